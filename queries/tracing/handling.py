"""Look-back in logistics (二.(三).1.(3), §2.6): from a parcel or an incident to who handled it.

Read are HANDLED_BY from the incident to sites and firms (its interval: the days of handling),
SITE_OF from an end site to the firm or branch that opened it, BRANCH_OF, MANAGES (`relation`:
franchise) from the owner of a brand, the offices on those days, and CONCERNS from events to the
incident. A site has no licence of its own: the firm that opened it answers. The owner of the brand
owes with it in civil law and is information; a practitioner answers by a determination only.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from graph.accountability.proof import Proof
from graph.intervals import ALWAYS, Day, Interval, iso
from graph.policy import Policy, RoleClass
from graph.records import Fact, Hop, Node, Ref
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind, SubjectType
from queries.said import Link, Said, Shape, Subject
from queries.sight import Sight
from queries.tracing.people import Standpoint, TracedPerson, is_seen, is_standing, type_of

MOST = 200  # handlers of one incident


class Handled(Shape):
    """One handler on its days; `answers` is who answers for it, `persons` who was in office."""

    handler: Subject
    valid_from: str
    valid_to: str
    answers: Subject | None
    path: tuple[Proof, ...]
    persons: tuple[TracedPerson, ...]
    information: tuple[Link, ...]
    gaps: tuple[Said, ...]


class Named(Shape):
    """A person whom a determination on the incident names, in office there or not."""

    holder: str
    name: str
    path: tuple[Proof, ...]


class HandlingTrace(Shape):
    kind: Literal["handling"] = "handling"
    incident: Subject
    as_of: str
    known_at: int
    handlers: tuple[Handled, ...]
    determinations: tuple[Subject, ...]
    determined: tuple[Named, ...]
    gaps: tuple[Said, ...]
    limits: tuple[Said, ...]
    policy_note: Said


class _Step(NamedTuple):
    """A handler, its days, and the firm or branch that answers for it (None: not on file)."""

    handler: Node
    days: Interval
    answers: Node | None
    path: tuple[Proof, ...]


def trace_handling(
    incident: Node, view: View, policy: Policy, as_of: Day, sight: Sight, most: int = MOST
) -> HandlingTrace:
    steps, over = _steps(incident, view, most)
    named = _named(incident, view, policy)
    gaps = [] if steps or over else [_NO_HANDLER]
    gaps += [_OVER.fill(count=over, most=most)] if over else []
    return HandlingTrace(
        incident=Subject.of(incident),
        as_of=iso(as_of),
        known_at=view.known_at,
        handlers=_handlers(steps, named, view, policy, as_of, sight),
        determinations=tuple(Subject.of(event) for event in named.events),
        determined=_determined(named, sight),
        gaps=tuple(map(Said.of, gaps)),
        limits=() if sight.persons else (Said.of(_NO_PERSONS),),
        policy_note=Said.of(policy.in_force_note),
    )


def _steps(incident: Node, view: View, most: int) -> tuple[list[_Step], int]:
    expansion = view.expand({incident.ref: [ALWAYS]}, [Kind.HANDLED_BY], "out", cap=most)
    hops = expansion.hops.get(incident.ref, [])
    opened = view.expand({h.dst: [h.span] for h in hops}, [Kind.SITE_OF], "out").hops
    read = _Read([*hops, *(s for found in opened.values() for s in found)], view)
    profiles = view.about([h.dst for h in hops], [Kind.PROFILE])
    return [_step(h, opened[h.dst], profiles, read) for h in hops], sum(expansion.over.values())


def _step(
    hop: Hop, opened: Sequence[Hop], profiles: Mapping[Ref, list[Fact]], read: "_Read"
) -> _Step:
    handler, path = read.nodes[hop.dst], (read.proof(hop),)
    site = next((s for s in opened if s.span.overlap(hop.span)), None)
    if site is not None:
        return _Step(handler, hop.span, read.nodes[site.dst], (*path, read.proof(site)))
    registered = type_of(handler, profiles[hop.dst]) is not SubjectType.UNKNOWN
    return _Step(handler, hop.span, handler if registered else None, path)


class _Named(NamedTuple):
    """Confirmed determinations on the incident, and the persons whom they name, with the proof."""

    events: tuple[Node, ...]
    people: Mapping[Ref, tuple[Proof, ...]]
    nodes: Mapping[Ref, Node]


def _named(incident: Node, view: View, policy: Policy) -> _Named:
    concerning = view.expand({incident.ref: [ALWAYS]}, [Kind.CONCERNS], "in").hops[incident.ref]
    events = {h.src: [ALWAYS] for h in concerning}
    said = view.about(events, [Kind.EVENT, Kind.STATUS])
    confirmed = {ref: spans for ref, spans in events.items() if is_standing(said[ref])}
    naming = view.expand(confirmed, [Kind.NAMED], "out").hops
    read = _Read([h for found in naming.values() for h in found], view)
    levels = policy.evidence_levels(RoleClass.DIRECT)
    people: dict[Ref, tuple[Proof, ...]] = {
        h.dst: (read.proof(h),)
        for found in naming.values()
        for h in found
        if str(read.facts[h.fact].props.get("level") or "E4") in levels
    }
    nodes = view.nodes(confirmed)
    return _Named(tuple(sorted(nodes.values(), key=lambda n: n.key)), people, read.nodes)


def _determined(named: _Named, sight: Sight) -> tuple[Named, ...]:
    people = [(named.nodes[ref], path) for ref, path in named.people.items()]
    seen = [(n, path) for n, path in people if is_seen(n, sight)]
    told = (Named(holder=n.key, name=n.name, path=path) for n, path in seen)
    return tuple(sorted(told, key=lambda p: p.holder))


def _handlers(
    steps: Sequence[_Step], named: _Named, view: View, policy: Policy, as_of: Day, sight: Sight
) -> tuple[Handled, ...]:
    places = {node.ref: node for s in steps for node in (s.handler, s.answers) if node}
    profiles = view.about(places, [Kind.PROFILE])
    found = []
    for step in sorted(steps, key=lambda s: (s.days, s.handler.key)):
        kind = type_of(step.answers, profiles[step.answers.ref]) if step.answers else None
        offices = policy.required_offices(kind) if kind else frozenset[Kind]()
        persons = _Persons(step, named, view, as_of, sight, offices)
        found.append(
            Handled(
                handler=Subject.of(step.handler),
                valid_from=iso(step.days.start),
                valid_to=iso(step.days.stop),
                answers=Subject.of(step.answers) if step.answers else None,
                path=step.path,
                persons=persons.told() if sight.persons else (),
                information=_information(step, view),
                gaps=persons.gaps() if sight.persons else _no_opener(step),
            )
        )
    return tuple(found)


def _no_opener(step: _Step) -> tuple[Said, ...]:
    return () if step.answers else (Said.of(_NO_OPENER),)


class _Persons:
    """Who held an office that answers, or worked there, on the days of handling."""

    def __init__(
        self,
        step: _Step,
        named: _Named,
        view: View,
        as_of: Day,
        sight: Sight,
        offices: frozenset[Kind],
    ) -> None:
        self._step, self._named, self._as_of, self._sight = step, named, as_of, sight
        self._offices = offices
        places = {node.ref: [step.days] for node in (step.handler, step.answers) if node}
        kinds = (*sorted(offices), Kind.PRACTITIONER)
        expansion = view.expand(places, kinds, "in", cap=MOST)
        self._hops = [h for ref in places for h in expansion.hops.get(ref, [])]
        self._over = sum(expansion.over.values())
        self._read = _Read(self._hops, view)

    def told(self) -> tuple[TracedPerson, ...]:
        people = [p for h in self._hops if (p := self._person(h))]
        return tuple(sorted(people, key=lambda p: (p.standpoint, p.valid_from, p.holder)))

    def _person(self, hop: Hop) -> TracedPerson | None:
        person, standpoint = self._read.nodes[hop.src], self._standpoint(hop)
        hidden = standpoint is Standpoint.NOT_RESPONSIBLE and not self._sight.rejected
        if standpoint is None or hidden or not is_seen(person, self._sight):
            return None
        first, last = hop.span.iso()
        alone = standpoint is Standpoint.NOT_RESPONSIBLE
        return TracedPerson(
            holder=person.key,
            name=person.name,
            office=hop.kind,
            duty="",
            standpoint=standpoint,
            because=Said.of(_PRACTITIONER if alone else standpoint.label),
            valid_from=first,
            valid_to=last,
            left=hop.stop <= self._as_of,
            path=(*self._step.path, self._read.proof(hop), *self._named.people.get(hop.src, ())),
        )

    def _standpoint(self, hop: Hop) -> Standpoint | None:
        """Offices count at the firm that answers; who works at the site counts by name only."""
        if hop.src in self._named.people:
            return Standpoint.DETERMINED
        if hop.kind is Kind.PRACTITIONER:
            return Standpoint.NOT_RESPONSIBLE
        at_answering = self._step.answers is not None and hop.dst == self._step.answers.ref
        return Standpoint.IN_OFFICE if at_answering else None

    def gaps(self) -> tuple[Said, ...]:
        if self._step.answers is None:
            return _no_opener(self._step)
        if self._over:
            return (Said.of(_MANY.fill(count=self._over, most=MOST)),)
        held = [h for h in self._hops if h.dst == self._step.answers.ref]
        if any(h.kind in self._offices for h in held):
            return ()
        return (Said.of(_NO_HOLDER.fill(firm=self._step.answers.name)),)


def _information(step: _Step, view: View) -> tuple[Link, ...]:
    """The head office of a branch and the owner of the brand: near, and not recorded."""
    if step.answers is None:
        return ()
    ends = {step.answers.ref: [step.days]}
    above = view.expand(ends, [Kind.BRANCH_OF], "out").hops[step.answers.ref]
    brands = view.expand(ends, [Kind.MANAGES], "in").hops[step.answers.ref]
    read = _Read([*above, *brands], view)
    links = [_link("head_office", h, read.nodes[h.dst], read) for h in above]
    links += [
        _link("brand_owner", h, read.nodes[h.src], read)
        for h in brands
        if read.facts[h.fact].props.get("relation") == "franchise"
    ]
    return tuple(links)


def _link(kind: str, hop: Hop, far: Node, read: "_Read") -> Link:
    return Link(kind=kind, organization=Subject.of(far), path=(read.proof(hop),))


class _Read:
    def __init__(self, hops: Sequence[Hop], view: View) -> None:
        self.nodes = view.nodes({ref for h in hops for ref in (h.src, h.dst)})
        self.facts = view.facts([h.fact for h in hops])

    def proof(self, hop: Hop) -> Proof:
        return Proof.of(self.facts[hop.fact], self.nodes[hop.src].key, self.nodes[hop.dst].key)


_NO_HANDLER = Text("没有经办单位的记录", "no handler is on file")
_OVER = Text(
    "经办单位有 {count} 个，超过上限 {most}，未列出",
    "there are {count} handlers, over the limit of {most}: none is listed",
)
_NO_OPENER = Text(
    "末端网点没有独立的许可，开办它的企业未见记录",
    "a site has no licence of its own, and the firm that opened it is not on file",
)
_NO_HOLDER = Text(
    "经办之日“{firm}”的负责人未见记录",
    "no head of “{firm}” is on file on the days of handling",
)
_MANY = Text(
    "经办之日的任职有 {count} 条，超过上限 {most}，未列出",
    "there are {count} offices on the days of handling, over the limit of {most}: not listed",
)
_PRACTITIONER = Text(
    "从业人员须有文书认定，在场本身不够",
    "a practitioner answers by a determination only; having been there is not enough",
)
_NO_PERSONS = Text(
    "本角色不含自然人，只列经办单位", "natural persons are no part of this: only firms are told"
)
