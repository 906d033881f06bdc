"""通知: what is decided of a penalty afterwards, and evidence that an officer had left."""

from loaders.notices.loader import NOTICES

__all__ = ["NOTICES"]
