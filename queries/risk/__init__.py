"""What is on record of an organisation itself, and of others that are linked with it."""

from queries.risk.risk import MOST, RiskAnswer, merchant_of, risk_of
from queries.risk.ways import Via

__all__ = ["MOST", "RiskAnswer", "Via", "merchant_of", "risk_of"]
