"""One row under a layout: values taken one by one, faults gathered on the way."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from graph.identifiers import mask_account
from graph.intervals import FOREVER, Day
from loaders.base import Issue
from loaders.tables.layout import Column
from loaders.tables.refusals import listed
from loaders.tables.remedies import remedy
from loaders.tables.scrub import scrub
from loaders.tables.table import Row
from loaders.values import WAN, ValueFault, blank, read_day, split, yuan

T = TypeVar("T")


@dataclass(frozen=True)
class Under:
    """Where rows are read: the document, its layout, and the heading of each field."""

    document: str
    layout: Mapping[str, Column]
    headings: Mapping[str, str]


class Cells:
    """The values of a row. Ask for each field once: asking is what notes its faults.

    Numbers of persons are cut out of every value but those of secret columns, and those come
    only from `secret`; in issues they are covered.
    """

    def __init__(self, under: Under, row: Row) -> None:
        self._under, self._row = under, row
        self.row = row.number
        self.issues: list[Issue] = []

    @property
    def rejected(self) -> bool:
        return any(issue.level == "reject" for issue in self.issues)

    def text(self, field: str) -> str:
        """The value, "" for blank; blank where the layout wants a value rejects the row."""
        value = scrub(self._raw(field))
        limit = self._under.layout[field].limit
        if limit and len(value) > limit:
            self.warn(field, "too_long", limit=limit)
        return value

    def secret(self, field: str) -> str:
        """The value of a column that may hold a person's number, as it stands."""
        return self._raw(field)

    def day(self, field: str) -> Day | None:
        text = self.text(field)
        return self._read(field, lambda: read_day(text)) if text else None

    def yuan(self, field: str, unit: int = WAN) -> str | None:
        text = self.text(field)
        return self._read(field, lambda: yuan(text, unit)) if text else None

    def split(self, field: str) -> list[str]:
        return split(self.text(field))

    def choice(self, field: str, words: Mapping[str, T]) -> T | None:
        """What the word stands for; None for blank, and for a word that rejects the row."""
        text = "".join(self.text(field).split())
        if text and text not in words:
            self.reject(field, "unknown_value", choices=listed(words))
        return words.get(text)

    def choices(self, field: str, words: Mapping[str, T]) -> list[T]:
        """What each word of an enumeration stands for; one that is not known rejects the row."""
        found = self.split(field)
        if not set(found) <= set(words):
            self.reject(field, "unknown_value", choices=listed(words))
            return []
        return [words[word] for word in found]

    def known_day(self, field: str) -> Day | None:
        """A day that cannot be open."""
        found = self.day(field)
        if found == FOREVER:
            self.reject(field, "no_such_date")
            return None
        return found

    def reject(self, field: str, reason: str, **values: object) -> None:
        self._note("reject", field, reason, values, self._shown(field))

    def warn(self, field: str, reason: str, **values: object) -> None:
        self._note("warning", field, reason, values, self._shown(field))

    def warn_of(self, field: str, value: str, reason: str, **values: object) -> None:
        """A warning that shows a value of a secret column, known to be no person's number."""
        self._note("warning", field, reason, values, value)

    def has(self, field: str) -> bool:
        """Whether the file has the column."""
        return field in self._under.headings

    def _raw(self, field: str) -> str:
        heading = self._under.headings.get(field)
        if heading is None:
            return ""
        value = self._row.cells.get(heading, "")
        if not blank(value):
            return value
        if self._under.layout[field].filled:
            self.reject(field, "missing_value")
        return ""

    def _read(self, field: str, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except ValueFault as fault:
            self.reject(field, fault.reason)
            return None

    def _note(
        self,
        level: Literal["reject", "warning"],
        field: str,
        reason: str,
        values: Mapping[str, object],
        shown: str,
    ) -> None:
        column = self._under.headings.get(field) or self._under.layout[field].names[0]
        told = remedy(reason, **values)
        self.issues.append(
            Issue(level, self._under.document, self.row, column, shown, reason, told)
        )

    def _shown(self, field: str) -> str:
        value = self._row.cells.get(self._under.headings.get(field, ""), "")
        return mask_account(value) if self._under.layout[field].secret else scrub(value)


def outcome(cells: Cells) -> Iterator[Issue]:
    """What is to be reported of a row: only the rejects of one that is left out."""
    rejected = cells.rejected
    return (i for i in cells.issues if not rejected or i.level == "reject")
