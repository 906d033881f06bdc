"""Writing: one transaction, which holds the clock from its first step to its last."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from graph.records import Judgement, OutcomeRow, Party, Ref, Statement, Tx
from graph.resolution import Said
from graph.store.base import View
from graph.store.derive import Standing, Topic
from graph.store.following import FollowingWriter, Opening
from graph.store.neo4j import facts
from graph.store.neo4j.asking import Ask
from graph.store.neo4j.counters import Counters
from graph.store.neo4j.heads import Neo4jHeads
from graph.store.neo4j.judgements import record, take_back
from graph.store.neo4j.names import add_names
from graph.store.neo4j.nodes import intern, refs_of
from graph.store.neo4j.registry import queue, queued, register
from graph.store.neo4j.statements import insert, said_in, unknown
from graph.store.neo4j.view import Neo4jView


class Neo4jWriter(FollowingWriter):
    """Writes inside a transaction that has the clock; `finish` goes before its commit."""

    def __init__(self, ask: Ask, clock: Mapping[str, Any], run: str, actor: str) -> None:
        self._ask, self._counters = ask, Counters(clock)
        self.tx: Tx = clock["tx"]
        at = _instant(clock.get("at"))
        ask(
            "MATCH (c:Clock {one: 1}) SET c.at = $at "
            "CREATE (:Commit {tx: $tx, at: $at, actor: $actor, run: $run})",
            tx=self.tx,
            at=at,
            actor=actor,
            run=run,
        )
        super().__init__(Neo4jHeads(ask, self.tx))

    def finish(self) -> None:
        self._counters.save(self._ask)

    def _unknown(self, statements: Sequence[Statement]) -> list[Statement]:
        return unknown(self._ask, statements)

    def _refs(self, keys: Collection[str]) -> dict[str, Ref]:
        return refs_of(self._ask, keys)

    def _intern(self, parties: Mapping[str, tuple[Party, int]]) -> dict[str, Ref]:
        return intern(self._ask, self._counters, parties)

    def _name(self, names: Mapping[Ref, Collection[str]]) -> None:
        add_names(self._ask, self.tx, names)

    def _insert(self, statements: Sequence[Statement], refs: Mapping[str, Ref]) -> None:
        insert(self._ask, self._counters, self.tx, statements, refs)

    def _note_org_codes(self, codes: Mapping[Ref, str]) -> None:
        """Nothing to do: a node is made with the code that its key contains."""

    def _said(self, topics: Collection[Topic]) -> dict[Topic, list[Said]]:
        return said_in(self._ask, topics)

    def _standing(self, topics: Collection[Topic]) -> dict[Topic, list[Standing]]:
        return facts.standing(self._ask, topics)

    def _close(self, ids: Collection[int]) -> None:
        facts.close(self._ask, self.tx, ids)

    def _open(self, opening: Sequence[Opening]) -> None:
        facts.open_(self._ask, self._counters, self.tx, opening)

    def _judge(self, judgement: Judgement) -> int:
        return record(self._ask, self._counters, self.tx, judgement)

    def _take_back(self, judged: int) -> str:
        return take_back(self._ask, self.tx, judged)

    def register(self, outcomes: Iterable[OutcomeRow]) -> None:
        register(self._ask, self.tx, outcomes)

    def queue(self, events: Collection[str]) -> None:
        queue(self._ask, self.tx, events)

    def queued(self, limit: int) -> list[str]:
        return queued(self._ask, limit)

    def mark(self, document: str, position: int, done: bool) -> None:
        self._ask(
            "MERGE (m:Mark {document: $document}) SET m.position = $position, m.done = $done",
            document=document,
            position=position,
            done=done,
        )

    def view(self) -> View:
        return Neo4jView(self._ask, None)


def _instant(last: str | None) -> str:
    """Now, and later than every commit before, whatever the clock of the machine says."""
    now = datetime.now(UTC)
    if last is not None:
        now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
    return now.isoformat(timespec="microseconds")
