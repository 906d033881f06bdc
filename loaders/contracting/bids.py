"""投标: projects, lots and bids, and who prepared, handled, paid for and reviews them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from graph.identifiers import thing_key
from graph.intervals import ALWAYS, FOREVER, Day, Interval
from graph.records import Party, Statement
from graph.text import Text
from graph.vocabulary import Kind, NodeKind, Rank
from loaders.base import Context, Loader
from loaders.contracting.bids_layout import LAYOUT, PROCEDURES, STATUSES
from loaders.penalties.decision import amount
from loaders.penalties.subjects import Someone, has_masks
from loaders.rows import (
    Line,
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
_ONE_OF_EACH: Final = ("purchaser", "agency", "bidder", "preparer")
_SEVERAL: Final = {
    "agents": ("agent_numbers", Kind.ENTRUSTED),
    "members": ("member_numbers", Kind.PROJECT_MEMBER),
    "experts": ("expert_numbers", Kind.REVIEWS),
}


@dataclass(frozen=True)
class _Row:
    """An accepted row: its things, its parties, and what it says of them."""

    line: Line
    project: Party
    lot: Party
    bid: Party
    parties: dict[str, Someone]
    several: dict[str, list[Someone]]
    facts: dict[str, dict[str, Any]]
    account: Party | None
    service: tuple[str, Day | None]

    def statements(self) -> Iterator[Statement]:
        for thing, facts in ((self.project, "project"), (self.lot, "lot"), (self.bid, "bid")):
            props = {"name": thing.name} | self.facts[facts]
            yield self.line.say(Kind.PROFILE, thing, None, thing.key, props)
        yield self._edge(Kind.LOT_OF, self.lot, self.project)
        yield self._edge(Kind.FOR_LOT, self.bid, self.lot)
        yield from self._of_one()
        for field, (_, kind) in _SEVERAL.items():
            at = self.lot if kind is Kind.REVIEWS else self.bid
            for someone in self.several[field]:
                yield self._edge(kind, someone.party, at)
        if self.account:
            yield self._edge(Kind.DEPOSIT_FROM, self.bid, self.account)
        everybody = [*self.parties.values(), *(s for many in self.several.values() for s in many)]
        yield from has_masks(self.line.state, *everybody)

    def _of_one(self) -> Iterator[Statement]:
        bidder = self.parties["bidder"].party
        yield self._edge(Kind.PROCURES, self.parties["purchaser"].party, self.project)
        yield self._edge(Kind.SUBMITTED, bidder, self.bid, self.facts["submitted"])
        if agency := self.parties.get("agency"):
            yield self._edge(Kind.AGENT_FOR, agency.party, self.project)
        if preparer := self.parties.get("preparer"):
            yield self._edge(Kind.PREPARED_BID, preparer.party, self.bid)
        service, since = self.service
        if service:
            span = ALWAYS if since is None else Interval(since, FOREVER)
            said = {"service": service}
            yield self._edge(Kind.PRIOR_SERVICE, bidder, self.project, said, span)

    def _edge(
        self,
        kind: Kind,
        src: Party,
        dst: Party,
        props: dict[str, Any] | None = None,
        span: Interval = ALWAYS,
    ) -> Statement:
        own = str((props or {}).get("service", ""))
        return self.line.say(kind, src, dst, f"{src.key}|{dst.key}|{own}", props, span)


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
    row = _Row(line, node, lot, bid, parties, several, facts, account, service)
    return list(row.statements())


def _thing(kind: NodeKind, name: str, *parts: str) -> Party:
    return Party(thing_key(kind, *parts), kind, name)


def _parties(cells: Cells, ctx: Context, provider: str, near: str) -> dict[str, Someone]:
    found = {f: party(cells, ctx.keys, who(f), provider, near) for f in _ONE_OF_EACH}
    return {field: someone for field, someone in found.items() if someone}


def _several(
    cells: Cells, ctx: Context, near: str, bidder: Someone | None
) -> dict[str, list[Someone]]:
    """Reviewers are known by name in the lot, all others in the bid of their bidder."""
    of_bid = f"{near}|{bidder.party.key if bidder else ''}"
    return {
        field: people(cells, ctx.keys, field, numbers, near if kind is Kind.REVIEWS else of_bid)
        for field, (numbers, kind) in _SEVERAL.items()
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
