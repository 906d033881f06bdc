"""A small graph on the server, asked as in Neo4j Browser, and by the Python questions."""

from dataclasses import replace
from importlib.resources import files
from typing import NamedTuple

from graph.accountability import settle
from graph.intervals import day
from graph.records import Party, Statement
from graph.store.neo4j import Neo4jStore
from graph.vocabulary import Kind
from tests.asking import POLICY, flat
from tests.builders import span
from tests.engines import emptied
from tests.neo4j.server import Server


def question(name: str) -> str:
    return files("queries.cypher").joinpath(f"{name}.cypher").read_text("utf-8")


class Moved(NamedTuple):
    """A copy of a graph for each of its edges, in which that edge holds on one day, and by the
    second commit on another; `days` are those two, with the day before and after each."""

    commits: list[list[Statement]]
    copies: int
    days: tuple[str, ...] = (
        "2026-05-09",
        "2026-05-10",
        "2026-05-11",
        "2026-05-19",
        "2026-05-20",
        "2026-05-21",
    )


def moved(statements) -> Moved:
    given = flat(statements)
    edges = [s for s in given if s.dst is not None or s.kind in (Kind.LISTED, Kind.MEASURE)]
    first, second = [], []
    for number, edge in enumerate(edges):
        first += [_copy(s, number) for s in given if s is not edge]
        own = _copy(edge, number)
        first.append(replace(own, span=span("2026-05-10", "2026-05-11")))
        later = span("2026-05-20", "2026-05-21")
        second.append(replace(own, span=later, asserted_at=day("2026-06-15")))
    return Moved([first, second], len(edges))


def copied(party: Party, number: int) -> Party:
    """The party in a copy of the graph."""
    return party._replace(key=f"{party.key}.{number}")


def _copy(said: Statement, number: int) -> Statement:
    return replace(
        said,
        src=copied(said.src, number),
        dst=said.dst and copied(said.dst, number),
        record_id=f"{said.record_id}.{number}",
    )


class Browser:
    """`commits` are lists of statements, each written and attributed as one commit.

    `known` are the commits that an answer may be asked at: the last but one, and the newest."""

    def __init__(self, server: Server, *commits) -> None:
        self.store: Neo4jStore = emptied(server)
        self._driver = server.driver()
        self.known = (len(commits) - 1, None) if len(commits) > 1 else (None,)
        for statements in commits:
            with self.store.write("test", "tester") as writer:
                writer.state(flat(statements))
                settle(writer, POLICY)

    def rows(self, name: str, instead: tuple[str, str] = ("", ""), **values) -> list[dict]:
        """`instead`: words of the file that a person changes, as its comment says."""
        return self.ask(question(name).replace(*instead), **values)

    def ask(self, text: str, **values) -> list[dict]:
        return [row.data() for row in self._driver.execute_query(text, values).records]

    def python(self, known_at, answer):
        """What a Python question answers over the same store."""
        with self.store.view(known_at) as view:
            return answer(view)

    def close(self) -> None:
        self._driver.close()
        self.store.close()
