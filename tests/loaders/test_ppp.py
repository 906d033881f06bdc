"""The library of PPP projects: stages, who answers for each, the company and its holders."""

import pytest

from graph.identifiers import person_number
from graph.intervals import FOREVER, Interval, day
from graph.records import canonical
from graph.vocabulary import Kind
from loaders import LOADERS
from loaders.base import Issue
from tests.loaders.case_rows import ANSWERS, PPP
from tests.loaders.sources import (
    E1,
    E2,
    GOV,
    KEYS,
    MASKED,
    csv_file,
    issues,
    said,
    statements,
)

LIBRARY = LOADERS["ppp"]
ZHOU = "999999198307070076"
COMPANY = {"项目公司名称": "乙公司", "项目公司统一社会信用代码": E2}
HELD = COMPANY | {"股东名称": "甲公司", "股东统一社会信用代码": E1, "持股比例(%)": "80"}


def read(folder, *changes):
    return said(LIBRARY, csv_file(folder, *(PPP | change for change in changes)))


def one(items, kind):
    (found,) = statements(items, kind)
    return found


def test_a_project_with_its_stage_and_its_body(tmp_path):
    items = read(tmp_path, {})
    assert not issues(items)
    project, stage = statements(items, Kind.PROFILE)
    assert (project.src.key, project.src.name) == ("j:PPP-1", "某污水处理项目")
    assert project.props["total_amount"] == "100000000"
    assert project.props["return"] == "政府付费"
    assert (stage.src.key, stage.props["regime"]) == ("g:PPP-1|EXEC", "PPP_2014")
    of = one(items, Kind.STAGE_OF)
    assert (of.src.key, of.dst.key) == ("g:PPP-1|EXEC", "j:PPP-1")
    assert of.span == Interval(day("2021-01-01"), FOREVER)
    body = one(items, Kind.PROCURES)
    assert (body.src.key, body.dst.key) == (f"u:{GOV}", "j:PPP-1")


def test_who_answers_for_a_stage_until_when(tmp_path):
    items = read(tmp_path, ANSWERS)
    duty = one(items, Kind.STAGE_DUTY)
    assert duty.src.key == KEYS.person_key(person_number(ZHOU))
    assert duty.dst.key == "g:PPP-1|PREP"
    assert duty.span == Interval(day("2018-01-01"), day("2021-01-01"))
    assert (duty.props["side"], duty.props["instrument"]) == ("政府方", "某任〔2018〕1号")
    assert {s.src.key for s in statements(items, Kind.STAGE_OF)} == {
        "g:PPP-1|PREP",
        "g:PPP-1|EXEC",
    }


def test_the_days_of_the_present_stage_stay_when_somebody_answers_for_it(tmp_path):
    of = one(read(tmp_path, ANSWERS | {"责任阶段": "项目执行"}), Kind.STAGE_OF)
    assert of.span.start == day("2021-01-01")


def test_the_private_side_is_told_apart(tmp_path):
    duty = one(read(tmp_path, ANSWERS | {"责任方": "社会资本方"}), Kind.STAGE_DUTY)
    assert duty.props["side"] == "社会资本方"


def test_a_name_without_a_number_is_a_mention(tmp_path):
    items = read(tmp_path, ANSWERS | {"责任人证件号码": ""})
    assert one(items, Kind.STAGE_DUTY).src.key.startswith("c:")
    assert issues(items) == [("warning", "责任人证件号码", "no_number")]


def test_the_project_company_and_its_holder(tmp_path):
    items = read(tmp_path, HELD)
    company = one(items, Kind.PARTY_TO)
    assert (company.src.key, company.props["side"]) == (f"u:{E2}", "project_company")
    share = one(items, Kind.HOLDS_SHARE)
    assert (share.src.key, share.dst.key, share.props["pct"]) == (f"u:{E1}", f"u:{E2}", 80.0)


def test_a_blank_share_is_unknown(tmp_path):
    share = one(read(tmp_path, HELD | {"持股比例(%)": ""}), Kind.HOLDS_SHARE)
    assert share.props["pct"] is None


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"项目编码*": ""}, "项目编码", "missing_value"),
        ({"所处阶段": "收尾"}, "所处阶段", "unknown_value"),
        ({"阶段截止日期": "2020-12-31"}, "阶段截止日期", "end_before_start"),
        ({"阶段起始日期": "", "阶段截止日期": "2022-12-31"}, "阶段起始日期", "missing_value"),
        (ANSWERS | {"责任阶段": ""}, "责任阶段", "missing_value"),
        (ANSWERS | {"责任起始日期": ""}, "责任起始日期", "missing_value"),
        (ANSWERS | {"责任截止日期": "2017-12-31"}, "责任截止日期", "end_before_start"),
        (ANSWERS | {"责任方": "第三方"}, "责任方", "unknown_value"),
        (ANSWERS | {"责任人姓名": ""}, "责任人姓名", "missing_value"),
        (HELD | {"持股比例(%)": "100.5"}, "持股比例(%)", "share_range"),
        (HELD | {"持股比例(%)": "大部分"}, "持股比例(%)", "share_range"),
        (HELD | {"项目公司名称": ""}, "项目公司名称", "missing_value"),
        (HELD | dict.fromkeys(COMPANY, ""), "项目公司名称", "missing_value"),
    ],
)
def test_a_row_is_left_out(tmp_path, change, column, reason):
    items = read(tmp_path, change)
    assert issues(items) == [("reject", column, reason)]
    assert not statements(items)


def test_no_number_of_a_person_gets_out(tmp_path):
    items = read(
        tmp_path,
        ANSWERS | {"任命文件": f"周庚（{ZHOU}）"},
        ANSWERS | {"责任人证件号码": MASKED},
    )
    kept = [canonical([s.src, s.dst, s.props, s.record_id]) for s in statements(items)]
    told = [str(i) for i in items if isinstance(i, Issue)]
    assert all(n not in text for n in (ZHOU[6:14], MASKED) for text in (*kept, *told))
