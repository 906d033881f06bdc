"""The visits that were signed out: a copy of a cookie that was kept is worth nothing then.

In a file, so that every process of the service knows. A row is dropped when its visit would have
ended by itself.
"""

from pathlib import Path

from api.audit.files import append_private
from api.desk.schema import opened, writing
from api.pages.visits.sealing import LONGEST
from api.pages.visits.shape import Visit

_TABLE = "CREATE TABLE IF NOT EXISTS ended (id TEXT PRIMARY KEY, until INTEGER NOT NULL)"


class Ended:
    def __init__(self, path: Path) -> None:
        self._path = path
        append_private(path, b"")
        with writing(path) as connection:
            connection.execute(_TABLE)

    def add(self, visit: Visit, now: int) -> None:
        with writing(self._path) as connection:
            connection.execute("DELETE FROM ended WHERE until <= ?", (now,))
            row = (visit.id, visit.began + LONGEST)
            connection.execute("INSERT OR IGNORE INTO ended (id, until) VALUES (?, ?)", row)

    def holds(self, visit: Visit) -> bool:
        with opened(self._path) as connection:
            found = connection.execute("SELECT 1 FROM ended WHERE id = ?", (visit.id,))
            return found.fetchone() is not None
