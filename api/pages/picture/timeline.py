"""Who held what office when, against the days of the conduct: why one is recorded, one not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from api.pages.picture.lettering import cut, width
from api.pages.picture.scale import Bar, Scale
from graph.accountability.proof import Proof
from graph.intervals import day
from graph.text import Lang, Text
from graph.vocabulary import OFFICES, Kind
from queries.explain import Explanation

LEFT, WIDTH = 290, 960
MOST = 24  # rows drawn; the tables list everybody
_RIGHT, _TOP, _ROW = 20, 56, 36
_NAME, _OFFICE = 6.5, 13.0  # letters
_LETTER = 12  # pixels
_FROM, _UNTIL = Text("行为起 {day}", "conduct from {day}"), Text("{day} 前止", "ended before {day}")
_WINDOW_FROM = Text("回溯自 {day}", "looked back from {day}")
_EARLIER, _LATER = Text("← {day} 前", "← before {day}"), Text("{day} 起 →", "from {day} →")
_DETERMINED = Text("认定 {day}", "determined {day}")


@dataclass(frozen=True)
class Row:
    y: int
    name: str
    office: str
    recorded: bool
    terms: list[Bar]
    overlaps: list[Bar]
    beyond: str  # where no term is within the days shown: when the last one was
    before: bool  # that it was before them


@dataclass(frozen=True)
class Mark:
    """A day that is named above the rows."""

    x: float
    y: int
    said: str
    left: float
    main: bool


@dataclass(frozen=True)
class Timeline:
    height: int
    bands: list[Bar]  # the days of the conduct, or those looked back over
    dated: bool
    rows: list[Row]
    marks: list[Mark]
    total: int


def timeline(told: Explanation, lang: Lang) -> Timeline | None:
    """None where no office or no day is known: there is nothing to set against each other."""
    days = told.case.conduct or told.case.window
    held = list(_held(told, told.case.subject.key))
    if not days or not held:
        return None
    scale = Scale.around(days, told.case.determined, LEFT, WIDTH - _RIGHT)
    rows = [_row(n, one, scale, lang) for n, one in enumerate(held[:MOST])]
    return Timeline(
        height=_TOP + len(rows) * _ROW + 8,
        bands=[scale.bar(span) for span in days],
        dated=bool(told.case.conduct),
        rows=rows,
        marks=_marks(told, days, scale, lang),
        total=len(held),
    )


@dataclass(frozen=True)
class _Held:
    """One office of one person with its terms, and what of them fell into the conduct."""

    name: str
    office: Kind
    terms: tuple[tuple[str, str], ...]
    overlap: tuple[tuple[str, str], ...]
    recorded: bool


def _held(told: Explanation, at: str) -> Iterator[_Held]:
    """Offices at the subject: of those recorded first, then of those who were looked at."""
    for item in told.recorded:
        for capacity in item.entry.capacities:
            if proofs := _offices(capacity.evidence, item.entry.holder, at):
                overlap, name = capacity.overlap, item.entry.holder_name
                yield _Held(name, proofs[0].kind, _terms(proofs), overlap, True)
    for person in told.not_recorded:
        if proofs := _offices(person.path, person.holder, at):
            yield _Held(person.name, proofs[0].kind, _terms(proofs), (), False)


def _offices(proofs: Iterable[Proof], holder: str, at: str) -> list[Proof]:
    return [p for p in proofs if p.kind in OFFICES and (p.src, p.dst) == (holder, at)]


def _terms(proofs: Iterable[Proof]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(p.valid_from, p.valid_to) for p in proofs}))


def _row(nth: int, held: _Held, scale: Scale, lang: Lang) -> Row:
    terms = [scale.bar(span) for span in held.terms]
    start, stop = held.terms[-1]
    before = day(stop) <= scale.first
    beyond = _EARLIER.fill(day=stop) if before else _LATER.fill(day=start)
    return Row(
        y=_TOP + nth * _ROW,
        name=cut(held.name, _NAME),
        office=cut(held.office.label.say(lang), _OFFICE),
        recorded=held.recorded,
        terms=terms,
        overlaps=[scale.bar(span) for span in held.overlap],
        beyond="" if any(term.width for term in terms) else beyond.say(lang),
        before=before,
    )


def _marks(
    told: Explanation, days: Sequence[tuple[str, str]], scale: Scale, lang: Lang
) -> list[Mark]:
    first, last = days[0][0], days[-1][1]
    begins = _FROM if told.case.conduct else _WINDOW_FROM
    said = [(first, begins, True), (last, _UNTIL, True)]
    said.append((told.case.determined, _DETERMINED, False))
    marks: list[Mark] = []
    free = [0.0, 0.0, 0.0]  # up to where each line of words is taken
    for when, text, main in sorted(said, key=lambda s: s[0]):
        words, x = text.fill(day=when).say(lang), scale.at(day(when))
        room = width(words) * _LETTER
        left = min(x, WIDTH - room - 4)
        line = next((n for n, taken in enumerate(free) if left > taken), 2)
        free[line] = left + room + 8
        marks.append(Mark(x=x, y=14 + 15 * line, said=words, left=left, main=main))
    return marks
