"""What one provider itself has said of a thing, version after version, and nothing of anybody
else: for the provider that looks after its own data."""

from graph.errors import NotFoundError
from graph.records import Node, Statement, Tx
from graph.store import View
from graph.text import Text
from queries.history import Commits, Slot, place_of, slot_told, slots_of
from queries.said import Shape, Subject
from queries.seen_history import is_lead
from queries.sight import Sight


class Statements(Shape):
    of: Subject
    known_at: int
    provider: str
    slots: tuple[Slot, ...]


def statements_of(node: Node, view: View, provider: str, sight: Sight) -> Statements:
    """Raises NotFoundError where the provider has said nothing, whatever others have."""
    members = view.members(node.ref)
    found = (_own(view.versions(slot), provider, view.known_at) for slot in slots_of(members, view))
    said = [versions for versions in found if versions]
    clock = Commits(view, (tx for versions in said for _, tx in versions))
    others = frozenset(member.key for member in members) - {node.key}
    slots = sorted((slot_told(versions, clock, others) for versions in said), key=place_of)
    shown = tuple(slot for slot in slots if sight.complaints or not is_lead(slot))
    if not shown:
        raise NotFoundError(_NOTHING)
    return Statements(
        of=Subject(key=node.key, name=_name(said, node.key), kind=node.kind),
        known_at=view.known_at,
        provider=provider,
        slots=shown,
    )


def _own(
    versions: list[tuple[Statement, Tx]], provider: str, known_at: Tx
) -> list[tuple[Statement, Tx]]:
    return [(s, tx) for s, tx in versions if s.source.provider == provider and tx <= known_at]


def _name(said: list[list[tuple[Statement, Tx]]], key: str) -> str:
    """The newest name that the provider itself gave: the one on file may be another's word."""
    named = [
        (tx, end.name)
        for versions in said
        for statement, tx in versions
        for end in (statement.src, statement.dst)
        if end is not None and end.key == key and end.name
    ]
    return max(named)[1] if named else ""


_NOTHING = Text("没有可提供的内容", "nothing is available")
