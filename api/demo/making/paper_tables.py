"""Rows of the penalties, the determinations and the simple extract."""

from collections.abc import Sequence
from datetime import date

from api.demo.making.dice import Dice
from api.demo.making.shapes import ID_CARD, Determination, Enterprise, Penalty
from api.demo.making.words import DISTRICT, PROVINCE

BASIS = "《澄湾区行政处罚失信行为分级目录（2025年版）》"


def penalty(paper: Penalty) -> list[str]:
    offence, office = paper.offence, paper.offence.authority
    basis = BASIS if paper.severity else ""
    return [
        *(paper.subject, paper.kind, paper.code, paper.head),
        *(paper.person_document, paper.person_number, paper.number, paper.document),
        *(offence.type, offence.facts, offence.basis, paper.classes, _content(paper)),
        *(paper.fine, paper.decided, _year_after(paper.decided), _year_after(paper.decided)),
        *(office.name, office.code, office.name, office.code, paper.remark),
        *(paper.first, paper.last, paper.severity, basis),
    ]


def _content(paper: Penalty) -> str:
    return f"罚款人民币{paper.fine}万元" if paper.classes == "罚款" else paper.classes


def _year_after(day: str) -> str:
    """A year of publication; of a day that does not exist, some year."""
    return f"{int(day[:4]) + 1}{day[4:]}" if _exists(day) else "2027-05-01"


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(f"{int(day[:4]) + 1}{day[4:]}")
    except ValueError:
        return False
    return True


def determination(found: Determination) -> list[str]:
    paper, office = found.penalty, found.penalty.offence.authority
    document = ID_CARD if found.person_number else ""
    return [
        *(found.number, "行政处罚信用信息认定书", office.name, office.code, paper.decided),
        *(paper.number, office.code, office.name, paper.subject, paper.code),
        *(found.first, found.last, found.severity, BASIS),
        *(found.person, document, found.person_number, found.position),
        *(found.finding, found.level, found.sanction),
    ]


def extract(dice: Dice, enterprises: Sequence[Enterprise]) -> list[list[str]]:
    return [_extracted(dice, one) for one in enterprises]


def _extracted(dice: Dice, one: Enterprise) -> list[str]:
    type_ = "N/A" if dice.chance(70) else one.type  # as measured in a real extract
    place = [PROVINCE, DISTRICT, one.address]
    return [one.name, one.code, one.founded, type_, one.head, _capital(dice, one), "", *place]


def _capital(dice: Dice, one: Enterprise) -> str:
    """In a spelling of its own, as every source of an extract has."""
    if not one.capital:
        return "N/A"
    amount = int(one.capital)
    spellings = (
        f"{amount:,}万人民币",
        f"{amount}(万元)",
        f"{amount}（万元）",
        f"{amount}万元人民币",
        f"{amount}.000000万人民币",
        f"{amount * 10000}元",
    )
    return dice.pick(spellings)
