"""Whatever stands in a file: a refusal of the file, or issues and statements; never a crash."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import FileFormatError
from loaders import LOADERS
from tests.loaders.sources import (
    DETERMINATION,
    LI_NAMED,
    NOTICE,
    PENALTY,
    ZHANG,
    csv_file,
    said,
    xlsx_file,
)

PERSON = {"行政相对人类别": "自然人", "自然人证件类型": "身份证", "自然人证件号码": ZHANG}
ROWS = {
    "penalties": (PENALTY, PENALTY | PERSON),
    "determinations": (DETERMINATION, DETERMINATION | LI_NAMED),
    "notices": (
        NOTICE | {"通知类型*": "变更", "变更后处罚类别": "警告"},
        NOTICE
        | {"通知类型*": "离任证据", "责任人姓名": "张甲", "职务": "董事", "离任日期": "2026-01-05"},
    ),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sound")
    return {
        "a.csv": csv_file(folder, *ROWS["penalties"]).read_bytes(),
        "g.csv": csv_file(
            folder, *ROWS["penalties"], name="g.csv", encoding="gb18030"
        ).read_bytes(),
        "a.xlsx": xlsx_file(folder, *ROWS["penalties"]).read_bytes(),
    }


@settings(max_examples=200, deadline=None)
@given(
    name=st.sampled_from(["a.csv", "g.csv", "a.xlsx"]),
    spots=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=3)), min_size=1, max_size=4),
    cut=st.integers(0, 3),
)
def test_damaged_bytes(sound, tmp_path_factory, name, spots, cut):
    content = bytearray(sound[name])
    for where, put in spots:
        at = int(where * len(content))
        content[at : at + cut] = put
    path = tmp_path_factory.mktemp("damaged") / name
    path.write_bytes(content)
    try:
        items = said(LOADERS["penalties"], path)
    except FileFormatError as fault:
        assert name in fault.say("zh")
    else:
        assert items


@settings(max_examples=200, deadline=None)
@given(data=st.data(), kind=st.sampled_from(sorted(ROWS)))
def test_any_text_in_any_cell(tmp_path_factory, data, kind):
    rows = [dict(row) for row in ROWS[kind]]
    spot = st.tuples(st.integers(0, 1), st.sampled_from(sorted(rows[0])))
    for number, column in data.draw(st.lists(spot, min_size=1, max_size=5)):
        rows[number][column] = data.draw(st.text(st.characters(codec="utf-8"), max_size=30))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    path = tmp_path_factory.mktemp("text") / "a.csv"
    path.write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode())
    try:
        assert said(LOADERS[kind], path)
    except FileFormatError as fault:
        assert "NUL" in fault.say("en")
