"""What another policy would make of the events that are on file. Nothing is written.

Both policies are asked afresh of the same view, so that what is still queued, or a policy that
this store has not adopted yet, does not count as a difference.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from graph.accountability.attribution import attribute
from graph.accountability.outcome import Entry
from graph.accountability.shape import Shape
from graph.intervals import ALWAYS
from graph.policy import Policy
from graph.policy.versions import fingerprint, name_of
from graph.records import Node
from graph.store import View
from graph.vocabulary import Kind, NodeKind, Word

_PAGE = 500
_WITHOUT = frozenset({"event", "holder", "holder_name", "holder_kind", "capacities", "ended_by"})


class What(Word):
    OPENS = "opens", "新记", "would open"
    CLOSES = "closes", "结束", "would close"
    CHANGES = "changes", "变更", "would change"


class Side(Shape):
    """An entry under one of the policies; `rule` is written id@version."""

    rule: str
    clause: str | None
    tier: str | None
    capacities: tuple[str, ...]
    status: str
    severity: str
    publication: str
    publish_to: str | None
    expire_at: str

    @classmethod
    def of(cls, entry: Entry) -> "Side":
        own = set(cls.model_fields) - {"rule", "capacities"}
        capacities = tuple(c.code for c in entry.capacities)
        rule = f"{entry.rule}@{entry.rule_version}"
        return cls(rule=rule, capacities=capacities, **entry.model_dump(include=own))


class Changed(Shape):
    """One entry, by event and holder. `differs` names the fields, the rule version among them."""

    event: str
    document: str
    subject: str
    subject_name: str
    subject_kind: NodeKind
    holder: str
    holder_name: str
    holder_kind: NodeKind
    what: What
    before: Side | None
    after: Side | None
    differs: tuple[str, ...] = ()


class Total(Shape):
    """How many entries under a pair of rules; of persons, and of organizations."""

    what: What
    rule_before: str | None
    rule_after: str | None
    persons: int
    organizations: int


class Touched(Shape):
    """An event at which an entry would change."""

    event: str
    document: str
    subject: str
    subject_name: str


class WhatIf(Shape):
    """`rewritten` are rule versions that the new policy changes, which no store may adopt.

    `events` are those of organizations: one of a person would name the person.
    """

    policy_before: str
    policy_after: str
    known_at: int
    looked_at: int
    rewritten: tuple[str, ...]
    totals: tuple[Total, ...]
    events: tuple[Touched, ...]
    changes: tuple[Changed, ...]

    def about(self, keys: Collection[str]) -> "WhatIf":
        """Only what touches one of these: as the event, its subject or the holder."""
        return self._with([c for c in self.changes if {c.event, c.subject, c.holder} & set(keys)])

    def without_persons(self) -> "WhatIf":
        """The same totals and events; of persons nothing else, of organizations their own entries
        for events of organizations."""
        own = [c for c in self.changes if NodeKind.PERSON not in (c.subject_kind, c.holder_kind)]
        return self.model_copy(update={"changes": tuple(own)})

    def _with(self, changes: list[Changed]) -> "WhatIf":
        told = {"totals": _totals(changes), "events": _events(changes), "changes": tuple(changes)}
        return self.model_copy(update=told)


def what_if(view: View, before: Policy, after: Policy) -> WhatIf:
    """The entries that would open, close or change under `after`. Attributes every event twice."""
    looked_at, changes = 0, list[Changed]()
    for page in _pages(view):
        looked_at += len(page)
        changes += _changes(page, view, before, after)
    old = {name_of(rule): fingerprint(rule) for rule in before.rules}
    rewritten = [r for r in after.rules if old.get(name_of(r), fingerprint(r)) != fingerprint(r)]
    return WhatIf(
        policy_before=f"{before.id}@{before.version}",
        policy_after=f"{after.id}@{after.version}",
        known_at=view.known_at,
        looked_at=looked_at,
        rewritten=tuple(map(name_of, rewritten)),
        totals=_totals(changes),
        events=_events(changes),
        changes=tuple(changes),
    )


def _pages(view: View) -> Iterator[list[Node]]:
    after = ""
    while page := view.scan(NodeKind.EVENT, after, _PAGE):
        yield page
        after = page[-1].key


def _changes(page: list[Node], view: View, before: Policy, after: Policy) -> Iterator[Changed]:
    subjects = _subjects(page, view)
    for node in page:
        old, new = _entries(node, view, before), _entries(node, view, after)
        for holder in sorted(old.keys() | new.keys()):
            was, now = old.get(holder), new.get(holder)
            if was is None or now is None or was.substance() != now.substance():
                yield _changed(node, subjects[node.ref], was, now)


def _subjects(page: list[Node], view: View) -> dict[int, Node]:
    hops = view.expand({n.ref: [ALWAYS] for n in page}, [Kind.SUBJECT_OF], "in").hops
    nodes = view.nodes({found[0].src for found in hops.values() if found})
    return {event: nodes[found[0].src] for event, found in hops.items() if found}


def _entries(event: Node, view: View, policy: Policy) -> dict[str, Entry]:
    return {entry.holder: entry for entry in attribute(event.key, view, policy).entries}


def _changed(event: Node, subject: Node, was: Entry | None, now: Entry | None) -> Changed:
    entry = now or was
    assert entry is not None
    return Changed(
        event=event.key,
        document=event.name,
        subject=subject.key,
        subject_name=subject.name,
        subject_kind=subject.kind,
        holder=entry.holder,
        holder_name=entry.holder_name,
        holder_kind=NodeKind(entry.holder_kind),
        what=What.CHANGES if was and now else What.OPENS if now else What.CLOSES,
        before=Side.of(was) if was else None,
        after=Side.of(now) if now else None,
        differs=_differing(was, now) if was and now else (),
    )


def _differing(was: Entry, now: Entry) -> tuple[str, ...]:
    old, new = was.model_dump(exclude=set(_WITHOUT)), now.model_dump(exclude=set(_WITHOUT))
    fields = [name for name in old if old[name] != new[name]]
    held = [[(c.code, c.role_class, c.overlap) for c in e.capacities] for e in (was, now)]
    return (*fields, *(["capacities"] if held[0] != held[1] else []))


def _totals(changes: Iterable[Changed]) -> tuple[Total, ...]:
    counts: Counter[tuple[What, str, str, bool]] = Counter()
    for c in changes:
        rules = (c.before.rule if c.before else "", c.after.rule if c.after else "")
        counts[(c.what, *rules, c.holder_kind is NodeKind.PERSON)] += 1
    return tuple(
        Total(
            what=what,
            rule_before=was or None,
            rule_after=now or None,
            persons=counts[what, was, now, True],
            organizations=counts[what, was, now, False],
        )
        for what, was, now in sorted({key[:3] for key in counts})
    )


def _events(changes: Iterable[Changed]) -> tuple[Touched, ...]:
    """Each once, in the order of keys."""
    named = {c.event: c for c in changes if c.subject_kind is not NodeKind.PERSON}
    return tuple(
        Touched(event=c.event, document=c.document, subject=c.subject, subject_name=c.subject_name)
        for _, c in sorted(named.items())
    )
