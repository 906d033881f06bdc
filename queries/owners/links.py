"""Who stands behind which part of whom: the holdings of a cone as the solver takes them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

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
        principals[tie.src.ref].append(tie)
    found = [
        _link(share, *end)
        for share in shares
        for end in _ends(share.holder.ref, share.target.key, principals, frozenset())
    ]
    return sorted(found, key=_place)


def _ends(
    ref: Ref, organization: str, principals: Mapping[Ref, list[Tie]], seen: frozenset[Ref]
) -> Iterator[tuple[Ref, tuple[Tie, ...], bool]]:
    """The parties behind a holder, the ties that lead there, and whether all is theirs."""
    ties = principals.get(ref, ())
    meant = [t for t in ties if t.organization == organization]
    fitting = meant or [t for t in ties if not t.organization]
    sure = len(meant) == 1
    if not sure or ref in seen:
        yield ref, (), not fitting or ref in seen
    for tie in fitting if ref not in seen else ():
        for end, behind, alone in _ends(tie.dst.ref, organization, principals, seen | {ref}):
            yield end, (tie, *behind), sure and alone


def _place(link: Link) -> tuple[str, str, bool, str]:
    """By key: what is told first does not depend on what was loaded first."""
    share = link.share
    behind = link.behind[-1].dst.key if link.behind else ""
    return share.holder.key, share.target.key, share.indirect, behind


def _link(share: Share, holder: Ref, behind: tuple[Tie, ...], whole: bool) -> Link:
    bounds = share.within
    low, high = bounds.low / WHOLE, bounds.high / WHOLE
    nudged = low + NUDGE if bounds.low_open else low
    return Link(
        holder=holder,
        target=share.target.ref,
        low=nudged if whole else 0.0,
        high=high - NUDGE if bounds.high_open else high,
        unknown=share.unknown,
        share=share,
        behind=behind,
    )
