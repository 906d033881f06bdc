"""How two sets of subjects are linked: the shortest paths by the relations asked for.

Relations are crossed either way, each hop says which. Of equal paths the one with the smallest
sequence of keys wins. A path touches the two sets at its ends only and crosses no hub.
Properties read: those of `queries.edges`.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from graph.errors import InputError
from graph.intervals import Day, iso
from graph.records import Node, Ref
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind
from queries.edges import edges_of
from queries.left_out import exhausted, hubs, more_paths, nothing, withheld
from queries.relations import EVERY_KIND
from queries.said import Said, Shape, Subject
from queries.search import Steps, reach, shortest_steps, simple_paths, steps_within
from queries.sight import Sight
from queries.subgraph import Hop, LeftOut, Path, hop_of, may_stand, subject_of
from queries.walk import CAP, EFFORT, MAX_DEPTH, Effort, ExhaustedError, Walk, check_depth

# Paths of equal length listed by one answer.
LISTED = 100


@dataclass(frozen=True)
class PathsAsked:
    """`k`: the k shortest paths instead of the shortest; `every`: all of the shortest length."""

    kinds: Collection[Kind] = EVERY_KIND
    most: int = MAX_DEPTH
    every: bool = False
    k: int = 1
    cap: int = CAP
    effort: int = EFFORT


class Paths(Shape):
    """`found` is the sentence of the answer; none within the hops asked for is an answer too."""

    sources: tuple[Subject, ...]
    targets: tuple[Subject, ...]
    as_of: str
    known_at: int
    most: int
    found: Said
    paths: tuple[Path, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Every node that the answer shows, once."""
        ends = [*self.sources, *self.targets]
        inside = [node for path in self.paths for node in path.nodes]
        return tuple({node.key: node for node in ends + inside}.values())

    @property
    def hops(self) -> tuple[Hop, ...]:
        return tuple(hop for path in self.paths for step in path.steps for hop in step)


def paths_between(
    sources: Sequence[Node],
    targets: Sequence[Node],
    view: View,
    as_of: Day,
    sight: Sight,
    asked: PathsAsked | None = None,
) -> Paths:
    """Raises InputError for one subject on both sides, or for a length that no question goes to."""
    asked = asked or PathsAsked()
    check_depth(asked.most, "--max")
    _check_k(asked.k)
    _apart(sources, targets)
    here = {n.ref: n for n in sources if may_stand(n, sight)}
    there = {n.ref: n for n in targets if may_stand(n, sight)}
    walk = Walk(view, sight, asked.kinds, as_of, asked.cap, Effort(asked.effort))
    left_out = list(withheld(sight, asked.kinds))
    found: list[Path] = []
    try:
        found, more = _found(walk, here, there, asked)
        left_out += [more_paths(len(found))] if more else []
    except ExhaustedError:
        left_out.append(exhausted(asked.effort))
    left_out += hubs(walk)
    return Paths(
        sources=tuple(subject_of(n, sight) for n in _by_key(here.values())),
        targets=tuple(subject_of(n, sight) for n in _by_key(there.values())),
        as_of=iso(as_of),
        known_at=view.known_at,
        most=asked.most,
        found=_sentence(found, asked.most, left_out),
        paths=tuple(found),
        left_out=tuple(left_out),
    )


def _found(
    walk: Walk, here: dict[Ref, Node], there: dict[Ref, Node], asked: PathsAsked
) -> tuple[list[Path], bool]:
    """The paths, and whether there are more of them than are listed."""
    if not here or not there:
        return [], False
    wanted = LISTED if asked.every else asked.k
    if asked.k > 1 and not asked.every:
        steps = steps_within(walk, here, there, asked.most)
        lengths = range(1, asked.most + 1)
    else:
        shortest = shortest_steps(walk, here, there, asked.most)
        if shortest is None:
            return [], False
        steps, length = shortest
        lengths = range(length, length + 1)
    nodes = walk.view.nodes({r for near, fars in steps.items() for r in (near, *fars)})
    lines = list(islice(_lines(walk, steps, here, there, lengths, nodes), wanted + asked.every))
    more = len(lines) > wanted
    return _told(walk, steps, lines[:wanted], nodes), more


def _lines(
    walk: Walk,
    steps: Steps,
    here: Collection[Ref],
    there: Collection[Ref],
    lengths: Sequence[int],
    nodes: dict[Ref, Node],
) -> Iterator[tuple[Ref, ...]]:
    keys = {ref: node.key for ref, node in nodes.items()}
    towards = reach(steps, there, lengths[-1])
    for length in lengths:
        yield from simple_paths(steps, here, towards[: length + 1], keys, walk.effort.spend)


def _told(
    walk: Walk, steps: Steps, lines: Iterable[tuple[Ref, ...]], nodes: dict[Ref, Node]
) -> list[Path]:
    """The paths with every relation on them and its sources, read at once."""
    pairs = [list(pairwise(line)) for line in lines]
    facts = walk.view.facts({f for line in pairs for a, b in line for f in steps[a][b]})

    def hops(near: Ref, far: Ref) -> tuple[Hop, ...]:
        edges = edges_of(facts[f] for f in dict.fromkeys(steps[near][far]))
        return tuple(
            hop_of(e, nodes, near) for e in sorted(edges, key=lambda e: (e.kind, e.src != near))
        )

    return [
        Path(
            nodes=tuple(subject_of(nodes[ref], walk.sight) for ref in line),
            steps=tuple(hops(near, far) for near, far in pairs_of),
        )
        for line, pairs_of in zip(lines, pairs, strict=True)
    ]


def _by_key(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=lambda n: n.key)


def _apart(sources: Sequence[Node], targets: Sequence[Node]) -> None:
    both = {n.ref for n in sources} & {n.ref for n in targets}
    if both:
        shared = next(n for n in _by_key(sources) if n.ref in both)
        raise InputError(
            Text(
                f"“{shared.key}”同时写在起点和终点（两个代码可能是同一主体）；请只写在一边",
                f"“{shared.key}” stands on both sides (two codes may be one subject); "
                "name it on one side only",
            )
        )


def _check_k(k: int) -> None:
    if not 1 <= k <= LISTED:
        raise InputError(
            Text(
                f"--k 应为 1 到 {LISTED}，所写为 {k}；请改写",
                f"--k is 1 to {LISTED}, not {k}; give another",
            )
        )


def _sentence(found: Sequence[Path], most: int, left_out: Sequence[LeftOut]) -> Said:
    if not found:
        return nothing(most, left_out)
    length = found[0].length
    return Said.of(
        Text(
            f"最短经 {length} 步相连；列出 {len(found)} 条",
            f"linked via {length} hops at the shortest; {len(found)} listed",
        )
    )
