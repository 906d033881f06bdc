"""Source formats: one loader each, from a file to statements."""

from loaders.bods import BODS
from loaders.cases import DISPUTES, EXEMPTIONS, PROCEEDINGS
from loaders.contracting import BIDS, CONTRACTS, PPP
from loaders.determinations import DETERMINATIONS
from loaders.events import EVENTS
from loaders.extract import EXTRACT
from loaders.ftm import FTM
from loaders.leads import COMPLAINTS, INCIDENTS
from loaders.lists import COURT_LIST, VIOLATION_LIST
from loaders.merits import COMMITMENTS, LICENCES
from loaders.notices import NOTICES
from loaders.ocds import OCDS
from loaders.orders import ORDERS
from loaders.penalties import PENALTIES
from loaders.registry import REGISTRY
from loaders.relations import TIES

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
        EVENTS,
        PROCEEDINGS,
        DISPUTES,
        EXEMPTIONS,
        ORDERS,
        CONTRACTS,
        BIDS,
        PPP,
        COMMITMENTS,
        LICENCES,
        TIES,
        INCIDENTS,
        COMPLAINTS,
    )
}

__all__ = ["LOADERS"]
