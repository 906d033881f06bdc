"""The register follows the graph: what a transaction touches is attributed in it again."""

from collections.abc import Collection, Iterable, Mapping

from graph.accountability.attribution import attribute
from graph.accountability.outcome import Outcome
from graph.intervals import ALWAYS
from graph.policy import Policy
from graph.records import EntryRow, OutcomeRow, Ref, canonical
from graph.store import Store, View, Way, Writer
from graph.vocabulary import Family, Kind, NodeKind

# Up to so many events are attributed in the transaction that touched them; more are queued,
# and every answer about them says `pending` until `work_off` has come to them.
AT_ONCE = 500

# The families that attribution reads at its subject, and at the event itself.
_READ_AT_SUBJECT = (Family.OFFICES, Family.PROFILE, Family.LISTS)
# The families that it reads at the stage of a project that the event concerns.
_READ_AT_CONCERN = (Family.PROCUREMENT,)


def settle(writer: Writer, policy: Policy, at_once: int = AT_ONCE) -> int:
    """Attributes what this transaction touched; gives the number of events it had to queue."""
    with writer.view() as view:
        events = sorted(touched_events(writer.touched(), view))
    writer.queue(events)
    return work_off(writer, policy, at_once) if len(events) <= at_once else len(events)


def work_off(writer: Writer, policy: Policy, limit: int = AT_ONCE) -> int:
    """Attributes waiting events, up to a limit; gives the number that it left waiting."""
    waiting = writer.queued(limit + 1)
    with writer.view() as view:
        writer.register(row(attribute(event, view, policy)) for event in waiting[:limit])
    return max(0, len(waiting) - limit)


def drain(store: Store, policy: Policy, actor: str) -> None:
    """Attributes everything that waits, some hundreds a transaction."""
    left = 1
    while left:
        with store.write("drain", actor) as writer:
            left = work_off(writer, policy)


def touched_events(touched: dict[Family, set[Ref]], view: View) -> set[str]:
    """The events whose attribution may read what was touched."""
    events = set(touched.get(Family.EVENT, ()))
    subjects = {ref for family in _READ_AT_SUBJECT for ref in touched.get(family, ())}
    subjects |= _ends(view, subjects, Kind.SITE_OF, "in")  # an event may name a site of theirs
    subjects |= touched.get(Family.TIES, set())
    events |= _ends(view, subjects, Kind.SUBJECT_OF, "out")
    events |= _far(view, touched, (Family.MEASURES,), Kind.MEASURE, "out")
    events |= _far(view, touched, _READ_AT_CONCERN, Kind.CONCERNS, "in")
    return {n.key for n in view.nodes(events).values() if n.kind is NodeKind.EVENT}


def _far(
    view: View, touched: dict[Family, set[Ref]], families: Iterable[Family], kind: Kind, way: Way
) -> set[Ref]:
    """The nodes at the far end of an edge of what was touched."""
    near = {ref for family in families for ref in touched.get(family, ())}
    return _ends(view, near, kind, way)


def _ends(view: View, near: set[Ref], kind: Kind, way: Way) -> set[Ref]:
    hops = view.expand({ref: [ALWAYS] for ref in near}, [kind], way).hops
    return {hop.dst if way == "out" else hop.src for found in hops.values() for hop in found}


def row(outcome: Outcome) -> OutcomeRow:
    """The outcome as the register keeps it, one entry row for each holder."""
    entries = tuple(
        EntryRow(e.event, e.holder, e.substance(), e.model_dump(mode="json"))
        for e in outcome.entries
    )
    return OutcomeRow(outcome.event, outcome.model_dump(mode="json"), entries)


def replay(events: Iterable[str], view: View, policy: Policy) -> Collection[str]:
    """The events whose stored outcome is not what attribution gives now."""
    wrong = []
    for event in events:
        stored = view.outcomes([event]).get(event)
        fresh = attribute(event, view, policy)
        if stored is None:
            kept = _is_only_mentioned(fresh)
        else:
            kept = substance(Outcome.model_validate(stored.body)) == substance(fresh)
        if not kept:
            wrong.append(event)
    return wrong


def _is_only_mentioned(outcome: Outcome) -> bool:
    """An event that a document cites and of which nothing is on file has no outcome to keep."""
    return [gap.code for gap in outcome.gaps] == ["not_determined"]


def substance(outcome: Outcome) -> tuple[object, ...]:
    """What two outcomes must share to be equal.

    Evidence and recorded times do not count, nor the name under which a person is shown: that may
    change with what is said elsewhere, of which the event knows nothing.
    """
    return (
        outcome.law.digest,
        (outcome.conduct, outcome.window, outcome.determined, outcome.severity),
        frozenset((e.holder, e.substance()) for e in outcome.entries),
        frozenset((g.code, _said(g.facts)) for g in outcome.gaps),
        frozenset((t.kind, t.subjects, _said(t.facts)) for t in outcome.tasks),
        frozenset((r.holder, r.office, r.condition, _said(r.facts)) for r in outcome.rejected),
        frozenset((p.holder, p.what, p.condition, _said(p.facts)) for p in outcome.pleas),
        frozenset(canonical(m.substance()) for m in outcome.measures),
    )


def _said(facts: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, said) for name, said in facts.items() if name != "name"))
