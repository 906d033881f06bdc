"""What was sent twice under one key is done once, and answered twice alike."""

import json
import logging
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from api.gate import Role
from api.http.once import OnceRoute
from api.http.problems import KEY_REUSED
from api.http.routers import ROUTERS
from tests.api.http.serving import C1, NAME
from tests.api.http.test_decisions import decide
from tests.api.http.test_objections import objection

SELF = Role.SUBJECT_SELF
REPLAYED = "idempotent-replayed"


def once(world, key, **changes):
    headers = {"Idempotency-Key": key}
    return world.post("/v1/objections", SELF, objection(world, **changes), **headers)


def test_over_http_the_same_answer_and_one_commit(each_engine):
    world = each_engine()
    first = once(world, "a")
    head, lines = world.service.store.head(), len(world.log())
    again = once(world, "a")
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.text == first.text
    assert again.headers[REPLAYED] == "true"
    assert REPLAYED not in first.headers
    assert again.headers["content-type"] == first.headers["content-type"]
    assert world.service.store.head() == head
    told, intent, outcome = world.log()[lines - 1 :]  # told once more, written down once more
    assert intent["question"] == outcome["question"] == "repeat:/v1/objections"
    assert (intent["decision"], outcome["decision"]) == ("allow", "answered")
    for member in ("client", "actor", "subjects_returned", "result_count"):
        assert outcome[member] == told[member]
    reused = once(world, "a", grounds="wrong")
    assert (reused.status_code, reused.json()["type"]) == (422, KEY_REUSED.type)


def test_a_decision_is_given_again_and_written_once(each_engine):
    world, sent = each_engine(), {"Idempotency-Key": "a"}
    first = decide(world, "event", headers=sent)
    again = decide(world, "event", headers=sent)
    assert first.json()["new"] == again.json()["new"] == 4
    assert again.headers[REPLAYED] == "true"
    other = decide(world, "event", headers=sent, determined="2026-05-11")
    assert (other.status_code, other.json()["type"]) == (422, KEY_REUSED.type)
    assert world.service.store.head() == first.json()["commit"]


def test_a_key_of_one_client_is_none_of_another(own):
    world = own()
    assert decide(world, "event", headers={"Idempotency-Key": "a"}).status_code == 201
    told = once(world, "a")
    assert told.status_code == 201
    assert REPLAYED not in told.headers


def test_a_refusal_is_no_answer_to_keep(own):
    world = own()
    assert once(world, "a", event="e:gov:无:u:1").status_code == 404
    assert once(world, "a").status_code == 201


def test_two_at_once_are_done_once(each_engine):
    world = each_engine()
    before = world.service.store.head()
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda _: once(world, "a"), range(8)))
    assert {answer.status_code for answer in told} <= {201, 409}
    assert all("retry-after" in answer.headers for answer in told if answer.status_code == 409)
    assert [REPLAYED in a.headers for a in told if a.status_code == 201].count(False) == 1
    assert world.service.store.head() == before + 1


def test_nobody_is_answered_without_credentials(own):
    world = own()
    once(world, "a")
    body, sent = objection(world), {"Idempotency-Key": "a"}
    assert world.http.post("/v1/objections", json=body, headers=sent).status_code == 401
    sent["Authorization"] = "Bearer zelian_x"
    assert world.http.post("/v1/objections", json=body, headers=sent).status_code == 401


def test_a_client_that_was_revoked_gets_no_answer_again(own):
    world = own()
    assert once(world, "a").status_code == 201
    (client,) = (c for c in world.service.clients.all() if SELF in c.roles)
    world.service.clients.revoke(client.id, "test")
    assert once(world, "a").status_code == 401


def test_an_answer_given_again_counts_as_a_request(own):
    world = own(requests_per_minute=3)
    assert [once(world, "a").status_code for _ in range(4)] == [201, 201, 201, 429]


def test_a_request_with_a_key_counts_once(own):
    world = own(requests_per_minute=2)
    assert [once(world, key).status_code for key in "abc"] == [201, 201, 429]


def test_the_log_has_the_client_also_of_an_answer_given_again(own, caplog):
    world = own()
    caplog.set_level(logging.INFO, "zelian.http")
    once(world, "a")
    once(world, "a")
    lines = [json.loads(record.getMessage()) for record in caplog.records]
    assert len({line["client"] for line in lines}) == 1
    assert lines[0]["client"]
    assert NAME not in caplog.text
    assert world.wang.key not in caplog.text


@pytest.mark.parametrize("key", ['"a b"', "a", "x" * 255, f'"{"x" * 255}"'])
def test_a_key_is_a_string_in_quotes_or_a_plain_word(own, key):
    world = own()
    assert once(world, key).status_code == 201
    assert REPLAYED in once(world, key).headers


def test_with_quotes_or_without_it_is_one_key(own):
    world = own()
    assert once(world, '"abc"').status_code == 201
    assert REPLAYED in once(world, "abc").headers


@pytest.mark.parametrize(
    "key", ["", '""', '"a', "a b", "a,b", '"a";b=1', r'"a\"b"', "é", "x" * 256, f'"{"x" * 256}"']
)
def test_a_key_of_another_form_is_refused_and_nothing_done(world, key):
    before = world.service.store.head()
    told = once(world, key.encode("latin-1"))
    assert told.status_code == 422
    (fault,) = told.json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/header/Idempotency-Key", "idempotency_key")
    assert world.service.store.head() == before


def test_two_keys_are_none(world):
    before = world.service.store.head()
    auth = ("Authorization", f"Bearer {world.keys[SELF]}")
    sent = httpx.Headers([auth, ("Idempotency-Key", "a"), ("Idempotency-Key", "b")])
    assert world.http.post("/v1/objections", json=objection(world), headers=sent).status_code == 422
    assert world.service.store.head() == before


def test_every_operation_that_takes_the_key_says_so(world):
    told = world.http.get("/openapi.json").json()["paths"]
    routes = [r for router in ROUTERS for r in router.routes if isinstance(r, OnceRoute)]
    assert len(routes) >= 7
    for route in routes:
        for method in route.methods:
            operation = told[route.path][method.lower()]
            assert "Idempotency-Key" in {p["name"] for p in operation["parameters"]}, route.path
            assert "409" in operation["responses"], route.path


def test_what_is_kept_has_no_number_and_is_private(own):
    world = own()
    number = "999999197503030034"
    decide(world, "determination", headers={"Idempotency-Key": "a"}, number=number, subject_code=C1)
    once(world, "b")
    files = list(world.home.path.glob("requests.sqlite*"))
    assert files
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)
    assert number.encode() not in b"".join(path.read_bytes() for path in files)
