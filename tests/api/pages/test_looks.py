"""Headers, languages and problems of pages, and the marks that assistive technology goes by."""

import re
from dataclasses import dataclass
from itertools import pairwise

import pytest

from api.audit.errors import AuditError
from api.gate import Role
from api.http.problems import KINDS
from api.pages.guests import Guest, Pages
from api.pages.render import render
from api.pages.visits import Visit, Visits
from graph.errors import StoreBusyError
from graph.text import Text
from tests.api.http.serving import C1, NOW
from tests.api.pages.browsing import Browser, found, parsed, words
from tests.api.pages.test_asking import ASKED

INV, P = Role.INVESTIGATOR, Role.PROCUREMENT


def test_the_policy_of_content_allows_our_stylesheet_and_forms_and_nothing_else(browser, world):
    for page in (browser.get("/sign-in"), browser.enter(world, P).ask("file", target=C1)):
        policy = dict(p.split(" ", 1) for p in page.headers["content-security-policy"].split("; "))
        assert policy == {
            "default-src": "'none'",
            "style-src": "'self'",
            "img-src": "'self'",
            "form-action": "'self'",
            "base-uri": "'none'",
            "frame-ancestors": "'none'",
        }
        assert page.headers["x-frame-options"] == "DENY"
        assert page.headers["x-content-type-options"] == "nosniff"
        assert page.headers["cross-origin-opener-policy"] == "same-origin"


def test_stylesheet_and_sign_are_ours_and_fetch_nothing(browser):
    sheet = browser.get("/zelian.css")
    assert sheet.headers["content-type"].startswith("text/css")
    assert not re.search(r"@import|url\(|https?:", sheet.text)
    assert browser.get("/zelian.svg").headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [
        ("zh-CN,zh;q=0.9", "zh-Hans"),
        ("en-GB,en;q=0.9,zh;q=0.5", "en"),
        ("fr", "zh-Hans"),
        ("", "zh-Hans"),
    ],
)
def test_the_language_is_chinese_unless_english_is_preferred(world, accepted, lang):
    with Browser(world.url, lang=accepted) as browser:
        page = browser.get("/sign-in")
    assert parsed(page.text).get("lang") == lang
    assert page.headers["content-language"] == lang[:2]


def test_a_language_that_was_chosen_stays_and_goes_before_that_of_the_browser(browser, world):
    assert parsed(browser.get("/sign-in?lang=en").text).get("lang") == "en"
    assert "Who is responsible" in words(browser.enter(world, P).get("/").text)
    assert parsed(browser.get("/?lang=zh").text).get("lang") == "zh-Hans"
    assert parsed(browser.get("/?lang=xx").text).get("lang") == "zh-Hans"
    assert parsed(browser.ask("file", target=C1).text).get("lang") == "zh-Hans"


def test_the_switch_on_an_answer_asks_for_the_same_answer_once_more(browser, world):
    browser.enter(world, INV)
    page = browser.ask("file", target=C1)
    form = next(f for f in found(page.text, "form") if _button(f, "lang"))
    fields = {i.get("name"): i.get("value") for i in form.iter("input")}
    assert fields.keys() == {"target", "as_of", "known_at", "token"}
    before = len(world.log())
    english = browser.send("/file", fields | {"lang": "en"})
    assert parsed(english.text).get("lang") == "en"
    assert "Credit file" in words(english.text)
    assert world.log()[before]["known_at"] == 2


