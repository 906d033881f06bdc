"""No key, number or name of a person leaves by an address, a cookie, a header, a title or a log."""

from urllib.parse import unquote

from api.gate import Role
from tests.api.http.serving import C1, NAME, NUMBER
from tests.api.pages.browsing import Browser, found, parsed, title

INV = Role.INVESTIGATOR


def walk(browser, world):
    """Whatever an investigator may do about a person, and what is refused to another role."""
    browser.enter(world, INV)
    for fields in ({"target": world.wang.key}, {"number": NUMBER}, {"target": NAME}):
        for slug in ("responsible", "file", "related", "clearance", "trace", "risk"):
            browser.ask(slug, **fields)
            browser.ask(slug, **fields, lang="en")
            browser.ask(slug, **fields, evidence="json")
    browser.post("/terms", choice="investigator:investigation", case=NAME, authorization=NUMBER)
    browser.post("/sign-out")
    browser.enter(world, Role.PROCUREMENT)
    browser.ask("file", target=world.wang.key)
    browser.ask("file", number=NUMBER)
    browser.ask("screen", use="procurement", codes=f"{NUMBER} {NAME} {C1}")


def test_no_person_stands_in_an_address_a_cookie_a_header_or_a_title(browser, world):
    walk(browser, world)
    signs = (world.wang.key, world.wang.key[3:], NUMBER, NAME)
    for page in browser.seen:
        sent = page.request
        outside = [unquote(str(sent.url)), str(sent.headers), unquote(str(page.headers))]
        if page.headers.get("content-type", "").startswith("text/html"):
            outside.append(title(page.text))
        assert not [sign for sign in signs for part in outside if sign in part]
        assert sent.url.query in (b"",)


def test_no_number_comes_back_in_any_page(browser, world):
    walk(browser, world)
    assert not [page.url for page in browser.seen if NUMBER in page.text]


def test_no_person_stands_in_the_log_of_requests_nor_in_the_metrics(browser, world, caplog):
    caplog.set_level("INFO")
    walk(browser, world)
    own = [r.getMessage() for r in caplog.records if r.name != "httpx"]  # the client's log
    shown = "".join(own) + world.get("/metrics", world.admin).text
    assert '"route": "/file"' in shown
    for sign in (world.wang.key, NAME, NUMBER):
        assert sign not in shown


def test_no_page_links_to_anything_but_pages_of_ours(browser, world):
    walk(browser, world)
    for page in browser.seen:
        if not page.headers.get("content-type", "").startswith("text/html"):
            continue
        assert "<script" not in page.text
        assert " style=" not in page.text
        attributes = {a for e in parsed(page.text).iter() for a in e.attrib}
        assert not [a for a in attributes if a.startswith("on")]
        for tag, name in (("a", "href"), ("link", "href"), ("form", "action"), ("img", "src")):
            for element in found(page.text, tag):
                where = element.get(name, "")
                assert where.startswith(("/", "#", "?lang=")) and not where.startswith("//")


def test_who_was_told_of_stands_in_the_audit_log(browser, world):
    browser.enter(world, INV)
    browser.ask("responsible", target="罚1号")
    assert world.wang.key in world.log()[-1]["subjects_returned"]


def test_a_page_of_one_who_asked_is_kept_by_nobody(world):
    with Browser(world.url) as browser:
        walk(browser, world)
        assert {page.headers["cache-control"] for page in browser.seen} == {"no-store"}
        assert {page.headers["referrer-policy"] for page in browser.seen} == {"no-referrer"}
