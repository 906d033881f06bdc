"""Notices: what a row that is right states, by type, and what is left out."""

import pytest

from graph.errors import FileFormatError
from graph.identifiers import candidate_key, person_number
from graph.intervals import ALWAYS, FOREVER, Interval, day
from graph.records import canonical
from graph.vocabulary import Kind, NodeKind, Rank
from loaders import LOADERS
from loaders.base import Context, Issue
from tests.loaders.sources import (
    E1,
    GOV,
    KEYS,
    LI,
    MASKED,
    NOTICE,
    PENALTY,
    ZHANG,
    csv_file,
    issues,
    said,
    statements,
    xlsx_file,
)

NOTICES = LOADERS["notices"]
CTX = Context(KEYS, published=day("2026-09-05"))
EVENT = f"e:{GOV}:新市监罚〔2026〕1号:u:{E1}"
DOCUMENT = {
    "doc_no": "〔2026〕苏0411行终5号",
    "doc_name": "行政判决书",
    "authority_name": "新区法院",
    "authority_code": "11990411TE0000205Y",
    "decided": "2026-09-01",
}
ALONE = {"通知类型*": "修复", "修复申请人姓名": "李乙", "修复申请人证件号码": LI}
CHANGE = {"通知类型*": "变更", "变更后处罚类别": "警告"}
LEFT = {
    "通知类型*": "离任证据",
    "处罚决定书文号*": "",
    "处罚决定日期": "",
    "责任人姓名": "张甲",
    "证件号码": ZHANG,
    "职务": "董事",
    "离任日期": "2026-01-05",
}


def read(folder, *changes, ctx=CTX):
    rows = [NOTICE | change for change in changes]
    return said(NOTICES, csv_file(folder, *rows), ctx)


def key_of(number):
    return KEYS.person_key(person_number(number, "身份证"))


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("撤销", "revoked"),
        ("确认无效", "revoked"),
        ("确认违法", "withdrawn"),
        ("修复", "repaired"),
        ("信用修复", "repaired"),
    ],
)
def test_a_status_of_the_event_from_its_day_on(tmp_path, word, status):
    subject, one = read(tmp_path, {"通知类型*": word})
    assert (subject.kind, subject.src.key, subject.dst) == (Kind.SUBJECT_OF, f"u:{E1}", one.src)
    assert (one.kind, one.src.key, one.dst) == (Kind.STATUS, EVENT, None)
    assert one.span == Interval(day("2026-09-01"), FOREVER)
    assert one.props == DOCUMENT | {"status": status}
    assert one.source.rank is Rank.AUTHORITY
    assert one.source.provider == "11990411TE0000205Y 新区法院"


def test_the_same_key_as_the_penalty(tmp_path):
    for code in (E1, ""):
        penalty = PENALTY | {"行政相对人代码_1（统一社会信用代码）": code}
        event = said(LOADERS["penalties"], csv_file(tmp_path, penalty, name="p.csv"))
        (one,) = statements(read(tmp_path, {"统一社会信用代码": code}), Kind.STATUS)
        assert one.src.key == statements(event, Kind.EVENT)[0].src.key


@pytest.mark.parametrize("number", [ZHANG, MASKED, ""])
def test_the_same_key_as_the_penalty_of_a_natural_person(tmp_path, number):
    someone = {"行政相对人名称": "张甲", "行政相对人类别": "自然人", "自然人证件类型": "身份证"}
    event = said(
        LOADERS["penalties"],
        csv_file(tmp_path, PENALTY | someone | {"自然人证件号码": number}, name="p.csv"),
    )
    own = {"行政相对人名称*": "张甲", "统一社会信用代码": "", "自然人证件号码": number}
    subject, one = statements(read(tmp_path, own | {"行政相对人类别": "自然人"}))
    assert one.src.key == statements(event, Kind.EVENT)[0].src.key
    (theirs,) = statements(event, Kind.SUBJECT_OF)
    assert (subject.src, subject.props) == (theirs.src, theirs.props)


def test_the_notifying_authority_decided_if_no_other_is_named(tmp_path):
    own = {"处罚机关代码": "", "处罚机关": "", "通知机关*": "新市监局", "通知机关代码": GOV}
    _, one = read(tmp_path, own)
    assert one.src.key == EVENT


def test_a_repair_of_one_person_points_at_the_person(tmp_path):
    _, one = read(tmp_path, ALONE)
    assert one.dst == (key_of(LI), NodeKind.PERSON, "李乙")
    assert one.props == DOCUMENT | {"status": "repaired"}


def test_repairs_of_two_persons_by_one_document_are_two_statements(tmp_path):
    zhang = ALONE | {"修复申请人姓名": "张甲", "修复申请人证件号码": ZHANG}
    found = statements(read(tmp_path, ALONE, zhang, {"通知类型*": "修复"}), Kind.STATUS)
    assert len({s.slot for s in found}) == 3


def test_a_change_gives_only_what_is_new(tmp_path):
    new = {"变更后罚款金额（万元）": "1.5", "变更后处罚决定日期": "2026-08-30"}
    _, one = read(tmp_path, {"通知类型*": "变更"} | new)
    assert (one.kind, one.src.key, one.span) == (Kind.EVENT, EVENT, ALWAYS)
    changes = {"fine_yuan": "15000", "determined": "2026-08-30"}
    assert one.props == DOCUMENT | {"changes": changes}


def test_new_kinds_of_penalty_take_the_stated_severity_away(tmp_path):
    items = read(tmp_path, CHANGE)
    changes = {"penalties": ["警告"], "severity": "", "severity_basis": ""}
    assert statements(items, Kind.EVENT)[0].props["changes"] == changes
    assert issues(items) == [("warning", "变更后严重程度", "severity_not_restated")]
    graded = CHANGE | {"变更后严重程度": "轻微", "变更后严重程度依据": "某清单"}
    items = read(tmp_path, graded)
    assert statements(items, Kind.EVENT)[0].props["changes"]["severity"] == "minor"
    assert issues(items) == []


