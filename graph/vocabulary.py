"""The words of the graph: what nodes, facts, offices and findings are called.

Each word is a code that is stored, with a Chinese and an English label that people read.
"""

from enum import IntFlag, StrEnum
from typing import Self

from graph.text import Text


class Word(StrEnum):
    """A code with its labels."""

    label: Text

    def __new__(cls, code: str, zh: str = "", en: str = "") -> Self:
        word = str.__new__(cls, code)
        word._value_ = code
        word.label = Text(zh, en)
        return word


class NodeKind(Word):
    ORGANIZATION = "organization", "组织", "organization"
    PERSON = "person", "自然人", "person"
    EVENT = "event", "失信行为", "default event"
    MASK = "mask", "脱敏号码", "masked number"


class SubjectType(Word):
    """What kind of legal subject an organisation (or a person) is; decides the role classes."""

    COMPANY = "company", "公司", "company"
    NONCOMPANY = "noncompany", "非公司企业法人", "non-company enterprise legal person"
    PARTNERSHIP = "partnership", "合伙企业", "partnership"
    SOLE_PROP = "sole_prop", "个人独资企业", "sole proprietorship"
    INDIVIDUAL = "individual", "个体工商户", "individual business"
    BRANCH = "branch", "分支机构", "branch"
    COOPERATIVE = "cooperative", "农民专业合作社", "farmers' cooperative"
    PUBLIC_INSTITUTION = "public_institution", "事业单位", "public institution"
    SOCIAL_ORG = "social_org", "社会组织", "social organization"
    GOV_BODY = "gov_body", "机关", "government body"
    VILLAGE_BODY = "village_body", "村（居）民委员会、村集体", "village body"
    LAW_FIRM = "law_firm", "律师事务所等", "law firm"
    FOREIGN_ORG = "foreign_org", "外国组织", "foreign organization"
    PERSON = "person", "自然人", "natural person"
    UNKNOWN = "unknown", "类型不明", "type unknown"


class Kind(Word):
    """The kind of a statement and of the fact that follows from it."""

    # Offices: person -> organization. The role is the kind.
    LEGAL_REP = "LEGAL_REP", "法定代表人", "legal representative"
    CHAIR = "CHAIR", "董事长（理事长、会长）", "chair of the board"
    EXEC_DIRECTOR = "EXEC_DIRECTOR", "执行董事", "executive director"
    DIRECTOR = "DIRECTOR", "董事", "director"
    INDEP_DIRECTOR = "INDEP_DIRECTOR", "独立董事", "independent director"
    GENERAL_MANAGER = "GENERAL_MANAGER", "经理（总经理）", "general manager"
    MANAGER = "MANAGER", "厂长（经理）", "manager of a non-company enterprise"
    DEPUTY_MANAGER = "DEPUTY_MANAGER", "副经理", "deputy manager"
    SUPERVISOR = "SUPERVISOR", "监事", "supervisor"
    CFO = "CFO", "财务负责人", "chief financial officer"
    MANAGING_PARTNER = "MANAGING_PARTNER", "执行事务合伙人", "managing partner"
    PARTNER_DELEGATE = "PARTNER_DELEGATE", "委派代表", "delegate of a managing partner"
    LIMITED_PARTNER = "LIMITED_PARTNER", "有限合伙人", "limited partner"
    GENERAL_PARTNER = "GENERAL_PARTNER", "普通合伙人", "general partner"
    INVESTOR_OWNER = "INVESTOR_OWNER", "个人独资企业投资人", "owner of a sole proprietorship"
    OPERATOR = "OPERATOR", "经营者", "operator of an individual business"
    FAMILY_OPERATOR = "FAMILY_OPERATOR", "参加经营的家庭成员", "family member taking part"
    BRANCH_HEAD = "BRANCH_HEAD", "分支机构负责人", "head of a branch"
    HEAD_OF_BODY = "HEAD_OF_BODY", "行政主要负责人（正职）", "head of a body"
    ACTING_HEAD = "ACTING_HEAD", "主持工作的副职", "deputy head in charge"
    DEPUTY_HEAD = "DEPUTY_HEAD", "副职负责人", "deputy head"
    LIAISON = "LIAISON", "联络员", "liaison officer"
    AGENT = "AGENT", "代办人（授权代表）", "agent"
    PRACTITIONER = "PRACTITIONER", "从业人员", "practitioner"
    OTHER_OFFICE = "OTHER_OFFICE", "其他职务", "other office"
    # Said of an office and no part of its timeline: the registered holder counts.
    LEFT_OFFICE = "LEFT_OFFICE", "离任证据", "evidence of having left an office"
    # Holdings and ties: organization or person -> organization.
    HOLDS_SHARE = "HOLDS_SHARE", "出资（持股）", "holds a share of"
    BRANCH_OF = "BRANCH_OF", "分支机构隶属", "branch of"
    SUCCEEDS = "SUCCEEDS", "承继", "succeeds"
    # Identity: two keys that one source states of one organization; the mask of a number.
    SAME_AS = "SAME_AS", "同一主体的另一代码", "another code of the same organization"
    HAS_MASK = "HAS_MASK", "脱敏号码", "masked number"
    # What is said of a node itself.
    PROFILE = "PROFILE", "登记信息", "profile"
    FORMER_NAME = "FORMER_NAME", "曾用名", "former name"
    # Events.
    EVENT = "EVENT", "失信行为认定", "default event as determined"
    SUBJECT_OF = "SUBJECT_OF", "当事人", "subject of"
    CONDUCT = "CONDUCT", "行为时间认定", "conduct dates as determined"
    SEVERITY = "SEVERITY", "严重程度认定", "severity as determined"
    NAMED = "NAMED", "责任人认定", "named as responsible"
    STATUS = "STATUS", "撤销、确认违法、修复", "status as decided afterwards"
    # Lists and measures. A measure points from its target to the event that it follows from.
    LISTED = "LISTED", "列入名单", "entry in a list"
    MEASURE = "MEASURE", "惩戒措施决定", "measure as ordered"
    # Statements that shape other facts and are none themselves.
    OFFICE_CHANGE = "OFFICE_CHANGE", "任职变更事项", "change item of an office"
    NAME_CHANGE = "NAME_CHANGE", "名称变更事项", "change item of the name"
    LISTING = "LISTING", "完整名单", "complete listing"
    DELISTED = "DELISTED", "移出名单", "taken off a list"


