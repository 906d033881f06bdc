"""OCDS: contracting processes from planning to implementation, in releases or records."""

from loaders.ocds.loader import OCDS

__all__ = ["OCDS"]
