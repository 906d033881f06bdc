"""Deliveries loaded into a real store: what follows from them."""

from dataclasses import replace

import pytest

from graph.intervals import day
from graph.store import SqliteStore
from graph.vocabulary import Kind
from loaders.registry import REGISTRY
from loaders.run import load
from tests.loaders.registry_tables import BASE, CHANGE, LP1, ORG, PERSON, delivery
from tests.loaders.sources import CTX, LI
from tests.reading import offices_of

LI_ROW = PERSON | {"PERSON_ID": "5", "NAME": "李乙", "CERNO": LI, "OFFHFROM": "2015-03-02"}


@pytest.fixture
def store(tmp_path):
    with SqliteStore(tmp_path / "store.sqlite", create=True) as opened:
        yield opened


def put(store, folder, published, **tables):
    path = delivery(folder / published, **tables)
    ctx = replace(CTX, published=day(published))
    return load([path], REGISTRY, store, ctx, folder / "rejects", lambda _: None)


def heads(store):
    return offices_of(store, ORG, Kind.LEGAL_REP)


def test_a_change_item_ends_one_term_and_begins_the_next(store, tmp_path):
    put(store, tmp_path, "2019-06-01", persons=[LI_ROW])
    put(store, tmp_path, "2026-06-01", persons=[PERSON], changes=[CHANGE])
    assert heads(store) == [
        ("李乙", "2015-03-02", "2020-01-01", ""),
        ("张甲", "2020-01-01", "", ""),
    ]


def test_whom_a_later_list_leaves_out_was_last_seen_before(store, tmp_path):
    supervisor = LI_ROW | {"POSITION": "监事", "LEREPSIGN": ""}
    put(store, tmp_path, "2025-06-01", persons=[PERSON, supervisor])
    put(store, tmp_path, "2026-06-01", persons=[PERSON])
    found = offices_of(store, ORG, Kind.SUPERVISOR)
    assert found == [("李乙", "2015-03-02", "2025-06-02", "STOP_UNKNOWN")]


def test_a_list_that_lost_a_row_ends_nobody(store, tmp_path):
    supervisor = LI_ROW | {"POSITION": "监事", "LEREPSIGN": ""}
    put(store, tmp_path, "2025-06-01", persons=[PERSON, supervisor])
    put(store, tmp_path, "2026-06-01", persons=[PERSON, supervisor | {"OFFHFROM": "2015-02-30"}])
    assert offices_of(store, ORG, Kind.SUPERVISOR) == [("李乙", "2015-03-02", "", "")]


def test_loading_again_changes_nothing(store, tmp_path):
    put(store, tmp_path, "2026-06-01", persons=[PERSON], changes=[CHANGE])
    before = heads(store)
    report = put(store, tmp_path, "2026-06-01", persons=[PERSON], changes=[CHANGE])
    assert report.total("new") == 0
    assert heads(store) == before


def test_the_order_of_deliveries_does_not_count(store, tmp_path):
    put(store, tmp_path, "2026-06-01", persons=[PERSON], changes=[CHANGE])
    put(store, tmp_path, "2019-06-01", persons=[LI_ROW])
    assert [name for name, *_ in heads(store)] == ["李乙", "张甲"]


def test_an_executing_partner_and_its_delegate(store, tmp_path):
    base = BASE | {"ENTTYPE": "有限合伙企业", "UNISCID": LP1, "NAME": "乙公司(委派代表:周庚)"}
    put(store, tmp_path, "2026-06-01", base=[base])
    partnership = ORG._replace(key="u:" + LP1)
    delegates = offices_of(store, partnership, Kind.PARTNER_DELEGATE)
    partners = offices_of(store, partnership, Kind.MANAGING_PARTNER)
    assert delegates == [("周庚?", "2026-06-01", "", "START_UNKNOWN")]
    assert partners == [("乙公司", "2026-06-01", "", "START_UNKNOWN")]
