"""Who holds which share of whom on a day: one share for each pair, whatever the number of sources.

Read of HOLDS_SHARE (and of HOLDS_VOTES, in the same words): `pct`, or `pct_min`/`pct_max` with
`pct_min_open`/`pct_max_open` for strict bounds; `derived` (the summary of a chain whose parts stand
beside it: never counted); `indirect` (held through others who are not on file).

The newest version of each provider speaks; of the providers the highest rank decides; several of
that rank that differ are a conflict, whose values are bounds. A source that is silent on the share
is no rival of one that states it. Without any value the share is unknown: neither 0 nor 100 %.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from graph.accountability.proof import Proof
from graph.intervals import Day, Interval
from graph.records import Fact, Node, Props, Ref
from graph.store import View, Way
from graph.vocabulary import WEIGHT, Flag, Kind, Word

WHOLE = 100.0


class Verdict(Word):
    """What the record says of a test; what it leaves open stays open."""

    YES = "yes", "是", "yes"
    NO = "no", "否", "no"
    UNKNOWN = "unknown", "不明", "unknown"


class Bounds(NamedTuple):
    """Per cent, both ends in unless open."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def over(self, limit: float) -> Verdict:
        """Whether it is more than the limit: 超过 leaves the limit itself out."""
        if self.low > limit or (self.low == limit and self.low_open):
            return Verdict.YES
        return Verdict.NO if self.high <= limit else Verdict.UNKNOWN

    def reaches(self, limit: float) -> Verdict:
        """Whether it is the limit or more: 以上 takes the limit in."""
        if self.low >= limit:
            return Verdict.YES
        below = self.high < limit or (self.high == limit and self.high_open)
        return Verdict.NO if below else Verdict.UNKNOWN


ANYTHING = Bounds(0.0, WHOLE)


@dataclass(frozen=True, slots=True)
class Share:
    """One holder's part of one organisation. `bounds` is None for an unknown share."""

    holder: Node
    target: Node
    bounds: Bounds | None
    indirect: bool
    conflict: bool
    flags: Flag
    facts: tuple[Fact, ...]  # all that state it, the deciding ones first

    @property
    def low(self) -> float | None:
        return self.bounds and self.bounds.low

    @property
    def high(self) -> float | None:
        return self.bounds and self.bounds.high

    @property
    def unknown(self) -> bool:
        return self.bounds is None

    @property
    def exact(self) -> bool:
        return self.bounds is not None and self.bounds.low == self.bounds.high

    @property
    def within(self) -> Bounds:
        """For arithmetic only: an unknown share may be anything."""
        return self.bounds or ANYTHING

    def proofs(self) -> tuple[Proof, ...]:
        return tuple(Proof.of(f, self.holder.key, self.target.key) for f in self.facts)


class Shares(NamedTuple):
    """The shares at each node asked about, in order of the other end's key.

    `over` are the nodes with more edges than the cap: their degree, and no shares.
    """

    at: dict[Ref, tuple[Share, ...]]
    over: dict[Ref, int]


def holdings_of(
    targets: Collection[Ref],
    view: View,
    as_of: Day,
    cap: int | None = None,
    kind: Kind = Kind.HOLDS_SHARE,
) -> Shares:
    """Who holds these organisations on the day: one batch for all of them."""
    return _read(targets, view, as_of, cap, kind, "in")


def held_by(
    holders: Collection[Ref],
    view: View,
    as_of: Day,
    cap: int | None = None,
    kind: Kind = Kind.HOLDS_SHARE,
) -> Shares:
    """What these holders hold on the day: one batch for all of them."""
    return _read(holders, view, as_of, cap, kind, "out")


def direct_control(shares: Iterable[Share], limit: float) -> Verdict:
    """Whether what one holder holds directly of one organisation is more than the limit.

    `limit` is the policy's (`Policy.ownership.control`). Nothing on record is no control.
    """
    verdicts = {s.within.over(limit) for s in shares if not s.indirect}
    return next((v for v in (Verdict.YES, Verdict.UNKNOWN) if v in verdicts), Verdict.NO)


