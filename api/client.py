"""A typed client of the service: the operations as methods, the answers as the shapes they are.

with ZelianClient(url, key, Asks(purpose="procurement")) as zelian:
    told = zelian.screen(["91990411TE0000010W"], use="procurement")
"""

from api.calls.asks import Asks, Number, Target
from api.calls.questions import Questions
from api.calls.record import Record
from api.calls.registers import Registers
from api.calls.sending import ServiceError
from api.calls.writing import Writing

__all__ = ["Asks", "Number", "ServiceError", "Target", "ZelianClient"]


class ZelianClient(Questions, Record, Writing, Registers):
    """Raises ServiceError for a problem, httpx.HTTPError where the service is out of reach."""