def _button(form, name):
    return any(b.get("name") == name for b in form.iter("button"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("slug", ASKED)
def test_pages_are_built_so_that_they_can_be_heard(browser, world, slug, lang):
    browser.enter(world, INV)
    for page in (browser.get(f"/{slug}"), browser.ask(slug, **ASKED[slug], lang=lang)):
        tree = parsed(page.text)
        assert [h.text for h in tree.iter("h1") if h.text.strip()]
        levels = [int(e.tag[1]) for e in tree.iter() if str(e.tag) in ("h1", "h2", "h3")]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(b - a <= 1 for a, b in pairwise(levels))
        ids = [e.get("id") for e in tree.iter() if e.get("id")]
        assert len(ids) == len(set(ids))
        for e in tree.iter():
            for name in ("aria-labelledby", "aria-describedby", "for"):
                assert set((e.get(name) or "").split()) <= set(ids)
        for e in [*tree.iter("input"), *tree.iter("select"), *tree.iter("textarea")]:
            if e.get("type") not in ("hidden", "radio"):
                assert [x for x in tree.iter("label") if x.get("for") == e.get("id")]
        assert all(th.get("scope") in ("col", "row") for th in tree.iter("th"))
        assert all(len(list(t.iter("caption"))) == 1 for t in tree.iter("table"))
        for mark in ("header", "main", "footer", "nav"):
            assert list(tree.iter(mark))
        skip = next(tree.iter("a"))
        assert (skip.get("class"), skip.get("href")) == ("skip", "#main")


def test_an_address_that_is_not_there_is_a_page_for_people_and_a_problem_for_programs(browser):
    page = browser.get("/nowhere")
    assert page.status_code == 404
    assert "没有这一地址" in words(page.text)
    assert browser.http.put("/file").status_code == 405
    told = browser.http.get("/nowhere", headers={"Accept": "*/*"})
    assert told.headers["content-type"] == "application/problem+json"
    under = browser.http.get("/v1/nowhere")
    assert under.headers["content-type"] == "application/problem+json"


def test_a_body_over_the_limit_is_told_on_a_page(browser, world):
    browser.enter(world, P)
    page = browser.ask("screen", use="procurement", codes="x" * 2**20)
    assert page.status_code == 413
    assert "ZELIAN_BODY_BYTES" in words(page.text)


def test_a_log_that_cannot_be_written_stops_the_answer(browser, world, monkeypatch):
    browser.enter(world, P)

    def broken(*_):
        raise AuditError(Text("坏", "broken"))

    monkeypatch.setattr(world.service.gate._log, "append", broken)
    page = browser.ask("file", target=C1)
    assert (page.status_code, "审计日志不可用" in words(page.text)) == (503, True)


def test_registers_that_are_busy_are_told_without_failing_again(browser, world, monkeypatch):
    browser.enter(world, P)

    def busy(*_):
        raise StoreBusyError(Text("忙 /secret", "busy /secret"))

    monkeypatch.setattr(type(world.service.clients), "standing", busy)
    page = browser.get("/file")
    assert page.status_code == 503
    assert "/secret" not in page.text


def test_a_fault_nobody_expected_says_an_id_and_no_more(browser, world, monkeypatch):
    browser.enter(world, P)

    def fails(*_):
        raise RuntimeError("王丙丁")

    monkeypatch.setattr("api.http.routers.questions.cleared", fails)
    page = browser.ask("clearance", target=C1)
    assert page.status_code == 500
    assert page.headers["x-request-id"] in words(page.text)
    assert "王丙丁" not in page.text
    assert "Traceback" not in page.text


@dataclass
class _Asked:
    headers: dict


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
def test_every_kind_of_problem_has_a_page_in_both_languages(world, kind, lang):
    pages = Pages(world.service, Visits(b"k" * 32, lambda: NOW), None)
    here = Guest(_Asked({}), pages, Visit(began=0, lang=lang))
    text = render(lang, "problem.html", guest=here, kind=kind, detail=kind.detail, request_id="")
    assert kind.title.say(lang) in words(text)


def test_programs_are_answered_as_before_beside_the_pages(world):
    told = world.post("/v1/file", P, {"target": C1}, Accept="text/html")
    assert told.headers["content-type"] == "application/json"
    refused = world.post("/v1/file", P, {"target": "x"}, Accept="text/html")
    assert refused.headers["content-type"] == "application/problem+json"
    paths = world.http.get("/openapi.json").json()["paths"]
    assert all(p.startswith(("/v1/", "/healthz", "/readyz", "/metrics")) for p in paths)
