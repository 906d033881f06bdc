"""The whole district: stories and crowd together, by delivery."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.demo.making import stories_kinds as kinds
from api.demo.making import stories_names as names
from api.demo.making import stories_time as time
from api.demo.making.codes import registration_number, wrong_check
from api.demo.making.crowd import SIZE, Crowd, crowd_of
from api.demo.making.crowd_papers import determinations, penalties
from api.demo.making.dirt import (
    SPOILT,
    spoil,
    spoil_determinations,
    spoil_june,
    spoil_may,
)
from api.demo.making.movement import founded, moved, with_history
from api.demo.making.shapes import Enterprise, Part, joined
from api.demo.making.story_headline import headline

SEED = 990411
_MOVED = range(4, SIZE, 20)  # companies all
_FINED_IN_MAY = range(6, SIZE, 9)
_FINED_IN_JUNE = range(10, SIZE, 16)

STORIES = (
    headline,
    time.left_before,
    kinds.partnership,
    kinds.branch,
    kinds.operator_changed,
    names.namesakes,
    time.never_dated,
    time.never_dated_and_changed,
    time.contradicted,
    kinds.sole_proprietorship,
    names.in_own_name,
    names.warned,
    kinds.subsidiary,
    kinds.cooperative,
    kinds.institution,
    names.unregistered,
    time.between_two_acts,
)


@dataclass(frozen=True)
class District:
    """The rows of every file, as they are to be written."""

    registry_2025: Sequence[Enterprise]
    registry_2026: Sequence[Enterprise]
    extract: Sequence[Enterprise]
    part: Part


def district(seed: int = SEED) -> District:
    stories = joined([story() for story in STORIES])
    people = Crowd(seed)
    clean = [with_history(people, one) for one in crowd_of(people)]
    second = [moved(people, clean[i], turn) for turn, i in enumerate(_MOVED)]
    second += founded(people)
    return District(
        registry_2025=[*stories.first, *spoil(clean)],
        registry_2026=[*stories.second, *second],
        extract=_extract(people, stories, clean),
        part=_papers(people, stories, clean),
    )


def _papers(people: Crowd, stories: Part, clean: Sequence[Enterprise]) -> Part:
    may = penalties(people.dice, _sound(clean, _FINED_IN_MAY), "2026-01-05", "2026-05-28", 0)
    june = penalties(people.dice, _sound(clean, _FINED_IN_JUNE), "2026-06-01", "2026-06-12", 100)
    found = determinations(people, [*may[:-6], *june[:-2]])
    return replace(
        stories,
        may=(*stories.may, *spoil_may(may)),
        june=(*stories.june, *spoil_june(june)),
        determinations=(*stories.determinations, *spoil_determinations(found)),
    )


def _sound(clean: Sequence[Enterprise], places: range) -> list[Enterprise]:
    return [clean[i] for i in places if i not in SPOILT and i not in _MOVED]


def _extract(people: Crowd, stories: Part, clean: Sequence[Enterprise]) -> list[Enterprise]:
    """Every ninth of the crowd, the registry's neighbours, and who is in no registry."""
    known = [clean[i] for i in range(1, SIZE, 9) if i not in SPOILT and i not in _MOVED]
    old, blank, none, wrong = (
        people.enterprise(SIZE + 200 + n, f"澄湾{trade}经营部", "N/A")
        for n, trade in enumerate(("蓼檐", "筠簟", "溯楂", "嶂埭"))
    )
    return [
        *known,
        *stories.extract_only,
        replace(old, code=registration_number(old.serial), head=people.person().name),
        replace(blank, head=""),
        replace(none, head="N/A", capital=""),
        replace(wrong, code=wrong_check(wrong.code), head=people.person().name),
    ]
