"""The person recorded objects on the page of the own file, to an entry on itself and no other."""

import pytest

from api.clients import Enrolment, open_clients
from api.gate import Purpose, Role
from tests.api.http.serving import EVENT, World
from tests.api.pages.browsing import Browser, found, words

SELF = Role.SUBJECT_SELF


@pytest.fixture
def own(tmp_path):
    """A world of its own, for an objection changes what is on file."""
    world = World(tmp_path)
    with Browser(world.url) as browser:
        browser.enter(world, SELF)
        yield world, browser
    world.close()


def filed(browser, world, **changes):
    fields = {"event": EVENT.key, "holder": world.wang.key, "grounds": "not_in_office"}
    return browser.post("/own/objection", **fields | {"sure": "yes"} | changes)


def test_an_objection_is_on_file_at_once_and_marks_the_entry(own):
    world, browser = own
    page = browser.ask("own", target=world.wang.key)
    forms = [f for f in found(page.text, "form") if f.get("action") == "/own/objection"]
    sent = {i.get("name"): i.get("value") for f in forms for i in f.iter("input")}
    assert sent["holder"] == world.wang.key
    page = filed(browser, world)
    assert page.status_code == 201
    read = words(page.text)
    for said in ("异2026-", "受理 2026-06-01", "任职时间不符", "有争议", "目的 异议与修复"):
        assert said in read
    again = browser.post("/own", target=world.wang.key)
    assert "任职时间不符" in words(again.text)
    assert "有争议，只标注、不采取措施" in words(again.text)


def test_it_is_logged_as_an_act_for_its_own_purpose(own):
    world, browser = own
    filed(browser, world)
    intent, outcome = world.log()[-2:]
    assert (intent["question"], intent["purpose"]) == ("object:entry", "objection")
    assert outcome["decision"] == "answered"


@pytest.mark.parametrize(
    ("changes", "said"), [({"grounds": ""}, "请选择理由"), ({"sure": ""}, "请确认提出异议")]
)
def test_without_a_ground_or_a_confirmation_nothing_is_filed(own, changes, said):
    world, browser = own
    before = world.service.store.head()
    page = filed(browser, world, **changes)
    assert page.status_code == 422
    assert said in words(page.text)
    assert world.service.store.head() == before
    assert filed(browser, world).status_code == 201  # the form that is shown goes through


@pytest.mark.parametrize(
    "changes",
    [
        {"holder": f"p1:{'b' * 64}"},
        {"holder": f"p1:{'c' * 64}"},
        {"event": "e:gov:罚9号:u:91990411TE0000010W"},
        {"token": "x"},
    ],
)
def test_nobody_objects_to_what_is_not_on_oneself_or_by_a_foreign_form(own, changes):
    world, browser = own
    before = world.service.store.head()
    assert filed(browser, world, **changes).status_code in (403, 404)
    assert world.service.store.head() == before


def test_who_is_not_registered_for_it_is_told_where_to_turn_and_gets_no_form(own):
    world, _ = own
    wanted = Enrolment(
        name="只看",
        ground="测试",
        roles=frozenset({SELF}),
        purposes=frozenset({Purpose.OWN_FILE}),
        own=frozenset({world.wang.key}),
    )
    with Browser(world.url) as other:
        other.sign_in(open_clients(world.home).add(wanted, "test").key)
        page = other.ask("own", target=world.wang.key)
        assert "书面提出" in words(page.text)
        assert "/own/objection" not in page.text
        assert filed(other, world).status_code == 404


@pytest.mark.parametrize("role", [Role.PROCUREMENT, Role.INVESTIGATOR])
def test_nobody_objects_for_another(own, role):
    world, browser = own
    browser.enter(world, role)
    before = world.service.store.head()
    assert filed(browser, world).status_code == 404
    assert world.service.store.head() == before