def test_evidence_of_having_left(tmp_path):
    (one,) = read(tmp_path, LEFT)
    assert one.kind is Kind.LEFT_OFFICE
    assert one.src == (key_of(ZHANG), NodeKind.PERSON, "张甲")
    assert one.dst.key == f"u:{E1}"
    assert one.span == Interval(day("2026-01-05"), FOREVER)
    own = {"office": "DIRECTOR", "left": "2026-01-05", "position": "董事"}
    assert one.props == DOCUMENT | own | {"assurance": "verified_id"}


def test_evidence_of_several_offices_and_without_a_number(tmp_path):
    items = read(tmp_path, LEFT | {"职务": "董事长兼总经理", "证件号码": ""})
    found = statements(items)
    assert [s.props["office"] for s in found] == ["CHAIR", "GENERAL_MANAGER"]
    assert {s.src.key for s in found} == {candidate_key("org", f"u:{E1}", "张甲")}
    assert issues(items) == [("warning", "证件号码", "no_number")]


def test_a_workbook_states_the_same(tmp_path):
    for change in ({}, ALONE, CHANGE, LEFT):
        row = NOTICE | change
        one, other = (
            statements(said(NOTICES, path, CTX))
            for path in (csv_file(tmp_path, row), xlsx_file(tmp_path, row))
        )
        assert one
        assert [s.digest for s in one] == [s.digest for s in other]


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"通知类型*": "注销"}, "通知类型", "unknown_value"),
        ({"通知类型*": ""}, "通知类型", "missing_value"),
        ({"通知文书文号*": ""}, "通知文书文号", "missing_value"),
        ({"通知日期*": "2026-02-29"}, "通知日期", "no_such_date"),
        ({"通知日期*": "长期"}, "通知日期", "no_such_date"),
        ({"通知日期*": "2026-09-06"}, "通知日期", "date_after_publication"),
        ({"通知日期*": "2026-05-09"}, "通知日期", "before_decision"),
        ({"处罚决定书文号*": ""}, "处罚决定书文号", "missing_value"),
        ({"行政相对人名称*": "/"}, "行政相对人名称", "missing_value"),
        ({"行政相对人类别": "公司"}, "行政相对人类别", "unknown_value"),
        (ALONE | {"通知类型*": "撤销"}, "修复申请人姓名", "column_of_other_type"),
        (ALONE | {"修复申请人证件号码": ""}, "修复申请人证件号码", "number_needed"),
        (ALONE | {"修复申请人证件号码": MASKED}, "修复申请人证件号码", "number_needed"),
        (ALONE | {"修复申请人姓名": ""}, "修复申请人姓名", "missing_value"),
        (CHANGE | {"变更后处罚类别": ""}, "变更后处罚类别", "nothing_changed"),
        (CHANGE | {"变更后处罚类别": "2"}, "变更后处罚类别", "coded_value"),
        (CHANGE | {"变更后罚款金额（万元）": "多"}, "变更后罚款金额(万元)", "not_an_amount"),
        (CHANGE | {"变更后严重程度": "很重"}, "变更后严重程度", "unknown_value"),
        (CHANGE | {"变更后处罚决定日期": "2026-09-02"}, "变更后处罚决定日期", "after_notice"),
        (CHANGE | {"通知类型*": "修复"}, "变更后处罚类别", "column_of_other_type"),
        (CHANGE | {"离任日期": "2026-01-05"}, "离任日期", "column_of_other_type"),
        (LEFT | {"责任人姓名": ""}, "责任人姓名", "missing_value"),
        (LEFT | {"职务": ""}, "职务", "missing_value"),
        (LEFT | {"职务": "门卫"}, "职务", "unknown_position"),
        (LEFT | {"离任日期": ""}, "离任日期", "missing_value"),
        (LEFT | {"离任日期": "2026-09-06"}, "离任日期", "date_after_publication"),
    ],
)
def test_a_row_is_left_out(tmp_path, change, column, reason):
    items = read(tmp_path, change)
    assert issues(items) == [("reject", column, reason)]
    assert not statements(items)


def test_no_number_of_a_person_gets_out(tmp_path):
    items = read(
        tmp_path,
        ALONE,
        ALONE | {"修复申请人证件号码": MASKED},
        ALONE | {"通知类型*": "撤销"},
        LEFT,
        LEFT | {"证件号码": MASKED, "职务": f"董事（{LI}）"},
        CHANGE | {"通知文书名称": f"对李乙（{LI}）的变更决定"},
        {"行政相对人类别": "自然人", "自然人证件号码": LI},
    )
    kept = [canonical([s.src, s.dst, s.props, s.record_id]) for s in statements(items)]
    told = [str(i) for i in items if isinstance(i, Issue)]
    assert all(n[6:14] not in text for n in (LI, ZHANG) for text in (*kept, *told))
    assert all(MASKED not in text for text in (*kept, *told))


def test_a_missing_column_refuses_the_file(tmp_path):
    row = {n: v for n, v in NOTICE.items() if n != "处罚决定书文号*"}
    with pytest.raises(FileFormatError, match="lacks columns: 处罚决定书文号"):
        said(NOTICES, csv_file(tmp_path, row), CTX)


def test_check_counts_the_rows(tmp_path):
    path = csv_file(tmp_path, NOTICE, NOTICE | {"通知类型*": ""})
    assert NOTICES.check and NOTICES.check(path, CTX) == 2
