"""The step from statements to facts that every engine takes in the same way."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from graph.intervals import Interval
from graph.records import Node, Party, Props, Ref, canonical
from graph.resolution import Said, Wanted, resolve
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


def delta(
    topic: Topic,
    anchor: Node,
    said: Sequence[Said],
    standing: Iterable[Standing],
    intern: Callable[[Party], Ref],
) -> Delta:
    """What must close and what must open so that the facts of a topic follow from it.

    A fact that follows already keeps standing, with the evidence it was opened with.
    `intern` gives the node of a party that no statement states as an end.
    """
    following = [_settled(w, intern) for w in resolve(topic.family, anchor, said)]
    wanted = {_content(w): w for w in following}
    held = {_content(s): s.id for s in standing}
    return Delta(
        close=[id_ for content, id_ in held.items() if content not in wanted],
        open=[w for content, w in wanted.items() if content not in held],
    )


def _settled(wanted: Wanted, intern: Callable[[Party], Ref]) -> Wanted:
    return wanted._replace(src=intern(wanted.src)) if isinstance(wanted.src, Party) else wanted


def _content(fact: Wanted | Standing) -> str:
    return canonical([fact.kind, fact.src, fact.dst, fact.span, int(fact.flags), fact.props])
