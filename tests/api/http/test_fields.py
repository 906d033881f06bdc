"""Every endpoint in every role: who of four persons leaves, and whether entries on persons do.

The table is what the law lets each role see (domain.md §5). W is recorded for the default of E1,
Z heads E2, C is known by name only and supervises E2; E: an entry on a person, D: what was decided
of one. "-" is an answer without any of them, "" is no answer at all. An answer, an error, a header,
the log of requests and the metrics are all looked at.
"""

import json

import pytest

from api.decisions import KINDS
from api.gate import Role
from loaders import LOADERS
from tests.api.http.serving import C1, C2, EVENT, NAME, NUMBER, OTHER_NAME, PARCEL, PLATFORM
from tests.api.http.test_questions import ONE

ROLES = (
    Role.INVESTIGATOR,
    Role.PROCUREMENT,
    Role.API_CONSUMER,
    Role.SUBJECT_SELF,
    Role.PROVIDER,
    Role.STEWARD,
    Role.POLICY_ADMIN,
    Role.AUDITOR,
    Role.WHISTLE_OFFICER,
)
ORG, ORG_2 = {"target": C1}, {"target": C2}
EVENT_1, EVENT_2 = {"target": "罚1号"}, {"target": "罚2号"}
EVENT_3 = {"target": "罚3号"}
ENTRY, ENTRY_OF_UNIT = {"event": "罚1号", "holder": "W"}, {"event": "罚1号", "holder": C1}
W, Z = {"target": "W"}, {"target": "Z"}
ALL = ("-", "-", "-", "", "", "-", "-", "-", "")

