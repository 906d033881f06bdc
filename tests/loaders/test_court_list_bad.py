"""失信被执行人: rows that are left out or kept with a doubt, and files that are refused."""

import pytest

from graph.errors import FileFormatError
from graph.intervals import day
from graph.vocabulary import Kind
from loaders import LOADERS
from loaders.base import Context
from tests.loaders.sources import CTX, DEBTOR, KEYS, ZHANG, csv_file, issues, said, statements

COURT_LIST = LOADERS["court_list"]


def read(folder, change, ctx=CTX):
    return said(COURT_LIST, csv_file(folder, DEBTOR | change), ctx)


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("iname", "", "missing_value"),
        ("courtName", "-", "missing_value"),
        ("caseCode", "", "missing_value"),
        ("publishDate", "", "missing_value"),
        ("publishDate", "2026年13月1日", "no_such_date"),
        ("publishDate", "六月", "not_a_date"),
        ("publishDate", "2026-06-02", "date_after_publication"),
        ("regDate", "20260230", "no_such_date"),
        ("regDate", "长期", "no_such_date"),
        ("exitDate", "2026-06-02", "date_after_publication"),
        ("exitDate", "2026-05-31", "end_before_start"),
        ("partyTypeName", "582", "unknown_value"),
    ],
)
def test_a_row_is_left_out(tmp_path, column, value, reason):
    items = read(tmp_path, {column: value})
    assert issues(items) == [("reject", column.upper(), reason)]
    assert not statements(items)


def test_a_case_registered_after_the_entry_is_left_out(tmp_path):
    items = read(tmp_path, {"publishDate": "20260501", "regDate": "20260502"})
    assert [i[1:] for i in issues(items)] == [("REGDATE", "date_after_entry")]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"regDate": ""}, "no_start_of_default"),
        ({"cardNum": ""}, "no_code"),
        ({"cardNum": "TE0****29"}, "masked_code"),
        ({"cardNum": ZHANG}, "person_number_in_code"),
        ({"cardNum": "91990411T20000010W"}, "check_digit"),
    ],
)
def test_a_row_is_kept_with_a_doubt(tmp_path, change, reason):
    items = read(tmp_path, change)
    assert ("warning", reason) in {i[::2] for i in issues(items)}
    assert statements(items, Kind.LISTED)


def test_units_with_one_mask_and_two_names_stay_apart(tmp_path):
    covered = DEBTOR | {"cardNum": "TE0****29"}
    path = csv_file(tmp_path, covered, covered | {"iname": "丙公司"})
    assert len({s.src.key for s in statements(said(COURT_LIST, path), Kind.LISTED)}) == 2


def test_a_number_that_does_not_check_is_nobody(tmp_path):
    wrong = {"partyTypeName": "580", "iname": "张甲", "cardNum": ZHANG[:-1] + "1"}
    items = read(tmp_path, wrong)
    assert [i[2] for i in issues(items)] == ["number_invalid"]
    assert statements(items, Kind.LISTED)[0].src.key.startswith("c:")


def test_a_file_without_the_case_numbers_is_refused(tmp_path):
    row = {k: v for k, v in DEBTOR.items() if k != "caseCode"}
    with pytest.raises(FileFormatError, match="caseCode"):
        said(COURT_LIST, csv_file(tmp_path, row))


def test_removals_without_any_version_day_are_refused(tmp_path):
    row = {k: DEBTOR[k] for k in ("iname", "cardNum", "courtName", "caseCode", "exitDate")}
    with pytest.raises(FileFormatError, match="--published"):
        said(COURT_LIST, csv_file(tmp_path, row), Context(KEYS))
    assert issues(said(COURT_LIST, csv_file(tmp_path, row), Context(KEYS, day("2026-07-01"))))


@pytest.mark.parametrize(
    "line",
    [
        '{"iname": ',
        "[1]",
        '"text"',
        '{"iname": {"a": 1}}',
        '{"iname": [1]}',
        '{"iname": "\\ud800"}',
    ],
)
def test_a_line_that_is_no_flat_object_is_named(tmp_path, line):
    path = tmp_path / "a.jsonl"
    path.write_text('{"iname": "甲公司"}\n\n' + line + "\n", "utf-8")
    with pytest.raises(FileFormatError, match="line 3"):
        said(COURT_LIST, path)


def test_objects_under_another_name_of_the_file_are_no_table(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('{"iname": "甲公司"}\n', "utf-8")
    with pytest.raises(FileFormatError, match="JSON"):
        said(COURT_LIST, path)
