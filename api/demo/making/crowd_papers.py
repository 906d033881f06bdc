"""Penalties against the crowd, most of them dated by a determination."""

from collections.abc import Sequence
from dataclasses import replace

from api.demo.making.crowd import Crowd
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


def determinations(crowd: Crowd, papers: Sequence[Penalty]) -> list[Determination]:
    """Of ten: nine with conduct and severity, one with severity only."""
    return [_found(crowd, paper, serial) for serial, paper in enumerate(papers, _FIRST_NUMBER)]


def _found(crowd: Crowd, paper: Penalty, serial: int) -> Determination:
    if crowd.dice.chance(10):
        return determined(paper, serial, "", "")
    return _naming(crowd, _dated(crowd.dice, paper, serial))


def _dated(dice: Dice, paper: Penalty, serial: int) -> Determination:
    first = dice.day("2025-10-08", "2025-11-30")
    last = dice.day("2025-12-01", "2025-12-28")
    severity = dice.pick(("一般", "一般", "一般", "一般", "轻微", "严重"))
    return determined(paper, serial, first, last, severity)


def _naming(crowd: Crowd, found: Determination) -> Determination:
    """Some name the head, without a number; some an employee, with one."""
    lot = crowd.dice.number(8)
    if lot == 0 and found.penalty.head:
        return replace(found, person=found.penalty.head, finding="直接负责的主管人员", level="E2")
    if lot == 1:
        who = crowd.person()
        return replace(
            found,
            person=who.name,
            person_number=who.number,
            position="当班负责人",
            finding="其他直接责任人员",
            level="E1",
            sanction="罚款0.5万元",
        )
    return found
