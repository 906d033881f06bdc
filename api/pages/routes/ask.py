"""A question: its form by GET, its answer by POST, so that whom it is about is in no address."""

from collections.abc import Callable, Mapping
from typing import cast

from fastapi import APIRouter, Response
from pydantic import BaseModel

from api.http import problems
from api.http.asking import Asking
from api.http.bodies import Asked
from api.http.handlers import sayable
from api.http.problems import ProblemError
from api.http.routers.answers import Answered
from api.pages.again import again, unnumbered
from api.pages.evidence import evidence
from api.pages.forms import Form, FormError, Posted, body_of
from api.pages.guests import Guest, SignedIn
from api.pages.members import clocks
from api.pages.questions import QUESTIONS, Question
from graph.errors import InputError
from graph.text import Text

router = APIRouter(include_in_schema=False)


def form_of(question: Question) -> Callable[[Guest], Response]:
    def form(here: SignedIn) -> Response:
        return show_form(here, question, {}, {}) if here.asked else here.go("/terms")

    return form


def answer_of(question: Question) -> Callable[[Posted], Response]:
    def answer(sent: Form) -> Response:
        if sent.guest.asked is None:
            return sent.guest.go("/terms")
        try:
            return _answered(question, sent, sent.guest.asked)
        except FormError as error:
            return show_form(sent.guest, question, sent.fields, error.faults)
        except InputError as error:
            told = sayable(error).say(sent.guest.lang)
            return show_form(sent.guest, question, sent.fields, {"": told})
        except ProblemError as error:
            if error.kind is not problems.INVALID:
                raise
            told = _NO_NUMBER.say(sent.guest.lang)
            return show_form(sent.guest, question, sent.fields, {"number": told})

    return answer


def _answered(question: Question, sent: Posted, asked: Asked) -> Response:
    here, fields = sent.guest, sent.fields
    members = asked.model_dump() | question.members(fields) | clocks(fields)
    body = body_of(question.body, members, here.lang)
    told = ask(here, question, body)
    if "evidence" in fields:
        return evidence(here, question.slug, body, told)
    same = again(fields, told)
    beside = None
    if question.also:  # as known at the same commit
        pinned = members | clocks(same)
        beside = ask(here, question.also, body_of(question.also.body, pinned, here.lang))
    return here.page(
        f"answers/{question.slug}.html", question=question, told=told, beside=beside, again=same
    )


def ask(here: Guest, question: Question, body: Asked) -> BaseModel:
    """Through the endpoint of programs: the same gate, log, limits and answer."""
    assert here.client
    return cast(Answered, question.ask(body, Asking(here.service, here.client))).told


def show_form(
    here: Guest, question: Question, fields: Mapping[str, str], faults: Mapping[str, str]
) -> Response:
    status = 422 if faults else 200
    kept = unnumbered(fields)
    return here.page("ask.html", status, question=question, fields=kept, faults=faults)


# The one thing that asking finds wrong with a body by itself.
_NO_NUMBER = Text(
    "不是完整有效的公民身份号码；请核对", "this is no whole and valid citizen number; check it"
)

for _question in QUESTIONS:
    router.add_api_route(_question.path, form_of(_question), methods=["GET"])
    router.add_api_route(_question.path, answer_of(_question), methods=["POST"])
