"""双公示 行政处罚: rows that are left out or kept with a doubt, and files that are refused."""

import pytest

from graph.errors import FileFormatError
from graph.records import canonical
from graph.vocabulary import Kind
from loaders import LOADERS
from loaders.base import Context, Issue
from loaders.tables.scrub import GONE, scrub
from tests.loaders.sources import (
    CTX,
    E1,
    GOV,
    KEYS,
    LI,
    MASKED,
    PENALTY,
    WRONG_CHECK,
    ZHANG,
    csv_file,
    issues,
    said,
    statements,
    xlsx_file,
)

PENALTIES = LOADERS["penalties"]
CODE = "行政相对人代码_1（统一社会信用代码）"
CODE_HEADING = "行政相对人代码_1(统一社会信用代码)"
PERSON = {"行政相对人类别": "自然人", "行政相对人名称": "张甲", "自然人证件类型": "身份证"}


def test_an_authority_of_a_colon_alone_is_no_traceback(tmp_path):
    row = PENALTY | {"处罚机关统一社会信用代码": "：", "行政相对人代码_1（统一社会信用代码）": ""}
    (event,) = statements(said(PENALTIES, csv_file(tmp_path, row)), Kind.EVENT)
    assert event.src.key.startswith("e:?:")


def read(folder, change, ctx=CTX):
    return said(PENALTIES, csv_file(folder, PENALTY | change), ctx)


def subject_key(items):
    return statements(items, Kind.SUBJECT_OF)[0].src.key


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("行政相对人名称", "", "missing_value"),
        ("违法事实", "无", "missing_value"),
        ("处罚有效期", "", "missing_value"),
        ("数据来源单位", "-", "missing_value"),
        ("处罚决定日期", "2026-02-30", "no_such_date"),
        ("处罚决定日期", "五月", "not_a_date"),
        ("处罚决定日期", "2099-12-31", "no_such_date"),
        ("处罚决定日期", "2026-06-02", "date_after_publication"),
        ("公示截止期", "2026-13-01", "no_such_date"),
        ("行政相对人类别", "军队", "unknown_value"),
        ("处罚类别", "1", "coded_value"),
        ("罚款金额(万元)", "两万", "not_an_amount"),
        ("严重程度", "特别严重", "unknown_value"),
        ("当前状态", "1", "unknown_value"),
        ("数据更新时间", "2026-02-30", "no_such_date"),
    ],
)
def test_a_row_is_left_out(tmp_path, column, value, reason):
    written = column.replace("(", "（").replace(")", "）")
    items = read(tmp_path, {written: value})
    assert issues(items) == [("reject", column, reason)]
    assert not statements(items)


def test_the_other_rows_load(tmp_path):
    path = csv_file(tmp_path, PENALTY | {"处罚依据": ""}, PENALTY)
    items = said(PENALTIES, path)
    assert [(i.row, i.reason) for i in items if isinstance(i, Issue)] == [(2, "missing_value")]
    assert {s.row for s in statements(items)} == {3}


def test_every_faulty_column_of_a_row_is_told(tmp_path):
    items = read(tmp_path, {"处罚依据": "", "违法事实": "", "处罚决定日期": "2026-02-30"})
    assert sorted(i[1] for i in issues(items)) == ["处罚依据", "处罚决定日期", "违法事实"]


def test_a_remedy_says_what_may_be_written(tmp_path):
    (issue,) = read(tmp_path, {"行政相对人类别": "公司"})
    assert "法人及非法人组织" in issue.remedy.zh
    assert issue.value == "公司"


def test_a_wrong_check_digit_keeps_the_subject_apart(tmp_path):
    items = read(tmp_path, {CODE: WRONG_CHECK})
    assert issues(items) == [("warning", CODE_HEADING, "check_digit")]
    assert next(i.value for i in items if isinstance(i, Issue)) == WRONG_CHECK
    assert subject_key(items) == f"t:{GOV}:{WRONG_CHECK}"


def test_a_code_with_a_letter_for_a_digit_is_suggested_never_corrected(tmp_path):
    mistyped = E1.replace("0000010W", "OOOOO1OW")
    items = read(tmp_path, {CODE: mistyped})
    warning = next(i for i in items if isinstance(i, Issue))
    assert E1 in warning.remedy.zh
    assert subject_key(items) == f"t:{GOV}:{mistyped}"


def test_the_best_valid_code_counts(tmp_path):
    others = {"组织机构代码": "TE000031X", "工商注册号": "990411000000011"}
    assert subject_key(read(tmp_path, others)) == f"u:{E1}"
    assert subject_key(read(tmp_path, others | {CODE: ""})) == "o:TE000031X"
    assert subject_key(read(tmp_path, {CODE: "990411000000011"})) == "r:990411000000011"
    items = read(tmp_path, others | {CODE: WRONG_CHECK})
    assert subject_key(items) == "o:TE000031X"
    assert issues(items) == [("warning", CODE_HEADING, "check_digit")]


