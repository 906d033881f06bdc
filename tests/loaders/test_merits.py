"""Licences, commitments, honours and the red list."""

import pytest

from graph.identifiers import person_number
from graph.intervals import FOREVER, Interval, day
from graph.records import canonical
from graph.vocabulary import Flag, Kind
from loaders import LOADERS
from tests.loaders.case_rows import COMMITMENT, LICENCE, OLD_LICENCE
from tests.loaders.sources import (
    E1,
    KEYS,
    LI,
    csv_file,
    issues,
    said,
    statements,
)

ROWS = {"licences": LICENCE, "commitments": COMMITMENT}
RED = {"类型*": "红名单", "承诺类型": "", "日期": "", "列入日期": "2026-03-01", "承诺编号": ""}


def read(folder, kind, *changes):
    return said(LOADERS[kind], csv_file(folder, *(ROWS[kind] | change for change in changes)))


def one(items, kind):
    (found,) = statements(items, kind)
    return found


def test_a_licence_and_how_long_it_stands(tmp_path):
    items = read(tmp_path, "licences", {})
    found = one(items, Kind.LICENCE)
    assert (found.src.key, found.dst) == (f"u:{E1}", None)
    assert found.span == Interval(day("2026-01-15"), day("2031-01-15"))
    own = {"name": "建筑业企业资质证书", "number": "D1", "doc_no": "新许〔2026〕1号"}
    assert {k: found.props[k] for k in own} == own
    assert not issues(items)


def test_the_older_layout(tmp_path):
    items = said(LOADERS["licences"], csv_file(tmp_path, OLD_LICENCE))
    found = one(items, Kind.LICENCE)
    assert found.span == Interval(day("2017-01-10"), day("2020-01-10"))
    assert (found.asserted_at, found.props["name"]) == (day("2017-02-01"), "建筑业企业资质证书")


def test_a_licence_said_to_stand_no_longer_ended_at_some_day_before(tmp_path):
    found = one(read(tmp_path, "licences", {"当前状态": "无效"}), Kind.LICENCE)
    assert (found.span.stop, found.flags) == (day("2026-06-01"), Flag.STOP_UNKNOWN)


def test_a_licence_without_an_end(tmp_path):
    found = one(read(tmp_path, "licences", {"有效期至": "2099-12-31"}), Kind.LICENCE)
    assert found.span.stop == FOREVER


def test_a_licence_of_a_natural_person(tmp_path):
    own = {"行政相对人类别": "自然人", "行政相对人名称": "李乙", "自然人证件号码": LI}
    own |= {"行政相对人代码_1（统一社会信用代码）": ""}
    found = one(read(tmp_path, "licences", own), Kind.LICENCE)
    assert found.src.key == KEYS.person_key(person_number(LI))


def test_a_commitment_with_its_items_and_address(tmp_path):
    found = one(read(tmp_path, "commitments", {"期满日期": "2027-01-31"}), Kind.COMMITMENT)
    assert found.span == Interval(day("2026-02-01"), day("2027-02-01"))
    assert found.props["items"] == ["政务公开", "资金使用"]
    assert (found.props["date"], found.props["until"]) == ("2026-02-01", "2027-01-31")
    assert found.props["url"] == "https://example.invalid/1"


def test_an_honour(tmp_path):
    found = one(
        read(tmp_path, "commitments", {"类型*": "表彰", "承诺类型": "诚信企业"}), Kind.HONOUR
    )
    assert (found.props["kind"], found.span.stop) == ("诚信企业", FOREVER)


def test_the_red_list_in_and_out(tmp_path):
    entry = one(read(tmp_path, "commitments", RED), Kind.LISTED)
    assert (entry.props["list_code"], entry.props["event"]) == ("HONGMD", "")
    assert entry.span.start == day("2026-03-01")
    out = RED | {"列入日期": "", "移出日期": "2026-05-01", "移出原因": "不再符合条件"}
    off = one(read(tmp_path, "commitments", out), Kind.DELISTED)
    assert (off.span.start, off.props["out_reason"]) == (day("2026-05-01"), "不再符合条件")


@pytest.mark.parametrize(
    ("kind", "change", "column", "reason"),
    [
        ("licences", {"行政相对人名称": ""}, "行政相对人名称", "missing_value"),
        ("licences", {"行政许可决定文书号": ""}, "行政许可决定文书号", "missing_value"),
        ("licences", {"许可决定日期": "2026-06-02"}, "许可决定日期", "date_after_publication"),
        ("licences", {"有效期至": "2026-01-14"}, "有效期至", "end_before_start"),
        ("licences", {"当前状态": "3"}, "当前状态", "unknown_value"),
        ("licences", {"行政相对人类别": "公司"}, "行政相对人类别", "unknown_value"),
        ("commitments", {"类型*": "口号"}, "类型", "unknown_value"),
        ("commitments", {"主体名称*": ""}, "主体名称", "missing_value"),
        ("commitments", {"承诺类型": ""}, "承诺类型", "missing_value"),
        ("commitments", {"日期": ""}, "日期", "missing_value"),
        ("commitments", {"期满日期": "2026-01-31"}, "期满日期", "end_before_start"),
        ("commitments", RED | {"列入日期": ""}, "列入日期", "missing_value"),
        ("commitments", RED | {"移出日期": "2026-02-28"}, "移出日期", "end_before_start"),
    ],
)
def test_a_row_is_left_out(tmp_path, kind, change, column, reason):
    items = read(tmp_path, kind, change)
    assert ("reject", column, reason) in issues(items)
    assert not statements(items)


def test_no_number_of_a_person_gets_out(tmp_path):
    items = read(
        tmp_path,
        "commitments",
        {"主体名称*": "李乙", "主体统一社会信用代码": "", "主体证件号码": LI},
        {"承诺事项": f"李乙{LI}"},
    )
    kept = [canonical([s.src, s.dst, s.props, s.record_id]) for s in statements(items)]
    assert all(LI[6:14] not in text for text in kept)
