"""Winners who take turns: the same bidders over the lots of one purchaser, nobody twice in a row.

Looked at are the lots for which all of the steady winners bid. Lots without a winner or without a
day are left out. Properties read: those of `queries.patterns_lots`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from graph.intervals import Day
from graph.records import Hop as Edge
from graph.records import Ref
from graph.text import Text
from graph.vocabulary import Kind
from queries.patterns_look import ClueFound, Line, Look
from queries.patterns_lots import Lot, Lots

_SAYS = Text(
    "{purchaser} 的 {count} 个标段由 {winners} 轮流中标，从不连续"
    "（门槛 {least} 个标段、每家 {wins} 次）",
    "{count} lots of {purchaser} were won in turn by {winners}, never twice in a row (threshold "
    "{least} lots, {wins} wins each)",
)
_WON = Text("{winner} 中标 {lot}", "{winner} won {lot}")


def rotations(lots: Lots, look: Look) -> Iterator[ClueFound]:
    by_purchaser: dict[Ref, list[tuple[Day, Lot]]] = defaultdict(list)
    for lot in lots.all:
        day = lot.awarded
        if lot.winners and day is not None and day <= look.as_of:
            for purchaser in lot.via:
                by_purchaser[purchaser].append((day, lot))
    keys = look.nodes(by_purchaser)
    for purchaser in sorted(by_purchaser, key=lambda ref: keys[ref].key):
        awarded = sorted(by_purchaser[purchaser], key=lambda part: (part[0], part[1].key))
        turns = in_turn(awarded, look.policy.clues.rotation.wins)
        if len(turns) >= look.policy.clues.rotation.lots:
            yield _told(purchaser, turns, look)


def in_turn(awarded: list[tuple[Day, Lot]], wins: int) -> list[tuple[Day, Lot]]:
    """The lots, in order, that the steady winners won in turn; none where they did not."""
    counted = Counter(winner for _, lot in awarded for winner in lot.winners)
    steady = {winner for winner, count in counted.items() if count >= wins}
    kept = [(day, lot) for day, lot in awarded if steady <= lot.bidders]
    won = Counter(winner for _, lot in kept for winner in lot.winners)
    alternate = all(not one.winners & other.winners for (_, one), (_, other) in pairwise(kept))
    steadily = won.keys() == steady and all(count >= wins for count in won.values())
    return kept if len(steady) > 1 and alternate and steadily else []


def _told(purchaser: Ref, turns: list[tuple[Day, Lot]], look: Look) -> ClueFound:
    clue = look.policy.clues.rotation
    winners = {ref for _, lot in turns for ref in lot.winners}
    named = sorted(winners, key=lambda ref: look.nodes(winners)[ref].key)
    says = _SAYS.fill(
        purchaser=look.subject(purchaser).name,
        count=len(turns),
        winners=", ".join(look.subject(ref).name for ref in named),
        least=clue.lots,
        wins=clue.wins,
    )
    dates, lines = [], []
    for when, lot in turns:
        for edge in lot.awards:
            won = {"winner": look.subject(edge.src).name, "lot": look.subject(lot.ref).name}
            dates.append((when, _WON.fill(**won)))
            lines.append(_line(purchaser, lot, edge, look))
    return look.clue("rotation", clue, says, (purchaser, *named), dates, lines)


def _line(purchaser: Ref, lot: Lot, award: Edge, look: Look) -> Line:
    """From the purchaser over the project to the lot, or on to the bid, and to the winner."""
    via = lot.via[purchaser]
    nodes = (purchaser, *(edge.dst if edge.src == purchaser else edge.src for edge in via))
    if award.dst == lot.ref:
        return Line((*nodes, award.src), (*via, award))
    bid = look.edges([award.dst], [Kind.FOR_LOT], "out")[award.dst]
    for_lot = next(edge for edge in bid if edge.dst == lot.ref)
    return Line((*nodes, award.dst, award.src), (*via, for_lot, award))
