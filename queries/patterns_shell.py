"""New enterprises of recorded persons: founded around the determination, held or led by them now.

Properties read: `established` of PROFILE. An organisation whose day of founding is not on file is
left out and counted as such.
"""

from collections.abc import Collection, Iterator, Sequence

from graph.accountability import Entry, Outcome
from graph.accountability.proof import Proof
from graph.intervals import Day, Interval, day, iso, shift
from graph.policy import ShellChange
from graph.records import Hop as Edge
from graph.records import Node, Ref
from graph.text import Text
from graph.vocabulary import Kind, NodeKind
from queries.explain import events_of
from queries.patterns_look import ClueFound, Line, Look
from queries.said import Said
from queries.standing import Standing, standing_on
from queries.subgraph import Hop, LeftOut, Path, subject_of

_SAYS = Text(
    "{who} 因 {event} 被记载，并与 {founded} 设立的 {org} 相连",
    "{who} is recorded for {event} and linked to {org}, founded on {founded}",
)
_DETERMINED = Text("认定", "determined")
_FOUNDED = Text("设立", "founded")
_UNKNOWN = Text(
    "有 {count} 家相连的组织没有设立日期，无法判断，未计入",
    "{count} organizations linked have no day of founding on file and are not counted",
)


def shell_changes(target: Node, look: Look) -> Iterator[ClueFound]:
    entries = _recorded(target, look)
    people = look.view.find({entry.holder for entry in entries})
    own = _subjects({entry.event for entry in entries}, look)
    held = _held_now(list(people.values()), look)
    founded = look.days_of({e.dst for edges in held.values() for e in edges}, "established")
    unknown = {e.dst for edges in held.values() for e in edges} - founded.keys()
    unknown -= {ref for refs in own.values() for ref in refs}
    for entry in entries:
        person = people[entry.holder]
        for edge in held.get(person.ref, ()):
            when = founded.get(edge.dst)
            new = when is not None and edge.dst not in own[entry.event]
            if when is not None and new and _around(entry, when, look):
                yield _told(entry, person, edge, when, look)
    if unknown:
        because = Said.of(_UNKNOWN.fill(count=len(unknown)))
        look.left_out.append(LeftOut(code="founding_unknown", because=because))


def _recorded(target: Node, look: Look) -> list[Entry]:
    """The entries of persons that stand on the day, by determination, event and holder."""
    view = look.view
    if target.kind is NodeKind.PERSON:
        rows = view.entries([target.key]).get(target.key, [])
        entries = [Entry.model_validate(row.body) for row in rows]
    elif target.kind in (NodeKind.ORGANIZATION, NodeKind.EVENT):
        is_event = target.kind is NodeKind.EVENT
        events = [target.key] if is_event else events_of(target, view)
        bodies = (row.body for row in view.outcomes(events).values())
        entries = [entry for body in bodies for entry in Outcome.model_validate(body).entries]
    else:
        return []
    counted = (e for e in entries if e.tier is not None and look.sight.shows_entry(e))
    standing = [e for e in counted if standing_on(e, look.as_of) is Standing.STANDS]
    return sorted(standing, key=lambda e: (e.determined, e.event, e.holder))


def _subjects(events: Collection[str], look: Look) -> dict[str, set[Ref]]:
    """Whom each event is about: they are no new enterprise."""
    nodes = look.view.find(events)
    found = look.edges([n.ref for n in nodes.values()], [Kind.SUBJECT_OF], "in")
    return {key: {e.src for e in found.get(node.ref, ())} for key, node in nodes.items()}


def _held_now(people: Sequence[Node], look: Look) -> dict[Ref, list[Edge]]:
    """One edge for each person and organisation: the office before the share."""
    clue = look.policy.clues.shell_change
    kinds = (*clue.offices, *((Kind.HOLDS_SHARE,) if clue.holders else ()))
    today = (Interval(look.as_of, look.as_of + 1),)
    days = {person.ref: today for person in people}
    found = look.edges((), kinds, "out", days) if days else {}
    return {ref: _one_each(edges, kinds) for ref, edges in found.items()}


def _one_each(edges: list[Edge], kinds: Sequence[Kind]) -> list[Edge]:
    """In the order of the edges, which is by start and key."""
    best: dict[Ref, Edge] = {}
    for edge in sorted(edges, key=lambda e: kinds.index(e.kind)):
        best.setdefault(edge.dst, edge)
    return list(best.values())


def _around(entry: Entry, founded: Day, look: Look) -> bool:
    clue: ShellChange = look.policy.clues.shell_change
    determined = day(entry.determined)
    first = shift(determined, clue.before, -1)
    return first <= founded <= min(shift(determined, clue.after), look.as_of)


def _told(entry: Entry, person: Node, edge: Edge, founded: Day, look: Look) -> ClueFound:
    clue = look.policy.clues.shell_change
    event = look.view.find([entry.event])[entry.event]
    shown = subject_of(person, look.sight)
    says = _SAYS.fill(
        who=shown.name or shown.key,
        event=event.name or event.key,
        org=look.subject(edge.dst).name,
        founded=iso(founded),
    )
    dates = ((day(entry.determined), _DETERMINED), (founded, _FOUNDED))
    (onward,) = look.paths([Line((person.ref, edge.dst), (edge,))])
    path = _from_the_capacity(entry, person, onward, look)
    return look.clue("shell_change", clue, says, (person.ref, edge.dst), dates, paths=[path])


def _from_the_capacity(entry: Entry, person: Node, onward: Path, look: Look) -> Path:
    """Led by what the entry rests on: the office then, or the instrument that names the person."""
    proofs = [proof for capacity in entry.capacities for proof in capacity.evidence]
    proof = next((p for p in proofs if person.key in (p.src, p.dst)), None)
    if proof is None:
        return onward
    other = proof.dst if proof.src == person.key else proof.src
    node = look.view.find([other]).get(other)
    if node is None:
        return onward
    return Path(
        nodes=(subject_of(node, look.sight), *onward.nodes),
        steps=((_hop(proof, other),), *onward.steps),
    )


def _hop(proof: Proof, near: str) -> Hop:
    return Hop(
        kind=proof.kind,
        src=proof.src,
        dst=proof.dst,
        valid_from=proof.valid_from,
        valid_to=proof.valid_to,
        proofs=(proof,),
        forward=proof.src == near,
    )
