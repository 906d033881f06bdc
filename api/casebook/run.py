"""Runs worked cases on a store of their own, through the same steps as a load and a question."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

from api.casebook.build import World
from api.casebook.compare import differences
from api.casebook.lists import list_differences
from api.casebook.model import WorkedCase
from api.casebook.questions import Desk, question_differences
from api.casebook.reader import case_files, read_cases
from api.casebook.said import everything_said
from graph.accountability import settle
from graph.errors import CaseFileError
from graph.intervals import Day
from graph.policy import Policy
from graph.store import SqliteStore, Store
from graph.text import Text
from queries.explain import explain_event

# Opens an empty store for one case.
Stores = Callable[[], AbstractContextManager[Store]]


class Result(NamedTuple):
    path: Path
    case: str
    differences: list[str]

    @property
    def passed(self) -> bool:
        return not self.differences


@contextmanager
def embedded() -> Iterator[Store]:
    """An empty store in a folder that goes away with it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        SqliteStore(Path(folder) / "case.sqlite", create=True) as store,
    ):
        yield store


def run_cases(paths: list[Path], policy: Policy, anew: Stores = embedded) -> Iterator[Result]:
    """The result of every case under these paths. Raises CaseFileError for one that is faulty."""
    for path in case_files(paths):
        for case in read_cases(path):
            yield Result(path, case.case, run_case(case, policy, anew))


def run_case(case: WorkedCase, policy: Policy, anew: Stores = embedded) -> list[str]:
    """The differences between what a case expects and what comes out of a new store."""
    with anew() as store:
        return _on_store(case, policy, store)


def _on_store(case: WorkedCase, policy: Policy, store: Store) -> list[str]:
    for name, on in case.given.switches.items():
        policy = policy.switched(name, on)
    world, event = World(case.given), _event_of(case)
    with store.write("case", "case") as writer:
        writer.state(everything_said(case.given))
        settle(writer, policy)
    with store.view() as view:
        as_of = _as_of(case)
        desk = Desk(world, view, policy, as_of)
        found = [d for asked in case.expect.questions for d in question_differences(asked, desk)]
        if not event:
            return found
        told = explain_event(world.event(event).key, view, policy, as_of)
        listed = list_differences(case.expect, case.given, event, world, view, as_of)
        return [*differences(case.expect, event, told, world), *listed, *found]


def _as_of(case: WorkedCase) -> Day:
    days = [event.determined for event in case.given.events]
    if case.as_of is None and not days:
        raise CaseFileError(
            Text(
                f"案例“{case.case}”没有事件，也没有写 as_of；请写明以哪一天为准",
                f"case “{case.case}” has no event and no as_of; say as of which day",
            )
        )
    return case.as_of or max(days)


def _event_of(case: WorkedCase) -> str:
    """The event that is asked about; "" in a case that asks other questions only."""
    if case.expect.event:
        return case.expect.event
    if case.expect.questions and not case.expect.entries:
        return ""
    if len(case.given.events) != 1:
        raise CaseFileError(
            Text(
                f"案例“{case.case}”有多个或没有事件；请在 expect.event 写明问的是哪一个",
                f"case “{case.case}” has several events or none; name one in expect.event",
            )
        )
    return case.given.events[0].id
