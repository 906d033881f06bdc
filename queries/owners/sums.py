"""Whether the holders on record of an organisation are all there are: a question of data."""

from collections import defaultdict
from collections.abc import Iterable

from graph.policy import Ownership
from queries.owners.shapes import Extent, Sum
from queries.owners.telling import Teller, extent_of
from queries.shares import Share

BAD, UNKNOWN = "bad", "unknown"


def doubtful_sums(shares: Iterable[Share], policy: Ownership, tell: Teller) -> tuple[Sum, ...]:
    """The organisations whose direct holders do not clearly add up to the whole, by key."""
    by_target: dict[str, list[Share]] = defaultdict(list)
    for share in shares:
        if not share.indirect:
            by_target[share.target.key].append(share)
    found = []
    for key in sorted(by_target):
        total = extent_of(by_target[key])
        if total is not None:
            quality = _quality(total, by_target[key], policy)
            if quality:
                target = tell.subject(by_target[key][0].target)
                found.append(Sum(target=target, total=total, quality=quality))
    return tuple(found)


def _quality(total: Extent, shares: list[Share], policy: Ownership) -> str:
    """Bad where no reading of the ranges and blanks gives the whole; unknown where some do not."""
    low = sum(s.within.low for s in shares)
    high = sum(s.within.high for s in shares)
    if low > policy.complete.max or high < policy.complete.min:
        return BAD
    whole = low >= policy.complete.min and high <= policy.complete.max
    return "" if whole and not total.unknown else UNKNOWN
