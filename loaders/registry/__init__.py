"""企业登记 / 法人库: the tables of the registry (domain.md §4.7)."""

from loaders.registry.loader import REGISTRY

__all__ = ["REGISTRY"]
