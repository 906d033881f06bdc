"""Looking back from an event or an incident to who was in charge when it was caused."""

from queries.tracing.handling import HandlingTrace
from queries.tracing.shops import ShopTrace
from queries.tracing.stages import StageTrace
from queries.tracing.trace import Trace, trace

__all__ = ["HandlingTrace", "ShopTrace", "StageTrace", "Trace", "trace"]
