"""The body of a decision, made from the columns of its format."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    SecretStr,
    create_model,
)

from api.decisions.kinds import Decision
from loaders.tables import Column

LONGEST = 4000  # characters of one member


def shape_of(
    decision: Decision, plain: AfterValidator, example: Mapping[str, str]
) -> type[BaseModel]:
    """A model with a member for each column that may be said; those of a person's number are
    secrets. `plain` refuses what no text may hold."""
    members: dict[str, Any] = {
        field: _member(decision, field, column, plain) for field, column in decision.fields.items()
    }
    name = "".join(part.title() for part in decision.kind.split("-"))
    config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        json_schema_extra={"examples": [dict[str, JsonValue](example)]},
    )
    made: type[BaseModel] = create_model(f"{name}Said", __config__=config, **members)
    return made


def said_in(body: BaseModel) -> dict[str, str]:
    """What was said, field by field; numbers of persons leave their wrapping here and go into
    the row alone."""
    found = ((name, getattr(body, name)) for name in type(body).model_fields)
    opened = ((n, v.get_secret_value() if isinstance(v, SecretStr) else v) for n, v in found)
    return {name: value for name, value in opened if value}


def _member(decision: Decision, field: str, column: Column, plain: AfterValidator) -> Any:
    told = f"{column.names[0]} · {field.replace('_', ' ')}"
    needed = decision.needs(field)
    least = 1 if needed else None
    limits = Field(min_length=least, max_length=LONGEST, description=told)
    kind: Any = Annotated[SecretStr, limits] if column.secret else Annotated[str, limits, plain]
    usual: Any = ... if needed else (SecretStr("") if column.secret else "")
    return (kind, usual)
