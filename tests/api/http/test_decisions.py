"""A decision goes the way of a row, needs its document, and is there for everybody at once."""

import json

import pytest

from api.decisions.examples import EXAMPLES
from api.gate import Role
from tests.api.http.serving import C1, NUMBER

STEWARD = Role.STEWARD
EVENT = {
    "subject": "甲公司",
    "subject_code": C1,
    "event_no": "新信认〔2026〕1号",
    "event_authority": "新区管委会",
    "event_authority_code": "11990411TE00001929",
}
CHANGES = {
    # As an example says it, but for the event that the examples have in common.
    "repair": {
        "penalty_no": EVENT["event_no"],
        "penalty_authority": EVENT["event_authority"],
        "penalty_authority_code": EVENT["event_authority_code"],
    },
    "determination": {
        "penalty_no": EVENT["event_no"],
        "penalty_authority": EVENT["event_authority"],
        "penalty_authority_code": EVENT["event_authority_code"],
    },
}


@pytest.fixture
def deciding(each_engine):
    """A world in which things are decided, on each engine."""
    return each_engine()


def decide(world, kind, role=STEWARD, headers=None, without=(), **said):
    told = {**EXAMPLES[kind], **CHANGES.get(kind, {}), **said}
    body = {name: value for name, value in told.items() if name not in without}
    purpose = {} if role is STEWARD else {"purpose": "stewardship"}
    sent = {"Authorization": f"Bearer {world.keys[role]}", **(headers or {})}
    content = {"purpose": "stewardship", "decision": body} | purpose
    return world.http.post(f"/v1/decisions/{kind}", json=content, headers=sent)


def confirmed(world, **said):
    """The event of the examples; what its answer says of it."""
    told = decide(world, "event", **said)
    assert told.status_code == 201, told.text
    return told.json()


def standings(world):
    told = world.post("/v1/responsible", Role.AUDITOR, {"target": EVENT["event_no"]}).json()
    return {r["entry"]["holder"]: r["standing"] for r in told["recorded"]}


def faults(told):
    assert told.status_code == 422, told.text
    return {(e["pointer"], e["code"]) for e in told.json()["errors"]}


def test_a_confirmed_event_is_recorded_for_the_unit_and_its_representative(deciding):
    told = confirmed(deciding)
    assert (told["new"], told["known"], told["commit"]) == (4, 0, deciding.service.store.head())
    (event,) = told["events"]
    holders = {r["entry"]["holder"] for r in event["recorded"]}
    assert holders == {f"u:{C1}", deciding.wang.key}
    item = deciding.post("/v1/file", STEWARD, {"target": deciding.wang.key}).json()["items"]
    assert EVENT["event_no"] in {i["event"]["name"] for i in item}


def test_a_decision_that_is_entered_twice_is_known(deciding):
    first, second = confirmed(deciding), confirmed(deciding)
    assert (second["new"], second["known"]) == (0, first["new"])
    assert second["commit"] == first["commit"] == deciding.service.store.head()


def test_the_person_that_a_determination_names_is_known_by_number_and_the_number_stays_away(
    deciding,
):
    confirmed(deciding)
    told = decide(
        deciding,
        "determination",
        name="王丙丁",
        document="居民身份证",
        number=NUMBER,
        finding="直接负责的主管人员",
        level="E1",
    )
    assert told.status_code == 201, told.text
    assert deciding.wang.key in standings(deciding)
    assert NUMBER not in told.text + deciding.home.audit.read_text("utf-8")
    assert list(deciding.home.incoming.iterdir()) == []


def test_a_repair_ends_the_entries(deciding):
    confirmed(deciding)
    assert set(standings(deciding).values()) == {"stands"}
    told = decide(deciding, "repair")
    assert told.status_code == 201, told.text
    assert set(standings(deciding).values()) == {"repaired"}


def test_a_repair_of_what_nobody_is_recorded_for_is_refused(deciding):
    confirmed(deciding, without=("conduct_first", "conduct_last", "severity", "severity_basis"))
    before = deciding.service.store.head()
    told = decide(
        deciding,
        "repair",
        applicant="赵戊己",
        applicant_document="居民身份证",
        applicant_number="999999198001010018",
    )
    assert told.status_code == 422, told.text
    assert deciding.service.store.head() == before


def exempted(world, **said):
    told = decide(world, "exemption", holder="王丙丁", holder_number=NUMBER, **said)
    assert told.status_code == 201, told.text
    return standings(world)


def test_who_was_not_in_office_is_exempted_by_the_document_that_shows_it(deciding):
    confirmed(deciding)
    found = exempted(deciding, code="行为时不在任", given="登记或裁判文书")
    assert found[deciding.wang.key] not in ("stands", "contested")
    assert found[f"u:{C1}"] == "stands"


