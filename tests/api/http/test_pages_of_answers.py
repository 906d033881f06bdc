"""Page after page: every item once, at the commit of the first page, for the one who asked."""

from datetime import timedelta

import pytest

from api.gate import Role
from api.http.paging import MOST
from graph.accountability import settle
from graph.policy import district_policy
from queries.resources import listed, tasks
from tests.api.http.serving import C1, E1, NOW, World
from tests.asking import flat
from tests.asking import listed as entry_in_list
from tests.builders import E2, profile
from tests.events import conduct, event_of, penalty

STEWARD = Role.STEWARD
BAD = "urn:zelian:problem:bad-cursor"


def put(world, *statements):
    with world.service.store.write("test", "test") as writer:
        writer.state(flat(statements))
        settle(writer, district_policy())


def punished(number, org=E1):
    event = event_of(f"续{number:02}号", org)
    return [*penalty(event, org), conduct(event, "2026-01-01", "2026-02-01", doc=f"续{number}号")]


def walked(world, path, body, between=lambda: None, role=STEWARD):
    """All pages, with something done before each but the first."""
    pages, cursor = [], ""
    while not pages or cursor:
        if pages:
            between()
        told = world.post(path, role, body | {"cursor": cursor})
        assert told.status_code == 200, told.text
        pages.append(told.json())
        cursor = pages[-1]["next"]
    return pages


def events_in(pages):
    return [item["event"]["key"] for page in pages for item in page["items"]]


def test_pages_hold_each_entry_once_while_others_are_written(each_engine):
    world = each_engine()
    put(world, *(statement for n in range(7) for statement in punished(n)))
    body = {"target": C1, "limit": 3}
    whole = events_in([world.post("/v1/entries", STEWARD, {"target": C1}).json()])
    numbers = iter(range(50, 90))
    pages = walked(world, "/v1/entries", body, lambda: put(world, *punished(next(numbers))))
    assert [len(page["items"]) for page in pages] == [3, 3, 2]
    assert events_in(pages) == whole
    assert len({page["known_at"] for page in pages}) == 1
    now = events_in([world.post("/v1/entries", STEWARD, {"target": C1}).json()])
    assert len(now) == len(whole) + 2


def test_all_pages_are_of_the_day_of_the_first(own):
    world = own()
    put(world, *punished(1), *punished(2))
    object.__setattr__(world.service, "clock", lambda: days[0])
    days = [NOW]
    first = world.post("/v1/entries", STEWARD, {"target": C1, "limit": 1}).json()
    days[0] += timedelta(days=1)
    second = world.post("/v1/entries", STEWARD, {"target": C1, "limit": 1, "cursor": first["next"]})
    assert second.json()["as_of"] == first["as_of"]


@pytest.fixture(scope="module")
def paged(tmp_path_factory):
    """A world, and the cursor of a second page there."""
    world = World(tmp_path_factory.mktemp("paged"))
    put(world, *punished(1), *punished(2))
    told = world.post("/v1/entries", STEWARD, {"target": C1, "limit": 1}).json()
    yield world, told["next"]
    world.close()


def test_the_size_of_a_page_may_change_on_the_way(paged):
    world, cursor = paged
    told = world.post("/v1/entries", STEWARD, {"target": C1, "limit": 2, "cursor": cursor})
    assert (told.status_code, len(told.json()["items"])) == (200, 2)


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        ("/v1/measures", {}),
        ("/v1/entries", {"target": E2.key}),
        ("/v1/entries", {"purpose": "objection"}),
        ("/v1/entries", {"as_of": "2026-05-30"}),
        ("/v1/entries", {"known_at": 1}),
    ],
)
def test_a_cursor_serves_no_other_question(paged, path, changes):
    world, cursor = paged
    told = world.post(path, STEWARD, {"target": C1, "limit": 1, "cursor": cursor} | changes)
    assert (told.status_code, told.json()["type"]) == (400, BAD)


def test_a_cursor_serves_no_other_client(paged):
    world, cursor = paged
    told = world.post("/v1/entries", Role.AUDITOR, {"target": C1, "limit": 1, "cursor": cursor})
    assert (told.status_code, told.json()["type"]) == (400, BAD)


def test_no_byte_of_a_cursor_may_change(paged):
    world, cursor = paged
    for place in range(0, len(cursor), 11):
        other = "A" if cursor[place] != "A" else "B"
        changed = cursor[:place] + other + cursor[place + 1 :]
        told = world.post("/v1/entries", STEWARD, {"target": C1, "limit": 1, "cursor": changed})
        assert told.status_code == 400


@pytest.mark.parametrize("limit", [0, MOST + 1, "1"])
def test_a_page_has_a_size_within_limits(world, limit):
    told = world.post("/v1/entries", STEWARD, {"target": C1, "limit": limit})
    assert told.status_code == 422


def test_a_list_is_walked_over_the_whole_store(own, monkeypatch):
    monkeypatch.setattr(listed, "LOOKED_AT", 2)
    world = own()
    put(world, profile(E2), entry_in_list(E2, start="2026-05-11"))
    pages = walked(world, "/v1/lists/SXBZXR", {}, role=Role.PROCUREMENT)
    assert [m["organization"]["key"] for p in pages for m in p["items"]] == [E1.key, E2.key]
    assert len(pages) > 1
    day_before = world.post("/v1/lists/SXBZXR", Role.PROCUREMENT, {"as_of": "2026-05-10"}).json()
    assert [m["organization"]["key"] for m in day_before["items"]] == [E1.key]


def test_tasks_are_walked_over_the_whole_store(own, monkeypatch):
    monkeypatch.setattr(tasks, "LOOKED_AT", 1)
    world = own()
    pages = walked(world, "/v1/tasks/page", {})
    assert len(pages) > 2
    one_by_one = [
        item
        for event in ("罚1号", "罚2号", "罚3号")
        for item in world.post("/v1/tasks", STEWARD, {"target": event}).json()["items"]
    ]
    assert [item for page in pages for item in page["items"]] == one_by_one != []
