"""Files that are not what they say: each is refused with its name, what was found, a remedy."""

import zipfile

import pytest

from graph.errors import FileFormatError
from loaders.tables import open_table, require
from tests.loaders.sources import workbook


def refused(path, sheet=None):
    with pytest.raises(FileFormatError) as fault:
        list(open_table(path, sheet))
    assert path.name in fault.value.say("zh")
    assert path.name in fault.value.say("en")
    return fault.value.say("en")


def write(folder, content, name="a.csv"):
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "is empty"),
        (b"\n \n,,\n", "is empty"),
        (b"a,b\n", "headings and no rows"),
        (b"%PDF-1.7\n", "PDF"),
        (b"<!DOCTYPE html><table>", "web page"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?>", "XML"),
        (b'{"a": 1}', "JSON"),
        (b'[{"a": 1}]', "JSON"),
        (b"\x1f\x8b\x08rest", "archive"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"PK\x03\x04 cut off", "broken"),
        (b"a,b\n1,\x00\n", "NUL"),
        ("a,b\n1,2\n".encode("utf-16-le"), "NUL"),
        (b"a,a\n1,2\n", "columns twice: A"),
        (b'a,b\n"x"y,1\n', "from line 2"),
        (b'a,b\n1,2\n"open,1\n', "from line 3"),
    ],
)
def test_refused_with_what_was_found(tmp_path, content, found):
    assert found in refused(write(tmp_path, content))


def test_bytes_of_neither_encoding_name_the_byte(tmp_path):
    assert "UTF-8 / GB18030 text: byte 3 " in refused(write(tmp_path, b"a\n1\xc3\xff\xff\n"))


def test_damaged_utf8_is_not_read_as_gb18030(tmp_path):
    content = (
        "名称\n".encode() + "责任认定机关与处罚机关应当写明依据和日期".encode() + b"\xb0\xa1\n"
    )
    assert "is not sound UTF-8 text: byte 67 " in refused(write(tmp_path, content))


def test_a_flaw_far_into_the_file_is_found_on_opening(tmp_path):
    content = b"a\n" + "甲\n".encode() * 200_000 + b"\xff\n"
    with pytest.raises(FileFormatError, match="byte 800002 "):
        open_table(write(tmp_path, content))


def test_a_line_without_end(tmp_path):
    assert "a line of more than" in refused(write(tmp_path, b"a\n" + b"x" * 1_100_000))


def test_a_cell_without_end(tmp_path):
    content = b'a\n"' + b"x\n" * 600_000 + b'"'
    told = refused(write(tmp_path, content))
    assert "a cell of more than 1000000 characters in the row from line 2" in told


def test_a_long_cell_is_read(tmp_path):
    path = write(tmp_path, b"a,b\n" + b"x" * 200_000 + b",1\n")
    (row,) = open_table(path)
    assert len(row.cells["A"]) == 200_000


def test_a_zip_that_is_no_workbook(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "a\n1\n")
    assert "no Excel workbook" in refused(path)


def test_a_workbook_under_another_name(tmp_path):
    path = workbook(tmp_path, [["a"], [1]], name="a.xlsx").rename(tmp_path / "a.csv")
    assert "rename it to .xlsx" in refused(path)


def test_text_under_the_name_of_a_workbook(tmp_path):
    assert "rename it to .csv" in refused(write(tmp_path, b"a\n1\n", name="a.xls"))


@pytest.mark.parametrize("name", ["a.xls", "a.xlsx"])
def test_an_old_workbook_that_is_none(tmp_path, name):
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600
    assert "no readable Excel workbook" in refused(write(tmp_path, content, name))


def test_a_workbook_cut_off(tmp_path):
    path = workbook(tmp_path, [["a"], [1]])
    path.write_bytes(path.read_bytes()[:-400])
    assert "broken" in refused(path)


def test_an_empty_workbook(tmp_path):
    assert "is empty" in refused(workbook(tmp_path, []))
    assert "is empty" in refused(workbook(tmp_path, [], []))


def test_two_sheets_of_like_headings(tmp_path):
    path = workbook(tmp_path, [["a"], [1]], [["a"], [2]])
    assert "like sheets: Sheet, Sheet1" in refused(path)
    assert [row.cells for row in open_table(path, "Sheet1")] == [{"A": "2"}]


def test_a_sheet_that_is_not_there(tmp_path):
    assert "choose one of: Sheet" in refused(workbook(tmp_path, [["a"], [1]]), "别的")


def test_a_missing_column_names_all_that_would_do(tmp_path):
    table = open_table(write(tmp_path, b"a,b\n1,2\n"))
    with pytest.raises(FileFormatError) as fault:
        require(table, {"a": ("a",), "name": ("名称", "MC"), "code": ("代码",)})
    assert "lacks columns: 名称 or MC; 代码. Found: A, B" in fault.value.say("en")
    assert "缺列：名称 或 MC；代码。现有列：A、B" in fault.value.say("zh")
