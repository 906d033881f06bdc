"""All that a case gives, as statements."""

from api.casebook.build import World, statements
from api.casebook.lists import list_statements
from api.casebook.measures import measure_statements
from api.casebook.model import Given
from api.casebook.notices import notices
from api.casebook.ties import ties
from graph.records import Statement


def everything_said(given: Given) -> list[Statement]:
    world = World(given)
    return [
        *statements(given),
        *notices(given, world),
        *list_statements(given),
        *measure_statements(given, world),
        *ties(given, world),
    ]