OFFICES: frozenset[Kind] = frozenset(
    {
        Kind.LEGAL_REP,
        Kind.CHAIR,
        Kind.EXEC_DIRECTOR,
        Kind.DIRECTOR,
        Kind.INDEP_DIRECTOR,
        Kind.GENERAL_MANAGER,
        Kind.MANAGER,
        Kind.DEPUTY_MANAGER,
        Kind.SUPERVISOR,
        Kind.CFO,
        Kind.MANAGING_PARTNER,
        Kind.PARTNER_DELEGATE,
        Kind.LIMITED_PARTNER,
        Kind.GENERAL_PARTNER,
        Kind.INVESTOR_OWNER,
        Kind.OPERATOR,
        Kind.FAMILY_OPERATOR,
        Kind.BRANCH_HEAD,
        Kind.HEAD_OF_BODY,
        Kind.ACTING_HEAD,
        Kind.DEPUTY_HEAD,
        Kind.LIAISON,
        Kind.AGENT,
        Kind.PRACTITIONER,
        Kind.OTHER_OFFICE,
    }
)

# One holder at a time: a new holder ends the term of the one before.
EXCLUSIVE: frozenset[Kind] = frozenset(
    {
        Kind.LEGAL_REP,
        Kind.CHAIR,
        Kind.EXEC_DIRECTOR,
        Kind.GENERAL_MANAGER,
        Kind.MANAGER,
        Kind.INVESTOR_OWNER,
        Kind.OPERATOR,
        Kind.BRANCH_HEAD,
        Kind.HEAD_OF_BODY,
        Kind.ACTING_HEAD,
    }
)


class Family(Word):
    """Statements that must be read together to say what follows from any one of them."""

    PROFILE = "profile", "登记信息", "profile"
    OFFICES = "offices", "任职", "offices"
    HOLDERS = "holders", "出资人", "holders"
    TIES = "ties", "组织关系", "ties"
    EVENT = "event", "失信行为", "event"
    LISTS = "lists", "名单与措施", "lists and measures"


_FAMILY_OF: dict[Kind, Family] = {
    Kind.PROFILE: Family.PROFILE,
    Kind.FORMER_NAME: Family.PROFILE,
    Kind.NAME_CHANGE: Family.PROFILE,
    Kind.OFFICE_CHANGE: Family.OFFICES,
    Kind.LEFT_OFFICE: Family.OFFICES,
    Kind.HOLDS_SHARE: Family.HOLDERS,
    Kind.BRANCH_OF: Family.TIES,
    Kind.SUCCEEDS: Family.TIES,
    Kind.SAME_AS: Family.TIES,
    Kind.HAS_MASK: Family.TIES,
    Kind.EVENT: Family.EVENT,
    Kind.SUBJECT_OF: Family.EVENT,
    Kind.CONDUCT: Family.EVENT,
    Kind.SEVERITY: Family.EVENT,
    Kind.NAMED: Family.EVENT,
    Kind.STATUS: Family.EVENT,
    Kind.LISTED: Family.LISTS,
    Kind.DELISTED: Family.LISTS,
    Kind.MEASURE: Family.LISTS,
} | dict.fromkeys(OFFICES, Family.OFFICES)

