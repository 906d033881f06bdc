"""Names of relations: groups, kinds, several at once, and what needs a grant."""

import pytest

from graph.errors import InputError
from graph.vocabulary import OFFICES, Kind
from queries.relations import EVERY_KIND, KINDS_OF, Group, granted, kinds_named
from queries.sight import EVERYTHING, Sight


def test_groups_and_kinds_in_any_case_and_joined_by_commas():
    assert kinds_named(["offices"]) == OFFICES
    assert kinds_named(["manages, HOLDS_SHARE"]) == {Kind.MANAGES, Kind.HOLDS_SHARE}
    assert kinds_named(["Offices", "kin_of"]) == OFFICES | {Kind.KIN_OF}
    assert kinds_named([]) == EVERY_KIND


@pytest.mark.parametrize("name", ["owners", "", "HAS_MASK", "SUBJECT_OF", "PROFILE"])
def test_other_names_are_refused_with_those_that_are_known(name):
    with pytest.raises(InputError, match="offices, holdings, control"):
        kinds_named([name])


def test_no_kind_stands_in_two_groups():
    assert sum(map(len, KINDS_OF.values())) == len(EVERY_KIND)
    assert set(KINDS_OF) == set(Group)


def test_restricted_kinds_need_a_grant():
    assert granted(EVERY_KIND, EVERYTHING) == EVERY_KIND
    assert EVERY_KIND - granted(EVERY_KIND, Sight()) == {Kind.KIN_OF, Kind.BENEFICIAL_OWNER_OF}
