"""What an accepted row states of a project, a lot, a bid, and those around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from graph.intervals import ALWAYS, FOREVER, Day, Interval
from graph.records import Party, Statement
from graph.vocabulary import Kind
from loaders.penalties.subjects import Someone, has_masks
from loaders.rows import Line

# By the column of their names: the column of their numbers, and what they are to the bid or lot.
SEVERAL: Final = {
    "agents": ("agent_numbers", Kind.ENTRUSTED),
    "members": ("member_numbers", Kind.PROJECT_MEMBER),
    "experts": ("expert_numbers", Kind.REVIEWS),
}


@dataclass(frozen=True)
class Row:
    """Its things, its parties, and what it says of them."""

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
        for field, (_, kind) in SEVERAL.items():
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
