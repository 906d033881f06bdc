"""The bodies of questions. Keys and numbers of persons stand in bodies, and never in a URL."""

import re
import unicodedata
from datetime import date
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainValidator,
    SecretStr,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from api.gate import Purpose, Role

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
NEWEST = 2**53  # no commit has a number beyond
_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ORGANIZATION = "u:91990411TE0000010W"  # of a region that does not exist


def _plain(value: str) -> str:
    if any(unicodedata.category(c) in ("Cc", "Cs") for c in value):
        raise PydanticCustomError("control", "control or broken characters")
    return value


def _dated(value: object) -> object:
    """A number is no day, though pydantic would count it from 1970."""
    if isinstance(value, str) and not _DATED.match(value):
        raise PydanticCustomError("date_parsing", "no day")
    if isinstance(value, int | float):
        raise PydanticCustomError("date_parsing", "no day")
    return value


def _counted(value: object) -> object:
    if isinstance(value, bool):
        raise PydanticCustomError("int_type", "no number")
    return value


def _number(value: object) -> object:
    if isinstance(value, bool | str):
        raise PydanticCustomError("number", "no number")
    return value


# Of a body, where JSON says what is a number; of a query everything is a string.
Whole = Annotated[int, BeforeValidator(_number)]
Share = Annotated[float, BeforeValidator(_number)]
Flag = Annotated[bool, Field(strict=True)]
# What `_plain` refuses, for programs that read the description.
_PLAIN = {"pattern": r"^[^\x00-\x1f\x7f-\x9f]*$"}
Word = Annotated[str, Field(max_length=200, json_schema_extra=_PLAIN), AfterValidator(_plain)]
Named = Annotated[
    str, Field(min_length=1, max_length=200, json_schema_extra=_PLAIN), AfterValidator(_plain)
]
DayIn = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY), BeforeValidator(_dated)]
InstantIn = Annotated[AwareDatetime, BeforeValidator(_dated)]
Commit = Annotated[int, Field(ge=0, le=NEWEST), BeforeValidator(_counted)]

AsOf = Annotated[
    DayIn | None,
    Field(description="以哪一天为准，默认今天 · the day it is about, today by default"),
]
_CLOCKS = tuple(TypeAdapter[int | date](kind) for kind in (Commit, DayIn, InstantIn))


def _known(value: object) -> int | date | None:
    """One fault for all, where a union would name each of its members."""
    for clock in _CLOCKS if value is not None else ():
        try:
            return clock.validate_python(value)
        except ValidationError:
            continue
    if value is not None:
        raise PydanticCustomError("known_at", "no commit, day or instant")
    return None


KnownAt = Annotated[
    int | date | None,
    PlainValidator(_known, json_schema_input_type=Commit | DayIn | InstantIn | None),
    Field(description="当时所知：提交号、日期或时刻 · as known at a commit, a day or an instant"),
]


class Body(BaseModel):
    # What was sent stands in no message: it may be the number of a person.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Asked(Body):
    """What every question says: for what, as what, and on which two clocks."""

    purpose: Annotated[Purpose, Field(description="查询目的 · purpose")]
    role: Annotated[
        Role | None,
        Field(description="角色；只有一个角色的可不写 · role; not needed by who has one only"),
    ] = None
    case: Annotated[Word, Field(description="案件号 · number of a case")] = ""
    authorization: Annotated[Word, Field(description="授权号 · number of an authorization")] = ""
    as_of: AsOf = None
    known_at: KnownAt = None


class AboutOne(Asked):
    """`target`: a key, a code, a document number or a full name; a person by key or `number`."""

    target: Annotated[
        Word,
        Field(description="键、代码、文书号或全称；人员用键 · key, code, document or full name"),
    ] = ""
    number: Annotated[
        SecretStr | None,
        Field(description="人员的证件号码，不保存 · number of a person; not kept", max_length=40),
    ] = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if bool(self.target.strip()) is (self.number is not None):
            raise PydanticCustomError("one_of", "exactly one")
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        made = handler(core)
        handler.resolve_ref_schema(made)["oneOf"] = [_BY_TARGET, _BY_NUMBER]
        return made


# The rule of `_one`, for programs that read the description.
_BY_TARGET = {
    "required": ["target"],
    "properties": {"target": {"pattern": r"\S"}, "number": {"type": "null"}},
}
_BY_NUMBER = {
    "required": ["number"],
    "properties": {"number": {"type": "string"}, "target": {"pattern": r"^\s*$"}},
}


def example(**members: object) -> dict[str, Any]:
    """The example of a body in the documentation."""
    return {"examples": [{"purpose": "investigation", "case": "2026-0001"} | members]}
