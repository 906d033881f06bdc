"""What a store must do; every engine does exactly this, and one conformance suite proves it.

`Store` opens questions and writes; a `View` pins both clocks and answers; a `Writer` is one
transaction. Every question of Zelian is plain Python over these primitives.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Literal

from graph.intervals import Day, Interval
from graph.records import (
    Change,
    EntryRow,
    Expansion,
    Fact,
    Found,
    Judged,
    Judgement,
    Node,
    OutcomeRow,
    Ref,
    Registered,
    Statement,
    Touch,
    Tx,
)
from graph.store.raw import Raw
from graph.vocabulary import Family, Kind, NodeKind

Way = Literal["out", "in"]
INFINITY: Tx = 2**62


class View(ABC):
    """The store as it was known at one commit. Use it as a context manager, for one question."""

    known_at: Tx

    @abstractmethod
    def find(self, keys: Collection[str]) -> dict[str, Node]:
        """The nodes under these stated keys; unknown keys are absent.

        A key that was merged gives the node of the subject, whose key is another.
        """

    @abstractmethod
    def nodes(self, refs: Collection[Ref]) -> dict[Ref, Node]: ...

    @abstractmethod
    def expand(
        self,
        where: Mapping[Ref, Sequence[Interval]],
        kinds: Collection[Kind],
        way: Way,
        cap: int | None = None,
    ) -> Expansion:
        """The hops of these kinds that overlap one of the node's own intervals.

        A node with more than `cap` hops comes back in `over` with its degree and no hops.
        Hops are ordered by (start, kind, fact content), never by arrival.
        """

    def touching(self, refs: Collection[Ref], kinds: Collection[Kind], on: Day) -> list[Touch]:
        """Every edge of these kinds that holds on a day, from each of the nodes, either way.

        In no order, and bare: the hot loop of a search, which orders what it answers. An engine
        that can do better than two expansions says how.
        """
        where = {ref: (Interval(on, on + 1),) for ref in refs}
        out = self.expand(where, kinds, "out").hops
        into = self.expand(where, kinds, "in").hops
        found = [(ref, hop.dst, hop.fact) for ref, hops in out.items() for hop in hops if hop.dst]
        return found + [(ref, hop.src, hop.fact) for ref, hops in into.items() for hop in hops]

    @abstractmethod
    def degrees(self, refs: Collection[Ref], kinds: Collection[Kind], way: Way) -> dict[Ref, int]:
        """How many edges of these kinds each node has at all times; 0 for none."""

    @abstractmethod
    def about(self, refs: Collection[Ref], kinds: Collection[Kind]) -> dict[Ref, list[Fact]]:
        """What is said of these nodes themselves (profiles, event facts), in order of start."""

    @abstractmethod
    def facts(self, ids: Collection[int]) -> dict[int, Fact]: ...

    @abstractmethod
    def scan(self, kind: NodeKind, after: str = "", limit: int = 1000) -> list[Node]:
        """Nodes of a kind in order of key, after a key: the page of a walk over everything."""

    @abstractmethod
    def search(self, text: str, kinds: Collection[NodeKind], limit: int = 50) -> Found:
        """Nodes whose present or former name contains the text, as known at this view."""

    # The auditor's reads: they ignore both clocks.

    @abstractmethod
    def statement(self, digest: str) -> Statement:
        """The statement whose content hash begins so.

        Raises NotFoundError for none, AmbiguousError for several.
        """

    @abstractmethod
    def versions(self, slot: str) -> list[tuple[Statement, Tx]]:
        """All that was ever stated in a slot, with the commit, in the order of its versions."""

    @abstractmethod
    def slots(self, ref: Ref) -> list[str]:
        """The slots of every statement that has the node as an end, in order."""

    @abstractmethod
    def members(self, ref: Ref) -> list[Node]:
        """The node and every node whose head it was at any commit, in order of key."""

    @abstractmethod
    def ever_judged(self, keys: Collection[str]) -> list[Judged]:
        """Every judgement made on one of these keys, those undone included."""

    @abstractmethod
    def ever(self, ref: Ref) -> list[Fact]:
        """Every fact that stood at any commit with the node as an end, in the order of commits."""

    @abstractmethod
    def ever_registered(self, key: str) -> tuple[list[Registered], list[Registered]]:
        """Outcomes of the event, and entries of the event or of the holder, under this key."""

    @abstractmethod
    def commits(self, txs: Collection[Tx]) -> dict[Tx, Change]: ...

    @abstractmethod
    def outcomes(self, events: Collection[str]) -> dict[str, Registered]: ...

    @abstractmethod
    def entries(self, holders: Collection[str]) -> dict[str, list[Registered]]: ...

    @abstractmethod
    def judgements(self) -> list[Judged]:
        """The judgements that stand at this view, in order of their numbers."""

    @abstractmethod
    def pending(self, events: Collection[str]) -> set[str]:
        """Those of the events that waited for re-attribution by then, and still do."""

    def __enter__(self) -> "View":
        return self

    @abstractmethod
    def __exit__(self, *exc: object) -> None: ...


class Writer(ABC):
    """One transaction: leaving the block commits, an exception takes everything back."""

    tx: Tx

    @abstractmethod
    def state(self, statements: Iterable[Statement]) -> int:
        """Adds statements and lets the facts follow. Gives the number that were new."""

    @abstractmethod
    def touched(self) -> dict[Family, set[Ref]]:
        """The anchors, by family, at which a fact opened or closed in this transaction."""

    @abstractmethod
    def register(self, outcomes: Iterable[OutcomeRow]) -> None:
        """Writes outcomes; an entry closes only when its substance changes."""

    @abstractmethod
    def judge(self, judgement: Judgement) -> int:
        """Records a judgement of identity and lets the facts follow; gives its number.

        Raises NotFoundError for a key that nothing states, InputError where no judgement may
        merge (two organisations with codes of their own, two numbered persons).
        """

    @abstractmethod
    def undo(self, judged: int) -> None:
        """Takes a judgement back. Raises NotFoundError for one that does not stand."""

    @abstractmethod
    def queue(self, events: Collection[str]) -> None:
        """Notes events that wait for re-attribution; `register` takes them off again."""

    @abstractmethod
    def queued(self, limit: int) -> list[str]: ...

    @abstractmethod
    def mark(self, document: str, position: int, done: bool) -> None:
        """How far a document (by its content hash and kind) has been read."""

    @abstractmethod
    def view(self) -> View:
        """Reads inside the transaction, its own writes included."""


class Store(ABC):
    """A graph with two clocks."""

    @abstractmethod
    def head(self) -> Tx:
        """The newest commit; 0 for an empty store."""

    @abstractmethod
    def tx_at(self, instant: datetime) -> Tx:
        """The newest commit made at or before an instant."""

    @abstractmethod
    def view(self, known_at: Tx | None = None) -> View:
        """Opens a question at a commit (None: the newest)."""

    @abstractmethod
    def write(self, run: str, actor: str) -> AbstractContextManager[Writer]:
        """Opens the one writer. Raises StoreBusyError when another holds it for too long."""

    @abstractmethod
    def changes(self, after: Tx) -> Iterator[Change]: ...

    @abstractmethod
    def marked(self, document: str) -> tuple[int, bool]:
        """The position reached in a document and whether it was read to the end."""

    @abstractmethod
    def raw(self) -> Raw:
        """The store as plain rows, for copying it to another engine."""

    @abstractmethod
    def close(self) -> None: ...

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


__all__ = [
    "INFINITY",
    "Change",
    "EntryRow",
    "Expansion",
    "Fact",
    "Found",
    "Node",
    "OutcomeRow",
    "Registered",
    "Store",
    "View",
    "Way",
    "Writer",
]
