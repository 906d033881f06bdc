"""失信被执行人: what a row that is right states."""

import json

import pytest

from graph.identifiers import mask_court, person_number
from graph.intervals import FOREVER, day, iso
from graph.vocabulary import Flag, Kind, NodeKind, Rank
from loaders import LOADERS
from loaders.base import Context
from loaders.lists.spelling import case_number
from tests.loaders.sources import (
    CTX,
    DEBTOR,
    E2,
    KEYS,
    csv_file,
    issues,
    said,
    statements,
    xlsx_file,
)

COURT_LIST = LOADERS["court_list"]
COURT = "测试市新北区人民法院"
CASE = "（2026）测0411执120号"
EVENT = f"e:{COURT}:SXBZXR/{CASE}:u:{E2}"
WANG, OTHER_WANG = "999999197503030034", "999999197503039039"
PERSON = {"iname": "王丙", "partyTypeName": "0", "businessEntity": ""}
CHINESE = {
    "iname": "被执行人姓名/名称",
    "cardNum": "身份证号码/组织机构代码",
    "partyTypeName": "被执行人类型",
    "businessEntity": "法定代表人或者负责人姓名",
    "courtName": "执行法院",
    "areaName": "省份",
    "gistId": "执行依据文号",
    "gistUnit": "作出执行依据单位",
    "regDate": "立案时间",
    "caseCode": "案号",
    "duty": "生效法律文书确定的义务",
    "performance": "履行情况",
    "disruptTypeName": "失信行为具体情形",
    "publishDate": "发布时间",
    "exitDate": "移出日期",
}


def read(folder, *changes, ctx=CTX):
    return said(COURT_LIST, csv_file(folder, *(DEBTOR | c for c in changes)), ctx)


def one(items, kind):
    (found,) = statements(items, kind)
    return found


def days(statement):
    stop = statement.span.stop
    return iso(statement.span.start), "" if stop == FOREVER else iso(stop)


def test_a_row_states_event_subject_conduct_and_entry(tmp_path):
    items = read(tmp_path, {})
    assert [s.kind for s in statements(items)] == [
        Kind.EVENT,
        Kind.SUBJECT_OF,
        Kind.CONDUCT,
        Kind.LISTED,
    ]
    assert not issues(items)
    event, subject = one(items, Kind.EVENT), one(items, Kind.SUBJECT_OF)
    assert (event.src.key, event.src.kind, event.src.name) == (EVENT, NodeKind.EVENT, CASE)
    assert (event.source.provider, event.source.rank) == (COURT, Rank.AUTHORITY)
    assert subject.src == (f"u:{E2}", NodeKind.ORGANIZATION, "乙公司")


def test_the_window_begins_with_the_execution_case_and_stays_open(tmp_path):
    items = read(tmp_path, {})
    assert days(one(items, Kind.CONDUCT)) == ("2026-02-10", "")
    assert days(one(items, Kind.LISTED)) == ("2026-06-01", "")


def test_what_is_said_of_the_event(tmp_path):
    props = one(read(tmp_path, {}), Kind.EVENT).props
    assert props["category"] == "SXBZXR"
    assert (props["determined"], props["doc_no"]) == ("2026-06-01", CASE)
    assert (props["rep_name"], props["rep_key"]) == ("王丙", "")
    assert props["reasons"] == ["违反财产报告制度", "以伪造证据、暴力、威胁等方法妨碍、抗拒执行"]


def test_the_entry_is_said_of_the_unit_and_of_nobody_else(tmp_path):
    entry = one(read(tmp_path, {}), Kind.LISTED)
    assert (entry.src.key, entry.dst) == (f"u:{E2}", None)
    assert entry.props["list_code"] == "SXBZXR"
    assert entry.props["event"] == EVENT


