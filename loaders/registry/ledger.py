"""What must be remembered of a delivery while it is read, kept on disk and not in memory."""

import sqlite3
from collections.abc import Iterator
from itertools import chain, count
from typing import NamedTuple, Self

from graph.identifiers import normalise
from graph.records import Party
from graph.vocabulary import Family, NodeKind, SubjectType

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA cache_size = -32768;
CREATE TABLE subject (
    id INTEGER PRIMARY KEY, pripid TEXT UNIQUE, record TEXT, key TEXT, name TEXT,
    type TEXT, provider TEXT, represented INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX subject_key ON subject (key);
CREATE TABLE representative (subject INTEGER, part INTEGER, row INTEGER, written TEXT);
CREATE TABLE partner (
    subject INTEGER, name TEXT, part INTEGER, row INTEGER, written TEXT,
    PRIMARY KEY (subject, name)
) WITHOUT ROWID;
CREATE TABLE listed (
    family TEXT, subject INTEGER, part INTEGER, row INTEGER, whole INTEGER,
    PRIMARY KEY (family, subject)
) WITHOUT ROWID;
CREATE TABLE said (record TEXT PRIMARY KEY, content TEXT) WITHOUT ROWID;
CREATE TABLE share (
    subject INTEGER PRIMARY KEY, total REAL, whole INTEGER, part INTEGER, row INTEGER
);
BEGIN;
"""


class Subject(NamedTuple):
    """An enterprise of the delivery; `record` begins the ids of the records about it."""

    id: int
    record: str
    org: Party
    type: SubjectType
    provider: str


class Place(NamedTuple):
    """A row of the delivery: the index of its table, and its number there."""

    part: int
    row: int


class Noted(NamedTuple):
    subject: Subject
    place: Place
    written: str


class Ledger:
    """Use it as a context manager: leaving it removes what it held."""

    def __init__(self) -> None:
        # An empty name is a private file of SQLite's own that ends with the connection.
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(_SCHEMA)

        self.broken: set[Family] = set()  # lists with a row that belongs to nobody known

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._db.close()

    def enter(
        self, pripid: str, record: str, org: Party, type_: SubjectType, provider: str
    ) -> Subject | None:
        """A new subject; None when its PRIPID is taken."""
        values = (pripid or None, record, org.key, org.name, type_.value, provider)
        done = self._db.execute(
            "INSERT OR IGNORE INTO subject (pripid, record, key, name, type, provider) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            values,
        )
        if not done.rowcount or done.lastrowid is None:
            return None
        return Subject(done.lastrowid, record, org, type_, provider)

    def subject(self, pripid: str) -> Subject | None:
        found = self._db.execute(_SUBJECT + "WHERE pripid = ?", (pripid,)).fetchone()
        return _subject(found) if found else None

    def knows(self, key: str) -> bool:
        """Whether the base table has an organisation under this key."""
        query = "SELECT 1 FROM subject WHERE key = ?"
        return self._db.execute(query, (key,)).fetchone() is not None

    def note_representative(self, subject: Subject, place: Place, written: str) -> None:
        """Whom the base table names, should the persons table name nobody."""
        values = (subject.id, *place, written)
        self._db.execute("INSERT INTO representative VALUES (?, ?, ?, ?)", values)

    def represent(self, subject: Subject) -> None:
        self._db.execute("UPDATE subject SET represented = 1 WHERE id = ?", (subject.id,))

    def unrepresented(self) -> Iterator[Noted]:
        return self._noted("representative", "written", "NOT represented")

    def note_partner(self, subject: Subject, place: Place, name: str) -> None:
        """An organisation that the base table names as executing partner."""
        values = (subject.id, normalise(name), *place, name)
        self._db.execute("INSERT OR IGNORE INTO partner VALUES (?, ?, ?, ?, ?)", values)

    def settle_partner(self, subject: Subject, name: str) -> bool:
        """Whether this organisation was named as executing partner; asking takes it off."""
        query = "DELETE FROM partner WHERE subject = ? AND name = ?"
        return bool(self._db.execute(query, (subject.id, normalise(name))).rowcount)

    def partners(self) -> Iterator[Noted]:
        return self._noted("partner", "written", "TRUE")

    def note_row(self, family: Family, subject: Subject, place: Place, whole: bool) -> None:
        """One row about a subject; a row that was left out makes its list incomplete."""
        self._db.execute(
            "INSERT INTO listed VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET whole = whole AND excluded.whole",
            (family.value, subject.id, *place, whole),
        )

    def listings(self, family: Family) -> Iterator[Noted]:
        return self._noted("listed", "''", f"whole AND family = '{family.value}'")

    def distinct(self, record: str, content: str, suffix: str) -> str:
        """The id of a record, told from others of this delivery that would have the same."""
        ids = chain((record, f"{record}|{suffix}"), (f"{record}|{suffix}|{n}" for n in count(2)))
        return next(id_ for id_ in ids if self._holds(id_, content))

    def _holds(self, record: str, content: str) -> bool:
        values = (record, content)
        if self._db.execute("INSERT OR IGNORE INTO said VALUES (?, ?)", values).rowcount:
            return True
        query = "SELECT content = ? FROM said WHERE record = ?"
        return bool(self._db.execute(query, (content, record)).fetchone()[0])

    def add_share(self, subject: Subject, place: Place, share: float | None) -> None:
        self._db.execute(
            "INSERT INTO share VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE "
            "SET total = total + excluded.total, whole = whole AND excluded.whole",
            (subject.id, share or 0.0, share is not None, *place),
        )

    def odd_shares(self, low: float, high: float) -> Iterator[Noted]:
        outside = f"whole AND total NOT BETWEEN {low:f} AND {high:f}"
        return self._noted("share", "total", outside)

    def _noted(self, table: str, written: str, where: str) -> Iterator[Noted]:
        """In order of the base table; meanwhile other tables may be written, not this one."""
        query = (
            f"{_COLUMNS}, part, row, {written} FROM {table} JOIN subject ON subject.id = subject "
            f"WHERE {where} ORDER BY subject.id, row"
        )
        for *about, part, row, text in self._db.execute(query):
            yield Noted(_subject(about), Place(part, row), str(text))


_COLUMNS = "SELECT subject.id, record, key, subject.name, type, provider"
_SUBJECT = f"{_COLUMNS} FROM subject "


def _subject(row: list[object] | tuple[object, ...]) -> Subject:
    id_, record, key, name, type_, provider = row
    assert isinstance(id_, int)
    org = Party(str(key), NodeKind.ORGANIZATION, str(name))
    return Subject(id_, str(record), org, SubjectType[str(type_).upper()], str(provider))
