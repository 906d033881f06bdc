"""All that was ever said at a node, what followed from it, and when each of it was learned.

Both clocks of each thing: its days in the world, and the commits [learned, superseded) at which
the store held it. Nothing that was said is missing, also when it lost to a stronger word.
"""

from collections.abc import Iterable, Iterator, Mapping

from graph.accountability import Entry, Outcome
from graph.accountability.outcome import Proof, ProofSource
from graph.intervals import iso
from graph.records import Change, Fact, Node, Party, Props, Ref, Registered, Statement, Tx
from graph.store import INFINITY, View
from graph.vocabulary import Flag, Kind
from queries.said import Shape, Subject


class Commit(Shape):
    """When the store learned something, and from which run of whom."""

    tx: int
    at: str
    actor: str
    run: str


class Held(Shape):
    """The commits at which something stood; `superseded` is None while it stands."""

    learned: Commit
    superseded: Commit | None


class Version(Shape):
    """One statement: what a row of a source says, as of the source's own day."""

    asserted: str
    learned: Commit
    src: Subject
    dst: Subject | None
    valid_from: str
    valid_to: str
    flags: tuple[str, ...]
    said: Props
    document: str
    row: int | None
    statement: str


class Slot(Shape):
    """What one provider says of one thing; a later version replaces the one before."""

    provider: str
    rank: str
    kind: Kind
    record: str
    versions: tuple[Version, ...]


class Stood(Shape):
    """A fact that followed from what was known then."""

    kind: Kind
    src: Subject
    dst: Subject | None
    valid_from: str
    valid_to: str
    flags: tuple[str, ...]
    said: Props
    held: Held
    sources: tuple[ProofSource, ...]


class Ruling(Shape):
    """An outcome of the event, with the law that it rested on."""

    outcome: Outcome
    held: Held


class Recording(Shape):
    entry: Entry
    held: Held


class History(Shape):
    of: Subject
    known_at: int
    slots: tuple[Slot, ...]
    facts: tuple[Stood, ...]
    rulings: tuple[Ruling, ...]
    entries: tuple[Recording, ...]


class _Clock:
    """The commits that the parts of a history name, read at once."""

    def __init__(self, view: View, txs: Iterable[Tx]) -> None:
        self._commits = view.commits({tx for tx in txs if tx != INFINITY})

    def commit(self, tx: Tx) -> Commit:
        change: Change = self._commits[tx]
        return Commit(tx=change.tx, at=change.at, actor=change.actor, run=change.run)

    def held(self, rec: Tx, sup: Tx) -> Held:
        ended = None if sup == INFINITY else self.commit(sup)
        return Held(learned=self.commit(rec), superseded=ended)


def history(node: Node, view: View) -> History:
    """Every version of everything at a node; the view's own commit hides nothing."""
    slots = [versions for slot in view.slots(node.ref) if (versions := view.versions(slot))]
    facts = view.ever(node.ref)
    outcomes, entries = view.ever_registered(node.key)
    clock = _Clock(view, _commits(slots, [*facts, *outcomes, *entries]))
    nodes = view.nodes({ref for fact in facts for ref in (fact.src, fact.dst)})
    return History(
        of=Subject.of(node),
        known_at=view.known_at,
        slots=tuple(sorted((_slot(versions, clock) for versions in slots), key=_place)),
        facts=tuple(sorted((_stood(f, nodes, clock) for f in facts), key=_when)),
        rulings=tuple(_ruling(row, clock) for row in outcomes),
        entries=tuple(_recording(row, clock) for row in entries),
    )


def _commits(
    slots: Iterable[list[tuple[Statement, Tx]]], rows: Iterable[Fact | Registered]
) -> Iterator[Tx]:
    yield from (tx for versions in slots for _, tx in versions)
    yield from (tx for row in rows for tx in (row.rec, row.sup))


def _slot(versions: list[tuple[Statement, Tx]], clock: _Clock) -> Slot:
    newest = versions[-1][0]
    return Slot(
        provider=newest.source.provider,
        rank=newest.source.rank,
        kind=newest.kind,
        record=newest.record_id,
        versions=tuple(_version(said, clock.commit(tx)) for said, tx in versions),
    )


def _version(said: Statement, learned: Commit) -> Version:
    first, last = said.span.iso()
    return Version(
        asserted=iso(said.asserted_at),
        learned=learned,
        src=_party(said.src),
        dst=_party(said.dst) if said.dst else None,
        valid_from=first,
        valid_to=last,
        flags=_flags(said.flags),
        said=said.props,
        document=said.source.document,
        row=said.row,
        statement=said.digest[:16],
    )


def _stood(fact: Fact, nodes: Mapping[Ref, Node], clock: _Clock) -> Stood:
    proof = Proof.of(fact, "", "")
    return Stood(
        kind=fact.kind,
        src=Subject.of(nodes[fact.src]),
        dst=Subject.of(nodes[fact.dst]) if fact.dst else None,
        valid_from=proof.valid_from,
        valid_to=proof.valid_to,
        flags=_flags(fact.flags),
        said=fact.props,
        held=clock.held(fact.rec, fact.sup),
        sources=proof.sources,
    )


def _ruling(row: Registered, clock: _Clock) -> Ruling:
    return Ruling(outcome=Outcome.model_validate(row.body), held=clock.held(row.rec, row.sup))


def _recording(row: Registered, clock: _Clock) -> Recording:
    return Recording(entry=Entry.model_validate(row.body), held=clock.held(row.rec, row.sup))


def _party(party: Party) -> Subject:
    return Subject(key=party.key, name=party.name, kind=party.kind)


def _flags(flags: Flag) -> tuple[str, ...]:
    return tuple(str(flag.name).lower() for flag in flags)


def _place(slot: Slot) -> tuple[str, ...]:
    newest = slot.versions[-1]
    far = newest.dst.key if newest.dst else ""
    return slot.kind, newest.src.key, far, slot.provider, slot.record


def _when(stood: Stood) -> tuple[str | int, ...]:
    far = stood.dst.key if stood.dst else ""
    return stood.kind, stood.src.key, far, stood.held.learned.tx, stood.valid_from
