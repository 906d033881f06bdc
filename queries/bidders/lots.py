"""The lot that is asked about: its bids, the other bids of its project, and what stands around it.

Read of a LOT's (else its project's) PROFILE: `deadline`, `procedure`, `package` (lots of one
package are one contract), `method` (采购方式), `excludes_listed` (the tender document refuses
listed debtors), `qualifications` (the licences that it asks for). Of a BID's: `status`,
`submitted`, `prequalified` (ISO days), `amount` (yuan). What was done counts if it began by the
deadline.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.errors import InputError, NotFoundError
from graph.intervals import ALWAYS, DAWN, Day, Interval, day
from graph.policy import Procedure
from graph.records import Node, Props, Ref
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind, NodeKind
from queries.bidders.found import Edge, Reader, by_target

# A bid of such a status takes no part; it is named among what was left out.
NOT_BIDDING = frozenset({"invited", "withdrawn"})
_ON_BIDS = (Kind.PREPARED_BID, Kind.ENTRUSTED, Kind.PROJECT_MEMBER)
_AROUND = (Kind.PROCURES, Kind.PRIOR_SERVICE, Kind.REVIEWS)


@dataclass(frozen=True)
class Bid:
    node: Node
    lot: Node
    props: Props
    submitted: tuple[Edge, ...]

    @cached_property
    def members(self) -> tuple[Node, ...]:
        return tuple({e.src.ref: e.src for e in self.submitted}.values())

    @property
    def takes_part(self) -> bool:
        return str(self.props.get("status") or "") not in NOT_BIDDING

    def on(self, field: str) -> Day | None:
        value = self.props.get(field)
        return day(str(value)[:10]) if value else None


@dataclass(frozen=True)
class Lot:
    """`bids` stand against each other; `elsewhere` are those of other lots of the project."""

    node: Node
    project: Node | None
    props: Props
    deadline: Day
    bids: tuple[Bid, ...]
    elsewhere: tuple[Bid, ...]
    dropped: tuple[Bid, ...]
    on_bids: tuple[Edge, ...]
    deposits: tuple[Edge, ...]  # bid -> account
    owners: tuple[Edge, ...]  # organisation -> account
    around: tuple[Edge, ...]
    awards: tuple[Edge, ...]

    @cached_property
    def by_ref(self) -> dict[Ref, Bid]:
        return {bid.node.ref: bid for bid in self.bids}

    @property
    def places(self) -> tuple[Node, ...]:
        return (self.node, self.project) if self.project else (self.node,)

    def sources(self, kind: Kind) -> list[Edge]:
        return [edge for edge in self.around if edge.kind is kind]


@dataclass(frozen=True)
class Place:
    """Where the lot stands, read before the day of the question is known."""

    node: Node
    project: Node | None
    siblings: tuple[Node, ...]
    profiles: dict[Ref, Props]

    @property
    def props(self) -> dict[str, Any]:
        of_project = self.profiles.get(self.project.ref, {}) if self.project else {}
        own = {k: v for k, v in self.profiles.get(self.node.ref, {}).items() if v is not None}
        return {**of_project, **own}


def place_of(node: Node, reader: Reader) -> Place:
    """Raises InputError for what is no lot, and for a project that has lots of its own."""
    if node.kind not in (NodeKind.LOT, NodeKind.PROJECT):
        raise InputError(_NO_LOT.fill(name=node.name or node.key, kind=node.kind.label))
    up = reader.edges([node.ref], [Kind.LOT_OF], "out", ALWAYS)
    project = up[0].dst if up else None
    top = project or node
    down = reader.edges([top.ref], [Kind.LOT_OF], "in", ALWAYS)
    siblings = tuple({e.src.ref: e.src for e in down if e.src.ref != node.ref}.values())
    if node.kind is NodeKind.PROJECT and siblings:
        names = ", ".join(sorted(f"{s.name} {s.key}".strip() for s in siblings))
        raise InputError(_HAS_LOTS.fill(name=node.name, lots=names))
    refs = [node.ref, *([project.ref] if project else []), *(s.ref for s in siblings)]
    return Place(node, project, siblings, _profiles(reader.view, refs))


def deadline_of(place: Place, asked: Day | None) -> Day:
    """Raises InputError where none is on file and none is given, or where the two differ."""
    stated = place.props.get("deadline")
    if not stated and asked is None:
        raise InputError(_NO_DEADLINE.fill(name=place.node.name or place.node.key))
    if stated and asked is not None and day(str(stated)[:10]) != asked:
        raise InputError(_OTHER_DEADLINE.fill(name=place.node.name, day=str(stated)[:10]))
    return day(str(stated)[:10]) if asked is None else asked


def organizations_of(place: Place, reader: Reader) -> tuple[str, ...]:
    """The keys of the organisations that bid in the lot, for whoever decides on the question."""
    bids = reader.edges([place.node.ref], [Kind.FOR_LOT], "in", ALWAYS)
    made = reader.edges({e.src.ref for e in bids}, [Kind.SUBMITTED], "in", ALWAYS)
    return tuple(sorted({e.src.key for e in made if e.src.kind is NodeKind.ORGANIZATION}))


def procedures_of(place: Place, asked: Procedure | None) -> tuple[Procedure, ...]:
    """Both where it is not known."""
    if asked is not None:
        return (asked,)
    stated = str(place.props.get("procedure") or "")
    known = tuple(procedure for procedure in Procedure if procedure == stated)
    return known or tuple(Procedure)


def read_lot(place: Place, when: Day, procedures: Collection[Procedure], reader: Reader) -> Lot:
    """Raises NotFoundError for a lot without a bid that takes part, InputError for too many."""
    done = Interval(DAWN, when + 1)
    lots = [place.node, *place.siblings, *([place.project] if place.project else [])]
    bids = _bids({lot.ref: lot for lot in lots}, done, reader)
    if place.node.ref in reader.over:
        raise InputError(_TOO_MANY.fill(name=place.node.name, limit=reader.cap))
    against = {place.node.ref, *_same_contract(place, procedures)}
    own = [b for b in bids if b.lot.ref in against]
    bidding = tuple(b for b in own if b.takes_part and b.members)
    if not bidding:
        raise NotFoundError(_NO_BIDS.fill(name=place.node.name or place.node.key))
    refs = [b.node.ref for b in bidding]
    on_bids = reader.edges(refs, _ON_BIDS, "in", done)
    deposits = reader.edges(refs, [Kind.DEPOSIT_FROM], "out", done)
    accounts = {e.dst.ref for e in deposits}
    at = [place.node.ref, *([place.project.ref] if place.project else [])]
    return Lot(
        node=place.node,
        project=place.project,
        props=place.props,
        deadline=when,
        bids=bidding,
        elsewhere=tuple(b for b in bids if b.lot.ref not in against and b.takes_part),
        dropped=tuple(b for b in own if not b.takes_part),
        on_bids=tuple(on_bids),
        deposits=tuple(deposits),
        owners=tuple(reader.edges(accounts, [Kind.HAS_CONTACT], "in", done)),
        around=tuple(reader.edges(at, _AROUND, "in", ALWAYS)),
        awards=tuple(reader.edges(at, [Kind.AWARDED], "in", ALWAYS)),
    )


def _same_contract(place: Place, procedures: Collection[Procedure]) -> list[Ref]:
    """Lots of one package are one contract (同一合同项下), of which only procurement law speaks."""
    package = place.props.get("package")
    if not package or Procedure.PROCUREMENT not in procedures:
        return []
    profiles = place.profiles
    return [s.ref for s in place.siblings if profiles.get(s.ref, {}).get("package") == package]


def _bids(lots: dict[Ref, Node], done: Interval, reader: Reader) -> list[Bid]:
    nodes = {e.src.ref: e for e in reader.edges(lots, [Kind.FOR_LOT], "in", ALWAYS)}
    submitted = by_target(reader.edges(nodes, [Kind.SUBMITTED], "in", done))
    profiles = _profiles(reader.view, nodes)
    found = [
        Bid(e.src, e.dst, profiles.get(ref, {}), tuple(submitted.get(ref, ())))
        for ref, e in nodes.items()
    ]
    return sorted(found, key=lambda bid: bid.node.key)


def _profiles(view: View, refs: Iterable[Ref]) -> dict[Ref, Props]:
    said = view.about(list(refs), [Kind.PROFILE])
    return {ref: facts[0].props for ref, facts in said.items() if facts}


_NO_LOT = Text(
    "“{name}”是{kind}，不是标段或项目；请写标段的键或名称，或用 --codes 列出单位代码",
    "“{name}” is no lot but of the kind {kind}; give the key or name of a lot, or list the codes "
    "of the units with --codes",
)
_HAS_LOTS = Text(
    "项目“{name}”分了标段；请写其中一个标段：{lots}",
    "the project “{name}” has lots; ask for one of them: {lots}",
)
_NO_DEADLINE = Text(
    "标段“{name}”没有投标（响应）截止日，无法确定以哪一天为准；"
    "请载入含截止日的文件，或加 --deadline",
    "the lot “{name}” has no deadline on file, so there is no day to judge by; load the file that "
    "has it, or add --deadline",
)
_OTHER_DEADLINE = Text(
    "标段“{name}”的截止日在库中是 {day}，与 --deadline 不同；请去掉 --deadline，"
    "或用 --codes 另行核对",
    "the deadline of the lot “{name}” is {day} on file and not the one given; leave --deadline "
    "out, or list the codes with --codes",
)
_NO_BIDS = Text(
    "标段“{name}”在库中没有参加的投标；请先载入投标名单，或用 --codes 列出单位代码",
    "no bid of the lot “{name}” is on file; load the list of bids first, or list the codes of the "
    "units with --codes",
)
_TOO_MANY = Text(
    "标段“{name}”的投标超过 {limit} 份，不能一次核对；请用 --codes 分批核对",
    "the lot “{name}” has more than {limit} bids, too many for one question; ask in parts with "
    "--codes",
)
