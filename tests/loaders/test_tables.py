"""Rows of tables that are right, in every format and encoding."""

from datetime import date, datetime

import pytest

from loaders.base import Issue
from loaders.tables import Row, open_table, require, sha256_of
from loaders.tables.headings import heading
from tests.loaders.sources import workbook


def write(folder, content, name="a.csv"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rows(path, sheet=None):
    return list(open_table(path, sheet))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_encodings(tmp_path, encoding):
    path = write(tmp_path, "名称,备注\n甲公司,“无”\n".encode(encoding))
    assert rows(path) == [Row(2, {"名称": "甲公司", "备注": "“无”"})]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_delimiters(tmp_path, delimiter):
    path = write(tmp_path, f"a{delimiter}b\n1{delimiter}2\n")
    assert rows(path) == [Row(2, {"A": "1", "B": "2"})]


def test_a_row_is_numbered_by_its_first_line(tmp_path):
    path = write(tmp_path, 'a,b\r\n"x\r\ny",1\r\n\r\nz,2\r\n')
    assert rows(path) == [Row(2, {"A": "x\ny", "B": "1"}), Row(5, {"A": "z", "B": "2"})]


def test_empty_rows_are_no_rows(tmp_path):
    assert [r.number for r in rows(write(tmp_path, "a,b\n1,2\n,\n \n3,4\n,\n\n"))] == [2, 5]


def test_more_or_fewer_cells_reject_the_row(tmp_path):
    found = rows(write(tmp_path, "a,b\n1\n1,2,3\n1,2,\n"))
    assert [r.reason for r in found[:2] if isinstance(r, Issue)] == ["cell_count"] * 2
    assert found[2] == Row(4, {"A": "1", "B": "2"})


def test_cells_are_cleaned(tmp_path):
    path = write(tmp_path, 'a,b,c,d\n\u3000x\u200b\t,\'0123,"=""0123""",it\'s \'so\'\n')
    assert rows(path)[0].cells == {"A": "x", "B": "0123", "C": "0123", "D": "it's 'so'"}


def test_workbook_cells_as_text(tmp_path):
    path = workbook(
        tmp_path,
        [
            ["a", "b", "c", "d", "e"],
            [date(2026, 5, 10), datetime.fromisoformat("2026-05-10 08:00"), 12.5, 20260510, True],
        ],
    )
    cells = ["2026-05-10", "2026-05-10 08:00:00", "12.5", "20260510", "TRUE"]
    assert list(rows(path)[0].cells.values()) == cells


def test_workbook_rows_keep_their_numbers(tmp_path):
    path = workbook(tmp_path, [["a", "b"], [], ["1", None], [None, None], ["2", "3"]])
    assert [r.number for r in rows(path)] == [3, 5]


def test_a_number_beyond_fifteen_digits_rejects_the_row(tmp_path):
    path = workbook(tmp_path, [["code"], [999999197001010017], ["999999197001010017"]])
    lost, kept = rows(path)
    assert (lost.reason, lost.row, lost.column) == ("digits_lost", 2, "CODE")
    assert "99999919" not in lost.value
    assert kept.cells == {"CODE": "999999197001010017"}


def test_the_sheet_is_named_where_there_are_several(tmp_path):
    path = workbook(tmp_path, [["a"], [1]], [["说明"], ["x"]])
    table = open_table(path)
    assert table.document == "a.xlsx [Sheet]"
    assert open_table(path, "Sheet1").headings == ("说明",)


def test_reading_twice_gives_the_same(tmp_path):
    table = open_table(write(tmp_path, "a\n1\n2\n"))
    assert list(table) == list(table)


def test_headings_in_one_spelling():
    assert heading(" ＊行政相对人名称（必填）") == "行政相对人名称"
    assert heading("处罚决定日期【格式：YYYY-MM-DD】") == "处罚决定日期"
    assert heading("罚款金额（万元）") == "罚款金额(万元)"


def test_require_finds_fields_by_any_name(tmp_path):
    table = open_table(write(tmp_path, "单位名称,CODE(统一社会信用代码)\n甲,1\n"))
    aliases = {"name": ("名称", "单位名称"), "code": ("code",), "note": ("备注",)}
    assert require(table, aliases, optional={"note"}) == {
        "name": "单位名称",
        "code": "CODE(统一社会信用代码)",
    }


def test_a_unit_is_part_of_a_name(tmp_path):
    table = open_table(write(tmp_path, "罚款金额（元）\n1\n"))
    assert require(table, {"fine": ("罚款金额",)}, optional={"fine"}) == {}


def test_hash_of_the_bytes(tmp_path):
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sha256_of(write(tmp_path, "")) == empty
