"""A breach by a shop on a platform (二.(三).1.(1), §2.6): the shop's operator answers.

Read are HOSTS from the platform to the shop, and CONCERNS from events of the platform to the
shop or to its event. The platform has an event of its own only if its own duty was found breached;
hosting the shop is information.
"""

from collections.abc import Sequence
from typing import Literal

from graph.accountability import Outcome
from graph.accountability.event import EventRecord
from graph.accountability.proof import Proof
from graph.intervals import ALWAYS, Day, Interval, iso
from graph.policy import Policy
from graph.records import Hop, Node, Ref
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind
from queries.counting import may_be_told
from queries.explain import Recorded
from queries.said import Said, Shape, Subject
from queries.sight import Sight
from queries.standing import standing_on
from queries.tracing.people import is_standing


class Hosting(Shape):
    """A platform that hosted the shop then; `found` are its own confirmed events on the matter."""

    platform: Subject
    because: Said
    found: tuple[Subject, ...]
    path: tuple[Proof, ...]


class ShopTrace(Shape):
    kind: Literal["shop"] = "shop"
    event: Subject
    operator: Subject
    as_of: str
    known_at: int
    recorded: tuple[Recorded, ...]
    platforms: tuple[Hosting, ...]
    policy_note: Said


def hosts_of(event: EventRecord, view: View) -> list[Hop]:
    """Who hosted the subject at the conduct, or at the determination where it is not dated."""
    days = list(event.conduct) or [Interval(event.determined, event.determined + 1)]
    return view.expand({event.subject.ref: days}, [Kind.HOSTS], "in").hops[event.subject.ref]


def trace_shop(
    event: EventRecord,
    hosts: Sequence[Hop],
    view: View,
    policy: Policy,
    as_of: Day,
    sight: Sight,
) -> ShopTrace:
    stored = view.outcomes([event.node.key]).get(event.node.key)
    entries = Outcome.model_validate(stored.body).entries if stored else ()
    own = _own_events(event, {h.src for h in hosts}, view)
    nodes, facts = view.nodes({h.src for h in hosts}), view.facts([h.fact for h in hosts])
    return ShopTrace(
        event=Subject.of(event.node),
        operator=Subject.of(event.subject),
        as_of=iso(as_of),
        known_at=view.known_at,
        recorded=tuple(
            Recorded(entry=e, standing=standing_on(e, as_of), review=())
            for e in entries
            if may_be_told(e, as_of, sight)
        ),
        platforms=tuple(
            Hosting(
                platform=Subject.of(nodes[h.src]),
                because=Said.of(_FOUND if own[h.src] else _INFORMATION),
                found=tuple(Subject.of(e) for e in own[h.src]),
                path=(Proof.of(facts[h.fact], nodes[h.src].key, event.subject.key),),
            )
            for h in hosts
        ),
        policy_note=Said.of(policy.in_force_note),
    )


def _own_events(event: EventRecord, platforms: set[Ref], view: View) -> dict[Ref, list[Node]]:
    """The confirmed events of each platform that concern this event or its subject."""
    about = {event.node.ref: [ALWAYS], event.subject.ref: [ALWAYS]}
    concerning = view.expand(about, [Kind.CONCERNS], "in").hops
    events = {h.src: [ALWAYS] for found in concerning.values() for h in found}
    said = view.about(events, [Kind.EVENT, Kind.STATUS])
    subjects = view.expand(events, [Kind.SUBJECT_OF], "in").hops
    nodes = view.nodes(events)
    found: dict[Ref, list[Node]] = {ref: [] for ref in platforms}
    for ref in sorted(events, key=lambda r: nodes[r].key):
        if is_standing(said[ref]):
            for subject in {h.src for h in subjects[ref]} & platforms:
                found[subject].append(nodes[ref])
    return found


_INFORMATION = Text(
    "平台自身的义务未被认定违反，仅供知悉",
    "no breach of the platform's own duty was found: information only",
)
_FOUND = Text(
    "平台自身的义务另经认定违反，见其自己的事件",
    "the platform's own duty was found breached: see its own event",
)
