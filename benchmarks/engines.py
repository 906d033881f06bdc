"""Both engines on the same invented data, in one run: `uv run python -m benchmarks.engines`.

Prints a table for docs/benchmarks.md. The server is the one that the tests start, with a heap of
two gigabytes and the compiler of the Java machine as it is delivered.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from benchmarks import enterprises
from graph.accountability import attribute, settle
from graph.intervals import ALWAYS, day
from graph.policy import Policy, district_policy
from graph.store import SqliteStore, Store, View
from graph.store.copying import copy
from graph.vocabulary import OFFICES, Kind, NodeKind
from queries.explain import explain_event
from queries.file import credit_file
from tests.engines import emptied
from tests.neo4j.server import Server, begin

MACHINE = ("-Xmx2g", "-Xms2g")
BATCH = 10_000
REPEAT = 100
WARM_UP = 700


def load(store: Store, count: int, policy: Policy) -> tuple[float, int]:
    """Seconds and statements, attribution included."""
    began, written = time.perf_counter(), 0
    said = enterprises.statements(count)
    while batch := list(islice(said, BATCH)):
        with store.write("bench", "bench") as writer:
            written += writer.state(batch)
            settle(writer, policy, at_once=100_000)
    return time.perf_counter() - began, written


def median_ms(asked: Callable[[int], object], numbers: list[int]) -> float:
    """The median of one question about each of many subjects, after a warm-up."""
    for n in numbers:
        asked(n)
    times = []
    for n in numbers:
        began = time.perf_counter()
        asked(n)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def questions(store: Store, count: int, policy: Policy) -> dict[str, float]:
    """Milliseconds of each question; each opens a view of its own, as the command does."""
    as_of = day("2026-07-01")
    subjects = list(islice((n for n in range(count) if enterprises.has_event(n)), REPEAT))

    def ask(work: Callable[[View, int], object]) -> Callable[[int], object]:
        def run(n: int) -> None:
            with store.view() as view:
                work(view, n)

        return run

    def neighbours(view: View, n: int) -> object:
        node = view.find([enterprises.organization(n).key])[enterprises.organization(n).key]
        return view.expand({node.ref: [ALWAYS]}, [*OFFICES, Kind.HOLDS_SHARE], "in")

    def fifty(view: View, n: int) -> object:
        keys = [enterprises.organization((n + k) % count).key for k in range(50)]
        refs = [node.ref for node in view.find(keys).values()]
        return view.expand({ref: [ALWAYS] for ref in refs}, [*OFFICES, Kind.HOLDS_SHARE], "in")

    def file(view: View, n: int) -> object:
        key = enterprises.person(n).key
        return credit_file(view.find([key])[key], view, as_of)

    work: dict[str, Callable[[View, int], object]] = {
        "find one subject and its office holders": neighbours,
        "the office holders of 50 subjects": fifty,
        "search by two characters": lambda v, n: v.search(
            enterprises.organization(n).name[:4], [NodeKind.ORGANIZATION]
        ),
        "attribute one event": lambda v, n: attribute(enterprises.event(n).key, v, policy),
        "explain one event": lambda v, n: explain_event(enterprises.event(n).key, v, policy, as_of),
        "the credit file of a person": file,
    }
    return {name: median_ms(ask(one), subjects) for name, one in work.items()}


def bytes_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def server_bytes(server: Server) -> int:
    """The pages of the store and its indexes, without the transaction log; an orderly stop is what
    writes them all (Community has no command for it)."""
    assert server.folder is not None
    server.stop()
    size = bytes_of(server.folder / "data" / "databases" / "neo4j")
    server.start()
    return size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--enterprises", type=int, default=5000)
    count = parser.parse_args().enterprises
    policy = district_policy()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        place = folder / "server"
        place.mkdir()
        server = begin(place, MACHINE)
        try:
            _compare(folder, server, count, policy)
        finally:
            server.kill()


def _compare(folder: Path, server: Server, count: int, policy: Policy) -> None:
    rows: dict[str, list[str]] = {}

    def note(what: str, value: str) -> None:
        rows.setdefault(what, []).append(value)

    emptied(server).close()
    empty = server_bytes(server)
    with emptied(server) as warm:
        load(warm, WARM_UP, policy)  # the Java machine compiles what is used
        questions(warm, WARM_UP, policy)
    with SqliteStore(folder / "s.sqlite", create=True) as embedded, emptied(server) as served:
        for store in (embedded, served):
            seconds, written = load(store, count, policy)
            note("load and attribute, statements/s", f"{written / seconds:,.0f}")
        for store in (embedded, served):
            for what, ms in questions(store, count, policy).items():
                note(f"{what}, ms", f"{ms:.2f}")
        note("bytes a statement", f"{(folder / 's.sqlite').stat().st_size / written:,.0f}")
        note("bytes a statement", f"{(server_bytes(server) - empty) / written:,.0f}")
    with SqliteStore(folder / "s.sqlite") as embedded, emptied(server) as served:
        began = time.perf_counter()
        copy(embedded, served, lambda *_: None)
        note("copy from SQLite, statements/s", "–")
        note("copy from SQLite, statements/s", f"{written / (time.perf_counter() - began):,.0f}")
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"{count:,} enterprises, {written:,} statements; {os.cpu_count()} cores, load {busy}\n")
    print("| what | SQLite | Neo4j |\n| --- | ---: | ---: |")
    for what, (one, other) in rows.items():
        print(f"| {what} | {one} | {other} |")


if __name__ == "__main__":
    main()
