"""A problem as a page: what is wrong and what to do next, in the language of the reader."""

from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from api.http import problems
from api.http.problems import Kind
from api.pages.guests import Guest, bare_guest
from api.pages.render import SAFETY, render
from graph.text import Text


def problem_page(
    request: Request,
    kind: Kind,
    detail: Text,
    headers: Mapping[str, str],
    members: Mapping[str, object],
) -> Response:
    here: Guest = getattr(request.state, "guest", None) or bare_guest(request)
    if kind is problems.UNAUTHENTICATED or (kind is problems.STALE_FORM and not here.client):
        return _sign_in(here, kind)
    text = render(
        here.lang,
        "problem.html",
        guest=here,
        kind=kind,
        detail=_FOR_PEOPLE.get(kind, detail),
        request_id=str(members.get("request_id", "")),
    )
    told = {"Content-Language": here.lang, **SAFETY, **headers}
    return HTMLResponse(text, kind.status, headers=told)


def _sign_in(here: Guest, kind: Kind) -> Response:
    """With a visit of its own, for nobody is signed in by this one."""
    begun = here.pages.visits.begin()
    fresh = Guest(here.request, here.pages, begun).speaking(here.visit.lang or "")
    ended = _NOT_SIGNED_IN if here.visit.client else None
    return fresh.page("sign_in.html", kind.status, wrong=_WRITTEN.get(kind, ended))


_NOT_SIGNED_IN = Text(
    "登录已结束：已退出、久未使用，或该客户端已被吊销。没有提出任何查询；请重新登录",
    "you are signed in no longer: you signed out, did nothing for long, or the client was revoked. "
    "Nothing was asked; sign in again",
)
_WRITTEN = {
    problems.STALE_FORM: Text(
        "登录页打开过久，或浏览器没有带回本站的 cookie；请再试一次，并允许本站的 cookie",
        "this page was open for long, or the browser does not keep our cookie; try once more, and "
        "allow the cookie",
    )
}
# Where the words for programs do not help somebody at a browser.
_FOR_PEOPLE = {
    problems.NO_ROUTE: Text(
        "请从首页进入；查询一律从表单提出，答复没有固定地址",
        "begin at the first page; questions are asked by forms, and answers have no address",
    ),
    problems.NO_METHOD: Text(
        "请从首页进入；查询一律从表单提出，答复没有固定地址",
        "begin at the first page; questions are asked by forms, and answers have no address",
    ),
    problems.UNREADABLE: Text(
        "表单无法读取；请返回重新填写", "the form cannot be read; go back and fill it in again"
    ),
}
