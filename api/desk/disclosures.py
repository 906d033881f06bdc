"""The log of disclosures: which entry a consumer was given, and what it acknowledged since."""

from collections.abc import Sequence
from pathlib import Path
from sqlite3 import Connection

from api.audit import Clock
from api.desk import checks
from api.desk.consumers import Consumers
from api.desk.rows import Rows
from api.desk.schema import opened, writing
from api.desk.shapes import Acknowledgement, Consumer, Disclosure, Purpose
from graph.errors import InputError, RefusedError
from graph.intervals import Day, iso
from graph.records import Tx
from graph.text import Text

Given = tuple[str, str]  # the event and the holder of an entry


class Disclosures:
    def __init__(self, path: Path, clock: Clock, consumers: Consumers) -> None:
        self._rows = Rows(path, clock, "disclosures", _UNKNOWN)
        self._path = path
        self._consumers = consumers

    def record(
        self,
        *,
        consumer: str,
        entries: Sequence[Given],
        commit_no: Tx,
        as_of: Day,
        purpose: Purpose,
        given_by: str,
        ground: str = "",
    ) -> list[Disclosure]:
        """Records all entries of one disclosure, or none. Raises RefusedError for a consumer that
        is not, or no longer, registered on the day or for the purpose."""
        checks.worded(given_by=given_by)
        if entries:
            checks.keyed([key for pair in entries for key in pair])
        rest: dict[str, object] = {
            "consumer": consumer,
            "commit_no": commit_no,
            "as_of": as_of,
            "purpose": purpose,
            "ground": ground,
            "given_by": given_by,
        }
        with writing(self._path) as connection:
            self._check(connection, consumer, as_of, purpose)
            prefix = f"D{iso(as_of)[:4]}-"
            ids = [
                self._rows.add_in(connection, prefix, {"event": event, "holder": holder} | rest)
                for event, holder in entries
            ]
            return [Disclosure(**self._rows.one_in(connection, new_id)) for new_id in ids]

    def _check(self, connection: Connection, consumer: str, as_of: Day, purpose: Purpose) -> None:
        # Inside the transaction: another process may close the consumer meanwhile.
        row = self._consumers.rows.one_in(connection, consumer)
        may_be_given(Consumer(**row), as_of, purpose)

    def one(self, disclosure_id: str) -> Disclosure:
        """Raises NotFoundError."""
        return Disclosure(**self._rows.one(disclosure_id))

    def all(self) -> list[Disclosure]:
        return [Disclosure(**row) for row in self._rows.all()]

    def acknowledge(
        self, disclosure: str, *, digest: str, commit_no: Tx, as_of: Day, by: str
    ) -> None:
        """Records that a consumer did what a message asks. Raises InputError the second time."""
        checks.worded(acknowledged_by=by)
        row = (disclosure, digest, commit_no, as_of, checks.plain(by), self._rows.now())
        with writing(self._path) as connection:
            self._rows.one_in(connection, disclosure)
            added = connection.execute(_ACKNOWLEDGE, row)
            if added.rowcount != 1:
                raise InputError(_TWICE.fill(id=disclosure))

    def acknowledgements(self) -> list[Acknowledgement]:
        """In the order in which they were recorded."""
        with opened(self._path) as connection:
            rows = connection.execute("SELECT * FROM acknowledgements ORDER BY rowid")
            return [Acknowledgement(**dict(row)) for row in rows]


_ACKNOWLEDGE = "INSERT INTO acknowledgements VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"


def may_be_given(consumer: Consumer, on: Day, purpose: Purpose) -> None:
    """Raises RefusedError for a consumer that may be given nothing on this day, for this use."""
    if not consumer.span.holds(on):
        first, last = consumer.span.iso()
        raise RefusedError(_CLOSED.fill(id=consumer.id, day=iso(on), since=first, until=last))
    if purpose not in consumer.purposes:
        known = ", ".join(sorted(consumer.purposes))
        raise RefusedError(_PURPOSE.fill(id=consumer.id, purpose=purpose, known=known))


_UNKNOWN = Text(
    "没有编号为“{id}”的提供记录；请用 zelian outbox 查看",
    "there is no disclosure “{id}”; see `zelian outbox`",
)
_CLOSED = Text(
    "共享对象“{id}”的登记自 {since} 起、至 {until}（不含）有效，{day} 不得提供；请另行登记",
    "consumer “{id}” is registered from {since} until {until} (not included) and may be given "
    "nothing on {day}; register it anew",
)
_PURPOSE = Text(
    "共享对象“{id}”没有登记用途“{purpose}”（已登记：{known}）；请按已登记的用途提供，或另行登记",
    "consumer “{id}” is not registered for “{purpose}” (it is for: {known}); give it for one of "
    "these, or register it for the other",
)
_TWICE = Text(
    "“{id}”的这一消息已有回执；请用 zelian outbox 查看尚未回执的消息",
    "this message on “{id}” is acknowledged already; see `zelian outbox` for those that are not",
)
