"""Consumers, disclosures, and the outbox, on a real register, log and store."""

import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from api.audit import AuditLog
from api.desk import ConsumerKind, Desk, Purpose
from api.desk.schema import _V1
from api.gate import Gate, Question
from api.sharing import Handing, acknowledge, disclose, outbox
from graph.accountability import settle
from graph.errors import InputError, NotFoundError, RefusedError, StoreError
from graph.intervals import Scope, day
from graph.policy import Publication, district_policy
from graph.store import SqliteStore
from graph.vocabulary import Kind
from tests.asking import flat, listed, status
from tests.builders import E1, E2, office, person, profile
from tests.disputes import changed, dispute, outcome
from tests.events import conduct, event_of, named, penalty

ROOT = Path(__file__).parents[2]
POLICY = district_policy()
ZHANG, LI = person("zhang"), person("li")
P1 = event_of("P1", E1)
TODAY = day("2026-06-01")
CONSENT = "ab" * 32
FIRST = [
    profile(E1, type="company"),
    office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
    *penalty(P1, E1),
    conduct(P1, "2026-02-01", "2026-02-20"),
    listed(E1),
]


class House:
    """A store, a register, a log and a gate in one folder."""

    def __init__(self, folder: Path) -> None:
        self.store = SqliteStore(folder / "s.sqlite", create=True)
        self.log = AuditLog(folder / "audit.jsonl", b"k" * 32)
        self.log.create()
        self.desk = Desk(folder / "desk.sqlite", create=True)
        self.gate = Gate(self.log, self.desk)
        self.learn(*FIRST)

    def learn(self, *statements) -> None:
        with self.store.write("test", "test") as writer:
            writer.state(flat(statements))
            settle(writer, POLICY)

    def consumer(self, kind="department", reach="government", purposes=("approval", "credit")):
        return self.desk.consumers.add(
            name="某单位",
            kind=ConsumerKind(kind),
            reach=Publication(reach),
            purposes=[Purpose(p) for p in purposes],
            registered=day("2026-05-01"),
            registered_by="wang",
        )

    def case(self, *subjects, purpose="approval"):
        return self.desk.open_case(
            title="t",
            ground="g",
            purpose=Purpose(purpose),
            subjects=[s.key for s in subjects],
            opened=day("2026-05-01"),
            opened_by="wang",
        ).id

    def consent(self, grantee, subject=ZHANG, purpose="credit", **members):
        given = {
            "subject": subject.key,
            "grantee": grantee,
            "purpose": Purpose(purpose),
            "since": day("2026-05-01"),
            "until": day("2036-05-01"),
            "evidence": CONSENT,
            "channel": "counter",
            "registered_by": "wang",
        }
        return self.desk.authorize(**(given | members)).id

    def give(self, consumer, who, purpose="approval", today=TODAY, **ground):
        handing = Handing(consumer, Purpose(purpose), "wang", **ground)
        with self.store.view() as view:
            question = Question("disclose", Scope(today), (who.key,), commit=view.known_at)
            return disclose(
                handing,
                question,
                lambda: view.find([who.key])[who.key],
                view,
                POLICY,
                self.gate,
                self.desk,
                today,
            )

    def box(self, on):
        return outbox(self.desk, self.store.view, POLICY, day(on))

    def waiting(self, on):
        return [(w.consumer, w.message.kind, w.message.reason) for w in self.box(on).waiting]

    def ack(self, on):
        for one in (box := self.box(on)).waiting:
            acknowledge(self.desk, box, one.id, "wang")


@pytest.fixture
def house(tmp_path):
    found = House(tmp_path)
    with found.store:
        yield found


def entries(given):
    return [(i.entry.event, i.entry.holder) for i in given.file.items]


# Who may be given what


def test_public_entries_of_an_organisation_need_no_case(house):
    given = house.give(house.consumer(reach="public"), E1)
    assert entries(given) == [(P1.key, E1.key)]
    assert given.disclosures == ("D2026-0001",)
    (recorded,) = house.desk.disclosures.all()
    assert (recorded.event, recorded.holder, recorded.as_of) == (P1.key, E1.key, TODAY)
    assert (recorded.commit_no, recorded.given_by, recorded.purpose) == (1, "wang", "approval")


def test_what_is_given_is_logged_before_it_is_given(house):
    house.give(house.consumer(), ZHANG, case=house.case(ZHANG))
    intent, told = list(house.log.lines())
    assert (intent.client, intent.actor, intent.question) == ("C0001", "wang", "disclose")
    assert (told.decision, told.subjects_returned) == ("answered", (ZHANG.key,))


