"""Which relations a question about the graph may follow, by group; and which need a grant."""

from collections.abc import Collection, Iterable

from graph.errors import InputError
from graph.text import Text
from graph.vocabulary import OFFICES, Kind, Word
from queries.sight import Sight


class Group(Word):
    """Kinds of relation that are asked for together."""

    OFFICES = "offices", "任职", "offices"
    HOLDINGS = "holdings", "出资与隶属", "holdings and branches"
    CONTROL = "control", "控制与亲近关系", "control and closeness"
    PROCUREMENT = "procurement", "采购与合同", "procurement and contracts"
    CONTACTS = "contacts", "联系点", "contact points"


KINDS_OF: dict[Group, frozenset[Kind]] = {
    Group.OFFICES: OFFICES,
    Group.HOLDINGS: frozenset({Kind.HOLDS_SHARE, Kind.BRANCH_OF, Kind.SUCCEEDS}),
    Group.CONTROL: frozenset(
        {
            Kind.HOLDS_VOTES,
            Kind.CONTROLS,
            Kind.BENEFICIAL_OWNER_OF,
            Kind.NOMINEE_FOR,
            Kind.MANAGES,
            Kind.ACTS_IN_CONCERT,
            Kind.KIN_OF,
            Kind.HOSTS,
            Kind.SITE_OF,
        }
    ),
    Group.PROCUREMENT: frozenset(
        {
            Kind.PROCURES,
            Kind.AGENT_FOR,
            Kind.PRIOR_SERVICE,
            Kind.REVIEWS,
            Kind.LOT_OF,
            Kind.SUBMITTED,
            Kind.FOR_LOT,
            Kind.PREPARED_BID,
            Kind.ENTRUSTED,
            Kind.PROJECT_MEMBER,
            Kind.AWARDED,
            Kind.CONTRACT_OF,
            Kind.PARTY_TO,
            Kind.STAGE_OF,
            Kind.STAGE_DUTY,
        }
    ),
    Group.CONTACTS: frozenset({Kind.HAS_CONTACT, Kind.DEPOSIT_FROM}),
}
EVERY_KIND: frozenset[Kind] = frozenset().union(*KINDS_OF.values())
# Kept for authorities and those bound to know their customers (domain.md §3.5, §6.2).
RESTRICTED = frozenset({Kind.BENEFICIAL_OWNER_OF, Kind.KIN_OF})


def kinds_named(names: Iterable[str]) -> frozenset[Kind]:
    """The kinds under these names of kinds and groups, which commas may join; all of them where
    none is named.

    Raises InputError for a name that is neither, or for a kind that no question follows.
    """
    found: set[Kind] = set()
    for name in (part for listed in names for part in listed.split(",")):
        found |= _named(name.strip())
    return frozenset(found) or EVERY_KIND


def _named(name: str) -> frozenset[Kind]:
    if name.lower() in set(Group):
        return KINDS_OF[Group(name.lower())]
    if name.upper() in EVERY_KIND:
        return frozenset({Kind(name.upper())})
    groups, kinds = ", ".join(Group), ", ".join(sorted(EVERY_KIND))
    raise InputError(
        Text(
            f"没有名为“{name}”的关系；可写类别 {groups}，或种类 {kinds}",
            f"there is no relation “{name}”; write a group ({groups}) or a kind ({kinds})",
        )
    )


def granted(kinds: Collection[Kind], sight: Sight) -> frozenset[Kind]:
    """The kinds that the asker may be told of."""
    return frozenset(kinds) if sight.beneficial_owners else frozenset(kinds) - RESTRICTED
