"""The words of the graph: what nodes, facts, offices and findings are called.

Each word is a code that is stored, with a Chinese and an English label that people read.
"""

from graph.vocabulary.events import (
    EventCategory,
    EventState,
    EvidenceLevel,
    Finding,
    Severity,
    Stage,
)
from graph.vocabulary.families import Family, anchored_at_target, family_of
from graph.vocabulary.kinds import EXCLUSIVE, OFFICES, Kind, NodeKind
from graph.vocabulary.life import EventStatus, Grounds, ListCode, MeasureEnd
from graph.vocabulary.nearness import Nearness
from graph.vocabulary.sources import WEIGHT, Flag, Rank
from graph.vocabulary.subjects import Assurance, SubjectType
from graph.vocabulary.word import Word

__all__ = [
    "EXCLUSIVE",
    "OFFICES",
    "WEIGHT",
    "Assurance",
    "EventCategory",
    "EventState",
    "EventStatus",
    "EvidenceLevel",
    "Family",
    "Finding",
    "Flag",
    "Grounds",
    "Kind",
    "ListCode",
    "MeasureEnd",
    "Nearness",
    "NodeKind",
    "Rank",
    "Severity",
    "Stage",
    "SubjectType",
    "Word",
    "anchored_at_target",
    "family_of",
]
