"""Rows of the tables of a registry delivery."""

from collections.abc import Iterator, Sequence
from zlib import crc32

from api.demo.making.shapes import ID_CARD, Change, Enterprise, Post, Stake
from api.demo.making.words import REGISTRY

Rows = list[list[str]]


def tables(enterprises: Sequence[Enterprise]) -> dict[str, Rows]:
    branches = [one for one in enterprises if one.parent]
    return {
        "base": [_base(one) for one in enterprises],
        "persons": [row for one in enterprises for row in _persons(one)],
        "investors": [row for one in enterprises for row in _investors(one)],
        "changes": [_change(one, change) for one in enterprises for change in one.changes],
        "branches": [_branch(one) for one in branches],
    }


def _base(one: Enterprise) -> list[str]:
    capital = [one.capital, "人民币" if one.capital else ""]
    head = [one.id, one.name, one.code, one.reg_no, one.type, one.status, *capital]
    return [*head, one.founded, REGISTRY, one.address, one.head, one.scope]


def _persons(one: Enterprise) -> Iterator[list[str]]:
    for post in one.posts:
        sign = "是" if post.head else "否"
        who = [post.name, ID_CARD, post.number]
        yield [one.id, _post_id(one, post), *who, post.position, sign, post.since, post.until]


def _post_id(one: Enterprise, post: Post) -> str:
    """The same in both deliveries while the person keeps the post."""
    return _record(one, "P", post.name, post.position, post.since)


def _record(one: Enterprise, mark: str, *parts: str) -> str:
    return f"{mark}{one.serial:06d}{crc32('|'.join(parts).encode()):08X}"


def _investors(one: Enterprise) -> Iterator[list[str]]:
    for stake in one.stakes:
        record = _record(one, "I", stake.name, stake.since)
        terms = [stake.amount, "人民币", stake.percent, stake.since]
        yield [one.id, record, stake.name, *_investor(one, stake), *terms]


def _investor(one: Enterprise, stake: Stake) -> list[str]:
    """Kind, kind of partner, code, document and number."""
    partner = _partner(stake) if "合伙" in one.type else ""
    if stake.organisation:
        return ["企业法人", partner, stake.number, "", ""]
    return ["自然人股东", partner, "", ID_CARD, stake.number]


def _partner(stake: Stake) -> str:
    return "普通合伙人" if stake.organisation else "有限合伙人"


def _change(one: Enterprise, change: Change) -> list[str]:
    return [one.id, change.item, change.before, change.after, change.on]


def _branch(one: Enterprise) -> list[str]:
    parent = f"990411{one.parent:08d}"
    return [parent, one.name, one.code, one.reg_no, one.head]
