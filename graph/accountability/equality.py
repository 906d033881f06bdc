"""When two stores are equal: what holds now, what conflicts, and what the register says.

Ids, recorded times, evidence and the order of loading do not count, and neither does a
statement from which nothing follows.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.accountability.outcome import Entry, Outcome
from graph.accountability.register import substance
from graph.intervals import ALWAYS
from graph.records import Fact, Node, canonical
from graph.store import View
from graph.vocabulary import Flag, Kind, NodeKind

_PAGE = 500


class Line(NamedTuple):
    """One thing that holds: `part` is facts, conflicts, entries, outcomes or waiting."""

    part: str
    said: str


PARTS = ("facts", "conflicts", "entries", "outcomes", "waiting")


def content(view: View) -> dict[str, str]:
    """A digest of each part; equal stores have equal digests, whatever their engine."""
    digests = {part: hashlib.sha256() for part in PARTS}
    for part, said in lines(view):
        digests[part].update(said.encode() + b"\n")
    return {part: digest.hexdigest() for part, digest in digests.items()}


def lines(view: View) -> Iterator[Line]:
    """Everything that counts, in the order of the keys of nodes."""
    for kind in NodeKind:
        after = ""
        while page := view.scan(kind, after, _PAGE):
            yield from _facts(page, view)
            yield from _entries(page, view)
            if kind is NodeKind.EVENT:
                yield from _outcomes(page, view)
            after = page[-1].key


def _facts(page: list[Node], view: View) -> Iterator[Line]:
    hops = view.expand({node.ref: [ALWAYS] for node in page}, tuple(Kind), "out").hops
    found = view.facts([hop.fact for some in hops.values() for hop in some])
    far = view.nodes({fact.dst for fact in found.values() if fact.dst})
    for node in page:
        told = sorted(_told(node, found[hop.fact], far.get(hop.dst)) for hop in hops[node.ref])
        yield from (Line("facts", line) for line, _ in told)
        yield from (Line("conflicts", line) for line, conflict in told if conflict)


def _told(node: Node, fact: Fact, far: Node | None) -> tuple[str, bool]:
    ends = [node.key, node.name, *((far.key, far.name) if far else ())]
    said = [fact.kind, ends, fact.span, int(fact.flags), fact.props]
    return canonical(said), bool(fact.flags & Flag.CONFLICT)


def _entries(page: list[Node], view: View) -> Iterator[Line]:
    standing = view.entries([node.key for node in page])
    for node in page:
        rows = standing.get(node.key, [])
        yield from _sorted("entries", (_entry(Entry.model_validate(row.body)) for row in rows))


def _entry(entry: Entry) -> str:
    return canonical([entry.event, entry.holder, entry.substance()])


def _outcomes(page: list[Node], view: View) -> Iterator[Line]:
    keys = [node.key for node in page]
    stored, waiting = view.outcomes(keys), view.pending(keys)
    for key in keys:
        if key in stored:
            yield Line("outcomes", _outcome(key, Outcome.model_validate(stored[key].body)))
        if key in waiting:
            yield Line("waiting", key)


def _outcome(key: str, outcome: Outcome) -> str:
    parts = [sorted(map(str, p)) if isinstance(p, frozenset) else p for p in substance(outcome)]
    return canonical([key, parts])


def _sorted(part: str, said: Iterable[str]) -> Iterator[Line]:
    return (Line(part, line) for line in sorted(said))