def test_no_code_at_all_stays_with_the_authority(tmp_path):
    items = read(tmp_path, {CODE: ""})
    assert subject_key(items) == f"t:{GOV}:甲公司"
    assert issues(items) == [("warning", CODE_HEADING, "no_code")]


def test_a_filler_is_no_code(tmp_path):
    items = read(tmp_path, {CODE: "000000000000000000"})
    assert issues(items) == [("warning", CODE_HEADING, "no_code")]


def test_long_values_are_kept_and_warned_of(tmp_path):
    items = read(tmp_path, {"备注": "长" * 513})
    assert issues(items) == [("warning", "备注", "too_long")]
    assert statements(items)


@pytest.mark.parametrize(
    ("first", "last", "column", "reason"),
    [
        ("2026-02-01", "2026-01-31", "违法行为结束日期", "end_before_start"),
        ("2026-02-01", "", "违法行为结束日期", "end_missing"),
        ("", "2026-02-01", "违法行为开始日期", "start_missing"),
        ("2026-02-01", "2026-05-11", "违法行为结束日期", "date_after_determination"),
        ("2026-02-30", "2026-05-11", "违法行为开始日期", "no_such_date"),
    ],
)
def test_conduct_that_cannot_be(tmp_path, first, last, column, reason):
    items = read(tmp_path, {"违法行为开始日期": first, "违法行为结束日期": last})
    assert issues(items) == [("reject", column, reason)]


@pytest.mark.parametrize(
    "change",
    [
        PERSON | {"自然人证件号码": ZHANG},
        PERSON | {"自然人证件号码": ZHANG[:-1] + "1"},
        PERSON | {"自然人证件号码": MASKED, "处罚依据": ""},
        PERSON | {"自然人证件号码": ZHANG, "处罚决定日期": "x"},
        {"法定代表人证件号码": ZHANG[:-1] + "8"},
        {CODE: ZHANG},
        {CODE: ZHANG[:-1] + "6"},
        {CODE: ZHANG.replace("0", "O")},
        {CODE: ZHANG[:-1]},
        {"违法事实": f"张甲（身份证号{ZHANG}）无证经营"},
        {"处罚依据": f"{ZHANG[:6]} {ZHANG[6:14]} {ZHANG[14:]}", "违法事实": MASKED},
        {"行政相对人名称": f"张甲{ZHANG}"},
        {"行政相对人类别": ZHANG},
        {"罚款金额（万元）": ZHANG},
        {"处罚类别": f"罚款;{ZHANG}"},
    ],
)
def test_no_number_of_a_person_gets_out(tmp_path, change):
    items = read(tmp_path, change)
    kept = [canonical([s.src, s.dst, s.props, s.record_id]) for s in statements(items)]
    told = [str(i) for i in items if isinstance(i, Issue)]
    for text in (*kept, *told):
        squeezed = text.replace(" ", "")
        assert ZHANG[6:14] not in squeezed.replace("O", "0")
        assert MASKED not in squeezed


def test_codes_in_running_text_stay():
    assert scrub(f"代码{E1}，注册号990411000000011") == f"代码{E1}，注册号990411000000011"
    assert scrub(f"号码{LI}，旧号999999720202002") == f"号码{GONE}，旧号{GONE}"


def test_a_coded_number_in_a_workbook_cell(tmp_path):
    path = xlsx_file(tmp_path, PERSON | PENALTY, PENALTY | PERSON | {"自然人证件号码": int(ZHANG)})
    items = said(PENALTIES, path)
    assert issues(items) == [("reject", "自然人证件号码", "digits_lost")]


def test_a_missing_column_refuses_the_file(tmp_path):
    row = {n: v for n, v in PENALTY.items() if n not in ("处罚机关", "违法事实")}
    with pytest.raises(FileFormatError, match="违法事实 or 处罚事由 or CF_SY; 处罚机关 or CF_CFJG"):
        said(PENALTIES, csv_file(tmp_path, row))


def test_a_file_without_headings_shows_no_number(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"张甲,{ZHANG}\n李乙,{LI}\n", encoding="utf-8")
    with pytest.raises(FileFormatError) as fault:
        said(PENALTIES, path)
    assert ZHANG not in fault.value.say("zh") + fault.value.say("en")


def test_without_a_version_day_the_file_asks_for_it(tmp_path):
    path, undated = csv_file(tmp_path, PENALTY), Context(KEYS)
    for ask in (lambda: said(PENALTIES, path, undated), lambda: PENALTIES.check(path, undated)):
        with pytest.raises(FileFormatError, match="--published 2026-06-01"):
            ask()


def test_a_row_without_a_version_day_is_left_out(tmp_path):
    items = read(tmp_path, {"数据更新时间": ""}, Context(KEYS))
    assert issues(items) == [("reject", "数据更新时间", "missing_value")]
