"""What has to travel to whoever was given an entry, when it is no longer what it was.

`withdraw`: it may no longer be held. `annotate`: it stands, and a dispute was received or decided.
`replace`: it stands with other content, or stands again. Pure in the two copies and the policy.
"""

import hashlib
from typing import NamedTuple

from graph.accountability import Entry, EntryStatus
from graph.accountability.outcome import Contest
from graph.intervals import Day, day, iso
from graph.policy import Policy
from graph.policy.holidays import add_working_days
from graph.records import canonical
from graph.vocabulary import Word
from queries.copies import Copy
from queries.said import Said, Shape
from queries.seen import sees
from queries.sight import Sight
from queries.standing import Standing, standing_on


class MessageKind(Word):
    WITHDRAW = "withdraw", "撤回", "withdraw"
    ANNOTATE = "annotate", "标注", "annotate"
    REPLACE = "replace", "更替", "replace"


class Cause(Word):
    """Why a message travels, where that is not where the entry stands (`Standing`)."""

    GONE = "gone", "记录已不存在", "there is no such entry any more"
    UNPUBLISHED = "unpublished", "公开期间已过", "its days of publication are over"
    OUT_OF_RANGE = (
        "out_of_range",
        "已不在可提供的范围内",
        "it is out of the range that may be given",
    )
    DISPUTED = "disputed", "异议已受理", "a dispute was received"
    DECIDED = "dispute_decided", "异议已有处理结果", "a dispute was decided"
    CONTENT = "content", "内容已变更", "its content is another"
    RESTORED = "restored", "记录重新有效", "it stands again"


class Message(Shape):
    """`due` is the last day for doing it, None where the table of working days lacks the year.

    `digest` changes with whatever the message says. `entry` is what stands in its place now.
    """

    kind: MessageKind
    event: str
    holder: str
    reason: str
    because: Said
    since: str
    due: str | None
    digest: str
    entry: Entry | None

    def is_alert(self, as_of: Day) -> bool:
        """Overdue; or nobody can say whether it is."""
        return self.due is None or day(self.due) < as_of


class _Found(NamedTuple):
    kind: MessageKind
    reason: Word
    since: Day


_TAKEN_BACK: tuple[Word, ...] = (Standing.REVOKED, Standing.WITHDRAWN)
_ENDED: tuple[Word, ...] = (
    *_TAKEN_BACK,
    Standing.REPAIRED,
    Standing.EXEMPTED,
    Standing.CLOSED,
)
# What a consumer may hold: an entry that is contested stands, and is marked.
KEPT = frozenset({Standing.STANDS, Standing.CONTESTED})


def why_out(copy: Copy, sight: Sight) -> Word | None:
    """Why a consumer of this sight may not hold the entry; None where it may."""
    if copy.entry is None:
        return Cause.GONE
    standing = standing_on(copy.entry, copy.on)
    if standing not in KEPT:
        return standing
    if not sight.shows_entry(copy.entry):
        return Cause.OUT_OF_RANGE
    return None if sees(sight, copy.entry, standing, copy.on) else Cause.UNPUBLISHED


def travelled(held: Copy, now: Copy, sight: Sight, policy: Policy) -> Message | None:
    """The message to a consumer that holds one copy, in view of how the entry is now."""
    found = _found(held, now, sight)
    if found is None:
        return None
    entry = None if found.kind is MessageKind.WITHDRAW else now.entry
    known = now.entry or held.entry
    assert known is not None  # of two copies without an entry nothing is found
    return Message(
        kind=found.kind,
        event=known.event,
        holder=known.holder,
        reason=found.reason,
        because=Said.of(found.reason.label),
        since=iso(found.since),
        due=_due(found, now.entry, policy),
        digest=_digest(found, held, now),
        entry=entry,
    )


