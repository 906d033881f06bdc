"""A small graph on the server, asked as in Neo4j Browser, and by the Python questions."""

import re
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


# What is said of a thing itself, and holds on some days.
_OF_DAYS = (Kind.LISTED, Kind.MEASURE, Kind.LICENCE)
# Without these nothing can be read of a statement.
_KEPT = ("name", "doc_no", "category", "determined", "state")


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
    edges = [s for s in given if s.dst is not None or s.kind in _OF_DAYS]
    first, second = [], []
    for number, edge in enumerate(edges):
        first += [copied_said(s, number) for s in given if s is not edge]
        own = copied_said(edge, number)
        first.append(replace(own, span=span("2026-05-10", "2026-05-11")))
        later = span("2026-05-20", "2026-05-21")
        second.append(replace(own, span=later, asserted_at=day("2026-06-15")))
    return Moved([first, second], len(edges))


def restated(statements) -> Moved:
    """A copy of a graph for each profile and decision, of which nothing is known at first; and one
    in which all of it is taken back by the second commit."""
    given = flat(statements)
    words = [s for s in given if s.dst is None and s.kind not in _OF_DAYS]
    first, second = [], []
    for number, word in enumerate(words):
        late, early = 2 * number, 2 * number + 1
        first += [copied_said(s, late) for s in given if s is not word]
        second.append(copied_said(word, late))
        first += [copied_said(s, early) for s in given]
        kept = {k: v for k, v in word.props.items() if k in _KEPT}
        later = replace(copied_said(word, early), props=kept, asserted_at=day("2026-06-15"))
        second.append(later)
    return Moved([first, second], 2 * len(words))


def copied(party: Party, number: int) -> Party:
    """The party in a copy of the graph."""
    return party._replace(key=copied_key(party.key, number))


def copied_key(key: str, number: int) -> str:
    """A code stays one of its kind, in a region of its own."""
    code = re.fullmatch(r"(u:\w\w)\d{6}(\w{10})", key)
    return f"{code[1]}{number:06}{code[2]}" if code else f"{key}.{number}"


def copied_said(said: Statement, number: int) -> Statement:
    about = said.props.get("organization")
    props = said.props | ({"organization": copied_key(str(about), number)} if about else {})
    return replace(
        said,
        src=copied(said.src, number),
        dst=said.dst and copied(said.dst, number),
        record_id=f"{said.record_id}.{number}",
        props=props,
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
