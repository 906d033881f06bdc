"""What a consumer may hold is never more than its registration, nor more than the grant."""

from dataclasses import replace

import pytest

from api.desk import Consumer, ConsumerKind, Purpose
from api.gate import GRANTS, Role
from api.gate.roles import AUTHORIZED_ORGANIZATION, AUTHORIZED_PERSON
from api.sharing import sight_of, within
from graph.intervals import day
from graph.policy import Publication
from queries.sight import Sight

REACHES = [p for p in Publication if p is not Publication.INTERNAL]
OWN = replace(AUTHORIZED_PERSON, only=frozenset({"p1:zhang"}))
EVERY_GRANT = [*GRANTS.values(), OWN, AUTHORIZED_ORGANIZATION]
NEVER = (
    "masks",
    "candidates",
    "rejected",
    "closed_entries",
    "exempted",
    "suspended",
    "beneficial_owners",
    "complaints",
)
GOVERNMENT = {"municipal_platform", "district_platform", "department"}


def consumer(kind: str, reach: Publication) -> Consumer:
    return Consumer(
        id="C0001",
        name="某单位",
        kind=ConsumerKind(kind),
        reach=reach,
        purposes=frozenset({Purpose.CREDIT}),
        registered=day("2026-05-01"),
        registered_by="wang",
        registered_at="",
    )


def is_within(inner: Sight, outer: Sight) -> bool:
    """Whether whatever the first shows the second shows too."""
    flags = ("persons", "person_names", "restricted")
    shown = all(getattr(outer, f) or not getattr(inner, f) for f in flags)
    reached = all(outer.delivers(p) or not inner.delivers(p) for p in Publication)
    return shown and reached and inner.tiers <= outer.tiers


@pytest.mark.parametrize("grant", EVERY_GRANT)
@pytest.mark.parametrize("reach", REACHES)
@pytest.mark.parametrize("kind", ConsumerKind)
def test_nothing_beyond_the_grant_or_the_registration(kind, reach, grant):
    whom = consumer(kind, reach)
    sight = within(grant, whom)
    assert is_within(sight, grant)
    assert is_within(sight, sight_of(whom))
    assert sight.only == grant.only
    assert not [flag for flag in NEVER if getattr(sight, flag)]
    assert not sight.delivers(Publication.INTERNAL)


@pytest.mark.parametrize("kind", ConsumerKind)
def test_the_public_range_holds_no_person(kind):
    sight = sight_of(consumer(kind, Publication.PUBLIC))
    assert not (sight.persons or sight.tiers or sight.person_names or sight.restricted)


@pytest.mark.parametrize("kind", ConsumerKind)
def test_the_restricted_file_is_for_government_alone(kind):
    whom = consumer(kind, Publication.GOVERNMENT)
    assert within(GRANTS[Role.INVESTIGATOR], whom).restricted is (kind in GOVERNMENT)


def test_credit_reporting_sees_persons_by_their_consent_alone():
    whom = consumer("credit_reporting", Publication.AUTHORIZED)
    assert not within(GRANTS[Role.INVESTIGATOR], whom).persons
    assert within(OWN, whom).shows("p1:zhang")
    assert not within(OWN, whom).shows("p1:li")
