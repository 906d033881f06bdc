"""Contracts: their parties, what was due, what was paid; and that none of it is a default."""

import pytest

from graph.intervals import Interval, day
from graph.records import canonical
from graph.vocabulary import Kind
from loaders import LOADERS
from tests.loaders.case_rows import CONTRACT, DUE
from tests.loaders.sources import (
    E1,
    GOV,
    LI,
    csv_file,
    issues,
    said,
    statements,
)

CONTRACTS = LOADERS["contracts"]
KEY = f"k:HT-1|u:{GOV}"
PAID = {"支付日期": "2025-07-15", "支付金额（元）": "300000"}


def read(folder, *changes):
    return said(CONTRACTS, csv_file(folder, *(CONTRACT | change for change in changes)))


def one(items, kind):
    (found,) = statements(items, kind)
    return found


def test_a_contract_its_parties_and_its_project(tmp_path):
    items = read(tmp_path, {})
    assert not issues(items)
    profile = one(items, Kind.PROFILE)
    assert (profile.src.key, profile.props["amount"]) == (KEY, "1000000")
    assert (profile.props["type"], profile.props["performance"]) == ("市场化合同", "active")
    sides = {s.src.key: s.props["side"] for s in statements(items, Kind.PARTY_TO)}
    assert sides == {f"u:{GOV}": "buyer", f"u:{E1}": "supplier"}
    assert one(items, Kind.CONTRACT_OF).dst.key == f"j:XM-1|u:{GOV}"


def test_an_obligation_is_due_and_met_or_not(tmp_path):
    unmet = one(read(tmp_path, DUE), Kind.OBLIGATION)
    own = {"side": "buyer", "due": "2025-06-01", "amount": "300000", "title": "支付首付款"}
    assert {k: unmet.props[k] for k in own} == own
    assert unmet.props["met"] is None
    late = one(read(tmp_path, DUE | {"实际履行日期": "2025-08-01"}), Kind.OBLIGATION)
    assert late.props["met"] == "2025-08-01"
    assert late.slot == unmet.slot


def test_a_missed_obligation_is_no_default(tmp_path):
    kinds = {s.kind for s in statements(read(tmp_path, DUE | {"履约状态*": "违约"}))}
    assert kinds.isdisjoint({Kind.EVENT, Kind.SUBJECT_OF, Kind.LEAD_OF, Kind.LISTED})


def test_a_payment_goes_to_the_other_side_on_its_day(tmp_path):
    paid = one(read(tmp_path, PAID), Kind.PAYMENT)
    assert (paid.src.key, paid.dst.key) == (KEY, f"u:{E1}")
    assert (paid.props["amount"], paid.props["payer"]) == ("300000", f"u:{GOV}")
    assert paid.span == Interval(day("2025-07-15"), day("2025-07-16"))
    back = one(read(tmp_path, PAID | {"支付方": "乙方"}), Kind.PAYMENT)
    assert (back.dst.key, back.props["payer"]) == (f"u:{GOV}", f"u:{E1}")


def test_rows_of_one_contract_add_obligations(tmp_path):
    items = read(tmp_path, DUE, DUE | {"义务内容": "支付尾款", "应履行日期": "2025-12-01"})
    assert len({s.slot for s in statements(items, Kind.OBLIGATION)}) == 2
    assert len({s.digest for s in statements(items, Kind.PROFILE)}) == 1


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"合同编号*": ""}, "合同编号", "missing_value"),
        ({"甲方名称*": ""}, "甲方名称", "missing_value"),
        ({"乙方名称*": ""}, "乙方名称", "missing_value"),
        ({"合同类型*": "口头"}, "合同类型", "unknown_value"),
        ({"履约状态*": "差不多"}, "履约状态", "unknown_value"),
        (DUE | {"义务方": ""}, "义务方", "missing_value"),
        (DUE | {"应履行日期": ""}, "应履行日期", "missing_value"),
        (DUE | {"义务内容": ""}, "义务内容", "missing_value"),
        (PAID | {"支付日期": ""}, "支付日期", "missing_value"),
        (PAID | {"支付金额（元）": ""}, "支付金额(万元)", "missing_value"),
        (PAID | {"支付方": "丙方"}, "支付方", "unknown_value"),
    ],
)
def test_a_row_is_left_out(tmp_path, change, column, reason):
    items = read(tmp_path, change)
    assert (("reject", column, reason)) in issues(items)
    assert {level for level, *_ in issues(items)} == {"reject"}
    assert not statements(items)


def test_no_number_of_a_person_gets_out(tmp_path):
    items = read(tmp_path, DUE | {"义务内容": f"向李乙{LI}付款"}, {"乙方统一社会信用代码": LI})
    kept = [canonical([s.src, s.dst, s.props, s.record_id]) for s in statements(items)]
    assert all(LI[6:14] not in text for text in kept)