# The end of an edge at which its family gathers; kinds that are not here gather at their source.
_ANCHORED_AT_TARGET = OFFICES | {Kind.LEFT_OFFICE, Kind.HOLDS_SHARE, Kind.SUBJECT_OF}


def family_of(kind: Kind, listing: str = "") -> Family:
    """The family of a kind; a LISTING names the family that it lists in full."""
    return Family(listing) if kind is Kind.LISTING else _FAMILY_OF[kind]


def anchored_at_target(kind: Kind) -> bool:
    return kind in _ANCHORED_AT_TARGET


class Flag(IntFlag):
    """What is known to be uncertain about a fact."""

    NONE = 0
    START_UNKNOWN = 1  # valid_from is the day first seen
    STOP_UNKNOWN = 2  # valid_to is the day after last seen
    CONFLICT = 4  # sources of equal rank say different things


class Rank(Word):
    """Whose word counts more (domain.md §0.1(22)); ordered by WEIGHT."""

    STEWARD = "steward", "治理裁定", "decision of the steward"
    AUTHORITY = "authority", "认定机关", "issuing authority"
    REGISTRY = "registry", "登记机关", "registry"
    AGGREGATOR = "aggregator", "汇集方", "aggregator"


WEIGHT: dict[Rank, int] = {
    Rank.AGGREGATOR: 1,
    Rank.REGISTRY: 2,
    Rank.AUTHORITY: 3,
    Rank.STEWARD: 4,  # settles what sources of equal rank leave open
}


class EventCategory(Word):
    XZCF = "XZCF", "行政处罚", "administrative penalty"
    SXBZXR = "SXBZXR", "失信被执行人", "defaulting judgment debtor"
    YZWF = "YZWF", "严重违法失信（市场监管）", "serious violation (market regulation)"
    ZFCG = "ZFCG", "政府采购严重违法失信", "serious violation in government procurement"


class ListCode(Word):
    """Which list. The first three rest on a default event of the same code; being on the last
    is a notice about an organisation and no default of anybody."""

    SXBZXR = "SXBZXR", "失信被执行人名单", "list of defaulting judgment debtors"
    YZWF = "YZWF", "严重违法失信名单（市场监管）", "serious violations list (market regulation)"
    ZFCG = "ZFCG", "政府采购严重违法失信行为记录名单", "serious violations in procurement"
    JYYC = "JYYC", "经营异常名录", "catalogue of abnormal operations"


class EventStatus(Word):
    """What becomes of an event after its determination (domain.md §2.7); 变更 is none of these."""

    REVOKED = "revoked", "撤销（确认无效）", "revoked or void"
    WITHDRAWN = "withdrawn", "确认违法", "found unlawful"
    REPAIRED = "repaired", "信用修复", "repaired"


class Severity(Word):
    MINOR = "minor", "轻微", "minor"
    GENERAL = "general", "一般", "general"
    SERIOUS = "serious", "严重", "serious"
    UNCLASSIFIED = "unclassified", "未分级", "unclassified"


class Finding(Word):
    """What an instrument finds of the person whom it names."""

    SUPERVISOR_DIRECT = (
        "directly_responsible_supervisor",
        "直接负责的主管人员",
        "directly responsible supervisor",
    )
    OTHER_DIRECT = (
        "other_directly_responsible",
        "其他直接责任人员",
        "other directly responsible person",
    )


class EvidenceLevel(Word):
    """How an instrument names a person (domain.md §2.2); only E1–E3 carry an entry."""

    E1 = "E1", "文书载明责任人并予处罚", "named as responsible, with a sanction"
    E2 = "E2", "文书载明责任人", "named as responsible, without a sanction"
    E3 = "E3", "单位书面认定并听取陈述申辩", "written determination, served and heard"
    E4 = "E4", "线索", "a lead only"


class Assurance(Word):
    """How sure it is who a person is (domain.md §4.2); entries need one of the first two."""

    VERIFIED_ID = "verified_id", "证件号码已核验", "verified number"
    ROLE_BOUND = "role_bound", "姓名与登记职务相符", "name bound to a registered office"
    MASKED = "masked", "证件号码已脱敏", "masked number"
    NAME_ONLY = "name_only", "仅有姓名", "name only"
