"""What an event concerns: stages of a project, a contract, an incident in delivery."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from graph.identifiers import classify, org_key
from graph.intervals import iso
from graph.records import Party
from loaders.events.determination import Found
from loaders.rows import STAGES, contract, incident, stage
from loaders.tables import Cells


class Concern(NamedTuple):
    thing: Party
    role: str
    props: dict[str, Any]


def stages(cells: Cells, event: Found) -> list[Concern]:
    """The stage of the cause needs its day, or nobody could be traced."""
    project, day = str(event.props.get("project", "")), event.day
    cause, seen = cells.choice("cause_stage", STAGES), cells.choice("found_stage", STAGES)
    on = cells.known_day("cause_date")
    if cells.rejected or not (cause or seen or on):
        return []
    if not project or bool(cause) != (on is not None):
        missing = "project" if not project else "cause_date" if cause else "cause_stage"
        cells.reject(missing, "stage_incomplete")
        return []
    if on is not None and day is not None and on > day:
        cells.reject("cause_date", "date_after_determination", determined=iso(day))
    said = [(cause, "cause_stage", {"cause_date": iso(on)} if on else {})]
    said.append((seen, "found_stage", {}))
    return [Concern(stage(project, s), role, props) for s, role, props in said if s]


def things(cells: Cells, subject: Party) -> Iterator[Concern]:
    """A contract of the subject unless the row names another 甲方; an incident it reported."""
    number, incident_no = cells.text("contract"), cells.text("incident")
    if number:
        buyer = _buyer(cells) or subject.key
        yield Concern(contract(number, buyer), "contract", {})
    if incident_no:
        yield Concern(incident(incident_no, subject.key), "incident", {})


def _buyer(cells: Cells) -> str:
    """The key of the 甲方 that the row names; a wrong code would tie the event to no contract."""
    written = cells.secret("contract_code")
    code = classify(written)
    if written and not code.valid:
        cells.reject("contract_code", "code_invalid")
    return org_key(code, "", "") if code.valid else ""
