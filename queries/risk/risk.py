"""Linked risk: what is recorded of an organisation itself, and of others linked with it.

Each item is `own` or `linked` with its path. Nothing is summed into one figure, and a link is
information: no record spreads along it (domain.md §2.3). Nothing of natural persons stands in the
answer, not even a count, unless it is granted (§0.1(5), C42); then of others only numbers are told.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from graph.accountability import Entry
from graph.accountability.proof import Proof
from graph.errors import InputError, NotFoundError
from graph.intervals import Day, Interval, iso
from graph.policy import Policy, Publication, Tier
from graph.records import Node, Ref
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind, NodeKind
from queries.counting import is_active, may_be_told
from queries.lists import Listed, lists_of
from queries.measures import MeasureTold, measures_against
from queries.records import Record, records_of
from queries.risk.ways import Linked, Over, Via, in_order, ways_from
from queries.said import Said, Shape, Subject
from queries.sight import Sight
from queries.standing import Standing, published_on, standing_on

MOST = 50  # subjects by one way


class RecordItem(Shape):
    """An entry, where it stands on the day, and whether it is within its days of publication."""

    entry: Entry
    event: Subject
    standing: Standing
    published: bool


class Holdings(Shape):
    """What is on file of one subject: records, list entries, ordered measures."""

    records: tuple[RecordItem, ...]
    lists: tuple[Listed, ...]
    measures: tuple[MeasureTold, ...]


class LinkedItem(Shape):
    """One linked subject; `path` leads to it from the organisation asked about."""

    label: str  # always `linked`
    via: Via
    said: Said
    subject: Subject
    path: tuple[Proof, ...]
    on_file: Holdings


class LinkCount(Shape):
    """How many organisations are linked in one way, and how many of them have something."""

    via: Via
    said: Said
    organizations: int
    with_records: int
    listed: int


class LeftOut(Shape):
    via: str
    because: Said


class RiskAnswer(Shape):
    """`linked` is empty where only numbers are granted: then `counts` says it all."""

    organization: Subject
    as_of: str
    known_at: int
    policy: str
    policy_note: Said
    own: Holdings
    linked: tuple[LinkedItem, ...]
    counts: tuple[LinkCount, ...]
    left_out: tuple[LeftOut, ...]


def risk_of(
    organization: Node, view: View, policy: Policy, as_of: Day, sight: Sight, most: int = MOST
) -> RiskAnswer:
    """Raises InputError for what is no organisation."""
    if organization.kind is not NodeKind.ORGANIZATION:
        raise InputError(_NO_ORGANIZATION.fill(key=organization.key))
    ways = ways_from(organization, view, as_of, sight, policy.ownership.control.over, most)
    links = list(in_order(ways.found))
    own = _on_file([organization], view, as_of, sight)[organization.ref]
    found = _on_file([link.node for link in links], view, as_of, _of_others(sight))
    return RiskAnswer(
        organization=Subject.of(organization),
        as_of=iso(as_of),
        known_at=view.known_at,
        policy=f"{policy.id}@{policy.version}",
        policy_note=Said.of(policy.in_force_note),
        own=own,
        linked=tuple(_item(link, found) for link in links) if sight.persons else (),
        counts=_counts(links, found, as_of),
        left_out=_left_out(ways.over, sight, most),
    )


def merchant_of(platform: Node, shop: Node, view: View, as_of: Day) -> None:
    """Raises NotFoundError unless the platform hosts the shop on the day: a platform asks about
    its own merchants only (二.(三).3.(2))."""
    day = [Interval(as_of, as_of + 1)]
    hops = view.expand({platform.ref: day}, [Kind.HOSTS], "out").hops[platform.ref]
    if all(hop.dst != shop.ref for hop in hops):
        told = {"shop": shop.name or shop.key, "platform": platform.name, "day": iso(as_of)}
        raise NotFoundError(_NOT_HOSTED.fill(**told))


def _of_others(sight: Sight) -> Sight:
    """An authorization of one subject opens nothing of another beyond what is public."""
    public = sight.reach is Publication.AUTHORIZED
    return replace(sight, reach=Publication.PUBLIC) if public else sight


def _on_file(nodes: Collection[Node], view: View, as_of: Day, sight: Sight) -> dict[Ref, Holdings]:
    nodes = list({n.ref: n for n in nodes}.values())
    told = [n for n in nodes if n.kind is NodeKind.ORGANIZATION or _told_of(n, sight)]
    records = records_of(told, view)
    listed, ordered = lists_of(told, view, as_of), measures_against(told, view, as_of)
    found = {n.ref: Holdings(records=(), lists=(), measures=()) for n in nodes}
    for node in told:
        found[node.ref] = Holdings(
            records=_records(records[node.ref], view, as_of, sight),
            lists=tuple(x for x in listed[node.ref] if x.stands or sight.closed_entries),
            measures=tuple(x for x in ordered[node.ref] if x.stands or sight.closed_entries),
        )
    return found


def _told_of(person: Node, sight: Sight) -> bool:
    return sight.shows(person.key) and Tier.B_DETERMINED in sight.tiers


def _records(record: Record, view: View, as_of: Day, sight: Sight) -> tuple[RecordItem, ...]:
    told = [e for e in record.entries if may_be_told(e, as_of, sight)]
    events = view.find([e.event for e in told])
    return tuple(
        RecordItem(
            entry=entry,
            event=Subject.of(events[entry.event]),
            standing=standing_on(entry, as_of),
            published=published_on(entry, as_of),
        )
        for entry in sorted(told, key=lambda e: (e.determined, e.event, e.holder))
    )


def _item(link: Linked, found: dict[Ref, Holdings]) -> LinkedItem:
    return LinkedItem(
        label="linked",
        via=link.via,
        said=Said.of(link.via.label),
        subject=Subject.of(link.node),
        path=link.path,
        on_file=found[link.node.ref],
    )


def _counts(
    links: Sequence[Linked], found: dict[Ref, Holdings], as_of: Day
) -> tuple[LinkCount, ...]:
    """Of organisations only: of persons there is no number."""
    counts = []
    for via in Via:
        refs = {x.node.ref for x in links if x.via is via}
        if refs and via is not Via.OFFICE_HOLDER:
            counts.append(_count(via, [found[ref] for ref in refs], as_of))
    return tuple(counts)


def _count(via: Via, held: Sequence[Holdings], as_of: Day) -> LinkCount:
    return LinkCount(
        via=via,
        said=Said.of(via.label),
        organizations=len(held),
        with_records=sum(any(is_active(r.entry, as_of) for r in h.records) for h in held),
        listed=sum(any(x.stands for x in h.lists) for h in held),
    )


def _left_out(over: Sequence[Over], sight: Sight, most: int) -> tuple[LeftOut, ...]:
    told = [
        LeftOut(via=o.via, because=Said.of(_OVER.fill(via=o.via.label, count=o.number, most=most)))
        for o in over
    ]
    if not sight.persons:
        told.append(LeftOut(via="", because=Said.of(_NO_PERSONS)))
    return tuple(told)


_NO_ORGANIZATION = Text(
    "“{key}”不是组织；关联风险只问单位，查询个人请用 zelian file 或 clearance",
    "“{key}” is no organization; ask about a person with `zelian file` or `zelian clearance`",
)
_NOT_HOSTED = Text(
    "{day} “{shop}”不在平台“{platform}”内经营；平台只能查询其平台内经营者",
    "on {day} “{shop}” is not hosted by “{platform}”; a platform asks about its own merchants only",
)
_OVER = Text(
    "经“{via}”相连的有 {count} 个，超过上限 {most}，未列出",
    "{count} are linked by “{via}”, over the limit of {most}, and are not listed",
)
_NO_PERSONS = Text(
    "本角色不含自然人及经其相连的关系，关联单位只给数目",
    "natural persons and what is linked through them are no part of this; of linked organizations "
    "only numbers are told",
)
