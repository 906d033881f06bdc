"""Releases come in any order, in any number of files; what holds follows from their dates."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.vocabulary import Kind
from tests.loaders.ocds.world import BUYER, E1, E2, OCID, ONE, TWO, World, package, release, whole

PROJECT, LOT, CONTRACT = f"j:{OCID}", f"l:{OCID}", f"k:{OCID}|c1"


def tender(day, own="1", **said):
    return release(day, own, tender={"id": "t", **said})


def test_a_later_release_supersedes_and_keeps_what_it_does_not_repeat(world):
    world.load(package(whole("2026-05-01"), tender("2026-06-01", "2", title="新名")))
    said = world.profile(PROJECT)
    assert (said["title"], said["amount"], said["deadline"]) == ("新名", "1000.5", "2026-03-01")


def test_an_earlier_release_that_is_loaded_later_changes_nothing(world):
    world.load(package(tender("2026-06-01", "2", title="新名")))
    world.load(package(whole("2026-05-01")))
    assert world.profile(PROJECT)["title"] == "新名"
    assert world.profile(PROJECT)["amount"] == "1000.5"


def test_null_takes_a_value_away(world):
    later = tender("2026-06-01", "2", value=None, tenderPeriod={"endDate": None})
    world.load(package(whole("2026-05-01"), later))
    said = world.profile(PROJECT)
    assert said["title"] == "道路工程"
    assert not {"amount", "currency", "deadline"} & set(said)


def test_two_releases_of_one_day_are_ordered_by_their_instants(world):
    early = tender("2026-06-01T09:00:00+08:00", "z", title="早")
    late = tender("2026-06-01T10:00:00+08:00", "a", title="晚")
    world.load(package(late), package(early))
    assert world.profile(PROJECT)["title"] == "晚"


def test_a_share_of_one_day_is_the_one_of_the_later_instant_and_no_conflict(world):
    for hour, share in ((10, 0.5), (9, 0.4)):
        held = [{"id": "1", "shareholder": {"id": "two"}, "shareholding": share}]
        said = release(f"2026-06-01T{hour:02}:00:00Z", parties=[{**ONE, "shareholders": held}, TWO])
        world.load(package(said))
    ((_, _, props),) = world.edges(Kind.HOLDS_SHARE)
    assert props["pct"] == 50.0 and "instant" not in props


def test_two_releases_of_one_instant_say_the_same_in_any_order(tmp_path):
    both = [tender("2026-06-01", own, title=own) for own in ("x", "y")]
    found = []
    for number, order in enumerate(itertools.permutations(both)):
        world = World(tmp_path / str(number))
        world.load(*(package(r) for r in order))
        found.append(world.everything())
    assert found[0] == found[1]


def test_a_compiled_release_leaves_out_what_is_gone(world):
    compiled = tender("2026-06-01", "2", title="新名") | {"tag": ["compiled"]}
    world.load(package(whole("2026-05-01"), compiled))
    assert world.profile(PROJECT)["title"] == "新名"
    assert "amount" not in world.profile(PROJECT)


def test_a_supplier_whom_a_later_compiled_release_no_longer_names_is_not_awarded(world):
    compiled = whole("2026-06-01") | {"tag": ["compiled"], "id": "2"}
    compiled["awards"][0]["suppliers"] = [{"id": "two"}]
    world.load(package(whole("2026-05-01"), compiled))
    assert world.ends(Kind.AWARDED) == [(f"u:{E2}", LOT)]
    compiled |= {"date": "2026-06-02T00:00:00Z", "awards": [], "contracts": []}
    world.load(package(compiled))
    assert world.ends(Kind.AWARDED) == []


def test_a_contract_finds_the_suppliers_of_an_award_in_another_release(world):
    award = release(
        "2026-05-01", "1", awards=[{"id": "a1", "suppliers": [{"id": "one"}]}], parties=[ONE]
    )
    contract = release("2026-06-01", "2", contracts=[{"id": "c1", "awardID": "a1"}])
    buyer = release("2026-04-01", "0", buyer={"id": "gov"}, parties=[BUYER])
    world.load(package(contract, award, buyer))
    sides = {src: said["side"] for src, _, said in world.edges(Kind.PARTY_TO)}
    assert sides[f"u:{E1}"] == "supplier" and len(sides) == 2


def test_a_contract_whose_award_is_nowhere_is_kept_with_a_warning(world):
    report = world.load(package(release(contracts=[{"id": "c1", "awardID": "a9"}])))
    assert report.total("warnings") == 1
    assert world.edges(Kind.CONTRACT_OF)[0][2] == {"award": "a9"}


def test_an_award_that_is_cancelled_later_says_so_at_its_supplier(world):
    later = release("2026-06-01", "2", awards=[{"id": "a1", "status": "cancelled"}])
    world.load(package(whole(), later))
    ((supplier, _, said),) = world.edges(Kind.AWARDED)
    assert (supplier, said["status"], said["amount"]) == (f"u:{E1}", "cancelled", "900")


def test_a_later_end_of_a_contract_stands_beside_its_title(world):
    later = release(
        "2026-06-01",
        "2",
        contracts=[{"id": "c1", "awardID": "a1", "period": {"endDate": "2046-01-23"}}],
    )
    world.load(package(whole(), later))
    said = world.profile(CONTRACT)
    assert (said["title"], said["end"]) == ("道路合同", "2046-01-23")


def test_a_milestone_that_is_met_later_keeps_its_due_day(world):
    met = {"id": "m1", "dateMet": "2026-07-15", "status": "met"}
    later = release(
        "2026-08-01",
        "2",
        contracts=[{"id": "c1", "awardID": "a1", "implementation": {"milestones": [met]}}],
    )
    world.load(package(whole(), later))
    ((_, _, said),) = world.edges(Kind.OBLIGATION)
    assert (said["due"], said["met"], said["status"]) == ("2026-06-01", "2026-07-15", "met")


def test_loading_again_changes_nothing(world):
    document = package(whole(), tender("2026-06-01", "2", title="新名"))
    first = world.load(document).total("new")
    again = world.load(world.put(document, "again.json"))
    assert first > 0 and (again.total("new"), again.files[0].already_loaded) == (0, True)
    assert (
        world.load(package(whole(), tender("2026-06-01", "2", title="新名"), uri="x")).total("new")
        == 0
    )


AWARD = {"id": "a1", "status": "cancelled", "suppliers": [{"id": "two"}]}
UNTITLED = {"id": "c1", "awardID": "a1", "suppliers": [{"id": "one"}], "title": None}
RELEASES = [
    whole("2026-05-01"),
    tender("2026-05-02", "2", title="二", value={"amount": 7}),
    tender("2026-05-02", "3", status=None, value=None),
    release("2026-05-03", "4", parties=[ONE, TWO], awards=[AWARD]),
    whole("2026-05-04") | {"tag": ["compiled"], "id": "5"},
    release("2026-05-05", "6", contracts=[UNTITLED], parties=[ONE]),
]


@settings(max_examples=12)
@given(order=st.permutations(RELEASES), batch=st.sampled_from([1, 2, 100]))
def test_no_order_of_loading_matters(tmp_path_factory, order, batch):
    expected, found = (World(tmp_path_factory.mktemp("w")) for _ in "ab")
    expected.load(*(package(r) for r in RELEASES))
    found.load(*(package(r) for r in order), batch=batch)
    assert found.everything() == expected.everything()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_releases_in_one_file_may_stand_in_any_order(world, order):
    both = [whole("2026-05-01"), tender("2026-06-01", "2", title="新名")]
    world.load(package(*(both[i] for i in order)))
    assert world.profile(PROJECT)["title"] == "新名"
