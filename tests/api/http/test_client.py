"""The typed client on the real service: what comes back is the shape that the question gives."""

import pytest

from api.client import Asks, Number, ServiceError, ZelianClient
from api.gate import Role
from queries.answer import OrganizationExplanation
from queries.explain import Explanation
from queries.owners import Groups, Owners
from queries.person import PersonExplanation
from queries.tracing import HandlingTrace
from tests.api.http.serving import C1, C2, LOT, NUMBER, PARCEL


@pytest.fixture
def zelian(world):
    asks = Asks(purpose="investigation", case=world.case)
    with ZelianClient(world.url, world.keys[Role.INVESTIGATOR], asks, "en") as client:
        yield client


def test_every_question_comes_back_in_its_own_shape(zelian, world):
    wang = Number(number=NUMBER)
    assert isinstance(zelian.responsible("罚1号"), Explanation)
    assert isinstance(zelian.responsible(C1), OrganizationExplanation)
    assert isinstance(zelian.responsible(wang), PersonExplanation)
    assert zelian.file(wang).holder.key == world.wang.key
    assert zelian.clearance(C1).subject.name == "甲公司"
    assert zelian.risk(C1).organization.name == "甲公司"
    assert isinstance(zelian.trace(PARCEL.key), HandlingTrace)
    assert zelian.related(C1, kinds=["LEGAL_REP"], depth=1).depth == 1
    assert zelian.paths([C1], [C2]).paths[0].nodes[1].key == world.wang.key
    assert isinstance(zelian.owners(C1), Owners)
    assert isinstance(zelian.owners(C1, "group"), Groups)
    assert zelian.office(wang, C2, "DIRECTOR").person.key == world.wang.key
    assert zelian.conflicts(C2).as_of == "2026-06-01"
    assert len(zelian.screen([C1, C2], "procurement").results) == 2
    assert zelian.bidders([C1, C2], "2026-05-10").as_of == "2026-05-10"


def test_days_and_commits_are_asked_for_call_by_call(zelian, world):
    then = Asks(purpose="investigation", case=world.case, as_of="2025-01-01", known_at=1)
    told = zelian.related(C1, then)
    assert (told.as_of, told.known_at) == ("2025-01-01", 1)


def test_a_problem_is_an_error_with_its_type_in_the_language_asked_for(zelian):
    with pytest.raises(ServiceError, match="not on file") as told:
        zelian.bidders_of_lot(LOT.key)
    assert (told.value.status, told.value.type) == (404, "urn:zelian:problem:not-available")


def test_what_is_no_problem_is_still_an_error_with_its_status(world):
    with (
        ZelianClient(f"{world.url}/docs", "x", Asks(purpose="audit")) as astray,
        pytest.raises(ServiceError) as told,
    ):
        astray.file(C1)
    assert told.value.status == 404