def _found(held: Copy, now: Copy, sight: Sight) -> _Found | None:
    was_out, out = why_out(held, sight), why_out(now, sight)
    if out is not None:
        return None if was_out else _Found(MessageKind.WITHDRAW, out, _out_since(out, now))
    if was_out is not None:
        return _Found(MessageKind.REPLACE, Cause.RESTORED, now.learned)
    if _content(held) != _content(now):
        return _Found(MessageKind.REPLACE, Cause.CONTENT, now.learned)
    return _annotated(held, now)


def _out_since(reason: Word, now: Copy) -> Day:
    """The first day on which it stood so; without such a day, the day on which it was learned."""
    entry = now.entry
    if entry is None:
        return now.learned
    suspended = (c.received for c in _disputes(now) if c.suspends)
    first: dict[Word, str | None] = {
        Standing.EXPIRED: entry.expire_at,
        Standing.UNPERFORMED: entry.expire_at,
        Standing.SUSPENDED: min(suspended, default=None),
        Cause.UNPUBLISHED: entry.publish_to if _is_over(now, entry) else None,
    } | dict.fromkeys(_ENDED, entry.ended_on)
    found = first.get(reason)
    return day(found) if found else now.learned


def _is_over(now: Copy, entry: Entry) -> bool:
    return entry.publish_to is not None and day(entry.publish_to) <= now.on


def _annotated(held: Copy, now: Copy) -> _Found | None:
    was, known = _marks(held), _marks(now)
    if was == known:
        return None
    fresh = [c for c in _disputes(now) if _mark(c, now.on) not in was[1]]
    if not fresh:
        standing = Standing(known[0])
        return _Found(MessageKind.ANNOTATE, standing, now.learned)
    last = max(fresh, key=lambda c: _turned(c, now.on))
    reason = Cause.DISPUTED if last.open_on(iso(now.on)) else Cause.DECIDED
    return _Found(MessageKind.ANNOTATE, reason, day(_turned(last, now.on)))


def _disputes(copy: Copy) -> list[Contest]:
    """Those received by the day of the copy."""
    return [c for c in copy.entry.contests if c.received <= iso(copy.on)] if copy.entry else []


def _marks(copy: Copy) -> tuple[str, frozenset[str]]:
    assert copy.entry is not None  # asked of copies that stand
    return standing_on(copy.entry, copy.on), frozenset(_mark(c, copy.on) for c in _disputes(copy))


def _mark(contest: Contest, on: Day) -> str:
    """A dispute as it is on a day: what is decided later is not decided yet."""
    outcome = None if contest.open_on(iso(on)) else [contest.decided, contest.upheld]
    return canonical([contest.number, contest.grounds, contest.received, outcome])


def _turned(contest: Contest, on: Day) -> str:
    """The day of what is newest in a dispute."""
    return contest.received if contest.open_on(iso(on)) else contest.decided or contest.received


# How an entry ends, and what marks it, is told by where it stands.
_LIFE = {
    "status": EntryStatus.ACTIVE,
    "status_before": None,
    "ended_on": None,
    "ended_by": None,
    "withdraw_by": None,
    "contests": (),
    "publish_to": None,
    "repair_from": None,
}


def _content(copy: Copy) -> str:
    """The legal content of an entry apart from its life."""
    assert copy.entry is not None  # asked of copies that stand
    return copy.entry.model_copy(update=_LIFE).substance()


def _due(found: _Found, entry: Entry | None, policy: Policy) -> str | None:
    """The day by which the register itself has to take it back, else as many working days after
    the change."""
    if found.reason in _TAKEN_BACK and entry is not None and entry.withdraw_by:
        return entry.withdraw_by
    last = add_working_days(policy, found.since, policy.withdrawal.working_days)
    return iso(last) if last is not None else None


def _digest(found: _Found, held: Copy, now: Copy) -> str:
    substance = now.entry.substance() if now.entry else ""
    place = [held.known_at, held.on]
    said = [found.kind, str(found.reason), found.since, place, substance]
    return hashlib.sha256(canonical(said).encode()).hexdigest()
