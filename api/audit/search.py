"""Finding lines of the log: who asked what about whom, why, and with what result."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from api.audit.lines import Line
from api.audit.log import AuditLog
from graph.intervals import Day, china_day


@dataclass(frozen=True)
class Wanted:
    """What a line must say; blank for whatever it says. Days are of China, `until` is out."""

    actor: str = ""
    client: str = ""
    role: str = ""
    question: str = ""
    subject: str = ""
    case: str = ""
    authorization: str = ""
    decision: str = ""
    since: Day | None = None
    until: Day | None = None

    def fits(self, line: Line) -> bool:
        same = ("actor", "client", "role", "question", "case", "authorization", "decision")
        if any(getattr(self, name) not in ("", getattr(line, name)) for name in same):
            return False
        if self.subject and self.subject not in (*line.subjects, *line.subjects_returned):
            return False
        return self._in_days(line)

    def _in_days(self, line: Line) -> bool:
        on = china_day(datetime.fromisoformat(line.at))
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


def matching(log: AuditLog, wanted: Wanted) -> Iterator[Line]:
    """Raises AuditError at a line that is not ours."""
    return filter(wanted.fits, log.lines())
