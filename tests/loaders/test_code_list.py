"""Codes to be screened from a file: one a line, or the column of codes of a table."""

import openpyxl
import pytest

from graph.errors import FileFormatError
from loaders.code_list import read_codes

C1, C2 = "91990411TE0000010W", "91990411TE0000029R"


def written(tmp_path, content, name="codes.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_text(content, encoding)
    return path


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (f"{C1}", [C1]),
        (f"{C1}\n\n  \n{C2}\n", [C1, C2]),
        (f"{C1},甲公司\n{C2},乙公司\n", [C1, C2]),
        (f"名称\t统一社会信用代码\n甲\t{C1}\n乙\t\n丙\t{C2}\n", [C1, C2]),
        (f"统一社会信用代码（必填）\n{C1}\n", [C1]),
        (f"{C1}\n{C1}\n", [C1, C1]),
    ],
)
def test_codes_in_the_order_of_the_file(tmp_path, content, found):
    assert read_codes(written(tmp_path, content)) == found


def test_workbook_with_a_column_of_codes(tmp_path):
    path = tmp_path / "codes.xlsx"
    book = openpyxl.Workbook()
    for row in (["名称", "单位代码"], ["甲公司", C1], ["乙公司", C2]):
        book.active.append(row)
    book.save(path)
    assert read_codes(path) == [C1, C2]


def test_workbook_without_a_column_of_codes_is_refused(tmp_path):
    path = tmp_path / "codes.xlsx"
    book = openpyxl.Workbook()
    for row in (["名称"], ["甲公司"]):
        book.active.append(row)
    book.save(path)
    with pytest.raises(FileFormatError, match="has no column of codes"):
        read_codes(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("\n\n", "holds no code"),
        ("统一社会信用代码\n", "holds no code"),
        ("", "is empty"),
        ('{"a": 1}', "is JSON and no table"),
        (f'"{C1}\n{C2}\n', "cannot be read from line"),
    ],
)
def test_file_without_codes_is_refused_with_the_remedy(tmp_path, content, said):
    with pytest.raises(FileFormatError, match=said):
        read_codes(written(tmp_path, content))


def test_file_that_is_not_there(tmp_path):
    with pytest.raises(FileFormatError, match="is not there; check the path"):
        read_codes(tmp_path / "gone.csv")
