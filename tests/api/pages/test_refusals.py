"""Unknown, hidden and refused are one page, after the same least time; nobody learns by asking."""

import time

import pytest

from api.gate import Role
from tests.api.http.serving import C1, NUMBER, World
from tests.api.pages.browsing import Browser, words

INV, P, A, SELF = Role.INVESTIGATOR, Role.PROCUREMENT, Role.API_CONSUMER, Role.SUBJECT_SELF
UNKNOWN = f"p1:{'c' * 64}"


@pytest.mark.parametrize("role", [P, A, Role.POLICY_ADMIN])
@pytest.mark.parametrize("slug", ["responsible", "file", "related", "clearance"])
def test_whatever_the_reason_nothing_available_is_one_page(browser, world, role, slug):
    browser.enter(world, role)
    asked = [
        {"target": world.wang.key},
        {"target": UNKNOWN},
        {"number": NUMBER},
        {"number": "999999197001010017"},
        {"target": "王丙丁"},
        {"target": "无此公司"},
        {"target": "91990411TE0000037L"},
    ]
    told = [browser.ask(slug, **fields) for fields in asked]
    assert {page.status_code for page in told} == {404}
    assert len({page.text for page in told}) == 1
    assert len({frozenset(page.headers) for page in told}) == 1
    assert "两种情形答复相同" in words(told[0].text)


def test_a_case_that_is_not_there_and_one_of_other_subjects_are_one_page(browser, world):
    told = []
    for case, target in (("2026-9999", C1), (world.case, "91990411TE000023X4")):
        browser.enter(world, INV, case=case)
        page = browser.ask("file", target=target)
        token = browser.token
        told.append((page.status_code, page.text.replace(token, "").replace(case, "")))
    assert told[0] == told[1]


def test_a_refusal_is_in_the_log_with_its_reason_and_not_on_the_page(browser, world):
    browser.enter(world, INV, case="2026-9999")
    page = browser.ask("file", target=C1)
    assert world.log()[-1]["reason"] == "case_unknown"
    assert "未登记" not in page.text


def test_nothing_available_takes_its_time_whatever_the_reason(tmp_path):
    world = World(tmp_path, floor_ms=200)
    with Browser(world.url) as browser:
        browser.enter(world, P)
        for target in (world.wang.key, UNKNOWN, "91990411TE0000037L"):
            browser.get("/file")
            begun = time.perf_counter()
            assert browser.post("/file", target=target).status_code == 404
            assert time.perf_counter() - begun >= 0.2
    world.close()


@pytest.mark.parametrize(
    "role", [Role.PROVIDER, Role.WHISTLE_OFFICER, SELF, Role.POLICY_ADMIN, P, A]
)
def test_what_a_role_is_not_offered_is_refused_by_the_gate_all_the_same(browser, world, role):
    browser.enter(world, role)
    page = browser.ask("file", target=world.zhao.key)
    assert page.status_code == 404
    assert world.log()[-1]["decision"] == "deny"
