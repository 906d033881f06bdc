"""What of a credit file may be handed to a consumer: entries that stand, in its range and days.

Lists and measures stay: an entry carries the means to call it back. To credit-reporting
institutions (征信机构) go public entries, and adverse data of a person within the term of the
policy, which runs from the end of the act.
"""

from graph.accountability import Entry, Outcome
from graph.intervals import FOREVER, Day, day, shift
from graph.policy import Policy, Publication
from graph.store import View
from graph.text import Text
from queries.copies import Copy
from queries.file import CreditFile, Item
from queries.said import Said, Shape, Subject
from queries.sight import Sight
from queries.travel import why_out


class SharedFile(Shape):
    """`limits` says in general what is no part of it, whether or not there is any."""

    holder: Subject
    as_of: str
    known_at: int
    policy: str
    items: tuple[Item, ...]
    limits: tuple[Said, ...]


def shared_file(
    file: CreditFile,
    view: View,
    policy: Policy,
    as_of: Day,
    sight: Sight,
    to_credit_reporting: bool = False,
) -> SharedFile:
    """The entries of a file that a consumer of this sight may be given on a day."""
    items = tuple(i for i in file.items if _may_leave(i, view, as_of, sight))
    if to_credit_reporting:
        items = tuple(i for i in items if reportable(i.entry, view, policy, as_of))
    reporting = _REPORTING.fill(term=policy.retention.to_credit_reporting)
    limits = (_STANDING, _NO_LISTS, *((reporting,) if to_credit_reporting else ()))
    return SharedFile(
        holder=file.holder,
        as_of=file.as_of,
        known_at=file.known_at,
        policy=f"{policy.id}@{policy.version}",
        items=items,
        limits=tuple(Said.of(limit) for limit in limits),
    )


def _may_leave(item: Item, view: View, as_of: Day, sight: Sight) -> bool:
    copy = Copy(item.entry, as_of, view.known_at, as_of)
    return not item.pending and why_out(copy, sight) is None


def reportable(entry: Entry, view: View, policy: Policy, as_of: Day) -> bool:
    """Whether an entry may go to a credit-reporting institution on a day (征信业条例 §16).

    Of a person: through the corresponding day of the last day of the act. An act whose days are
    not known ended nobody knows when, and the entry stays.
    """
    if entry.tier is None:
        return entry.publication_range is Publication.PUBLIC
    stored = view.outcomes([entry.event]).get(entry.event)
    conduct = Outcome.model_validate(stored.body).conduct if stored else ()
    if not conduct:
        return False
    stop = max(day(last) for _, last in conduct)
    term = policy.retention.to_credit_reporting
    return stop >= FOREVER or as_of <= shift(stop - 1, term)


_STANDING = Text(
    "只含在公开或共享期间内、仍然有效的记录；已终止、暂停、待核实、待重新归责的不在其中",
    "only entries that stand, in their days of publication; those that ended, are suspended, wait "
    "for review or wait to be attributed again are no part of it",
)
_NO_LISTS = Text(
    "名单和措施由作出机关公布，不在其中；记录不是惩戒",
    "lists and measures are published by those who make them and no part of it; a record is not a "
    "punishment",
)
_REPORTING = Text(
    "向征信机构只提供依法公开的记录；自然人的不良信息经本人授权提供，"
    "自行为终止之日起 {term} 为限，行为日期不明的不提供",
    "credit-reporting institutions are given public entries; adverse data of a person by that "
    "person's authorization, within {term} of the end of the act, and none where the days of the "
    "act are unknown",
)
