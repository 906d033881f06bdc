"""PPP 项目库: projects, their stages, and who answers for each on the side of the government.

A row is a project, with at most one responsible person and one shareholder of its company.
"""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from graph.intervals import Interval
from graph.records import Party, Statement
from graph.text import Text
from graph.vocabulary import Kind, Rank, Stage
from loaders.base import Context, Loader
from loaders.contracting.ppp_layout import FACTS, LAYOUT, REGIMES, SIDES
from loaders.penalties.decision import amount
from loaders.penalties.subjects import Someone, has_masks
from loaders.rows import (
    STAGES,
    Line,
    Who,
    filled,
    natural,
    needed,
    party,
    project,
    provided,
    provider_of,
    share_of,
    stage,
    term,
    who,
)
from loaders.tables import ByRow, Cells, Sheet
from loaders.values import iso_or_none

_LIBRARY: Final = "PPP项目库"
_PERSON: Final = Who("person", (), "person_document", "person_number")


class _Duty(NamedTuple):
    stage: Stage
    person: Someone
    span: Interval
    props: dict[str, Any]


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    version = sheet.version(cells)
    number, provider = cells.text("number"), provider_of(cells, ctx, _LIBRARY)
    facts, duty = _facts(cells, number), _duty(cells, ctx, number)
    now, span = cells.choice("stage", STAGES), term(cells, "stage_from", "stage_to")
    named = {f: party(cells, ctx.keys, who(f), provider, number) for f in _ROLES}
    holder, pct = party(cells, ctx.keys, who("holder"), provider, number), share_of(cells, "share")
    if cells.secret("stage_to"):
        needed(cells, "stage_from")
    if holder and not named["company"]:
        needed(cells, "company")
    line = provided(cells, sheet, ctx, version, provider, Rank.REGISTRY)
    if line is None:
        return []
    node = project(number, name=facts["name"])
    said = [line.say(Kind.PROFILE, node, None, node.key, facts)]
    said += [_role(line, node, f, found.party) for f, found in named.items() if found]
    stages = ({duty.stage: None} if duty else {}) | ({now: span} if now else {})
    for which, of in stages.items():
        said += _stage(line, node, number, facts, which, of)
    said += _answers(line, number, duty) if duty else ()
    if holder and (company := named["company"]):
        said.append(_share(line, holder.party, company.party, pct))
    return said


def _facts(cells: Cells, number: str) -> dict[str, Any]:
    said: dict[str, Any] = {field: cells.text(field) for field in ("name", *FACTS)}
    said |= {field: iso_or_none(cells.known_day(field)) for field in ("listed", "signed")}
    said |= {"total_amount": amount(cells, "total"), "regime": cells.choice("regime", REGIMES)}
    return filled(said) | {"name": said["name"], "number": number, "ppp": True}


def _duty(cells: Cells, ctx: Context, number: str) -> _Duty | None:
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
    someone = natural(cells, ctx.keys, _PERSON, name, f"{number}|{which}")
    return _Duty(which, someone, span, filled(props | {"assurance": someone.assurance}))


_ROLES: Final = {
    "body": (Kind.PROCURES, {"role": "implementing_body"}),
    "private": (Kind.PARTY_TO, {"side": "private"}),
    "company": (Kind.PARTY_TO, {"side": "project_company"}),
}


def _role(line: Line, node: Party, field: str, found: Party) -> Statement:
    kind, props = _ROLES[field]
    return line.say(kind, found, node, f"{node.key}|{field}|{found.key}", props)


def _stage(
    line: Line,
    node: Party,
    number: str,
    facts: dict[str, Any],
    which: Stage,
    span: Interval | None,
) -> Iterator[Statement]:
    """A stage of which a row says no days is known all the same."""
    at = stage(number, which)
    props = filled({"name": at.name, "stage": which, "regime": facts.get("regime")})
    yield line.say(Kind.PROFILE, at, None, at.key, props)
    if span:
        yield line.say(Kind.STAGE_OF, at, node, at.key, {"stage": which}, span)
    else:
        yield line.say(Kind.STAGE_OF, at, node, f"{at.key}|of", {"stage": which})


def _answers(line: Line, number: str, duty: _Duty) -> Iterator[Statement]:
    at, someone = stage(number, duty.stage), duty.person
    record = "|".join((at.key, someone.party.key, *duty.span.iso()[:1]))
    yield line.say(Kind.STAGE_DUTY, someone.party, at, record, duty.props, duty.span)
    yield from has_masks(line.state, someone)


def _share(line: Line, holder: Party, company: Party, pct: float | None) -> Statement:
    record = f"{company.key}|{holder.key}"
    props = {"name": holder.name, "pct": pct}
    return line.say(Kind.HOLDS_SHARE, holder, company, record, props)


_ROWS = ByRow(LAYOUT, _statements)

PPP = Loader(
    kind="ppp",
    label=Text("PPP 项目库", "library of PPP projects"),
    rank=Rank.REGISTRY,
    read=_ROWS.read,
    check=_ROWS.check,
)
