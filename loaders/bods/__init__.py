"""Beneficial ownership as the Beneficial Ownership Data Standard publishes it (0.2 to 0.4)."""

from loaders.bods.loader import BODS

__all__ = ["BODS"]
