"""Default events of every category without a format of its own: what a right row states."""

import pytest

from graph.identifiers import person_number
from graph.intervals import FOREVER, Interval, day
from graph.records import canonical
from graph.vocabulary import Kind, NodeKind
from loaders import LOADERS
from loaders.base import Issue
from tests.loaders.case_rows import EVENT, NAMED
from tests.loaders.sources import (
    E1,
    E2,
    GOV,
    KEYS,
    LI,
    MASKED,
    WRONG_CHECK,
    ZHANG,
    csv_file,
    issues,
    said,
    statements,
)

EVENTS = LOADERS["events"]
KEY = f"e:{GOV}:新信认〔2026〕1号:u:{E1}"
WAGES = {"失信行为类别*": "NMGGZ", "列入日期": "2026-05-12"}
STAGED = {
    "失信行为类别*": "政府和社会资本合作违约",
    "项目编号": "PPP-1",
    "成因阶段": "准备",
    "成因日期": "2019-05-01",
    "发现阶段": "项目执行",
}


def read(folder, *changes):
    return said(EVENTS, csv_file(folder, *(EVENT | change for change in changes)))


def one(items, kind):
    (found,) = statements(items, kind)
    return found


def test_an_event_its_subject_and_its_conduct(tmp_path):
    items = read(tmp_path, {})
    assert not issues(items)
    event, subject, step, conduct = statements(items)
    assert (event.kind, event.src.key) == (Kind.EVENT, KEY)
    wanted = {
        "category": "ZFWY",
        "state": "confirmed",
        "determined": "2026-05-10",
        "severity": "general",
        "amount_yuan": "300000",
        "loss_yuan": "1000",
        "social_impact": "三家企业停工",
        "performance": "unperformed",
        "penalties": [],
    }
    assert {k: event.props[k] for k in wanted} == wanted
    assert (subject.kind, subject.src.key, subject.dst) == (Kind.SUBJECT_OF, f"u:{E1}", event.src)
    assert (step.kind, step.props["state"]) == (Kind.PROCEEDING, "confirmed")
    assert (conduct.kind, conduct.span) == (
        Kind.CONDUCT,
        Interval.parse("2026-01-01", "2026-01-31"),
    )
    assert conduct.props["doc_no"] == "新信认〔2026〕1号"


@pytest.mark.parametrize(
    ("word", "code"), [("TQZX", "TQZX"), ("拖欠中小企业款项", "TQZX"), ("虚假登记", "XJDJ")]
)
def test_a_category_by_code_or_label(tmp_path, word, code):
    assert one(read(tmp_path, {"失信行为类别*": word}), Kind.EVENT).props["category"] == code


def test_an_event_that_is_not_confirmed_yet(tmp_path):
    event = one(read(tmp_path, {"认定状态": "核实中"}), Kind.EVENT)
    assert event.props["state"] == "verifying"


def test_conduct_that_goes_on(tmp_path):
    conduct = one(read(tmp_path, {"行为结束日期": "至今"}), Kind.CONDUCT)
    assert conduct.span == Interval(day("2026-01-01"), FOREVER)


def test_rows_of_one_document_add_acts_and_persons(tmp_path):
    act = {"行为开始日期": "2026-03-01", "行为结束日期": "2026-03-01"}
    items = read(tmp_path, NAMED, NAMED | act, act)
    assert len({s.digest for s in statements(items, Kind.EVENT)}) == 1
    assert len({s.digest for s in statements(items, Kind.CONDUCT)}) == 2
    assert len({s.digest for s in statements(items, Kind.NAMED)}) == 1


def test_a_person_named_with_a_responsibility_of_officials(tmp_path):
    named = one(read(tmp_path, NAMED), Kind.NAMED)
    assert named.dst.key == KEYS.person_key(person_number(LI))
    assert (named.props["finding"], named.props["level"]) == ("leadership", "E2")


