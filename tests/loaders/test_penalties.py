"""双公示 行政处罚: what a row that is right states."""

from dataclasses import replace

import pytest

from graph.identifiers import candidate_key, person_number
from graph.intervals import ALWAYS, Interval, day
from graph.vocabulary import Kind, NodeKind, Rank
from loaders import LOADERS
from loaders.base import Context
from loaders.penalties.events import document_number
from tests.loaders.sources import (
    CODES,
    CTX,
    E1,
    GOV,
    KEYS,
    LI,
    MASKED,
    PENALTY,
    ZHANG,
    csv_file,
    issues,
    said,
    statements,
    xlsx_file,
)

PENALTIES = LOADERS["penalties"]
EVENT = f"e:{GOV}:新市监罚〔2026〕1号:u:{E1}"
PERSON = {"行政相对人类别": "自然人", "行政相对人名称": "张甲", "自然人证件类型": "身份证"}


def read(folder, *changes, ctx=CTX):
    return said(PENALTIES, csv_file(folder, *(PENALTY | c for c in changes)), ctx)


def event_of(items):
    return statements(items, Kind.EVENT)[0]


def test_a_row_states_the_event_and_its_subject(tmp_path):
    event, subject = read(tmp_path, {})
    assert (event.src.key, event.src.kind, event.dst) == (EVENT, NodeKind.EVENT, None)
    assert event.src.name == "新市监罚〔2026〕1号"
    assert (event.span, event.asserted_at, event.row) == (ALWAYS, day("2026-06-01"), 2)
    assert (event.source.provider, event.source.rank) == (f"{GOV} 新市监局", Rank.AUTHORITY)
    assert (subject.src, subject.dst) == ((f"u:{E1}", "organization", "甲公司"), event.src)
    assert {event.record_id, subject.record_id} == {EVENT}


def test_what_is_said_of_the_decision(tmp_path):
    assert event_of(read(tmp_path, {"法定代表人证件号码": ""})).props == {
        "category": "XZCF",
        "state": "confirmed",
        "doc_no": "新市监罚〔2026〕1号",
        "title": "无证经营",
        "matter": "未取得许可从事经营",
        "legal_basis": "某法第一条",
        "penalties": ["罚款", "没收违法所得"],
        "content": "罚款二万元",
        "fine_yuan": "20000",
        "confiscated_yuan": None,
        "authority_name": "新市监局",
        "authority_code": GOV,
        "determined": "2026-05-10",
        "penalty_valid_to": "9999-12-31",
        "publish_until": None,
        "rep_name": "张甲",
        "rep_key": "",
        "simple_procedure": False,
        "subject_category": "organization",
        "severity": "",
        "severity_basis": "",
    }


