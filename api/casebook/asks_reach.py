"""`reach`: `{of, role, words}` looks for a thing, such as a complaint, in the answers of every
question that starts at any node of the case: `in` are the questions that tell of it, `fields` what
they tell, and `words` those of the words that stand in any answer."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from api.casebook.desk import Desk, sight_of
from graph.records import Node
from graph.vocabulary import NodeKind
from queries.explain import explain_event
from queries.file import credit_file
from queries.history import history
from queries.person import explain_person
from queries.related import RelatedAsked, related
from queries.risk import risk_of
from queries.seen import seen_explanation, seen_file, seen_person
from queries.seen_history import seen_history
from queries.sight import Sight
from queries.walk import MAX_DEPTH

Told = tuple[str, BaseModel]


def reach(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    wanted, sight = desk.node(str(given["of"])), sight_of(given)
    answers = [told for node in _nodes(desk, wanted) for told in _ask(desk, node, sight)]
    met = [(name, told) for name, told in answers if wanted.key in told.model_dump_json()]
    everything = "\n".join(told.model_dump_json() for _, told in answers)
    return {
        "asked": sorted({name for name, _ in answers}),
        "in": sorted({name for name, _ in met}),
        "fields": sorted({f for _, told in met for f in _said(told.model_dump(), wanted.key)}),
        "words": [str(word) for word in given.get("words", ()) if str(word) in everything],
    }


def _nodes(desk: Desk, wanted: Node) -> list[Node]:
    """Every party, event and thing of the case but the one that is looked for."""
    given = desk.world.given
    names = [*given.organizations, *given.persons, *given.nodes, *(e.id for e in given.events)]
    keys = [desk.world.party(name).key for name in names]
    found = desk.view.find(keys)
    return [found[key] for key in dict.fromkeys(keys) if key in found and key != wanted.key]


def _ask(desk: Desk, node: Node, sight: Sight) -> Iterator[Told]:
    view, policy, as_of = desk.view, desk.policy, desk.as_of
    far = RelatedAsked(depth=MAX_DEPTH)
    yield "related", related(node, view, policy, as_of, sight, far)
    yield "history", seen_history(history(node, view), sight, as_of)
    match node.kind:
        case NodeKind.EVENT:
            told = explain_event(node.key, view, policy, as_of)
            yield "explain", seen_explanation(told, sight, as_of)
        case NodeKind.PERSON:
            yield "explain", seen_person(explain_person(node, view, policy, as_of), sight, as_of)
            yield "file", seen_file(credit_file(node, view, as_of), sight, as_of)
        case NodeKind.ORGANIZATION:
            yield "file", seen_file(credit_file(node, view, as_of), sight, as_of)
            yield "risk", risk_of(node, view, policy, as_of, sight)


def _said(value: Any, key: str) -> Iterator[str]:
    """The names of what is told of the node under a key, by an edge from it or about it."""
    if isinstance(value, dict):
        if value.get("key") == key:
            yield from (name for name, inside in value.items() if inside)
        src = value.get("src")
        if "said" in value and isinstance(src, dict) and src.get("key") == key:
            yield from value["said"]
        for inside in value.values():
            yield from _said(inside, key)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _said(inside, key)
