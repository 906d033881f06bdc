"""Each question is asked through the gate and answered as on the command line."""

import pytest

from api.gate import Role
from tests.api.http.serving import C1, C2, EVENT, LOT, NUMBER, PARCEL, PLATFORM
from tests.builders import E1, E2

INV, P = Role.INVESTIGATOR, Role.PROCUREMENT

ONE = {
    "/v1/responsible": {"target": C1},
    "/v1/file": {"target": C1},
    "/v1/clearance": {"target": C1},
    "/v1/risk": {"target": C1},
    "/v1/related": {"target": C1, "depth": 2},
    "/v1/owners": {"target": C1},
    "/v1/paths": {"sources": [C1], "to": [C2]},
    "/v1/trace": {"target": PARCEL.key},
    "/v1/office": {"number": NUMBER, "at": C2, "office": "DIRECTOR"},
    "/v1/office/conflicts": {"target": C2},
    "/v1/screen": {"use": "procurement", "codes": [C1, C2]},
    "/v1/bidders:check": {"codes": [C1, C2], "deadline": "2026-05-10"},
}


@pytest.mark.parametrize("path", ONE)
def test_every_question_is_answered_and_written_down_before_and_after(world, path):
    before = len(world.log())
    told = world.post(path, INV, ONE[path])
    assert told.status_code == 200
    assert told.json()["known_at"] == 2
    intent, outcome = world.log()[before:]
    assert (intent["stage"], outcome["stage"]) == ("intent", "outcome")
    assert intent["case"] == world.case
    assert (intent["role"], intent["actor"]) == ("investigator", "investigator 客户端")
    assert outcome["decision"] == "answered"


def test_person_recorded_is_named_to_the_investigator_by_document_number(world):
    told = world.post("/v1/responsible", INV, {"target": "罚1号"}).json()
    assert world.wang.key in {r["entry"]["holder"] for r in told["recorded"]}


def test_person_is_asked_for_by_number_in_the_body_and_the_number_comes_back_nowhere(world):
    told = world.post("/v1/file", INV, {"number": NUMBER})
    assert told.json()["holder"]["key"] == world.wang.key
    assert NUMBER not in told.text + world.home.audit.read_text("utf-8")


@pytest.mark.parametrize(
    ("as_of", "items"), [("2026-04-30", 0), ("2026-05-01", 1), ("2026-06-01", 1)]
)
def test_as_of_is_the_day_of_the_answer(world, as_of, items):
    told = world.post("/v1/clearance", INV, {"target": C1, "as_of": as_of}).json()
    assert told["as_of"] == as_of
    counted = [r for r in told["records"] if r["counted"]] if "records" in told else None
    assert counted is None or len(counted) == items


@pytest.mark.parametrize(
    ("known_at", "commit"),
    [(0, 0), (1, 1), (99, 2), ("2000-01-01", 0), ("2100-01-01", 2), ("2100-01-01T00:00:00Z", 2)],
)
def test_known_at_is_a_commit_a_day_or_an_instant(world, known_at, commit):
    body = {"use": "procurement", "codes": [C1], "known_at": known_at}
    assert world.post("/v1/screen", P, body).json()["known_at"] == commit


_NO_DAYS = (0, 20260510, 1.5, True, "0", "1780000000", "10-05-2026", "")
_NO_COMMITS = (-1, 1.5, True, "-1", "10-05-2026", "")


@pytest.mark.parametrize(
    ("clock", "value"),
    [*(("as_of", v) for v in _NO_DAYS), *(("known_at", v) for v in _NO_COMMITS)],
)
def test_a_number_is_no_day(world, clock, value):
    told = world.post("/v1/file", INV, {"target": C1, clock: value})
    assert told.status_code == 422
    assert [fault["pointer"] for fault in told.json()["errors"]] == [f"/{clock}"]


@pytest.mark.parametrize("value", [True, "2", "", None, 1.5])
def test_what_is_no_number_is_none(world, value):
    assert world.post("/v1/related", INV, {"target": C1, "depth": value}).status_code == 422


@pytest.mark.parametrize("value", [0, 1, "true", "yes", None])
def test_what_is_neither_true_nor_false_is_neither(world, value):
    asked = {"sources": [C1], "to": [C2], "every": value}
    assert world.post("/v1/paths", INV, asked).status_code == 422


def test_a_code_on_a_list_is_told_and_one_not_on_file_is_unknown(world):
    codes = [C1, "91990411TE0000037L"]
    told = world.post("/v1/screen", P, {"use": "procurement", "codes": codes}).json()
    assert [r["outcome"] == "unknown" for r in told["results"]] == [False, True]


def test_a_lot_without_bids_and_one_that_is_not_there_answer_alike(world):
    missing = world.post("/v1/bidders:check", P, {"lot": "l:test:nothing"})
    empty = world.post("/v1/bidders:check", P, {"lot": LOT.key})
    assert missing.status_code == empty.status_code == 404
    assert missing.json() == empty.json()


def test_a_platform_asks_about_its_own_merchants_only(world):
    own = {"target": C1, "platform": PLATFORM.key}
    assert world.post("/v1/risk", P, own).status_code == 200
    other = {"target": C2, "platform": PLATFORM.key}
    assert world.post("/v1/risk", P, other).status_code == 404


def test_card_of_a_thing_is_read_by_key_with_an_etag(world):
    first = world.get(f"/v1/organizations/{E1.key}", P, purpose="procurement")
    assert first.json()["name"] == "甲公司"
    assert first.json()["stated"]["type"] == "company"
    tag = {"If-None-Match": first.headers["etag"], "Authorization": f"Bearer {world.keys[P]}"}
    again = world.http.get(first.url, headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    event = world.get(f"/v1/events/{EVENT.key}", P, purpose="procurement")
    assert event.json()["name"] == "罚1号"
    lot = world.get(f"/v1/lots/{LOT.key}", P, purpose="procurement")
    assert lot.json()["stated"]["deadline"] == "2026-05-10"


@pytest.mark.parametrize("kind", ["organizations", "events", "lots"])
def test_nothing_else_is_read_under_the_address_of_a_kind(world, kind):
    keys = {"organizations": EVENT.key, "events": LOT.key, "lots": E2.key}
    told = world.get(f"/v1/{kind}/{keys[kind]}", P, purpose="procurement")
    assert told.status_code == 404


def test_persons_are_read_under_no_address(world):
    steward = {"purpose": "stewardship"}
    for key in (world.wang.key, f"e:gov:罚9号:{world.wang.key}"):
        for kind in ("organizations", "events", "lots"):
            assert world.get(f"/v1/{kind}/{key}", Role.STEWARD, **steward).status_code == 404


def test_pages_go_on_where_the_last_one_ended(world):
    told = world.post("/v1/office/conflicts/page", Role.STEWARD, {})
    assert told.status_code == 200
    assert told.json()["next"] == ""
