"""Whatever a file is called, its name is one that is safe to keep."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.loads.names import apart, plain_name

ANY = st.binary() | st.text() | st.sampled_from(["..", "a/../b", "C:\\x", "CON", "\x00", "." * 300])


@given(ANY)
def test_any_name_is_one_part_of_a_path(given_name):
    name = plain_name(given_name)
    assert name and name not in (".", "..")
    assert PurePosixPath(name).name == name and "\\" not in name
    assert name[0] not in ".~" and name.isprintable()
    assert len(name.encode("utf-8", "surrogatepass")) <= 255


@given(st.lists(ANY, max_size=8))
def test_no_two_files_have_one_name(given_names):
    names = apart([plain_name(name) for name in given_names])
    assert len({name.casefold() for name in names}) == len(given_names)
    assert apart(list(names)) == names


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("处罚 2026-06.csv".encode(), "处罚 2026-06.csv"),
        ("处罚.csv".encode("gb18030"), "处罚.csv"),
        ("/tmp/a.csv", "a.csv"),
        ("..\\..\\a.csv", "a.csv"),
        (".a.csv", "a.csv"),
        ("a\u202evsc.exe", "avsc.exe"),
        ("", "file"),
        ("nul", "file"),
        ("长" * 200 + ".csv", "长" * 78 + ".csv"),
    ],
)
def test_what_a_person_reads_stays(given_name, kept):
    assert plain_name(given_name) == kept
