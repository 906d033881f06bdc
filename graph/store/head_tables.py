"""What the rules of identity read of a store; an engine brings the reads, many at a time."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping

from graph.records import Ref
from graph.store.derive import Topic


class HeadTables(ABC):
    """What the rules of identity read of a store, and the one thing they write.

    While heads are followed nothing but `heads` changes, and that by `move` alone. A thing that
    has no answer may be left out of one.
    """

    @abstractmethod
    def keys(self, refs: Collection[Ref]) -> Mapping[Ref, str]: ...

    @abstractmethod
    def heads(self, refs: Collection[Ref]) -> dict[Ref, Ref]:
        """The head of each node; a node that is its own gives itself."""

    @abstractmethod
    def coded(self, codes: Collection[str]) -> Mapping[str, set[Ref]]:
        """The `u:` nodes that contain each organisation code."""

    @abstractmethod
    def partners(self, refs: Collection[Ref]) -> Mapping[Ref, set[Ref]]:
        """The nodes that rows state to be the same organisation as each."""

    @abstractmethod
    def subjects(self, events: Collection[Ref]) -> Mapping[Ref, set[Ref]]:
        """The stated subjects of each event."""

    @abstractmethod
    def events(self, subjects: Collection[Ref]) -> Mapping[Ref, set[Ref]]:
        """The events that are stated of each subject."""

    @abstractmethod
    def starting(self, stems: Collection[str]) -> Mapping[str, set[Ref]]:
        """The nodes whose key begins so."""

    @abstractmethod
    def targets(self, mentions: Collection[str]) -> Mapping[str, set[Ref]]:
        """The nodes that each key is judged to be, by judgements that stand."""

    @abstractmethod
    def mentions(self, targets: Collection[str]) -> Mapping[str, set[Ref]]:
        """The nodes on which a standing judgement names each key as target."""

    @abstractmethod
    def stated_at(self, refs: Collection[Ref]) -> Mapping[Ref, set[Topic]]:
        """Anchor as stated, and family, of the statements in which each node stands."""

    @abstractmethod
    def standing_from(self, refs: Collection[Ref]) -> Mapping[Ref, set[Topic]]:
        """The topics of the standing facts of which each node is the source."""

    @abstractmethod
    def move(self, heads: Mapping[Ref, Ref]) -> None:
        """Gives nodes their new heads from this commit on; one may be its own again."""
