"""Lots and bids: what a row states of the project, the lot, the bid, and those around them."""

import pytest

from graph.identifiers import person_number
from graph.intervals import day
from graph.records import canonical
from graph.vocabulary import Kind, NodeKind
from loaders import LOADERS
from loaders.base import Issue
from tests.loaders.case_rows import BID, RIVAL
from tests.loaders.sources import (
    E1,
    E2,
    GOV,
    KEYS,
    LI,
    MASKED,
    ZHANG,
    csv_file,
    issues,
    said,
    statements,
)

BIDS = LOADERS["bids"]
LOT, PROJECT = f"l:XM-1|u:{GOV}|B1", f"j:XM-1|u:{GOV}"
ACCOUNT = {"保证金转出账户": "6222 0000 1111 2222"}
AGENT = {"投标经办人": "吴辛", "投标经办人证件号码": "999999198408080089"}


def read(folder, *changes):
    return said(BIDS, csv_file(folder, *(BID | change for change in changes)))


def one(items, kind):
    (found,) = statements(items, kind)
    return found


def ends(items, kind):
    return [(s.src.key, s.dst.key) for s in statements(items, kind)]


def profiles(items):
    return {s.src.kind: s for s in statements(items, Kind.PROFILE)}


def test_a_bid_for_a_lot_of_a_project(tmp_path):
    items = read(tmp_path, {})
    assert not issues(items)
    bid = profiles(items)[NodeKind.BID].src.key
    assert ends(items, Kind.SUBMITTED) == [(f"u:{E1}", bid)]
    assert ends(items, Kind.FOR_LOT) == [(bid, LOT)]
    assert ends(items, Kind.LOT_OF) == [(LOT, PROJECT)]
    assert ends(items, Kind.PROCURES) == [(f"u:{GOV}", PROJECT)]
    assert profiles(items)[NodeKind.LOT].props == {
        "name": "第一标段",
        "deadline": "2026-03-20",
        "procedure": "procurement",
        "method": "公开招标",
        "package": "1",
    }
    assert profiles(items)[NodeKind.BID].props == {
        "name": "甲公司",
        "status": "valid",
        "submitted": "2026-03-18",
        "amount": "955000",
        "consortium": False,
    }


def test_two_bidders_have_two_bids_in_one_lot(tmp_path):
    items = read(tmp_path, {}, RIVAL)
    assert len(set(ends(items, Kind.FOR_LOT))) == 2
    assert len({s.digest for s in statements(items, Kind.LOT_OF)}) == 1


def test_a_consortium_is_one_bid_of_several(tmp_path):
    items = read(tmp_path, {"联合体编号": "LHT1"}, RIVAL | {"联合体编号": "LHT1"})
    submitted = ends(items, Kind.SUBMITTED)
    assert [who for who, _ in submitted] == [f"u:{E1}", f"u:{E2}"]
    assert len({bid for _, bid in submitted}) == 1
    assert all(s.props["consortium"] for s in statements(items, Kind.SUBMITTED))


def test_those_around_a_bid(tmp_path):
    own = AGENT | {
        "项目经理": "李乙",
        "项目经理证件号码": LI,
        "投标文件编制人名称": "乙公司",
        "投标文件编制人统一社会信用代码": E2,
        "代理机构名称": "乙公司",
        "代理机构统一社会信用代码": E2,
    }
    items = read(tmp_path, own)
    bid = profiles(items)[NodeKind.BID].src.key
    wu = KEYS.person_key(person_number("999999198408080089"))
    assert ends(items, Kind.ENTRUSTED) == [(wu, bid)]
    assert ends(items, Kind.PROJECT_MEMBER) == [(KEYS.person_key(person_number(LI)), bid)]
    assert ends(items, Kind.PREPARED_BID) == [(f"u:{E2}", bid)]
    assert ends(items, Kind.AGENT_FOR) == [(f"u:{E2}", PROJECT)]


def test_deposits_of_one_account_meet(tmp_path):
    items = read(tmp_path, ACCOUNT, RIVAL | {"保证金转出账户": "6222000011112222"})
    assert len({account for _, account in ends(items, Kind.DEPOSIT_FROM)}) == 1


def test_reviewers_by_name_are_mentions_of_the_lot(tmp_path):
    items = read(tmp_path, {"评审专家": "王丙、赵丁"}, RIVAL | {"评审专家": "王丙、赵丁"})
    found = ends(items, Kind.REVIEWS)
    assert {lot for _, lot in found} == {LOT}
    assert len({who for who, _ in found}) == 2
    assert all(who.startswith("c:") for who, _ in found)


def test_reviewers_by_number_one_for_each_name(tmp_path):
    own = {"评审专家": "张甲；李乙", "评审专家证件号码": f"{ZHANG}；{LI}"}
    found = [who for who, _ in ends(read(tmp_path, own), Kind.REVIEWS)]
    assert found == [KEYS.person_key(person_number(n)) for n in (ZHANG, LI)]


def test_a_service_before_the_project(tmp_path):
    own = {"前期服务": "监理", "前期服务开始日期": "2025-01-01"}
    served = one(read(tmp_path, own), Kind.PRIOR_SERVICE)
    assert (served.src.key, served.dst.key) == (f"u:{E1}", PROJECT)
    assert (served.props["service"], served.span.start) == ("监理", day("2025-01-01"))


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"项目编号*": ""}, "项目编号", "missing_value"),
        ({"采购人名称*": ""}, "采购人名称", "missing_value"),
        ({"投标人名称*": ""}, "投标人名称", "missing_value"),
        ({"采购程序*": "抓阄"}, "采购程序", "unknown_value"),
        ({"投标截止日期*": ""}, "投标截止日期", "missing_value"),
        ({"投标状态": "大概"}, "投标状态", "unknown_value"),
        ({"投标报价（万元）": "低价"}, "投标报价(万元)", "not_an_amount"),
        (
            {"评审专家": "张甲；李乙", "评审专家证件号码": ZHANG},
            "评审专家证件号码",
            "names_uneven",
        ),
    ],
)
def test_a_row_is_left_out(tmp_path, change, column, reason):
    items = read(tmp_path, change)
    assert ("reject", column, reason) in issues(items)
    assert not statements(items)


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"保证金转出账户": "6222****2222"}, "保证金转出账户", "account_unreadable"),
        ({"项目经理": "李乙", "项目经理证件号码": MASKED}, "项目经理证件号码", "numbers_unclear"),
    ],
)
def test_a_row_is_kept_with_a_doubt(tmp_path, change, column, reason):
    items = read(tmp_path, change)
    assert issues(items) == [("warning", column, reason)]
    assert statements(items, Kind.SUBMITTED)


def test_no_number_of_a_person_gets_out(tmp_path):
    items = read(
        tmp_path,
        AGENT | ACCOUNT | {"项目经理": f"李乙{LI}", "评审专家": "张甲"},
        {"项目经理": "李乙", "项目经理证件号码": MASKED},
        {"项目经理": "李乙；张甲", "项目经理证件号码": LI},
    )
    kept = [canonical([s.src, s.dst, s.props, s.record_id]) for s in statements(items)]
    told = [str(i) for i in items if isinstance(i, Issue)]
    hidden = (LI[6:14], "19840808", MASKED, "6222")
    assert all(n not in text for n in hidden for text in (*kept, *told))
