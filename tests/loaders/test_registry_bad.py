"""Registry deliveries that are wrong, in part or as a whole."""

from dataclasses import replace

import pytest

from graph.errors import FileFormatError
from graph.vocabulary import Kind
from loaders.registry import REGISTRY
from loaders.registry.ledger import Ledger, Place
from tests.loaders.registry_tables import (
    BASE,
    BRANCH_ROW,
    CHANGE,
    INVESTOR,
    PERSON,
    ZHOU,
    delivery,
    read,
)
from tests.loaders.sources import CTX, E2, LI, ZHANG, csv_file, issues, said, statements, workbook


def test_without_a_version_day_nothing_is_read(tmp_path):
    with pytest.raises(FileFormatError, match="--published"):
        read(tmp_path, ctx=replace(CTX, published=None))


def test_a_delivery_without_a_base_table(tmp_path):
    csv_file(tmp_path, PERSON, name="人员.csv")
    with pytest.raises(FileFormatError, match=r"人员\.csv \(persons\)"):
        said(REGISTRY, tmp_path)


def test_an_empty_folder(tmp_path):
    with pytest.raises(FileFormatError, match="base table"):
        said(REGISTRY, tmp_path)


def test_a_table_that_lacks_a_column(tmp_path):
    rows = [{k: v for k, v in CHANGE.items() if k != "ALTDATE"}]
    with pytest.raises(FileFormatError, match="ALTDATE"):
        read(tmp_path, changes=rows)


def test_a_base_that_other_tables_cannot_refer_to(tmp_path):
    base = [{k: v for k, v in BASE.items() if k != "PRIPID"}]
    with pytest.raises(FileFormatError, match="PRIPID"):
        read(tmp_path, base=base, persons=[PERSON])
    assert statements(read(tmp_path / "..", base=base))[0].record_id.startswith("u:")


def test_check_refuses_what_read_refuses(tmp_path):
    assert REGISTRY.check is not None
    with pytest.raises(FileFormatError):
        REGISTRY.check(tmp_path, CTX)
    with pytest.raises(FileFormatError):
        REGISTRY.check(delivery(tmp_path), replace(CTX, published=None))


def test_a_table_that_is_none_of_them_is_named(tmp_path):
    csv_file(delivery(tmp_path), {"代码": "1", "含义": "是"}, name="代码表.csv")
    items = said(REGISTRY, tmp_path)
    assert issues(items) == [("warning", "", "unknown_table")]
    assert len(statements(items)) == 1


def test_a_table_without_rows_is_passed_over(tmp_path):
    folder = delivery(tmp_path)
    (folder / "branches.csv").write_text(",".join(BRANCH_ROW) + "\n")
    (folder / "说明.txt").write_text("说明")
    (folder / "~$base.xlsx").write_text("lock")
    assert len(said(REGISTRY, folder)) == 1


def test_an_empty_sheet_is_passed_over(tmp_path):
    path = workbook(tmp_path, [list(BASE), list(BASE.values())], [[]], [list(BRANCH_ROW)])
    assert len(said(REGISTRY, path)) == 1


@pytest.mark.parametrize(
    ("table", "row"),
    [("persons", PERSON), ("investors", INVESTOR), ("changes", CHANGE), ("branches", BRANCH_ROW)],
)
def test_rows_about_nobody_are_rejected(tmp_path, table, row):
    items = read(tmp_path, **{table: [row | {"PRIPID": "P9"}]})
    assert issues(items) == [("reject", "PRIPID", "unknown_subject")]
    assert [s.kind for s in statements(items)] == [Kind.PROFILE]


def test_a_second_enterprise_under_one_id(tmp_path):
    items = read(tmp_path, base=[BASE, BASE | {"ENTNAME": "乙公司", "UNISCID": E2}])
    assert issues(items) == [("reject", "PRIPID", "repeated_subject")]
    assert [s.src.name for s in statements(items)] == ["甲公司"]


def test_an_enterprise_without_a_name(tmp_path):
    items = read(tmp_path, base=[BASE | {"ENTNAME": ""}, BASE | {"PRIPID": "P2"}])
    assert issues(items) == [("reject", "ENTNAME", "missing_value")]


