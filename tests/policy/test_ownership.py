"""The district's words on shares: thresholds and their dates."""

from graph.intervals import day
from graph.policy import district_policy
from graph.vocabulary import SubjectType

OWNERSHIP = district_policy().ownership


def test_thresholds_are_those_of_the_law():
    (tests,) = OWNERSHIP.beneficial_owners
    assert (OWNERSHIP.control.over, tests.ownership.at_least, tests.rights.at_least) == (50, 25, 25)
    assert (OWNERSHIP.complete.min, OWNERSHIP.complete.max) == (95, 105)


def test_beneficial_owners_are_asked_for_from_the_day_of_the_measures_on():
    policy = district_policy()
    assert policy.beneficial_owners(day("2024-10-31")) is None
    tests = policy.beneficial_owners(day("2024-11-01"))
    assert tests is not None
    assert SubjectType.INDIVIDUAL in tests.filing.never
