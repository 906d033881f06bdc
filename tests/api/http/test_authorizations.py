"""An authorization opens one file to one client, for a purpose and a time, and can be revoked."""

import pytest

from api.gate import Role
from tests.api.http.registers import client_of, consent, ids, read, write
from tests.api.http.serving import NUMBER

SELF, CONSUMER = Role.SUBJECT_SELF, Role.API_CONSUMER


def asks(world, authorization):
    body = {"target": world.wang.key, "authorization": authorization}
    return world.post("/v1/file", CONSUMER, body).status_code


def given(world, **said):
    told = write(world, "authorizations", consent(world, **said))
    assert told.status_code == 201, told.text
    assert told.headers["location"] == f"/v1/authorizations/{told.json()['id']}"
    return told.json()


def test_an_authorization_opens_the_file_and_its_revocation_closes_it(own):
    world = own()
    told = given(world)
    assert (told["subject"], told["state"], told["spent"]) == (world.wang.key, "standing", False)
    assert asks(world, told["id"]) == 200
    revoked = write(world, f"authorizations/{told['id']}/revoke", who=SELF, purpose="own_file")
    assert (revoked.status_code, revoked.json()["state"]) == (200, "closed")
    assert asks(world, told["id"]) == 404
    assert world.log()[-1]["reason"] == "authorization_revoked"
    again = write(world, f"authorizations/{told['id']}/revoke", who=SELF, purpose="own_file")
    assert again.status_code == 422


def test_on_request_an_administrator_revokes(own):
    world = own()
    told = given(world)
    assert write(world, f"authorizations/{told['id']}/revoke").json()["revoked"] == "2026-06-01"
    assert asks(world, told["id"]) == 404


def test_first_and_last_day(own):
    world = own()
    until = given(world, since="2026-05-01", until="2026-06-02")
    over = given(world, since="2026-05-01", until="2026-06-01")
    coming = given(world, since="2026-06-02", until="2026-06-10")
    assert [a["state"] for a in (until, over, coming)] == ["standing", "ended", "not_begun"]
    assert [asks(world, a["id"]) for a in (until, over, coming)] == [200, 404, 404]


def test_one_question_and_no_second(own):
    world = own()
    told = given(world, once=True)
    assert [asks(world, told["id"]) for _ in range(2)] == [200, 404]
    assert read(world, f"authorizations/{told['id']}").json()["spent"] is True
    assert told["id"] not in ids(read(world, "authorizations", CONSUMER, purpose="credit"))


def test_a_number_becomes_a_key_and_stands_nowhere(own):
    world = own()
    body = consent(world) | {"number": NUMBER}
    del body["subject"]
    told = write(world, "authorizations", body)
    assert told.json()["subject"] == world.wang.key
    assert NUMBER not in told.text + world.home.audit.read_text("utf-8")
    assert NUMBER.encode() not in world.home.desk.read_bytes()


def test_each_sees_what_concerns_it(own):
    world = own()
    mine = given(world)
    zhaos = given(world, subject=world.zhao.key)
    others = given(world, grantee="某银行")
    every = [others["id"], zhaos["id"], mine["id"], world.authorization]
    assert ids(read(world, "authorizations")) == every
    assert ids(read(world, "authorizations", Role.AUDITOR)) == every
    own_ones = ids(read(world, "authorizations", SELF, purpose="own_file"))
    assert own_ones == [others["id"], mine["id"], world.authorization]
    granted = read(world, "authorizations", CONSUMER, purpose="credit")
    assert ids(granted) == [zhaos["id"], mine["id"], world.authorization]


def test_a_grantee_is_told_no_person(own):
    world = own()
    told = given(world)
    for path in ("authorizations", f"authorizations/{told['id']}"):
        answer = read(world, path, CONSUMER, purpose="credit")
        assert answer.status_code == 200
        assert world.wang.key not in answer.text
    assert world.log()[-1]["subjects_returned"] == []


def test_a_grantee_by_id(own):
    world = own()
    told = given(world, grantee=client_of(world, CONSUMER).id)
    assert asks(world, told["id"]) == 200
    assert told["id"] in ids(read(world, "authorizations", CONSUMER, purpose="credit"))


def test_unknown_and_foreign_are_one_answer(own):
    world = own()
    zhaos = given(world, subject=world.zhao.key, grantee="某银行")["id"]
    for who, purpose in ((SELF, "own_file"), (CONSUMER, "credit")):
        hidden = read(world, f"authorizations/{zhaos}", who, purpose=purpose)
        unknown = read(world, "authorizations/A2026-9999", who, purpose=purpose)
        assert (hidden.status_code, hidden.content) == (404, unknown.content)
    for number in (zhaos, "A2026-9999"):
        told = write(world, f"authorizations/{number}/revoke", who=SELF, purpose="own_file")
        assert told.status_code == 404
    assert read(world, f"authorizations/{zhaos}").json()["state"] == "standing"


@pytest.mark.parametrize("role", [r for r in Role if r is not SELF])
def test_others_revoke_nothing(world, role):
    path = f"authorizations/{world.authorization}/revoke"
    purpose = "credit" if role is CONSUMER else min(client_of(world, role).purposes)
    told = write(world, path, who=role, purpose=purpose)
    assert told.status_code == 404
    assert world.log()[-1]["reason"] == "not_an_act"
    assert write(world, path, who=role).status_code == 404  # without a purpose too
    assert read(world, f"authorizations/{world.authorization}").json()["state"] == "standing"


@pytest.mark.parametrize("role", Role)
def test_only_administrators_register(world, role):
    told = write(world, "authorizations", consent(world), role)
    assert (told.status_code, told.json()["type"]) == (403, "urn:zelian:problem:not-administrator")


@pytest.mark.parametrize(
    "change",
    [
        {"evidence": "paper"},
        {"until": "2026-06-01"},
        {"purpose": "investigation"},
        {"subject": "王丙丁"},
        {"subject": ""},
        {"number": NUMBER},  # beside the key
        {"channel": " "},
        {"grantee": "999999197503030034"},
    ],
)
def test_an_authorization_that_is_not_whole_is_not_registered(world, change):
    before = read(world, "authorizations").json()
    told = write(world, "authorizations", consent(world) | change)
    assert told.status_code == 422
    assert NUMBER not in told.text
    assert read(world, "authorizations").json() == before
