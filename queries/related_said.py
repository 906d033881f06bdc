"""What an answer on relations is made of."""

from graph.accountability.law import Citation
from graph.vocabulary import Kind, Nearness
from queries.said import Said, Shape, Subject
from queries.subgraph import Hop, LeftOut, Path


class Relation(Shape):
    """A rule of relation that holds. `open`: it does if a share that is unknown, or in dispute,
    meets the threshold. `why` says what is not verified in the rule."""

    rule: str
    level: Nearness
    label: Said
    subject: Subject
    path: Path
    citations: tuple[Citation, ...]
    verified: bool
    why: Said | None
    open: bool


class NotRelated(Shape):
    """A pattern of a relation that the law says is none."""

    rule: str
    level: Nearness
    subject: Subject
    path: Path
    because: Said
    citations: tuple[Citation, ...]
    verified: bool


class Neighbour(Shape):
    subject: Subject
    distance: int


class Related(Shape):
    subject: Subject
    as_of: str
    known_at: int
    depth: int
    kinds: tuple[Kind, ...]
    found: Said
    relations: tuple[Relation, ...]
    not_related: tuple[NotRelated, ...]
    neighbours: tuple[Neighbour, ...]
    hops: tuple[Hop, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Every node that the answer shows, once."""
        shown = [
            self.subject,
            *(n.subject for n in self.neighbours),
            *(node for path in self._paths() for node in path.nodes),
        ]
        return tuple({subject.key: subject for subject in shown}.values())

    @property
    def every_hop(self) -> tuple[Hop, ...]:
        """Those of the neighbourhood and those of the relations by rule."""
        steps = (step for path in self._paths() for step in path.steps)
        return (*self.hops, *(hop for step in steps for hop in step))

    def _paths(self) -> list[Path]:
        return [r.path for r in self.relations] + [n.path for n in self.not_related]
