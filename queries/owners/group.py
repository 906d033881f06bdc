"""The group of an organisation: everything under the same ultimate controllers, with the paths."""

from graph.errors import InputError
from graph.intervals import Day, iso
from graph.policy import Policy
from graph.records import Node, Ref
from graph.store import View
from graph.text import Text
from graph.vocabulary import NodeKind
from queries.owners.ask import controllers, reading_of
from queries.owners.beneficial import cited
from queries.owners.cone import read_down, read_up
from queries.owners.leaving import left_out
from queries.owners.limits import LIMITS, Limits
from queries.owners.reading import Reading
from queries.owners.shapes import Control, Group, Groups, Member
from queries.owners.telling import Teller
from queries.shares import Verdict
from queries.sight import Sight

_ONLY_ORGANIZATIONS = Text(
    "集团按单位查询；请写明单位", "a group is of an organization; name an organization"
)


def group_of(
    member: Node,
    view: View,
    policy: Policy,
    as_of: Day,
    sight: Sight,
    limits: Limits = LIMITS,
) -> Groups:
    """Whoever directs the organisation for certain, and all that each of them directs. An
    organisation that nobody on record directs is the head of its own group."""
    if member.kind is not NodeKind.ORGANIZATION:
        raise InputError(_ONLY_ORGANIZATIONS)
    up = reading_of(read_up(member, view, as_of, limits), view, policy, as_of, sight, limits)
    tell = Teller(up.cone, sight)
    tops = controllers(up, tell)
    sure = [r for r in up.at_the_top if up.control[r][0] is Verdict.YES] or [member.ref]
    groups, omitted = [], list(left_out(up, tell, sight, 0, 0.0))
    for ref in sure:
        cone = read_down(up.cone.nodes[ref], view, as_of, limits)
        down = reading_of(cone, view, policy, as_of, sight, limits, down=True)
        groups.append(_group(down, up.profiles.type_of(ref) in policy.ownership.state, sight))
        omitted += left_out(down, Teller(down.cone, sight), sight, 0, 0.0)
    return Groups(
        subject=tell.subject(member),
        as_of=iso(as_of),
        known_at=view.known_at,
        controllers=tops,
        groups=tuple(groups),
        control_over=policy.ownership.control.over,
        citations=cited(policy, policy.ownership.control.citation),
        left_out=tuple({(o.code, o.because.en): o for o in omitted}.values()),
    )


def _group(down: Reading, state: bool, sight: Sight) -> Group:
    tell, head = Teller(down.cone, sight), down.root
    directed = down.board.directs_jointly(head.ref)

    def place(ref: Ref) -> str:
        return down.cone.nodes[ref].key

    members = []
    for ref in sorted(directed, key=place):
        joint = ref not in down.board.directs(head.ref)
        control = Control(
            verdict=Verdict.YES,
            joint=joint,
            steps=tell.steps(ref, directed),
            concert=tell.concert(head.ref) if joint else (),
        )
        members.append(Member(organization=tell.at(ref), control=control))
    return Group(head=tell.subject(head), state=state, members=tuple(members))
