"""What moved in the crowd before the second delivery, and what was founded."""

from dataclasses import replace

from api.demo.making.build import as_head
from api.demo.making.crowd import FIRST_SERIAL, SIZE, Crowd
from api.demo.making.shapes import Change, Enterprise, Person, Post, Stake
from api.demo.making.words import firm

_NEW = 12
_RENAMED = SIZE + _NEW + 1  # the first trade name that is still free
_REP, _NAME, _CAPITAL, _ADDRESS = (
    "法定代表人变更",
    "名称变更",
    "注册资本变更",
    "住所变更",
)


def with_history(crowd: Crowd, one: Enterprise) -> Enterprise:
    """Some had other heads before, who are known by name only."""
    if not one.type.startswith("有限责任公司(") or not crowd.dice.chance(12):
        return one
    former = crowd.person()
    change = Change(_REP, former.name, one.head, one.posts[0].since)
    return replace(one, changes=(change,))


def moved(crowd: Crowd, one: Enterprise, turn: int) -> Enterprise:
    """The enterprise as of 2026-06, changed in one respect."""
    day = crowd.dice.day("2026-01-05", "2026-05-20")
    if turn % 5 in (0, 1):
        return _new_head(one, crowd.person(), day)
    if turn % 5 == 2:
        return _new_name(one, firm(_RENAMED + turn // 5), day)
    if turn % 5 == 3:
        capital = str(int(one.capital) * 2)
        return _changed(replace(one, capital=capital), _CAPITAL, one.capital, capital, day)
    address = crowd.address()
    return _changed(replace(one, address=address), _ADDRESS, one.address, address, day)


def _new_head(one: Enterprise, who: Person, day: str) -> Enterprise:
    """The head of the first delivery hands over every post that was his."""
    old = one.posts[0]
    staying = tuple(p for p in one.posts if p.number != old.number)
    first = Post(who.name, who.number, old.position, day, head=True)
    changed = replace(one, head=who.name, posts=(first, *staying))
    return _changed(changed, _REP, old.name, who.name, day)


def _new_name(one: Enterprise, trade: str, day: str) -> Enterprise:
    name = one.name[:2] + trade + one.name[4:]
    return _changed(replace(one, name=name), _NAME, one.name, name, day)


def _changed(one: Enterprise, item: str, before: str, after: str, day: str) -> Enterprise:
    return replace(one, changes=(*one.changes, Change(item, before, after, day)))


def founded(crowd: Crowd) -> tuple[Enterprise, ...]:
    """Companies of 2026, which only the second delivery knows."""
    return tuple(_newcomer(crowd, SIZE + 1 + n) for n in range(_NEW))


def _newcomer(crowd: Crowd, index: int) -> Enterprise:
    owner = crowd.person()
    name = f"澄湾{firm(index)}科技有限公司"
    one = crowd.enterprise(FIRST_SERIAL + index, name, "有限责任公司(自然人独资)")
    since = crowd.dice.day("2026-01-05", "2026-05-20")
    posts = (as_head(owner, "执行董事兼总经理", since),)
    whole = Stake(owner.name, owner.number, "100", one.capital, since)
    return replace(one, founded=since, head=owner.name, reg_no="", posts=posts, stakes=(whole,))
