"""What binds and what counts against a subject in Neo4j Browser: measures, screening, clearance."""

from dataclasses import replace
from itertools import product

import pytest

from graph.identifiers.checks import uscc_check
from graph.intervals import FOREVER, day, iso
from graph.records import Source
from graph.vocabulary import Kind, Rank
from queries.resources import measures_told
from queries.screen import Batch, screen
from queries.sight import EVERYTHING
from tests import lots
from tests.asking import POLICY, listed, node, status
from tests.builders import E1, E2, E4, office, person, profile
from tests.disputes import dispute
from tests.events import conduct, event_of, named, penalty
from tests.neo4j.browser import Browser, copied, moved, question, restated
from tests.orders import order

RIVAL = Source("另一机关", Rank.AUTHORITY, "other.csv", "dd")
ZHANG, LI = person("张甲"), person("李乙")
ONE, OTHER = event_of("罚1号", E1), event_of("罚2号", E2)
LITTLE = event_of("小1号", E1)
GRAVE, LISTED = event_of("严1号", E2), event_of("严2号", lots.E5)


def fine(event, org, determined="2026-05-10", **props):
    return [
        *penalty(event, org, determined=determined, **props),
        conduct(event, "2026-02-01", "2026-02-20", doc=event.name),
    ]


def ended(end, on, doc="解1号", **props):
    return {"end": end, "on": on, "doc_no": doc, **props}


# Orders against the unit, each for a fine of its own, with what ends or stops it.
ENDS = {
    "none": [],
    "released": [ended("released", "2026-08-01")],
    "revoked": [ended("revoked", "2026-08-01")],
    "transferred": [ended("transferred", "2026-08-01", transferred_to=LI.key)],
    "suspended": [ended("suspended", "2026-07-01"), ended("resumed", "2026-08-01")],
    "stopped": [ended("suspended", "2026-07-01")],
}
OF_ORDER = {name: event_of(f"令罚{name}号", E1) for name in ENDS}


def measures():
    """Besides: an order that the law does not let stand, one for no event, one in a dispute, and
    what a rule proposes."""
    for name, event in OF_ORDER.items():
        yield from fine(event, E1, severity="serious")
        doc = f"{name}令"
        yield order(E1, event, doc_no=doc, ends=ENDS[name])
    yield from fine(ONE, E1, severity="serious")
    yield order(ZHANG, ONE, "M07", doc_no="缺1号", basis=[], notice_date="")
    yield order(ZHANG, ONE, "M04", doc_no="自1号", executor_kind="机关")
    yield order(E1, None, "M07", doc_no="无1号", decided="2026-07-01")
    yield from fine(OTHER, E2, severity="minor")
    yield order(E2, OTHER, doc_no="轻1号")
    yield from fine(GRAVE, E2, category="YZWF")
    yield listed(E2, "YZWF", "2026-06-01", "2026-08-01", event=GRAVE)


def told_of(measure):
    return (
        measure.code,
        measure.doc_no,
        measure.authority,
        measure.source,
        str(measure.state),
        measure.target.key,
        measure.event,
        measure.valid_from,
        measure.valid_to,
        measure.stands,
    )


OF_MEASURE = (
    *("code", "doc_no", "authority", "source", "state"),
    *("target", "event", "valid_from", "valid_to", "stands"),
)
MEASURED = (E1, E2, ZHANG, LI, ONE, OTHER, GRAVE, *OF_ORDER.values())
MEASURE_DAYS = ("2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01", "2026-07-31", "2026-08-01")


def test_measures(browser):
    asked = browser(
        [
            *(profile(org, type="company") for org in (E1, E2)),
            office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
            named(ONE, ZHANG),
            *measures(),
        ],
        [
            dispute(ONE, "2026-05-25", ZHANG),
            status(OF_ORDER["none"], "repaired", "2026-08-01"),
            order(LI, OF_ORDER["none"], doc_no="李1号", decided="2026-07-01"),
        ],
    )
    seen, reasons = set(), set()
    for known_at in asked.known:
        for as_of in MEASURE_DAYS:
            for what in MEASURED:
                told = asked.python(
                    known_at,
                    lambda v, w=what, d=as_of: measures_told(node(v, w), v, day(d), EVERYTHING),
                )
                rows = asked.rows("measures", key=what.key, as_of=as_of, known_at=known_at)
                assert [tuple(r[c] for c in OF_MEASURE) for r in rows] == list(map(told_of, told))
                seen |= {(m.doc_no, str(m.state), m.stands) for m in told}
                for row, measure in zip(rows, told, strict=True):
                    assert len(row["reasons"]) == len(measure.because)
                    reasons |= {word.split(":")[0] for word in row["reasons"]}
    assert {(doc, stands) for doc, _, stands in seen if doc.endswith("令")} == {
        *((f"{name}令", False) for name in ENDS),
        *((f"{name}令", True) for name in ENDS if name != "revoked"),
    }
    assert {state for _, state, _ in seen} >= {
        "active",
        "proposed",
        "refused",
        "released",
        "transferred",
    }
    assert {("自1号", "active", True), ("自1号", "refused", False)} <= seen
    assert {"missing", "dispute_open", "no_event", "severity_carries_no_measure"} <= reasons