def test_a_natural_person_as_subject(tmp_path):
    own = {"主体名称*": "张甲", "主体类别": "自然人", "统一社会信用代码": ""}
    subject = one(read(tmp_path, own | {"自然人证件号码": ZHANG}), Kind.SUBJECT_OF)
    assert (subject.src.kind, subject.src.key) == (
        NodeKind.PERSON,
        KEYS.person_key(person_number(ZHANG)),
    )


def test_the_stages_of_a_project(tmp_path):
    cause, seen = statements(read(tmp_path, STAGED), Kind.CONCERNS)
    assert (cause.src.key, cause.dst.key, cause.dst.name) == (KEY, "g:PPP-1|PREP", "项目准备")
    assert (cause.props["role"], cause.props["cause_date"]) == ("cause_stage", "2019-05-01")
    assert (seen.dst.key, seen.props["role"]) == ("g:PPP-1|EXEC", "found_stage")
    assert cause.props["doc_no"] == "新信认〔2026〕1号"


def test_a_contract_of_the_subject(tmp_path):
    concern = one(read(tmp_path, {"合同编号": "HT-1"}), Kind.CONCERNS)
    assert (concern.dst.key, concern.props["role"]) == (f"k:HT-1|u:{E1}", "contract")
    other = {"合同编号": "HT-1", "合同甲方统一社会信用代码": E2}
    assert one(read(tmp_path, other), Kind.CONCERNS).dst.key == f"k:HT-1|u:{E2}"


def test_an_incident_that_the_subject_reported(tmp_path):
    concern = one(read(tmp_path, {"寄递事件编号": "JD-1"}), Kind.CONCERNS)
    assert (concern.dst.key, concern.props["role"]) == (f"i:JD-1|u:{E1}", "incident")


def test_an_entry_in_a_list_has_the_key_of_the_list(tmp_path):
    items = read(tmp_path, WAGES)
    event, entry = one(items, Kind.EVENT), one(items, Kind.LISTED)
    assert event.src.key == f"e:新区管委会:NMGGZ/新信认〔2026〕1号:u:{E1}"
    assert (entry.src.key, entry.span.start) == (f"u:{E1}", day("2026-05-12"))
    assert (entry.props["list_code"], entry.props["event"]) == ("NMGGZ", event.src.key)


def test_a_removal_in_the_row_and_a_row_of_removal_alone(tmp_path):
    out = {"移出日期": "2026-05-20", "移出文书文号": "新移〔2026〕1号"}
    entry = one(read(tmp_path, WAGES | out), Kind.LISTED)
    assert (entry.span.stop, entry.props["out_doc_no"]) == (day("2026-05-20"), "新移〔2026〕1号")
    alone = WAGES | out | {"列入日期": "", "认定日期*": ""}
    (off,) = statements(read(tmp_path, alone))
    assert (off.kind, off.span.start) == (Kind.DELISTED, day("2026-05-20"))
    assert (off.props["list_code"], off.props["doc_no"]) == ("NMGGZ", "新信认〔2026〕1号")


def test_a_default_in_delivery_may_be_listed_or_not(tmp_path):
    plain = one(read(tmp_path, {"失信行为类别*": "DSJD"}), Kind.EVENT)
    listed = read(tmp_path, {"失信行为类别*": "DSJD", "列入日期": "2026-05-12"})
    assert plain.src.key == KEY
    assert one(listed, Kind.LISTED).props["event"] == one(listed, Kind.EVENT).src.key