def test_only_entries_are_given_and_no_list(house):
    told = house.give(house.consumer(), E1).model_dump_json()
    assert "SXBZXR" not in told
    assert '"lists":' not in told


def test_a_department_is_given_a_person_by_a_case(house):
    given = house.give(house.consumer(), ZHANG, case=house.case(ZHANG))
    assert entries(given) == [(P1.key, ZHANG.key)]


def test_a_person_without_case_or_consent_is_refused(house):
    consumer = house.consumer()
    with pytest.raises(RefusedError, match="authorization"):
        house.give(consumer, ZHANG)
    assert house.desk.disclosures.all() == []
    assert [line.decision for line in house.log.lines()] == ["deny"]


def test_a_consumer_of_the_public_range_is_told_of_no_person(house):
    consumer = house.consumer(reach="public")
    with pytest.raises(RefusedError, match="public range"):
        house.give(consumer, ZHANG, case=house.case(ZHANG))
    told = house.give(consumer, E1, case=house.case(E1)).model_dump_json()
    assert ZHANG.key not in told


@pytest.mark.parametrize(
    ("on", "status_", "there"),
    [("2026-08-31", "repaired", True), ("2026-09-01", "repaired", False)],
)
def test_what_is_over_is_given_to_nobody(house, on, status_, there):
    house.learn(status(P1, status_, "2026-09-01"))
    given = house.give(house.consumer(), E1, case=house.case(E1), today=day(on))
    assert bool(given.file.items) is there
    assert len(house.desk.disclosures.all()) == there


def test_an_unregistered_purpose_is_refused(house):
    with pytest.raises(RefusedError, match="not registered for “procurement”"):
        house.give(house.consumer(), E1, purpose="procurement")


@pytest.mark.parametrize(("on", "given"), [("2026-06-09", True), ("2026-06-10", False)])
def test_a_closed_consumer_is_given_nothing_from_that_day_on(house, on, given):
    consumer = house.desk.consumers.close(house.consumer().id, day("2026-06-10"), "li")
    if given:
        assert entries(house.give(consumer, E1, today=day(on)))
        return
    with pytest.raises(RefusedError, match="given nothing on 2026-06-10"):
        house.give(consumer, E1, today=day(on))
    assert list(house.log.lines()) == []


def test_consent_that_somebody_else_is_told_is_no_consent(house):
    consumer = house.consumer("bank", "authorized")
    with pytest.raises(RefusedError, match="not granted to consumer “C0001”"):
        house.give(consumer, ZHANG, "credit", authorization=house.consent("wang"))


def test_consent_for_once_is_used_once(house):
    consumer = house.consumer("bank", "authorized")
    consent = house.consent(consumer.id, once=True)
    assert entries(house.give(consumer, ZHANG, "credit", authorization=consent))
    with pytest.raises(RefusedError):
        house.give(consumer, ZHANG, "credit", authorization=consent)
    assert len(house.desk.disclosures.all()) == 1


def test_a_refusal_of_the_consumer_uses_no_consent_up(house):
    consumer = house.consumer("bank", "public")
    consent = house.consent(consumer.id, once=True)
    with pytest.raises(RefusedError):
        house.give(consumer, ZHANG, "credit", authorization=consent)
    assert house.desk.authorization(consent).spent == ""


# Credit-reporting institutions


def reporting(house):
    return house.consumer("credit_reporting", "authorized", ["credit", "approval"])


def test_credit_reporting_is_told_of_a_person_by_consent_alone(house):
    consumer = reporting(house)
    with pytest.raises(RefusedError, match="that person's"):
        house.give(consumer, ZHANG, case=house.case(ZHANG))
    consent = house.consent(consumer.id)
    assert entries(house.give(consumer, ZHANG, "credit", authorization=consent))


def test_credit_reporting_is_given_public_entries_only(house):
    house.learn(*penalty(event_of("P2", E1), E1, severity="minor"))
    given = house.give(reporting(house), E1, case=house.case(E1))
    assert entries(given) == [(P1.key, E1.key)]


CONTINUED = [  # found long after the act, so that the entry outlives the term
    profile(E2, type="company"),
    office(LI, Kind.LEGAL_REP, "2010-01-01", of=E2),
    *penalty(event_of("P9", E2), E2, determined="2026-05-10"),
    conduct(event_of("P9", E2), "2021-05-01", "2021-06-15", doc="认9号"),
]


