"""A policy: clauses, bases and rules with their dates, and the questions that they answer.

Every lookup is pure: it takes the day that it is about and reads no clock. A rule is chosen by
the day of the determination (domain.md §2.4, a design choice where the policy is silent); the
publication period runs from that day under the regime then in force.
"""

import hashlib
from collections.abc import Sequence
from typing import Annotated, NamedTuple, TypeVar

from pydantic import Field, StrictInt

from graph.errors import NotFoundError
from graph.intervals import FOREVER, Day, Interval, shift
from graph.policy.bars import OfficeBar, Screening
from graph.policy.consequences import (
    DisputeGround,
    Disputes,
    DisputeTerm,
    Exemption,
    JointMeasure,
    MeasureList,
    Retention,
    Withdrawal,
)
from graph.policy.fields import Bilingual, ClassWord, Position
from graph.policy.grading import graded, grounds, stated_severity
from graph.policy.nearness import Clues, NearnessRule
from graph.policy.ownership import BeneficialOwners, Ownership
from graph.policy.relations import Relations
from graph.policy.rules import Record, Rule
from graph.policy.shapes import (
    Basis,
    ById,
    Clause,
    DerivedOffice,
    Grading,
    Head,
    HolidayYear,
    ImpliedDeparture,
    Issuer,
    LookBack,
    Minor,
    OfficeRow,
    PublicationTable,
    Regime,
    Restriction,
    RoleClassRow,
    Shape,
    Switch,
    Switches,
    SwitchName,
)
from graph.policy.words import (
    Publication,
    RoleClass,
    Tier,
)
from graph.records import canonical
from graph.text import Text
from graph.vocabulary import (
    Assurance,
    EventCategory,
    EvidenceLevel,
    Grounds,
    Kind,
    Nearness,
    Severity,
    SubjectType,
)

T = TypeVar("T")


# In place of a regime.
WHILE_LISTED, FIXED_TERM = "while_listed", "fixed_term"


class Period(NamedTuple):
    """`[publish_from, publish_to)`, and the first day on which a repair may be asked for."""

    publish_from: Day
    publish_to: Day
    repair_from: Day | None
    regime: str


