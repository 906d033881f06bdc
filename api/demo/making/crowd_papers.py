"""Penalties against the crowd, most of them dated by a determination."""

from collections.abc import Sequence

from api.demo.making.dice import Dice
from api.demo.making.offences import CROWD
from api.demo.making.papers import determined, fined
from api.demo.making.shapes import Determination, Enterprise, Penalty

_FIRST_NUMBER = 101
_FINES = ("0.5", "1", "2", "3.5", "5", "8", "12.6")


def penalties(
    dice: Dice, subjects: Sequence[Enterprise], since: str, until: str, serial: int
) -> list[Penalty]:
    """One penalty for each subject, decided between two days."""
    return [
        fined(one, dice.pick(CROWD), serial + n, dice.day(since, until), dice.pick(_FINES))
        for n, one in enumerate(subjects, start=_FIRST_NUMBER)
    ]


def determinations(dice: Dice, papers: Sequence[Penalty]) -> list[Determination]:
    """Of ten: eight with conduct and severity, one with severity only, one not at all."""
    found = []
    for serial, paper in enumerate(papers, start=_FIRST_NUMBER):
        lot = dice.number(10)
        if lot < 8:
            first = dice.day("2025-10-08", "2025-11-30")
            last = dice.day("2025-12-01", "2025-12-28")
            found.append(determined(paper, serial, first, last, _severity(dice)))
        elif lot == 8:
            found.append(determined(paper, serial, "", ""))
    return found


def _severity(dice: Dice) -> str:
    return dice.pick(("一般", "一般", "一般", "一般", "轻微", "严重"))
