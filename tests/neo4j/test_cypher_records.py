"""Questions of records in Neo4j Browser: lists, measures, screening, clearance, offices."""

import re

from graph.intervals import Interval, day
from graph.vocabulary import OFFICES, Kind
from queries.lists import lists_on
from queries.offices import conflicts_at
from queries.offices.facts import read_facts
from queries.sight import EVERYTHING
from tests.asking import POLICY, listed, node, status, tie
from tests.builders import E1, E2, E4, office, person, profile
from tests.events import conduct, event_of, named, penalty
from tests.neo4j.browser import copied, moved, question
from tests.orders import order

ZHANG, WANG = person("张甲"), person("王丙")
FINE = event_of("罚1号", E1)
CODES = ["91990411TE0000010W", "91990411TE0000029R", "91990411TE0000045F", "91990411TE0000037L"]


def fine(event=FINE, org=E1, determined="2026-05-10", **props):
    return [
        *penalty(event, org, determined=determined, **props),
        conduct(event, "2026-02-01", "2026-02-20", doc=event.name),
    ]


def on_lists():
    return [
        profile(E1, type="company"),
        profile(E2, type="company"),
        profile(E4, type="company"),
        listed(E1, "SXBZXR", "2026-05-10", "2026-09-01", doc="执1号"),
        listed(E1, "YZWF", "2026-06-01", doc="严1号"),
        listed(E2, "ZFCG", "2026-05-10", doc="采1号"),
    ]


DELISTED = [listed(E2, "YZWF", "2026-08-01", "2026-08-31", doc="严2号")]
LIST_DAYS = ("2026-05-09", "2026-05-10", "2026-08-31", "2026-09-01")


def test_lists(browser):
    asked = browser(on_lists(), DELISTED)
    stood = set()
    for known_at in asked.known:
        for as_of in LIST_DAYS:
            for org in (E1, E2, E4):
                told = asked.python(
                    known_at, lambda v, o=org, d=as_of: lists_on(node(v, o), v, day(d))
                )
                wanted = [
                    (str(x.list_code), x.doc_no, x.valid_from, x.valid_to, x.stands) for x in told
                ]
                rows = asked.rows("lists", key=org.key, as_of=as_of, known_at=known_at)
                columns = ("list", "doc_no", "valid_from", "valid_to", "stands")
                assert [tuple(r[c] for c in columns) for r in rows] == wanted
                stood |= {(org.name, x.doc_no, x.stands) for x in told}
    assert {s for _, doc, s in stood if doc == "执1号"} == {True, False}


def of_person(facts):
    """What a person's facts are, as the rows say it."""
    return {
        *(("own", i.event.key, "EVENT") for i in facts.own),
        *(("named", n.instrument.event.key, "EVENT") for n in facts.named),
        *(("near", i.event.key, "EVENT") for i in facts.near),
        *(("office", h.at.key, str(h.office), *h.fact.span.iso()) for h in facts.held),
        *(("said", facts.person.key, str(f.kind)) for f in facts.said),
        *(("measure", facts.person.key, m.doc_no) for m in facts.measures),
    }


def as_told(row):
    if row["what"] == "office":
        return ("office", row["at"], row["kind"], row["valid_from"], row["valid_to"])
    return (row["what"], row["at"], row["word"] if row["what"] == "measure" else row["kind"])


def barred():
    closed, debt = event_of("吊1号", E2), event_of("债1号", WANG)
    return [
        profile(E1, type="company"),
        *penalty(closed, E2, determined="2024-06-01", penalties=["吊销营业执照"]),
        conduct(closed, "2024-01-01", "2024-02-01", doc="吊1号"),
        office(WANG, Kind.LEGAL_REP, "2020-01-01", "2025-01-01", of=E2),
        office(WANG, Kind.DIRECTOR, "2025-01-01"),
        office(ZHANG, Kind.SUPERVISOR, "2020-01-01", "2026-06-01"),
        named(closed, WANG, doc="吊1号"),
        *penalty(debt, WANG, debt={"due": "2024-01-01"}),
        *penalty(event_of("线1号", WANG), WANG, state="lead"),
        listed(WANG, "SXBZXR", "2026-05-10"),
        listed(E2, "YZWF", "2024-06-01", doc="严1号"),
        order(WANG, None, "M04"),
        tie(Kind.PROFILE, WANG, name="王丙", civil_capacity="limited"),
    ]


def test_offices_are_those_of_the_vocabulary():
    listed_there = re.search(r"\[('[^]]+)\] AS offices", question("office"))
    assert set(re.findall(r"'(\w+)'", listed_there[1])) == OFFICES


def test_office_of_a_person(browser):
    revoked = status(event_of("吊1号", E2), "revoked", "2024-07-01")
    asked = browser(barred(), [revoked, office(WANG, Kind.CFO, "2026-06-10", of=E4)])
    numbers = []
    for known_at in asked.known:
        for who in (WANG, ZHANG):
            facts = asked.python(
                known_at,
                lambda v, w=who: read_facts([node(v, w)], v, day("2026-06-01"))[node(v, w).ref],
            )
            rows = asked.rows("office", key=who.key, as_of="2026-06-01", known_at=known_at)
            at_units = {r["word"] for r in rows if r["what"] == "listed"}
            assert {as_told(r) for r in rows if r["what"] != "listed"} == of_person(facts)
            listings = [f for found in facts.listings.values() for f in found]
            assert at_units == {f.props["doc_no"] for f in listings}
            numbers.append(len(rows))
    assert numbers == [9, 1, 8, 1]


def test_office_at_an_organisation_is_of_the_day(browser):
    asked = browser(barred(), [office(ZHANG, Kind.CFO, "2026-06-01")])
    held = []
    for known_at in asked.known:
        for as_of in ("2024-12-31", "2025-01-01", "2026-05-31", "2026-06-01"):
            told = asked.python(known_at, lambda v, d=as_of: in_office(v, day(d)))
            rows = asked.rows("office", key=E1.key, as_of=as_of, known_at=known_at)
            assert {(r["at"], r["kind"]) for r in rows} == told
            held.append(len(rows))
            against = asked.python(
                known_at,
                lambda v, d=as_of: conflicts_at(node(v, E1), v, POLICY, day(d), EVERYTHING),
            )
            assert {c.person.key for c in against.conflicts} <= {r["at"] for r in rows}
    assert held == [1, 2, 2, 1, 1, 2, 2, 2]


def in_office(view, when):
    place = node(view, E1)
    hops = view.expand({place.ref: [Interval(when, when + 1)]}, OFFICES, "in").hops[place.ref]
    nodes = view.nodes({h.src for h in hops})
    return {(nodes[h.src].key, str(h.kind)) for h in hops}


def test_entry_in_a_list_has_its_days_and_its_commits(browser):
    graphs = moved([tie(Kind.LISTED, E1, list_code="SXBZXR", doc_no="执1号")])
    asked, target = browser(*graphs.commits), copied(E1, 0)
    stood = []
    for known_at in asked.known:
        for as_of in graphs.days:
            told = asked.python(known_at, lambda v, d=as_of: lists_on(node(v, target), v, day(d)))
            rows = asked.rows("lists", key=target.key, as_of=as_of, known_at=known_at)
            assert [(r["valid_from"], r["stands"]) for r in rows] == [
                (x.valid_from, x.stands) for x in told
            ]
            stood.append(any(x.stands for x in told))
    assert stood == [n in (1, 10) for n in range(12)]
