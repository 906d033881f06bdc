"""Checks of everything that rules rest on: dates, citations, regimes, offices, ranges.

Each check takes the policy and yields its faults; CHECKS is all of them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from graph.intervals import DAWN, FOREVER, Interval, iso, shift, without
from graph.policy.faults import Fault, Path
from graph.policy.grading import LIGHTEST_FIRST, plain_kind
from graph.policy.model import Policy
from graph.policy.shape_faults import hint
from graph.policy.shapes import Dated, Publishing
from graph.policy.words import RECORDED
from graph.vocabulary import Severity


def terms(policy: Policy) -> Iterator[Fault]:
    for path, dated in _dated(policy):
        if dated.effective_to <= dated.effective_from:
            facts = dict(zip(("start", "stop"), dated.term.iso(), strict=True))
            yield Fault((*path, "effective_to"), "ends_before_start", facts)


def _dated(policy: Policy) -> Iterator[tuple[Path, Dated]]:
    yield from ((("bases", key), basis) for key, basis in policy.bases.items())
    yield from ((("severity_regimes", key), r) for key, r in policy.regimes.items())
    yield from ((("look_back", n), term) for n, term in enumerate(policy.look_backs))
    yield from ((("derived_offices", n), d) for n, d in enumerate(policy.derived))
    yield from ((("implied_departures", n), d) for n, d in enumerate(policy.departures))
    yield from ((("disputes", "terms", n), t) for n, t in enumerate(policy.disputes.terms))
    yield from ((("rules", n), rule) for n, rule in enumerate(policy.rules))


def citations(policy: Policy) -> Iterator[Fault]:
    for path, cited in _citations(policy):
        for basis in cited:
            if basis not in policy.bases:
                yield unknown(path, "unknown_basis", basis, policy.bases)


def unknown(path: Path, code: str, value: str, known: Mapping[str, object]) -> Fault:
    return Fault(path, code, {"value": value, "hint": hint(value, list(known))})


def _citations(policy: Policy) -> Iterator[tuple[Path, Sequence[str]]]:
    for key, regime in policy.regimes.items():
        yield ("severity_regimes", key, "citation"), regime.citation
        for n, grading in enumerate(regime.gradings):
            yield ("severity_regimes", key, "gradings", n, "citation"), grading.citation
    for name, row in policy.role_classes.items():
        for subject, office in row.offices.items():
            yield ("role_classes", name, "offices", subject, "citation"), office.citation
    for n, rule in enumerate(policy.rules):
        yield ("rules", n, "citation"), rule.citation
        if rule.severity is not None:
            yield ("rules", n, "severity", "citation"), rule.severity.citation
        for m, measure in enumerate(rule.measures):
            yield ("rules", n, "measures", m, "basis"), measure.basis
    yield from _listed_citations(policy)


def _listed_citations(policy: Policy) -> Iterator[tuple[Path, Sequence[str]]]:
    for n, derived in enumerate(policy.derived):
        yield ("derived_offices", n, "citation"), derived.citation
    for n, departure in enumerate(policy.departures):
        yield ("implied_departures", n, "citation"), departure.citation
    for n, term in enumerate(policy.look_backs):
        yield ("look_back", n, "citation"), term.citation
    for key, exemption in policy.exemptions.items():
        yield ("exemptions", key, "citation"), exemption.citation
    yield ("publication", "citation"), policy.ranges.citation
    yield ("measures", "citation"), policy.measures.citation
    for key, joint in policy.joint_measures.items():
        yield ("joint_measures", key, "basis"), joint.basis
    for n, due in enumerate(policy.disputes.terms):
        yield ("disputes", "terms", n, "citation"), due.citation
    yield ("withdrawal", "citation"), policy.withdrawal.citation
    yield ("retention", "citation"), policy.retention.citation


def coverage(policy: Policy) -> Iterator[Fault]:
    """On every day of the policy exactly one regime, and one look-back, is in force."""
    regimes = [(("severity_regimes", key), r.term) for key, r in policy.regimes.items()]
    yield from _once_a_day(policy, ("severity_regimes",), regimes)
    look_backs = [(("look_back", n), term.term) for n, term in enumerate(policy.look_backs)]
    yield from _once_a_day(policy, ("look_back",), look_backs)


def _once_a_day(
    policy: Policy, section: Path, parts: Sequence[tuple[Path, Interval]]
) -> Iterator[Fault]:
    for (other, earlier), (path, later) in combinations(parts, 2):
        if shared := earlier.overlap(later):
            facts = {"other": f"{section[0]}.{other[-1]}", "start": iso(shared.start)}
            yield Fault((*path, "effective_from"), "terms_overlap", facts)
    days = [Interval(policy.effective_from, FOREVER)]
    for bare in without(days, [term for _, term in parts])[:1]:
        yield Fault(section, "terms_gap", {"key": section[0], "start": iso(bare.start)})


def grades(policy: Policy) -> Iterator[Fault]:
    for key, regime in policy.regimes.items():
        path: Path = ("severity_regimes", key, "grades")
        for severity in LIGHTEST_FIRST:
            grade = regime.grades.get(severity)
            if grade is None:
                yield Fault(path, "no_grade", {"value": severity})
            else:
                yield from _publishing((*path, severity), grade)


def _publishing(path: Path, grade: Publishing) -> Iterator[Fault]:
    if grade.min and grade.max and shift(DAWN, grade.min) > shift(DAWN, grade.max):
        yield Fault((*path, "min"), "min_over_max", {"min": grade.min, "max": grade.max})
    if grade.publish and not (grade.min and grade.max):
        yield Fault(path, "no_period")


def gradings(policy: Policy) -> Iterator[Fault]:
    for key, regime in policy.regimes.items():
        seen: set[str] = set()
        for n, grading in enumerate(regime.gradings):
            path: Path = ("severity_regimes", key, "gradings", n)
            if grading.severity not in LIGHTEST_FIRST:
                yield Fault((*path, "severity"), "not_a_grade", {"value": grading.severity})
            for m, name in enumerate(grading.names):
                if plain_kind(name) in seen:
                    yield Fault((*path, "names", m), "kind_twice", {"value": name})
                seen.add(plain_kind(name))


def offices(policy: Policy) -> Iterator[Fault]:
    """No office is recorded by status and never recorded at once."""
    for name, row in policy.role_classes.items():
        for office in sorted({o for r in row.offices.values() for o in r.offices}):
            if office in policy.not_recorded:
                facts = {"office": office, "role_class": name}
                yield Fault(("never_recorded", office), "recorded_and_never", facts)


def ranges(policy: Policy) -> Iterator[Fault]:
    """Every severity has a range, for the unit and for each tier."""
    tables: dict[Path, Mapping[Severity, object]] = {("unit",): policy.ranges.unit}
    tables |= {("person", tier): policy.ranges.person.get(tier, {}) for tier in RECORDED}
    for path, table in tables.items():
        missing: list[Path] = [(*path, severity) for severity in Severity if severity not in table]
        for steps in missing if table else [path]:
            value = ".".join(str(step) for step in steps)
            yield Fault(("publication", *path), "no_range", {"value": value})


CHECKS: tuple[Callable[[Policy], Iterator[Fault]], ...] = (
    terms,
    citations,
    coverage,
    grades,
    gradings,
    offices,
    ranges,
)