@pytest.mark.parametrize(("on", "given"), [("2026-06-15", 1), ("2026-06-16", 0)])
def test_adverse_data_of_a_person_within_the_term_from_the_end_of_the_act(house, on, given):
    house.learn(*CONTINUED)
    consumer, bank = reporting(house), house.consumer("bank", "authorized")
    consent = house.consent(consumer.id, LI)
    told = house.give(consumer, LI, "credit", today=day(on), authorization=consent)
    assert len(told.file.items) == given
    other = house.consent(bank.id, LI)
    assert len(house.give(bank, LI, "credit", today=day(on), authorization=other).file.items) == 1


def test_an_act_whose_days_are_unknown_is_not_reported(house):
    event = event_of("P9", E2)
    house.learn(
        profile(E2, type="company"), *penalty(event, E2), named(event, LI, doc="认9号", level="E1")
    )
    consumer = reporting(house)
    consent = house.consent(consumer.id, LI)
    assert house.give(consumer, LI, "credit", authorization=consent).file.items == ()
    bank = house.consumer("bank", "authorized")
    assert house.give(bank, LI, "credit", authorization=house.consent(bank.id, LI)).file.items


def test_limits_say_the_same_whether_or_not_something_is_left_out(house):
    house.learn(*CONTINUED)
    consumer = reporting(house)
    consent = house.consent(consumer.id, LI)
    told = [
        house.give(consumer, LI, "credit", today=day(on), authorization=consent).file.limits
        for on in ("2026-06-15", "2026-06-16")
    ]
    assert told[0] == told[1]
    assert "P5Y" in told[0][-1].en


# The outbox


def test_a_repair_waits_in_the_outbox_until_it_is_acknowledged(house):
    house.give(house.consumer(), E1)
    house.learn(status(P1, "repaired", "2026-09-01"))
    assert house.waiting("2026-08-31") == []
    assert house.waiting("2026-09-01") == [("C0001", "withdraw", "repaired")]
    assert [house.box(d).alerts for d in ("2026-09-04", "2026-09-05")] == [0, 1]
    house.ack("2026-09-04")
    assert house.waiting("2026-09-05") == []


def test_every_consumer_is_told(house):
    house.give(house.consumer(), E1)
    house.give(house.consumer("platform", "public"), E1)
    house.learn(status(P1, "revoked", "2026-09-01"))
    assert house.waiting("2026-09-02") == [
        ("C0001", "withdraw", "revoked"),
        ("C0002", "withdraw", "revoked"),
    ]


def test_a_closed_consumer_has_to_withdraw_too(house):
    house.give(house.consumer(), E1)
    house.desk.consumers.close("C0001", day("2026-06-10"), "li")
    house.learn(status(P1, "repaired", "2026-09-01"))
    assert house.waiting("2026-09-01") == [("C0001", "withdraw", "repaired")]


def test_each_use_holds_a_copy_of_its_own_and_a_newer_copy_takes_its_place(house):
    consumer = house.consumer()
    house.give(consumer, E1)
    house.give(consumer, E1, "credit")
    house.give(consumer, E1, "credit")
    house.learn(status(P1, "repaired", "2026-09-01"))
    found = house.box("2026-09-01").waiting
    assert [(w.disclosure, w.purpose) for w in found] == [
        ("D2026-0001", "approval"),
        ("D2026-0003", "credit"),
    ]


def test_an_acknowledged_mark_is_followed_by_the_next(house):
    house.give(house.consumer(), ZHANG, case=house.case(ZHANG))
    house.learn(dispute(P1, "2026-07-10", ZHANG))
    assert house.waiting("2026-07-10") == [("C0001", "annotate", "disputed")]
    house.ack("2026-07-10")
    assert house.waiting("2026-07-19") == []
    house.learn(outcome(P1, "2026-07-20", ZHANG, "rejected"))
    assert house.waiting("2026-07-19") == []
    assert house.waiting("2026-07-20") == [("C0001", "annotate", "dispute_decided")]


def test_whoever_withdrew_is_told_that_it_stands_again(house):
    house.give(house.consumer(), ZHANG, case=house.case(ZHANG))
    house.learn(dispute(P1, "2026-07-10", ZHANG, "false_registration"))
    house.ack("2026-07-12")
    house.learn(outcome(P1, "2026-07-20", ZHANG, "rejected"))
    assert house.waiting("2026-07-20") == [("C0001", "replace", "restored")]
    house.ack("2026-07-20")
    assert house.waiting("2026-07-21") == []


