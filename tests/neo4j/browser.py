"""A small graph on the server, asked as in Neo4j Browser, and by the Python questions."""

from importlib.resources import files

from graph.accountability import settle
from graph.store.neo4j import Neo4jStore
from tests.asking import POLICY, flat
from tests.engines import emptied
from tests.neo4j.server import Server


def question(name: str) -> str:
    return files("queries.cypher").joinpath(f"{name}.cypher").read_text("utf-8")


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
        found = self._driver.execute_query(question(name).replace(*instead), values)
        return [row.data() for row in found.records]

    def python(self, known_at, answer):
        """What a Python question answers over the same store."""
        with self.store.view(known_at) as view:
            return answer(view)

    def close(self) -> None:
        self._driver.close()
        self.store.close()
