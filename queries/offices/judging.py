"""From terms to what is said of one office on one day."""

from collections.abc import Collection, Iterable
from typing import Literal

from graph.accountability.law import Citation
from graph.accountability.proof import Proof
from graph.intervals import Day, iso
from graph.policy import OfficeBar, Policy
from graph.text import Text
from graph.vocabulary import EvidenceLevel
from queries.offices import words
from queries.offices.facts import PersonFacts
from queries.offices.terms import Aim, Missed, Reading, Term, terms_of
from queries.said import Said, Shape

Verdict = Literal["barred", "flag", "unknown", "not_barred"]
GRAVEST_FIRST: tuple[Verdict, ...] = ("barred", "flag", "unknown", "not_barred")


class BarFinding(Shape):
    """One rule and what it says. `through` is the last day on which it bars; "" where no end is
    known."""

    rule: str
    label: Said
    verdict: Verdict
    valid_from: str
    through: str
    because: tuple[Said, ...]
    effect: Said | None
    citations: tuple[Citation, ...]
    path: tuple[Proof, ...]


class NotMet(Shape):
    """A fact that was looked at and bars nobody on the day, and why."""

    rule: str
    because: Said
    path: tuple[Proof, ...]


class Judged(Shape):
    verdict: Verdict
    findings: tuple[BarFinding, ...]
    not_met: tuple[NotMet, ...]


def judge(
    bars: Iterable[OfficeBar], facts: PersonFacts, aim: Aim, when: Day, policy: Policy
) -> Judged:
    findings: list[BarFinding] = []
    not_met: list[NotMet] = []
    for bar in bars:
        cited = [policy.bases[b] for b in bar.citation if policy.bases[b].in_force(when)]
        citations = tuple(map(Citation.of, cited))
        for found in terms_of(_reading(bar, facts, aim, policy.evidence_levels())):
            if isinstance(found, Term) and found.holds(when):
                findings.append(_finding(bar, found, citations))
            else:
                not_met.append(_not_met(bar, found, when))
    return Judged(
        verdict=gravest(f.verdict for f in findings),
        findings=tuple(sorted(findings, key=lambda f: (_weight(f.verdict), f.rule, f.valid_from))),
        not_met=tuple(not_met),
    )


def gravest(verdicts: Iterable[Verdict]) -> Verdict:
    return min(verdicts, key=_weight, default="not_barred")


def _weight(verdict: Verdict) -> int:
    return GRAVEST_FIRST.index(verdict)


def _reading(
    bar: OfficeBar, facts: PersonFacts, aim: Aim, levels: Collection[EvidenceLevel]
) -> Reading:
    return Reading(bar, facts, aim, levels)


def _finding(bar: OfficeBar, term: Term, citations: tuple[Citation, ...]) -> BarFinding:
    start, through = iso(term.start), "" if term.through is None else iso(term.through)
    told = words.BARRED if through else words.BARRED_OPEN
    because = [told.fill(start=start, through=through)]
    verdict: Verdict = "barred"
    if term.unsure is not None:
        verdict, because = "unknown", [term.unsure]
    elif bar.judged or not any(c.verified for c in citations):
        verdict = "flag"
        because.append(words.JUDGED if bar.judged else words.UNVERIFIED)
    return BarFinding(
        rule=bar.id,
        label=Said.of(bar.label),
        verdict=verdict,
        valid_from=start,
        through=through,
        because=tuple(map(Said.of, because)),
        effect=Said.of(bar.effect) if bar.effect else None,
        citations=citations,
        path=term.path,
    )


def _not_met(bar: OfficeBar, found: Term | Missed, when: Day) -> NotMet:
    because = found.because if isinstance(found, Missed) else _outside(found, when)
    return NotMet(rule=bar.id, because=Said.of(because), path=found.path)


def _outside(term: Term, when: Day) -> Text:
    if term.through is not None and term.through < when:
        return words.PASSED.fill(day=iso(term.through))
    return words.NOT_YET.fill(day=iso(term.start))
