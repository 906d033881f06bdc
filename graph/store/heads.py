"""The head of each node: which nodes a change may move, and what moving them does.

The rules are those of `graph/resolution/identity.py`; an engine brings the reads, many at a time.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from graph.records import Ref
from graph.resolution.identity import (
    event_stem,
    is_own_head,
    is_reference,
    only,
    referred,
    strength,
)
from graph.store.derive import Topic
from graph.store.head_tables import HeadTables
from graph.store.memo import Memo
from graph.vocabulary import Family

# An event of a determination: its key, itself, the head of its subject.
_Documented = tuple[str, Ref, Ref]


class Move(NamedTuple):
    node: Ref
    before: Ref
    after: Ref


class Heads:
    """Keeps the heads of a store in line with the rules of identity."""

    def __init__(self, tables: HeadTables) -> None:
        self._tables = tables
        self._forget()

    def _forget(self) -> None:
        tables = self._tables
        self._keys = Memo(tables.keys, str)
        self._heads = Memo(tables.heads, int)
        self._coded = Memo(tables.coded, set[Ref])
        self._partners = Memo(tables.partners, set[Ref])
        self._subjects = Memo(tables.subjects, set[Ref])
        self._starting = Memo(tables.starting, set[Ref])
        self._targets = Memo(tables.targets, set[Ref])

    def of(self, refs: Collection[Ref]) -> dict[Ref, Ref]:
        return self._tables.heads(refs)

    def follow(self, suspects: Iterable[Ref], events: Iterable[Ref] = ()) -> list[Move]:
        """Moves every node whose head changed, and those that depend on it, until none is left.

        Suspected are these nodes, and these events with all others of their determinations.
        """
        self._forget()
        moves: list[Move] = []
        waiting = list(dict.fromkeys([*suspects, *self._with_siblings(list(events))]))
        self._read_ahead(waiting)
        while waiting:
            node = waiting.pop()
            before, after = self._heads.of(node), self._rule(node)
            if before != after:
                self._heads.put(node, after)
                moves.append(Move(node, before, after))
                waiting += self._dependents(node)
        if moves:
            self._tables.move({m.node: m.after for m in moves})
        return moves

    def _read_ahead(self, nodes: Collection[Ref]) -> None:
        """Asks once for what the rules will ask of each node."""
        keys = self._keys.all(nodes)
        self._heads.all(nodes)
        self._coded.all({key[2:] for key in keys.values() if key.startswith("o:")})
        self._targets.all({k for k in keys.values() if not (is_own_head(k) or k[:2] == "e:")})
        numbered = [n for n, key in keys.items() if key.startswith("r:") or is_reference(key)]
        partners = {p for some in self._partners.all(numbered).values() for p in some}
        self._keys.all(partners)
        self._heads.all(partners)

    def _rule(self, node: Ref) -> Ref:
        key = self._keys.of(node)
        if is_own_head(key):
            return node
        if key.startswith("e:"):
            return self._event(node, key)
        found = self._judged(key) or self._by_code(node, key)
        return only({h for h in found if h != node}) or node

    def _by_code(self, node: Ref, key: str) -> set[Ref]:
        if key.startswith("o:"):
            return self._coded.of(key[2:])
        if is_reference(key):
            return self._recorded(node)
        return self._stated_with(node) if key.startswith("r:") else set()

    def _stated_with(self, node: Ref) -> set[Ref]:
        """The heads of the stronger keys that rows state of the same organisation."""
        own = strength(self._keys.of(node))
        stronger = {r for r in self._partners.of(node) if strength(self._keys.of(r)) < own}
        return set(self._heads.all(stronger).values())

    def _recorded(self, node: Ref) -> set[Ref]:
        """The head of the strongest key that the record, or another of its versions, states."""
        stated: dict[str, Ref] = {}
        seen, waiting = {node}, [node]
        while waiting:
            for ref in self._partners.of(waiting.pop()):
                key = self._keys.of(ref)
                if not is_reference(key):
                    stated[key] = ref
                elif ref not in seen:
                    seen.add(ref)
                    waiting.append(ref)
        return set(self._heads.all([stated[key] for key in referred(stated)]).values())

    def _judged(self, key: str) -> set[Ref]:
        return set(self._heads.all(self._targets.of(key)).values())

    def _event(self, node: Ref, key: str) -> Ref:
        """Among the events of one determination with one subject: the one keyed by the head of
        the subject, else the first by key."""
        subject = self._subject(node)
        if subject is None:
            return node
        head = self._heads.of(subject)
        same = {k: r for k, r, theirs in self._one_document(node) if theirs == head}
        stem = event_stem(key, self._keys.of(subject)) or ""
        return same.get(stem + self._keys.of(head)) or same.get(min(same, default=""), node)

    def _one_document(self, node: Ref) -> list[_Documented]:
        """The events of the same determination: key, ref and head of the subject of each."""
        stem = self._stem(node)
        if stem is None:
            return []
        found = []
        for ref in self._starting.of(stem):
            theirs = self._subject(ref)
            if theirs and self._stem(ref) == stem:
                found.append((self._keys.of(ref), ref, self._heads.of(theirs)))
        return found

    def _stem(self, event: Ref) -> str | None:
        subject = self._subject(event)
        return event_stem(self._keys.of(event), self._keys.of(subject)) if subject else None

    def _with_siblings(self, events: Collection[Ref]) -> list[Ref]:
        """These events and every other event of the same determinations."""
        self._read_subjects(events)
        stems = {stem for event in events if (stem := self._stem(event))}
        beside = {ref for some in self._starting.all(stems).values() for ref in some}
        self._read_subjects(beside)
        found: dict[Ref, None] = {}
        for event in events:
            found[event] = None
            found |= {ref: None for _, ref, _ in sorted(self._one_document(event))}
        return list(found)

    def _read_subjects(self, events: Collection[Ref]) -> None:
        subjects = {s for some in self._subjects.all(events).values() for s in some}
        self._keys.all({*events, *subjects})
        self._heads.all(subjects)

    def _subject(self, event: Ref) -> Ref | None:
        """The stated subject in whose key that of the event ends, else the first by key."""
        stated = {self._keys.of(ref): ref for ref in self._subjects.of(event)}
        if len(stated) > 1:
            own = self._keys.of(event)
            stated = {k: r for k, r in stated.items() if event_stem(own, k)} or stated
        return stated[min(stated)] if stated else None

    def _dependents(self, node: Ref) -> list[Ref]:
        """Nodes whose head may follow from this one's."""
        key = self._keys.of(node)
        judged = sorted(self._tables.mentions([key]).get(key, ()))
        if key.startswith("e:"):
            return judged
        events = self._tables.events([node]).get(node, set())
        return [*sorted(self._partners.of(node)), *self._with_siblings(sorted(events)), *judged]

    def topics(self, moves: Collection[Move]) -> Iterator[Topic]:
        """The topics in which a moved node stands, at its head before and after.

        A name that only a change item gives is no end of a statement; its facts tell where it
        stands.
        """
        if not moves:
            return
        stated = self._tables.stated_at({m.node for m in moves})
        given = self._tables.standing_from({m.before for m in moves})
        heads = self.of({topic.anchor for topics in stated.values() for topic in topics})
        for move in moves:
            for anchor, family in _ordered(stated.get(move.node, ())):
                yield Topic(heads[anchor], family)
                if anchor == move.node:
                    yield Topic(move.before, family)
            yield from _ordered(given.get(move.before, ()))


def _ordered(topics: Iterable[Topic]) -> list[Topic]:
    def place(topic: Topic) -> tuple[Ref, Family]:
        return topic.anchor, topic.family

    return sorted(topics, key=place)
