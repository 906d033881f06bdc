"""A form is taken of its own visit, in the terms in which it was shown, and its faults are told."""

import pytest

from api.gate import Role
from tests.api.http.serving import C1, NUMBER
from tests.api.pages.browsing import Browser, found, value, words

INV, P = Role.INVESTIGATOR, Role.PROCUREMENT
POSTS = ["/terms", "/sign-out", "/responsible", "/file", "/screen", "/own"]


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("token", [None, "", "x", "0" * 64])
def test_without_its_token_no_form_is_taken(browser, world, path, token):
    browser.enter(world, P)
    before = len(world.log())
    fields = {"target": C1} | ({} if token is None else {"token": token})
    page = browser.send(path, fields)
    assert page.status_code == 403
    assert "没有提出任何查询" in words(page.text)
    assert len(world.log()) == before


@pytest.mark.parametrize("token", [None, "", "0" * 64])
def test_nor_is_a_key_taken_without_one(browser, world, token):
    browser.get("/sign-in")
    fields = {"key": world.keys[P]} | ({} if token is None else {"token": token})
    page = browser.send("/sign-in", fields)
    assert page.status_code == 403
    assert browser.get("/file").status_code == 401


def test_a_form_of_somebody_else_is_refused(world):
    with Browser(world.url) as one, Browser(world.url) as other:
        one.enter(world, P)
        other.enter(world, P)
        page = one.send("/file", {"token": value(other.get("/file").text, "token"), "target": C1})
        assert page.status_code == 403


def test_a_form_shown_before_the_terms_were_changed_asks_nothing(browser, world):
    """In two windows: what stood above the form is not what would be logged."""
    browser.enter(world, INV)
    shown = value(browser.get("/file").text, "token")
    browser.get("/terms")
    browser.post("/terms", choice="investigator:investigation", case=world.case, as_of="2026-01-01")
    before = len(world.log())
    page = browser.send("/file", {"token": shown, "target": C1})
    assert page.status_code == 403
    assert len(world.log()) == before
    assert browser.ask("file", target=C1).status_code == 200


def test_no_question_is_asked_by_an_address(browser, world):
    browser.enter(world, INV)
    before = len(world.log())
    page = browser.get(f"/file?target={C1}&token={browser.get('/file') and browser.token}")
    assert 'name="target"' in page.text
    assert C1 not in page.text
    assert len(world.log()) == before


FAULTS = [
    ("file", {}, "", "请只填一项"),
    ("file", {"target": C1, "number": NUMBER}, "", "请只填一项"),
    ("file", {"target": "p1:abc"}, "", "人员键不完整"),
    ("file", {"number": "99999919750303003"}, "number", "不是完整有效"),
    ("file", {"number": "9" * 41}, "number", "过长"),
    ("file", {"target": "x" * 201}, "target", "过长"),
    ("related", {"target": C1, "depth": "9"}, "depth", "不得大于 6"),
    ("related", {"target": C1, "depth": "9" * 5000}, "depth", "应为数字"),
    ("related", {"target": C1, "kinds": "nothing"}, "", "nothing"),
    ("screen", {"use": "procurement", "codes": " \n "}, "codes", "至少 1 项"),
    ("screen", {"codes": C1}, "use", "缺少此项"),
    ("bidders", {"codes": C1, "deadline": "2026-02-30"}, "deadline", "有效的截止日"),
    ("bidders", {"codes": C1}, "deadline", "按代码核对时必填"),
    ("bidders", {"lot": "x", "codes": C1, "deadline": "2026-05-10"}, "", "请只填一项"),
    ("bidders", {}, "", "请只填一项"),
    ("bidders", {"lot": "x", "procedure": "magic"}, "procedure", "应为"),
]


@pytest.mark.parametrize(("slug", "fields", "field", "said"), FAULTS)
def test_what_is_wrong_is_told_at_its_field_and_what_was_written_is_kept(
    browser, world, slug, fields, field, said
):
    browser.enter(world, INV)
    before = len(world.log())
    page = browser.ask(slug, **fields)
    assert page.status_code == 422
    assert said in words(page.text)
    assert len(world.log()) == before
    if field:
        wrong = next(e for e in parsed_fields(page.text) if e.get("id") == field)
        assert wrong.get("aria-invalid") == "true"
        told = {e.get("id") for e in found(page.text, "p")}
        assert set(wrong.get("aria-describedby").split()) <= told
    kept = {e.get("name"): e.get("value") for e in found(page.text, "input")}
    assert "target" not in fields or kept["target"] == fields["target"]
    assert NUMBER not in page.text


def parsed_fields(text):
    return [e for tag in ("input", "textarea", "select") for e in found(text, tag)]


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({}, "请选择角色和目的"),
        ({"choice": "investigator:investigation"}, "必须写明案件编号"),
        ({"choice": "investigator:investigation", "case": "王丙丁"}, "案件编号的写法"),
        ({"choice": "investigator:investigation", "case": NUMBER}, "案件编号的写法"),
        ({"choice": "investigator:approval", "case": "2026-0001", "as_of": "31.12."}, "有效的日期"),
        ({"choice": "investigator:approval", "case": "2026-0001", "known_at": "x"}, "提交号"),
        (
            {"choice": "investigator:approval", "case": "2026-0001", "authorization": NUMBER},
            "授权编号的写法",
        ),
    ],
)
def test_terms_that_cannot_be_are_told_and_leave_no_trace_in_the_cookie(
    browser, world, terms, said
):
    browser.sign_in(world.keys[INV])
    page = browser.post("/terms", **terms)
    assert page.status_code == 422
    assert said in words(page.text)
    assert browser.get("/").url.path == "/terms"


def test_whether_there_is_such_a_case_is_not_told_by_the_terms(browser, world):
    browser.enter(world, INV, case="2026-9999")
    assert browser.page.url.path == "/"
    assert browser.ask("file", target=C1).status_code == 404


def test_a_body_that_is_no_form_is_told_on_a_page(browser, world):
    browser.enter(world, P)
    headers = {"Content-Type": "application/json"}
    page = browser.http.post("/file", content=b"{}", headers=headers)
    assert page.status_code == 403
    broken = {"Content-Type": "multipart/form-data; boundary=x"}
    page = browser.http.post("/file", content=b"--y", headers=broken)
    assert page.status_code in (400, 403)
    assert page.headers["content-type"].startswith("text/html")
