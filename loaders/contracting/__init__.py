"""Contracts, bids and PPP projects: who is bound to whom, by what, and who answers for it."""

from loaders.contracting.bids import BIDS
from loaders.contracting.contracts import CONTRACTS
from loaders.contracting.ppp import PPP

__all__ = ["BIDS", "CONTRACTS", "PPP"]
