"""Paths and neighbourhoods against igraph in memory, on a generated graph.

    uv run --group bench python -m benchmarks.graph_questions 20000 200000

Medians in milliseconds of questions drawn with a seed. igraph holds the edges of the day only and
is searched by the same steps in Python (`search`), and by its own routines in C (`igraph`).
"""

import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import igraph

from benchmarks.district import AS_OF, build, enterprise
from graph.store import INFINITY, Store, View
from queries.paths import PathsAsked, paths_between
from queries.related import neighbourhood
from queries.relations import EVERY_KIND
from queries.search import shortest_steps
from queries.sight import EVERYTHING
from queries.walk import CAP, Effort, Walk

QUESTIONS = 200
HOPS, DEPTH = 6, 4
MANY = 10**9


class Reference:
    """The edges of the day in igraph, with the degree guard of the questions."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path)
        rows = self.db.execute(
            "SELECT src, dst FROM fact WHERE start <= ? AND stop > ? AND dst <> 0 AND sup = ?",
            (AS_OF, AS_OF, INFINITY),
        ).fetchall()
        size = max(max(row) for row in rows) + 1
        self.graph = igraph.Graph(size, rows).simplify()
        self._degree = self.graph.degree()

    def around(self, ref: int, *, end: bool = False) -> Sequence[int]:
        over = self._degree[ref] > CAP and not end
        return () if over else self.graph.neighbors(ref)

    def crossed(self, ref: int, ends: tuple[int, int]) -> bool:
        return ref in ends or self._degree[ref] <= CAP

    def path(self, source: int, target: int) -> int | None:
        """The same search from both ends, over lists in memory; the length."""
        sides = [({source: 0}, [source]), ({target: 0}, [target])]
        depth = [0, 0]
        while sum(depth) < HOPS and all(frontier for _, frontier in sides):
            n = int(len(sides[1][1]) < len(sides[0][1]))
            dist, frontier = sides[n]
            found = {
                far
                for near in frontier
                for far in self.around(near, end=not depth[n])
                if far not in dist
            }
            depth[n] += 1
            dist.update(dict.fromkeys(found, depth[n]))
            sides[n] = (dist, list(found))
            if any(self.crossed(ref, (source, target)) for ref in found & sides[1 - n][0].keys()):
                return sum(depth)
        return None

    def ego(self, start: int) -> dict[int, int]:
        dist, frontier = {start: 0}, [start]
        for depth in range(1, DEPTH + 1):
            found = {f for near in frontier for f in self.around(near) if f not in dist}
            dist.update(dict.fromkeys(found, depth))
            frontier = list(found)
        return dist


def measure(question: Callable[[Any], object], asked: Sequence[Any]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds, of the best of three rounds after one to warm up:
    other work on the machine only ever adds."""
    rounds = []
    for _ in range(4):
        taken = []
        for one in asked:
            begun = time.perf_counter()
            question(one)
            taken.append(1000 * (time.perf_counter() - begun))
        rounds.append((statistics.median(taken), statistics.quantiles(taken, n=20)[-1]))
    return min(rounds[1:])


def walk(view: View) -> Walk:
    return Walk(view, EVERYTHING, EVERY_KIND, AS_OF, CAP, Effort(MANY))


def run(store: Store, path: Path, enterprises: int) -> None:
    dice = random.Random(7)
    reference = Reference(path)
    with store.view() as view:
        drawn = [enterprise(dice.randrange(enterprises)).key for _ in range(2 * QUESTIONS)]
        nodes = view.find(drawn)
        met = zip(drawn[::2], drawn[1::2], strict=True)
        pairs = [(nodes[a], nodes[b]) for a, b in met if a != b]
        starts = [pair[0] for pair in pairs]
        _paths(view, reference, pairs)
        _egos(view, reference, starts)


def _paths(view: View, reference: Reference, pairs: list[Any]) -> None:
    def ours(pair: Any) -> object:
        return shortest_steps(walk(view), [pair[0].ref], [pair[1].ref], HOPS)

    def whole(pair: Any) -> object:
        return paths_between([pair[0]], [pair[1]], view, AS_OF, EVERYTHING, PathsAsked())

    def theirs(pair: Any) -> int | None:
        return reference.path(pair[0].ref, pair[1].ref)

    for pair in pairs:
        found = ours(pair)
        assert (found and found[1]) == theirs(pair), pair  # type: ignore[index]
    linked = sum(ours(pair) is not None for pair in pairs)
    print(f"paths up to {HOPS} hops: {len(pairs)} pairs, {linked} linked")
    floor = show("igraph, search in Python", *measure(theirs, pairs))
    show(
        "igraph, its own in C",
        *measure(lambda p: reference.graph.get_shortest_path(p[0].ref, p[1].ref), pairs),
    )
    show("path, ids", *measure(ours, pairs), floor)
    show("path, whole answer", *measure(whole, pairs), floor)


def _egos(view: View, reference: Reference, starts: list[Any]) -> None:
    def ours(node: Any) -> dict[int, int]:
        return neighbourhood(walk(view), node.ref, DEPTH, MANY)[0]

    def named(node: Any) -> object:
        return view.nodes(ours(node))

    for node in starts:
        assert ours(node) == reference.ego(node.ref), node
    sizes = [len(ours(node)) for node in starts]
    print(f"neighbourhoods to depth {DEPTH}: {statistics.median(sizes)} nodes in the median")
    sql = (
        "SELECT node.id, node.key, kind, name FROM json_each(?) AS k JOIN node ON node.id = k.value"
    )

    def selected(refs: list[int]) -> object:
        return reference.db.execute(sql, (json.dumps(refs),)).fetchall()

    floor = show("igraph, search in Python", *measure(lambda n: reference.ego(n.ref), starts))
    named_floor = floor + show(
        "SELECT of key and name", *measure(selected, [list(ours(node)) for node in starts])
    )
    show(
        "igraph, its own in C",
        *measure(lambda n: reference.graph.neighborhood(n.ref, DEPTH), starts),
    )
    show("ego, ids", *measure(ours, starts), floor)
    show("ego, key and name", *measure(named, starts), named_floor, "(igraph + SELECT)")


def show(
    name: str, median: float, p95: float, floor: float | None = None, what: str = "igraph"
) -> float:
    ratio = f"  {median / floor:.1f} × {what}" if floor else ""
    print(f"  {name:28} {median:8.2f} ms   p95 {p95:8.2f}{ratio}", flush=True)
    return median


def main() -> None:
    folder = Path(tempfile.gettempdir()) / "zelian-benchmarks"
    folder.mkdir(exist_ok=True)
    for size in map(int, sys.argv[1:] or ["20000"]):
        path = folder / f"district-{size}.sqlite"
        begun = time.perf_counter()
        with build(path, size) as store:
            print(f"{size} enterprises, ready in {time.perf_counter() - begun:.1f} s", flush=True)
            run(store, path, size)


if __name__ == "__main__":
    main()
