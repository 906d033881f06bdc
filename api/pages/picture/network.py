"""The relations around a subject as a picture: subjects in columns by hops, relations as lines."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from api.pages.picture.columns import columns_of
from api.pages.picture.lettering import cut, wrapped
from graph.text import Lang
from graph.vocabulary import Nearness, NodeKind
from queries.related_said import Related
from queries.said import Subject
from queries.subgraph import Hop

WIDTH, HEIGHT = 172, 60  # of a box
_GAP, _ROW, _EDGE = 168, 22, 12  # between columns and rows, and around all
_NAME = 11.4  # letters of a name on one line
_LABEL = 11.5  # letters beside a line
_BULGE = 70


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    shape: str  # person, organization, event, other
    name: list[str]
    kind: str
    asked: bool

    @property
    def middle(self) -> float:
        return self.y + HEIGHT / 2


@dataclass(frozen=True)
class Line:
    path: str
    label: str
    x: float
    y: float
    anchor: str
    level: str
    unsure: bool
    ends: str  # which end has an arrow: start, end, both


@dataclass(frozen=True)
class Network:
    width: float
    height: float
    boxes: list[Box]
    lines: list[Line]
    total: int  # subjects that the answer has

    @property
    def drawn(self) -> int:
        return len(self.boxes)


def network(told: Related, lang: Lang) -> Network | None:
    """Nothing is drawn of a subject alone. O(subjects + relations) of what the answer shows."""
    if not told.neighbours:
        return None
    columns = columns_of(told)
    tallest = max(map(len, columns))
    height = tallest * (HEIGHT + _ROW) - _ROW + 2 * _EDGE
    named = {s.key: s for s in told.subjects}
    boxes: dict[str, Box] = {}
    for column, keys in enumerate(columns):
        top = (height - len(keys) * (HEIGHT + _ROW) + _ROW) / 2
        for row, key in enumerate(keys):
            x, y = _EDGE + column * (WIDTH + _GAP), top + row * (HEIGHT + _ROW)
            boxes[key] = _box(x, y, named[key], lang, column == 0)
    last = len(columns[-1]) > 1  # lines within it bulge to the right
    return Network(
        width=2 * _EDGE + len(columns) * (WIDTH + _GAP) - _GAP + (_BULGE if last else 0),
        height=height,
        boxes=list(boxes.values()),
        lines=_lines(told, boxes, lang),
        total=len(told.neighbours) + 1,
    )


_SHAPES = {
    NodeKind.PERSON: "person",
    NodeKind.ORGANIZATION: "organization",
    NodeKind.EVENT: "event",
}


def _box(x: float, y: float, subject: Subject, lang: Lang, asked: bool) -> Box:
    kind = NodeKind(subject.kind)
    return Box(
        x=x,
        y=y,
        shape=_SHAPES.get(kind, "other"),
        name=wrapped(subject.name or subject.key[:12], _NAME, 2),
        kind=cut(kind.label.say(lang), _NAME + 3),
        asked=asked,
    )


def _lines(told: Related, boxes: Mapping[str, Box], lang: Lang) -> list[Line]:
    """One line for all relations between two subjects."""
    between: dict[tuple[str, str], list[Hop]] = {}
    for hop in told.hops:
        if hop.src in boxes and hop.dst in boxes and hop.src != hop.dst:
            near, far = sorted((hop.src, hop.dst), key=lambda key: (boxes[key].x, boxes[key].y))
            between.setdefault((near, far), []).append(hop)
    leaving = Counter(near for near, far in between if boxes[near].x != boxes[far].x)
    left, arrived = Counter[str](), Counter[str]()
    lines = []
    for near, far in sorted(between, key=lambda ends: boxes[ends[1]].y):
        if boxes[near].x != boxes[far].x:
            left[near] += 1
        place = Place(left[near] / (leaving[near] + 1), arrived[far])
        arrived[far] += 1
        lines.append(_line(boxes[near], boxes[far], near, between[near, far], place, lang))
    return lines


class Place(NamedTuple):
    """How far down the side of the near box a line begins, and which it is at the far one."""

    share: float
    nth: int


def _line(near: Box, far: Box, near_key: str, hops: list[Hop], place: Place, lang: Lang) -> Line:
    level = min((list(Nearness).index(Nearness(h.level)) for h in hops if h.level), default=3)
    outward, inward = (any((h.src == near_key) is way for h in hops) for way in (True, False))
    words = dict.fromkeys(h.kind.label.say(lang) for h in hops)
    drawn = _beside(near, far) if near.x == far.x else _across(near, far, place)
    path, x, y, anchor = drawn
    return Line(
        path=path,
        label=cut("、".join(words) if lang == "zh" else ", ".join(words), _LABEL + 2),
        x=x,
        y=y,
        anchor=anchor,
        level=list(Nearness)[level].value,
        unsure=any(h.uncertain for h in hops),
        ends="both" if outward and inward else "end" if outward else "start",
    )


def _across(near: Box, far: Box, place: Place) -> tuple[str, float, float, str]:
    """From one column to the next; its words stand before the far end, one above the other."""
    x1, x2 = near.x + WIDTH, far.x
    bend, y1 = (x2 - x1) * 0.45, near.y + HEIGHT * place.share
    path = (
        f"M{x1:.0f} {y1:.0f}C{x1 + bend:.0f} {y1:.0f} "
        f"{x2 - bend:.0f} {far.middle:.0f} {x2:.0f} {far.middle:.0f}"
    )
    return path, x2 - 12, far.middle - 6 + 15 * place.nth, "end"


def _beside(near: Box, far: Box) -> tuple[str, float, float, str]:
    """Between two of one column, around their right side."""
    x = near.x + WIDTH
    path = (
        f"M{x:.0f} {near.middle + 10:.0f}C{x + _BULGE:.0f} {near.middle + 10:.0f} "
        f"{x + _BULGE:.0f} {far.middle - 10:.0f} {x:.0f} {far.middle - 10:.0f}"
    )
    return path, x + _BULGE * 0.6, (near.middle + far.middle) / 2 + 4, "start"