def test_fault_tolerance_is_not_for_the_representative_of_an_enterprise(deciding):
    confirmed(deciding)
    assert exempted(deciding)[deciding.wang.key] == "stands"


def test_the_outcome_of_a_dispute_needs_the_dispute(deciding):
    confirmed(deciding)
    before = deciding.service.store.head()
    assert faults(decide(deciding, "dispute-outcome")) == {("/decision", "unknown_dispute")}
    assert deciding.service.store.head() == before


def test_a_dispute_is_filed_by_the_person_and_upheld_by_decision(deciding):
    event = confirmed(deciding)["events"][0]["case"]["key"]
    body = {
        "purpose": "objection",
        "event": event,
        "holder": deciding.wang.key,
        "grounds": "not_in_office",
    }
    filed = deciding.post("/v1/objections", Role.SUBJECT_SELF, body)
    assert filed.status_code == 201, filed.text
    assert standings(deciding)[deciding.wang.key] == "contested"
    told = decide(
        deciding,
        "dispute-outcome",
        dispute=filed.json()["dispute"],
        holder="王丙丁",
        holder_number=NUMBER,
        decided="2026-06-01",
    )
    assert told.status_code == 201, told.text
    assert standings(deciding)[deciding.wang.key] not in ("stands", "contested")


def test_a_measure_is_active_by_its_document_and_with_all_that_the_law_asks_for(deciding):
    confirmed(deciding)
    told = decide(deciding, "measure")
    assert told.status_code == 201, told.text
    (made,) = [m for m in told.json()["events"][0]["measures"] if m["doc_no"]]
    assert (made["code"], made["state"]) == ("M04", "active")


@pytest.mark.parametrize(
    ("member", "executor"),
    [
        ("basis", "法院"),
        ("remedy", "法院"),
        ("scope", "法院"),
        ("served_date", "法院"),
        ("notice_date", "公共管理机构"),
        ("proportionality", "公共管理机构"),
    ],
)
def test_an_order_without_what_the_law_asks_for_is_not_entered(deciding, member, executor):
    confirmed(deciding)
    before = deciding.service.store.head()
    told = decide(deciding, "measure", without=(member,), executor_kind=executor)
    assert told.status_code == 422, told.text
    assert deciding.service.store.head() == before


@pytest.mark.parametrize(
    ("kind", "member"),
    [
        ("event", "doc_no"),
        ("event", "authority"),
        ("event", "determined"),
        ("determination", "doc_no"),
        ("exemption", "doc_no"),
        ("exemption", "decided"),
        ("repair", "doc_no"),
        ("repair", "authority"),
        ("dispute-outcome", "decided_no"),
        ("measure", "doc_no"),
        ("measure", "decided"),
    ],
)
def test_without_its_document_nothing_is_decided(world, kind, member):
    assert faults(decide(world, kind, without=(member,))) == {(f"/decision/{member}", "missing")}
    assert faults(decide(world, kind, **{member: ""})) == {
        (f"/decision/{member}", "string_too_short")
    }


def test_a_document_of_tomorrow_decides_nothing_today(world):
    told = decide(world, "event", determined="2026-06-02")
    assert faults(told) == {("/decision/determined", "date_after_publication")}


def test_a_document_of_today_decides(deciding):
    assert confirmed(deciding, determined="2026-06-01")["new"]


@pytest.mark.parametrize("kind", [k for k in EXAMPLES if k != "event"])
def test_what_is_not_on_file_is_not_decided_on(world, kind):
    before = world.service.store.head()
    told = decide(world, kind, event_no="无1号", penalty_no="无1号", without=_strange(kind))
    assert faults(told) == {("/decision", "unknown_event")}
    assert world.service.store.head() == before


def _strange(kind):
    return ("event_no",) if kind in ("repair", "determination") else ("penalty_no",)


@pytest.mark.parametrize("role", [role for role in Role if role is not STEWARD])
@pytest.mark.parametrize("kind", EXAMPLES)
def test_nobody_but_the_steward_decides(world, role, kind):
    before, lines = world.service.store.head(), len(world.log())
    told = decide(world, kind, role)
    assert told.status_code == 404
    assert told.json()["type"] == "urn:zelian:problem:not-available"
    assert world.service.store.head() == before
    assert world.log()[lines:][0]["decision"] == "deny"


def test_the_log_says_who_decided_what_about_whom(deciding):
    before = len(deciding.log())
    confirmed(deciding)
    intent, outcome = deciding.log()[before:]
    assert (intent["question"], intent["stage"]) == ("decide:event", "intent")
    assert f"u:{C1}" in intent["subjects"]
    assert outcome["subjects_returned"] == [deciding.wang.key]
    assert "王丙丁" not in json.dumps([intent, outcome], ensure_ascii=False)
