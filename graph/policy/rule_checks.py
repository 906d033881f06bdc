"""Checks of rules: what the law refuses, and what a rule must not leave open.

Each check takes the policy and yields its faults; CHECKS is all of them.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from graph.intervals import Interval, iso, without
from graph.policy.consequences import JointMeasure, Measure, MeasureKind
from graph.policy.data_checks import unknown
from graph.policy.faults import Fault, Path
from graph.policy.model import Policy
from graph.policy.rules import Rule
from graph.policy.shapes import Basis
from graph.policy.words import (
    Ground,
    Level,
    MeasureStatus,
    Publication,
    RoleClass,
    Tier,
    Timing,
)
from graph.text import Text


def references(policy: Policy) -> Iterator[Fault]:
    """A rule names only clauses and exemptions that the policy holds."""
    for n, rule in enumerate(policy.rules):
        if rule.clause is not None and rule.clause not in policy.clauses:
            yield unknown(("rules", n, "clause"), "unknown_clause", rule.clause, policy.clauses)
        for name in rule.exemptions:
            if name not in policy.exemptions:
                path = ("rules", n, "exemptions")
                yield unknown(path, "unknown_exemption", name, policy.exemptions)


def dates(policy: Policy) -> Iterator[Fault]:
    """A rule does not precede its policy, and on each of its days a basis carries it."""
    for n, rule in enumerate(policy.rules):
        if rule.effective_from < policy.effective_from:
            facts = {"start": iso(rule.effective_from), "policy": iso(policy.effective_from)}
            yield Fault(("rules", n, "effective_from"), "before_policy", facts)
        known = [policy.bases[basis] for basis in rule.citation if basis in policy.bases]
        bare = without([rule.term], [basis.term for basis in known])
        if known and bare:
            facts = {"when": iso(bare[0].start)}
            yield Fault(("rules", n, "citation"), "basis_not_in_force", facts)


def versions(policy: Policy) -> Iterator[Fault]:
    """At most one version of a rule, and one rule for a subject type, on a day."""
    for (_, earlier), (n, later) in combinations(enumerate(policy.rules), 2):
        if (later.id, later.version) == (earlier.id, earlier.version):
            yield Fault(("rules", n, "version"), "version_twice", {"version": later.version})
        elif shared := earlier.term.overlap(later.term):
            yield from _rivals(n, earlier, later, shared)


def _rivals(n: int, earlier: Rule, later: Rule, shared: Interval) -> Iterator[Fault]:
    start = iso(shared.start)
    if later.id == earlier.id:
        facts = {"version": earlier.version, "other": later.version, "start": start}
        yield Fault(("rules", n, "effective_from"), "versions_overlap", facts)
    elif later.event_category is earlier.event_category:
        what = later.event_category.label
        for subject in [s for s in later.subject_types if s in earlier.subject_types][:1]:
            yield Fault(
                ("rules", n, "subject_types"),
                "rules_compete",
                {"other": earlier.id, "start": start, "category": what, "subject": subject.label},
            )


def list_entries(policy: Policy) -> Iterator[Fault]:
    """What stands while listed must ask for the list entry that it stands with."""
    for n, rule in enumerate(policy.rules):
        if rule.while_listed and not rule.needs_list_entry:
            yield Fault(("rules", n, "when"), "no_list_entry")


def role_classes(policy: Policy) -> Iterator[Fault]:
    """Each class that a rule records is defined for each of its subject types."""
    for n, rule in enumerate(policy.rules):
        for m, record in enumerate(rule.records):
            path: Path = ("rules", n, "records", m, "class")
            name = str(record.role_class)
            row = policy.role_classes.get(record.role_class)
            if row is not None and row.by is not Ground.OFFICE:
                if record.tier is Tier.A_STATUS:
                    yield Fault(path, "status_for_determined", {"role_class": name})
                continue
            for subject in rule.subject_types:
                if row is None or subject not in row.offices:
                    facts = {"role_class": name, "subject": str(subject)}
                    yield Fault(path, "no_role_class", facts)


def ranges(policy: Policy) -> Iterator[Fault]:
    """No rule grants a wider range than its tier may have."""
    for n, rule in enumerate(policy.rules):
        for m, record in enumerate(rule.records):
            widest = _widest(list(policy.ranges.person.get(record.tier, {}).values()))
            if widest and not widest.includes(record.publication):
                facts = {"value": record.publication.label, "ceiling": widest.label}
                yield Fault(("rules", n, "records", m, "publication"), "range_too_wide", facts)


def _widest(granted: Sequence[Publication]) -> Publication | None:
    return next((r for r in granted if all(r.includes(other) for other in granted)), None)


def measures(policy: Policy) -> Iterator[Fault]:
    """国办发〔2020〕49号: what reduces rights rests on law, never on a district document alone."""
    for n, rule in enumerate(policy.rules):
        for m, measure in enumerate(rule.measures):
            path: Path = ("rules", n, "measures", m)
            kind = policy.measures.codes.get(measure.code)
            if kind is None:
                known = policy.measures.codes
                yield unknown((*path, "code"), "unknown_measure", measure.code, known)
            else:
                yield from _left_open(path, measure, kind)
                reduces_rights = kind.measure_class == 1
                yield from _resting(policy, path, measure, reduces_rights)


def joint_measures(policy: Policy) -> Iterator[Fault]:
    """The same for the measures that a list entry triggers; what no law carries is withheld."""
    for key, joint in policy.joint_measures.items():
        path: Path = ("joint_measures", key)
        kind = policy.measures.codes.get(joint.code)
        if joint.clause not in policy.clauses:
            yield unknown((*path, "clause"), "unknown_clause", joint.clause, policy.clauses)
        if kind is None:
            known = policy.measures.codes
            yield unknown((*path, "code"), "unknown_measure", joint.code, known)
        elif joint.status is MeasureStatus.WITHHELD:
            if joint.why is None:
                yield Fault((*path, "status"), "no_reason_to_withhold")
        else:
            yield from _left_open(path, joint, kind)
            yield from _resting(policy, path, joint, kind.measure_class == 1)


def _left_open(path: Path, measure: Measure | JointMeasure, kind: MeasureKind) -> Iterator[Fault]:
    missing = [what for what in kind.carve_outs if what not in measure.carve_outs]
    if missing:
        facts = {"measure": measure.code, "missing": "、".join(missing)}
        yield Fault((*path, "carve_outs"), "carve_out_missing", facts)


def records(policy: Policy) -> Iterator[Fault]:
    """A rule records somebody, unless it is of an order; a stage says whose side it looks at."""
    for n, rule in enumerate(policy.rules):
        if not rule.records and rule.timing is not Timing.AT_ORDER:
            yield Fault(("rules", n, "records"), "records_nothing")
        for m, record in enumerate(rule.records):
            if record.role_class is RoleClass.STAGE_ASSIGNEE:
                traced = rule.timing is Timing.AT_CAUSE_STAGE
                if not (traced and record.side):
                    yield Fault(("rules", n, "records", m), "stage_without_side")


def _resting(
    policy: Policy, path: Path, measure: Measure | JointMeasure, reduces_rights: bool
) -> Iterator[Fault]:
    bases = [policy.bases[basis] for basis in measure.basis if basis in policy.bases]
    if reduces_rights:
        enough = policy.measures.class_1_rests_on
        sound = [basis for basis in bases if basis.level in enough]
        if bases and not sound:
            yield Fault((*path, "basis"), "basis_too_low", _too_low(measure, bases[0], enough))
            return
        bases = sound
    if measure.status is MeasureStatus.ACTIVE and not any(basis.verified for basis in bases):
        yield Fault((*path, "status"), "unverified_only", {"measure": measure.code})


def _too_low(
    measure: Measure | JointMeasure, basis: Basis, enough: Sequence[Level]
) -> dict[str, object]:
    labels = [level.label for level in enough]
    return {
        "measure": measure.code,
        "basis": f"{basis.law} {basis.article}",
        "level": basis.level.label,
        "allowed": Text("、".join(t.zh for t in labels), ", ".join(t.en for t in labels)),
    }


CHECKS: tuple[Callable[[Policy], Iterator[Fault]], ...] = (
    references,
    dates,
    versions,
    list_entries,
    role_classes,
    ranges,
    measures,
    joint_measures,
    records,
)
