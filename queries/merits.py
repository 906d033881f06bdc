"""What speaks for a subject, or binds it by its own word: commitments, honours, licences, credit
reports. None of them is a default, and none makes a record of anybody.
"""

from graph.accountability.proof import Proof
from graph.intervals import FOREVER, Day
from graph.records import Fact, Node
from graph.store import View
from graph.vocabulary import Kind
from queries.said import Said, Shape

MERITS = (Kind.COMMITMENT, Kind.HONOUR, Kind.LICENCE, Kind.CREDIT_REPORT)


class Merit(Shape):
    """`stands` is of the day asked about."""

    kind: Kind
    label: Said
    what: str
    items: tuple[str, ...]
    doc_no: str
    authority: str
    url: str
    valid_from: str
    valid_to: str
    open: bool
    stands: bool
    source: Proof


def merits_of(node: Node, view: View, as_of: Day) -> tuple[Merit, ...]:
    """In the order of their first days."""
    facts = view.about([node.ref], MERITS)[node.ref]
    found = [_merit(node, fact, as_of) for fact in facts]
    return tuple(sorted(found, key=lambda m: (m.valid_from, m.kind, m.doc_no, m.what)))


def _merit(node: Node, fact: Fact, as_of: Day) -> Merit:
    first, last = fact.span.iso()
    return Merit(
        kind=fact.kind,
        label=Said.of(fact.kind.label),
        what=_text(fact, "kind") or _text(fact, "name"),
        items=_items(fact),
        doc_no=_text(fact, "doc_no"),
        authority=_text(fact, "authority_name"),
        url=_text(fact, "url"),
        valid_from=first,
        valid_to=last,
        open=fact.span.stop == FOREVER,
        stands=fact.span.holds(as_of),
        source=Proof.of(fact, node.key, ""),
    )


def _items(fact: Fact) -> tuple[str, ...]:
    said = fact.props.get("items") or ()
    return (said,) if isinstance(said, str) else tuple(map(str, said))


def _text(fact: Fact, name: str) -> str:
    return str(fact.props.get(name) or "")
