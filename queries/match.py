"""Mentions that wait for a steward, and whom they may be.

A mention is a name without a verified number, or an organisation without a valid code, that
keeps an entry from being written. Nothing here decides: candidates are shown with what speaks
for each, and a judgement is made by a person.
"""

from collections.abc import Iterator

from graph.accountability import Outcome
from graph.identifiers import normalise
from graph.intervals import ALWAYS
from graph.records import Node, Ref
from graph.resolution.identity import is_own_head, may_merge
from graph.store import View
from graph.vocabulary import OFFICES, Kind, NodeKind
from queries.said import Shape, Subject

IDENTIFY = "identify_person"
PAGE = 500
MOST = 50


class Candidate(Shape):
    """A subject that a mention may be. `speaks_for`: same_mask, same_organization, same_name."""

    subject: Subject
    speaks_for: tuple[str, ...]
    judged: str = ""  # "different" when a steward has said so


class Mention(Shape):
    subject: Subject
    events: tuple[str, ...]
    organizations: tuple[Subject, ...]
    candidates: tuple[Candidate, ...]


def waiting(view: View) -> Iterator[Mention]:
    """Every mention that stands in a task of an event, in the order of the mentions' keys."""
    tasks: dict[str, set[str]] = {}
    for event in _events(view):
        for outcome in view.outcomes([event]).values():
            for task in Outcome.model_validate(outcome.body).tasks:
                if task.kind == IDENTIFY:
                    tasks.setdefault(task.subjects[1], set()).add(event)
    for key, node in sorted(view.find(tasks).items()):
        if not is_own_head(node.key):
            yield mention_of(node, view, tuple(sorted(tasks[key])))


def _events(view: View) -> Iterator[str]:
    after = ""
    while page := view.scan(NodeKind.EVENT, after, PAGE):
        yield from (node.key for node in page)
        after = page[-1].key


def mention_of(node: Node, view: View, events: tuple[str, ...] = ()) -> Mention:
    """A mention with its candidates, those with most to say for them first."""
    around = _organizations(node, view)
    found = _candidates(node, around, view)
    differs = {j.judgement.target for j in view.judgements() if j.judgement.mention == node.key}
    candidates = [
        Candidate(
            subject=Subject.of(other),
            speaks_for=tuple(sorted(reasons)),
            judged="different" if other.key in differs else "",
        )
        for other, reasons in found
    ]
    return Mention(
        subject=Subject.of(node),
        events=events,
        organizations=tuple(Subject.of(o) for o in around.values()),
        candidates=tuple(candidates),
    )


def _organizations(node: Node, view: View) -> dict[Ref, Node]:
    """Where the mention holds or is named for something."""
    offices = view.expand({node.ref: [ALWAYS]}, OFFICES, "out").hops[node.ref]
    named = view.expand({node.ref: [ALWAYS]}, [Kind.NAMED], "in").hops[node.ref]
    events = {h.src: [ALWAYS] for h in named}
    subjects = view.expand(events, [Kind.SUBJECT_OF], "in").hops.values()
    refs = {h.dst for h in offices} | {h.src for hops in subjects for h in hops}
    return dict(sorted(view.nodes(refs).items(), key=lambda item: item[1].key))


def _candidates(node: Node, around: dict[Ref, Node], view: View) -> list[tuple[Node, set[str]]]:
    reasons: dict[Ref, set[str]] = {}
    for other in _of_same_name(node, view):
        reasons.setdefault(other.ref, set()).add("same_name")
    for ref in _of_same_mask(node, view):
        reasons.setdefault(ref, set()).add("same_mask")
    for ref in _at_same_organization(set(reasons), around, view):
        reasons[ref].add("same_organization")
    others = [n for n in view.nodes(reasons).values() if may_merge(node.key, n.key)]
    return [
        (n, reasons[n.ref]) for n in sorted(others, key=lambda n: (-len(reasons[n.ref]), n.key))
    ]


def _of_same_name(node: Node, view: View) -> list[Node]:
    found = view.search(node.name, [node.kind], limit=MOST)
    return [n for n in found.nodes if normalise(n.name) == normalise(node.name)]


def _of_same_mask(node: Node, view: View) -> set[Ref]:
    """Persons whose number fits the mask of the mention, in both shapes where both are known."""
    own = view.expand({node.ref: [ALWAYS]}, [Kind.HAS_MASK], "out").hops[node.ref]
    masks = {h.dst: [ALWAYS] for h in own}
    others = [h for hops in view.expand(masks, [Kind.HAS_MASK], "in").hops.values() for h in hops]
    facts = view.facts([h.fact for h in [*own, *others]])
    fine = {facts[h.fact].props.get("mask") for h in own} - {None, ""}
    return {
        h.src
        for h in others
        if h.src != node.ref and (not fine or facts[h.fact].props.get("mask") in fine)
    }


def _at_same_organization(refs: set[Ref], around: dict[Ref, Node], view: View) -> set[Ref]:
    hops = view.expand({ref: [ALWAYS] for ref in refs}, OFFICES, "out").hops
    return {ref for ref, found in hops.items() if any(h.dst in around for h in found)}
