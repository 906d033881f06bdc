"""Who stands behind which part of whom: the holdings of a cone as the solver takes them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import starmap

from graph.records import Ref
from graph.vocabulary import Kind
from queries.owners.cone import Cone, Tie
from queries.shares import WHOLE, Share

# A strict bound lies this much inside the limit, in parts of one: far below what is told, far
# above what arithmetic loses.
NUDGE = 1e-8


@dataclass(frozen=True, slots=True)
class Link:
    """A part, in parts of one, of `target` that is held for `holder`'s account.

    `behind` are the ties that lead from the registered holder to the party behind it.
    """

    holder: Ref
    target: Ref
    low: float
    high: float
    unknown: bool
    share: Share
    behind: tuple[Tie, ...] = ()


def owning(cone: Cone) -> list[Link]:
    return _behind(cone, cone.shares)


def voting(cone: Cone) -> list[Link]:
    """Votes as recorded; where none are, the votes go with the share."""
    stated = {(v.holder.ref, v.target.ref) for v in cone.votes}
    silent = [s for s in cone.shares if (s.holder.ref, s.target.ref) not in stated]
    return _behind(cone, [*cone.votes, *silent])


def _behind(cone: Cone, shares: Iterable[Share]) -> list[Link]:
    """Moves what a nominee holds to the party behind it.

    With one principal recorded for the organisation it is that one's. With several, or where it
    is not recorded which holding is meant, how much of it is whose is unknown.
    """
    principals: dict[Ref, list[Tie]] = defaultdict(list)
    for tie in cone.tied(Kind.NOMINEE_FOR):
        if tie.src.ref != tie.dst.ref:
            principals[tie.src.ref].append(tie)
    return [link for share in shares for link in _links(share, principals[share.holder.ref])]


def _links(share: Share, ties: list[Tie]) -> Iterable[Link]:
    meant = [t for t in ties if t.organization == share.target.key]
    fitting = meant or [t for t in ties if not t.organization]
    if not fitting:
        return [_plain(share, share.holder.ref)]
    if len(meant) == 1:
        return [_plain(share, meant[0].dst.ref, (meant[0],))]
    to = [(share.holder.ref, ()), *((t.dst.ref, (t,)) for t in fitting)]
    return starmap(lambda ref, behind: _open(_plain(share, ref, behind)), to)


def _plain(share: Share, holder: Ref, behind: tuple[Tie, ...] = ()) -> Link:
    bounds = share.within
    low, high = bounds.low / WHOLE, bounds.high / WHOLE
    return Link(
        holder=holder,
        target=share.target.ref,
        low=low + NUDGE if bounds.low_open else low,
        high=high - NUDGE if bounds.high_open else high,
        unknown=share.unknown,
        share=share,
        behind=behind,
    )


def _open(link: Link) -> Link:
    return Link(link.holder, link.target, 0.0, link.high, link.unknown, link.share, link.behind)
