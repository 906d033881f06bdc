"""The question: every rule of tendering and procurement, over a lot or a list of units."""

from collections.abc import Sequence

from graph.errors import InputError, PolicyError
from graph.intervals import Day
from graph.policy import Policy, Procedure, Relations
from graph.records import Node
from graph.store import View
from graph.text import Text
from queries.bidders.answer import answer_of
from queries.bidders.found import Reader
from queries.bidders.limits import USUAL, Limits
from queries.bidders.lots import Lot, deadline_of, place_of, procedures_of, read_lot
from queries.bidders.room import read_room
from queries.bidders.shapes import BiddersAnswer
from queries.bidders.units import find_units
from queries.said import Subject
from queries.sight import Sight


def check_lot(
    node: Node,
    view: View,
    policy: Policy,
    sight: Sight,
    *,
    deadline: Day | None = None,
    procedure: Procedure | None = None,
    limits: Limits = USUAL,
) -> BiddersAnswer:
    """The bidders of a lot at its deadline.

    Raises InputError for what is no lot, a lot without a deadline or with too many bidders;
    NotFoundError for a lot without bids.
    """
    reader = Reader(view, limits.degree)
    place = place_of(node, reader)
    when = deadline_of(place, deadline)
    procedures = procedures_of(place, procedure)
    lot = read_lot(place, when, procedures, reader)
    members = {m.ref: m for bid in lot.bids for m in bid.members}
    if len(members) > limits.bidders:
        raise InputError(_TOO_MANY.fill(limit=limits.bidders, count=len(members)))
    bidders = tuple(sorted(members.values(), key=lambda n: n.key))
    return _answer(bidders, (), lot, when, procedures, reader, policy, sight, limits)


def check_codes(
    keys: Sequence[str],
    view: View,
    policy: Policy,
    sight: Sight,
    *,
    deadline: Day,
    procedure: Procedure | None = None,
    limits: Limits = USUAL,
) -> BiddersAnswer:
    """An ad-hoc list of units, each under its key, as of the deadline given.

    Raises InputError for a unit that stands twice or is none, and for too many.
    """
    units = find_units(keys, view, limits)
    procedures = (procedure,) if procedure else tuple(Procedure)
    asked = (units.known, units.unknown)
    reader = Reader(view, limits.degree)
    return _answer(*asked, None, deadline, procedures, reader, policy, sight, limits)


def _answer(
    bidders: tuple[Node, ...],
    unknown: tuple[Subject, ...],
    lot: Lot | None,
    when: Day,
    procedures: tuple[Procedure, ...],
    reader: Reader,
    policy: Policy,
    sight: Sight,
    limits: Limits,
) -> BiddersAnswer:
    law = _law(policy)
    room = read_room(bidders, lot, when, procedures, policy, law, reader, limits)
    return answer_of(room, unknown, reader.view, sight, limits)


def _law(policy: Policy) -> Relations:
    if policy.relations is None:
        raise PolicyError(_NO_LAW.fill(policy=policy.id))
    return policy.relations


_TOO_MANY = Text(
    "标段有 {count} 个投标人，一次最多核对 {limit} 个；请用 --codes 分批核对",
    "the lot has {count} bidders, at most {limit} are compared at once; ask in parts with --codes",
)
_NO_LAW = Text(
    "政策 {policy} 没有 relations 一节，无从判断；请补上 relations.yaml",
    "the policy {policy} has no section `relations` to judge by; add relations.yaml",
)
