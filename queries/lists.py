"""What a node is listed for: shown, never derived. An entry is of the listed subject alone."""

from collections.abc import Iterable

from graph.accountability.proof import Proof
from graph.intervals import FOREVER, Day
from graph.records import Fact, Node, Ref
from graph.store import View
from graph.vocabulary import Flag, Kind, ListCode
from queries.said import Said, Shape, Subject


class Listed(Shape):
    """One entry in a list. `stands` is of the day asked about; an open end ends by no term."""

    list_code: ListCode
    label: Said
    holder: Subject
    doc_no: str
    authority: str
    reason: str
    valid_from: str
    valid_to: str
    stands: bool
    open: bool
    conflict: bool
    out_doc_no: str
    out_reason: str
    event: str
    source: Proof


def lists_on(node: Node, view: View, as_of: Day) -> tuple[Listed, ...]:
    """Every entry of the node in any list, of all times."""
    facts = view.about([node.ref], [Kind.LISTED])[node.ref]
    found = [_listed(node, fact, as_of) for fact in facts]
    return tuple(sorted(found, key=lambda f: (f.valid_from, f.list_code, f.doc_no)))


def _listed(node: Node, fact: Fact, as_of: Day) -> Listed:
    code = ListCode(fact.props["list_code"])
    first, last = fact.span.iso()
    return Listed(
        list_code=code,
        label=Said.of(code.label),
        holder=Subject.of(node),
        valid_from=first,
        valid_to=last,
        stands=fact.span.holds(as_of),
        open=fact.span.stop == FOREVER,
        conflict=bool(fact.flags & Flag.CONFLICT),
        source=Proof.of(fact, node.key, ""),
        authority=_text(fact, "authority_name"),
        **{name: _text(fact, name) for name in _OF_ENTRY},
    )


_OF_ENTRY = ("doc_no", "reason", "out_doc_no", "out_reason", "event")


def _text(fact: Fact, name: str) -> str:
    return str(fact.props.get(name) or "")


def lists_of(nodes: Iterable[Node], view: View, as_of: Day) -> dict[Ref, tuple[Listed, ...]]:
    """As `lists_on`, for many subjects in one read."""
    by_ref = {node.ref: node for node in nodes}
    facts = view.about(list(by_ref), [Kind.LISTED])
    return {
        ref: tuple(
            sorted(
                (_listed(node, fact, as_of) for fact in facts[ref]),
                key=lambda f: (f.valid_from, f.list_code, f.doc_no),
            )
        )
        for ref, node in by_ref.items()
    }