def test_acts_of_collusion_are_kept_as_codes(tmp_path):
    own = {"失信行为类别*": "CTTB", "违法情形": "串通；弄虚作假"}
    assert one(read(tmp_path, own), Kind.EVENT).props["acts"] == ["collusion", "fraud"]


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"失信行为类别*": "行政处罚"}, "失信行为类别", "format_of_its_own"),
        ({"失信行为类别*": "SXBZXR"}, "失信行为类别", "format_of_its_own"),
        ({"失信行为类别*": "闲聊"}, "失信行为类别", "unknown_value"),
        ({"失信行为类别*": ""}, "失信行为类别", "missing_value"),
        ({"认定状态": "大概"}, "认定状态", "unknown_value"),
        ({"认定文书文号*": ""}, "认定文书文号", "missing_value"),
        ({"认定日期*": ""}, "认定日期", "missing_value"),
        ({"认定日期*": "2026-06-02"}, "认定日期", "date_after_publication"),
        ({"主体名称*": "/"}, "主体名称", "missing_value"),
        ({"主体类别": "公司"}, "主体类别", "unknown_value"),
        ({"行为结束日期": ""}, "行为结束日期", "end_missing_or_open"),
        ({"行为开始日期": ""}, "行为开始日期", "start_missing"),
        ({"行为结束日期": "2025-12-31"}, "行为结束日期", "end_before_start"),
        ({"行为结束日期": "2026-05-11"}, "行为结束日期", "date_after_determination"),
        (
            {"行为开始日期": "2026-05-11", "行为结束日期": "至今"},
            "行为开始日期",
            "date_after_determination",
        ),
        ({"履行情况": "差不多"}, "履行情况", "unknown_value"),
        ({"违法情形": "串通；偷懒"}, "违法情形", "unknown_value"),
        ({"涉及金额（万元）": "很多"}, "涉及金额(万元)", "not_an_amount"),
        (NAMED | {"责任认定": ""}, "责任认定", "missing_value"),
        (STAGED | {"项目编号": ""}, "项目编号", "stage_incomplete"),
        (STAGED | {"成因日期": ""}, "成因日期", "stage_incomplete"),
        (STAGED | {"成因阶段": ""}, "成因阶段", "stage_incomplete"),
        (STAGED | {"成因日期": "2026-05-11"}, "成因日期", "date_after_determination"),
        (STAGED | {"成因阶段": "收尾"}, "成因阶段", "unknown_value"),
        (
            {"合同编号": "HT-1", "合同甲方统一社会信用代码": WRONG_CHECK},
            "合同甲方统一社会信用代码",
            "code_invalid",
        ),
        (WAGES | {"列入日期": ""}, "列入日期", "missing_value"),
        (WAGES | {"移出日期": "2026-05-11"}, "移出日期", "end_before_start"),
        ({"列入日期": "2026-05-12"}, "列入日期", "no_list_of_category"),
    ],
)
def test_a_row_is_left_out(tmp_path, change, column, reason):
    items = read(tmp_path, change)
    assert issues(items) == [("reject", column, reason)]
    assert not statements(items)


def test_the_day_of_the_determination_itself_is_conduct_that_it_can_find(tmp_path):
    items = read(tmp_path, {"行为结束日期": "2026-05-10"}, STAGED | {"成因日期": "2026-05-10"})
    assert not issues(items)


def test_an_authority_without_code_is_warned_of(tmp_path):
    items = read(tmp_path, {"认定机关代码": ""})
    assert issues(items) == [("warning", "认定机关代码", "authority_by_name")]


def test_no_number_of_a_person_gets_out(tmp_path):
    person = {"主体名称*": "张甲", "主体类别": "自然人", "统一社会信用代码": ""}
    items = read(
        tmp_path,
        NAMED | {"社会影响": f"李乙（{LI}）"},
        NAMED | {"责任人证件号码": MASKED, "责任认定": ""},
        person | {"自然人证件号码": ZHANG},
        person | {"自然人证件号码": MASKED},
        {"统一社会信用代码": LI},
    )
    kept = [canonical([s.src, s.dst, s.props, s.record_id]) for s in statements(items)]
    told = [str(i) for i in items if isinstance(i, Issue)]
    hidden = (LI[6:14], ZHANG[6:14], MASKED)
    assert all(n not in text for n in hidden for text in (*kept, *told))
