"""Disputes (domain.md §2.7, §0.1(3), (14)): marked from the day received, and what they end in.

A dispute points at event and holder. While one on identity, term or responsibility is open no new
measure may be based on the entry; one on a false registration suspends it.
"""

from graph.accountability.decisions import Decision, of_kind
from graph.accountability.matter import Matter
from graph.accountability.outcome import Contest, Entry
from graph.intervals import Day, iso
from graph.policy import DisputeGround, Effect, Policy
from graph.policy.holidays import add_working_days
from graph.vocabulary import Grounds, Kind

UPHELD = "upheld"


def contests(matter: Matter, entry: Entry) -> tuple[Contest, ...]:
    """The disputes over one entry, in order of the days received."""
    decisions = matter.event.decisions
    filed = [d for d in of_kind(decisions, Kind.DISPUTE) if _over(matter, d) == entry.holder]
    outcomes = of_kind(decisions, Kind.DISPUTE_OUTCOME)
    found = [_contest(matter, d, outcomes) for d in filed]
    for contest in found:
        if contest.decided is None:
            facts = {"name": entry.holder_name, "number": contest.number, "due": contest.due or "…"}
            matter.task("decide_dispute", entry.holder, **facts)
    return tuple(found)


def _over(matter: Matter, decision: Decision) -> str:
    return decision.holder.key if decision.holder else matter.event.subject.key


def _contest(matter: Matter, filed: Decision, outcomes: list[Decision]) -> Contest:
    number = filed.text("dispute")
    decided = next(
        (o for o in outcomes if o.text("dispute") == number and o.day >= filed.day), None
    )
    grounds = Grounds(filed.text("grounds"))
    ground = matter.policy.dispute_ground(grounds) or DisputeGround(upheld=Effect.CORRECTED)
    event = matter.event.node.key
    upheld = decided is not None and decided.text("outcome") == UPHELD
    if upheld and decided is not None and ground.upheld is Effect.CORRECTED:
        matter.task("correct_entry", _over(matter, filed), number=number)
    return Contest(
        number=number,
        grounds=grounds,
        received=iso(filed.day),
        due=_due(matter.policy, filed.day),
        decided=iso(decided.day) if decided else None,
        upheld=upheld,
        blocks_measures=ground.blocks_measures,
        suspends=ground.suspends,
        effect=ground.upheld if upheld else None,
        document=(decided or filed).document,
        evidence=tuple(d.proof(event) for d in (filed, decided) if d is not None),
    )


def _due(policy: Policy, received: Day) -> str | None:
    """None where no term is known, or the table of holidays lacks the year."""
    term = policy.dispute_term(received)
    if term is None:
        return None
    if term.days is not None:
        return iso(received + term.days)
    due = add_working_days(policy, received, term.working_days or 0)
    return iso(due) if due is not None else None
