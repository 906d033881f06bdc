"""The base of what attribution says: frozen, and with no field that is not declared."""

from pydantic import BaseModel, ConfigDict


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
