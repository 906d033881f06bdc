"""严重违法失信名单, 经营异常名录 and the list of government procurement."""

import pytest

from graph.identifiers import mask_court, person_number
from graph.intervals import FOREVER, day, iso
from graph.vocabulary import Kind, NodeKind
from loaders import LOADERS
from loaders.base import Context
from tests.loaders.sources import (
    CTX,
    DETERMINATION,
    E2,
    KEYS,
    LI_NAMED,
    PROCUREMENT,
    VIOLATION,
    ZHANG,
    csv_file,
    issues,
    said,
    statements,
)

LIST = LOADERS["violation_list"]
OFFICE = "测试市市场监督管理局"
DOCUMENT = "测市监列〔2026〕3号"
EVENT = f"e:{OFFICE}:YZWF/{DOCUMENT}:u:{E2}"
CODE = "统一社会信用代码（或身份证号）"


def read(folder, change, row=VIOLATION, ctx=CTX):
    return said(LIST, csv_file(folder, row | change), ctx)


def one(items, kind):
    (found,) = statements(items, kind)
    return found


def days(statement):
    stop = statement.span.stop
    return iso(statement.span.start), "" if stop == FOREVER else iso(stop)


def test_an_entry_states_event_subject_and_entry_without_conduct(tmp_path):
    items = read(tmp_path, {})
    kinds = [s.kind for s in statements(items)]
    assert kinds == [Kind.EVENT, Kind.SUBJECT_OF, Kind.LISTED]
    assert not issues(items)
    event, entry = one(items, Kind.EVENT), one(items, Kind.LISTED)
    assert event.src.key == EVENT
    assert (event.props["category"], event.props["determined"]) == ("YZWF", "2026-03-01")
    assert event.props["rep_name"] == "李乙"
    assert (entry.src.key, days(entry)) == (f"u:{E2}", ("2026-03-01", ""))
    assert entry.props["event"] == EVENT


def test_a_removal_in_the_same_row_closes_the_entry(tmp_path):
    out = {
        "移出日期": "20260520",
        "移出原因": "列入满期",
        "移出决定书文号": "测市监移（2026）1号",
        "作出决定机关（移出）": OFFICE,
    }
    entry = one(read(tmp_path, out), Kind.LISTED)
    assert days(entry) == ("2026-03-01", "2026-05-20")
    assert entry.props["out_doc_no"] == "测市监移〔2026〕1号"
    assert entry.props["out_reason"] == "列入满期"


def test_a_row_of_removals_names_the_decision_that_it_ends(tmp_path):
    row = {"列入日期": "", "作出决定机关（列入）": "", "作出决定机关（移出）": OFFICE}
    (out,) = statements(read(tmp_path, row | {"移出日期": "2026-05-20"}))
    assert (out.kind, days(out)) == (Kind.DELISTED, ("2026-05-20", ""))
    assert (out.props["list_code"], out.props["doc_no"]) == ("YZWF", DOCUMENT)


@pytest.mark.parametrize("named", ["经营异常名录", "JYYC"])
def test_the_catalogue_of_abnormal_operations_is_a_list_and_no_event(tmp_path, named):
    (entry,) = statements(read(tmp_path, {"类别": named}))
    assert entry.kind is Kind.LISTED
    assert (entry.props["list_code"], entry.props["event"]) == ("JYYC", "")


def test_conduct_days_that_the_row_states(tmp_path):
    row = VIOLATION | {"违法行为开始日期": "2026-01-05", "违法行为结束日期": "2026-01-06"}
    assert days(one(read(tmp_path, row), Kind.CONDUCT)) == ("2026-01-05", "2026-01-07")


def test_procurement_gives_a_term_and_its_own_list(tmp_path):
    items = read(tmp_path, {}, PROCUREMENT)
    event, entry = one(items, Kind.EVENT), one(items, Kind.LISTED)
    assert (event.props["category"], event.props["determined"]) == ("ZFCG", "2026-03-01")
    assert event.src.key == f"e:测试市财政局:ZFCG/2026-03-05:u:{E2}"
    assert days(entry) == ("2026-03-05", "2027-03-01")


def test_a_term_that_stays_open(tmp_path):
    items = read(tmp_path, {"公布截止日期": "长期"}, PROCUREMENT)
    assert days(one(items, Kind.LISTED))[1] == ""


@pytest.mark.parametrize(
    ("number", "start"), [(ZHANG, KEYS.person_key(person_number(ZHANG))), (mask_court(ZHANG), "c:")]
)
def test_a_natural_person_in_procurement(tmp_path, number, start):
    items = read(tmp_path, {"企业名称": "张甲", CODE: number}, PROCUREMENT)
    subject = one(items, Kind.SUBJECT_OF).src
    assert subject.kind is NodeKind.PERSON
    assert subject.key.startswith(start)
    assert number not in repr(items)


@pytest.mark.parametrize(
    ("row", "change", "column", "reason"),
    [
        (VIOLATION, {"企业名称": ""}, "企业名称", "missing_value"),
        (VIOLATION, {"列入日期": ""}, "列入日期", "missing_value"),
        (VIOLATION, {"作出决定机关（列入）": ""}, "作出决定机关(列入)", "missing_value"),
        (VIOLATION, {"类别": "红名单"}, "类别", "unknown_value"),
        (VIOLATION, {"移出日期": "2026-02-28"}, "移出日期", "end_before_start"),
        (VIOLATION, {"列入日期": "2026-06-02"}, "列入日期", "date_after_publication"),
        (PROCUREMENT, {"公布截止日期": "2026-03-04"}, "公布截止日期", "end_before_start"),
        (PROCUREMENT, {"处罚（记录）日期": "2026-03-06"}, "处罚(记录)日期", "date_after_entry"),
    ],
)
def test_a_row_is_left_out(tmp_path, row, change, column, reason):
    items = read(tmp_path, change, row)
    assert issues(items) == [("reject", column, reason)]
    assert not statements(items)


def test_a_person_in_a_list_of_organisations_is_left_out(tmp_path):
    items = read(tmp_path, {"类别": "经营异常名录", "统一社会信用代码": ZHANG})
    assert [i[2] for i in issues(items)] == ["person_listed"]
    assert not statements(items)


def test_the_newest_day_of_a_row_dates_it(tmp_path):
    assert one(read(tmp_path, {}, ctx=Context(KEYS)), Kind.EVENT).asserted_at == day("2026-03-01")


def test_a_determination_meets_the_entry_by_its_list(tmp_path):
    row = DETERMINATION | LI_NAMED
    row |= {
        "名单类别": "严重违法失信名单（市场监管）",
        "处罚决定书文号*": "测市监列[2026]3号",
        "处罚机关": OFFICE,
        "处罚机关代码": "",
        "行政相对人名称*": "乙公司",
        "统一社会信用代码": E2,
    }
    items = said(LOADERS["determinations"], csv_file(tmp_path, row))
    assert {s.src.key for s in statements(items, Kind.NAMED, Kind.CONDUCT)} == {EVENT}
    assert not issues(items)
