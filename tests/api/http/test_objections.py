"""Who is recorded can object to that entry, and to nothing else."""

import pytest

from api.gate import Role
from tests.api.http.serving import DECIDED, EVENT, OWN_EVENT

SELF = Role.SUBJECT_SELF


def objection(world, **changes):
    return {
        "purpose": "objection",
        "event": EVENT.key,
        "holder": world.wang.key,
        "grounds": "not_in_office",
    } | changes


def test_the_entry_is_marked_at_once_and_stands_in_the_own_file(each_engine):
    world = each_engine()
    told = world.post("/v1/objections", SELF, objection(world))
    assert told.status_code == 201, told.text
    assert told.json()["item"]["standing"] == "contested"
    file = world.post("/v1/file", SELF, {"target": world.wang.key}).json()
    marked = {i["event"]["key"]: i["standing"] for i in file["items"]}
    assert marked.pop(EVENT.key) == "contested"
    assert set(marked) == {OWN_EVENT.key, DECIDED.key}
    assert set(marked.values()) == {"stands"}


def test_the_same_objection_on_the_same_day_is_one_dispute(each_engine):
    world = each_engine()
    first, second = (world.post("/v1/objections", SELF, objection(world)) for _ in range(2))
    assert first.json()["dispute"] == second.json()["dispute"]
    other = world.post("/v1/objections", SELF, objection(world, grounds="wrong"))
    assert other.json()["dispute"] != first.json()["dispute"]


def test_a_number_of_a_dispute_says_nothing_of_the_person(each_engine):
    world = each_engine()
    told = world.post("/v1/objections", SELF, objection(world)).json()
    assert told["dispute"].startswith("异2026-")
    assert told["dispute"].removeprefix("异2026-").lower() not in world.wang.key


@pytest.mark.parametrize(
    "changes",
    [
        {"event": "e:gov:罚9号:u:91990411TE0000010W"},
        {"event": "u:91990411TE0000010W"},
        {"holder": f"p1:{'b' * 64}"},
        {"holder": f"p1:{'c' * 64}"},
        {"holder": "u:91990411TE0000010W"},
    ],
)
def test_nobody_objects_to_what_is_not_on_oneself(world, changes):
    before = world.service.store.head()
    told = world.post("/v1/objections", SELF, objection(world, **changes))
    assert (told.status_code, told.json()["type"]) == (404, "urn:zelian:problem:not-available")
    assert world.service.store.head() == before


@pytest.mark.parametrize("role", [role for role in Role if role is not SELF])
def test_nobody_objects_for_another(world, role):
    sent = {"Authorization": f"Bearer {world.keys[role]}"}
    told = world.http.post("/v1/objections", json=objection(world), headers=sent)
    assert told.status_code == 404


@pytest.mark.parametrize(
    "changes", [{"grounds": "because"}, {"evidence": "x"}, {"evidence": "A" * 64}, {"text": "李四"}]
)
def test_there_is_no_room_for_free_words(world, changes):
    assert world.post("/v1/objections", SELF, objection(world, **changes)).status_code == 422
