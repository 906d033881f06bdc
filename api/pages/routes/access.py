"""Signing in with the key of a registered client, and out."""

from typing import NamedTuple

from fastapi import APIRouter, Response

from api.clients import Client
from api.gate import PURPOSES, Purpose, Role
from api.http.bodies import Asked
from api.pages.cookie import drop_cookie
from api.pages.forms import AnybodysForm, Form
from api.pages.guests import Guest, Visiting
from graph.text import Text

router = APIRouter(include_in_schema=False)


@router.get("/sign-in")
def sign_in_form(here: Visiting) -> Response:
    if here.client:
        return here.go("/")
    return here.page("sign_in.html", wrong=None)


@router.post("/sign-in")
def sign_in(sent: AnybodysForm) -> Response:
    here = sent.guest
    here.service.rates.sign_in(here.request.client.host if here.request.client else "")
    client = here.service.clients.holder(sent.fields.get("key", "").strip())
    if client is None:
        return here.page("sign_in.html", 401, wrong=_NO_CLIENT)
    if client.administrator:
        return here.page("sign_in.html", 403, wrong=_ADMINISTRATOR)
    here.request.state.client = client.id
    return _entered(here, client)


def _entered(here: Guest, client: Client) -> Response:
    visits, only = here.pages.visits, only_terms(client)
    if here.visit.client:
        here.pages.ended.add(here.visit, visits.now())
    entered = here.with_visit(here.visit.signed_in(client.id, visits.now(), only))
    return entered.go("/" if only else "/terms")


@router.get("/sign-out")
def stay(here: Visiting) -> Response:
    """Nobody is signed out by an address."""
    return here.go("/")


@router.post("/sign-out")
def sign_out(sent: Form) -> Response:
    here = sent.guest
    here.pages.ended.add(here.visit, here.pages.visits.now())
    response = here.go("/sign-in")
    drop_cookie(here.request, response)
    return response


class Choice(NamedTuple):
    """As what and for what a client may ask."""

    role: Role
    purpose: Purpose

    @property
    def code(self) -> str:
        return f"{self.role}:{self.purpose}"


def choices_of(client: Client) -> list[Choice]:
    """In the order of roles and purposes."""
    return [
        Choice(role, purpose)
        for role in Role
        for purpose in Purpose
        if role in client.roles and purpose in PURPOSES[role] & client.purposes
    ]


def only_terms(client: Client) -> Asked | None:
    """Where there is nothing to choose and nothing to add, nobody is asked."""
    choices = choices_of(client)
    if len(choices) != 1 or choices[0].role is Role.INVESTIGATOR:
        return None
    return Asked(role=choices[0].role, purpose=choices[0].purpose)


_NO_CLIENT = Text(
    "没有持此密钥的客户端，或该客户端已被吊销；请核对密钥，或向管理员申请登记",
    "no client has this key, or it was revoked; check the key, or ask the operator for one",
)
_ADMINISTRATOR = Text(
    "这是管理员密钥：只用于管理，不能查询；请使用登记为查询方的客户端密钥",
    "this is the key of an administrator, who asks nothing; use the key of a client that is "
    "registered to ask",
)
