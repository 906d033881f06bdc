"""How much one question may read and tell; each limit is named where it cuts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    bidders: int = 500
    degree: int = 2000  # edges of one node and kind, such as the shareholders of a bidder
    hops: int = 6  # links of a chain of shares
    findings: int = 5000


USUAL = Limits()
