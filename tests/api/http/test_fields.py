"""Every endpoint in every role: who of four persons leaves, and whether entries on persons do.

The table is what the law lets each role see (domain.md §5). W is recorded for the default of E1,
Z heads E2, C is known by name only and supervises E2; E: an entry on a person. "-" is an answer
without any of them, "" is no answer at all. An answer, an error, a header, the log of requests and
the metrics are all looked at.
"""

import json

import pytest

from api.gate import Role
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
    ("/v1/file", Z, ("", "", "", "", "", "ZE", "", "ZE", "")),
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
    ("/v1/screen", ONE["/v1/screen"], ALL),
    ("/v1/bidders:check", ONE["/v1/bidders:check"], ("W", "W", "-", "", "", "W", "-", "W", "")),
]
# Of a provider: no question leaves out the statements of others yet.
NO_ORGANIZATIONS = (Role.SUBJECT_SELF, Role.PROVIDER, Role.WHISTLE_OFFICER)
READS = [f"/v1/organizations/u:{C1}", f"/v1/events/{EVENT.key}"]


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
    found = [who for who, signs in marks.items() if any(sign in told.text for sign in signs)]
    return "".join([*found, *("E" if entries_on_persons(told.json()) else "")]) or "-"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("path", "body", "expected"), TABLE)
def test_what_leaves(world, path, body, expected, role):
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
    assert asked - {path for path, _, _ in TABLE} == {"/v1/token"}
    assert {"/v1/" + p.split("/")[2] for p in READS} | {"/v1/lots"} == {
        p.removesuffix("/{key}") for p, methods in paths.items() if "get" in methods and "v1" in p
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
