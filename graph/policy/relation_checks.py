"""Checks of the law of bidders: dates, citations, versions, and a head for every kind of unit.

Each check takes the policy and yields its faults; CHECKS is all of them.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from graph.intervals import iso, without
from graph.policy.data_checks import unknown
from graph.policy.faults import Fault, Path
from graph.policy.model import Policy
from graph.policy.relations import RelationRule
from graph.vocabulary import SubjectType

_SECTION = "relations"


def _rules(policy: Policy) -> Iterator[tuple[Path, Sequence[RelationRule]]]:
    if policy.relations is not None:
        for rule, versions in policy.relations.rules.versions():
            yield (_SECTION, "rules", rule), versions


def citations(policy: Policy) -> Iterator[Fault]:
    for path, cited in _cited(policy):
        for basis in cited:
            if basis not in policy.bases:
                yield unknown((*path, "citation"), "unknown_basis", basis, policy.bases)


def _cited(policy: Policy) -> Iterator[tuple[Path, Sequence[str]]]:
    for path, versions in _rules(policy):
        yield from (((*path, n), rule.citation) for n, rule in enumerate(versions))
    if policy.relations is not None:
        for subject, head in policy.relations.unit_heads.items():
            yield (_SECTION, "unit_heads", subject), head.citation


def effects(policy: Policy) -> Iterator[Fault]:
    """A rule gives a ruling, a clue, or both."""
    for path, versions in _rules(policy):
        for n, rule in enumerate(versions):
            if rule.ruling is None and rule.clue is None:
                yield Fault((*path, n), "missing_key", {"key": "ruling"})


def dates(policy: Policy) -> Iterator[Fault]:
    """A version ends after it starts, and on each of its days a basis carries it."""
    for path, versions in _rules(policy):
        for n, rule in enumerate(versions):
            if rule.effective_to <= rule.effective_from:
                facts = dict(zip(("start", "stop"), rule.term.iso(), strict=True))
                yield Fault((*path, n, "effective_to"), "ends_before_start", facts)
            known = [policy.bases[basis].term for basis in rule.citation if basis in policy.bases]
            bare = without([rule.term], known)
            if known and bare:
                facts = {"when": iso(bare[0].start)}
                yield Fault((*path, n, "citation"), "basis_not_in_force", facts)


def versions(policy: Policy) -> Iterator[Fault]:
    for path, rules in _rules(policy):
        for (_, earlier), (n, later) in combinations(enumerate(rules), 2):
            if later.version == earlier.version:
                facts = {"version": later.version}
                yield Fault((*path, n, "version"), "version_twice", facts)
            elif shared := earlier.term.overlap(later.term):
                facts = {"version": earlier.version, "other": later.version}
                facts |= {"start": iso(shared.start)}
                yield Fault((*path, n, "effective_from"), "versions_overlap", facts)


def unit_heads(policy: Policy) -> Iterator[Fault]:
    """Of every kind of unit it is said who its head is."""
    if policy.relations is None:
        return
    known = policy.relations.unit_heads
    for subject in SubjectType:
        row = known.get(subject)
        named = row is not None and (row.offices or policy.required_offices(subject))
        if subject is not SubjectType.PERSON and not named:
            yield Fault((_SECTION, "unit_heads", subject), "missing_key", {"key": str(subject)})


CHECKS: tuple[Callable[[Policy], Iterator[Fault]], ...] = (
    citations,
    effects,
    dates,
    versions,
    unit_heads,
)
