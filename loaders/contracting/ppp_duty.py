"""Who answers for a stage of a project, from when to when, and by which instrument."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from graph.identifiers import KeyRing
from graph.intervals import Interval
from graph.records import Statement
from graph.vocabulary import Kind, Stage
from loaders.contracting.ppp_layout import SIDES
from loaders.penalties.subjects import Someone, has_masks
from loaders.rows import STAGES, Line, Who, filled, natural, needed, stage, term
from loaders.tables import Cells

_PERSON: Final = Who("person", "", "person_document", "person_number")


class Duty(NamedTuple):
    stage: Stage
    person: Someone
    span: Interval
    props: dict[str, Any]

    def statements(self, line: Line, number: str) -> Iterator[Statement]:
        at, who = stage(number, self.stage), self.person.party
        record = "|".join((at.key, who.key, *self.span.iso()[:1]))
        yield line.say(Kind.STAGE_DUTY, who, at, record, self.props, self.span)
        yield from has_masks(line.state, self.person)


def duty_of(cells: Cells, keys: KeyRing, number: str) -> Duty | None:
    """Who answers for which stage from when; without both nobody could be traced to a day."""
    name = cells.text("person")
    if not name:
        if cells.secret("person_number"):
            cells.reject("person", "missing_value")
        return None
    needed(cells, "person_stage", "person_from")
    which, span = cells.choice("person_stage", STAGES), term(cells, "person_from", "person_to")
    props = {
        "side": cells.choice("side", SIDES) or "政府方",
        **{field: cells.text(field) for field in ("duty", "unit", "position", "instrument")},
    }
    if cells.rejected or which is None:
        return None
    someone = natural(cells, keys, _PERSON, name, f"{number}|{which}")
    return Duty(which, someone, span, filled(props | {"assurance": someone.assurance}))
