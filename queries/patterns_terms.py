"""Many short terms of one person: posts held for less than a period, over and over.

Terms at one organisation that overlap or follow each other at once are one term. A term whose
first or last day is unknown is not counted: nobody knows that it was short.
Properties read: none.
"""

from collections.abc import Iterator

from graph.intervals import Interval, iso, merge, shift
from graph.records import Hop as Edge
from graph.records import Node, Ref
from graph.text import Text
from graph.vocabulary import Flag, NodeKind
from queries.patterns_look import ClueFound, Line, Look

_UNSURE = Flag.START_UNKNOWN | Flag.STOP_UNKNOWN | Flag.CONFLICT
_SAYS = Text(
    "{name} 有 {count} 段任职不满 {period}，均已结束（门槛 {least} 段）",
    "{name} held {count} posts for less than {period} each, all ended (threshold {least})",
)
_TERM = Text("在 {at} 任职，至 {stop}", "began a term at {at} that ended on {stop}")


def short_terms(target: Node, look: Look) -> Iterator[ClueFound]:
    clue = look.policy.clues.short_terms
    people = _people(target, look)
    held = look.edges(people, clue.offices, "out")
    for person in sorted(held, key=lambda ref: look.nodes(held)[ref].key):
        terms = _short(held[person], look)
        if len(terms) >= clue.terms:
            yield _told(person, terms, look)


def _people(target: Node, look: Look) -> set[Ref]:
    if target.kind is NodeKind.PERSON:
        return {target.ref}
    offices = look.policy.clues.short_terms.offices
    found = look.edges([target.ref], offices, "in").get(target.ref, [])
    return {edge.src for edge in found}


def _short(edges: list[Edge], look: Look) -> list[tuple[Interval, Edge]]:
    """The short terms, in order, each with the office that stands for it."""
    period = look.policy.clues.short_terms.shorter_than
    found = []
    for at in {edge.dst for edge in edges}:
        here = [edge for edge in edges if edge.dst == at]
        for term in merge(edge.span for edge in here):
            inside = [edge for edge in here if term.overlap(edge.span)]
            sure = not any(edge.flags & _UNSURE for edge in inside)
            if sure and term.stop <= look.as_of and term.stop < shift(term.start, period):
                found.append((term, inside[0]))
    return sorted(found, key=lambda t: (t[0], look.nodes([t[1].dst])[t[1].dst].key))


def _told(person: Ref, terms: list[tuple[Interval, Edge]], look: Look) -> ClueFound:
    clue = look.policy.clues.short_terms
    says = _SAYS.fill(
        name=look.subject(person).name or look.subject(person).key,
        count=len(terms),
        period=clue.shorter_than,
        least=clue.terms,
    )
    dates = (
        (term.start, _TERM.fill(at=look.subject(edge.dst).name, stop=iso(term.stop)))
        for term, edge in terms
    )
    subjects = dict.fromkeys((person, *(edge.dst for _, edge in terms)))
    lines = [Line((person, edge.dst), (edge,)) for _, edge in terms]
    return look.clue("short_terms", clue, says, subjects, dates, lines)
