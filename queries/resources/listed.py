"""Who stands in a list on a day, page by page: organisations only.

A list of persons is asked of nobody: a person is asked about by itself.
"""

from graph.intervals import Day
from graph.records import Node
from graph.store import View
from graph.vocabulary import ListCode, NodeKind
from queries.lists import Listed, lists_of
from queries.said import Shape, Subject

LOOKED_AT = 2_000  # organisations of one page


class Member(Shape):
    organization: Subject
    entry: Listed


def members_page(
    code: ListCode, view: View, as_of: Day, after: str = ""
) -> tuple[tuple[Member, ...], str]:
    """Those who stand in it among the next organisations in order of key, and the key to go on
    after; "" at the end. A page may be empty."""
    nodes = view.scan(NodeKind.ORGANIZATION, after, LOOKED_AT)
    found = lists_of(nodes, view, as_of)
    members = tuple(member for node in nodes for member in _members(node, found[node.ref], code))
    return members, (nodes[-1].key if len(nodes) == LOOKED_AT else "")


def _members(node: Node, found: tuple[Listed, ...], code: ListCode) -> list[Member]:
    stands = [entry for entry in found if entry.list_code is code and entry.stands]
    return [Member(organization=Subject.of(node), entry=entry) for entry in stands]
