"""A penalty of E1 in a store: its statements, and what the register says of it."""

from graph.accountability import Outcome, settle
from graph.intervals import Interval, day
from graph.policy import district_policy
from graph.records import Party, Statement
from graph.vocabulary import Kind, NodeKind
from tests.builders import AUTHORITY, E1, span

POLICY = district_policy()
EVENT = Party("e:1", NodeKind.EVENT, "罚1号")


def event(determined="2026-05-10", seen="2026-05-20", **props):
    said = {
        "category": "XZCF",
        "state": "confirmed",
        "doc_no": "罚1号",
        "determined": determined,
        "severity": "general",
        "penalties": [],
        **props,
    }
    return Statement(Kind.EVENT, EVENT, None, day(seen), AUTHORITY, props=said, record_id="e:1")


def subject(org=E1):
    return Statement(Kind.SUBJECT_OF, org, EVENT, day("2026-05-20"), AUTHORITY, record_id="e:1")


def conduct(first, last, seen="2026-05-20"):
    return Statement(
        Kind.CONDUCT,
        EVENT,
        None,
        day(seen),
        AUTHORITY,
        span=Interval(day(first), day(last) + 1),
        props={"doc_no": "认1号"},
        record_id=f"认1号|{first}",
    )


def put(store, *statements):
    with store.write("test", "test") as writer:
        writer.state(statements)
        settle(writer, POLICY)


def registered(store):
    with store.view() as view:
        stored = view.outcomes([EVENT.key])
        return Outcome.model_validate(stored[EVENT.key].body) if stored else None


def status(word, on, who=None, doc="通1号", seen="2026-10-01"):
    return Statement(
        Kind.STATUS,
        EVENT,
        who,
        day(seen),
        AUTHORITY,
        span=span(on),
        props={"status": word, "doc_no": doc, "decided": on, "authority_name": "某机关"},
        record_id=f"{doc}|{who.key if who else ''}",
    )


def change(on, doc="变1号", seen="2026-10-01", **changes):
    props = {"doc_no": doc, "decided": on, "changes": changes}
    return Statement(Kind.EVENT, EVENT, None, day(seen), AUTHORITY, props=props, record_id=doc)


def left(who, kind, on, doc="董决1号", of=E1):
    props = {"doc_no": doc, "office": kind, "left": on, "decided": on}
    return Statement(
        Kind.LEFT_OFFICE,
        who,
        of,
        day("2026-06-01"),
        AUTHORITY,
        span=span(on),
        props=props,
        record_id=f"{doc}|{who.key}|{kind}",
    )
