"""Change items of the registry."""

import pytest

from graph.identifiers import person_number
from graph.intervals import FOREVER, Interval, day
from graph.vocabulary import Kind, SubjectType
from loaders.registry.changes import changed_office, is_name_change
from tests.loaders.registry_tables import BASE, CHANGE, LP1, ORG, SP1, read
from tests.loaders.sources import KEYS, LI, ZHANG, issues, statements

COMPANY, SOLE_PROP = SubjectType.COMPANY, SubjectType.SOLE_PROP
LP = BASE | {"ENTTYPE": "有限合伙企业", "UNISCID": LP1}


def changes(folder, base=BASE, **cells):
    items = read(folder, base=[base], changes=[CHANGE | cells])
    return statements(items, Kind.OFFICE_CHANGE, Kind.NAME_CHANGE), issues(items)


@pytest.mark.parametrize(
    ("item", "type_", "office"),
    [
        ("法定代表人变更", COMPANY, Kind.LEGAL_REP),
        ("法定代表人", COMPANY, Kind.LEGAL_REP),
        ("法定代表人(负责人)变更", COMPANY, Kind.LEGAL_REP),
        (
            "负责人变更（法定代表人、负责人、首席代表、合伙事务执行人等变更）",
            COMPANY,
            Kind.LEGAL_REP,
        ),
        ("法定代表人/负责人变更", COMPANY, Kind.LEGAL_REP),
        ("法定代表人姓名变更", COMPANY, Kind.LEGAL_REP),
        ("负责人变更", SubjectType.BRANCH, Kind.BRANCH_HEAD),
        ("经营者变更", SubjectType.INDIVIDUAL, Kind.OPERATOR),
        ("投资人变更", SOLE_PROP, Kind.INVESTOR_OWNER),
        ("执行事务合伙人变更", SubjectType.PARTNERSHIP, Kind.MANAGING_PARTNER),
        ("董事长变更", COMPANY, Kind.CHAIR),
        ("经理变更", COMPANY, Kind.GENERAL_MANAGER),
        ("厂长变更", SubjectType.NONCOMPANY, Kind.MANAGER),
    ],
)
def test_items_about_an_office(item, type_, office):
    assert changed_office(item, type_) is office


@pytest.mark.parametrize(
    "item",
    [
        "投资人变更",
        "投资人(股权)变更",
        "财务负责人变更",
        "董事备案",
        "经营范围变更",
        "住所变更",
        "变更",
        "",
    ],
)
def test_items_about_something_else(item):
    assert changed_office(item, COMPANY) is None


def test_items_about_the_name():
    assert all(
        map(is_name_change, ["名称变更", "企业名称变更", "名称变更（字号名称、集团名称等）"])
    )
    assert not any(map(is_name_change, ["投资人名称变更", "法定代表人变更", "分支机构名称变更"]))


def test_a_new_legal_representative(tmp_path):
    (found,), told = changes(tmp_path)
    assert (found.kind, found.src, found.dst) == (Kind.OFFICE_CHANGE, ORG, None)
    assert found.span == Interval(day("2020-01-01"), FOREVER)
    assert found.record_id == "P1|法定代表人变更|2020-01-01"
    assert found.props == {
        "office": "LEGAL_REP",
        "before": "李乙",
        "after": "张甲",
        "item": "法定代表人变更",
        "date": "2020-01-01",
    }
    assert told == []


def test_a_number_beside_the_name_becomes_a_key(tmp_path):
    before = f"姓名：李乙；证件类型：身份证；证件号码：{LI}"
    (found,), _ = changes(tmp_path, ALTBE=before, ALTAF=f"张甲 {ZHANG}")
    assert (found.props["before"], found.props["after"]) == ("李乙", "张甲")
    assert found.props["before_key"] == KEYS.person_key(person_number(LI))
    assert found.props["after_key"] == KEYS.person_key(person_number(ZHANG))
    assert LI not in str(found)


def test_a_wrong_number_gives_the_name_only(tmp_path):
    (found,), told = changes(tmp_path, ALTAF=f"张甲 {ZHANG[:17]}5")
    assert "after_key" not in found.props
    assert told == [("warning", "ALTAF", "number_invalid")]


def test_the_first_holder_has_nobody_before(tmp_path):
    (found,), _ = changes(tmp_path, ALTBE="无")
    assert (found.props["before"], found.props["after"]) == ("", "张甲")


@pytest.mark.parametrize("after", ["张甲、王丙", "乙公司", "详见附件清单所列各位人员"])
def test_what_is_no_single_name_states_nothing(tmp_path, after):
    found, told = changes(tmp_path, ALTAF=after)
    assert found == []
    assert told == [("warning", "ALTAF", "name_not_clear")]


def test_an_unclear_list_shows_no_number(tmp_path):
    items = read(tmp_path, changes=[CHANGE | {"ALTAF": f"张甲{ZHANG}；李乙{LI}"}])
    assert issues(items) == [("warning", "ALTAF", "name_not_clear")]
    assert ZHANG not in str(items) and LI not in str(items)


@pytest.mark.parametrize("date", ["2020-02-30", "", "长期"])
def test_a_change_needs_its_day(tmp_path, date):
    found, told = changes(tmp_path, ALTDATE=date)
    assert found == []
    assert [level for level, _, _ in told] == ["reject"]


def test_other_items_are_passed_over(tmp_path):
    assert changes(tmp_path, ALTITEM="经营范围变更", ALTBE="咨询") == ([], [])


def test_a_new_name(tmp_path):
    cells = {"ALTITEM": "名称变更", "ALTBE": "企业名称：旧公司", "ALTAF": "甲公司"}
    (found,), _ = changes(tmp_path, **cells)
    assert (found.kind, found.span.start) == (Kind.NAME_CHANGE, day("2020-01-01"))
    assert (found.props["before"], found.props["after"]) == ("旧公司", "甲公司")


def test_a_new_delegate(tmp_path):
    cells = {
        "ALTITEM": "执行事务合伙人变更",
        "ALTBE": "乙公司(委派代表:周庚)",
        "ALTAF": "乙公司(委派代表:吴辛)",
    }
    (found,), _ = changes(tmp_path, LP, **cells)
    assert found.props["office"] == "PARTNER_DELEGATE"
    assert (found.props["before"], found.props["after"]) == ("周庚", "吴辛")


def test_a_partner_gives_way_to_a_company_with_a_delegate(tmp_path):
    cells = {"ALTITEM": "执行事务合伙人变更", "ALTBE": "张甲", "ALTAF": "乙公司(委派代表:周庚)"}
    found, _ = changes(tmp_path, LP, **cells)
    ends = {s.props["office"]: (s.props["before"], s.props["after"]) for s in found}
    assert ends == {"MANAGING_PARTNER": ("张甲", ""), "PARTNER_DELEGATE": ("", "周庚")}
    assert len({s.slot for s in found}) == 2


def test_the_owner_of_a_sole_proprietorship(tmp_path):
    base = BASE | {"ENTTYPE": "个人独资企业", "UNISCID": SP1}
    (found,), _ = changes(tmp_path, base, ALTITEM="投资人变更")
    assert found.props["office"] == "INVESTOR_OWNER"


def test_two_changes_on_one_day_are_two(tmp_path):
    second = CHANGE | {"ALTBE": "张甲", "ALTAF": "王丙"}
    found = statements(read(tmp_path, changes=[CHANGE, second]), Kind.OFFICE_CHANGE)
    assert len({s.slot for s in found}) == 2
