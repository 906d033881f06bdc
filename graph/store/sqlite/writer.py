"""Writing: one transaction, in which facts follow the statements at once."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from graph.intervals import Interval
from graph.records import Judgement, OutcomeRow, Party, Ref, Statement, Tx, canonical
from graph.resolution import Wanted
from graph.store.base import INFINITY, View, Writer
from graph.store.derive import Standing, Topic, delta
from graph.store.sqlite.heads import Heads, note_org_codes, topics_of_moves
from graph.store.sqlite.judgements import record, take_back
from graph.store.sqlite.names import add_labels
from graph.store.sqlite.nodes import intern
from graph.store.sqlite.registry import queue, queued, register
from graph.store.sqlite.rows import Words
from graph.store.sqlite.statements import insert, said_in, unknown
from graph.store.sqlite.view import SqliteView
from graph.vocabulary import WEIGHT, Family, Flag, Kind


class SqliteWriter(Writer):
    """Writes inside the transaction that the store has begun on this connection."""

    def __init__(self, connection: sqlite3.Connection, words: Words, run: str, actor: str) -> None:
        self._db, self._words = connection, words
        self._touched: dict[Family, set[Ref]] = defaultdict(set)
        self.tx = self._commit_number(run, actor)
        self._heads = Heads(connection, words, self.tx)

    def _commit_number(self, run: str, actor: str) -> Tx:
        """The next commit; its instant is later than every one before, whatever the clock says."""
        row = self._db.execute("SELECT tx, at FROM tx ORDER BY tx DESC LIMIT 1").fetchone()
        now = datetime.now(UTC)
        tx, last = row if row else (0, None)
        if last is not None:
            now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
        at = now.isoformat(timespec="microseconds")
        self._db.execute("INSERT INTO tx VALUES (?, ?, ?, ?)", (tx + 1, at, actor, run))
        return int(tx) + 1

    def state(self, statements: Iterable[Statement]) -> int:
        fresh = unknown(self._db, list(statements))
        if not fresh:
            return 0
        refs = intern(self._db, self._words, self.tx, _parties(fresh))
        stated = insert(self._db, self._words, self.tx, fresh, refs)
        moves = self._heads.follow(self._suspects(fresh, refs))
        heads = self._heads.of({t.anchor for t in stated})
        topics = [t._replace(anchor=heads[t.anchor]) for t in stated]
        self._follow(dict.fromkeys([*topics, *topics_of_moves(self._db, self._words, moves)]))
        return len(fresh)

    def _suspects(self, fresh: Sequence[Statement], refs: dict[str, Ref]) -> list[Ref]:
        """The nodes whose head may change by what is stated."""
        ends = {
            kind: [refs[p.key] for s in fresh if s.kind is kind for p in (s.src, s.dst) if p]
            for kind in (Kind.SAME_AS, Kind.SUBJECT_OF)
        }
        events = self._heads.with_siblings(ends[Kind.SUBJECT_OF])
        return note_org_codes(self._db, refs) + ends[Kind.SAME_AS] + events

    def judge(self, judgement: Judgement) -> int:
        number = record(self._db, self.tx, judgement)
        self._regroup(judgement.mention)
        return number

    def undo(self, judged: int) -> None:
        self._regroup(take_back(self._db, self.tx, judged))

    def _regroup(self, mention: str) -> None:
        sql = "SELECT id FROM node WHERE key = ?"
        moves = self._heads.follow([self._db.execute(sql, (mention,)).fetchone()[0]])
        self._follow(dict.fromkeys(topics_of_moves(self._db, self._words, moves)))

    def _follow(self, topics: Mapping[Topic, None]) -> None:
        """Brings the facts of these topics in line with all their statements."""
        said = said_in(self._db, self._words, topics)
        standing = self._facts_of(topics)
        anchors = self.view().nodes({t.anchor for t in topics})
        closing: list[int] = []
        opening: list[tuple[Topic, Wanted]] = []
        for topic in topics:
            anchor = anchors[topic.anchor]
            stated = said.get(topic, [])
            change = delta(topic, anchor, stated, standing.get(topic, []), self._intern)
            closing += change.close
            opening += [(topic, wanted) for wanted in change.open]
            if change.close or change.open:
                self._touched[topic.family].add(topic.anchor)
        self._close(closing)
        self._open(opening)

    def _intern(self, party: Party) -> Ref:
        ref = intern(self._db, self._words, self.tx, {party.key: (party, 0)})[party.key]
        return self._heads.of([ref])[ref]

    def _facts_of(self, topics: Iterable[Topic]) -> dict[Topic, list[Standing]]:
        pairs = [[t.anchor, self._words.number(t.family)] for t in topics]
        sql = (
            "SELECT f.id, f.kind, f.src, f.dst, f.start, f.stop, f.flags, f.props, f.anchor, "
            "f.family FROM json_each(?) AS t CROSS JOIN fact AS f "
            f"WHERE f.anchor = json_extract(t.value, '$[0]') AND f.sup = {INFINITY} "
            "AND f.family = json_extract(t.value, '$[1]')"
        )
        found: dict[Topic, list[Standing]] = defaultdict(list)
        for row in self._db.execute(sql, (json.dumps(pairs),)):
            span, flags = Interval(row[4], row[5]), Flag(row[6])
            kind: Kind = self._words.kind(row[1])
            fact = Standing(row[0], kind, row[2], row[3], span, flags, json.loads(row[7]))
            found[Topic(row[8], self._words.family(row[9]))].append(fact)
        return found

    def _close(self, ids: Collection[int]) -> None:
        """A fact that this same commit opened never stood for anyone: it goes without a trace."""
        values = {"ids": json.dumps(list(ids)), "tx": self.tx}
        chosen = "id IN (SELECT value FROM json_each(:ids))"
        self._db.execute(f"DELETE FROM fact WHERE {chosen} AND rec = :tx", values)
        self._db.execute(f"UPDATE fact SET sup = :tx WHERE {chosen}", values)

    def _open(self, opening: Iterable[tuple[Topic, Wanted]]) -> None:
        rows, names = [], defaultdict(set)
        for topic, wanted in opening:
            src = wanted.src
            assert isinstance(src, int)
            if name := str(wanted.props.get("name") or ""):
                names[src].add(name)
            rows.append(
                (
                    self._words.number(wanted.kind),
                    self._words.number(topic.family),
                    topic.anchor,
                    src,
                    wanted.dst,
                    *wanted.span,
                    int(wanted.flags),
                    self.tx,
                    INFINITY,
                    json.dumps(wanted.evidence),
                    canonical(wanted.props),
                )
            )
        self._db.executemany(
            "INSERT INTO fact (kind, family, anchor, src, dst, start, stop, flags, rec, sup, "
            f"evidence, props) VALUES ({', '.join('?' * 12)})",
            rows,
        )
        add_labels(self._db, self.tx, names)

    def touched(self) -> dict[Family, set[Ref]]:
        return {family: set(refs) for family, refs in self._touched.items()}

    def register(self, outcomes: Iterable[OutcomeRow]) -> None:
        register(self._db, self.tx, outcomes)

    def queue(self, events: Collection[str]) -> None:
        queue(self._db, self.tx, events)

    def queued(self, limit: int) -> list[str]:
        return queued(self._db, limit)

    def mark(self, document: str, position: int, done: bool) -> None:
        self._db.execute(
            "INSERT INTO mark VALUES (?, ?, ?) ON CONFLICT (document) "
            "DO UPDATE SET position = excluded.position, done = excluded.done",
            (document, position, done),
        )

    def view(self) -> View:
        return SqliteView(self._db, self._words, None, release=None)


def _parties(statements: Iterable[Statement]) -> dict[str, tuple[Party, int]]:
    """Each party with the strength of the name that it is stated under here."""
    best: dict[str, tuple[Party, int]] = {}
    for said in statements:
        for party in (said.src, said.dst):
            if party is None:
                continue
            own = said.kind is Kind.PROFILE and party is said.src
            strength = name_strength(said, own)
            held = best.get(party.key)
            if held is None or (strength, party.name) > (held[1], held[0].name):
                best[party.key] = (party, strength)
    return best


def name_strength(said: Statement, own_profile: bool) -> int:
    """Whose spelling of a name is shown: a profile before a mention, then rank, then the newer.

    A name that comes with a mask only fills a blank: what is said there is the number.
    """
    weight = 0 if said.kind is Kind.HAS_MASK else WEIGHT[said.source.rank]
    return (((own_profile << 3) + weight) << 32) + said.asserted_at
