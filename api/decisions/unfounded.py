"""A file may come before what it speaks of; a decision that somebody enters may not.

So a slip in a number is told at once, instead of standing as a notice of nothing.
"""

from collections.abc import Callable, Sequence

from graph.accountability import Outcome
from graph.accountability.event import read_event
from graph.intervals import ALWAYS
from graph.records import Node, Statement
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind, NodeKind
from loaders.base import Issue

Finding = tuple[str, Text]
_Check = Callable[[Node, Sequence[Statement], View], Finding | None]


def check_founded(kind: str, statements: Sequence[Statement], view: View) -> Issue | None:
    """What is missing; None where all is on file. `view` has the statements in it already."""
    ends = (end for s in statements for end in (s.src, s.dst) if end)
    keys = [end.key for end in ends if end.kind is NodeKind.EVENT]
    nodes = view.find(keys)
    for check in (_is_determined, *_CHECKS.get(kind, ())):
        for key in dict.fromkeys(keys):
            if found := check(nodes[key], statements, view):
                return Issue("reject", kind, 1, "", "", *found)
    return None


def _is_determined(event: Node, _: Sequence[Statement], view: View) -> Finding | None:
    return None if read_event(event.key, view) else ("unknown_event", _UNKNOWN_EVENT)


def _has_entries(event: Node, statements: Sequence[Statement], view: View) -> Finding | None:
    """Of the persons whom the statements name, each; else of anybody."""
    stored = view.outcomes([event.key]).get(event.key)
    holders = {e.holder for e in Outcome.model_validate(stored.body).entries} if stored else set()
    named = _persons(event, statements, view)
    return None if holders and named <= holders else ("no_entry", _NO_ENTRY)


def _persons(event: Node, statements: Sequence[Statement], view: View) -> set[str]:
    keys = [
        s.dst.key
        for s in statements
        if s.kind is Kind.STATUS and s.dst and s.dst.kind is NodeKind.PERSON
    ]
    return {node.key for node in view.find(keys).values()}


def _was_filed(event: Node, statements: Sequence[Statement], view: View) -> Finding | None:
    asked = {s.props["dispute"] for s in statements if s.kind is Kind.DISPUTE_OUTCOME}
    hops = view.expand({event.ref: [ALWAYS]}, [Kind.DISPUTE], "out").hops[event.ref]
    facts = [*view.facts([h.fact for h in hops]).values()]
    facts += view.about([event.ref], [Kind.DISPUTE])[event.ref]
    filed = {fact.props.get("dispute") for fact in facts}
    return None if asked <= filed else ("unknown_dispute", _UNKNOWN_DISPUTE)


_CHECKS: dict[str, tuple[_Check, ...]] = {
    "repair": (_has_entries,),
    "dispute-outcome": (_was_filed,),
}

_UNKNOWN_EVENT = Text(
    "所涉文书没有载入；请核对文号、机关、主体及其代码，或先登记该失信行为",
    "the decision that it speaks of is not on file; check number, authority, subject and code, or "
    "enter that event first",
)
_NO_ENTRY = Text(
    "该失信行为没有可修复的记录，或所写人员没有记录；请核对文号和人员",
    "there is no entry of this event to repair, or none of the person named; check number and "
    "person",
)
_UNKNOWN_DISPUTE = Text(
    "没有这一编号的异议；请核对异议编号和所涉文书，或先登记异议",
    "there is no dispute of this number on that event; check the number and the decision, or file "
    "the dispute first",
)
