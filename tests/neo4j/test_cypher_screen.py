"""What binds and what counts against a subject in Neo4j Browser: measures, screening, clearance."""

from graph.intervals import day
from graph.vocabulary import Kind
from queries.resources import measures_told
from queries.sight import EVERYTHING
from tests.asking import listed, node, status
from tests.builders import E1, E2, office, person, profile
from tests.disputes import dispute
from tests.events import conduct, event_of, named, penalty
from tests.orders import order

ZHANG, LI = person("张甲"), person("李乙")
ONE, OTHER = event_of("罚1号", E1), event_of("罚2号", E2)
GRAVE = event_of("严1号", E2)


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
