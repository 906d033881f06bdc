"""Change items: who was replaced by whom in an office, and which name a firm had before."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from graph.identifiers import person_number
from graph.intervals import FOREVER, Day, Interval, iso
from graph.records import Statement
from graph.vocabulary import Flag, Kind, SubjectType
from loaders.base import Yield
from loaders.offices import offices_of, registered_head
from loaders.registry.columns import TableKind
from loaders.registry.ledger import Subject
from loaders.registry.names import Mention, mention, principals, scrub
from loaders.registry.reading import Line, Reading
from loaders.values import blank

Sides = tuple[Mention | None, Mention | None]

_ENDING = re.compile(r"(?:姓名|名称)?(?:变更|变动|备案|登记|改选|任免)*$")
_BRACKETS = re.compile(r"\(.*\)")
_NAME_ITEM = re.compile(r"(?:企业|公司|单位|主体|市场主体|字号|机构|法人)?名称")
_NAME_LABEL = re.compile(r"^(?:企业|公司|单位)?名称[:：]\s*")
_OR = re.compile(r"[、/或及和]")
_HEAD_WORDS = frozenset(
    {"法定代表人", "负责人", "首席代表", "经营者", "执行事务合伙人", "合伙事务执行人"}
)
# Offices for one, in which a change item names the one before and the one after.
_SINGLE = frozenset({Kind.CHAIR, Kind.EXEC_DIRECTOR, Kind.GENERAL_MANAGER, Kind.MANAGER})


def read_changes(reading: Reading) -> Iterator[Yield]:
    return reading.read(TableKind.CHANGES, _row)


def changed_office(item: str, type_: SubjectType) -> Kind | None:
    """The office that an item is about; None for everything else.

    投资人 of a company are its shareholders, of a sole proprietorship its head.
    """
    stem = _stem(item)
    if _HEAD_WORDS.issuperset(_OR.split(stem)) or (
        stem == "投资人" and type_ is SubjectType.SOLE_PROP
    ):
        return registered_head(type_)
    offices = offices_of(stem, type_) if stem else []
    return offices[0] if len(offices) == 1 and offices[0] in _SINGLE else None


def is_name_change(item: str) -> bool:
    plain = unicodedata.normalize("NFKC", item)
    return bool(_NAME_ITEM.fullmatch(re.sub(r"(?:变更|登记|备案)*$", "", _BRACKETS.sub("", plain))))


def _stem(item: str) -> str:
    return _ENDING.sub("", _BRACKETS.sub("", unicodedata.normalize("NFKC", item)).strip())


def _row(line: Line) -> Iterator[Statement]:
    subject, item = line.subject(), line.cells.text("item")
    if subject is None or not item:
        return
    if is_name_change(item):
        yield from _renamed(line, subject, item)
    elif office := changed_office(item, subject.type):
        yield from _replaced(line, subject, item, office)


def _date(line: Line) -> Day | None:
    day = line.cells.day("date")
    if day == FOREVER:
        line.reject("date", "not_a_date")
        return None
    return day


def _renamed(line: Line, subject: Subject, item: str) -> Iterator[Statement]:
    day = _date(line)
    before, after = (_NAME_LABEL.sub("", line.cells.text(f)) for f in ("before", "after"))
    if day is None:
        return
    if not before:
        line.warn("before", "name_not_clear")
        return
    yield _said(line, subject, Kind.NAME_CHANGE, item, day, {"before": before, "after": after})


def _replaced(line: Line, subject: Subject, item: str, office: Kind) -> Iterator[Statement]:
    day, sides = _date(line), _sides(line, office)
    if day is None:
        return
    if not sides:
        line.warn("after", "name_not_clear")
    for changed, (before, after) in sides.items():
        props = {"office": changed.value, **_end(line, "before", before)}
        props |= _end(line, "after", after)
        yield _said(line, subject, Kind.OFFICE_CHANGE, item, day, props)


def _sides(line: Line, office: Kind) -> dict[Kind, Sides]:
    """By office, who was before and who after; empty when a side that is filled is not clear."""
    ends = [_holders(line.cells.secret(f), office) for f in ("before", "after")]
    before, after = ends
    if before is None or after is None:
        return {}
    return {k: (before.get(k), after.get(k)) for k in sorted({*before, *after})}


def _holders(written: str, office: Kind) -> dict[Kind, Mention] | None:
    """Who holds the office by one side of an item; of a partner that is an organisation, its
    delegate. None when the side is not clear."""
    if blank(written):
        return {}
    if office is not Kind.MANAGING_PARTNER:
        named = mention(written)
        return {office: named} if named else None
    found = principals(written)
    held = {Kind.PARTNER_DELEGATE if p.delegate else office: p.person for p in found if p.person}
    clear = found and len(held) == sum(1 for p in found if p.person)
    return {kind: who for kind, who in held.items() if who} if clear else None


def _end(line: Line, end: str, who: Mention | None) -> dict[str, str]:
    """The name, and the key of the person if a valid number stands beside it."""
    said = {end: who.name if who else ""}
    number = person_number(who.number) if who and who.number else None
    if number and number.valid:
        said[f"{end}_key"] = line.reading.ctx.keys.person_key(number)
    elif number:
        line.warn_number(end, number)
    return said


def _said(
    line: Line, subject: Subject, kind: Kind, item: str, day: Day, props: dict[str, Any]
) -> Statement:
    whole = props | {"item": scrub(item), "date": iso(day)}
    record = f"{subject.record}|{scrub(item)}|{iso(day)}"
    dated = Interval(day, FOREVER), Flag.NONE
    return line.reading.said(subject, line.place, kind, subject.org, None, record, whole, dated)