# investigator, procurement, api_consumer, self, provider, steward, policy, auditor, whistle
TABLE = [
    ("/v1/responsible", ORG, ("WE", "-", "-", "", "", "WE", "-", "WE", "")),
    ("/v1/responsible", EVENT_1, ("WE", "-", "-", "", "", "WE", "-", "WE", "")),
    ("/v1/responsible", EVENT_2, ("WZCE", "-", "-", "", "", "WZCE", "-", "WZCE", "")),
    ("/v1/responsible", W, ("WE", "", "", "WE", "", "WE", "", "WE", "")),
    ("/v1/file", ORG, ALL),
    ("/v1/file", W, ("WE", "", "", "WE", "", "WE", "", "WE", "")),
    ("/v1/file", Z, ("", "", "", "", "", "ZED", "", "ZED", "")),
    ("/v1/clearance", ORG, ALL),
    ("/v1/risk", ORG, ("WE", "W", "-", "", "", "WE", "-", "WE", "")),
    ("/v1/related", ORG, ("W", "W", "-", "", "", "W", "-", "W", "")),
    ("/v1/related", ORG_2, ("WZC", "WZ", "-", "", "", "WZC", "-", "WZC", "")),
    ("/v1/related", W, ("WZC", "", "", "W", "", "WZC", "", "WZC", "")),
    ("/v1/owners", ORG, ALL),
    ("/v1/paths", ONE["/v1/paths"], ("W", "W", "-", "", "", "W", "-", "W", "")),
    ("/v1/trace", ONE["/v1/trace"], ("Z", "Z", "-", "", "", "Z", "-", "Z", "")),
    ("/v1/office", ONE["/v1/office"], ("W", "", "", "W", "", "W", "", "W", "")),
    ("/v1/office/conflicts", ORG_2, ("-", "", "", "", "", "-", "", "-", "")),
    ("/v1/office/conflicts/page", {}, ("", "", "", "", "", "-", "", "-", "")),
    ("/v1/responsible", EVENT_3, ("WZCED", "-", "-", "", "", "WZCED", "-", "WZCED", "")),
    ("/v1/file", ORG_2, ALL),
    ("/v1/persons", W, ("W", "", "", "W", "", "W", "", "W", "")),
    ("/v1/persons", Z, ("", "", "", "", "", "Z", "", "Z", "")),
    ("/v1/persons", ORG, ("",) * 9),
    ("/v1/entries", ORG_2, ALL),
    ("/v1/entries", EVENT_1, ("WE", "-", "-", "", "", "WE", "-", "WE", "")),
    ("/v1/entries", EVENT_3, ("WZED", "-", "-", "", "", "WZED", "-", "WZED", "")),
    ("/v1/entries", W, ("WE", "", "", "WE", "", "WE", "", "WE", "")),
    ("/v1/entries", Z, ("", "", "", "", "", "ZED", "", "ZED", "")),
    ("/v1/measures", ORG_2, ALL),
    ("/v1/measures", EVENT_3, ("ZD", "-", "-", "", "", "ZD", "-", "ZD", "")),
    ("/v1/measures", W, ("-", "", "", "-", "", "-", "", "-", "")),
    ("/v1/measures", Z, ("", "", "", "", "", "ZD", "", "ZD", "")),
    ("/v1/disputes", ORG_2, ALL),
    ("/v1/disputes", EVENT_3, ("ZD", "-", "-", "", "", "ZD", "-", "ZD", "")),
    ("/v1/disputes", W, ("-", "", "", "-", "", "-", "", "-", "")),
    ("/v1/repairs", ORG_2, ("ZD", "-", "-", "", "", "ZD", "-", "ZD", "")),
    ("/v1/repairs", EVENT_3, ("ZD", "-", "-", "", "", "ZD", "-", "ZD", "")),
    ("/v1/repairs", W, ("-", "", "", "-", "", "-", "", "-", "")),
    ("/v1/exemptions", ORG_2, ("Z", "-", "-", "", "", "Z", "-", "Z", "")),
    ("/v1/exemptions", EVENT_3, ("Z", "-", "-", "", "", "Z", "-", "Z", "")),
    ("/v1/exemptions", W, ("-", "", "", "-", "", "-", "", "-", "")),
    ("/v1/tasks", ORG_2, ("ZD", "-", "-", "", "", "ZD", "-", "ZD", "")),
    ("/v1/tasks", EVENT_3, ("ZD", "-", "-", "", "", "ZD", "-", "ZD", "")),
    ("/v1/tasks", W, ("-", "", "", "-", "", "-", "", "-", "")),
    ("/v1/tasks", Z, ("", "", "", "", "", "ZD", "", "ZD", "")),
    ("/v1/tasks/page", {}, ("", "", "", "", "", "ZD", "", "ZD", "")),
    ("/v1/lists/{code}", {}, ("", "-", "-", "", "", "-", "-", "-", "")),
    ("/v1/explain", ENTRY, ("WE", "", "", "WE", "", "WE", "", "WE", "")),
    ("/v1/explain", ENTRY_OF_UNIT, ALL),
    ("/v1/statements", ORG, ("", "", "", "", "W", "", "", "", "")),
    ("/v1/statements", ORG_2, ("", "", "", "", "WZC", "", "", "", "")),
    ("/v1/statements", EVENT_2, ("",) * 9),
    ("/v1/statements", W, ("",) * 9),
    ("/v1/screen", ONE["/v1/screen"], ALL),
    ("/v1/bidders:check", ONE["/v1/bidders:check"], ("W", "W", "-", "", "", "W", "-", "W", "")),
]
# Of a provider: what it said itself is a question of its own.
NO_ORGANIZATIONS = (Role.SUBJECT_SELF, Role.PROVIDER, Role.WHISTLE_OFFICER)
READS = [f"/v1/organizations/u:{C1}", f"/v1/events/{EVENT.key}"]
# Of nobody: cards of things that the reads above stand for, and what is no part of the graph.
OTHER_READS = {"/v1/lots", "/v1/bids", "/v1/projects", "/v1/lists"} | {
    f"/v1/{register}" for register in ("loads", "cases", "authorizations")
}
# What is written, and who is answered, is in `test_decisions`, `test_objections`, `test_loads`,
# `test_cases` and `test_authorizations`.
LOADS = {f"/v1/loads/{kind}" for kind in LOADERS}
DESK = {"/v1/cases", "/v1/cases/{case}/close", "/v1/authorizations"}
REVOKES = {"/v1/authorizations/{authorization}/revoke"}
DECISIONS = {f"/v1/decisions/{kind}" for kind in KINDS} | {"/v1/objections"}
WRITES = DECISIONS | LOADS | DESK | REVOKES


