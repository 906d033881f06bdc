"""How far one question about owners goes. What a limit cuts is said in the answer."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Limits:
    holders: int = 100_000  # edges of one node; a node with more is named and not followed
    nodes: int = 400_000  # parties read in all
    rows: int = 200  # owners told of, the largest first
    chains: int = 5  # chains told of for each owner, the largest first
    effort: int = 3_000_000  # holdings looked at to say who directs whom
    steps: int = 2_000  # looked at in search of the chains of one owner


LIMITS = Limits()
