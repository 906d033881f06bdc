"""Signing in and out: who comes in, for how long, and what is left when they went."""

from datetime import timedelta

import pytest

from api.clients import Enrolment, open_clients
from api.gate import Purpose, Role
from api.http.bodies import Asked
from api.http.settings import Settings
from api.http.tokens import Tokens
from api.pages.visits import Ended, Visit, Visits
from api.pages.visits.sealing import IDLE, LONGEST
from tests.api.http.serving import NOW, World
from tests.api.pages.browsing import Browser, words

P = Role.PROCUREMENT
KEY = b"k" * 32


def test_whoever_has_one_role_and_purpose_comes_straight_to_the_questions(browser, world):
    page = browser.sign_in(world.keys[P])
    assert page.url.path == "/"
    assert "名单比对" in words(page.text)
    assert "采购人员" in words(page.text)


def test_whoever_may_choose_is_asked_what_for(browser, world):
    page = browser.sign_in(world.keys[Role.INVESTIGATOR])
    assert page.url.path == "/terms"
    assert browser.get("/").url.path == "/terms"
    assert browser.get("/responsible").url.path == "/terms"


@pytest.mark.parametrize("key", ["", "zelian_wrong", "zelian_", "' OR 1=1 --", "é"])
def test_a_wrong_key_opens_nothing_and_is_not_shown_again(browser, key):
    browser.get("/sign-in")
    page = browser.post("/sign-in", key=key)
    assert page.status_code == 401
    assert "没有持此密钥的客户端" in words(page.text)
    assert len(key) < 8 or key not in page.text
    assert browser.get("/file").status_code == 401


def test_an_administrator_asks_nothing_and_is_not_signed_in(browser, world):
    browser.get("/sign-in")
    page = browser.post("/sign-in", key=world.admin)
    assert page.status_code == 403
    assert "管理员密钥" in words(page.text)
    assert browser.get("/file").status_code == 401


def test_an_access_token_is_no_key_and_no_visit(browser, world):
    client = open_clients(world.home).holder(world.keys[P])
    token = world.service.tokens.issue(client.id)
    browser.get("/sign-in")
    assert browser.post("/sign-in", key=token).status_code == 401
    browser.http.cookies.set("zelian", token, domain="127.0.0.1")
    assert browser.get("/file").status_code == 401


def test_a_visit_is_no_access_token(browser, world):
    browser.enter(world, P)
    body = {"purpose": "procurement", "target": "91990411TE0000010W"}
    assert world.post("/v1/file", browser.cookie, body).status_code == 401


@pytest.mark.parametrize("path", ["/terms", "/responsible", "/file", "/screen", "/own"])
def test_without_signing_in_every_page_is_the_sign_in(browser, path):
    page = browser.get(path)
    assert page.status_code == 401
    assert 'action="/sign-in"' in page.text


def test_a_cookie_is_kept_from_scripts_from_other_sites_and_from_long_life(browser, world):
    browser.enter(world, P)
    set_by = [page.headers["set-cookie"] for page in browser.seen if "set-cookie" in page.headers]
    assert len(set_by) == len(browser.seen)
    for cookie in set_by:
        assert {"HttpOnly", "SameSite=strict", "Path=/", f"Max-Age={IDLE}"} <= set(
            cookie.split("; ")
        )
        assert "Secure" not in cookie  # on loopback without TLS it would not come back


def test_behind_tls_the_cookie_is_secure_and_of_this_host_alone(world):
    with Browser(world.url, **{"X-Forwarded-Proto": "https"}) as browser:
        cookie = browser.get("/sign-in").headers["set-cookie"]
    assert cookie.startswith("__Host-zelian=")
    assert "Secure" in cookie
    assert "Domain" not in cookie


def test_signing_out_ends_the_visit_also_for_a_copy_of_its_cookie(browser, world):
    browser.enter(world, P)
    kept = browser.cookie
    assert browser.post("/sign-out").url.path == "/sign-in"
    assert browser.get("/file").status_code == 401
    browser.http.cookies.set("zelian", kept, domain="127.0.0.1")
    assert browser.get("/file").status_code == 401
    assert browser.get("/").url.path == "/sign-in"


def test_signing_in_gives_a_new_visit_whatever_was_there_before(browser, world):
    browser.get("/sign-in")
    before = browser.cookie
    browser.post("/sign-in", key=world.keys[P])
    visits = Visits(_secret(world), lambda: NOW)
    assert visits.open(before).id != visits.open(browser.cookie).id


def _secret(world):
    return bytes.fromhex((world.home.keys / "pages").read_text().strip())


