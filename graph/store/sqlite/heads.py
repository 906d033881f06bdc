"""The head of each node in the tables: which nodes a change may move, and what moving them does."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from graph.identifiers import org_code_of
from graph.records import Ref, Tx
from graph.resolution.identity import event_stem, is_own_head, only, strength
from graph.store.base import INFINITY
from graph.store.derive import Topic
from graph.store.sqlite.rows import Words
from graph.vocabulary import Kind


class Move(NamedTuple):
    node: Ref
    before: Ref
    after: Ref


class Heads:
    """Keeps `node.head` (NULL for a node that is its own) in line with the rules of identity."""

    def __init__(self, db: sqlite3.Connection, words: Words, tx: Tx) -> None:
        self._db, self._words, self._tx = db, words, tx

    def of(self, refs: Collection[Ref]) -> dict[Ref, Ref]:
        sql = (
            "SELECT node.id, coalesce(node.head, node.id) FROM json_each(?) AS k "
            "JOIN node ON node.id = k.value"
        )
        return dict(self._db.execute(sql, (json.dumps(list(refs)),)))

    def follow(self, suspects: Iterable[Ref]) -> list[Move]:
        """Moves every node whose head changed, and those that depend on it, until none is left."""
        moves: list[Move] = []
        waiting = list(dict.fromkeys(suspects))
        while waiting:
            node = waiting.pop()
            before, after = self.of([node])[node], self._rule(node)
            if before != after:
                self._set(node, after)
                moves.append(Move(node, before, after))
                waiting += self._dependents(node)
        return moves

    def _set(self, node: Ref, head: Ref) -> None:
        own = head == node
        self._db.execute("UPDATE node SET head = ? WHERE id = ?", (None if own else head, node))
        close = f"WHERE node = ? AND sup = {INFINITY}"
        self._db.execute(f"DELETE FROM headship {close} AND rec = ?", (node, self._tx))
        self._db.execute(f"UPDATE headship SET sup = {self._tx} {close}", (node,))
        if not own:
            self._db.execute(
                "INSERT INTO headship VALUES (?, ?, ?, ?)", (node, head, self._tx, INFINITY)
            )

    def _rule(self, node: Ref) -> Ref:
        key = self._key(node)
        if is_own_head(key):
            return node
        if key.startswith("e:"):
            return self._event(node, key)
        judged = self._judged(key)
        found = judged if judged else self._by_code(node, key)
        return only({h for h in found if h != node}) or node

    def _by_code(self, node: Ref, key: str) -> set[Ref]:
        if key.startswith("o:"):
            return set(self._with_org_code(key[2:]))
        return self._stated_with(node) if key.startswith("r:") else set()

    def _with_org_code(self, code: str) -> Iterator[Ref]:
        """The `u:` nodes that contain an organisation code."""
        sql = "SELECT node FROM org_code WHERE code = ?"
        for (ref,) in self._db.execute(sql, (code,)):
            yield ref

    def _stated_with(self, node: Ref) -> set[Ref]:
        """The heads of the stronger keys that rows state of the same organisation."""
        sql = (
            "SELECT CASE WHEN src = :node THEN dst ELSE src END FROM statement "
            "WHERE kind = :kind AND (src = :node OR dst = :node)"
        )
        bound = {"node": node, "kind": self._words.number(Kind.SAME_AS)}
        partners = {ref for (ref,) in self._db.execute(sql, bound)}
        stronger = {r for r in partners if strength(self._key(r)) < strength(self._key(node))}
        return set(self.of(stronger).values())

    def _judged(self, key: str) -> set[Ref]:
        sql = (
            "SELECT coalesce(node.head, node.id) FROM judgement JOIN node ON "
            f"node.key = judgement.target WHERE mention = ? AND same AND sup = {INFINITY}"
        )
        return {ref for (ref,) in self._db.execute(sql, (key,))}

    def _event(self, node: Ref, key: str) -> Ref:
        """Among the events of one determination with one subject: the one keyed by the head of
        the subject, else the first by key."""
        subject = self._subject(node)
        if subject is None:
            return node
        head = self.of([subject])[subject]
        same = {k: r for k, r, theirs in self._one_document(node, key) if theirs == head}
        stem = event_stem(key, self._key(subject)) or ""
        return same.get(stem + self._key(head)) or same.get(min(same, default=""), node)

    def _one_document(self, node: Ref, key: str) -> list[tuple[str, Ref, Ref]]:
        """The events of the same determination: key, ref and head of the subject of each."""
        subject = self._subject(node)
        stem = event_stem(key, self._key(subject)) if subject else None
        if stem is None:
            return []
        sql = "SELECT id, key FROM node WHERE key > ? AND key < ?"
        found = []
        for ref, other in self._db.execute(sql, (stem, stem + "\U0010ffff")).fetchall():
            theirs = self._subject(ref)
            if theirs and event_stem(other, self._key(theirs)) == stem:
                found.append((other, ref, self.of([theirs])[theirs]))
        return found

    def with_siblings(self, events: Iterable[Ref]) -> list[Ref]:
        """These events and every other event of the same determinations."""
        found: dict[Ref, None] = {}
        for event in events:
            found[event] = None
            found |= {ref: None for _, ref, _ in self._one_document(event, self._key(event))}
        return list(found)

    def _subject(self, event: Ref) -> Ref | None:
        """The stated subject in whose key that of the event ends, else the first by key."""
        sql = (
            "SELECT DISTINCT node.key, node.id FROM statement JOIN node ON node.id = src "
            "WHERE dst = ? AND statement.kind = ?"
        )
        stated = dict(self._db.execute(sql, (event, self._words.number(Kind.SUBJECT_OF))))
        if len(stated) > 1:
            own = self._key(event)
            stated = {k: r for k, r in stated.items() if event_stem(own, k)} or stated
        return stated[min(stated)] if stated else None

    def _dependents(self, node: Ref) -> list[Ref]:
        """Nodes whose head may follow from this one's."""
        key = self._key(node)
        tied = [r for (r,) in self._db.execute(_TIED, (node, node, *self._tied_kinds()))]
        related = [] if key.startswith("e:") else self.with_siblings(tied)
        judged = (
            "SELECT node.id FROM judgement JOIN node ON node.key = judgement.mention "
            f"WHERE target = ? AND sup = {INFINITY}"
        )
        return related + [r for (r,) in self._db.execute(judged, (key,))]

    def _tied_kinds(self) -> tuple[int, int]:
        return self._words.number(Kind.SAME_AS), self._words.number(Kind.SUBJECT_OF)

    def _key(self, node: Ref) -> str:
        return str(self._db.execute("SELECT key FROM node WHERE id = ?", (node,)).fetchone()[0])


