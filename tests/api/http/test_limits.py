"""Limits are kept, and named in the error that they cause."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from api.gate import Role
from api.http import Service, Settings
from api.http.cursors import Cursor, read_cursor, write_cursor
from api.http.middleware.body import depth_of
from api.http.problems import ProblemError, RateError
from api.http.rates import Rates
from api.settings.secret_files import read_secret
from graph.errors import SettingsError
from tests.api.http.serving import C1, NOW, TODAY, World

P = Role.PROCUREMENT


def send(world, content, **headers):
    given = {"Authorization": f"Bearer {world.keys[P]}", "Content-Type": "application/json"}
    return world.http.post("/v1/file", content=content, headers=given | headers)


def test_a_body_over_the_limit_is_refused_by_name(world):
    told = send(world, b" " * (2**20 + 1))
    assert told.status_code == 413
    assert told.json()["limit"] == "ZELIAN_BODY_BYTES"
    assert "1048576" in told.json()["detail"]


def test_a_body_sent_in_pieces_is_counted_too(world):
    told = send(world, (b" " * 65536 for _ in range(20)))
    assert told.status_code == 413


def test_a_body_nested_too_deeply_is_refused_before_it_is_read(world):
    told = send(world, b"[" * 500_000)
    assert (told.status_code, told.json()["limit"]) == (400, "ZELIAN_BODY_DEPTH")
    assert send(world, b"[" * 8 + b"]" * 8).status_code == 422


@pytest.mark.parametrize(
    ("body", "depth"),
    [(b"", 0), (b"{}", 1), (b'{"a":[[]]}', 3), (b'"[[["', 0), (rb'"\"[["', 0), (b"[][]", 1)],
)
def test_depth_counts_brackets_outside_of_strings(body, depth):
    assert depth_of(body) == depth


def test_a_batch_of_a_thousand_is_screened_and_one_more_is_not(world):
    body = {"use": "procurement", "codes": [C1] * 1000}
    assert world.post("/v1/screen", P, body).status_code == 200
    told = world.post("/v1/screen", P, {"use": "procurement", "codes": [C1] * 1001})
    assert told.status_code == 422
    assert "1000" in told.json()["errors"][0]["detail"]


def rates(clock=lambda: NOW, **limits):
    return Rates(replace(Settings(), **limits), clock)


def test_requests_are_counted_by_client_and_minute():
    now = [NOW]
    counted = rates(lambda: now[0], requests_per_minute=2)
    for _ in range(2):
        counted.request("K0001")
    with pytest.raises(RateError) as refused:
        counted.request("K0001")
    assert refused.value.members == {"limit": "ZELIAN_REQUESTS_PER_MINUTE", "most": 2}
    assert refused.value.retry_after == 60
    counted.request("K0002")
    now[0] += timedelta(seconds=60)
    counted.request("K0001")


def test_the_same_subject_counts_once_and_a_refused_question_not_at_all():
    counted = rates(subjects_per_hour=2)
    for _ in range(5):
        counted.subjects("K0001", ["u:1"])
    with pytest.raises(RateError):
        counted.subjects("K0001", ["u:2", "u:3"])
    counted.subjects("K0001", ["u:2"])


def test_persons_have_a_limit_of_their_own():
    counted = rates(persons_per_hour=1)
    counted.subjects("K0001", ["p1:a", "u:1", "u:2"])
    with pytest.raises(RateError, match="ZELIAN_PERSONS_PER_HOUR"):
        counted.subjects("K0001", ["p1:b"])
    with pytest.raises(RateError, match="ZELIAN_PERSONS_PER_HOUR"):
        counted.subjects("K0001", ["c:org:b"])


def test_all_workers_together_keep_the_limit():
    counted = rates(requests_per_minute=5, workers=2)
    counted.request("K0001")
    counted.request("K0001")
    with pytest.raises(RateError):
        counted.request("K0001")


def test_over_the_limit_the_service_says_when_to_come_back(tmp_path):
    world = World(tmp_path, subjects_per_hour=1)
    assert world.post("/v1/file", P, {"target": C1}).status_code == 200
    told = world.post("/v1/file", P, {"target": "91990411TE0000029R"})
    assert told.status_code == 429
    assert int(told.headers["retry-after"]) > 0
    assert told.json()["limit"] == "ZELIAN_SUBJECTS_PER_HOUR"
    world.close()


KEY = b"k" * 32
MINE = Cursor("office", "K0001", "steward", "stewardship")


def test_a_cursor_brings_back_commit_and_place():
    written = write_cursor(KEY, MINE.at(7, TODAY, "u:1"))
    assert read_cursor(KEY, written, MINE) == MINE.at(7, TODAY, "u:1")


@pytest.mark.parametrize(
    "change", [{"client": "K0002"}, {"role": "auditor"}, {"purpose": "audit"}, {"question": "x"}]
)
def test_a_cursor_serves_nobody_else(change):
    written = write_cursor(KEY, MINE.at(7, TODAY, "u:1"))
    with pytest.raises(ProblemError):
        read_cursor(KEY, written, replace(MINE, **change))


@pytest.mark.parametrize("written", ["", "x", "é", "AAAA" * 20])
def test_what_is_no_cursor_is_refused(written):
    with pytest.raises(ProblemError):
        read_cursor(KEY, written, MINE)


def test_no_bit_of_a_cursor_can_change():
    written = write_cursor(KEY, MINE.at(7, TODAY, "u:1"))
    for place in range(0, len(written), 7):
        other = "A" if written[place] != "A" else "B"
        with pytest.raises(ProblemError):
            read_cursor(KEY, written[:place] + other + written[place + 1 :], MINE)


def test_a_wrong_cursor_is_a_problem_of_its_own(world):
    told = world.post("/v1/office/conflicts/page", Role.STEWARD, {"cursor": "x"})
    assert (told.status_code, told.json()["type"]) == (400, "urn:zelian:problem:bad-cursor")


def test_production_does_not_start_with_a_secret_that_somebody_typed(tmp_path):
    world = World(tmp_path)
    path = world.home.keys / "tokens"
    assert len(set(read_secret(path))) >= 12
    production = replace(Settings(), production=True)
    Service.open(world.home, production).close()
    path.write_text("00" * 32 + "\n")
    with pytest.raises(SettingsError, match="drawn at random"):
        Service.open(world.home, production)
    world.close()


def test_log_and_metrics_hold_no_path_no_query_and_no_name(world, caplog):
    caplog.set_level("INFO", "zelian.http")
    world.get("/v1/organizations/u:secret", P, purpose="procurement")
    world.get("/v1/nowhere/王丙丁", P)
    world.post("/v1/file", P, {"target": "王丙丁"})
    logged = [json.loads(r.message) for r in caplog.records if r.name == "zelian.http"]
    assert {line["route"] for line in logged} == {
        "/v1/organizations/{key:path}",
        "/v1/file",
        "none",
    }
    shown = caplog.text + world.get("/metrics", world.admin).text
    assert "secret" not in shown
    assert "王丙丁" not in shown