def test_a_changed_decision_replaces_and_comes_with_what_is_said_now(house):
    house.give(house.consumer(), E1)
    house.learn(changed(P1, penalties=["责令停产停业"], severity="serious"))
    (one,) = house.box("2026-09-01").waiting
    assert (one.message.kind, one.message.entry.severity) == ("replace", "serious")


def test_a_message_that_was_overtaken_is_not_acknowledged(house):
    house.give(house.consumer(), ZHANG, case=house.case(ZHANG))
    house.learn(dispute(P1, "2026-07-10", ZHANG))
    (old,) = house.box("2026-07-25").waiting
    house.learn(outcome(P1, "2026-07-20", ZHANG, "rejected"))
    with pytest.raises(NotFoundError, match="zelian outbox"):
        acknowledge(house.desk, house.box("2026-07-25"), old.id, "wang")
    assert house.waiting("2026-07-25") == [("C0001", "annotate", "dispute_decided")]


def test_a_message_is_acknowledged_once(house):
    house.give(house.consumer(), E1)
    house.learn(status(P1, "repaired", "2026-09-01"))
    box = house.box("2026-09-01")
    acknowledge(house.desk, box, box.waiting[0].id, "wang")
    with pytest.raises(InputError, match="acknowledged already"):
        acknowledge(house.desk, box, box.waiting[0].id, "li")
    (done,) = house.desk.disclosures.acknowledgements()
    assert (done.acknowledged_by, done.as_of) == ("wang", day("2026-09-01"))


def test_an_earlier_day_is_told_as_it_was_then(house):
    house.give(house.consumer(), E1)
    house.learn(status(P1, "repaired", "2026-09-01"))
    house.ack("2026-09-03")
    assert house.waiting("2026-09-02") == [("C0001", "withdraw", "repaired")]
    assert house.waiting("2026-05-31") == []


def test_an_event_that_waits_to_be_attributed_again_is_named(house):
    house.give(house.consumer(), E1)
    assert house.box("2026-06-02").pending == ()
    with house.store.write("test", "test") as writer:
        writer.queue([P1.key])
    assert house.box("2026-06-02").pending == ("D2026-0001",)


def test_a_store_that_is_older_than_what_was_given_of_it(house):
    consumer = house.consumer()
    record(house.desk, [(P1.key, E1.key)], consumer=consumer.id, commit_no=9)
    with pytest.raises(StoreError, match="belongs to the register"):
        house.box("2026-06-02")


# The register


def consumers_of(desk, **members):
    given = {
        "name": "某银行",
        "kind": ConsumerKind.BANK,
        "reach": Publication.AUTHORIZED,
        "purposes": [Purpose.CREDIT],
        "registered": day("2026-05-01"),
        "registered_by": "wang",
    }
    return desk.consumers.add(**(given | members))


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "desk.sqlite", create=True)


def test_a_consumer_comes_back_as_registered(desk):
    added = consumers_of(desk)
    assert Desk(desk.path).consumers.one("C0001") == added
    assert (added.kind, added.reach, added.purposes) == ("bank", "authorized", {"credit"})
    assert [consumers_of(desk).id, consumers_of(desk).id] == ["C0002", "C0003"]
    assert len(desk.consumers.all()) == 3


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"name": " "}, "must not be empty"),
        ({"name": "某行 999999197001010017"}, "number of a person"),
        ({"registered_by": ""}, "must not be empty"),
        ({"purposes": []}, "needs a purpose"),
        ({"reach": Publication.INTERNAL}, "internal range"),
    ],
)
def test_a_bad_consumer_is_not_registered(desk, members, told):
    with pytest.raises(InputError, match=told):
        consumers_of(desk, **members)
    assert desk.consumers.all() == []


def test_a_consumer_is_closed_once_and_not_before_it_began(desk):
    consumers_of(desk)
    with pytest.raises(InputError, match="cannot end on 2026-04-30"):
        desk.consumers.close("C0001", day("2026-04-30"), "li")
    desk.consumers.close("C0001", day("2026-05-02"), "li")
    with pytest.raises(InputError, match="cannot be ended again"):
        desk.consumers.close("C0001", day("2026-05-03"), "li")
    with pytest.raises(NotFoundError, match="zelian consumers list"):
        desk.consumers.close("C0009", day("2026-05-03"), "li")


def record(desk, entries, **members):
    given = {
        "consumer": "C0001",
        "commit_no": 1,
        "as_of": TODAY,
        "purpose": Purpose.CREDIT,
        "given_by": "wang",
    }
    return desk.disclosures.record(entries=entries, **(given | members))


