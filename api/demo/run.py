"""The demonstration: a district in a store of its own, and one penalty explained."""

from importlib.resources import as_file
from pathlib import Path

from api.cli.commands.init import make_home
from api.cli.commands.load import load_files
from api.cli.session import Session
from api.demo.district import DELIVERIES, HEADLINE, STORIES, Delivery, files
from api.desk import Purpose
from api.gate import Question
from graph.intervals import Scope, day
from graph.records import Node
from graph.vocabulary import NodeKind
from loaders import LOADERS
from loaders.base import Context
from loaders.run import Report
from queries.answer import Answer, explain
from queries.holders import keys_in
from queries.lookup import lookup

_GROUND = "演示：虚构数据 · demonstration on invented data"


def prepare(path: Path, current: Session) -> None:
    """Makes the store of the demonstration if it is not there yet; it is always embedded."""
    current.path, current.store_at = path, ""
    if not path.exists():
        make_home(path)


def load_district(current: Session) -> list[tuple[Delivery, Report]]:
    """Loads every delivery; what was loaded before changes nothing."""
    with as_file(files()) as folder:
        return [(d, _load(current, folder / d.path, d)) for d in DELIVERIES]


def _load(current: Session, path: Path, delivery: Delivery) -> Report:
    context = Context(
        keys=current.home.keyring(),
        published=day(delivery.published),
        provider=delivery.provider,
    )
    return load_files(current, LOADERS[delivery.kind], [path], context)


def ask_headline(current: Session) -> Answer:
    """Asks through the gate, under a case that the demonstration registers for itself."""
    with current.store.view() as view:
        event = lookup(HEADLINE.number, view, (NodeKind.EVENT,))
        question = Question(
            name="explain",
            scope=Scope(current.today),
            subjects=(event.key,),
            policy=f"{current.policy.id}@{current.policy.version}",
            commit=view.known_at,
        )
        asker = current.asker(_case(current, event), Purpose.INVESTIGATION)
        return current.gate.ask(
            asker,
            question,
            lambda _: explain(event, view, current.policy, current.today),
            keys_in,
            today=current.today,
        )


def _case(current: Session, event: Node) -> str:
    """The open case of an earlier run, or a new one, on every story's event."""
    wanted = _story_events(current) | {event.key}
    for case in current.desk.cases():
        if case.subjects == wanted and case.span.holds(current.today):
            return case.id
    opened = current.desk.open_case(
        title="演示案件",
        ground=_GROUND,
        purpose=Purpose.INVESTIGATION,
        subjects=wanted,
        opened=current.today,
        opened_by=current.operator,
    )
    return opened.id


def _story_events(current: Session) -> frozenset[str]:
    with current.store.view() as view:
        found = [lookup(story.case.number, view, (NodeKind.EVENT,)) for story in STORIES]
    return frozenset(node.key for node in found)
