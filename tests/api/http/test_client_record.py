"""The record through the typed client: each thing in its own shape, pages put together."""

import pytest

from api.client import Asks, Number, ServiceError, ZelianClient
from api.gate import Role
from api.http.paging import Page
from graph.records import Party
from graph.vocabulary import Kind, NodeKind
from queries.file import Item
from tests.api.http.serving import C1, C2, DECIDED, E1, E2, EVENT, LOT, NUMBER
from tests.asking import tie

BID = Party("b:test:bid", NodeKind.BID, "投标一")
PROJECT = Party("j:test:project", NodeKind.PROJECT, "项目一")


@pytest.fixture(scope="module")
def things(world):
    """The world with the things that it lacks."""
    with world.service.store.write("test", "test") as writer:
        writer.state([tie(Kind.PROFILE, BID, name="投标一"), tie(Kind.PROFILE, PROJECT)])
    return world


@pytest.fixture
def steward(things):
    asks = Asks(purpose="stewardship")
    with ZelianClient(things.url, things.keys[Role.STEWARD], asks, "en") as client:
        yield client


def test_a_person_and_why_one_entry_is_there(steward, things):
    card = steward.person(Number(number=NUMBER))
    assert card.person.key == things.wang.key
    told = steward.explain(EVENT.key, things.wang.key)
    assert told.recorded.entry.holder == things.wang.key


def test_what_is_on_record_of_a_unit(steward):
    assert {item.event.key for item in steward.entries(C1)} == {EVENT.key}
    assert [m.code for m in steward.measures(DECIDED.key)]
    of_event = (steward.disputes, steward.repairs, steward.exemptions)
    told = [[each.event.key for each in question(DECIDED.key)] for question in of_event]
    assert told == [[DECIDED.key]] * 3
    tasks = list(steward.tasks(DECIDED.key))
    assert tasks
    assert {t.event.key for t in tasks} <= {t.event.key for t in steward.all_tasks()}


def test_lists_and_who_stands_in_them(steward):
    assert "SXBZXR" in {kind.code for kind in steward.lists()}
    assert [m.organization.key for m in steward.members("SXBZXR")] == [E1.key]


def test_things_by_key(steward):
    found = [
        steward.organization(E2.key),
        steward.event(EVENT.key),
        steward.lot(LOT.key),
        steward.bid(BID.key),
        steward.project(PROJECT.key),
    ]
    assert [card.key for card in found] == [E2.key, EVENT.key, LOT.key, BID.key, PROJECT.key]
    with pytest.raises(ServiceError) as told:
        steward.organization("u:91990411TE00003033")
    assert told.value.status == 404


def test_pages_are_put_together(steward):
    one_by_one = steward._pages("/v1/entries", None, {"target": C2, "limit": 1}, Page[Item])
    pages = list(one_by_one)
    assert len(pages) == 2
    assert {page.known_at for page in pages} == {pages[0].known_at}
    items = [item for page in pages for item in page.items]
    assert items == list(steward.entries(C2))


def test_offices_held_against_a_bar_everywhere(steward):
    assert list(steward.conflicts_everywhere()) == []


def test_what_a_provider_said_itself(things):
    asks = Asks(purpose="provision")
    with ZelianClient(things.url, things.keys[Role.PROVIDER], asks) as provider:
        assert provider.statements(C1).provider == "登记机关"


def test_whether_the_service_is_well(things):
    with ZelianClient(things.url, things.admin, Asks()) as administrator:
        assert administrator.alive().status == "ok"
        assert administrator.ready().commit == things.service.store.head()
        assert "zelian_http_requests_total" in administrator.metrics()
        client = things.service.clients.holder(things.admin)
        token = administrator.token(client.id, things.admin)
    with ZelianClient(things.url, token.access_token, Asks()) as again:
        assert list(again.cases())
