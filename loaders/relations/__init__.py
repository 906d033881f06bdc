"""关系: ties between organisations and persons that no other format loads."""

from loaders.relations.ties import TIES

__all__ = ["TIES"]
