"""Answers as pages arrange them. Nothing is added to an answer, and nothing left out of it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from api.cli.show.graph import UNCERTAIN
from api.cli.show.trace import STAGE_ROLES
from graph.accountability import Entry
from graph.intervals import CHINA, day
from graph.policy import Policy
from graph.text import Text
from graph.vocabulary import Nearness
from queries.bidders import BiddersAnswer, Clue, Finding, Ruling
from queries.person import PersonExplanation, Place
from queries.related_said import Related, Relation
from queries.retention import kept_until
from queries.said import Said
from queries.screen import ScreenAnswer, Screened, ScreenOutcome
from queries.shares import Verdict


def policy_note(policy: Policy, told: Any) -> Said | Text:
    """That nobody knows whether the district document is in force: of the answer, or of the policy
    where the answer is of several events or of none."""
    found: Said | None = getattr(told, "policy_note", None)
    return found or policy.in_force_note


def policy_of(law: str, told: Any) -> str:
    return str(getattr(told, "policy", "") or law)


def in_china(instant: datetime) -> str:
    return f"{instant.astimezone(CHINA):%Y-%m-%d %H:%M:%S}"


def kept(policy: Policy, entry: Entry, as_of: str) -> str:
    """Until when a closed entry is kept for the auditor; blank for one that is not closed."""
    return kept_until(entry, policy, day(as_of)) or ""


def tally(told: ScreenAnswer) -> list[tuple[ScreenOutcome, int]]:
    counts = Counter(r.outcome for r in told.results)
    return [(outcome, counts[outcome]) for outcome in ScreenOutcome]


class ByOutcome(NamedTuple):
    attention: list[Screened]
    clear: list[Screened]


def by_outcome(told: ScreenAnswer) -> ByOutcome:
    """What a person must look at first, the strongest on top; each in the order asked."""
    order = [ScreenOutcome.BLOCK, ScreenOutcome.FLAG, ScreenOutcome.UNKNOWN]
    return ByOutcome(
        [r for outcome in order for r in told.results if r.outcome is outcome],
        [r for r in told.results if r.outcome is ScreenOutcome.CLEAR],
    )


class Findings(NamedTuple):
    rulings: list[Ruling]
    clues: list[Clue]
    not_met: list[Ruling]


def findings_of(told: BiddersAnswer) -> Findings:
    """Of pairs and of single bidders; a ruling whose test is unknown stands after those met."""
    parts = (*told.pairs, *told.bidders)
    rulings = [r for part in parts for r in part.rulings]
    return Findings(
        sorted(rulings, key=lambda r: r.verdict is not Verdict.YES),
        [c for part in parts for c in part.clues],
        [r for part in parts for r in part.not_met],
    )


def names_in(finding: Finding) -> dict[str, str]:
    return {s.key: s.name for s in (*finding.persons, *finding.bidders) if s.name}


def names_near(told: Related) -> dict[str, str]:
    return {s.key: s.name for s in told.subjects if s.name}


def by_level(told: Related) -> Iterator[tuple[Nearness, list[Relation]]]:
    """The levels that have a relation, the narrowest first."""
    for level in Nearness:
        found = [r for r in told.relations if r.level is level]
        if found:
            yield level, found


def end_of(key: str, names: Mapping[str, str]) -> str:
    return names.get(key) or (key if len(key) <= 24 else f"{key[:12]}…")


def stage_role(role: str) -> Text:
    return STAGE_ROLES.get(role, Text(role, role))


def uncertain(code: str) -> Text:
    return UNCERTAIN[code]


def by_event(told: PersonExplanation) -> dict[str, Place]:
    return {place.case.key: place for place in told.places}
