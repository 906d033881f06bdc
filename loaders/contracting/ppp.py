"""PPP 项目库: projects, their stages, and who answers for each on the side of the government.

A row is a project, with at most one responsible person and one shareholder of its company.
"""

from collections.abc import Iterator
from typing import Any, Final

from graph.intervals import Interval
from graph.records import Party, Statement
from graph.text import Text
from graph.vocabulary import Kind, Rank, Stage
from loaders.base import Context, Loader
from loaders.contracting.ppp_duty import duty_of
from loaders.contracting.ppp_layout import FACTS, LAYOUT, REGIMES
from loaders.penalties.decision import amount
from loaders.rows import (
    STAGES,
    Line,
    filled,
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


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    version = sheet.version(cells)
    number, provider = cells.text("number"), provider_of(cells, ctx, _LIBRARY)
    facts, duty = _facts(cells, number), duty_of(cells, ctx.keys, number)
    now, span = cells.choice("stage", STAGES), term(cells, "stage_from", "stage_to")
    named = {f: party(cells, ctx.keys, who(f, units=True), provider, number) for f in _ROLES}
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
    said += duty.statements(line, number) if duty else ()
    if holder and (company := named["company"]):
        said.append(_share(line, holder.party, company.party, pct))
    return said


def _facts(cells: Cells, number: str) -> dict[str, Any]:
    said: dict[str, Any] = {field: cells.text(field) for field in ("name", *FACTS)}
    said |= {field: iso_or_none(cells.known_day(field)) for field in ("listed", "signed")}
    said |= {"total_amount": amount(cells, "total"), "regime": cells.choice("regime", REGIMES)}
    return filled(said) | {"name": said["name"], "number": number, "ppp": True}


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