def test_a_revoked_client_is_out_at_once(tmp_path):
    world = World(tmp_path)
    with Browser(world.url) as browser:
        browser.enter(world, P)
        browser.get("/file")
        clients = open_clients(world.home)
        clients.revoke(clients.holder(world.keys[P]).id, "test")
        asked = browser.post("/file", target="91990411TE0000010W")
        assert asked.status_code == 401
        assert "吊销" in words(asked.text)
        assert browser.get("/file").status_code == 401
    assert [line for line in world.log() if line["actor"] == f"{P} 客户端"] == []
    world.close()


def test_attempts_to_sign_in_are_limited_by_address_and_the_limit_is_named(tmp_path):
    world = World(tmp_path, sign_ins_per_minute=3)
    with Browser(world.url) as browser:
        browser.get("/sign-in")
        told = [browser.send("/sign-in", {"token": browser.token, "key": "x"}) for _ in range(3)]
        assert [page.status_code for page in told] == [401] * 3
        page = browser.send("/sign-in", {"token": browser.token, "key": world.keys[P]})
        assert page.status_code == 429
        assert "ZELIAN_SIGN_INS_PER_MINUTE" in page.text
        assert int(page.headers["retry-after"]) <= 60
    with Browser(world.url, **{"X-Forwarded-For": "127.0.0.9"}) as elsewhere:
        assert elsewhere.sign_in(world.keys[P]).status_code == 200
    world.close()


def visits_at(moment):
    return Visits(KEY, lambda: moment)


def test_a_visit_is_over_when_it_was_not_used_and_at_its_longest_in_any_case():
    begun = visits_at(NOW)
    sealed = begun.seal(begun.begin())
    assert visits_at(NOW + timedelta(seconds=IDLE - 1)).open(sealed)
    assert visits_at(NOW + timedelta(seconds=IDLE)).open(sealed) is None
    late = NOW + timedelta(seconds=LONGEST - 60)
    again = visits_at(late).seal(begun.begin())
    assert visits_at(late + timedelta(seconds=59)).open(again)
    assert visits_at(late + timedelta(seconds=60)).open(again) is None


def test_a_sealed_visit_comes_back_as_it_was_and_with_no_bit_changed():
    visits = visits_at(NOW)
    asked = Asked(role=P, purpose=Purpose.PROCUREMENT, as_of="2026-05-01", known_at=3)
    visit = visits.begin().signed_in("K0001", visits.now(), asked)
    sealed = visits.seal(visit)
    assert visits.open(sealed) == visit
    for place in range(0, len(sealed) - 1, 9):  # the last letter holds bits of no meaning
        other = "A" if sealed[place] != "A" else "B"
        assert visits.open(sealed[:place] + other + sealed[place + 1 :]) is None
    assert Visits(b"l" * 32, lambda: NOW).open(sealed) is None
    assert visits.open(Tokens(KEY, Settings(), lambda: NOW).issue("K0001")) is None


@pytest.mark.parametrize("change", ["id", "client", "asked"])
def test_a_form_belongs_to_one_visit_and_to_its_terms(change):
    visits = visits_at(NOW)
    visit = Visit(began=1, id="a", client="K1", asked=Asked(purpose=Purpose.AUDIT))
    token = visits.form_token(visit)
    assert visits.is_own_form(visit, token)
    other = {"id": "b", "client": "K2", "asked": Asked(purpose=Purpose.POLICY)}[change]
    assert not visits.is_own_form(Visit(**{**vars(visit), change: other}), token)
    assert not visits.is_own_form(visit, "é")


def test_what_was_signed_out_is_forgotten_when_it_would_be_over_anyhow(tmp_path):
    ended = Ended(tmp_path / "visits.sqlite")
    early, late = Visit(began=0, id="early"), Visit(began=1000, id="late")
    ended.add(early, 10)
    assert ended.holds(early)
    assert Ended(tmp_path / "visits.sqlite").holds(early)  # another process
    ended.add(late, LONGEST)
    assert not ended.holds(early)
    assert ended.holds(late)


def test_a_client_of_two_roles_chooses_among_its_own_alone(tmp_path):
    world = World(tmp_path)
    wanted = Enrolment(
        name="两用",
        ground="测试",
        roles=frozenset({P, Role.AUDITOR}),
        purposes=frozenset({Purpose.PROCUREMENT, Purpose.AUDIT}),
    )
    key = open_clients(world.home).add(wanted, "test").key
    with Browser(world.url) as browser:
        browser.sign_in(key)
        assert browser.post("/terms", choice="steward:stewardship").status_code == 422
        assert browser.post("/terms", choice="auditor:procurement").status_code == 422
        assert "审计人员" in words(browser.post("/terms", choice="auditor:audit").text)
    world.close()
