"""The audit log: who asked what about whom, why, and with what result; whole or found out."""

from api.audit.errors import AuditError
from api.audit.head import Mark, read_anchor
from api.audit.lines import Decision, Event, Line, Stage
from api.audit.log import AuditLog, utc_now
from api.audit.open_log import Clock
from api.audit.privacy import holds_number, is_key, is_person
from api.audit.report import AuditReport, Fault
from api.audit.search import Wanted, matching
from api.audit.verify import verify

__all__ = [
    "AuditError",
    "AuditLog",
    "AuditReport",
    "Clock",
    "Decision",
    "Event",
    "Fault",
    "Line",
    "Mark",
    "Stage",
    "Wanted",
    "holds_number",
    "is_key",
    "is_person",
    "matching",
    "read_anchor",
    "utc_now",
    "verify",
]
