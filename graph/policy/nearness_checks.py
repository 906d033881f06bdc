"""Checks of relations and clues: citations, dates, shares and counts."""

from collections.abc import Callable, Iterator, Sequence

from graph.intervals import iso, without
from graph.policy.data_checks import unknown
from graph.policy.faults import Fault, Path
from graph.policy.model import Policy
from graph.policy.nearness import WITH_SHARE, Step

_LEAST = 2  # once is no pattern
_COUNTS = ("lots", "wins", "terms")


def citations(policy: Policy) -> Iterator[Fault]:
    for path, cited in _citations(policy):
        for basis in cited:
            if basis not in policy.bases:
                yield unknown(path, "unknown_basis", basis, policy.bases)


def _citations(policy: Policy) -> Iterator[tuple[Path, Sequence[str]]]:
    for key, rule in policy.nearness.items():
        yield ("nearness", key, "citation"), rule.citation
        if rule.carve_out is not None:
            yield ("nearness", key, "carve_out", "citation"), rule.carve_out.citation


def dates(policy: Policy) -> Iterator[Fault]:
    """On each day of a rule a basis carries it."""
    for key, rule in policy.nearness.items():
        if not rule.term.days:
            facts = dict(zip(("start", "stop"), rule.term.iso(), strict=True))
            yield Fault(("nearness", key, "effective_to"), "ends_before_start", facts)
        known = [policy.bases[basis] for basis in rule.citation if basis in policy.bases]
        bare = without([rule.term], [basis.term for basis in known])
        if known and bare:
            facts = {"when": iso(bare[0].start)}
            yield Fault(("nearness", key, "citation"), "basis_not_in_force", facts)


def paths(policy: Policy) -> Iterator[Fault]:
    """A path has steps, and each of them kinds."""
    for key, rule in policy.nearness.items():
        if not rule.path:
            yield Fault(("nearness", key, "path"), "empty_value", {"key": "path"})
        for n, step in enumerate(rule.path):
            if not step.kinds:
                where = ("nearness", key, "path", n, "kinds")
                yield Fault(where, "empty_value", {"key": "kinds"})


def shares(policy: Policy) -> Iterator[Fault]:
    for key, rule in policy.nearness.items():
        for n, step in enumerate(rule.path):
            yield from _shares(("nearness", key, "path", n), step)


def _shares(path: Path, step: Step) -> Iterator[Fault]:
    for name in ("over", "at_least", "up_to"):
        value = getattr(step, name)
        if value is not None and step.kinds and not WITH_SHARE & set(step.kinds):
            yield Fault((*path, name), "no_share", {"key": name})
        elif value is not None and not 0 <= value <= 100:
            yield Fault((*path, name), "no_percent", {"key": name, "value": value})


def counts(policy: Policy) -> Iterator[Fault]:
    for clue in policy.clues.model_fields_set:
        for name in _COUNTS:
            value = getattr(getattr(policy.clues, clue), name, _LEAST)
            if value < _LEAST:
                facts = {"key": name, "least": _LEAST, "value": value}
                yield Fault(("clues", clue, name), "too_few", facts)


CHECKS: tuple[Callable[[Policy], Iterator[Fault]], ...] = (
    citations,
    dates,
    paths,
    shares,
    counts,
)
