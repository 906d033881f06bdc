"""What the other releases of a process in the same file say of its parties, awards and lots.

A release may speak of an award, a bid or a party by its id alone. What stands under that id is
looked up in all releases of the process, put together by the standard's rules of merging
(`ocdsmerge`), whatever their order in the file. They are kept in a database on disk that goes
away with the load, so that memory does not grow with the file.
"""

import json
import sqlite3
import warnings
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from ocdsmerge import Merger  # type: ignore[import-untyped]
from ocdsmerge.exceptions import (  # type: ignore[import-untyped]
    OCDSMergeError,
    OCDSMergeWarning,
)

from graph.records import canonical
from loaders.ocds.release import Release
from loaders.ocds.skeleton import skeleton

Merged = Mapping[str, Any]

# Lists that a later release replaces whole; all others are merged by the ids in them. Given here
# since the library would else fetch the schema of the standard from its site.
_RULES = {
    ("parties", "roles"): "wholeListMerge",
    ("awards", "relatedLots"): "wholeListMerge",
    ("contracts", "relatedLots"): "wholeListMerge",
}
_REMEMBERED = 64


class Context:
    """The releases of a file by process."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("")  # a private database on disk
        self._db.execute("CREATE TABLE release (ocid, instant, body)")
        self._merger = Merger(merge_rules=_RULES)
        self.of = lru_cache(_REMEMBERED)(self._of)

    def note(self, release: Release) -> None:
        kept = {"date": release.instant, **skeleton(release.at.value)}
        row = (release.ocid, release.instant, canonical(kept))
        self._db.execute("INSERT INTO release VALUES (?, ?, ?)", row)

    def ready(self) -> None:
        self._db.execute("CREATE INDEX by_process ON release (ocid, instant, body)")

    def close(self) -> None:
        self._db.close()

    def _of(self, ocid: str) -> Merged:
        releases = list(self._releases(ocid))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", OCDSMergeWarning)
                merged: Merged = self._merger.create_compiled_release(releases)
                return merged
        except OCDSMergeError:
            return releases[-1] if releases else {}

    def _releases(self, ocid: str) -> Iterator[dict[str, Any]]:
        sql = "SELECT DISTINCT body FROM release WHERE ocid = ? ORDER BY instant, body"
        for (body,) in self._db.execute(sql, (ocid,)):
            yield json.loads(body)