_TIED = (
    "SELECT CASE WHEN src = ?1 THEN dst ELSE src END FROM statement "
    "WHERE (src = ?2 OR dst = ?2) AND kind IN (?3, ?4)"
)


def note_org_codes(db: sqlite3.Connection, refs: dict[str, Ref]) -> list[Ref]:
    """Remembers which codes contain which organisation code; gives the `o:` nodes concerned."""
    codes = {key: org_code_of(key[2:]) for key in refs if key.startswith("u:")}
    rows = [(code, refs[key]) for key, code in codes.items() if code]
    db.executemany("INSERT OR IGNORE INTO org_code VALUES (?, ?)", rows)
    bare = [f"o:{code}" for code, _ in rows] + [k for k in refs if k.startswith("o:")]
    sql = "SELECT node.id FROM json_each(?) AS k JOIN node ON node.key = k.value"
    return [ref for (ref,) in db.execute(sql, (json.dumps(bare),))]


def topics_of_moves(db: sqlite3.Connection, words: Words, moves: Iterable[Move]) -> Iterator[Topic]:
    """The topics in which a moved node stands, at its head before and after.

    A name that only a change item gives is no end of a statement; its facts tell where it stands.
    """
    given = f"SELECT DISTINCT anchor, family FROM fact WHERE src = ? AND sup = {INFINITY}"
    sql = (
        "SELECT DISTINCT s.anchor, coalesce(n.head, n.id), s.family FROM statement AS s "
        "JOIN node AS n ON n.id = s.anchor WHERE s.anchor = ?1 OR s.src = ?1 OR s.dst = ?1"
    )
    for move in moves:
        for anchor, head, family in db.execute(sql, (move.node,)).fetchall():
            yield Topic(head, words.family(family))
            if anchor == move.node:
                yield Topic(move.before, words.family(family))
        for anchor, family in db.execute(given, (move.before,)).fetchall():
            yield Topic(anchor, words.family(family))
