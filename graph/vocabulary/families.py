"""Which statements must be read together, and at which node they gather."""

from graph.vocabulary.kinds import OFFICES, Kind
from graph.vocabulary.word import Word


class Family(Word):
    """Statements that must be read together to say what follows from any one of them."""

    PROFILE = "profile", "登记信息", "profile"
    OFFICES = "offices", "任职", "offices"
    HOLDERS = "holders", "出资人", "holders"
    TIES = "ties", "组织关系", "ties"
    EVENT = "event", "失信行为", "event"
    LISTS = "lists", "名单", "lists"
    MEASURES = "measures", "措施", "measures"
    CONTROL = "control", "控制与关联", "control and closeness"
    PROCUREMENT = "procurement", "采购与合同", "procurement and contracts"
    MERITS = "merits", "承诺与荣誉", "commitments and honours"


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
    Kind.PROCEEDING: Family.EVENT,
    Kind.CONCERNS: Family.EVENT,
    Kind.PLEA: Family.EVENT,
    Kind.EXEMPTION: Family.EVENT,
    Kind.DISPUTE: Family.EVENT,
    Kind.DISPUTE_OUTCOME: Family.EVENT,
    Kind.LEAD_OF: Family.EVENT,
    Kind.LISTED: Family.LISTS,
    Kind.DELISTED: Family.LISTS,
    Kind.MEASURE: Family.MEASURES,
    Kind.MEASURE_END: Family.MEASURES,
}

# Families of edges, by the end at which they gather: an edge of a subject that may have thousands
# of them gathers at the other end, so that no topic grows with the subject.
_AT_TARGET: dict[Family, tuple[Kind, ...]] = {
    Family.OFFICES: tuple(OFFICES),
    Family.CONTROL: (
        Kind.HOLDS_VOTES,
        Kind.CONTROLS,
        Kind.BENEFICIAL_OWNER_OF,
        Kind.LINKED_TO,
        Kind.MANAGES,
        Kind.HOSTS,
    ),
    Family.PROCUREMENT: (
        Kind.PROCURES,
        Kind.AGENT_FOR,
        Kind.PRIOR_SERVICE,
        Kind.REVIEWS,
        Kind.SUBMITTED,
        Kind.PREPARED_BID,
        Kind.ENTRUSTED,
        Kind.PROJECT_MEMBER,
        Kind.AWARDED,
        Kind.PARTY_TO,
        Kind.STAGE_DUTY,
    ),
}
_AT_SOURCE: dict[Family, tuple[Kind, ...]] = {
    Family.TIES: (Kind.HAS_CONTACT, Kind.SITE_OF),
    Family.CONTROL: (Kind.NOMINEE_FOR, Kind.ACTS_IN_CONCERT, Kind.KIN_OF, Kind.UNSTATED_OWNER),
    Family.PROCUREMENT: (
        Kind.LOT_OF,
        Kind.FOR_LOT,
        Kind.DEPOSIT_FROM,
        Kind.CONTRACT_OF,
        Kind.OBLIGATION,
        Kind.PAYMENT,
        Kind.STAGE_OF,
        Kind.HANDLED_BY,
    ),
    Family.MERITS: (Kind.COMMITMENT, Kind.HONOUR, Kind.LICENCE, Kind.CREDIT_REPORT),
}
for _sides in (_AT_TARGET, _AT_SOURCE):
    for _family, _kinds in _sides.items():
        _FAMILY_OF |= dict.fromkeys(_kinds, _family)

# Kinds that are not here gather at their source.
_ANCHORED_AT_TARGET = frozenset(kind for kinds in _AT_TARGET.values() for kind in kinds) | {
    Kind.LEFT_OFFICE,
    Kind.HOLDS_SHARE,
    Kind.SUBJECT_OF,
    Kind.LEAD_OF,
}


def family_of(kind: Kind, listing: str = "") -> Family:
    """The family of a kind; a LISTING names the family that it lists in full."""
    return Family(listing) if kind is Kind.LISTING else _FAMILY_OF[kind]


def anchored_at_target(kind: Kind) -> bool:
    return kind in _ANCHORED_AT_TARGET
