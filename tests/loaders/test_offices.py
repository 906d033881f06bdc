"""Position texts as offices, type texts as subject types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.vocabulary import Kind, SubjectType
from loaders.offices import is_head, offices_of, registered_head, subject_type

COMPANY, BODY = SubjectType.COMPANY, SubjectType.PUBLIC_INSTITUTION
E1, BRANCH = "91990411TE0000010W", "91990411TE0000096P"
LP, OPERATOR = "91990411TE0000109D", "92990411TE0000133T"
INSTITUTION, GOV, VILLAGE = "12990411TE000015XM", "11990411TE00001929", "N2990411TE00002131"


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("董事长", [Kind.CHAIR]),
        ("董事长兼总经理", [Kind.CHAIR, Kind.GENERAL_MANAGER]),
        ("执行董事、经理", [Kind.EXEC_DIRECTOR, Kind.GENERAL_MANAGER]),
        ("执行董事兼任总经理", [Kind.EXEC_DIRECTOR, Kind.GENERAL_MANAGER]),
        ("副董事长", [Kind.DIRECTOR]),
        ("独立董事", [Kind.INDEP_DIRECTOR]),
        ("非执行董事", [Kind.DIRECTOR]),
        ("首席执行官（CEO）", [Kind.GENERAL_MANAGER]),
        ("总经理(兼)", [Kind.GENERAL_MANAGER]),
        ("常务副总经理", [Kind.DEPUTY_MANAGER]),
        ("监事会主席", [Kind.SUPERVISOR]),
        ("财务负责人", [Kind.CFO]),
        ("联络员", [Kind.LIAISON]),
        ("党委书记", [Kind.OTHER_OFFICE]),
        ("负责人", [Kind.OTHER_OFFICE]),
        ("投资人", [Kind.OTHER_OFFICE]),
        ("主任", [Kind.OTHER_OFFICE]),
        ("", [Kind.OTHER_OFFICE]),
    ],
)
def test_positions_in_a_company(text, offices):
    assert offices_of(text, COMPANY) == offices


@pytest.mark.parametrize("text", ["部门经理", "项目经理", "客户经理", "销售部总经理", "部门副经理"])
def test_a_manager_of_something_smaller_is_no_manager(text):
    assert offices_of(text, COMPANY) == [Kind.OTHER_OFFICE]


@pytest.mark.parametrize("text", ["厂长", "经理", "总经理", "矿长"])
def test_the_manager_of_a_noncompany(text):
    assert offices_of(text, SubjectType.NONCOMPANY) == [Kind.MANAGER]


@pytest.mark.parametrize(
    ("type_", "office"),
    [
        (SubjectType.BRANCH, Kind.BRANCH_HEAD),
        (SubjectType.PARTNERSHIP, Kind.MANAGING_PARTNER),
        (SubjectType.LAW_FIRM, Kind.HEAD_OF_BODY),
        (SubjectType.PUBLIC_INSTITUTION, Kind.HEAD_OF_BODY),
        (SubjectType.VILLAGE_BODY, Kind.HEAD_OF_BODY),
        (SubjectType.SOLE_PROP, Kind.INVESTOR_OWNER),
        (SubjectType.INDIVIDUAL, Kind.OPERATOR),
    ],
)
def test_whom_the_word_principal_means(type_, office):
    assert offices_of("负责人", type_) == [office]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("院长", Kind.HEAD_OF_BODY),
        ("副院长", Kind.DEPUTY_HEAD),
        ("常务副局长", Kind.DEPUTY_HEAD),
        ("主持工作的副局长", Kind.ACTING_HEAD),
        ("副主任（主持全面工作）", Kind.ACTING_HEAD),
        ("办公室主任", Kind.OTHER_OFFICE),
    ],
)
def test_heads_of_bodies(text, office):
    assert offices_of(text, BODY) == [office]


def test_a_deputy_in_charge_of_a_company_heads_no_body():
    assert Kind.ACTING_HEAD not in offices_of("副总经理（主持工作）", COMPANY)


@pytest.mark.parametrize(
    ("type_", "head"),
    [
        (COMPANY, Kind.LEGAL_REP),
        (SubjectType.NONCOMPANY, Kind.LEGAL_REP),
        (SubjectType.COOPERATIVE, Kind.LEGAL_REP),
        (SubjectType.SOCIAL_ORG, Kind.LEGAL_REP),
        (BODY, Kind.LEGAL_REP),
        (SubjectType.UNKNOWN, Kind.LEGAL_REP),
        (SubjectType.PARTNERSHIP, Kind.MANAGING_PARTNER),
        (SubjectType.SOLE_PROP, Kind.INVESTOR_OWNER),
        (SubjectType.INDIVIDUAL, Kind.OPERATOR),
        (SubjectType.BRANCH, Kind.BRANCH_HEAD),
        (SubjectType.GOV_BODY, Kind.HEAD_OF_BODY),
    ],
)
def test_the_mark_of_the_representative(type_, head):
    assert registered_head(type_) is head
    assert offices_of("", type_, is_representative=True) == [head]
    assert offices_of("法定代表人", type_) == [head]


def test_the_mark_comes_beside_the_position():
    assert offices_of("董事", COMPANY, True) == [Kind.DIRECTOR, Kind.LEGAL_REP]
    assert offices_of("经营者", SubjectType.INDIVIDUAL, True) == [Kind.OPERATOR]


@pytest.mark.parametrize(
    "text", ["委派代表", "执行事务合伙人委派代表", "执行事务合伙人（委派代表）"]
)
def test_a_delegate_is_no_managing_partner(text):
    assert offices_of(text, SubjectType.PARTNERSHIP, True) == [Kind.PARTNER_DELEGATE]
    assert is_head(Kind.PARTNER_DELEGATE, SubjectType.PARTNERSHIP)
    assert not is_head(Kind.PARTNER_DELEGATE, COMPANY)


def test_a_deputy_in_charge_is_not_made_the_head():
    offices = offices_of("副局长(主持工作)", SubjectType.GOV_BODY, True)
    assert offices == [Kind.ACTING_HEAD]


@given(st.text(), st.sampled_from(SubjectType))
def test_any_text_has_an_office(text, type_):
    assert offices_of(text, type_)


TITLES = st.sampled_from(["董事长", "经理", "负责人", "主任", "兼", "、", "(", ")", "部门", "副"])


@given(st.lists(TITLES).map("".join), st.sampled_from(SubjectType))
def test_only_the_mark_or_the_word_makes_a_legal_representative(text, type_):
    assert Kind.LEGAL_REP not in offices_of(text, type_)


@pytest.mark.parametrize(
    ("text", "uscc", "expected"),
    [
        ("有限责任公司(自然人独资)", E1, COMPANY),
        ("有限责任公司（法人独资）", "", COMPANY),
        ("股份有限公司(上市)", "", COMPANY),
        ("有限责任公司分公司(自然人独资)", E1, SubjectType.BRANCH),
        ("集体分支机构(非法人)", "", SubjectType.BRANCH),
        ("合伙企业分支机构", LP, SubjectType.BRANCH),
        ("有限合伙企业", LP, SubjectType.PARTNERSHIP),
        ("普通合伙", "", SubjectType.PARTNERSHIP),
        ("个人独资企业", E1, SubjectType.SOLE_PROP),
        ("个体工商户", "", SubjectType.INDIVIDUAL),
        ("农民专业合作社", "", SubjectType.COOPERATIVE),
        ("全民所有制", E1, SubjectType.NONCOMPANY),
        ("集体所有制", E1, SubjectType.NONCOMPANY),
        ("国有独资公司", "", COMPANY),
        ("事业单位法人", "", BODY),
        ("机关法人", "", SubjectType.GOV_BODY),
        ("民办非企业单位", "", SubjectType.SOCIAL_ORG),
        ("律师事务所(普通合伙)", "", SubjectType.LAW_FIRM),
        ("1130", E1, COMPANY),
        ("2130", E1, SubjectType.BRANCH),
        ("4533", E1, SubjectType.PARTNERSHIP),
        ("4540", E1, SubjectType.SOLE_PROP),
        ("4553", E1, SubjectType.BRANCH),
        ("4500", E1, COMPANY),
        ("N/A", E1, COMPANY),
        ("N/A", OPERATOR, SubjectType.INDIVIDUAL),
        ("", INSTITUTION, BODY),
        ("", GOV, SubjectType.GOV_BODY),
        ("", VILLAGE, SubjectType.VILLAGE_BODY),
        ("N/A", "320411000012345", SubjectType.UNKNOWN),
        ("", "", SubjectType.UNKNOWN),
    ],
)
def test_subject_types(text, uscc, expected):
    assert subject_type(text, uscc) is expected


def test_where_the_type_is_not_stated_the_name_may_tell():
    assert subject_type("N/A", BRANCH, "甲有限公司常州分公司") is SubjectType.BRANCH
    assert subject_type("", LP, "甲投资中心（有限合伙）") is SubjectType.PARTNERSHIP
    assert subject_type("", OPERATOR, "甲餐饮分店") is SubjectType.INDIVIDUAL
    assert subject_type("有限责任公司", E1, "甲分店") is COMPANY
