"""As what, for what, in which case and on which two clocks: said once, kept for the visit."""

import re
from collections.abc import Mapping
from itertools import groupby
from operator import attrgetter

from fastapi import APIRouter, Response

from api.desk import AUTHORIZATION_ID, CASE_ID
from api.gate import Role
from api.http.bodies import Asked
from api.pages.again import unnumbered
from api.pages.forms import Form, FormError, body_of
from api.pages.guests import Guest, SignedIn
from api.pages.members import clocks
from api.pages.routes.access import choices_of
from graph.text import Text

router = APIRouter(include_in_schema=False)


@router.get("/terms")
def terms_form(here: SignedIn) -> Response:
    return _form(here, _filled(here.asked), {})


@router.post("/terms")
def set_terms(sent: Form) -> Response:
    here, fields = sent.guest, sent.fields
    try:
        return here.with_asked(_asked(here, fields)).go("/")
    except FormError as error:
        return _form(here, fields, error.faults)


def _form(here: Guest, fields: Mapping[str, str], faults: Mapping[str, str]) -> Response:
    found = choices_of(here.client) if here.client else []
    by_role = {role: list(same) for role, same in groupby(found, attrgetter("role"))}
    return here.page(
        "terms.html",
        422 if faults else 200,
        choices=by_role,
        only=len(found) == 1,
        fields=unnumbered(fields),
        faults=faults,
    )


def _asked(here: Guest, fields: Mapping[str, str]) -> Asked:
    """Raises FormError. Whether case and authorization carry a question is for the gate."""
    case, authorization = (fields.get(n, "").strip() for n in ("case", "authorization"))
    choices = choices_of(here.client) if here.client else []
    chosen = next((c for c in choices if c.code == fields.get("choice")), None)
    wrong = {
        "choice": _CHOOSE if chosen is None else None,
        # Nothing but a number goes into the cookie: a word may be a name.
        "case": _case_fault(case, chosen.role if chosen else None),
        "authorization": _NO_AUTHORIZATION if _unlike(authorization, AUTHORIZATION_ID) else None,
    }
    faults = {name: text.say(here.lang) for name, text in wrong.items() if text}
    if chosen is None or faults:
        raise FormError(faults)
    said = {"role": chosen.role, "purpose": chosen.purpose, "case": case}
    members = said | {"authorization": authorization} | clocks(fields)
    return body_of(Asked, members, here.lang)


def _case_fault(case: str, role: Role | None) -> Text | None:
    if role is Role.INVESTIGATOR and not case:
        return _CASE_NEEDED
    return _NO_CASE if _unlike(case, CASE_ID) else None


def _unlike(written: str, shape: re.Pattern[str]) -> bool:
    return bool(written) and not shape.fullmatch(written)


def _filled(asked: Asked | None) -> dict[str, str]:
    """What was said before, as the fields of the form."""
    if asked is None:
        return {}
    given = asked.model_dump(mode="json", exclude_none=True, exclude={"role", "purpose"})
    return {name: str(value) for name, value in given.items()} | {
        "choice": f"{asked.role}:{asked.purpose}"
    }


_CHOOSE = Text("请选择角色和目的", "choose a role and a purpose")
_CASE_NEEDED = Text(
    "调查查询必须写明案件编号，如 2026-0001；案件由登记单位登记",
    "an investigator needs the number of a case, such as 2026-0001; cases are registered by the "
    "operator",
)
_NO_CASE = Text(
    "案件编号的写法如 2026-0001；请核对", "the number of a case is written 2026-0001; check it"
)
_NO_AUTHORIZATION = Text(
    "授权编号的写法如 A2026-0001；请核对",
    "the number of an authorization is written A2026-0001; check it",
)
