"""A case is opened and closed by administrators, and only who works on it asks under it."""

import pytest

from api.gate import Role
from tests.api.http.registers import CASE, client_of, ids, read, write
from tests.api.http.serving import C1, C2, E1, EVENT

OTHERS = [role for role in Role if role not in (Role.INVESTIGATOR, Role.AUDITOR)]


def about(world, case, target=C1):
    body = {"target": target, "case": case}
    return world.post("/v1/file", Role.INVESTIGATOR, body).status_code


def test_a_case_is_opened_and_asked_under_until_it_is_closed(own):
    world = own()
    told = write(world, "cases", CASE)
    assert told.status_code == 201
    case = told.json()
    assert told.headers["location"] == f"/v1/cases/{case['id']}"
    assert (case["subjects"], case["state"], case["opened"]) == ([E1.key], "standing", "2026-06-01")
    assert about(world, case["id"]) == 200
    assert about(world, case["id"], C2) == 404  # no subject of the case
    closed = write(world, f"cases/{case['id']}/close")
    assert (closed.json()["state"], closed.json()["closed"]) == ("closed", "2026-06-01")
    assert about(world, case["id"]) == 404
    assert write(world, f"cases/{case['id']}/close").status_code == 422


def test_a_case_ends_on_its_day(own):
    world = own()
    case = write(world, "cases", CASE | {"until": "2026-06-02"}).json()
    assert (case["state"], about(world, case["id"])) == ("standing", 200)
    told = write(world, "cases", CASE | {"until": "2026-06-01"})
    assert told.status_code == 422  # the day `until` is out


def test_a_case_that_names_clients_is_theirs(own):
    world = own()
    mine, foreign = client_of(world, Role.INVESTIGATOR).id, client_of(world, Role.STEWARD).id
    named = write(world, "cases", CASE | {"clients": [mine]}).json()
    other = write(world, "cases", CASE | {"clients": [foreign]}).json()
    assert (about(world, named["id"]), about(world, other["id"])) == (200, 404)
    assert world.log()[-1]["reason"] == "case_other_client"
    assert ids(read(world, "cases", Role.INVESTIGATOR)) == [named["id"]]
    assert read(world, f"cases/{named['id']}", Role.INVESTIGATOR).json() == named
    hidden = read(world, f"cases/{other['id']}", Role.INVESTIGATOR)
    unknown = read(world, "cases/2026-9999", Role.INVESTIGATOR)
    assert (hidden.status_code, hidden.content) == (404, unknown.content)


def test_administrators_and_auditors_see_all_newest_first(own):
    world = own()
    new = write(world, "cases", CASE).json()["id"]
    for who in ("administrator", Role.AUDITOR):
        assert ids(read(world, "cases", who)) == [new, world.case]
        assert read(world, f"cases/{world.case}", who).json()["subjects"]


@pytest.mark.parametrize("role", OTHERS)
def test_others_see_no_case(world, role):
    told = read(world, "cases", role)
    assert (told.status_code, told.json()["type"]) == (404, "urn:zelian:problem:not-available")
    assert read(world, f"cases/{world.case}", role).content == told.content


@pytest.mark.parametrize("role", Role)
def test_only_administrators_open_and_close(world, role):
    for path, body in (("cases", CASE), (f"cases/{world.case}/close", None)):
        told = write(world, path, body, role)
        assert told.json()["type"] == "urn:zelian:problem:not-administrator"
    assert read(world, f"cases/{world.case}").json()["state"] == "standing"


def test_subjects_by_code_document_number_and_key(own):
    world = own()
    unknown = "u:91990411TE000023X4"
    typed = [C1, EVENT.name, world.wang.key, unknown]
    told = write(world, "cases", CASE | {"subjects": typed}).json()
    assert told["subjects"] == sorted([E1.key, EVENT.key, world.wang.key, unknown])


@pytest.mark.parametrize("wrong", ["王丙丁", "p1:cut-off", "999999197503030034", "没有的公司"])
def test_what_is_no_subject_is_refused_and_not_repeated(world, wrong):
    before = read(world, "cases").json()
    told = write(world, "cases", CASE | {"subjects": [C1, wrong]})
    assert told.status_code == 422
    assert wrong not in told.text + world.home.audit.read_text("utf-8")
    assert read(world, "cases").json() == before


@pytest.mark.parametrize(
    "change",
    [
        {"subjects": []},
        {"title": " "},
        {"ground": "999999197503030034"},
        {"purpose": "audit"},
        {"clients": ["K9999"]},
    ],
)
def test_a_case_that_is_not_whole_is_not_registered(world, change):
    before = read(world, "cases").json()
    assert write(world, "cases", CASE | change).status_code == 422
    assert read(world, "cases").json() == before


def test_what_administrators_do_is_written_down(own):
    world = own()
    head = len(world.log())
    case = write(world, "cases", CASE | {"subjects": [world.wang.key]}).json()["id"]
    read(world, f"cases/{case}", Role.AUDITOR)
    told = [(li["role"], li["question"], li["stage"]) for li in world.log()[head:]]
    assert told == [
        ("administrator", "administer:open-case", "intent"),
        ("administrator", "administer:open-case", "outcome"),
        ("auditor", "read-cases:case", "intent"),
        ("auditor", "read-cases:case", "outcome"),
    ]
    assert world.log()[-1]["subjects_returned"] == [world.wang.key]


def test_a_key_opens_a_case_once(own):
    world = own()
    key = {"Idempotency-Key": "k"}
    first, again = (write(world, "cases", CASE, headers=key) for _ in range(2))
    assert (first.content, again.headers["idempotent-replayed"]) == (again.content, "true")
    assert len(ids(read(world, "cases"))) == 2


def test_pages_of_cases(own):
    world = own()
    new = [write(world, "cases", CASE).json()["id"] for _ in range(2)]
    first = read(world, "cases", limit=2).json()
    assert [item["id"] for item in first["items"]] == [new[1], new[0]]
    write(world, "cases", CASE)  # what comes in meanwhile moves nothing
    second = read(world, "cases", limit=2, cursor=first["next"]).json()
    assert ([item["id"] for item in second["items"]], second["next"]) == ([world.case], "")
    foreign = read(world, "cases", Role.AUDITOR, cursor=first["next"])
    assert foreign.json()["type"] == "urn:zelian:problem:bad-cursor"
