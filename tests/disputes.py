"""Short ways to say what is decided of an entry: disputes, their outcomes, changed decisions."""

from graph.intervals import day
from graph.records import Party, Statement
from graph.vocabulary import Kind
from tests.builders import AUTHORITY, span


def decided(kind: Kind, event: Party, on: str, who: Party, doc: str, **props: object) -> Statement:
    said = {"doc_no": doc, "decided": on, "authority_name": "测试区市场监督管理局", **props}
    seen, record = day("2026-09-20"), f"{doc}|{on}|{who.key}"
    return Statement(kind, event, who, seen, AUTHORITY, span=span(on), props=said, record_id=record)


def dispute(event: Party, on: str, who: Party, grounds: str = "not_in_office") -> Statement:
    return decided(Kind.DISPUTE, event, on, who, "异议书", dispute="异1号", grounds=grounds)


def outcome(event: Party, on: str, who: Party, what: str) -> Statement:
    kind = Kind.DISPUTE_OUTCOME
    return decided(kind, event, on, who, "处理决定", dispute="异1号", outcome=what)


def changed(event: Party, **changes: object) -> Statement:
    """A decision that was changed on 2026-07-01: only what is given is another."""
    said = {"doc_no": "变1号", "decided": "2026-07-01", "changes": changes}
    return Statement(
        Kind.EVENT, event, None, day("2026-09-20"), AUTHORITY, props=said, record_id="变1号"
    )
