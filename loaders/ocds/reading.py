"""Reading a JSON object that may hold anything: typed values, and issues with their pointers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from graph.intervals import Day, iso
from graph.text import Text
from loaders.base import Issue
from loaders.json_input import escaped
from loaders.ocds.days import written_day
from loaders.ocds.remedies import REMEDIES
from loaders.tables import scrub

LONGEST = 2000
_SHOWN = 80
_LARGEST_EXPONENT = 30
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # no store keeps a NUL in a text

_TEXT = Text("文字", "a text")
_LIST = Text("列表", "a list")
_OBJECT = Text("对象", "an object")


@dataclass
class Notes:
    """The issues of one row."""

    document: str
    row: int
    issues: list[Issue] = field(default_factory=list)

    def add(
        self,
        level: Literal["reject", "warning"],
        where: str,
        value: Any,
        reason: str,
        **values: object,
    ) -> None:
        told = REMEDIES[reason].fill(**values) if values else REMEDIES[reason]
        shown = "" if isinstance(value, dict | list) else scrub(str(value))[:_SHOWN]
        self.issues.append(Issue(level, self.document, self.row, where or "/", shown, reason, told))


@dataclass(frozen=True)
class At:
    """An object with its place. A value of the wrong type is warned of and read as absent."""

    value: Mapping[str, Any]
    where: str
    notes: Notes

    def has(self, key: str) -> bool:
        return key in self.value

    def text(self, key: str) -> str:
        """A text or a number as text; a person's number inside is taken out."""
        return scrub(self.raw(key))[:LONGEST]

    def raw(self, key: str) -> str:
        """As it came: for identifiers only, which are never kept as they came."""
        value = self.value.get(key)
        if value is None:
            return ""
        if isinstance(value, str):
            return _UNSEEN.sub("", value).strip()
        number = _plain(value)
        if number is None:
            self.warn(key, "wrong_type", wanted=_TEXT)
        return number or ""

    def texts(self, key: str) -> list[str]:
        value = self.value.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.warn(key, "wrong_type", wanted=_LIST)
            return []
        found = (_UNSEEN.sub("", v).strip() for v in value if isinstance(v, str))
        return [scrub(v)[:LONGEST] for v in found if v]

    def child(self, key: str) -> "At":
        """The object under a key; an empty one where there is none."""
        value = self.value.get(key)
        if value is not None and not isinstance(value, dict):
            self.warn(key, "wrong_type", wanted=_OBJECT)
        return At(value if isinstance(value, dict) else {}, self._at(key), self.notes)

    def objects(self, key: str) -> Iterator["At"]:
        """The objects of a list; what is no object is left out and told."""
        value = self.value.get(key)
        if value is None:
            return
        if not isinstance(value, list):
            self.warn(key, "wrong_type", wanted=_LIST)
            return
        for index, element in enumerate(value):
            where = f"{self._at(key)}/{index}"
            if isinstance(element, dict):
                yield At(element, where, self.notes)
            elif element is not None:
                self.notes.add("reject", where, element, "not_an_object")

    def named(self, key: str) -> Iterator[tuple[str, "At"]]:
        """The objects of a list with their ids; one without, or with one used before, is left
        out: nothing that a later release says could be told to be of it."""
        seen: set[str] = set()
        for element in self.objects(key):
            own = element.text("id")
            if not own:
                element.reject("id", "missing_id")
            elif own in seen:
                element.reject("id", "duplicate_id")
            else:
                seen.add(own)
                yield own, element

    def day(self, key: str) -> Day | None:
        """The day as the publisher wrote it, in the publisher's own offset."""
        written = self.value.get(key)
        if written is None or written == "":
            return None
        found = written_day(written) if isinstance(written, str) else None
        if found is None:
            self.warn(key, "not_a_date")
        return found

    def iso_day(self, key: str) -> str | None:
        found = self.day(key)
        return None if found is None else iso(found)

    def flag(self, key: str) -> bool | str:
        """Yes or no; some publications write a sentence there."""
        value = self.value.get(key)
        return value if isinstance(value, bool) else self.text(key)

    def number(self, key: str) -> str | None:
        """A number as a plain decimal."""
        value = self.value.get(key)
        if value is None:
            return None
        number = _plain(value) if not isinstance(value, str) else _written_number(value)
        if number is None:
            self.warn(key, "not_an_amount")
        return number

    def choice(self, key: str, codes: tuple[str, ...]) -> str:
        """A code of a closed list; another is kept and warned of."""
        found = self.text(key)
        if found and found not in codes:
            self.warn(key, "unknown_code", choices=", ".join(codes))
        return found

    def warn(self, key: str, reason: str, **values: object) -> None:
        self.notes.add("warning", self._at(key), self.value.get(key, ""), reason, **values)

    def reject(self, key: str, reason: str) -> None:
        self.notes.add("reject", self._at(key), self.value.get(key, ""), reason)

    def _at(self, key: str) -> str:
        return f"{self.where}/{escaped(key)}" if key else self.where


def _plain(value: Any) -> str | None:
    """A number without an exponent; None for what is no number, or beyond all measure."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    number = Decimal(value)
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        return None
    written = format(number, "f")
    return (written.rstrip("0").rstrip(".") or "0") if "." in written else written


def _written_number(value: str) -> str | None:
    try:
        return _plain(Decimal(value.strip()))
    except ArithmeticError:
        return None
