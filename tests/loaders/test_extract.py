"""The simple extract, with the traps that were measured in real ones."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.errors import FileFormatError
from graph.identifiers import candidate_key
from graph.intervals import FOREVER, Interval, day
from graph.vocabulary import Flag, Kind, Rank
from loaders.base import Context
from loaders.capital import capital
from loaders.extract import EXTRACT
from tests.loaders.sources import (
    CTX,
    E1,
    KEYS,
    WRONG_CHECK,
    ZHANG,
    csv_file,
    issues,
    said,
    statements,
    xlsx_file,
)

ROW = {
    "企业名称": "甲有限公司",
    "统一社会信用代码": E1,
    "注册日期": "2015-03-02",
    "企业类型": "有限责任公司(自然人独资)",
    "法人代表": "张甲",
    "注册资金": "1,000万人民币",
    "经营范围": "咨询",
    "所在省份": "某省",
    "地区": "某市",
    "注册地址": "某路1号",
}
SEEN = CTX.published


def read(folder, *changes, ctx=CTX):
    return said(EXTRACT, csv_file(folder, *(ROW | c for c in changes)), ctx)


def profile_of(items):
    return statements(items, Kind.PROFILE)[0].props


def test_a_row_states_a_profile_and_the_head(tmp_path):
    profile, rep = statements(read(tmp_path, {}))
    assert profile.src == ("u:" + E1, "organization", "甲有限公司")
    assert (profile.span, profile.record_id) == (
        Interval(day("2015-03-02"), FOREVER),
        profile.src.key,
    )
    assert profile.source.rank is Rank.AGGREGATOR
    assert profile.props["capital_yuan"] == "10000000"
    assert (profile.props["type"], profile.props["region"]) == ("company", "990411")
    assert (rep.kind, rep.dst) == (Kind.LEGAL_REP, profile.src)
    assert rep.src == (candidate_key("org", "u:" + E1, "张甲"), "person", "张甲")
    assert (rep.span, rep.flags) == (Interval(SEEN, FOREVER), Flag.START_UNKNOWN)
    assert rep.props["assurance"] == "name_only"


@pytest.mark.parametrize("blank", ["", "N/A", "-", "无"])
def test_no_representative_is_nobody(tmp_path, blank):
    items = read(tmp_path, {"法人代表": blank})
    assert [s.kind for s in statements(items)] == [Kind.PROFILE]
    assert not issues(items)


@pytest.mark.parametrize(
    ("changes", "office"),
    [
        ({"企业类型": "个体工商户"}, Kind.OPERATOR),
        ({"企业类型": "个人独资企业"}, Kind.INVESTOR_OWNER),
        ({"企业类型": "集体分支机构(非法人)"}, Kind.BRANCH_HEAD),
        ({"企业类型": "N/A"}, Kind.LEGAL_REP),
        ({"企业类型": "N/A", "企业名称": "甲有限公司某市分公司"}, Kind.BRANCH_HEAD),
        ({"企业类型": "普通合伙企业"}, Kind.MANAGING_PARTNER),
    ],
)
def test_the_head_by_type(tmp_path, changes, office):
    assert statements(read(tmp_path, changes))[1].kind is office


def test_a_partnership_executed_by_a_company(tmp_path):
    change = {"企业类型": "有限合伙企业", "法人代表": "乙公司（委派代表：周庚）"}
    partner, delegate = statements(read(tmp_path, change))[1:]
    assert (partner.kind, partner.src.kind, partner.src.name) == (
        Kind.MANAGING_PARTNER,
        "organization",
        "乙公司",
    )
    assert (delegate.kind, delegate.src.name) == (Kind.PARTNER_DELEGATE, "周庚")


def test_a_company_represents_no_company(tmp_path):
    items = read(tmp_path, {"法人代表": "乙公司"})
    assert [s.kind for s in statements(items)] == [Kind.PROFILE]
    assert issues(items) == [("warning", "法人代表", "name_not_clear")]


@pytest.mark.parametrize(
    ("code", "key", "reason"),
    [
        ("990411000000001", "t:汇集方:990411000000001", "check_digit"),
        ("9904110000001", "t:汇集方:9904110000001", "check_digit"),
        (WRONG_CHECK, "t:汇集方:" + WRONG_CHECK, "check_digit"),
        ("", "t:汇集方:甲有限公司|某市", "no_code"),
        (ZHANG, "t:汇集方:甲有限公司|某市", "person_number_in_code"),
        (ZHANG[:17] + "5", "t:汇集方:甲有限公司|某市", "person_number_in_code"),
    ],
)
def test_codes_that_merge_nothing(tmp_path, code, key, reason):
    items = read(tmp_path, {"统一社会信用代码": code})
    profile = statements(items, Kind.PROFILE)[0]
    assert (profile.src.key, profile.props["valid_code"]) == (key, False)
    assert ("warning", "统一社会信用代码", reason) in issues(items)
    assert ZHANG[:14] not in str(items)


def test_a_wrong_check_digit_is_kept_as_it_came(tmp_path):
    assert profile_of(read(tmp_path, {"统一社会信用代码": WRONG_CHECK}))["uscc"] == WRONG_CHECK


def test_a_capital_that_cannot_be_read_is_unknown(tmp_path):
    items = read(tmp_path, {"注册资金": "壹仟万"})
    assert profile_of(items)["capital"] is None
    assert issues(items) == [("warning", "注册资金", "amount_unclear")]


def test_foreign_capital_is_not_yuan(tmp_path):
    props = profile_of(read(tmp_path, {"注册资金": "50万美元"}))
    found = props["capital"], props["capital_yuan"], props["capital_currency"]
    assert found == ("500000", None, "USD")


def test_a_day_that_does_not_exist_rejects_the_row(tmp_path):
    items = read(tmp_path, {"注册日期": "2015-02-30"}, {})
    assert issues(items) == [("reject", "注册日期", "no_such_date")]
    assert len(statements(items, Kind.PROFILE)) == 1


def test_without_a_version_day_the_file_is_refused(tmp_path):
    with pytest.raises(FileFormatError, match="published"):
        read(tmp_path, {}, ctx=Context(KEYS))


def test_gb18030_and_xlsx_say_the_same(tmp_path):
    expected = statements(read(tmp_path, {}))
    gb = csv_file(tmp_path, ROW, name="gb.csv", encoding="gb18030")
    for path in (gb, xlsx_file(tmp_path, ROW)):
        found = statements(said(EXTRACT, path))
        assert [s.digest for s in found] == [s.digest for s in expected]


def test_an_older_head_keeps_a_record_of_his_own(tmp_path):
    old, new = (statements(read(tmp_path, {"法人代表": n}))[1] for n in ("张甲", "李乙"))
    assert old.slot != new.slot


def test_check_counts_the_rows(tmp_path):
    assert EXTRACT.check is not None
    assert EXTRACT.check(csv_file(tmp_path, ROW, ROW), CTX) == 2


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1,000万人民币", "10000000", "CNY"),
        ("500(万元)", "5000000", "CNY"),
        ("500（万元）", "5000000", "CNY"),
        ("100万美元", "1000000", "USD"),
        ("1000(万日元)", "10000000", "JPY"),
        ("人民币500万元整", "5000000", "CNY"),
        ("1000.000000万人民币", "10000000", "CNY"),
        ("500万", "5000000", "CNY"),
        ("5000元", "5000", "CNY"),
        ("0.5亿元", "50000000", "CNY"),
        ("50万港币", "500000", "HKD"),
        ("１００万元", "1000000", "CNY"),
        ("0万元", "0", "CNY"),
    ],
)
def test_ways_to_write_the_capital(text, amount, currency):
    assert capital(text) == (amount, currency, True)


@pytest.mark.parametrize("text", ["", "N/A", "-", "（万元）", "万元人民币"])
def test_no_capital(text):
    assert capital(text) == (None, None, True)


@pytest.mark.parametrize(
    "text", ["500", "500人民币", "3,5万", "1万元/2万美元", "-5万元", "5万贝壳"]
)
def test_unclear_capital(text):
    assert capital(text) == (None, None, False)


def test_what_the_column_says_of_unit_and_currency():
    assert capital("500", 10_000, "156") == ("5000000", "CNY", True)
    assert capital("500", 10_000, "") == ("5000000", "CNY", True)
    assert capital("500", 10_000, "美元") == ("5000000", "USD", True)
    assert capital("5万元", 10_000, "USD") == ("50000", "USD", True)


PIECES = st.sampled_from(
    ["1", "000", ",", ".", "万", "亿", "元", "美", "人民币", "(", ")", "-", "²", "½"]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
@example("1" * 400)
def test_reading_a_capital_never_fails(text):
    amount, currency, clear = capital(text)
    assert (amount is None) == (currency is None)
    assert clear or amount is None
