"""Questions of what is on file of one thing, kind by kind, in Neo4j Browser."""

from dataclasses import replace

import pytest

from graph.errors import NotFoundError
from graph.intervals import day
from graph.records import Source
from graph.vocabulary import Kind, ListCode, Rank
from queries.answer import explain
from queries.conflicts import conflicts
from queries.match import waiting
from queries.merits import merits_of
from queries.resources import (
    disputes_of,
    entries_of,
    exemptions_of,
    explain_entry,
    members_page,
    person_card,
    repairs_of,
    tasks_of,
    tasks_page,
)
from queries.resources.around import concerns, explanations
from queries.sight import EVERYTHING
from queries.statements import statements_of
from tests.asking import POLICY, listed, node, status, tie
from tests.builders import AUTHORITY, E1, E2, E4, office, person, profile
from tests.builders import named as mention
from tests.disputes import changed, decided, dispute, outcome
from tests.events import conduct, event_of, named, penalty
from tests.neo4j.browser import Browser
from tests.orders import order

ZHANG, LI, WANG = person("张甲"), person("李乙"), person("王丙")
NOBODY = mention("王丙", E2)
ONE, OTHER, BODY = event_of("罚1号", E1), event_of("罚2号", E2), event_of("诉1号", E4)
ALONE = event_of("孤1号", E1)  # whose subject is on file from the second commit on
RIVAL = Source("另一机关", Rank.AUTHORITY, "other.csv", "dd")
DAYS = ("2026-04-30", "2026-06-30", "2026-08-15", "2027-01-01", "2031-07-01")


def fine(event, org, determined="2026-05-10", **props):
    return [
        *penalty(event, org, determined=determined, **props),
        conduct(event, "2026-02-01", "2026-02-20", doc=event.name),
    ]


FIRST = [
    *(profile(org, type="company") for org in (E1, E2)),
    profile(E4, type="gov_body"),
    office(ZHANG, Kind.LEGAL_REP, "2020-01-01", "2026-07-01"),
    office(LI, Kind.DIRECTOR, "2020-01-01"),
    office(NOBODY, Kind.LEGAL_REP, "2020-01-01", of=E2),
    office(WANG, Kind.LEGAL_REP, "2020-01-01", "2020-02-01"),
    named(OTHER, mention("钱戊", E2), level="E2", doc="罚2号"),
    office(LI, Kind.HEAD_OF_BODY, "2020-01-01", of=E4),
    *fine(ONE, E1, severity="serious"),
    *fine(OTHER, E2),
    *fine(BODY, E4, "2026-05-11"),
    named(ONE, LI),
    order(ZHANG, ONE),
    penalty(ALONE, E1)[0],
    named(ALONE, LI, doc="孤1号"),
    status(ALONE, "repaired", "2026-08-09"),
    listed(E1, "SXBZXR", "2026-05-10", "2026-08-01"),
    listed(E2, "YZWF", "2026-05-10"),
    tie(Kind.COMMITMENT, E1, start="2026-01-01", stop="2026-08-01", name="信用承诺"),
    dispute(ONE, "2026-06-15", ZHANG),
    decided(Kind.PLEA, ONE, "2026-06-01", ZHANG, "主1号", plea="不可抗力"),
]
SECOND = [
    penalty(ALONE, E1)[1],
    office(LI, Kind.LEGAL_REP, "2026-07-01"),
    outcome(ONE, "2026-08-01", ZHANG, "rejected"),
    status(ONE, "repaired", "2026-08-10", LI),
    status(OTHER, "repaired", "2026-08-11"),
    status(OTHER, "repaired", "2026-08-12", E2),
    status(BODY, "performed", "2026-08-10"),
    changed(BODY, title="更正", authority_name="另一机关"),
    replace(
        changed(BODY, title="再更正"),
        record_id="变2号",
        props={
            "doc_no": "变2号",
            "decided": "2026-08-02",
            "doc_name": "更正书",
            "authority_name": "某局",
            "changes": {"title": "再更正"},
        },
    ),
    decided(
        Kind.EXEMPTION, BODY, "2026-06-01", LI, "免1号", code="EX_RONGCUO", matters=["合同违约"]
    ),
    *penalty(OTHER, E2, severity="serious", source=RIVAL),
    named(OTHER, mention("赵丁", E2), level="E1", doc="罚2号"),
    tie(Kind.HONOUR, E1, start="2026-07-01", name="守合同重信用"),
    tie(Kind.SUCCEEDS, E4, E1, "2026-07-01"),
    listed(E4, "SXBZXR", "2026-08-01", doc="执2号"),
]