def _read(
    refs: Collection[Ref], view: View, as_of: Day, cap: int | None, kind: Kind, way: Way
) -> Shares:
    day = [Interval(as_of, as_of + 1)]
    expansion = view.expand(dict.fromkeys(refs, day), [kind], way, cap)
    hops = [hop for found in expansion.hops.values() for hop in found]
    facts = view.facts([h.fact for h in hops])
    nodes = view.nodes({ref for h in hops for ref in (h.src, h.dst)})
    edges: dict[tuple[Ref, Ref, bool], list[Fact]] = defaultdict(list)
    for fact in facts.values():
        if fact.props.get("derived") is not True:
            edges[fact.src, fact.dst, fact.props.get("indirect") is True].append(fact)
    at: dict[Ref, list[Share]] = {ref: [] for ref in expansion.hops}
    for (src, dst, indirect), stated in edges.items():
        share = _share(nodes[src], nodes[dst], indirect, stated)
        at[dst if way == "in" else src].append(share)
    ordered = {ref: tuple(sorted(found, key=_place)) for ref, found in at.items()}
    return Shares(ordered, expansion.over)


def _place(share: Share) -> tuple[str, str, bool]:
    return share.holder.key, share.target.key, share.indirect


class Stated(NamedTuple):
    """What facts of one edge say of its share together; `facts` the deciding ones first."""

    bounds: Bounds | None
    conflict: bool
    facts: tuple[Fact, ...]


def stated_share(facts: Iterable[Fact]) -> Stated:
    ordered = sorted(facts, key=strength, reverse=True)
    spoken = [f for f in _newest(ordered) if bounds_of(f.props) is not None]
    deciding = [f for f in spoken if strength(f)[0] == strength(spoken[0])[0]]
    values = {b for f in deciding if (b := bounds_of(f.props)) is not None}
    rest = [f for f in ordered if f not in deciding]
    return Stated(_hull(values), len(values) > 1, (*deciding, *rest))


def _share(holder: Node, target: Node, indirect: bool, facts: list[Fact]) -> Share:
    stated = stated_share(facts)
    return Share(
        holder=holder,
        target=target,
        bounds=stated.bounds,
        indirect=indirect,
        conflict=stated.conflict,
        flags=stated.facts[0].flags,
        facts=stated.facts,
    )


def strength(fact: Fact) -> tuple[int, Day, str]:
    """By rank, then by version day, never by arrival."""
    return max((WEIGHT[p.rank], p.asserted_at, p.statement) for p in fact.evidence)


def _newest(ordered: list[Fact]) -> list[Fact]:
    """Of each provider what its newest version states, several things if it states several."""
    days: dict[str, Day] = {}
    for fact in ordered:
        for p in fact.evidence:
            days[p.provider] = max(p.asserted_at, days.get(p.provider, p.asserted_at))
    return [f for f in ordered if any(p.asserted_at == days[p.provider] for p in f.evidence)]


def bounds_of(props: Props) -> Bounds | None:
    """The share that a fact states; None for none, or for what cannot be one."""
    exact = _number(props.get("pct"))
    if exact is not None:
        return Bounds(exact, exact)
    low, high = _number(props.get("pct_min")), _number(props.get("pct_max"))
    if low is None and high is None:
        return None
    strict_low = low is not None and props.get("pct_min_open") is True
    strict_high = high is not None and props.get("pct_max_open") is True
    bounds = Bounds(low or 0.0, WHOLE if high is None else high, strict_low, strict_high)
    return bounds if bounds.low <= bounds.high else None


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value <= WHOLE else None


def _hull(values: Collection[Bounds]) -> Bounds | None:
    """From the least to the greatest; an end is open if nobody states it closed."""
    if not values:
        return None
    low, high = min(b.low for b in values), max(b.high for b in values)
    return Bounds(
        low,
        high,
        all(b.low_open for b in values if b.low == low),
        all(b.high_open for b in values if b.high == high),
    )
