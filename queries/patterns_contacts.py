"""Bidders for the same lots who share a contact point, over many lots.

A contact point counts on the deadline of the lot, or on the day asked about where the deadline is
unknown or later. Members of one consortium are no rivals.
Properties read: those of `queries.patterns_lots`.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from graph.intervals import Day, Interval
from graph.records import Hop as Edge
from graph.records import Ref
from graph.text import Text
from graph.vocabulary import Kind
from queries.patterns_look import ClueFound, Line, Look
from queries.patterns_lots import Lot, Lots

_SAYS = Text(
    "{a} 与 {b} 在 {count} 个标段同为投标人，且共用联系点（门槛 {least} 个）",
    "{a} and {b} bid in {count} lots while they shared a contact point (threshold {least})",
)
_LOT = Text("标段 {lot} 投标截止（或查询日）", "deadline of lot {lot}, or the day asked about")

Pair = tuple[Ref, Ref]
Shared = dict[Ref, tuple[Edge, Edge]]  # by contact point


def shared_contacts(lots: Lots, look: Look) -> Iterator[ClueFound]:
    clue = look.policy.clues.shared_contact
    found: dict[Pair, list[tuple[Day, Lot, Shared]]] = defaultdict(list)
    for when, together in _by_day(lots, look).items():
        contacts = _contacts({b for lot in together for b in lot.bidders}, when, look)
        for lot in together:
            for pair, shared in _sharing(lot, contacts, look).items():
                found[pair].append((when, lot, shared))
    keys = look.nodes(ref for pair in found for ref in pair)
    for pair in sorted(found, key=lambda p: tuple(keys[ref].key for ref in p)):
        if len(found[pair]) >= clue.lots:
            yield _told(pair, found[pair], look)


def _by_day(lots: Lots, look: Look) -> dict[Day, list[Lot]]:
    days: dict[Day, list[Lot]] = defaultdict(list)
    for lot in lots.all:
        days[min(lot.deadline or look.as_of, look.as_of)].append(lot)
    return days


def _contacts(bidders: set[Ref], when: Day, look: Look) -> dict[Ref, list[Edge]]:
    days = dict.fromkeys(bidders, (Interval(when, when + 1),))
    return look.edges((), [Kind.HAS_CONTACT], "out", days) if days else {}


def _sharing(lot: Lot, contacts: dict[Ref, list[Edge]], look: Look) -> dict[Pair, Shared]:
    """The pairs of rivals with the contact points that they share."""
    at: dict[Ref, dict[Ref, Edge]] = defaultdict(dict)
    for bidder in lot.bidders:
        for edge in contacts.get(bidder, ()):
            at[edge.dst].setdefault(bidder, edge)
    found: dict[Pair, Shared] = defaultdict(dict)
    keys = look.nodes(lot.bidders)
    for contact, users in at.items():
        for a, b in combinations(sorted(users, key=lambda ref: keys[ref].key), 2):
            if not any({a, b} <= bid for bid in lot.bids.values()):
                found[a, b][contact] = (users[a], users[b])
    return found


def _told(pair: Pair, found: list[tuple[Day, Lot, Shared]], look: Look) -> ClueFound:
    clue = look.policy.clues.shared_contact
    found = sorted(found, key=lambda part: (part[0], part[1].key))
    a, b = pair
    names = {"a": look.subject(a).name, "b": look.subject(b).name}
    says = _SAYS.fill(count=len(found), least=clue.lots, **names)
    dates = [(when, _LOT.fill(lot=look.subject(lot.ref).name)) for when, lot, _ in found]
    shared: Shared = {}
    for _, _, contacts in found:
        shared |= contacts
    keys = look.nodes(shared)
    lines = [
        Line((a, contact, b), shared[contact])
        for contact in sorted(shared, key=lambda ref: keys[ref].key)
    ]
    subjects = (a, b, *(lot.ref for _, lot, _ in found))
    return look.clue("shared_contact", clue, says, subjects, dates, lines)