def codes_of(*orgs):
    return [org.key[2:] for org in orgs]


def screened():
    """Every list, a measure of each kind, records of each severity, lists in doubt."""
    yield from (profile(org, type="company") for org in (E1, E2, E4, lots.E3, lots.E5))
    lists = ("SXBZXR", "YZWF", "ZFCG", "NMGGZ", "ZDSS", "DSJD", "JYYC", "HONGMD")
    for number, code in enumerate(lists):
        yield listed(E1, code, "2026-05-10", "2026-09-01", doc=f"{code}{number}号")
        yield listed(lots.E3, code, "2026-05-10", doc=f"{code}{number}号")
        rival = listed(lots.E3, code, "2026-05-11", doc=f"{code}{number}号", source=RIVAL)
        yield rival
    for number, code in enumerate(("M01", "M02", "M07", "M08", "M12")):
        yield order(E2, None, code, doc_no=f"无{number}号", decided="2026-07-01")
        yield order(E2, ONE, code, doc_no=f"有{number}号", ends=ENDS["suspended"])
    yield order(E2, OTHER, "M01", doc_no="有0号", ends=ENDS["suspended"])  # as told above
    yield from fine(ONE, E2, severity="serious")
    yield from fine(OTHER, E2, severity="serious")
    yield from fine(GRAVE, E4, severity="serious")
    yield from fine(event_of("般1号", E4), E4)
    yield from fine(event_of("轻1号", E4), E4, severity="minor")
    yield from fine(LISTED, lots.E5, category="YZWF", severity="serious")
    yield listed(lots.E5, "YZWF", event=LISTED)
    yield listed(lots.E5, "SXBZXR", event=LISTED, doc="另1号")


SCREENED = (E1, E2, E4, lots.E3, lots.E5)
ASKED = [
    *codes_of(*SCREENED),
    " ９１９９０４１１－te0000010w ",  # E1, as people type it
    "91990411TE0000037L",
    "张甲",
    *codes_of(E1),
]
SCREEN_DAYS = (
    *("2019-09-11", "2020-12-07", "2026-05-09", "2026-05-10", "2026-06-30", "2026-07-01"),
    *("2026-07-31", "2026-08-01", "2026-08-31", "2026-09-01", "2031-01-01"),
)


def found(result):
    """What was found of one code, as the file tells it."""
    for hit in result.hits:
        effect, measure = str(hit.effect), hit.measure
        if hit.listed:
            told = hit.listed
            doubt = hit.doubt and ("conflict" if "rank differ" in hit.doubt.en else "undone")
            own = ("list", str(told.list_code), told.doc_no, told.event, told.valid_from, doubt)
        elif hit.ordered:
            told = hit.ordered
            own = ("measure", told.code, told.doc_no, told.event, told.valid_from, None)
        else:
            told = hit.record
            own = ("record", told.severity, "", told.event, told.determined, None)
        yield (effect, measure, *own)


def compare_screen(asked, codes, purpose, stated, as_of, known_at):
    rows = asked.rows(
        "screen", codes=codes, purpose=purpose, stated=stated, as_of=as_of, known_at=known_at
    )
    batch = Batch(codes, purpose, frozenset(stated))
    told = asked.python(known_at, lambda v: screen(batch, v, POLICY, day(as_of), EVERYTHING))
    columns = ("effect", "as_measure", "what", "found", "doc_no", "event", "valid_from", "doubt")
    seen = set()
    for result in told.results:
        own = [r for r in rows if r["number"] == result.number]
        assert {(r["key"], r["outcome"]) for r in own} == {
            (result.subject and result.subject.key, str(result.outcome))
        }
        got = [tuple(r[c] or "" for c in columns) for r in own if r["what"]]
        wanted = [tuple(part or "" for part in hit) for hit in found(result)]
        assert sorted(got) == sorted(wanted)
        seen |= {(str(result.outcome), *row[:4], row[-1]) for row in wanted}
        seen.add((str(result.outcome),))
    return seen