@pytest.fixture(scope="module")
def asked(neo4j_server):
    browser = Browser(neo4j_server, FIRST, SECOND)
    yield browser
    browser.close()


def compare(asked, name, given, python, row, parties=(None,), days=DAYS):
    """The rows of the file are what Python tells, for each party, day and commit; how often each
    thing was told is handed back."""
    sizes = []
    for known_at in asked.known:
        for party in parties:
            for as_of in days:
                wanted = asked.python(known_at, lambda v, p=party, d=as_of: python(v, p, day(d)))
                values = {k: party.key if v is ... else v for k, v in given.items()}
                told = asked.rows(name, **values, as_of=as_of, known_at=known_at)
                rows = [r for r in told if r.get("last") is None]  # which only ends a page
                assert sorted(map(row, rows), key=str) == sorted(wanted, key=str), (party, as_of)
                sizes.append(len(wanted))
    assert max(sizes) > 0
    assert len(set(sizes)) > 1 or len(sizes) < 3
    return sizes


EVERYBODY = (E1, E2, E4, ZHANG, LI, NOBODY, ONE, OTHER, BODY)


def test_card(asked):
    def python(view, who, when):
        told = person_card(node(view, who), view, when, EVERYTHING).offices
        return [
            (o.organization.key, o.office, o.valid_from, o.valid_to, o.held, o.end_unseen)
            for o in told
        ]

    def row(r):
        return (
            r["at"], r["office"], r["valid_from"], r["valid_to"], r["held"], r["end_unseen"],
        )  # fmt: skip

    compare(asked, "card", {"key": ...}, python, row, (ZHANG, LI, NOBODY))


def test_entries(asked):
    def python(view, what, when):
        told = entries_of(node(view, what), view, when, EVERYTHING)
        return [(i.entry.event, i.entry.holder, str(i.standing)) for i in told]

    def row(r):
        return r["event"], r["holder"], r["standing"]

    compare(asked, "entries", {"key": ...}, python, row, EVERYBODY)
    holders = (E1, E2, E4, ZHANG, LI)
    compare(asked, "file", {"key": ...}, python, row, holders)


@pytest.mark.parametrize("event", [ONE, OTHER, BODY], ids=lambda e: e.name)
def test_entry(asked, event):
    def python(view, who, when):
        try:
            told = explain_entry(event.key, who.key, view, POLICY, when, EVERYTHING)
        except NotFoundError:
            return []
        if told.recorded:
            measures = sorted(m.code for m in told.measures if m.doc_no)
            clause = told.recorded.entry.clause
            return [(True, str(told.recorded.standing), clause, measures)]
        stored = view.outcomes([event.key])[event.key].body["rejected"]
        if not any(r["holder"] == who.key for r in stored):
            return []  # found only when asked: the file says that it does not tell of these
        return [(False, None, None, [])]

    def row(r):
        return r["recorded"], r["standing"], r["clause"], r["measures"]

    for who in (E1, E2, E4, ZHANG, LI, NOBODY):
        for known_at in asked.known:
            for as_of in DAYS:
                wanted = asked.python(known_at, lambda v, w=who, d=as_of: python(v, w, day(d)))
                rows = asked.rows(
                    "entry", event=event.key, holder=who.key, as_of=as_of, known_at=known_at
                )
                assert list(map(row, rows)) == wanted, (who, as_of)


def test_entry_tells_which_condition_failed(asked):
    seen = 0
    for event in (ONE, OTHER, BODY):
        stored = asked.python(None, lambda v, e=event: v.outcomes([e.key])[e.key].body["rejected"])
        for holder in sorted({r["holder"] for r in stored}):
            rows = asked.rows("entry", event=event.key, holder=holder, as_of=DAYS[1], known_at=None)
            wanted = [r["condition"] for r in stored if r["holder"] == holder]
            assert [r["failed"] for r in rows] == [wanted]
            seen += 1
    assert seen


def test_events(asked):
    def python(view, what, when):
        told = explain(node(view, what), view, POLICY, when)
        if hasattr(told, "places"):
            return [(p.case.key, p.case.subject.key, p.case.determined) for p in told.places]
        cases = [e.case for e in getattr(told, "events", (told,))]
        return [(c.key, c.subject.key, c.determined) for c in cases]

    def row(r):
        return r["event"], r["subject"], r["determined"]

    compare(asked, "events", {"key": ...}, python, row, EVERYBODY)


def test_tasks(asked):
    def python(view, what, when):
        return [(t.event.key, t.code) for t in tasks_of(node(view, what), view, EVERYTHING)]

    def row(r):
        return r["event"], r["code"]

    compare(asked, "tasks", {"key": ...}, python, row, EVERYBODY)