PAIRS = [(P1.key, E1.key), (P1.key, ZHANG.key)]


@pytest.mark.parametrize(
    ("entries", "members", "fault"),
    [
        ([*PAIRS, (P1.key, "张三")], {}, InputError),
        ([*PAIRS, (P1.key, "p:999999197001010017")], {}, InputError),
        (PAIRS, {"given_by": ""}, InputError),
        (PAIRS, {"consumer": "C0009"}, NotFoundError),
        (PAIRS, {"purpose": Purpose.AWARDS}, RefusedError),
        (PAIRS, {"as_of": day("2026-04-30")}, RefusedError),
    ],
)
def test_a_faulty_disclosure_is_not_recorded_in_part(desk, entries, members, fault):
    consumers_of(desk)
    with pytest.raises(fault):
        record(desk, entries, **members)
    assert desk.disclosures.all() == []


def test_a_disclosure_that_breaks_off_leaves_nothing(desk):
    consumers_of(desk)
    connection = sqlite3.connect(desk.path)
    connection.execute(
        "CREATE TRIGGER full BEFORE INSERT ON disclosures WHEN NEW.id = 'D2026-0002' "
        "BEGIN SELECT RAISE(ABORT, 'disk full'); END"
    )
    connection.close()
    with pytest.raises(StoreError, match="disk full"):
        record(desk, PAIRS)
    assert desk.disclosures.all() == []
    assert [d.id for d in record(desk, PAIRS[:1])] == ["D2026-0001"]


def test_an_unknown_disclosure_is_not_acknowledged(desk):
    with pytest.raises(NotFoundError):
        desk.disclosures.acknowledge("D2026-0009", digest="x", commit_no=1, as_of=TODAY, by="wang")
    assert desk.disclosures.acknowledgements() == []


def test_a_register_of_the_first_version_is_brought_up_to_date(tmp_path):
    path = tmp_path / "desk.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(_V1)
    connection.execute(
        "INSERT INTO cases VALUES ('2026-0001', 't', 'g', 'credit', 'u:1', 739000, NULL, 'w', "
        "'2026-05-01T00:00:00.000000+00:00', NULL, '')"
    )
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    desk = Desk(path)
    assert desk.case("2026-0001").title == "t"
    assert consumers_of(desk).id == "C0001"
    assert Desk(path).consumers.one("C0001").name == "某银行"


PROGRAM = """
    import sys
    from pathlib import Path
    from api.desk import Desk, Purpose
    desk = Desk(Path(sys.argv[1]))
    pairs = [("e:x:1:u:1", "u:1"), ("e:x:1:u:1", "p1:x")]
    for number in range(15):
        given = desk.disclosures.record(consumer="C0001", entries=pairs, commit_no=1,
            as_of=739768, purpose=Purpose.CREDIT, given_by="w")
        print(*(one.id for one in given))
"""


def test_two_processes_record_each_disclosure_whole_and_under_its_own_number(desk):
    consumers_of(desk)
    command = [sys.executable, "-c", textwrap.dedent(PROGRAM), str(desk.path)]
    runs = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) for _ in range(2)]
    told = [line.split() for r in runs for line in r.communicate()[0].splitlines()]
    numbers = [[int(number[-4:]) for number in pair] for pair in told]
    assert len(numbers) == 30
    assert sorted(n for pair in numbers for n in pair) == list(range(1, 61))
    assert all(last == first + 1 for first, last in numbers)


KILLED = """
    import os, signal, sys
    from pathlib import Path
    from api.desk import Desk, Purpose
    desk = Desk(Path(sys.argv[1]))
    def pairs():
        yield ("e:x:1:u:1", "u:1")
        os.kill(os.getpid(), signal.SIGKILL)
    class Dying(list):
        def __iter__(self):
            self.asked = getattr(self, "asked", 0) + 1
            return pairs() if self.asked > 1 else super().__iter__()
    desk.disclosures.record(consumer="C0001", entries=Dying([("e:x:1:u:1", "u:1")]), commit_no=1,
        as_of=739768, purpose=Purpose.CREDIT, given_by="w")
"""


def test_a_process_that_is_killed_while_it_records_leaves_nothing(desk):
    consumers_of(desk)
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(desk.path)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -9
    assert desk.disclosures.all() == []
    assert [d.id for d in record(desk, PAIRS)] == ["D2026-0001", "D2026-0002"]
