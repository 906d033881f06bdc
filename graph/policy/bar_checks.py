"""Checks of screening and of bars from office. CHECKS is all of them."""

from collections.abc import Callable, Iterator, Sequence

from graph.policy.bars import ScreenPurpose, ScreenRow
from graph.policy.data_checks import unknown
from graph.policy.faults import Fault, Path
from graph.policy.model import Policy
from graph.policy.shapes import Dated
from graph.policy.words import BarGround, FundCarveOut, ScreenEffect
from graph.text import Text

# Restriction of public funds: 二.(一).2.(2) leaves out welfare, relief and poverty relief.
FUNDS = "M07"

# What a bar follows from for as long as the fact lasts; every other ground has a clock.
_WHILE = frozenset(
    {
        BarGround.CAPACITY,
        BarGround.LISTED,
        BarGround.DEBT,
        BarGround.MEASURE,
        BarGround.ACCIDENT,
    }
)


def _rows(policy: Policy) -> Iterator[tuple[Path, ScreenPurpose, ScreenRow]]:
    for name, purpose in policy.screening.purposes.items():
        for n, row in enumerate(purpose.rows):
            yield ("screening", "purposes", name, "rows", n), purpose, row


def _dated(policy: Policy) -> Iterator[tuple[Path, Dated, Sequence[str]]]:
    for path, _, row in _rows(policy):
        yield path, row, row.citation
    for n, clearance in enumerate(policy.screening.clearance):
        yield ("screening", "clearance", n), clearance, clearance.citation
    for n, bar in enumerate(policy.bars):
        yield ("offices_barred", n), bar, bar.citation


def citations(policy: Policy) -> Iterator[Fault]:
    for path, _, cited in _dated(policy):
        for basis in cited:
            if basis not in policy.bases:
                yield unknown((*path, "citation"), "unknown_basis", basis, policy.bases)


def terms(policy: Policy) -> Iterator[Fault]:
    for path, dated, _ in _dated(policy):
        if dated.effective_to <= dated.effective_from:
            facts = dict(zip(("start", "stop"), dated.term.iso(), strict=True))
            yield Fault((*path, "effective_to"), "ends_before_start", facts)


def measures(policy: Policy) -> Iterator[Fault]:
    known = policy.measures.codes
    for path, _, row in _rows(policy):
        for code in (*row.measures, *filter(None, [row.as_measure])):
            if code not in known:
                yield unknown(path, "unknown_measure", code, known)
    for n, bar in enumerate(policy.bars):
        if bar.measure is not None and bar.measure not in known:
            yield unknown(("offices_barred", n, "measure"), "unknown_measure", bar.measure, known)


def carve_outs(policy: Policy) -> Iterator[Fault]:
    """A block from public funds leaves out welfare, relief and poverty relief (§0.1(16))."""
    for path, purpose, row in _rows(policy):
        missing = [c.label for c in FundCarveOut if c not in purpose.carve_outs]
        if row.effect is ScreenEffect.BLOCK and row.as_measure == FUNDS and missing:
            facts = {"purpose": purpose.id, "measure": FUNDS, "missing": _listed(missing)}
            yield Fault(path[:3], "no_carve_outs", facts)


def blocks(policy: Policy) -> Iterator[Fault]:
    """国办发〔2020〕49号: what keeps somebody out rests on law, unless it is mere management."""
    enough = policy.measures.class_1_rests_on
    for path, purpose, row in _rows(policy):
        kind = policy.measures.codes.get(row.as_measure or "")
        if row.effect is not ScreenEffect.BLOCK or (kind and kind.measure_class != 1):
            continue
        cited = [policy.bases[basis] for basis in row.citation if basis in policy.bases]
        if cited and not any(basis.level in enough for basis in cited):
            facts = {"purpose": purpose.id, "allowed": _listed([x.label for x in enough])}
            yield Fault((*path, "citation"), "block_too_low", facts)


def clocks(policy: Policy) -> Iterator[Fault]:
    for n, bar in enumerate(policy.bars):
        if bar.ground not in _WHILE and bar.clock is None:
            yield Fault(("offices_barred", n), "no_clock", {"bar": bar.id})


def _listed(labels: Sequence[Text]) -> Text:
    return Text("、".join(t.zh for t in labels), ", ".join(t.en for t in labels))


CHECKS: tuple[Callable[[Policy], Iterator[Fault]], ...] = (
    citations,
    terms,
    measures,
    carve_outs,
    blocks,
    clocks,
)
