"""The case that the demo prints: four persons recorded, and many more who are not.

A foundry is fined for conduct from 2026-02-01 to 2026-02-20. Its legal representative changed
on 2026-02-10. Around it stand persons who each fail one condition of their own.
"""

from dataclasses import replace

from api.demo.making.codes import citizen_number, uscc
from api.demo.making.offences import TRAINING
from api.demo.making.papers import determined, fined
from api.demo.making.shapes import Change, Determination, Enterprise, Part, Person, Post, Stake

OLD_HEAD = Person("周望川", citizen_number("19680412", 901))
NEW_HEAD = Person("魏澄野", citizen_number("19790923", 902))
MANAGER = Person("沈知行", citizen_number("19810305", 903))
FORMER_MANAGER = Person("钟予安", citizen_number("19740719", 905))
MONEY = Person("范景岚", citizen_number("19830211", 906))
WATCH = Person("卢闻宁", citizen_number("19770630", 908))
SUCCESSOR = Person("苏牧言", citizen_number("19860117", 909))
SHAREHOLDER = Person("叶疏白", citizen_number("19720828", 911))
WORKSHOP = Person("杜予禾", citizen_number("19850514", 913))
LEAD = Person("戴景溪", citizen_number("19900226", 915))
PARENT_HEAD = Person("贾砚初", citizen_number("19660903", 917))
BRANCH_HEAD = Person("阎泊年", citizen_number("19820107", 919))
NAMESAKE = Person(MANAGER.name, citizen_number("19891112", 921))

_CHANGED = "2026-02-10"


def _post(who: Person, position: str, since: str, until: str = "", head: bool = False) -> Post:
    return Post(who.name, who.number, position, since, until, head)


_STAYING = (
    _post(MANAGER, "总经理", "2025-04-01"),
    _post(MONEY, "财务负责人", "2021-01-01"),
    _post(WATCH, "监事", "2016-05-18"),
)
PARENT = Enterprise(
    serial=2,
    name="澄湾翮楫投资控股有限公司",
    code=uscc(2),
    type="有限责任公司(自然人投资或控股)",
    founded="2012-08-20",
    head=PARENT_HEAD.name,
    capital="8000",
    address="澄湾区砚泽街道岫云街1号",
    posts=(_post(PARENT_HEAD, "执行董事兼总经理", "2012-08-20", head=True),),
)
_STAKES = (
    Stake(PARENT.name, PARENT.code, "80", "1600", "2016-05-18", organisation=True),
    Stake(SHAREHOLDER.name, SHAREHOLDER.number, "20", "400", "2016-05-18"),
)
FOUNDRY = Enterprise(
    serial=1,
    name="澄湾霭桁精密铸造有限公司",
    code=uscc(1),
    type="有限责任公司(自然人投资或控股)",
    founded="2016-05-18",
    head=OLD_HEAD.name,
    capital="2000",
    address="澄湾区栖霖镇疏桁路88号",
    scope="铸件制造、加工、销售",
    posts=(
        _post(OLD_HEAD, "董事长", "2020-03-01", head=True),
        _post(FORMER_MANAGER, "总经理", "2019-06-01", "2025-03-31"),
        *_STAYING,
    ),
    stakes=_STAKES,
)
FOUNDRY_2026 = replace(
    FOUNDRY,
    head=NEW_HEAD.name,
    posts=(
        _post(NEW_HEAD, "董事长", _CHANGED, head=True),
        *_STAYING,
        _post(SUCCESSOR, "董事", "2026-03-15"),
    ),
    changes=(
        Change("法定代表人变更", OLD_HEAD.name, NEW_HEAD.name, _CHANGED),
        Change("董事长变更", OLD_HEAD.name, NEW_HEAD.name, _CHANGED),
    ),
)
_BRANCH = Enterprise(
    serial=4,
    name="澄湾霭桁精密铸造有限公司霁泊分公司",
    code=uscc(4),
    type="有限责任公司分公司",
    founded="2021-03-09",
    head=BRANCH_HEAD.name,
    address="澄湾区霁泊镇苇汀路12号",
    posts=(_post(BRANCH_HEAD, "负责人", "2021-03-09", head=True),),
    parent=1,
)
_OTHER = Enterprise(
    serial=3,
    name="澄湾蓼楂家具有限公司",
    code=uscc(3),
    type="有限责任公司(自然人独资)",
    founded="2018-11-06",
    head=NAMESAKE.name,
    capital="100",
    address="澄湾区漱桐街道蓼花街7号",
    posts=(_post(NAMESAKE, "执行董事兼总经理", "2018-11-06", head=True),),
)
PENALTY = fined(FOUNDRY_2026, TRAINING, 17, "2026-05-10", "15")


def headline() -> Part:
    return Part(
        first=(FOUNDRY, PARENT, _OTHER, _BRANCH),
        second=(FOUNDRY_2026,),
        may=(PENALTY,),
        determinations=_determinations(),
    )


def _determinations() -> tuple[Determination, ...]:
    act = determined(PENALTY, 9, "2026-02-01", "2026-02-20")
    named = replace(
        act,
        person=WORKSHOP.name,
        person_number=WORKSHOP.number,
        position="熔炼车间主任",
        finding="其他直接责任人员",
        level="E1",
        sanction="罚款2万元",
    )
    lead = replace(
        act,
        person=LEAD.name,
        person_number=LEAD.number,
        position="班组长",
        finding="其他直接责任人员",
        level="E4",
    )
    return named, lead
