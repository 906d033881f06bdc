"""Runs worked cases on a store of their own, through the same steps as a load and a question."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

from api.casebook.build import World, statements
from api.casebook.compare import differences
from api.casebook.lists import list_differences, list_statements
from api.casebook.model import WorkedCase
from api.casebook.notices import notices
from api.casebook.reader import case_files, read_cases
from graph.accountability import settle
from graph.errors import CaseFileError
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
        given = case.given
        said = [*statements(given), *notices(given, world), *list_statements(given)]
        writer.state(said)
        settle(writer, policy)
    with store.view() as view:
        as_of = case.as_of or max(e.determined for e in case.given.events)
        told = explain_event(world.event(event).key, view, policy, as_of)
        listed = list_differences(case.expect, case.given, event, world, view, as_of)
        return [*differences(case.expect, event, told, world), *listed]


def _event_of(case: WorkedCase) -> str:
    if case.expect.event:
        return case.expect.event
    if len(case.given.events) != 1:
        raise CaseFileError(
            Text(
                f"案例“{case.case}”有多个或没有事件；请在 expect.event 写明问的是哪一个",
                f"case “{case.case}” has several events or none; name one in expect.event",
            )
        )
    return case.given.events[0].id