def test_a_bad_date_rejects_the_profile_and_not_the_persons(tmp_path):
    items = read(tmp_path, base=[BASE | {"ESDATE": "2015-02-30"}], persons=[PERSON])
    assert issues(items) == [("reject", "ESDATE", "no_such_date")]
    assert statements(items, Kind.PROFILE) == []
    assert len(statements(items, Kind.LEGAL_REP)) == 1


def test_an_end_before_the_start(tmp_path):
    items = read(tmp_path, persons=[PERSON | {"OFFHTO": "2019-12-31"}])
    assert issues(items) == [("reject", "OFFHTO", "end_before_start")]


def test_cancelled_before_it_was_established(tmp_path):
    items = read(tmp_path, base=[BASE | {"CANDATE": "2015-03-02"}])
    assert issues(items) == [("warning", "CANDATE", "dates_reversed")]
    assert statements(items)[0].props["cancelled"] == "2015-03-02"


@pytest.mark.parametrize("share", ["-5", "101", "多数", "NaN"])
def test_a_share_that_is_none(tmp_path, share):
    items = read(tmp_path, investors=[INVESTOR, INVESTOR | {"INVID": "2", "CONPROP": share}])
    assert statements(items, Kind.HOLDS_SHARE)[1].props["pct"] is None
    assert issues(items) == [("warning", "CONPROP", "share_unclear")]


def test_a_position_that_is_only_a_code(tmp_path):
    items = read(tmp_path, persons=[PERSON | {"POSITION": "432A", "LEREPSIGN": ""}])
    assert statements(items, Kind.OTHER_OFFICE)[0].props["position"] == "432A"
    assert issues(items) == [("warning", "POSITION", "position_code")]


@pytest.mark.parametrize("name", ["乙公司", "张甲等人员名单详见附件"])
def test_a_representative_who_is_no_person(tmp_path, name):
    items = read(tmp_path, base=[BASE | {"NAME": name}])
    assert [s.kind for s in statements(items)] == [Kind.PROFILE]
    assert [level for level, _, _ in issues(items)] == ["warning"]


WRONG = ZHANG[:17] + "5"


@pytest.mark.parametrize(
    "number", [ZHANG, WRONG, "９" * 6 + ZHANG[6:], ZHANG[:6] + " " + ZHANG[6:]]
)
def test_no_number_of_a_person_is_kept_anywhere(tmp_path, number):
    items = read(
        tmp_path,
        base=[BASE | {"UNISCID": number, "REGNO": number, "NAME": f"张甲{number}"}],
        persons=[
            PERSON | {"CERNO": number, "PERSON_ID": number},
            PERSON | {"CERNO": "", "NAME": f"李乙 {number}", "LEREPSIGN": ""},
        ],
        investors=[
            INVESTOR | {"CERNO": number, "INVID": number},
            INVESTOR | {"INV": "乙公司", "INVTYPE": "企业法人", "CERNO": "", "BLICNO": number},
            INVESTOR | {"INV": f"王丙{number}", "CERNO": ""},
        ],
        changes=[
            CHANGE | {"ALTBE": f"李乙({number})", "ALTAF": f"张甲{number};王丙{LI}"},
            CHANGE | {"ALTITEM": "名称变更", "ALTBE": f"甲{number}"},
        ],
        branches=[BRANCH_ROW | {"UNISCID": number, "BRPRINCIPAL": f"周庚{number}{ZHOU}"}],
    )
    shown = str(items).replace(" ", "")
    assert ZHANG[6:14] not in shown.replace("２", "2")
    assert LI not in shown and ZHOU not in shown


def test_what_is_remembered_goes_with_the_ledger():
    with Ledger() as ledger:
        assert ledger.subject("P1") is None
        assert ledger.distinct("a", "1", "x") == "a"
        assert ledger.distinct("a", "1", "x") == "a"
        assert ledger.distinct("a", "2", "x") == "a|x"
        assert ledger.distinct("a", "3", "x") == "a|x|2"
        assert list(ledger.odd_shares(95, 105)) == []
    assert Place(0, 2).row == 2


def test_a_delivery_given_up_midway_leaves_nothing_open(tmp_path):
    reading = REGISTRY.read(delivery(tmp_path, persons=[PERSON]), CTX)
    next(reading)
    reading.close()
