"""Who owns an organisation, and what a party owns, in the end: the two questions."""

from collections.abc import Iterator

from graph.errors import InputError
from graph.intervals import Day, iso
from graph.policy import Policy
from graph.records import Node
from graph.store import View
from graph.text import Text
from graph.vocabulary import NodeKind
from queries.owners.beneficial import beneficial, cited
from queries.owners.cone import Cone, read_down, read_up
from queries.owners.ends import SENTENCES
from queries.owners.leaving import left_out
from queries.owners.limits import LIMITS, Limits
from queries.owners.reading import Reading, hidden, profiles_of
from queries.owners.shapes import (
    Beneficial,
    Controller,
    End,
    LoopTold,
    Owners,
)
from queries.owners.stakes import rows_of, stakes_of
from queries.owners.sums import doubtful_sums
from queries.owners.telling import Teller, extent
from queries.said import Said
from queries.sight import Sight

_NO_OWNERS = Text(
    "自然人没有出资人；查某人持有什么请用 --of，或改查单位",
    "a natural person has no owners; ask what the person owns with --of, or about an organization",
)
_NOT_HELD = Text("“{kind}”没有出资关系；请查询单位或人员", "a {kind} holds nothing and is not held")
_LOOPS = {
    True: Text(
        "闭环互持，没有环外的出资人", "they hold all of each other: nobody outside owns any"
    ),
    False: Text("相互持股，已按线性方程求解", "they hold each other; solved as a linear system"),
}


def owners_by(
    target: Node,
    view: View,
    policy: Policy,
    as_of: Day,
    sight: Sight,
    *,
    least: float = 0.0,
    limits: Limits = LIMITS,
) -> Owners:
    """Who owns and who directs an organisation, and its beneficial owners by the tests.

    Raises InputError for a party that nobody can own.
    """
    if target.kind is not NodeKind.ORGANIZATION:
        raise InputError(_NO_OWNERS if target.kind is NodeKind.PERSON else _no_holding(target))
    cone = read_up(target, view, as_of, limits)
    whole = _reading(cone, view, policy, as_of, limits, down=False)
    shown = _shown(whole, sight)
    tell = Teller(cone, sight)
    tested = None
    if sight.persons and sight.only is None:  # a verdict alone tells that there is somebody
        tested = beneficial(whole, tell, policy, view, as_of, sight)
    return _owners(shown, view, as_of, sight, least, tested)


def owned_by(
    holder: Node,
    view: View,
    policy: Policy,
    as_of: Day,
    sight: Sight,
    *,
    least: float = 0.0,
    limits: Limits = LIMITS,
) -> Owners:
    """What a party owns and directs. Raises InputError for one that holds nothing by its nature."""
    if holder.kind not in (NodeKind.ORGANIZATION, NodeKind.PERSON):
        raise InputError(_no_holding(holder))
    cone = read_down(holder, view, as_of, limits)
    reading = reading_of(cone, view, policy, as_of, sight, limits, down=True)
    return _owners(reading, view, as_of, sight, least, None)


def _no_holding(node: Node) -> Text:
    return _NOT_HELD.fill(kind=node.kind.label)


def reading_of(
    cone: Cone,
    view: View,
    policy: Policy,
    as_of: Day,
    sight: Sight,
    limits: Limits,
    down: bool = False,
) -> Reading:
    """What may be shown, read as if nothing else were on record."""
    return _shown(_reading(cone, view, policy, as_of, limits, down), sight)


def _reading(
    cone: Cone, view: View, policy: Policy, as_of: Day, limits: Limits, down: bool
) -> Reading:
    return Reading(cone, policy, limits, profiles_of(cone, view, as_of), down)


def _shown(whole: Reading, sight: Sight) -> Reading:
    """The same without whoever may not stand in the answer, be it as a sum."""
    gone = hidden(whole.cone.nodes.values(), sight) - {whole.root.ref}
    if not gone:
        return whole
    cone = whole.cone.without(gone)
    return Reading(cone, whole.policy, whole.limits, whole.profiles, whole.down)


def _owners(
    reading: Reading,
    view: View,
    as_of: Day,
    sight: Sight,
    least: float,
    tested: Beneficial | None,
) -> Owners:
    tell, ownership = Teller(reading.cone, sight), reading.policy.ownership
    rows = rows_of(reading, least)
    everybody = sight.persons and sight.candidates and sight.only is None
    sums_told = everybody and not reading.down
    return Owners(
        subject=tell.subject(reading.root),
        direction="of" if reading.down else "by",
        as_of=iso(as_of),
        known_at=view.known_at,
        stakes=tuple(stakes_of(rows[: reading.limits.rows], reading, tell)),
        controllers=() if reading.down else controllers(reading, tell),
        sums=doubtful_sums(reading.cone.shares, ownership, tell) if sums_told else (),
        loops=tuple(_loops(reading, tell)),
        ends=() if reading.down else tuple(_ends(reading, tell)),
        beneficial=tested,
        solved=reading.solved.solved,
        control_over=ownership.control.over,
        citations=cited(reading.policy, ownership.control.citation),
        left_out=left_out(reading, tell, sight, len(rows), least),
    )


def controllers(reading: Reading, tell: Teller) -> tuple[Controller, ...]:
    """Who stands at the top of the chains of control above the root."""
    state = reading.policy.ownership.state
    return tuple(
        Controller(
            holder=tell.at(ref),
            verdict=reading.control[ref][0],
            joint=reading.is_joint(ref),
            state=reading.profiles.type_of(ref) in state,
        )
        for ref in reading.at_the_top
    )


def _loops(reading: Reading, tell: Teller) -> Iterator[LoopTold]:
    for loop in reading.solved.loops:
        members = tuple(tell.subject(node) for node in loop.members)
        yield LoopTold(members=members, closed=loop.closed, because=Said.of(_LOOPS[loop.closed]))


def _ends(reading: Reading, tell: Teller) -> Iterator[End]:
    nodes = reading.cone.nodes
    for ref in sorted(reading.ends, key=lambda r: nodes[r].key):
        code, effective = reading.ends[ref], reading.effective(ref)
        if ref == reading.root.ref or effective is not None or ref in reading.control:
            yield End(
                organization=tell.at(ref),
                code=code,
                effective=extent(effective),
                because=Said.of(SENTENCES[code]),
            )
