"""Source formats: one loader each, from a file to statements."""

from loaders.bods import BODS
from loaders.determinations import DETERMINATIONS
from loaders.extract import EXTRACT
from loaders.ftm import FTM
from loaders.lists import COURT_LIST, VIOLATION_LIST
from loaders.notices import NOTICES
from loaders.ocds import OCDS
from loaders.penalties import PENALTIES
from loaders.registry import REGISTRY

LOADERS = {
    loader.kind: loader
    for loader in (
        REGISTRY,
        EXTRACT,
        PENALTIES,
        DETERMINATIONS,
        NOTICES,
        COURT_LIST,
        VIOLATION_LIST,
        OCDS,
        BODS,
        FTM,
    )
}

__all__ = ["LOADERS"]
