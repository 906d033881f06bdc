"""Every rule by its id, in the order in which answers give them."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from queries.bidders.found import Found
from queries.bidders.room import Room
from queries.bidders.rules import (
    alike,
    bans,
    changed,
    collusion,
    consortium,
    control,
    interest,
    lists,
    nearness,
    penalties,
    recusal,
    same_head,
    services,
)


class Rule(NamedTuple):
    """`needs_lot`: the rule reads bids, or who stands around a lot."""

    id: str
    test: Callable[[Room, Any], Iterator[Found]]
    needs_lot: bool = False


RULES: tuple[Rule, ...] = (
    Rule("ZB-34.1", interest.interest, needs_lot=True),
    Rule("ZB-34.2a", same_head.same_head),
    Rule("ZB-34.2b", control.control),
    Rule("ZB-34.2c", control.management),
    Rule("ZB-37", consortium.consortium, needs_lot=True),
    Rule("ZB-38", changed.changed),
    Rule("ZB-39", collusion.collusion),
    Rule("ZB-40.1", alike.same_author, needs_lot=True),
    Rule("ZB-40.2", alike.same_agent, needs_lot=True),
    Rule("ZB-40.3", alike.same_member, needs_lot=True),
    Rule("ZB-40.4", alike.alike, needs_lot=True),
    Rule("ZB-40.5", alike.mixed, needs_lot=True),
    Rule("ZB-40.6", alike.same_account, needs_lot=True),
    Rule("ZB-41", collusion.with_tenderer, needs_lot=True),
    Rule("ZB-53/67", bans.collusion_ban),
    Rule("ZB-54/68", bans.fraud_ban),
    Rule("SX-bid", lists.listed_tenderer),
    Rule("CG-18.1", control.supplier_relation),
    Rule("CG-18.2", services.prior_service, needs_lot=True),
    Rule("CG-22.5", penalties.grave_violation),
    Rule("CG-19.2", bans.ban_over),
    Rule("CG-22L", consortium.supplier_consortium, needs_lot=True),
    Rule("CG-9", recusal.recusal, needs_lot=True),
    Rule("CG-74", collusion.malicious_collusion),
    Rule("CG-77", bans.supplier_ban),
    Rule("CG-87-37", alike.supplier_alike, needs_lot=True),
    Rule("CG-125", lists.listed),
    Rule("CG-125.neg", lists.listed_nearby),
    Rule("CG-branch", nearness.branch),
    Rule("ZB-34.neg", nearness.not_related),
    Rule("GS-178.5", lists.post),
)
