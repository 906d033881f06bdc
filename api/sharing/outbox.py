"""What consumers have yet to do: one message for each copy that is no longer what it was."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from api.desk import Consumer, Desk, Disclosure
from api.sharing.scope import sight_of
from graph.errors import NotFoundError, StoreError
from graph.intervals import Day, day, iso
from graph.policy import Policy
from graph.records import Tx
from graph.store import View
from graph.text import Text
from queries.copies import Copy, Pair, copies
from queries.said import Shape
from queries.travel import Message, travelled

OpenView = Callable[[Tx | None], View]

_SHOWN = 12  # places of a digest in the id of a message


class Waiting(Shape):
    """A message without acknowledgement. `id` is of this message: when the entry changes again,
    another stands in its place."""

    id: str
    disclosure: str
    consumer: str
    consumer_name: str
    purpose: str
    message: Message
    alert: bool


class Outbox(Shape):
    """`pending` are the disclosures whose event waits to be attributed again: what travels of them
    is known after that."""

    as_of: str
    known_at: int
    waiting: tuple[Waiting, ...]
    pending: tuple[str, ...]

    @property
    def alerts(self) -> int:
        return sum(one.alert for one in self.waiting)


class Held(NamedTuple):
    """The newest copy that a consumer holds: given, or acknowledged since."""

    disclosure: Disclosure
    commit_no: Tx
    as_of: Day

    @property
    def pair(self) -> Pair:
        return self.disclosure.event, self.disclosure.holder


def outbox(desk: Desk, open_view: OpenView, policy: Policy, as_of: Day) -> Outbox:
    """Every message that waits, overdue ones first. Raises StoreError for a store that is older
    than what was given of it."""
    consumers = {consumer.id: consumer for consumer in desk.consumers.all()}
    held = held_on(desk, as_of)
    with open_view(None) as view:
        now = copies({one.pair for one in held}, view, as_of)
        known_at, unsettled = view.known_at, view.pending({one.pair[0] for one in held})
    _check_not_older(held, known_at)
    was = _as_held(held, open_view)
    found = (
        _waiting(one, consumers[one.disclosure.consumer], was[one], now[one.pair], policy, as_of)
        for one in held
    )
    waiting = sorted((w for w in found if w), key=lambda w: (not w.alert, w.message.since, w.id))
    return Outbox(
        as_of=iso(as_of),
        known_at=known_at,
        waiting=tuple(waiting),
        pending=tuple(sorted(one.disclosure.id for one in held if one.pair[0] in unsettled)),
    )


def _check_not_older(held: Iterable[Held], known_at: Tx) -> None:
    """Of a store that was put back from a backup nobody can say what was given later."""
    newest = max((one.commit_no for one in held), default=0)
    if newest > known_at:
        raise StoreError(_OLDER.fill(given=newest, found=known_at))


def held_on(desk: Desk, as_of: Day) -> list[Held]:
    """A copy given again for the same use takes the place of the older one."""
    given = [d for d in desk.disclosures.all() if d.as_of <= as_of]
    newest = {(d.consumer, d.event, d.holder, d.purpose): d for d in given}
    held = {d.id: Held(d, d.commit_no, d.as_of) for d in newest.values()}
    for done in desk.disclosures.acknowledgements():
        if done.disclosure in held and done.as_of <= as_of:
            place = (done.commit_no, done.as_of)
            held[done.disclosure] = Held(held[done.disclosure].disclosure, *place)
    return list(held.values())


def _as_held(held: Iterable[Held], open_view: OpenView) -> dict[Held, Copy]:
    """One view for each commit, one read for each day in it."""
    by_commit: dict[Tx, dict[Day, list[Held]]] = defaultdict(lambda: defaultdict(list))
    for one in held:
        by_commit[one.commit_no][one.as_of].append(one)
    found: dict[Held, Copy] = {}
    for commit_no, by_day in by_commit.items():
        with open_view(commit_no) as view:
            for on, group in by_day.items():
                read = copies({one.pair for one in group}, view, on)
                found |= {one: read[one.pair] for one in group}
    return found


def _waiting(
    held: Held, consumer: Consumer, was: Copy, now: Copy, policy: Policy, as_of: Day
) -> Waiting | None:
    message = travelled(was, now, sight_of(consumer), policy)
    if message is None:
        return None
    return Waiting(
        id=f"{held.disclosure.id}.{message.digest[:_SHOWN]}",
        disclosure=held.disclosure.id,
        consumer=consumer.id,
        consumer_name=consumer.name,
        purpose=held.disclosure.purpose,
        message=message,
        alert=message.is_alert(as_of),
    )


def acknowledge(desk: Desk, box: Outbox, message_id: str, by: str) -> Waiting:
    """Records that a consumer did what a message of this outbox asks. Raises NotFoundError for a
    message that does not wait."""
    found = next((one for one in box.waiting if one.id == message_id.strip()), None)
    if found is None:
        raise NotFoundError(_UNKNOWN.fill(id=message_id))
    desk.disclosures.acknowledge(
        found.disclosure,
        digest=found.message.digest,
        commit_no=box.known_at,
        as_of=day(box.as_of),
        by=by,
    )
    return found


_OLDER = Text(
    "登记簿中有按提交 {given} 提供的记录，而数据库只到提交 {found}；请恢复与登记簿同期的数据库",
    "entries were given as known at commit {given}, and the store ends at commit {found}; put back "
    "the store that belongs to the register",
)
_UNKNOWN = Text(
    "没有编号为“{id}”的待回执消息：可能已有回执，或记录又有变化、消息已更新；"
    "请用 zelian outbox 查看",
    "no message “{id}” waits: it may be acknowledged, or the entry changed again and another "
    "message took its place; see `zelian outbox`",
)
