"""The examples of the standard: every named holding is found again."""

import pytest

from graph.store import SqliteStore
from graph.vocabulary import Kind, NodeKind
from loaders import LOADERS
from tests.loaders.json_files import edges, facts, props, stored
from tests.published import published

BODS = LOADERS["bods"]


@pytest.fixture
def loaded(tmp_path):
    opened: list[SqliteStore] = []

    def of(name):
        store, report = stored(tmp_path, BODS, published("bods", f"{name}.json"))
        opened.append(store)
        assert (report.total("rejected"), report.total("warnings")) == (0, 0)
        return store

    yield of
    for store in opened:
        store.close()


def test_the_package_holds_the_whole_of_one_company(loaded):
    store = loaded("bods-package")
    assert edges(store, Kind.HOLDS_SHARE) == [
        (Kind.HOLDS_SHARE, "Jennifer Hewitson-Smith", "Profitech Ltd", "2016-04-06", "")
    ]
    assert props(store, Kind.HOLDS_SHARE)["pct"] == 100


def test_the_indirect_holding_is_a_summary_beside_its_parts(loaded):
    store = loaded("indirect-ownership")
    part = props(store, Kind.HOLDS_SHARE, "Company B", "Company A")
    whole = props(store, Kind.HOLDS_SHARE, "Person 1", "Company A")
    assert (part["pct"], part.get("derived")) == (60, None)
    assert (whole["pct"], whole["derived"], whole["indirect"]) == (30, True, True)
    assert props(store, Kind.LINKED_TO, "Person 1", "Company B")["type"] == "unknownInterest"


def test_the_joint_holding_is_held_by_an_arrangement_of_two(loaded):
    store = loaded("joint-ownership")
    told = [(e.src, e.dst, f.props["pct"]) for e, f in facts(store, Kind.HOLDS_SHARE)]
    assert told == [
        ("Joint shareholding", "CHRINON LTD", 100),
        ("Natalie Coleman", "Joint shareholding", 50),
        ("Roberto Lopez", "Joint shareholding", 50),
    ]


def test_the_exemption_is_a_fact_of_the_listed_company(loaded):
    store = loaded("listed-company-exempt-from-disclosure")
    found = props(store, Kind.UNSTATED_OWNER, "Listed Company OS-17")
    assert (found["answer"], found["reason"]) == ("exempt", "subjectExemptFromDisclosure")
    with store.view() as view:
        assert not view.scan(NodeKind.PERSON)
        ((profile,),) = view.about(
            [view.find(["t:GB-COH:XE000017"])["t:GB-COH:XE000017"].ref], [Kind.PROFILE]
        ).values()
    assert profile.props["listed"] is True


def test_the_nominee_holds_for_the_nominator_through_the_nomination(loaded):
    store = loaded("nomination")
    assert [(e.src, e.dst) for e in edges(store, Kind.NOMINEE_FOR)] == [
        ("Perez-Rivero nomination", "Silvia Teixeira Perez"),
        ("Vanessa Rivero", "Perez-Rivero nomination"),
    ]
    assert props(store, Kind.CONTROLS, "Silvia Teixeira Perez")["derived"] is True
    assert edges(store, Kind.DIRECTOR)[0].dst == "Los Corazones de Plata"


def test_a_company_of_twenty_years_tells_who_held_what_when(loaded):
    store = loaded("tecido")
    told = [(e.src, f.props["pct"], e.start, e.stop) for e, f in facts(store, Kind.HOLDS_SHARE)]
    assert told == [
        ("Maria Esteves", 100, "2002-03-09", "2021-09-24"),
        ("Maria Esteves", 40, "2021-09-24", "2022-09-21"),
        ("Maria Esteves", 30, "2022-09-21", "2023-03-03"),
        ("Shear Trust", 60, "2021-09-24", "2022-09-21"),
        ("Shear Trust", 70, "2022-09-21", "2023-03-01"),
        ("Shear Trust", 80, "2023-03-01", ""),
    ]
    assert edges(store, Kind.CHAIR) == [
        (Kind.CHAIR, "Maria Esteves", "Tecido Ltd", "2002-03-09", "2023-03-03")
    ]
