"""What was filled in: read, checked to be of this visit, and made a body of a question."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from pydantic import ValidationError

from api.http import problems
from api.http.bodies import Body
from api.http.faults import told_faults
from api.http.problems import ProblemError
from api.pages.guests import Guest, SignedIn, Visiting
from graph.text import Lang, Text

Made = TypeVar("Made", bound=Body)
_TOKEN = "token"
_MANY = 50  # fields of a form


@dataclass(frozen=True)
class Posted:
    """A form of the guest's own visit, in the terms in which it was shown."""

    guest: Guest
    fields: Mapping[str, str]


async def fields_of(request: Request) -> Mapping[str, str]:
    async with request.form(max_files=0, max_fields=_MANY) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


Fields = Annotated[Mapping[str, str], Depends(fields_of)]


def posted_by_anybody(here: Visiting, fields: Fields) -> Posted:
    """Raises ProblemError for a form of another visit, of other terms, or without a token."""
    if not here.pages.visits.is_own_form(here.visit, fields.get(_TOKEN, "")):
        raise ProblemError(problems.STALE_FORM)
    here = here.speaking(fields.get("lang", ""))
    here.request.state.guest = here
    return Posted(here, fields)


def posted(here: SignedIn, fields: Fields) -> Posted:
    return posted_by_anybody(here, fields)


AnybodysForm = Annotated[Posted, Depends(posted_by_anybody)]
Form = Annotated[Posted, Depends(posted)]


class FormError(Exception):
    """What is wrong with a form, by field; "" is the form as a whole."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(", ".join(faults))
        self.faults = faults


def body_of(model: type[Made], members: Mapping[str, Any], lang: Lang) -> Made:
    """Raises FormError with a sentence for each field that cannot be."""
    try:
        return model.model_validate(members)
    except ValidationError as error:
        raise FormError(_told(error, lang)) from None


def _told(error: ValidationError, lang: Lang) -> dict[str, str]:
    told: dict[str, str] = {}
    for fault in told_faults(error.errors(include_input=False), lang):
        field = fault["pointer"].split("/")[1] or _FIELDS.get(fault["code"], "")
        own = _BY_FIELD.get(field) or _BY_CODE.get(fault["code"])
        told.setdefault(field, own.say(lang) if own else fault["detail"])
    return told


# Faults of a body as a whole that are put right in one field.
_FIELDS = {"deadline": "deadline"}

# Where the words for programs do not fit a form.
_BY_FIELD: dict[str, Text] = {
    "known_at": Text(
        "请填提交号（如 12）、日期（如 2026-05-10）或带时区的时刻；不填即以最新为准",
        "give the number of a commit (12), a day (2026-05-10) or an instant with its time zone; "
        "blank is the newest",
    ),
    "as_of": Text("请填写有效的日期，如 2026-05-10", "give a day that there is: 2026-05-10"),
    "deadline": Text(
        "请填写有效的截止日，如 2026-05-10；按代码核对时必填",
        "give the deadline as a day, 2026-05-10; with codes it is needed",
    ),
    "number": Text("证件号码过长；请核对", "the number is too long; check it"),
}
_BY_CODE: dict[str, Text] = {
    "one_of": Text(
        "请只填一项：两项都填或都不填，无法确定所问为何",
        "fill in exactly one of the two; with both or none it is not clear what is asked",
    ),
}
