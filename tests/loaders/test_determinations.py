"""Determinations: when the conduct was, how serious, and who is named."""

import pytest

from graph.errors import FileFormatError
from graph.identifiers import candidate_key, person_number
from graph.intervals import Interval, day
from graph.records import canonical
from graph.vocabulary import Kind, NodeKind
from loaders import LOADERS
from loaders.base import Context, Issue
from tests.loaders.sources import (
    CTX,
    DETERMINATION,
    E1,
    GOV,
    KEYS,
    LI,
    LI_NAMED,
    MASKED,
    PENALTY,
    csv_file,
    issues,
    said,
    statements,
    xlsx_file,
)

DETERMINATIONS = LOADERS["determinations"]
EVENT = f"e:{GOV}:新市监罚〔2026〕1号:u:{E1}"
NO_CONDUCT = {"违法行为开始日期": "", "违法行为结束日期": ""}


def read(folder, *changes, ctx=CTX):
    rows = [DETERMINATION | change for change in changes]
    return said(DETERMINATIONS, csv_file(folder, *rows), ctx)


def test_conduct_at_the_event_of_the_decision(tmp_path):
    (conduct,) = read(tmp_path, {})
    penalty = said(LOADERS["penalties"], csv_file(tmp_path, PENALTY, name="p.csv"))
    assert conduct.kind is Kind.CONDUCT
    assert conduct.src == statements(penalty, Kind.EVENT)[0].src
    assert conduct.span == Interval.parse("2026-01-01", "2026-01-31")
    assert conduct.asserted_at == day("2026-06-01")
    assert conduct.source.provider == f"{GOV} 新市监局"
    assert conduct.props == {
        "doc_no": "新市监认〔2026〕1号",
        "doc_name": "责任认定书",
        "authority_name": "新市监局",
        "authority_code": GOV,
        "determined": "2026-05-20",
    }


def test_the_same_key_also_for_a_subject_without_a_code(tmp_path):
    bare = PENALTY | {"行政相对人代码_1（统一社会信用代码）": ""}
    penalty = said(LOADERS["penalties"], csv_file(tmp_path, bare, name="p.csv"))
    items = read(tmp_path, {"统一社会信用代码": "", "认定机关*": "某局", "认定机关代码": ""})
    assert statements(items)[0].src == statements(penalty, Kind.EVENT)[0].src
    assert issues(items) == [("warning", "统一社会信用代码", "no_code")]


def test_the_determining_authority_decided_if_no_other_is_named(tmp_path):
    (conduct,) = read(tmp_path, {"处罚机关": "", "处罚机关代码": ""})
    assert conduct.src.key == EVENT


def test_an_authority_without_code_is_warned_of(tmp_path):
    items = read(tmp_path, {"处罚机关代码": ""})
    assert issues(items) == [("warning", "处罚机关代码", "no_authority_code")]
    assert statements(items)[0].src.key == f"e:新市监局:新市监罚〔2026〕1号:u:{E1}"


def test_a_person_by_a_whole_number(tmp_path):
    items = read(tmp_path, LI_NAMED | NO_CONDUCT | {"责任人职务": "厂长", "处分或处罚": "罚款"})
    named, mask = items
    assert (named.kind, named.src.key) == (Kind.NAMED, EVENT)
    assert (mask.kind, mask.src) == (Kind.HAS_MASK, named.dst)
    assert named.dst == (KEYS.person_key(person_number(LI, "身份证")), NodeKind.PERSON, "李乙")
    assert named.props == {
        "doc_no": "新市监认〔2026〕1号",
        "doc_name": "责任认定书",
        "authority_name": "新市监局",
        "authority_code": GOV,
        "determined": "2026-05-20",
        "finding": "directly_responsible_supervisor",
        "level": "E1",
        "sanction": "罚款",
        "position": "厂长",
        "assurance": "verified_id",
    }


@pytest.mark.parametrize(
    ("number", "assurance", "reason"),
    [(MASKED, "masked", "masked_number"), ("", "name_only", "no_number")],
)
def test_a_person_without_a_whole_number_is_a_candidate(tmp_path, number, assurance, reason):
    items = read(tmp_path, LI_NAMED | {"责任人证件号码": number})
    (named,) = statements(items, Kind.NAMED)
    assert named.dst.key == candidate_key("named", EVENT, "李乙")
    assert named.props["assurance"] == assurance
    assert issues(items) == [("warning", "责任人证件号码", reason)]


