"""The register of consumers: with whom entries are shared, how far and for what."""

from collections.abc import Collection
from pathlib import Path

from api.audit import Clock
from api.desk import checks
from api.desk.rows import Rows
from api.desk.shapes import Consumer, ConsumerKind, Purpose
from graph.errors import InputError
from graph.intervals import Day
from graph.policy import Publication
from graph.text import Text


class Consumers:
    def __init__(self, path: Path, clock: Clock) -> None:
        self.rows = Rows(path, clock, "consumers", _UNKNOWN)

    def add(
        self,
        *,
        name: str,
        kind: ConsumerKind,
        reach: Publication,
        purposes: Collection[Purpose],
        registered: Day,
        registered_by: str,
    ) -> Consumer:
        """Registers a consumer, such as `C0001`."""
        checks.worded(name=name, registered_by=registered_by)
        _check_scope(reach, purposes)
        given = {
            "name": name,
            "kind": kind,
            "reach": reach,
            "purposes": "\n".join(sorted(set(purposes))),
            "registered": registered,
            "registered_by": registered_by,
        }
        return self.one(self.rows.add("C", given))

    def one(self, consumer_id: str) -> Consumer:
        """Raises NotFoundError."""
        return Consumer(**self.rows.one(consumer_id))

    def all(self) -> list[Consumer]:
        return [Consumer(**row) for row in self.rows.all()]

    def close(self, consumer_id: str, on: Day, by: str) -> Consumer:
        """From the day `on` it is given nothing more; what it has is called back all the same."""
        consumer = self.one(consumer_id)
        checks.closable(consumer_id, consumer.closed, consumer.registered, on)
        self.rows.close("closed", consumer_id, on, by)
        return self.one(consumer_id)


def _check_scope(reach: Publication, purposes: Collection[Purpose]) -> None:
    if reach is Publication.INTERNAL:
        raise InputError(_INTERNAL)
    if not purposes:
        raise InputError(_NO_PURPOSE)


_UNKNOWN = Text(
    "没有编号为“{id}”的共享对象；请用 zelian consumers list 查看，或用 zelian consumers add 登记",
    "there is no consumer “{id}”; see `zelian consumers list`, or register one with "
    "`zelian consumers add`",
)
_INTERNAL = Text(
    "内部范围的记录不对外提供；请改为 public、government 或 authorized",
    "entries of the internal range are given to nobody outside; choose public, government or "
    "authorized",
)
_NO_PURPOSE = Text(
    "共享对象必须写明用途；请用 --purpose 给出，可重复",
    "a consumer needs a purpose; give at least one with --purpose",
)
