"""Checks of the section on ownership; CHECKS is all of them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from graph.intervals import iso
from graph.policy.data_checks import unknown
from graph.policy.faults import Fault, Path
from graph.policy.model import Policy
from graph.policy.ownership import BeneficialOwners, Cite, Part

SECTION = "ownership"
VERSIONS = "beneficial_owners"


def citations(policy: Policy) -> Iterator[Fault]:
    for path, cited in _citations(policy):
        for basis in cited:
            if basis not in policy.bases:
                yield unknown(path, "unknown_basis", basis, policy.bases)


def _citations(policy: Policy) -> Iterator[tuple[Path, Sequence[str]]]:
    yield (SECTION, "control", "citation"), policy.ownership.control.citation
    for n, version in enumerate(policy.ownership.beneficial_owners):
        for name in type(version).model_fields:
            part = getattr(version, name)
            if isinstance(part, Cite | Part):
                yield (SECTION, VERSIONS, n, name, "citation"), part.citation


def terms(policy: Policy) -> Iterator[Fault]:
    """Each version ends after its start, and no two stand on one day."""
    versions = policy.ownership.beneficial_owners
    for n, version in enumerate(versions):
        if version.effective_to <= version.effective_from:
            facts = dict(zip(("start", "stop"), version.term.iso(), strict=True))
            yield Fault((SECTION, VERSIONS, n, "effective_to"), "ends_before_start", facts)
    for (m, earlier), (n, later) in combinations(enumerate(versions), 2):
        if shared := earlier.term.overlap(later.term):
            facts = {"other": f"{VERSIONS}.{m}", "start": iso(shared.start)}
            yield Fault((SECTION, VERSIONS, n, "effective_from"), "terms_overlap", facts)


def sums(policy: Policy) -> Iterator[Fault]:
    complete = policy.ownership.complete
    if not complete.min <= 100 <= complete.max:
        facts = {"min": f"{complete.min:g}", "max": f"{complete.max:g}"}
        yield Fault((SECTION, "complete"), "sums_without_whole", facts)


def filers(policy: Policy) -> Iterator[Fault]:
    """A type of subject stands once: it files, not yet, or never."""
    for n, version in enumerate(policy.ownership.beneficial_owners):
        yield from _filers((SECTION, VERSIONS, n, "filing"), version)


def _filers(path: Path, version: BeneficialOwners) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for name in ("filers", "not_yet", "never"):
        for m, subject in enumerate(getattr(version.filing, name)):
            if subject in seen:
                facts = {"subject": subject, "other": seen[subject]}
                yield Fault((*path, name, m), "filer_twice", facts)
            seen[subject] = name


CHECKS: tuple[Callable[[Policy], Iterator[Fault]], ...] = (citations, terms, sums, filers)
