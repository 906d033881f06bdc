"""The tables of a registry delivery, under code headings (2025-12) or Chinese ones (2026-06)."""

from collections.abc import Iterator, Sequence
from zlib import crc32

from api.demo.making.shapes import ID_CARD, Change, Enterprise, Post, Stake
from api.demo.making.words import REGISTRY

Cell = str
Rows = list[list[Cell]]

TABLES = ("base", "persons", "investors", "changes", "branches")
SHEETS = dict(
    zip(TABLES, ("企业基本信息", "主要人员", "股东及出资", "变更事项", "分支机构"), strict=True)
)
CODE_HEADINGS: dict[str, tuple[str, ...]] = {
    "base": tuple(
        "PRIPID ENTNAME UNISCID REGNO ENTTYPE ENTSTATUS REGCAP REGCAPCUR ESDATE REGORG "
        "DOM NAME OPSCOPE".split()
    ),
    "persons": tuple(
        "PRIPID PERSON_ID NAME CERTYPE CERNO POSITION LEREPSIGN OFFHFROM OFFHTO".split()
    ),
    "investors": tuple(
        "PRIPID INVID INV INVTYPE PARTNERTYPE BLICNO CERTYPE CERNO SUBCONAM CURRENCY "
        "CONPROP CONDATE".split()
    ),
    "changes": tuple("PRIPID ALTITEM ALTBE ALTAF ALTDATE".split()),
    "branches": tuple("PRIPID BRNAME UNISCID BRREGNO BRPRINCIPAL".split()),
}
CHINESE_HEADINGS: dict[str, tuple[str, ...]] = {
    "base": tuple(
        "主体身份代码 企业名称 统一社会信用代码 注册号 企业类型 登记状态 注册资本(万元) 币种 "
        "成立日期 登记机关 住所 法定代表人 经营范围".split()
    ),
    "persons": tuple(
        "主体身份代码 人员编号 姓名 证件类型 证件号码 职务 法定代表人标志 任职起始日期 "
        "任职截止日期".split()
    ),
    "investors": tuple(
        "主体身份代码 股东编号 股东名称 股东类型 合伙人类型 股东统一社会信用代码 证件类型 "
        "证件号码 认缴出资额(万元) 币种 出资比例(%) 出资日期".split()
    ),
    "changes": tuple("主体身份代码 变更事项 变更前 变更后 变更日期".split()),
    "branches": tuple("主体身份代码 分支机构名称 统一社会信用代码 注册号 负责人".split()),
}


def tables(enterprises: Sequence[Enterprise]) -> dict[str, Rows]:
    branches = [one for one in enterprises if one.parent]
    return {
        "base": [_base(one) for one in enterprises],
        "persons": [row for one in enterprises for row in _persons(one)],
        "investors": [row for one in enterprises for row in _investors(one)],
        "changes": [_change(one, change) for one in enterprises for change in one.changes],
        "branches": [_branch(one) for one in branches],
    }


def _base(one: Enterprise) -> list[Cell]:
    capital = [one.capital, "人民币" if one.capital else ""]
    head = [one.id, one.name, one.code, one.reg_no, one.type, one.status, *capital]
    return [*head, one.founded, REGISTRY, one.address, one.head, one.scope]


def _persons(one: Enterprise) -> Iterator[list[Cell]]:
    for post in one.posts:
        sign = "是" if post.head else "否"
        who = [post.name, post.document, post.number]
        yield [one.id, _post_id(one, post), *who, post.position, sign, post.since, post.until]


def _post_id(one: Enterprise, post: Post) -> str:
    """The same in both deliveries while the person keeps the post."""
    return _record(one, "P", post.name, post.position, post.since)


def _record(one: Enterprise, mark: str, *parts: str) -> str:
    return f"{mark}{one.serial:06d}{crc32('|'.join(parts).encode()):08X}"


def _investors(one: Enterprise) -> Iterator[list[Cell]]:
    for stake in one.stakes:
        record = _record(one, "I", stake.name, stake.since)
        terms = [stake.amount, "人民币", stake.percent, stake.since]
        yield [one.id, record, stake.name, *_investor(one, stake), *terms]


def _investor(one: Enterprise, stake: Stake) -> list[Cell]:
    """Kind, kind of partner, code, document and number."""
    partner = _partner(stake) if "合伙" in one.type else ""
    if stake.organisation:
        return ["企业法人", partner, stake.number, "", ""]
    return ["自然人股东", partner, "", ID_CARD, stake.number]


def _partner(stake: Stake) -> str:
    return "普通合伙人" if stake.organisation else "有限合伙人"


def _change(one: Enterprise, change: Change) -> list[Cell]:
    return [one.id, change.item, change.before, change.after, change.on]


def _branch(one: Enterprise) -> list[Cell]:
    parent = f"990411{one.parent:08d}"
    return [parent, one.name, one.code, one.reg_no, one.head]
