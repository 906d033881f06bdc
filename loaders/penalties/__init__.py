"""双公示 行政处罚: published administrative penalties."""

from loaders.penalties.loader import PENALTIES

__all__ = ["PENALTIES"]
