"""A registered holder who is said to have left before the registry changed (domain.md §2.2).

Who is registered counts (民诉法解释 §50, 公司法 §34), and the successor gets nothing, until a
dispute decides. A person whose every day in the conduct is doubted so is recorded as contested:
flagged wherever shown, with no measure; one who answers for other days or by another office, or
whom an instrument names, is only flagged.
"""

from collections.abc import Sequence

from graph.accountability.departures import Departure
from graph.accountability.holdings import Holding, is_identified
from graph.accountability.matter import Candidate, Matter, office_facts
from graph.accountability.outcome import Entry, EntryStatus
from graph.accountability.proof import Proof
from graph.intervals import Day, Interval, iso
from graph.store.grams import plain
from graph.vocabulary import Flag, Kind

DISPUTED = "actual_term_disputed"


def dispute(
    matter: Matter, candidate: Candidate, holding: Holding, overlap: Sequence[Interval]
) -> tuple[Proof, ...]:
    """Notes on the candidate what speaks against the term; gives the evidence of it."""
    against = [d for d in matter.departures if _speaks_of(matter, d, holding, overlap)]
    first = min((d.left for d in against), default=None)
    candidate.disputed.append(first is not None and first <= overlap[0].start)
    if first is None:
        return ()
    candidate.review.add(DISPUTED)
    facts = office_facts(frozenset({holding.office})) | {"name": holding.name, "left": iso(first)}
    matter.task("settle_term", holding.holder.key, **facts)
    return tuple(Proof.of(d.fact, d.person.key, matter.event.subject.key) for d in against)


def contested(entry: Entry, candidate: Candidate) -> Entry:
    """The entry of a person who has nothing but doubted days."""
    active = entry.status is EntryStatus.ACTIVE and not candidate.determined
    if active and candidate.disputed and all(candidate.disputed):
        return entry.model_copy(update={"status": EntryStatus.CONTESTED})
    return entry


def _speaks_of(
    matter: Matter, departure: Departure, holding: Holding, overlap: Sequence[Interval]
) -> bool:
    """Whether it says that this holder left during this term and before the conduct was over."""
    kind = matter.event.subject_type
    offices = matter.policy.left_with(departure.office, kind, departure.left)
    return (
        bool(offices & {holding.office, holding.counts_as})
        and _during(holding, departure.left)
        and departure.left < overlap[-1].stop
        and _is_holder(matter, departure, holding, offices)
    )


def _during(holding: Holding, left: Day) -> bool:
    """A departure before a term that began on a known day was from an earlier one."""
    began = holding.span.start <= left or bool(holding.fact.flags & Flag.START_UNKNOWN)
    return began and left < holding.span.stop


def _is_holder(
    matter: Matter, departure: Departure, holding: Holding, offices: frozenset[Kind]
) -> bool:
    """By key; a name without a number speaks of the one identified holder who bears it."""
    if is_identified(departure.person.key):
        return departure.person.key == holding.holder.key
    name = plain(departure.person.name)
    bearers = {
        h.holder.key
        for h in matter.holdings
        if offices & {h.office, h.counts_as}
        and is_identified(h.holder.key)
        and plain(h.name) == name
    }
    return bearers == {holding.holder.key}
