"""The crowd: some three hundred invented enterprises around the stories."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

from api.demo.making.build import as_head, post
from api.demo.making.codes import citizen_number, registration_number, uscc
from api.demo.making.dice import Dice
from api.demo.making.shapes import Enterprise, Person, Stake
from api.demo.making.words import (
    CROPS,
    DISTRICT,
    INDUSTRIES,
    INSTITUTIONS,
    SHOPS,
    SHORT,
    STREETS,
    TOWNS,
    firm,
    person_name,
)

FIRST_SERIAL = 101
SIZE = 288

Maker = Callable[["Crowd", int], Enterprise]


class Crowd:
    """Deals out persons and enterprises; the same seed gives the same district."""

    def __init__(self, seed: int) -> None:
        self.dice = Dice(seed)
        self._people = count()
        self.companies: list[Enterprise] = []

    def person(self) -> Person:
        index = next(self._people)
        birth = self.dice.day("1958-01-01", "1999-12-31").replace("-", "")
        return Person(person_name(index), citizen_number(birth, index % 900))

    def enterprise(self, serial: int, name: str, type_: str, head: str = "91") -> Enterprise:
        return Enterprise(
            serial=serial,
            name=name,
            code=uscc(serial, head),
            type=type_,
            founded=self.dice.day("2004-01-01", "2024-12-31"),
            capital=str(self.dice.pick((10, 50, 100, 200, 500, 1000, 2000))),
            reg_no=registration_number(serial) if self.dice.chance(30) else "",
            address=self.address(),
        )

    def address(self, town: str = "") -> str:
        place = (town or self.dice.pick(TOWNS)) + self.dice.pick(STREETS)
        return f"{DISTRICT}{place}{1 + self.dice.number(400)}号"


def crowd_of(people: Crowd) -> tuple[Enterprise, ...]:
    made = []
    for index in range(SIZE):
        one = _maker(index)(people, index)
        made.append(one)
        if one.type.startswith("有限责任公司"):
            people.companies.append(one)
    return tuple(made)


def _maker(index: int) -> Maker:
    """Of every twenty: twelve companies, three individual businesses, one of each other kind."""
    kinds: dict[int, Maker] = {
        3: _individual, 5: _sole_proprietorship, 7: _partnership, 9: _individual,
        11: _branch, 13: _cooperative, 15: _individual,
    }  # fmt: skip
    if index % 40 == 17:
        return _institution
    return kinds.get(index % 20, _company)


def _company(crowd: Crowd, index: int) -> Enterprise:
    name = f"{SHORT}{firm(index)}{crowd.dice.pick(INDUSTRIES)}有限公司"
    one = crowd.enterprise(FIRST_SERIAL + index, name, "有限责任公司(自然人投资或控股)")
    return _owned(crowd, _staffed(crowd, one), index)


def _staffed(crowd: Crowd, one: Enterprise) -> Enterprise:
    head, manager, watch, money = (crowd.person() for _ in range(4))
    if crowd.companies and crowd.dice.chance(8):  # a person with a second enterprise
        known = crowd.dice.pick(crowd.companies).posts[0]
        head = Person(known.name, known.number)
    since = crowd.dice.day(one.founded, "2025-06-30")
    title = crowd.dice.pick(("执行董事", "董事长", "执行董事兼总经理"))
    posts = [as_head(head, title, since)]
    if "总经理" not in title:
        posts.append(post(manager, crowd.dice.pick(("经理", "总经理")), since))
    posts.append(post(watch, "监事", since))
    if crowd.dice.chance(40):
        posts.append(post(money, "财务负责人", since))
    return replace(one, head=head.name, posts=tuple(posts))


def _owned(crowd: Crowd, one: Enterprise, index: int) -> Enterprise:
    """Persons hold most; every twelfth belongs to the company before it, in chains of three."""
    head, other = one.posts[0], crowd.person()
    most = 100 if index % 24 == 1 else crowd.dice.pick((51, 60, 70, 80))
    stake = Stake(head.name, head.number, str(most), _part(one, most), one.founded)
    if index % 12 in (1, 2) and crowd.companies:
        parent = crowd.companies[-1]
        stake = replace(stake, name=parent.name, number=parent.code, organisation=True)
    rest = () if most == 100 else (_rest(crowd, one, other, 100 - most),)
    return replace(one, stakes=(stake, *rest))


def _rest(crowd: Crowd, one: Enterprise, other: Person, per_cent: int) -> Stake:
    """The share is left blank now and then, as registries do."""
    share = "" if crowd.dice.chance(10) else str(per_cent)
    return Stake(other.name, other.number, share, _part(one, per_cent), one.founded)


def _part(one: Enterprise, per_cent: int) -> str:
    return f"{int(one.capital) * per_cent / 100:g}"


def _individual(crowd: Crowd, index: int) -> Enterprise:
    owner, town = crowd.person(), crowd.dice.pick(TOWNS)
    name = f"{DISTRICT}{town}{firm(index)}{crowd.dice.pick(SHOPS)}"
    one = crowd.enterprise(FIRST_SERIAL + index, name, "个体工商户", "92")
    posts = (as_head(owner, "经营者", one.founded),)
    capital, address = str(1 + crowd.dice.number(20)), crowd.address(town)
    return replace(one, head=owner.name, capital=capital, address=address, posts=posts)


def _sole_proprietorship(crowd: Crowd, index: int) -> Enterprise:
    owner = crowd.person()
    name = f"{SHORT}{firm(index)}{crowd.dice.pick(INDUSTRIES)}厂"
    one = crowd.enterprise(FIRST_SERIAL + index, name, "个人独资企业")
    return replace(one, head=owner.name, posts=(as_head(owner, "投资人", one.founded),))


def _partnership(crowd: Crowd, index: int) -> Enterprise:
    managing, other = crowd.person(), crowd.person()
    name = f"{SHORT}{firm(index)}企业管理中心（普通合伙）"
    one = crowd.enterprise(FIRST_SERIAL + index, name, "普通合伙企业")
    posts = (
        as_head(managing, "执行事务合伙人", one.founded),
        post(other, "普通合伙人", one.founded),
    )
    return replace(one, head=managing.name, posts=posts)


def _branch(crowd: Crowd, index: int) -> Enterprise:
    parent, head = crowd.companies[-1], crowd.person()
    name = f"{parent.name}{crowd.dice.pick(TOWNS)[:2]}分公司"
    one = crowd.enterprise(FIRST_SERIAL + index, name, "有限责任公司分公司")
    founded = crowd.dice.day(parent.founded, "2025-06-30")
    posts = (as_head(head, "负责人", founded),)
    return replace(
        one, head=head.name, founded=founded, capital="", posts=posts, parent=parent.serial
    )


def _cooperative(crowd: Crowd, index: int) -> Enterprise:
    chair, member = crowd.person(), crowd.person()
    name = f"{DISTRICT}{firm(index)}{crowd.dice.pick(CROPS)}专业合作社"
    one = crowd.enterprise(FIRST_SERIAL + index, name, "农民专业合作社", "93")
    posts = (
        as_head(chair, "理事长", one.founded),
        post(member, "监事", one.founded),
    )
    return replace(one, head=chair.name, posts=posts)


def _institution(crowd: Crowd, index: int) -> Enterprise:
    head, deputy = crowd.person(), crowd.person()
    kind = crowd.dice.pick(INSTITUTIONS)
    one = crowd.enterprise(FIRST_SERIAL + index, f"{DISTRICT}{firm(index)}{kind}", "事业单位", "12")
    title = "校长" if kind.endswith("学校") else "所长" if kind.endswith("所") else "站长"
    since = crowd.dice.day(one.founded, "2025-06-30")
    posts = (as_head(head, title, since), post(deputy, f"副{title}", since))
    return replace(one, head=head.name, posts=posts)