@pytest.fixture(scope="module")
def screening(neo4j_server):
    browser = Browser(
        neo4j_server,
        list(screened()),
        [
            status(GRAVE, "repaired", "2026-08-01"),
            status(LISTED, "withdrawn", "2026-08-01"),
            dispute(OTHER, "2026-06-15", E2),
            listed(E4, "ZFCG", "2026-07-01", doc="迟1号"),
        ],
    )
    yield browser
    browser.close()


@pytest.mark.parametrize("purpose", POLICY.screening.codes)
def test_screen(screening, purpose):
    stated = ([], ["tender_document"]) if purpose == "bidding" else ([],)
    seen = set()
    for given, known_at, as_of in product(stated, (1, 2), SCREEN_DAYS):
        seen |= compare_screen(screening, ASKED, purpose, given, as_of, known_at)
    effects = {str(row.effect) for row in POLICY.screening.purpose(purpose)[0].rows}
    carved = purpose not in POLICY.screening.purposes
    assert {hit[1] for hit in seen if len(hit) > 1} - {"flag"} == (
        {"info"} if carved else effects - {"flag"}
    )
    assert {"", "conflict", "undone"} == {hit[-1] for hit in seen if len(hit) > 1}
    assert {hit[0] for hit in seen} == {"clear", "unknown"} | (
        set() if carved else {"flag", *effects} - {"info"}
    )


def test_what_blocks_is_the_policys(browser):
    head, _, _ = question("screen").partition("] AS rows\n")
    (row,) = browser([]).ask(
        f"{head}] AS rows WITH *, $codes AS codes, $stated AS stated, $as_of AS as_of RETURN rows",
        codes=[],
        purpose="",
        stated=[],
        as_of="2026-07-01",
        known_at=None,
    )
    told = {purpose: [] for purpose in POLICY.screening.purposes}
    for held in row["rows"]:
        for purpose in held.pop("for"):
            told[purpose].append(held)
    assert told == {
        purpose: [as_held(row) for row in rule.rows]
        for purpose, rule in POLICY.screening.purposes.items()
    }


def as_held(row):
    assert row.effective_to == FOREVER
    named = {
        "lists": [str(code) for code in row.lists],
        "measures": list(row.measures),
        "records": [str(grade) for grade in row.records],
        "needs": row.needs,
        "as": row.as_measure,
    }
    own = {"from": iso(row.effective_from), "effect": str(row.effect)}
    return own | {name: value for name, value in named.items() if value}


def test_purpose_that_the_policy_does_not_have_tells_nothing(screening):
    values = {"codes": ASKED, "stated": [], "as_of": "2026-07-01", "known_at": None}
    assert screening.rows("screen", purpose="subsidies", **values) == []


@pytest.mark.parametrize("purpose", ["procurement", "public_funds", "honours"])
def test_every_edge_has_its_days_and_its_commits(browser, purpose):
    graphs, seen = moved(little()), set()
    asked = browser(*(list(issued(said)) for said in graphs.commits))
    for number, known_at in product(range(graphs.copies), asked.known):
        codes = codes_of(valid(copied(E1, number)))
        for as_of in graphs.days:
            seen |= compare_screen(asked, codes, purpose, [], as_of, known_at)
    assert {hit[3] for hit in seen if len(hit) > 1} >= {"list", "record"}


def issued(statements):
    """With codes whose check digit is right, as only such are screened."""
    for said in statements:
        number = int(said.src.key[4:10]) if said.kind is Kind.LISTED else 0
        event = {"event": f"{LITTLE.key}.{number}"} if said.props.get("event") else {}
        far = said.dst and valid(said.dst)
        yield replace(said, src=valid(said.src), dst=far, props=said.props | event)


def valid(party):
    code = party.key[2:19]
    return party._replace(key=f"u:{code}{uscc_check(code)}") if party.key[:2] == "u:" else party


def little():
    return [
        profile(E1, type="company"),
        *fine(LITTLE, E1, category="YZWF", severity="serious"),
        listed(E1, "YZWF", event=LITTLE),
        order(E1, LITTLE, "M01"),
        order(E1, None, "M07", doc_no="无1号"),
        order(E1, None, "M08", doc_no="无2号"),
        status(LITTLE, "repaired", "2026-05-20"),
    ]


@pytest.mark.parametrize("purpose", ["procurement", "public_funds", "honours"])
def test_every_word_has_its_commits(browser, purpose):
    graphs, seen = restated(little()), set()
    asked = browser(*(list(issued(said)) for said in graphs.commits))
    for number, known_at in product(range(graphs.copies), asked.known):
        codes = codes_of(valid(copied(E1, number)))
        seen |= compare_screen(asked, codes, purpose, [], "2026-07-01", known_at)
    assert len(seen) > 2
