"""投标: projects, lots and bids, and who prepared, handled, paid for and reviews them."""

from typing import Any, Final

from graph.identifiers import thing_key
from graph.records import Party, Statement
from graph.text import Text
from graph.vocabulary import Kind, NodeKind, Rank
from loaders.base import Context, Loader
from loaders.contracting.bid_row import SEVERAL, Row
from loaders.contracting.bids_layout import LAYOUT, PROCEDURES, STATUSES
from loaders.penalties.decision import amount
from loaders.penalties.subjects import Someone
from loaders.rows import (
    contact,
    filled,
    party,
    people,
    project,
    provided,
    provider_of,
    who,
)
from loaders.tables import ByRow, Cells, Sheet
from loaders.values import iso_or_none

_PLATFORM: Final = "公共资源交易平台"
_UNITS: Final = frozenset({"purchaser", "agency"})
_ONE_OF_EACH: Final = ("purchaser", "agency", "bidder", "preparer")


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    """All that the row says; nothing when the row is rejected."""
    version = sheet.version(cells)
    number, provider = cells.text("project"), provider_of(cells, ctx, _PLATFORM)
    lot_no = cells.text("lot")
    near = f"{number}|{lot_no}"
    parties = _parties(cells, ctx, provider, near)
    several = _several(cells, ctx, near, parties.get("bidder"))
    facts, account = _facts(cells), contact(cells, ctx.keys, "account", "account")
    service = cells.text("service"), cells.known_day("service_from")
    name, lot_name = cells.text("project_name"), cells.text("lot_name")
    own = cells.text("consortium") or cells.text("bid")
    line = provided(cells, sheet, ctx, version, provider, Rank.REGISTRY)
    if line is None:
        return []
    buyer, bidder = parties["purchaser"].party, parties["bidder"].party
    lot = _thing(NodeKind.LOT, lot_name or lot_no or name, number, buyer.key, lot_no)
    bid = _thing(NodeKind.BID, own or bidder.name, number, buyer.key, lot_no, own or bidder.key)
    node = project(number, buyer.key, name)
    row = Row(line, node, lot, bid, parties, several, facts, account, service)
    return list(row.statements())


def _thing(kind: NodeKind, name: str, *parts: str) -> Party:
    return Party(thing_key(kind, *parts), kind, name)


def _parties(cells: Cells, ctx: Context, provider: str, near: str) -> dict[str, Someone]:
    found = {f: party(cells, ctx.keys, who(f, f in _UNITS), provider, near) for f in _ONE_OF_EACH}
    return {field: someone for field, someone in found.items() if someone}


def _several(
    cells: Cells, ctx: Context, near: str, bidder: Someone | None
) -> dict[str, list[Someone]]:
    """Reviewers are known by name in the lot, all others in the bid of their bidder."""
    of_bid = f"{near}|{bidder.party.key if bidder else ''}"
    return {
        field: people(cells, ctx.keys, field, numbers, near if kind is Kind.REVIEWS else of_bid)
        for field, (numbers, kind) in SEVERAL.items()
    }


def _facts(cells: Cells) -> dict[str, dict[str, Any]]:
    joint = bool(cells.secret("consortium"))
    lot = {
        "deadline": iso_or_none(cells.known_day("deadline")),
        "procedure": cells.choice("procedure", PROCEDURES),
        "method": cells.text("method"),
        "package": cells.text("package"),
        "qualifications": cells.split("qualifications"),
    }
    bid = {
        "status": cells.choice("status", STATUSES),
        "submitted": iso_or_none(cells.known_day("submitted")),
        "amount": amount(cells, "amount"),
    }
    return {
        "project": {},
        "lot": filled(lot),
        "bid": filled(bid) | {"consortium": joint},
        "submitted": {"consortium": joint},
    }


_ROWS = ByRow(LAYOUT, _statements)

BIDS = Loader(
    kind="bids",
    label=Text("标段和投标", "lots and bids"),
    rank=Rank.REGISTRY,
    read=_ROWS.read,
    check=_ROWS.check,
)
