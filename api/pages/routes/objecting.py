"""The person recorded objects to an entry on itself, through the endpoint of programs."""

from collections.abc import Mapping
from typing import cast

from fastapi import APIRouter, Response

from api.gate import Purpose, Role
from api.http.acting import Acting
from api.http.routers.answers import Answered
from api.http.routers.objections import ToObject, objections
from api.pages.again import unnumbered
from api.pages.forms import Form, FormError, body_of
from api.pages.guests import Guest, SignedIn
from graph.text import Text

router = APIRouter(include_in_schema=False)


@router.get("/own/objection")
def own(here: SignedIn) -> Response:
    """Where the language was changed."""
    return here.go("/own")


@router.post("/own/objection")
def object_to(sent: Form) -> Response:
    """For the purpose of an objection, whatever the file was asked for."""
    here, fields = sent.guest, sent.fields
    try:
        body = _body(here, fields)
    except FormError as error:
        kept = {name: unnumbered(fields).get(name, "") for name in ("event", "holder", "grounds")}
        return here.page("objecting.html", 422, fields=kept, faults=error.faults)
    assert here.client
    filed = cast(Answered, objections(body, Acting(here.service, here.client)))
    return here.page("objected.html", 201, filed=filed.told, purpose=body.purpose)


def _body(here: Guest, fields: Mapping[str, str]) -> ToObject:
    """Raises FormError. Nothing is filed by one press of a button."""
    wrong = {
        "grounds": None if fields.get("grounds") else _CHOOSE,
        "sure": None if fields.get("sure") else _CONFIRM,
    }
    if faults := {name: text.say(here.lang) for name, text in wrong.items() if text}:
        raise FormError(faults)
    said = {name: fields.get(name, "") for name in ("event", "holder", "grounds")}
    terms = {"role": Role.SUBJECT_SELF, "purpose": Purpose.OBJECTION}
    return body_of(ToObject, terms | said, here.lang)


_CHOOSE = Text("请选择理由", "choose a ground")
_CONFIRM = Text("请确认提出异议", "confirm that you object")
