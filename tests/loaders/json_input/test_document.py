"""JSON files in every way that they are written down, and what is said of broken ones."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import FileFormatError
from loaders.json_input import build as building
from loaders.json_input import open_document

RELEASES = [{"id": "1", "名": "甲"}, {"id": "2"}]
PACKAGE = {"uri": "a", "releases": RELEASES, "publisher": {"name": "P"}}
TEXT = json.dumps(PACKAGE, ensure_ascii=False)


@pytest.fixture
def put(tmp_path):
    def write(data):
        path = tmp_path / "file.json"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write


def items(path, *streamed):
    return list(open_document(path, *(streamed or ("releases", "records"))).items())


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"],
)
@pytest.mark.parametrize("packed", [False, True])
def test_any_utf_and_gzip_give_the_same_items(put, encoding, packed):
    data = TEXT.encode(encoding)
    found = items(put(gzip.compress(data) if packed else data))
    assert [i.value for i in found] == RELEASES
    assert found[0].where == "/releases/0"
    assert found[1].head == {"uri": "a", "publisher": {"name": "P"}}


@pytest.mark.parametrize(
    ("text", "encoding"), [("adjudicación según año", "latin-1"), ("公共资源交易中心", "gb18030")]
)
def test_old_encodings_are_told_apart(put, text, encoding):
    document = open_document(put(json.dumps([{"a": text}], ensure_ascii=False).encode(encoding)))
    assert [i.value for i in document.items()] == [{"a": text}]
    assert document.written.encoding == encoding


@pytest.mark.parametrize(
    ("text", "shape", "values"),
    [
        ("[1, {}]", "array", [1, {}]),
        ("[]", "array", []),
        ('{"a": 1}', "object", [{"a": 1}]),
        ('{"releases": []}', "object", []),
        ('{"releases": 7}', "object", [{"releases": 7}]),
        ('{"a": 1}\n{"a": 2}\n', "values", [{"a": 1}, {"a": 2}]),
        ('\n{"a":\n1}{"a": 2}', "values", [{"a": 1}, {"a": 2}]),
        ('{"releases": [1, 2]}\n{"releases": [3]}\n[4]', "values", [1, 2, 3, [4]]),
    ],
)
def test_every_shape_becomes_a_list_of_items(put, text, shape, values):
    document = open_document(put(text), "releases", "records")
    assert (document.shape, [i.value for i in document.items()]) == (shape, values)


def test_an_item_of_json_lines_says_its_line_and_its_own_package(put):
    found = items(put('{"uri": "a", "releases": [1]}\n{"releases": [2, 3], "uri": "b"}'))
    assert [(i.number, i.value_number, i.where, i.head["uri"]) for i in found] == [
        (1, 1, "/releases/0", "a"),
        (2, 2, "/releases/0", "b"),
        (3, 2, "/releases/1", "b"),
    ]


@pytest.mark.parametrize("cut", range(1, len(TEXT.encode())))
def test_a_file_cut_off_is_refused_with_the_byte(put, cut):
    path = put(TEXT.encode()[:cut])
    with pytest.raises(FileFormatError, match=r"byte|cannot be decoded") as fault:
        open_document(path, "releases")
    assert str(cut) in fault.value.text.en or "cannot be decoded" in fault.value.text.en


def test_the_byte_that_breaks_the_grammar_is_named_beyond_the_first_piece(put):
    good = b'[{"a": "' + b"x" * 200_000 + b'"}'
    with pytest.raises(FileFormatError, match=f"byte {len(good)} "):
        open_document(put(good + b"x]"))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"  \n", "cut off"),
        (b"company,code\n", "is no JSON: byte 0 "),
        (b'"text"', "one text or number"),
        (b"7", "one text or number"),
        (b"[" * 1000, "nests deeper than 100"),
        (b'{"a": 1, "a": 2}', "/a” twice"),
        (b'{"a": {"b/c": 1, "b/c": 2}}', "/a/b~1c” twice"),
        (b'{"a": ' + b"1" * 5000 + b"}", "is no JSON"),
        (b'{"a": 1e99999999999999999999}', "is no JSON"),
        (b"\x1f\x8b\x08", "cut off as gzip"),
        (gzip.compress(b"[1]", mtime=0)[:-9], "cut off as gzip"),
        (b"\x1f\x8bnothing of the kind", "gzip"),
        (('["' + "甲" * 20).encode() + b'\xff"]', "byte 62 "),
        (b"\xff\xfe[\x00\x00\xd8]\x00", "UTF-16 text: byte 4 "),
    ],
)
def test_what_is_no_json_is_refused_with_a_reason(put, data, says):
    with pytest.raises(FileFormatError) as fault:
        open_document(put(data))
    assert says in fault.value.text.en


def test_a_key_held_twice_in_one_item_is_told_with_that_item(put):
    found = items(put('{"releases": [{"a": 1, "b": [0, {"c": 1, "c": {"d": 2}}]}, {"a": 3}]}'))
    assert [i.repeated for i in found] == [("/b/1/c",), ()]
    assert found[0].value["b"][1]["c"] == 1


def test_a_key_held_twice_in_one_line_is_told_with_the_item_inside(put):
    found = items(put('{"releases": [{"a": 1}, {"a": 1, "a": 2}]}\n{"a": 1, "a": 2}'))
    assert [i.repeated for i in found] == [(), ("/a",), ("/a",)]


def test_a_value_too_large_for_memory_is_refused(put, monkeypatch):
    monkeypatch.setattr(building, "LARGEST", 50)
    assert len(items(put(json.dumps({"releases": [{"a": 1}] * 100})))) == 100
    with pytest.raises(FileFormatError, match="more than 50 values"):
        open_document(put(json.dumps({"package": [{"a": 1}] * 100})), "releases")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(VALUES, max_size=5), encoding=st.sampled_from(["utf-8", "utf-16"]))
def test_what_was_written_is_read(put, values, encoding):
    data = json.dumps({"releases": values}).encode(encoding)
    assert [i.value for i in items(put(data))] == values


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=40) | st.text('[]{}",:1 truefalsn\\', max_size=30).map(str.encode))
def test_no_bytes_give_a_traceback(put, data):
    try:
        assert items(put(data)) is not None
    except FileFormatError as fault:
        assert Path("file.json").name in fault.text.zh