def test_severity_with_its_basis(tmp_path):
    (graded,) = read(tmp_path, NO_CONDUCT | {"严重程度": "严重", "严重程度依据": "某清单"})
    assert (graded.kind, graded.src.key) == (Kind.SEVERITY, EVENT)
    assert (graded.props["severity"], graded.props["basis"]) == ("serious", "某清单")
    assert graded.props["doc_no"] == "新市监认〔2026〕1号"


def test_two_rows_of_a_document_state_its_conduct_once(tmp_path):
    wang = LI_NAMED | {"责任人姓名": "王丙", "责任人证件号码": "999999197503030034"}
    items = read(tmp_path, LI_NAMED, wang)
    assert len({s.digest for s in statements(items, Kind.CONDUCT)}) == 1
    assert len({s.slot for s in statements(items, Kind.NAMED)}) == 2


def test_each_interval_of_the_conduct_is_its_own_statement(tmp_path):
    later = {"违法行为开始日期": "2026-03-01", "违法行为结束日期": "2026-03-01"}
    items = read(tmp_path, {}, later)
    assert len({s.slot for s in statements(items, Kind.CONDUCT)}) == 2


def test_a_workbook_states_the_same(tmp_path):
    row = DETERMINATION | LI_NAMED
    one, other = (
        statements(said(DETERMINATIONS, path))
        for path in (csv_file(tmp_path, row), xlsx_file(tmp_path, row))
    )
    assert [s.digest for s in one] == [s.digest for s in other]


def test_without_a_level_it_is_a_lead(tmp_path):
    items = read(tmp_path, LI_NAMED | {"证据等级": ""})
    assert statements(items, Kind.NAMED)[0].props["level"] == "E4"
    assert issues(items) == [("warning", "证据等级", "no_level")]


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        (NO_CONDUCT, "违法行为开始日期", "nothing_determined"),
        ({"违法行为结束日期": "2025-12-31"}, "违法行为结束日期", "end_before_start"),
        ({"违法行为结束日期": ""}, "违法行为结束日期", "end_missing"),
        ({"违法行为开始日期": ""}, "违法行为开始日期", "start_missing"),
        ({"违法行为结束日期": "2026-05-21"}, "违法行为结束日期", "date_after_determination"),
        ({"认定日期*": "2026-02-29"}, "认定日期", "no_such_date"),
        ({"认定日期*": "2026-06-02"}, "认定日期", "date_after_publication"),
        ({"处罚决定书文号*": ""}, "处罚决定书文号", "missing_value"),
        ({"行政相对人名称*": "/"}, "行政相对人名称", "missing_value"),
        ({"严重程度": "很重"}, "严重程度", "unknown_value"),
        ({"责任人证件号码": LI}, "责任人姓名", "missing_value"),
        (LI_NAMED | {"责任认定": ""}, "责任认定", "missing_value"),
        (LI_NAMED | {"责任认定": "出资人"}, "责任认定", "unknown_value"),
        (LI_NAMED | {"证据等级": "E9"}, "证据等级", "unknown_value"),
    ],
)
def test_a_row_is_left_out(tmp_path, change, column, reason):
    items = read(tmp_path, change)
    assert issues(items) == [("reject", column, reason)]
    assert not statements(items)


def test_no_number_of_a_person_gets_out(tmp_path):
    items = read(
        tmp_path,
        LI_NAMED | {"处分或处罚": f"对李乙（{LI}）罚款"},
        LI_NAMED | {"责任人证件号码": LI[:-1] + "1"},
        LI_NAMED | {"责任人证件号码": MASKED, "责任认定": ""},
        {"统一社会信用代码": LI},
    )
    kept = [canonical([s.src, s.dst, s.props, s.record_id]) for s in statements(items)]
    told = [str(i) for i in items if isinstance(i, Issue)]
    assert all(LI[6:14] not in text and MASKED not in text for text in (*kept, *told))


def test_a_missing_column_refuses_the_file(tmp_path):
    row = {n: v for n, v in DETERMINATION.items() if n != "认定机关*"}
    with pytest.raises(FileFormatError, match="lacks columns: 认定机关"):
        said(DETERMINATIONS, csv_file(tmp_path, row))


def test_without_a_version_day_the_file_asks_for_it(tmp_path):
    with pytest.raises(FileFormatError, match="--published"):
        read(tmp_path, {}, ctx=Context(KEYS))
