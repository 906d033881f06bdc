"""Names in cells that hold more than a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.registry.names import Mention, Principal, is_organisation, mention, principals, scrub
from tests.loaders.sources import LI, ZHANG


@pytest.mark.parametrize(
    ("cell", "name", "number"),
    [
        ("张甲", "张甲", ""),
        ("张 甲", "张甲", ""),
        ("姓名：张甲；证件类型：身份证；证件号码：" + ZHANG, "张甲", ZHANG),
        ("法定代表人姓名:张甲", "张甲", ""),
        ("法定代表人：张甲", "张甲", ""),
        ("原法定代表人:张甲", "张甲", ""),
        ("负责人张甲", "张甲", ""),
        (f"张甲 {ZHANG}", "张甲", ZHANG),
        (f"张甲（身份证:{ZHANG}）", "张甲", ZHANG),
        ("张甲;男;中国", "张甲", ""),
        ("张甲 职务:执行董事", "张甲", ""),
        ("买买提•吐尔逊", "买买提·吐尔逊", ""),
        ("JOHN SMITH", "JOHN SMITH", ""),
        ("原某", "原某", ""),
    ],
)
def test_the_one_person_in_a_cell(cell, name, number):
    assert mention(cell) == Mention(name, number)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-",
        "负责人",
        "张甲、李乙",
        "张甲 李乙",
        "姓名:张甲,姓名:李乙",
        f"张甲{ZHANG},{LI}",
        "张*",
        "乙公司",
        "乙有限公司(委派代表:周庚)",
        "详见附件清单所列各位人员",
    ],
)
def test_nobody_or_several_in_a_cell(cell):
    assert mention(cell) is None


@pytest.mark.parametrize("name", ["乙公司", "乙投资中心(有限合伙)", "某县供销合作社", "ACME LTD."])
def test_names_of_organisations(name):
    assert is_organisation(name)


@pytest.mark.parametrize("name", ["张甲", "欧阳甲乙", "李中心", "JOHN LIMITEDSON"])
def test_names_of_persons(name):
    assert not is_organisation(name)


@pytest.mark.parametrize(
    ("cell", "organisation"),
    [
        ("乙公司(委派代表:周庚)", "乙公司"),
        ("乙公司（委派代表：周庚）", "乙公司"),
        ("乙（集团）有限公司(委派代表:周庚)", "乙（集团）有限公司"),
        ("乙合伙企业(有限合伙)(委派代表:周庚)", "乙合伙企业（有限合伙）"),
        ("执行事务合伙人:乙公司 委派代表:周庚", "乙公司"),
        ("周庚(委派代表)", ""),
    ],
)
def test_an_organisation_and_its_delegate(cell, organisation):
    assert principals(cell) == [Principal(organisation, Mention("周庚"), delegate=True)]


def test_several_partners():
    found = principals("张甲、乙公司（委派代表：周庚）")
    assert found == [
        Principal(person=Mention("张甲")),
        Principal("乙公司", Mention("周庚"), delegate=True),
    ]


def test_one_unclear_partner_spoils_the_cell():
    assert principals("张甲、？？") == []


def test_an_organisation_whose_delegate_is_not_clear():
    assert principals("乙公司(委派代表:周庚、张甲)") == [Principal("乙公司", None, delegate=True)]


@given(st.text())
def test_any_cell_can_be_read(cell):
    mention(cell)
    principals(cell)


@given(st.text(alphabet="张甲 ，;:()-姓名"), st.sampled_from(["", " ", "-"]))
def test_no_number_is_shown(words, gap):
    assert ZHANG not in scrub(words + gap.join(ZHANG)).replace("-", "").replace(" ", "")
