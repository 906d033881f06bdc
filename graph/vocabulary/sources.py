"""Whose word counts, and what is uncertain about it."""

from enum import IntFlag

from graph.vocabulary.word import Word


class Flag(IntFlag):
    """What is known to be uncertain about a fact."""

    NONE = 0
    START_UNKNOWN = 1  # valid_from is the day first seen
    STOP_UNKNOWN = 2  # valid_to is the day after last seen
    CONFLICT = 4  # sources of equal rank say different things


class Rank(Word):
    """Whose word counts more (domain.md §0.1(22)); ordered by WEIGHT."""

    STEWARD = "steward", "治理裁定", "decision of the steward"
    AUTHORITY = "authority", "认定机关", "issuing authority"
    REGISTRY = "registry", "登记机关", "registry"
    AGGREGATOR = "aggregator", "汇集方", "aggregator"


WEIGHT: dict[Rank, int] = {
    Rank.AGGREGATOR: 1,
    Rank.REGISTRY: 2,
    Rank.AUTHORITY: 3,
    Rank.STEWARD: 4,  # settles what sources of equal rank leave open
}