class Policy(Shape):
    policy: Head
    switches: Switches
    clauses: Annotated[dict[str, Clause], ById]
    bases: Annotated[dict[str, Basis], ById]
    regimes: Annotated[dict[str, Regime], ById, Field(alias="severity_regimes")]
    minor: Minor
    look_backs: Annotated[tuple[LookBack, ...], Field(alias="look_back")]
    role_classes: dict[ClassWord, RoleClassRow]
    derived: Annotated[tuple[DerivedOffice, ...], Field(alias="derived_offices")]
    departures: Annotated[tuple[ImpliedDeparture, ...], Field(alias="implied_departures")] = ()
    not_recorded: Annotated[dict[Position, Bilingual], Field(alias="never_recorded")]
    ranges: Annotated[PublicationTable, Field(alias="publication")]
    measures: MeasureList
    joint_measures: Annotated[dict[str, JointMeasure], ById, Field(default={})]
    ownership: Ownership
    exemptions: Annotated[dict[str, Exemption], ById]
    disputes: Disputes
    withdrawal: Withdrawal
    retention: Retention
    holidays: Annotated[dict[StrictInt, HolidayYear], Field(default_factory=dict)]
    nearness: Annotated[dict[str, NearnessRule], ById]
    clues: Clues
    rules: tuple[Rule, ...]
    screening: Screening = Screening()
    bars: Annotated[tuple[OfficeBar, ...], Field(alias="offices_barred")] = ()
    relations: Relations | None = None  # of bidders, suppliers and those who review them
    content: str = ""  # digest of what the files say, but for the position of the switches

    @classmethod
    def writable(cls) -> list[str]:
        return [key for key in super().writable() if key != "content"]

    @property
    def digest(self) -> str:
        """Tells one policy, read one way, from every other; split and order do not count."""
        return digest_of([self.content, {name: s.on for name, s in self.switches if s is not None}])

    @property
    def id(self) -> str:
        return self.policy.id

    @property
    def version(self) -> str:
        return self.policy.version

    @property
    def title(self) -> str:
        return self.policy.title

    @property
    def issuer(self) -> Issuer:
        return self.policy.issuer

    @property
    def effective_from(self) -> Day:
        return self.policy.effective_from

    @property
    def in_force_checked(self) -> bool:
        return self.policy.in_force_checked

    @property
    def in_force_note(self) -> Text:
        return self.policy.in_force_note

    # Which rule, and what stands behind it

    def rule_for(
        self, category: EventCategory, subject_type: SubjectType, determined: Day
    ) -> Rule | None:
        """The version in force at the determination; None where the policy has no rule."""
        for rule in self.rules:
            if (
                rule.event_category is category
                and subject_type in rule.subject_types
                and rule.in_force(determined)
                and (rule.only_if is None or self.switch(rule.only_if))
            ):
                return rule
        return None

    def clause(self, clause_id: str) -> Clause:
        return _known(self.clauses, clause_id, Text("条款", "clause"))

    def basis(self, basis_id: str) -> Basis:
        return _known(self.bases, basis_id, Text("依据", "legal basis"))

    def exemption(self, exemption_id: str) -> Exemption:
        return _known(self.exemptions, exemption_id, Text("豁免", "exemption"))

    def citations(self, rule: Rule, on: Day | None = None) -> list[Basis]:
        """The bases of a rule; with a day, those that were in force on it."""
        cited = [self.bases[basis] for basis in rule.citation]
        return [b for b in cited if on is None or b.in_force(on)]

    # Relations

    def nearness_on(self, when: Day) -> tuple[NearnessRule, ...]:
        """The rules of relation in force on a day, the narrowest level first."""
        in_force = [rule for rule in self.nearness.values() if rule.in_force(when)]
        levels = list(Nearness)
        return tuple(sorted(in_force, key=lambda rule: (levels.index(rule.level), rule.id)))

    # Switches

    def switch(self, name: SwitchName) -> bool:
        switch: Switch | None = getattr(self.switches, name)
        return switch is not None and switch.on

    def switched(self, name: SwitchName, on: bool) -> "Policy":
        """The same policy with a switch in the given position."""
        switch: Switch | None = getattr(self.switches, name)
        if switch is None:
            raise NotFoundError(_no_switch(name))
        turned = switch.model_copy(update={"on": on})
        switches = self.switches.model_copy(update={name: turned})
        return self.model_copy(update={"switches": switches})

    # Offices

    def offices_of(self, role_class: RoleClass, subject_type: SubjectType) -> frozenset[Kind]:
        """The offices that put their holder into the class; none for a class by determination."""
        row = self._row(role_class, subject_type)
        return frozenset(row.offices) if row else frozenset()

    def required_offices(self, subject_type: SubjectType) -> frozenset[Kind]:
        """Offices of which the register must show a holder; one of them is enough."""
        rows = [self._row(role_class, subject_type) for role_class in self.role_classes]
        return frozenset(office for row in rows if row for office in row.required)

    def _row(self, role_class: RoleClass, subject_type: SubjectType) -> OfficeRow | None:
        known = self.role_classes.get(role_class)
        return known.offices.get(subject_type) if known else None

    def derived_offices(self, subject_type: SubjectType) -> tuple[DerivedOffice, ...]:
        """The offices that count as others; each with the term in which it does so."""
        return tuple(d for d in self.derived if subject_type in d.subject_types)

    def left_with(self, office: Kind, subject_type: SubjectType, left: Day) -> frozenset[Kind]:
        """The offices that whoever leaves this one on that day leaves, this one among them."""
        implied = (
            other
            for d in self.departures
            if d.office is office and subject_type in d.subject_types and d.in_force(left)
            for other in d.also_leaves
        )
        return frozenset({office, *implied})

    def never_recorded(self, office: Kind) -> Text | None:
        """Why a holder of this office is recorded by a determination only; None if by office."""
        return self.not_recorded.get(office)

    def evidence_levels(self, role_class: RoleClass = RoleClass.DIRECT) -> frozenset[EvidenceLevel]:
        """The levels of evidence that carry an entry of a person named in an instrument."""
        row = self.role_classes.get(role_class)
        return frozenset(row.levels if row else ())

    def is_assured(self, assurance: Assurance) -> bool:
        surest_first = list(Assurance)
        least = self.policy.min_assurance
        return surest_first.index(assurance) <= surest_first.index(least)

    def look_back(self, determined: Day, extended: bool = False) -> Interval:
        """The window of an act of unknown date; both its ends are in (domain.md §0.1(19)).

        `extended`: health, safety or finance with harm done (行政处罚法 §36).
        """
        term = next((t for t in self.look_backs if t.in_force(determined)), None)
        if term is None:
            return Interval(determined, determined + 1)
        period = term.extended if extended and term.extended else term.default
        return Interval(shift(determined, period, -1), determined + 1)

    # Disputes

    def dispute_ground(self, grounds: Grounds) -> DisputeGround | None:
        return self.disputes.grounds.get(grounds)

    def dispute_term(self, received: Day) -> DisputeTerm | None:
        return next((t for t in self.disputes.terms if t.in_force(received)), None)

    # Severity, periods, publication

    def regime(self, determined: Day) -> Regime | None:
        return next((r for r in self.regimes.values() if r.in_force(determined)), None)

    def severity(
        self,
        penalties: Sequence[str],
        simple_procedure: bool,
        stated: str,
        determined: Day,
        rule: Rule | None = None,
    ) -> Severity:
        """What is stated, else what the rule gives its category, else the heaviest penalty kind
        by the regime at the determination."""
        if stated:
            return stated_severity(stated)
        if rule is not None and rule.severity is not None:
            return rule.severity.grade
        regime = self.regime(determined)
        return graded(regime.gradings if regime else (), penalties, simple_procedure)

    def severity_grounds(
        self, penalties: Sequence[str], simple_procedure: bool, determined: Day
    ) -> list[Grading]:
        """The gradings that speak to these penalties, with citation and verified flag."""
        regime = self.regime(determined)
        return grounds(regime.gradings if regime else (), penalties, simple_procedure)

    def period(self, severity: Severity, determined: Day) -> Period | None:
        """The days of publication under the regime at the determination; None: not published."""
        regime = self.regime(determined)
        grade = regime.grades.get(severity) if regime else None
        if regime is None or grade is None or not grade.publish or not grade.max or not grade.min:
            return None
        last, repair = shift(determined, grade.max), shift(determined, grade.min)
        return Period(determined, self._shortened(severity, determined, last), repair, regime.id)

    def _shortened(self, severity: Severity, determined: Day, last: Day) -> Day:
        """A regime that comes into force meanwhile may shorten what is left, never what was."""
        if not self.switch("shorter_period_on_transition"):
            return last
        for regime in self.regimes.values():
            grade = regime.grades.get(severity)
            if determined < regime.effective_from < last and grade is not None:
                longest = shift(determined, grade.max) if grade.publish and grade.max else 0
                last = min(last, max(longest, regime.effective_from))
        return last

    def period_of(
        self, rule: Rule, severity: Severity, determined: Day, listed: Interval | None = None
    ) -> Period | None:
        """The days of publication under a rule; those of the list entry where it says so."""
        if rule.period is not None and rule.period.fixed:
            return Period(determined, shift(determined, rule.period.fixed), None, FIXED_TERM)
        if not rule.while_listed:
            return self.period(severity, determined)
        return Period(*listed, None, WHILE_LISTED) if listed else None

    def expire_at(
        self,
        rule: Rule,
        severity: Severity,
        determined: Day,
        act_end: Day | None = None,
        listed: Interval | None = None,
    ) -> Day:
        """The day on which an entry ends: the determination plus the maximum of the rule.

        Without a maximum it is the fallback, from the later of the last day of the act and the
        determination (domain.md §0.1(8)). What stands while listed ends with the list entry and
        never without an out-day (§0.1(18)); an act that goes on lets no fallback begin.
        """
        if rule.while_listed:
            return listed.stop if listed else FOREVER
        longest = self._maximum(rule, severity, determined)
        if longest:
            return shift(determined, longest)
        last = max(determined, act_end or determined)
        return FOREVER if last >= FOREVER - 1 else shift(last, self.policy.fallback_max)

    def _maximum(self, rule: Rule, severity: Severity, determined: Day) -> str | None:
        if severity is Severity.MINOR:
            return self.minor.max
        if rule.period is not None and rule.period.fixed:
            return rule.period.fixed
        regime = self.regime(determined) if rule.period else None
        grade = regime.grades.get(severity) if regime else None
        return grade.max if grade else None

    # Shares and votes

    def beneficial_owners(self, on: Day) -> BeneficialOwners | None:
        """The tests in force on a day; None before there were any."""
        versions = self.ownership.beneficial_owners
        return next((v for v in versions if v.in_force(on)), None)

    @property
    def restricted(self) -> Restriction:
        return self.ranges.restricted

    def publication(self, tier: Tier | None, severity: Severity, is_person: bool) -> Publication:
        """The widest range open to an entry: of a person by tier, of the unit itself without."""
        if not is_person:
            return self.ranges.unit[severity]
        person = self.ranges.person
        return person[tier][severity] if tier in person else Publication.INTERNAL

    def publication_of(self, rule: Rule, record: Record, severity: Severity) -> Publication:
        """The range of a person's entry: what the rule grants, within the ceilings."""
        ceiling = self.publication(record.tier, severity, is_person=True)
        granted = Publication.narrowest(record.publication, ceiling)
        if not rule.restricted:
            return granted
        return Publication.narrowest(granted, self.restricted.ceiling)


def _known(table: dict[str, T], key: str, what: Text) -> T:
    if key in table:
        return table[key]
    raise NotFoundError(
        Text(
            "政策中没有{what}“{key}”；已有：{known}",
            "the policy holds no {what} “{key}”; it holds: {known}",
        ).fill(what=what, key=key, known=", ".join(table))
    )


def _no_switch(name: str) -> Text:
    return Text(
        f"政策没有“{name}”这一可切换的理解；请在 switches 中写明",
        f"the policy has no switch “{name}”; write it under `switches`",
    )


def digest_of(value: object) -> str:
    return hashlib.sha256(canonical(value).encode()).hexdigest()
