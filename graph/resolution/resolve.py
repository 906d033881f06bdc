"""One rule for each family of statements."""

from collections.abc import Sequence

from graph.records import Node
from graph.resolution.lists import resolve_lists
from graph.resolution.measures import resolve_measures
from graph.resolution.offices import resolve_offices
from graph.resolution.plain import (
    resolve_control,
    resolve_event,
    resolve_holders,
    resolve_profile,
    resolve_records,
    resolve_ties,
)
from graph.resolution.said import Said, Wanted
from graph.vocabulary import Family


def resolve(family: Family, anchor: Node, statements: Sequence[Said]) -> list[Wanted]:
    """The facts that follow from all statements of a family at one anchor.

    A pure function of the set: the order of the list changes nothing.
    """
    match family:
        case Family.OFFICES:
            return resolve_offices(anchor, statements)
        case Family.PROFILE:
            return resolve_profile(statements)
        case Family.EVENT:
            return resolve_event(statements)
        case Family.HOLDERS:
            return resolve_holders(statements)
        case Family.TIES:
            return resolve_ties(statements)
        case Family.CONTROL:
            return resolve_control(statements)
        case Family.PROCUREMENT | Family.MERITS:
            return resolve_records(statements)
        case Family.MEASURES:
            return resolve_measures(statements)
        case Family.LISTS:
            return resolve_lists(statements)