@pytest.mark.parametrize(
    "written", ["2014年11月28日", "20141128", "2014-11-28 00:00:00", "2014-11-28"]
)
def test_every_shape_of_date(tmp_path, written):
    items = read(tmp_path, {"regDate": written, "publishDate": written})
    assert days(one(items, Kind.CONDUCT))[0] == "2014-11-28"
    assert days(one(items, Kind.LISTED))[0] == "2014-11-28"


@pytest.mark.parametrize(
    ("written", "one_spelling"),
    [
        ("(2014)广法执字第00232号", "（2014）广法执字第00232号"),
        ("（2019）皖1122执1194号", "（2019）皖1122执1194号"),
        ("〔2019〕皖1122执 1194号", "（2019）皖1122执1194号"),
        ("［２０１９］皖1122执1194号", "（2019）皖1122执1194号"),
    ],
)
def test_case_numbers_have_one_spelling(written, one_spelling):
    assert case_number(written) == one_spelling


def test_rows_that_write_the_case_otherwise_mean_one_event(tmp_path):
    items = read(tmp_path, {}, {"caseCode": "（2026）测0411执120号"})
    assert {s.src.key for s in statements(items, Kind.EVENT)} == {EVENT}


@pytest.mark.parametrize("party", ["1", "581", "法人或其他组织", ""])
def test_units_of_old_and_new_records(tmp_path, party):
    items = read(tmp_path, {"partyTypeName": party})
    assert one(items, Kind.LISTED).src.kind is NodeKind.ORGANIZATION


@pytest.mark.parametrize("party", ["0", "580", "自然人", ""])
def test_natural_persons_of_old_and_new_records(tmp_path, party):
    items = read(tmp_path, PERSON | {"partyTypeName": party, "cardNum": mask_court(WANG)})
    assert one(items, Kind.LISTED).src.kind is NodeKind.PERSON


def test_a_unit_by_its_nine_places(tmp_path):
    items = read(tmp_path, {"cardNum": "TE000002-9"})
    keys = {one(items, k).src.key[:2] for k in (Kind.SUBJECT_OF, Kind.LISTED)}
    assert len(keys) == 1
    assert one(items, Kind.LISTED).src.kind is NodeKind.ORGANIZATION


def test_a_masked_number_makes_a_candidate_that_can_be_compared(tmp_path):
    items = read(tmp_path, PERSON | {"cardNum": "9999991975****0034"})
    assert [i[0::2] for i in issues(items)] == [("warning", "masked_number")]
    subject = one(items, Kind.SUBJECT_OF)
    assert subject.src.key.startswith("c:")
    assert subject.props["assurance"] == "masked"
    mask = one(items, Kind.EVENT).props["subject_mask_key"]
    assert mask in KEYS.mask_keys(person_number(WANG))
    assert mask not in KEYS.mask_keys(person_number(OTHER_WANG))


def test_debtors_of_one_name_in_one_case_stay_apart(tmp_path):
    masks = [PERSON | {"cardNum": mask_court(n)} for n in (WANG, OTHER_WANG)]
    items = read(tmp_path, *masks)
    assert len({s.src.key for s in statements(items, Kind.LISTED)}) == 2
    assert len({s.src.key for s in statements(items, Kind.EVENT)}) == 2


def test_a_whole_number_is_a_person(tmp_path):
    items = read(tmp_path, PERSON | {"cardNum": WANG})
    subject = one(items, Kind.SUBJECT_OF)
    assert subject.src.key == KEYS.person_key(person_number(WANG))
    assert subject.props["assurance"] == "verified_id"
    assert not issues(items)


def test_no_number_of_a_person_is_kept(tmp_path):
    items = read(tmp_path, PERSON | {"cardNum": WANG}, PERSON | {"cardNum": mask_court(WANG)})
    assert WANG not in repr(items)
    assert mask_court(WANG) not in repr(items)


