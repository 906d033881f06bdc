"""What stands around every request, one class a file."""

from api.http.middleware.body import BodyLimits
from api.http.middleware.headers import Headers
from api.http.middleware.record import Record

__all__ = ["BodyLimits", "Headers", "Record"]
