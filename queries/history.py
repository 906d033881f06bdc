"""All that was ever said at a node, what followed from it, and when each of it was learned.

Both clocks of each thing: its days in the world, and the commits [learned, superseded) at which
the store held it. Nothing that was said is missing, also when it lost to a stronger word, and
neither is what was said under another key that is or once was this subject.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from graph.accountability import Entry, Outcome
from graph.accountability.proof import Proof, ProofSource
from graph.intervals import iso
from graph.records import (
    Change,
    Fact,
    Judged,
    Node,
    Party,
    Props,
    Ref,
    Registered,
    Statement,
    Tx,
)
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
    """One statement: what a row of a source says, as of the source's own day.

    `stated` is the key that it states for the subject, where that is another than the one asked.
    """

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
    stated: str = ""


class Slot(Shape):
    """What one provider says of one thing; a later version replaces the one before."""

    provider: str
    rank: str
    kind: Kind
    record: str
    versions: tuple[Version, ...]


class Stood(Shape):
    """A fact that followed from what was known then, at the key that was the subject then."""

    kind: Kind
    src: Subject
    dst: Subject | None
    valid_from: str
    valid_to: str
    flags: tuple[str, ...]
    said: Props
    held: Held
    sources: tuple[ProofSource, ...]
    stated: str = ""


class Ruling(Shape):
    """An outcome of the event, with the law that it rested on."""

    outcome: Outcome
    held: Held


class Recording(Shape):
    entry: Entry
    held: Held


class Judgement(Shape):
    """A steward's word on who is who; superseded when it was undone or judged anew."""

    number: int
    mention: Subject
    target: Subject
    same: bool
    user: str
    reason: str
    at: str
    held: Held


class History(Shape):
    of: Subject
    known_at: int
    other_keys: tuple[Subject, ...]
    judgements: tuple[Judgement, ...]
    slots: tuple[Slot, ...]
    facts: tuple[Stood, ...]
    rulings: tuple[Ruling, ...]
    entries: tuple[Recording, ...]


class Commits:
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
    members = view.members(node.ref)
    judged = view.ever_judged([m.key for m in members])
    slots = [v for slot in slots_of(members, view) if (v := view.versions(slot))]
    facts = list({fact.id: fact for m in members for fact in view.ever(m.ref)}.values())
    outcomes, entries = _registered(members, view)
    clock = Commits(view, _commits(slots, [*facts, *outcomes, *entries, *judged]))
    nodes = view.nodes({ref for fact in facts for ref in (fact.src, fact.dst)})
    others = frozenset(m.key for m in members) - {node.key}
    return History(
        of=Subject.of(node),
        known_at=view.known_at,
        other_keys=tuple(Subject.of(m) for m in members if m.key in others),
        judgements=_judgements(judged, clock, view),
        slots=tuple(
            sorted((slot_told(versions, clock, others) for versions in slots), key=place_of)
        ),
        facts=tuple(sorted((_stood(f, nodes, clock, others) for f in facts), key=_when)),
        rulings=tuple(_ruling(row, clock) for row in outcomes),
        entries=tuple(_recording(row, clock) for row in entries),
    )


def slots_of(members: Iterable[Node], view: View) -> list[str]:
    return sorted({slot for m in members for slot in view.slots(m.ref)})


def _registered(members: Iterable[Node], view: View) -> tuple[list[Registered], list[Registered]]:
    outcomes: list[Registered] = []
    entries: list[Registered] = []
    for member in members:
        ruled, recorded = view.ever_registered(member.key)
        outcomes += ruled
        entries += recorded
    return sorted(outcomes, key=_by_commit), sorted(entries, key=_by_commit)


def _by_commit(row: Registered) -> tuple[Tx, str, str, Tx]:
    return row.rec, row.event, row.holder, row.sup


def _judgements(judged: Iterable[Judged], clock: Commits, view: View) -> tuple[Judgement, ...]:
    return tuple(
        Judgement(
            number=j.id,
            mention=_named(j.judgement.mention, view),
            target=_named(j.judgement.target, view),
            same=j.judgement.same,
            user=j.judgement.user,
            reason=j.judgement.reason,
            at=j.at,
            held=clock.held(j.rec, j.sup),
        )
        for j in judged
    )


def _named(key: str, view: View) -> Subject:
    """A judged key with the name of the subject that it is at this view."""
    return Subject.of(view.find([key])[key]).model_copy(update={"key": key})


def _commits(
    slots: Iterable[list[tuple[Statement, Tx]]], rows: Iterable[Fact | Registered | Judged]
) -> Iterator[Tx]:
    yield from (tx for versions in slots for _, tx in versions)
    yield from (tx for row in rows for tx in (row.rec, row.sup))


def slot_told(
    versions: list[tuple[Statement, Tx]], clock: Commits, others: Collection[str]
) -> Slot:
    newest = versions[-1][0]
    return Slot(
        provider=newest.source.provider,
        rank=newest.source.rank,
        kind=newest.kind,
        record=newest.record_id,
        versions=tuple(_version(said, clock.commit(tx), others) for said, tx in versions),
    )


def _version(said: Statement, learned: Commit, others: Collection[str]) -> Version:
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
        stated=_stated((said.src.key, said.dst.key if said.dst else ""), others),
    )


def _stood(fact: Fact, nodes: Mapping[Ref, Node], clock: Commits, others: Collection[str]) -> Stood:
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
        stated=_stated([nodes[r].key for r in (fact.src, fact.dst) if r], others),
    )


def _stated(ends: Iterable[str], others: Collection[str]) -> str:
    return next((key for key in ends if key in others), "")


def _ruling(row: Registered, clock: Commits) -> Ruling:
    return Ruling(outcome=Outcome.model_validate(row.body), held=clock.held(row.rec, row.sup))


def _recording(row: Registered, clock: Commits) -> Recording:
    return Recording(entry=Entry.model_validate(row.body), held=clock.held(row.rec, row.sup))


def _party(party: Party) -> Subject:
    return Subject(key=party.key, name=party.name, kind=party.kind)


def _flags(flags: Flag) -> tuple[str, ...]:
    return tuple(str(flag.name).lower() for flag in flags)


def place_of(slot: Slot) -> tuple[str, ...]:
    newest = slot.versions[-1]
    far = newest.dst.key if newest.dst else ""
    return slot.kind, newest.src.key, far, slot.provider, slot.record


def _when(stood: Stood) -> tuple[str | int, ...]:
    far = stood.dst.key if stood.dst else ""
    return stood.kind, stood.src.key, far, stood.held.learned.tx, stood.valid_from
