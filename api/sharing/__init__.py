"""Sharing: what consumers are given, and what travels to them when it changes."""

from api.sharing.disclose import Disclosed, Handing, disclose
from api.sharing.outbox import Outbox, Waiting, acknowledge, outbox
from api.sharing.scope import sight_of, within

__all__ = [
    "Disclosed",
    "Handing",
    "Outbox",
    "Waiting",
    "acknowledge",
    "disclose",
    "outbox",
    "sight_of",
    "within",
]
