"""Profiles of several sources: who only guesses the type yields, and silence is no conflict."""

from itertools import permutations

import pytest

from graph.intervals import ALWAYS
from graph.resolution.plain import resolve_profile
from graph.resolution.said import Said
from graph.vocabulary import Flag, Kind


def profile(number, seen, weight=1, **props):
    slot = f"slot{number}"
    return Said(
        number, Kind.PROFILE, 1, 0, ALWAYS, Flag.NONE, seen, weight, slot, slot, slot, props, "u:1"
    )


STATED = profile(1, 100, type="partnership", uscc="A")
GUESSED = profile(2, 200, type="company", uscc="A", type_inferred=True)


def held(*statements):
    results = {
        (w.evidence, w.flags) for order in permutations(statements) for w in resolve_profile(order)
    }
    (only,) = results
    return only


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        ((STATED, GUESSED), ((1,), Flag.NONE)),
        ((STATED, profile(2, 200, type="unknown")), ((1,), Flag.NONE)),
        ((STATED, profile(2, 200, type="company", uscc="A")), ((2,), Flag.CONFLICT)),
        ((GUESSED, profile(3, 100, type="unknown", uscc="B")), ((2,), Flag.CONFLICT)),
        # A higher rank holds whatever it says.
        ((STATED, profile(2, 50, 2, type="company", type_inferred=True)), ((2,), Flag.NONE)),
    ],
)
def test_the_profile_of_several_sources(statements, told):
    assert held(*statements) == told