def test_open_tasks(asked):
    def python(view, _, when):
        return [(t.event.key, t.code) for t in tasks_page(view, EVERYTHING)[0]]

    compare(asked, "open_tasks", {"after": ""}, python, lambda r: (r["event"], r["code"]))


def test_mentions(asked):
    def python(view, _, when):
        return [(m.subject.key, m.events) for m in waiting(view)]

    compare(asked, "mentions", {"after": ""}, python, lambda r: (r["mention"], tuple(r["events"])))


def test_conflicts(asked):
    def python(view, _, when):
        return [
            (c.event.key, c.subject.key, s.who.key, str(s.said.kind))
            for c in conflicts(view)
            for s in c.sides
        ]

    def row(r):
        return r["event"], r["subject"], r["who"], r["kind"]

    compare(asked, "conflicts", {"after": ""}, python, row)


def test_disputes(asked):
    def python(view, what, when):
        told = disputes_of(node(view, what), view, when, EVERYTHING)
        return [
            (t.event.key, t.holder.key, d.number, d.received, d.decided, t.open)
            for t in told
            for d in (t.dispute,)
        ]

    columns = ("event", "holder", "number", "received", "decided", "open")
    compare(
        asked, "disputes", {"key": ...}, python, lambda r: tuple(r[c] for c in columns), EVERYBODY
    )


def test_repairs(asked):
    """And what else was decided: of a person not what another obtained."""

    def python(view, what, when):
        own = node(view, what)
        told = [
            of_notice(event.case.key, notice)
            for event in explanations(own, view, POLICY, when, EVERYTHING)
            for notice in event.case.notices
            if not notice.holder or concerns(own, notice.holder)
        ]
        repairs = repairs_of(own, view, POLICY, when, EVERYTHING)
        assert [n for n in told if n[1] == "repaired"] == [
            of_notice(r.event.key, r.repair) for r in repairs
        ]
        seen.update(n[1] for n in told)
        return told

    columns = ("event", "what", "on", "doc_no", "doc_name", "authority", "holder", "fields")
    seen = set()
    compare(
        asked,
        "repairs",
        {"key": ...},
        python,
        lambda r: tuple(tuple(r[c]) if c == "fields" else r[c] for c in columns),
        EVERYBODY,
    )
    assert seen == {"repaired", "performed", "changed"}


def of_notice(event, told):
    own = (told.what, told.on, told.doc_no, told.doc_name, told.authority, told.holder)
    return (event, *own, told.fields)


def test_exemptions(asked):
    def python(view, what, when):
        told = exemptions_of(node(view, what), view, POLICY, when, EVERYTHING)
        return [(e.event.key, e.plea.holder, e.plea.accepted) for e in told]

    columns = ("event", "holder", "accepted")
    compare(
        asked, "exemptions", {"key": ...}, python, lambda r: tuple(r[c] for c in columns), EVERYBODY
    )


@pytest.mark.parametrize("code", ["SXBZXR", "YZWF"])
def test_members(asked, code):
    def python(view, _, when):
        found, _ = members_page(ListCode(code), view, when)
        return [(m.organization.key, m.entry.doc_no, m.entry.valid_from) for m in found]

    columns = ("key", "doc_no", "valid_from")
    compare(
        asked,
        "members",
        {"list": code, "after": ""},
        python,
        lambda r: tuple(r[c] for c in columns),
    )


def test_members_go_on_after_a_key(asked):
    rows = asked.rows("members", list="SXBZXR", after=E1.key, as_of="2026-08-15", known_at=None)
    assert [r["key"] or r["last"] for r in rows] == [E4.key, E4.key]


def test_merits(asked):
    def python(view, what, when):
        told = merits_of(node(view, what), view, when)
        return [(str(m.kind), m.what, m.valid_from, m.valid_to, m.stands) for m in told]

    columns = ("kind", "what", "valid_from", "valid_to", "stands")
    compare(asked, "merits", {"key": ...}, python, lambda r: tuple(r[c] for c in columns), (E1, E2))


def test_statements(asked):
    def python(view, what, when):
        try:
            told = statements_of(node(view, what), view, AUTHORITY.provider, EVERYTHING)
        except NotFoundError:
            return []
        return [
            (str(s.kind), v.asserted, v.document, v.row) for s in told.slots for v in s.versions
        ]

    compare(
        asked,
        "statements",
        {"key": ..., "provider": AUTHORITY.provider},
        python,
        lambda r: (r["kind"], r["version"], r["document"], r["row"]),
        EVERYBODY,
    )
