"""Graphs for the questions that walk: stated in a store, and the same in networkx.

The reference reads the statements by itself: the newest version of each record at a commit, and
of these what holds on the day.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import networkx as nx
from hypothesis import strategies as st

from graph.intervals import FOREVER, Interval, day
from graph.records import Party, Statement
from graph.store import SqliteStore, Store
from graph.vocabulary import Kind, NodeKind
from tests.builders import REGISTRY

DAY = day("2026-06-01")
KINDS = (Kind.HOLDS_SHARE, Kind.CONTROLS, Kind.MANAGES, Kind.HAS_CONTACT, Kind.BRANCH_OF)


days = st.integers(DAY - 4, DAY + 4)


def company(name: str) -> Party:
    return Party(f"t:test:{name}", NodeKind.ORGANIZATION, f"公司{name}")


class Tie(NamedTuple):
    """A record of an edge. `start` and `stop` are days around DAY; a stop over 3 is open."""

    kind: Kind
    src: str
    dst: str
    start: int
    stop: int

    @property
    def span(self) -> Interval:
        return Interval(DAY + self.start, FOREVER if self.stop > 3 else DAY + self.stop)


class Drawn(NamedTuple):
    """What two commits state. The second restates some records with another interval."""

    first: tuple[Tie, ...]
    second: tuple[tuple[int, Tie], ...]

    def commits(self) -> list[list[Statement]]:
        newer = [_stated(tie, number, DAY + 2) for number, tie in self.second]
        return [[_stated(tie, n, DAY + 1) for n, tie in enumerate(self.first)], newer]

    def known(self, commit: int) -> list[Tie]:
        newest = dict(enumerate(self.first))
        if commit > 1:
            newest |= dict(self.second)
        return list(newest.values())

    def reference(self, as_of: int, commit: int) -> "nx.Graph[str]":
        """The undirected graph of the day; every company is a node of it."""
        graph: nx.Graph[str] = nx.Graph()
        ties = [*self.first, *(tie for _, tie in self.second)]
        graph.add_nodes_from(company(e).key for tie in ties for e in (tie.src, tie.dst))
        graph.add_edges_from(
            (company(t.src).key, company(t.dst).key)
            for t in self.known(commit)
            if t.span.holds(as_of)
        )
        return graph


def _stated(tie: Tie, number: int, asserted_at: int) -> Statement:
    return Statement(
        tie.kind,
        company(tie.src),
        company(tie.dst),
        asserted_at,
        REGISTRY,
        span=tie.span,
        record_id=f"{number}",
        row=number + 2,
    )


def linked(kind: Kind, *chain: Party, **props: object) -> list[Statement]:
    """A chain of edges of one kind, each from one party to the next."""
    return [
        Statement(kind, one, other, DAY, REGISTRY, props=props, row=2)
        for one, other in pairwise(chain)
    ]


@st.composite
def drawn(draw: st.DrawFn, companies: str = "abcdefghij") -> Drawn:
    def tie() -> Tie:
        src, dst = draw(st.lists(st.sampled_from(companies), min_size=2, max_size=2, unique=True))
        start = draw(st.integers(-3, 2))
        stop = draw(st.integers(start + 1, 4))
        return Tie(draw(st.sampled_from(KINDS)), src, dst, start, stop)

    first = [tie() for _ in range(draw(st.integers(1, 18)))]
    again = draw(st.lists(st.integers(0, len(first) - 1), max_size=4, unique=True))
    second = []
    for number in again:  # the same record, so the same ends: only the days differ
        other = tie()
        second.append((number, first[number]._replace(start=other.start, stop=other.stop)))
    return Drawn(tuple(first), tuple(second))


@contextmanager
def stored(graph: Drawn) -> Iterator[Store]:
    with (
        TemporaryDirectory() as folder,
        SqliteStore(Path(folder) / "store.sqlite", create=True) as store,
    ):
        for statements in graph.commits():
            with store.write("test", "tester") as writer:
                writer.state(statements)
        yield store
