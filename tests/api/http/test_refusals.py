"""Unknown, hidden and refused are one answer; who asks without a right to is not helped."""

import time

import pytest

from api.gate import Role
from tests.api.http.serving import C1, NUMBER, World

INV, P, A = Role.INVESTIGATOR, Role.PROCUREMENT, Role.API_CONSUMER


def refused(world):
    """Questions that get nothing, each for another reason."""
    unknown, person = f"p1:{'c' * 64}", world.wang.key
    return {
        "person, no right": world.post("/v1/file", P, {"target": person}),
        "person not on file": world.post("/v1/file", P, {"target": unknown}),
        "number not on file": world.post("/v1/file", P, {"number": "999999197001010017"}),
        "number on file": world.post("/v1/file", P, {"number": NUMBER}),
        "no such name": world.post("/v1/file", P, {"target": "无此公司"}),
        "name of a person": world.post("/v1/file", P, {"target": "王丙丁"}),
        "no such code": world.post("/v1/file", P, {"target": "91990411TE0000037L"}),
        "not registered as": world.post(
            "/v1/file", P, {"target": C1, "role": "auditor", "purpose": "audit"}
        ),
        "purpose of others": world.post("/v1/file", P, {"target": C1, "purpose": "audit"}),
        "no case": world.post("/v1/file", INV, {"target": C1, "case": ""}),
        "no such case": world.post("/v1/file", INV, {"target": C1, "case": "2026-9999"}),
        "case of others": world.post("/v1/file", INV, {"target": "91990411TE000023X4"}),
        "no authorization": world.post("/v1/file", A, {"target": person}),
        "not authorized": world.post("/v1/file", A, {"target": person, "authorization": "A1-1"}),
    }


def test_whatever_the_reason_nothing_available_is_one_answer(world):
    answers = refused(world)
    assert {r.status_code for r in answers.values()} == {404}
    assert len({r.content for r in answers.values()}) == 1
    shown = {tuple(sorted(k for k in r.headers if k != "x-request-id")) for r in answers.values()}
    assert len(shown) == 1


def test_every_refusal_is_in_the_log_with_its_reason(world):
    before = len(world.log())
    world.post("/v1/file", P, {"target": C1, "role": "auditor", "purpose": "audit"})
    world.post("/v1/file", INV, {"target": C1, "case": "2026-9999"})
    told = [(line["decision"], line["reason"]) for line in world.log()[before:]]
    assert told == [("deny", "not_permitted"), ("deny", "case_unknown")]


def test_nothing_available_takes_its_time_whatever_the_reason(tmp_path):
    world = World(tmp_path, floor_ms=150)
    for body in ({"target": world.wang.key}, {"target": "91990411TE0000037L"}):
        begun = time.perf_counter()
        assert world.post("/v1/file", P, body).status_code == 404
        assert time.perf_counter() - begun >= 0.15
    world.close()


def test_authorization_opens_its_subject_and_nobody_else(world):
    given = {"authorization": world.authorization}
    assert world.post("/v1/file", A, {"target": world.wang.key} | given).status_code == 200
    assert world.post("/v1/file", A, {"target": world.zhao.key} | given).status_code == 404
    other = {"target": world.wang.key, "purpose": "appointment"} | given
    assert world.post("/v1/file", A, other).status_code == 404


def test_one_sees_ones_own_file_and_no_other(world):
    own = Role.SUBJECT_SELF
    assert world.post("/v1/file", own, {"target": world.wang.key}).status_code == 200
    assert world.post("/v1/file", own, {"target": world.zhao.key}).status_code == 404


@pytest.mark.parametrize("path", ["/v1/file", "/v1/risk", "/v1/screen", "/metrics", "/v1/none"])
def test_without_a_key_there_is_no_answer(world, path):
    told = world.http.post(path, json={}) if path != "/metrics" else world.http.get(path)
    assert told.status_code in (401, 404)
    assert told.status_code == 401 or path == "/v1/none"


@pytest.mark.parametrize("key", ["zelian_wrong", "wrong", "a.b.c", "zelian_"])
def test_a_wrong_key_is_no_key(world, key):
    told = world.post("/v1/file", key, {"target": C1, "purpose": "audit"})
    assert told.status_code == 401
    assert told.headers["www-authenticate"] == "Bearer"


def test_administrator_administers_and_asks_nothing(world):
    assert world.get("/metrics", world.admin).status_code == 200
    assert world.get("/metrics", INV).status_code == 403
    told = world.post("/v1/file", world.admin, {"target": C1, "purpose": "procurement"})
    assert told.status_code == 404
