"""Source formats: one loader each, from a file to statements."""

from loaders.determinations import DETERMINATIONS
from loaders.penalties import PENALTIES

LOADERS = {loader.kind: loader for loader in (PENALTIES, DETERMINATIONS)}

__all__ = ["LOADERS"]
