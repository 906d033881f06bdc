"""Ties between two parties: which end is which, and who may stand there."""

import pytest

from graph.identifiers import person_number
from graph.intervals import FOREVER, Interval, day
from graph.records import canonical
from graph.vocabulary import Flag, Kind
from loaders import LOADERS
from loaders.base import Issue
from tests.loaders.case_rows import TIE
from tests.loaders.sources import (
    E1,
    E2,
    KEYS,
    LI,
    MASKED,
    ZHANG,
    csv_file,
    issues,
    said,
    statements,
)

TIES = LOADERS["ties"]


def of(end, name, number):
    return {f"主体{end}名称": name, f"主体{end}统一社会信用代码": "", f"主体{end}证件号码": number}


ZHANG_ONE = {"主体一名称*": "张甲", "主体一统一社会信用代码": "", "主体一证件号码": ZHANG}
LI_OTHER = of("二", "李乙", LI)
KIN = {"关系类型*": "亲属", "亲属关系": "配偶"} | ZHANG_ONE | LI_OTHER
PHONE = {"关系类型*": "联系点", "联系方式类型": "电话", "联系方式": "138-0000-1111"}
PHONE |= of("二", "", "")


def read(folder, *changes):
    return said(TIES, csv_file(folder, *(TIE | change for change in changes)))


def one(items):
    (found,) = (s for s in statements(items) if s.kind is not Kind.HAS_MASK)
    return found


@pytest.mark.parametrize("form", ["更名", "合并", "分立", "机构调整"])
def test_the_successor_succeeds_whom_it_names(tmp_path, form):
    found = one(read(tmp_path, {"关系类型*": form}))
    assert (found.kind, found.src.key, found.dst.key) == (Kind.SUCCEEDS, f"u:{E1}", f"u:{E2}")
    assert (found.props["kind"], found.span) == (form, Interval(day("2025-01-01"), FOREVER))


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("平台内经营", Kind.HOSTS),
        ("末端网点", Kind.SITE_OF),
        ("管理关系", Kind.MANAGES),
        ("协议控制", Kind.CONTROLS),
        ("一致行动", Kind.ACTS_IN_CONCERT),
        ("代持", Kind.NOMINEE_FOR),
    ],
)
def test_a_kind_of_tie(tmp_path, word, kind):
    found = one(read(tmp_path, {"关系类型*": word}))
    assert (found.kind, found.src.key, found.dst.key) == (kind, f"u:{E1}", f"u:{E2}")
    assert found.props["instrument"] == "合并协议"


def test_votes_with_or_without_a_number(tmp_path):
    votes = {"关系类型*": "表决权"}
    assert one(read(tmp_path, votes | {"比例(%)": "33.4%"})).props["pct"] == 33.4
    assert one(read(tmp_path, votes)).props["pct"] is None


def test_a_nominee_and_the_enterprise_that_it_is_about(tmp_path):
    about = {"所涉企业名称": "乙公司", "所涉企业统一社会信用代码": E2}
    found = one(read(tmp_path, {"关系类型*": "代持"} | ZHANG_ONE | LI_OTHER | about))
    assert found.src.key == KEYS.person_key(person_number(ZHANG))
    assert found.props["organization"] == f"u:{E2}"


def test_kinship_between_two_numbers(tmp_path):
    found = one(read(tmp_path, KIN | {"亲属关系": "旁系血亲", "亲等": "3"}))
    assert {found.src.key, found.dst.key} == {
        KEYS.person_key(person_number(n)) for n in (ZHANG, LI)
    }
    assert (found.props["kind"], found.props["degree"]) == ("collateral", 3)


def test_a_contact_point_is_the_same_however_it_is_written(tmp_path):
    other = {"主体一名称*": "乙公司", "主体一统一社会信用代码": E2}
    items = read(tmp_path, PHONE, PHONE | other | {"联系方式": "+86 13800001111"})
    found = statements(items, Kind.HAS_CONTACT)
    assert len({s.dst.key for s in found}) == 1
    assert found[0].props["kind"] == "phone"


def test_a_start_that_is_not_stated_is_the_day_first_seen(tmp_path):
    found = one(read(tmp_path, {"起始日期": ""}))
    assert (found.span.start, found.flags) == (day("2026-06-01"), Flag.START_UNKNOWN)


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"关系类型*": "朋友"}, "关系类型", "unknown_value"),
        ({"主体一名称*": ""}, "主体一名称", "missing_value"),
        ({"主体二名称": ""}, "主体二名称", "missing_value"),
        (of("二", "", ""), "主体二名称", "missing_value"),
        ({"主体二统一社会信用代码": E1}, "主体二名称", "same_party"),
        ({"截止日期": "2024-12-31"}, "截止日期", "end_before_start"),
        ({"关系类型*": "管理关系"} | LI_OTHER, "主体二名称", "unit_here"),
        ({"关系类型*": "合并"} | ZHANG_ONE, "主体一名称", "unit_here"),
        ({"关系类型*": "表决权", "比例(%)": "120"}, "比例(%)", "share_range"),
        (KIN | {"主体二证件号码": MASKED}, "主体二证件号码", "kin_by_number"),
        (KIN | {"亲属关系": "同乡"}, "亲属关系", "unknown_value"),
        (PHONE | {"联系方式": "138****1111"}, "联系方式", "contact_unreadable"),
        (PHONE | {"联系方式": ""}, "联系方式", "missing_value"),
        (PHONE | LI_OTHER, "主体二名称", "column_of_other_type"),
    ],
)
def test_a_row_is_left_out(tmp_path, change, column, reason):
    items = read(tmp_path, change)
    assert ("reject", column, reason) in issues(items)
    assert not statements(items)


@pytest.mark.parametrize(
    ("kind", "start", "reason"), [("自然人", "c:", "no_number"), ("单位", "t:", "no_code")]
)
def test_a_name_alone_is_what_its_category_says(tmp_path, kind, start, reason):
    own = {"关系类型*": "一致行动", "主体二类别": kind} | of("二", "李乙", "")
    items = read(tmp_path, own)
    assert one(items).dst.key.startswith(start)
    assert [found for _, _, found in issues(items)] == [reason]


@pytest.mark.parametrize(
    ("code", "reason"), [("", "unit_or_person"), (LI, "person_number_in_code")]
)
def test_a_person_is_never_taken_for_a_unit(tmp_path, code, reason):
    own = {"关系类型*": "一致行动"} | of("二", "李乙", "") | {"主体二统一社会信用代码": code}
    items = read(tmp_path, own)
    assert issues(items) == [("reject", "主体二统一社会信用代码", reason)]


def test_kinship_by_names_alone_is_left_out(tmp_path):
    names = {"主体一证件号码": "", "主体二证件号码": ""}
    items = read(tmp_path, KIN | names | {"主体一类别": "自然人", "主体二类别": "自然人"})
    assert {reason for _, _, reason in issues(items)} == {"kin_by_number"}


def test_no_number_and_no_contact_gets_out(tmp_path):
    items = read(
        tmp_path,
        KIN | {"依据文书": f"张甲{ZHANG}"},
        PHONE,
        PHONE | {"联系方式": "138****1111"},
        {"关系类型*": "代持"} | ZHANG_ONE | of("二", "李乙", MASKED),
    )
    kept = [canonical([s.src, s.dst, s.props, s.record_id]) for s in statements(items)]
    told = [str(i) for i in items if isinstance(i, Issue)]
    hidden = (ZHANG[6:14], LI[6:14], MASKED, "0000-1111", "13800001111")
    assert all(n not in text for n in hidden for text in (*kept, *told))