def test_removal_closes_entry_and_window(tmp_path):
    items = read(tmp_path, {"exitDate": "2026-07-01"}, ctx=Context(KEYS))
    assert days(one(items, Kind.LISTED)) == ("2026-06-01", "2026-07-01")
    assert days(one(items, Kind.CONDUCT)) == ("2026-02-10", "2026-07-01")


def test_performance_ends_the_window_before_the_removal(tmp_path):
    row = DEBTOR | {"exitDate": "2026-07-01", "performDate": "2026-06-20"}
    items = said(COURT_LIST, csv_file(tmp_path, row), Context(KEYS))
    assert days(one(items, Kind.LISTED))[1] == "2026-07-01"
    assert days(one(items, Kind.CONDUCT))[1] == "2026-06-20"


def test_performance_in_full_without_a_day_ends_both_on_the_version_day(tmp_path):
    items = read(tmp_path, {"performance": "全部履行"}, ctx=Context(KEYS, day("2026-08-01")))
    for kind in (Kind.LISTED, Kind.CONDUCT):
        found = one(items, kind)
        assert (days(found)[1], found.flags) == ("2026-08-01", Flag.STOP_UNKNOWN)
    assert [i[2] for i in issues(items)] == ["performed_undated"]


@pytest.mark.parametrize("performance", ["全部未履行", "部分未履行", "部分履行", ""])
def test_what_is_not_performed_in_full_ends_nothing(tmp_path, performance):
    assert days(one(read(tmp_path, {"performance": performance}), Kind.LISTED))[1] == ""


def test_a_row_of_removals_takes_the_subject_off(tmp_path):
    row = {k: DEBTOR[k] for k in ("iname", "cardNum", "courtName", "caseCode")}
    path = csv_file(tmp_path, row | {"移出日期": "20260701", "移出决定书文号": "移1号"})
    (out,) = statements(said(COURT_LIST, path, Context(KEYS, day("2026-07-10"))))
    assert (out.kind, out.src.key) == (Kind.DELISTED, f"u:{E2}")
    assert days(out) == ("2026-07-01", "")
    assert out.props == {"list_code": "SXBZXR", "doc_no": CASE, "out_doc_no": "移1号"}


def test_a_version_that_ends_replaces_the_open_one(tmp_path):
    open_, ended = read(tmp_path, {}), read(tmp_path, {"exitDate": "2026-05-31", "publishDate": ""})
    assert one(ended, Kind.DELISTED).asserted_at == one(open_, Kind.EVENT).asserted_at
    closed = read(tmp_path, {"exitDate": "2026-06-01"})
    for kind in (Kind.LISTED, Kind.CONDUCT):
        assert one(closed, kind).slot == one(open_, kind).slot


def test_the_newest_day_of_a_row_dates_it(tmp_path):
    undated = Context(KEYS)
    assert one(read(tmp_path, {}, ctx=undated), Kind.EVENT).asserted_at == day("2026-06-01")
    later = read(tmp_path, {"exitDate": "2026-07-01"}, ctx=undated)
    assert one(later, Kind.EVENT).asserted_at == day("2026-07-01")
    assert one(read(tmp_path, {}), Kind.EVENT).asserted_at == CTX.published


def digests(path):
    return [s.digest for s in statements(said(COURT_LIST, path))]


def test_headings_encodings_and_forms_state_the_same(tmp_path):
    plain = digests(csv_file(tmp_path, DEBTOR))
    chinese = {CHINESE[k]: v for k, v in DEBTOR.items()}
    lines = tmp_path / "a.jsonl"
    lines.write_text(json.dumps(DEBTOR | {"age": 0, "sexy": None}, ensure_ascii=False), "utf-8")
    assert digests(csv_file(tmp_path, chinese, name="c.csv")) == plain
    assert digests(csv_file(tmp_path, DEBTOR, name="g.csv", encoding="gb18030")) == plain
    assert digests(xlsx_file(tmp_path, DEBTOR)) == plain
    assert digests(lines) == plain
    assert len(plain) == 4