def digests(path):
    items = said(PENALTIES, path)
    assert not issues(items)
    return [s.digest for s in statements(items)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_encodings_state_the_same(tmp_path, encoding):
    plain = digests(csv_file(tmp_path, PENALTY, name="u.csv"))
    assert digests(csv_file(tmp_path, PENALTY, encoding=encoding)) == plain


def test_a_workbook_states_the_same(tmp_path):
    assert digests(xlsx_file(tmp_path, PENALTY)) == digests(csv_file(tmp_path, PENALTY))


def test_code_headings_state_the_same(tmp_path):
    coded = {CODES[name]: value for name, value in PENALTY.items()}
    assert digests(csv_file(tmp_path, coded, name="c.csv")) == digests(csv_file(tmp_path, PENALTY))


def test_older_code_names(tmp_path):
    older = {"CF_FRDB": "CF_FR", "CF_CFJG": "CF_XZJG", "CF_CFLB": "CF_CFLB1"}
    row = {older.get(CODES[n], CODES[n]): value for n, value in PENALTY.items()}
    row |= {"CF_CFLB2": "责令停产停业"}
    for absent in ("CF_CFJGDM", "CF_SJLY", "CF_SJLYDM", "CF_YXQ"):
        del row[absent]
    event = event_of(said(PENALTIES, csv_file(tmp_path, row)))
    assert event.src.key == f"e:新市监局:新市监罚〔2026〕1号:u:{E1}"
    assert event.source.provider == "新市监局"
    assert event.props["penalties"] == ["罚款", "没收违法所得", "责令停产停业"]


def test_a_document_number_is_one_however_it_is_written(tmp_path):
    written = [
        "新市监罚〔2026〕1号",
        "新市监罚[2026]1号",
        "新市监罚（２０２６） １号",
        "新市监罚【2026】1号",
    ]
    assert {document_number(w) for w in written} == {"新市监罚〔2026〕1号"}
    assert {event_of(read(tmp_path, {"行政处罚决定书文号": w})).digest for w in written} == {
        event_of(read(tmp_path, {})).digest
    }


def test_the_version_day_is_the_rows_own_where_it_has_one(tmp_path):
    items = read(tmp_path, {"数据更新时间": "2026-05-12 08:00:00"}, {"数据更新时间": ""})
    assert [e.asserted_at for e in statements(items, Kind.EVENT)] == [
        day("2026-05-12"),
        day("2026-06-01"),
    ]


def test_the_provider_may_be_said_by_the_caller(tmp_path):
    items = read(tmp_path, {}, ctx=Context(KEYS, CTX.published, provider="信用平台"))
    assert event_of(items).source.provider == "信用平台"


def test_amounts_in_yuan_by_the_heading(tmp_path):
    row = {n: v for n, v in PENALTY.items() if n != "罚款金额（万元）"} | {
        "罚款金额（元）": "20000"
    }
    assert event_of(said(PENALTIES, csv_file(tmp_path, row))).props["fine_yuan"] == "20000"


@pytest.mark.parametrize(
    "change",
    [
        {"行政处罚决定书文号": "新市监当场处罚〔2026〕1号"},
        {"备注": "适用简易程序"},
        {"处罚内容": "当场处罚，警告"},
    ],
)
def test_simple_procedure(tmp_path, change):
    assert event_of(read(tmp_path, change)).props["simple_procedure"] is True


def test_severity_with_its_basis(tmp_path):
    said_ = {"失信严重程度": "严重", "严重程度依据": "某清单第3项"}
    props = event_of(read(tmp_path, said_)).props
    assert (props["severity"], props["severity_basis"]) == ("serious", "某清单第3项")


def test_severity_without_basis_is_warned_of(tmp_path):
    items = read(tmp_path, {"严重程度": "一般", "严重程度依据": ""})
    assert issues(items) == [("warning", "严重程度依据", "no_basis")]


def test_dated_conduct(tmp_path):
    days = {"违法行为开始日期": "2026-01-01", "违法行为结束日期": "2026-01-31"}
    items = read(tmp_path, days)
    (conduct,) = statements(items, Kind.CONDUCT)
    assert conduct.span == Interval.parse("2026-01-01", "2026-01-31")
    assert (conduct.src, conduct.dst) == (event_of(items).src, None)
    assert conduct.props == {
        "doc_no": "新市监罚〔2026〕1号",
        "authority_name": "新市监局",
        "determined": "2026-05-10",
    }


def test_a_revoked_decision_is_no_longer_confirmed(tmp_path):
    items = read(tmp_path, {"当前状态": "撤销"}, {"当前状态": "0"})
    assert [e.props["state"] for e in statements(items, Kind.EVENT)] == ["revoked", "confirmed"]


def test_the_representative_by_number(tmp_path):
    rep = {"法定代表人证件类型": "身份证", "法定代表人证件号码": ZHANG}
    key = KEYS.person_key(person_number(ZHANG, "身份证"))
    assert event_of(read(tmp_path, rep)).props["rep_key"] == key


def test_a_person_by_a_whole_number(tmp_path):
    items = read(tmp_path, PERSON | {"自然人证件号码": ZHANG})
    key = KEYS.person_key(person_number(ZHANG, "身份证"))
    event, subject, mask = items
    assert subject.src == (key, NodeKind.PERSON, "张甲")
    assert (mask.kind, mask.src) == (Kind.HAS_MASK, subject.src)
    assert subject.props == {"assurance": "verified_id"}
    assert event.src.key == f"e:{GOV}:新市监罚〔2026〕1号:{key}"
    assert event.props["subject_category"] == "person"


def test_a_masked_person_is_a_candidate(tmp_path):
    items = read(tmp_path, PERSON | {"自然人证件号码": MASKED})
    key = candidate_key("penalty", GOV, "新市监罚〔2026〕1号", "张甲")
    assert statements(items, Kind.SUBJECT_OF)[0].src.key == key
    assert event_of(items).props["subject_mask_key"] == KEYS.mask_key(MASKED)
    assert issues(items) == [("warning", "自然人证件号码", "masked_number")]


@pytest.mark.parametrize(
    ("number", "reason"), [("", "no_number"), (LI[:-1] + "1", "number_invalid")]
)
def test_a_person_without_a_right_number_is_a_candidate(tmp_path, number, reason):
    items = read(tmp_path, PERSON | {"自然人证件号码": number})
    assert statements(items, Kind.SUBJECT_OF)[0].src.key.startswith("c:penalty:")
    assert issues(items) == [("warning", "自然人证件号码", reason)]


def test_an_individual_business_is_an_organization(tmp_path):
    code = {
        "行政相对人类别": "个体工商户",
        "行政相对人代码_1（统一社会信用代码）": "92990411TE0000133T",
    }
    items = read(tmp_path, code)
    assert statements(items, Kind.SUBJECT_OF)[0].src.key == "u:92990411TE0000133T"
    assert event_of(items).props["subject_category"] == "individual"


def test_the_document_is_the_file_whatever_its_bytes(tmp_path):
    event = event_of(read(tmp_path, {}))
    moved = replace(event, source=replace(event.source, document="b.csv", sha256=""))
    assert (event.source.document, len(event.source.sha256)) == ("a.csv", 64)
    assert moved.digest == event.digest


def test_check_counts_the_rows(tmp_path):
    path = csv_file(tmp_path, PENALTY, PENALTY | {"行政相对人名称": ""})
    assert PENALTIES.check and PENALTIES.check(path, CTX) == 2
