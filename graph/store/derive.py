"""The step from statements to facts that every engine takes in the same way."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from graph.intervals import Interval
from graph.records import Party, Props, Ref, canonical
from graph.resolution import Wanted
from graph.vocabulary import Family, Flag, Kind


class Topic(NamedTuple):
    """All statements of one family at one anchor; what follows from them is decided together."""

    anchor: Ref
    family: Family


class Standing(NamedTuple):
    """A fact that stands in the store."""

    id: int
    kind: Kind
    src: Ref
    dst: Ref
    span: Interval
    flags: Flag
    props: Props


class Delta(NamedTuple):
    close: list[int]
    open: list[Wanted]


def delta(following: Iterable[Wanted], standing: Iterable[Standing]) -> Delta:
    """What must close and what must open so that the facts of a topic follow.

    A fact that follows already keeps standing, with the evidence it was opened with.
    """
    wanted = {_content(w): w for w in following}
    held = {_content(s): s.id for s in standing}
    return Delta(
        close=[id_ for content, id_ in held.items() if content not in wanted],
        open=[w for content, w in wanted.items() if content not in held],
    )


def given_parties(following: Iterable[Wanted]) -> Iterator[Party]:
    """The sources of facts that no statement states as an end."""
    return (w.src for w in following if isinstance(w.src, Party))


def settled(wanted: Wanted, refs: Mapping[str, Ref]) -> Wanted:
    """The fact with the node of its source."""
    src = wanted.src
    return wanted._replace(src=refs[src.key]) if isinstance(src, Party) else wanted


def _content(fact: Wanted | Standing) -> str:
    return canonical([fact.kind, fact.src, fact.dst, fact.span, int(fact.flags), fact.props])
