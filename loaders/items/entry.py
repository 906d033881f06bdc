"""One object of a JSON file: values taken by key, faults gathered on the way."""

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, Literal

from graph.identifiers import mask_account, person_number
from graph.text import Text
from loaders.base import Issue
from loaders.items.days import When, read_when
from loaders.items.remedies import told
from loaders.tables import scrub
from loaders.values import ValueFault

Holder = Mapping[str, Any]

LONGEST_ID: Final = 300
_SHOWN = 80

_TEXT = Text("文字", "text")
_OBJECT = Text("对象", "an object")
_OBJECTS = Text("对象的列表", "a list of objects")
_TEXTS = Text("文字的列表", "a list of texts")
_BOOLEAN = Text("true 或 false", "true or false")


def record_id(written: str) -> str:
    """The id of a record as it may be kept: its hash where it holds the number of a person."""
    safe = scrub(written) == written and person_number(written).scheme != "id_card"
    return written if safe else hashlib.sha256(written.encode()).hexdigest()[:24]


class Entry:
    """The faults of one object; every getter notes what it cannot take and goes on without it."""

    def __init__(self, document: str, row: int) -> None:
        self.document, self.row = document, row
        self.issues: list[Issue] = []

    @property
    def rejected(self) -> bool:
        return any(issue.level == "reject" for issue in self.issues)

    def reject(self, where: str, value: object, reason: str, **values: object) -> None:
        self._note("reject", where, value, reason, values)

    def warn(self, where: str, value: object, reason: str, **values: object) -> None:
        self._note("warning", where, value, reason, values)

    def outcome(self) -> list[Issue]:
        """What is to be reported: only the rejects of an object that is left out."""
        rejected = self.rejected
        return [i for i in self.issues if not rejected or i.level == "reject"]

    def text(self, holder: Holder, key: str, needed: bool = False) -> str:
        """A text without numbers of persons; "" where there is none."""
        return scrub(self.raw(holder, key, needed))

    def raw(self, holder: Holder, key: str, needed: bool = False) -> str:
        """A text as it stands, for ids and numbers that become keys. Numbers count as text."""
        value = holder.get(key)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value not in (None, "") and not isinstance(value, str):
            self._wrong(key, value, _TEXT, needed)
        elif needed:
            self.reject(key, "", "missing_value")
        return ""

    def id(self, holder: Holder, key: str, needed: bool = False) -> str:
        value = self.raw(holder, key, needed)
        if len(value) > LONGEST_ID:
            self.reject(key, value, "too_long_id", limit=LONGEST_ID)
        return record_id(value)

    def ids(self, holder: Holder, key: str) -> list[str]:
        return [record_id(value) for value in self.texts(holder, key)]

    def flag(self, holder: Holder, key: str) -> bool | None:
        value = holder.get(key)
        if value is None or isinstance(value, bool):
            return value
        self._wrong(key, value, _BOOLEAN)
        return None

    def child(self, holder: Holder, key: str, needed: bool = False) -> Holder:
        value = holder.get(key)
        if isinstance(value, Mapping):
            return value
        if value is not None:
            self._wrong(key, value, _OBJECT, needed)
        elif needed:
            self.reject(key, "", "missing_value")
        return {}

    def children(self, holder: Holder, key: str) -> list[Holder]:
        found = self._list(holder, key, _OBJECTS)
        for value in found:
            if not isinstance(value, Mapping):
                self._wrong(key, value, _OBJECT)
        return [value for value in found if isinstance(value, Mapping)]

    def texts(self, holder: Holder, key: str) -> list[str]:
        """Texts as they stand, each once, in order; a single one counts as a list of one."""
        value = holder.get(key)
        found = [value] if isinstance(value, str) else self._list(holder, key, _TEXTS)
        taken = {str(v).strip(): None for v in found if isinstance(v, str | int | Decimal)}
        for value in found:
            if not isinstance(value, str | int | Decimal) or isinstance(value, bool):
                self._wrong(key, value, _TEXT)
                taken.pop(str(value), None)
        return [text for text in taken if text]

    def when(self, holder: Holder, key: str) -> When | None:
        return self.day_in(key, self.raw(holder, key))

    def day_in(self, where: str, text: str) -> When | None:
        """The day that a text gives; with a warning and None for what is none."""
        if not text:
            return None
        try:
            return read_when(text)
        except ValueFault as fault:
            self.warn(where, text, fault.reason)
            return None

    def needed_day(self, where: str, text: str) -> When | None:
        """The day that a text gives; a text that is none rejects the object."""
        try:
            found = read_when(text)
        except ValueFault as fault:
            self.reject(where, text, fault.reason)
            return None
        if found is None:
            self.reject(where, text, "no_such_date")
        return found

    def _list(self, holder: Holder, key: str, wanted: Text) -> list[Any]:
        value = holder.get(key)
        if value is None or isinstance(value, list):
            return value or []
        self._wrong(key, value, wanted)
        return []

    def _wrong(self, key: str, value: object, wanted: Text, needed: bool = False) -> None:
        note = self.reject if needed else self.warn
        note(key, value, "wrong_type", wanted=wanted)

    def _note(
        self,
        level: Literal["reject", "warning"],
        where: str,
        value: object,
        reason: str,
        values: Mapping[str, object],
    ) -> None:
        shown = scrub(str(value))[:_SHOWN]
        remedy = told(reason, **values)
        self.issues.append(Issue(level, self.document, self.row, where, shown, reason, remedy))

    def warn_number(self, where: str, number: str, reason: str, **values: object) -> None:
        """A warning about a number of a person, of which the last four places are shown."""
        self.warn(where, mask_account(number), reason, **values)
