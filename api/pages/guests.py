"""Who asks for a page: the visit, the client that signed in, and how a page leaves for them."""

from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.clients import Client
from api.gate import Role
from api.http import problems
from api.http.bodies import Asked
from api.http.language import language
from api.http.problems import ProblemError
from api.http.service import Service
from api.pages.cookie import read_cookie, set_cookie
from api.pages.render import SAFETY, render
from api.pages.visits import Ended, Visit, Visits
from graph.text import Lang

LANGS: tuple[Lang, ...] = ("zh", "en")


@dataclass(frozen=True)
class Pages:
    """What the pages of one process hold."""

    service: Service
    visits: Visits
    ended: Ended


@dataclass(frozen=True)
class Guest:
    """`client` is None before the sign-in, and for whoever was revoked since."""

    request: Request
    pages: Pages
    visit: Visit
    client: Client | None = None

    @property
    def service(self) -> Service:
        return self.pages.service

    @property
    def lang(self) -> Lang:
        return self.visit.lang or language(self.request)

    @property
    def asked(self) -> Asked | None:
        """As what, for what and on which clocks; None until it was said."""
        return self.visit.asked

    @property
    def role(self) -> Role | None:
        return self.visit.asked.role if self.visit.asked else None

    @property
    def form_token(self) -> str:
        return self.pages.visits.form_token(self.visit)

    def speaking(self, lang: str) -> "Guest":
        """In the language chosen on the page, if it is one of ours."""
        if lang not in LANGS:
            return self
        return self.with_visit(replace(self.visit, lang=lang))

    def with_visit(self, visit: Visit) -> "Guest":
        return replace(self, visit=visit)

    def with_asked(self, asked: Asked) -> "Guest":
        return self.with_visit(replace(self.visit, asked=asked))

    def page(self, template: str, status: int = 200, **context: Any) -> Response:
        text = render(self.lang, template, guest=self, **context)
        response = HTMLResponse(text, status, headers=SAFETY | {"Content-Language": self.lang})
        return self.keeping(response)

    def go(self, path: str) -> Response:
        """To a page of ours, by GET."""
        return self.keeping(RedirectResponse(path, 303))

    def keeping(self, response: Response) -> Response:
        set_cookie(self.request, response, self.pages.visits.seal(self.visit))
        return response


def bare_guest(request: Request) -> Guest:
    """From the request alone; nothing is read from any file, so it cannot fail."""
    pages: Pages = request.app.state.pages
    visit = pages.visits.open(read_cookie(request)) or pages.visits.begin()
    lang = request.query_params.get("lang", "")
    return Guest(request, pages, visit).speaking(lang)


def guest(request: Request) -> Guest:
    found = bare_guest(request)
    if not found.visit.client:
        return found
    if found.pages.ended.holds(found.visit):
        return replace(found, visit=replace(found.pages.visits.begin(), lang=found.visit.lang))
    return replace(found, client=found.service.clients.standing(found.visit.client))


def member(here: Annotated[Guest, Depends(guest)]) -> Guest:
    """Raises ProblemError for whoever is not signed in, or no longer."""
    if here.client is None:
        raise ProblemError(problems.UNAUTHENTICATED)
    here.request.state.client = here.client.id
    here.request.state.guest = here
    here.service.rates.request(here.client.id)
    return here


Visiting = Annotated[Guest, Depends(guest)]
SignedIn = Annotated[Guest, Depends(member)]