def entries_on_persons(value):
    if isinstance(value, list):
        return any(map(entries_on_persons, value))
    if not isinstance(value, dict):
        return False
    holder = value.get("holder")
    on_person = "tier" in value and isinstance(holder, str) and holder.startswith(("p", "c:"))
    return on_person or any(map(entries_on_persons, value.values()))


def left(world, told):
    """Which of the persons an answer holds, under key or name."""
    if told.status_code != 200:
        return ""
    marks = {
        "W": (world.wang.key, NAME),
        "Z": (world.zhao.key, OTHER_NAME),
        "C": ("c:org:", "钱庚"),
    }
    decided = any(document in told.text for document in ("异1号", "主1号", "修1号", "限1号"))
    found = [who for who, signs in marks.items() if any(sign in told.text for sign in signs)]
    entries = entries_on_persons(told.json())
    return "".join([*found, *("E" if entries else ""), *("D" if decided else "")]) or "-"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("path", "body", "expected"), TABLE)
def test_what_leaves(each_world, path, body, expected, role):
    world, path = each_world, path.replace("{code}", "SXBZXR")
    keys = {"W": world.wang.key, "Z": world.zhao.key}
    sent = {k: keys.get(v, v) if isinstance(v, str) else v for k, v in body.items()}
    told = world.post(path, role, sent)
    assert left(world, told) == expected[ROLES.index(role)]
    assert told.status_code in (200, 404)
    assert NUMBER not in told.text + str(told.headers)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path", READS)
def test_what_leaves_by_get(world, path, role):
    purpose = {Role.INVESTIGATOR: "investigation", Role.API_CONSUMER: "credit"}
    given = purpose.get(role) or next(iter(sorted(role_purposes(world, role))))
    case = {"case": world.case} if role is Role.INVESTIGATOR else {}
    told = world.get(path, role, purpose=given, **case)
    expected = "" if role in NO_ORGANIZATIONS else "-"
    assert left(world, told) == expected


def role_purposes(world, role):
    return next(c.purposes for c in world.service.clients.all() if c.roles == {role})


def test_every_endpoint_of_a_question_stands_in_the_table(world):
    paths = world.http.get("/openapi.json").json()["paths"]
    asked = {p for p, methods in paths.items() if p.startswith("/v1") and "post" in methods}
    assert asked - {path for path, _, _ in TABLE} == {"/v1/token"} | WRITES
    assert {"/v1/" + p.split("/")[2] for p in READS} | OTHER_READS == {
        p.partition("/{")[0] for p, methods in paths.items() if "get" in methods and "v1" in p
    }


def test_authorized_consumer_sees_the_subject_and_nobody_beside(world):
    given = {"target": world.wang.key, "authorization": world.authorization}
    for path, expected in (("/v1/file", "WE"), ("/v1/related", "W")):
        assert left(world, world.post(path, Role.API_CONSUMER, given)) == expected


def test_no_person_stands_in_the_log_of_requests_nor_in_the_metrics(world, caplog):
    caplog.set_level("INFO")
    for body in ({"target": world.wang.key}, {"number": NUMBER}, {"target": NAME}):
        world.post("/v1/file", Role.INVESTIGATOR, body)
        world.post("/v1/file", Role.API_CONSUMER, body)
    world.get(f"/v1/organizations/{world.wang.key}", Role.STEWARD, purpose="stewardship")
    own = [r.getMessage() for r in caplog.records if r.name != "httpx"]  # the client's log
    assert own
    shown = "".join(own) + world.get("/metrics", world.admin).text
    for sign in (world.wang.key, NAME, NUMBER, PLATFORM.key, PARCEL.key):
        assert sign not in shown


def test_the_audit_log_names_every_person_told_of(world):
    world.post("/v1/related", Role.STEWARD, {"target": C2})
    last = json.loads(world.home.audit.read_text("utf-8").splitlines()[-1])
    assert {world.wang.key, world.zhao.key} <= set(last["subjects_returned"])
    assert NAME not in json.dumps(last, ensure_ascii=False)
