"""寄递事件: what went wrong on the way, and who handled it on which days (责任倒查)."""

from collections.abc import Iterator
from typing import Any, Final

from graph.intervals import Interval
from graph.records import Party, Statement
from graph.text import Text
from graph.vocabulary import Kind, Rank
from loaders.base import Context, Loader
from loaders.penalties.subjects import Someone, has_masks
from loaders.rows import (
    PROVIDED,
    Line,
    filled,
    in_order,
    incident,
    known_days,
    needed,
    party,
    provided,
    provider_of,
    stop_of,
    who,
    who_layout,
)
from loaders.tables import ByRow, Cells, Layout, Sheet, column
from loaders.values import iso_or_none

LAYOUT: Layout = {
    "number": column("事件编号", required=True, limit=128),
    **who_layout("firm", "寄递企业", required=True, units=True),
    "type": column("事件类型", required=True, limit=100),
    "occurred": column("发生日期", required=True),
    "title": column("事件名称", limit=200),
    **who_layout("site", "网点", units=True),
    **who_layout("handler", "经办"),
    "step": column("环节"),
    "from": column("经办起始日期 经办日期"),
    "to": column("经办截止日期"),
    **PROVIDED,
}
_STEPS: Final = {step: step for step in ("收寄", "揽收", "分拣", "中转", "运输", "派送", "投递")}
_UNITS: Final = frozenset({"firm", "site"})
_REGULATOR: Final = "邮政管理部门"


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    """A row is an incident with at most one site and one who handled it."""
    version = sheet.version(cells)
    number, provider = cells.text("number"), provider_of(cells, ctx, _REGULATOR)
    fields = ("firm", "site", "handler")
    found = {f: party(cells, ctx.keys, who(f, f in _UNITS), provider, number) for f in fields}
    parties = {field: someone for field, someone in found.items() if someone}
    days = known_days(cells, version, "occurred", "from", "to")
    in_order(cells, "to", days["from"], days["to"])
    step, facts = cells.choice("step", _STEPS), _facts(cells, number)
    if "handler" in parties:
        needed(cells, "from")
    line = provided(cells, sheet, ctx, version, provider, Rank.REGISTRY)
    if line is None:
        return []
    node = incident(number, parties["firm"].party.key)
    occurred, begun = days["occurred"] or 0, days["from"] or 0
    said = filled(facts | {"occurred": iso_or_none(occurred), "name": number})
    on = Interval(begun, stop_of(days["to"] or begun))
    at = {"handler": (on, filled({"role": "handler", "step": step}))}
    spans = {f: at.get(f, (Interval(occurred, occurred + 1), {"role": f})) for f in parties}
    return list(_stated(line, node, said, parties, spans))


def _facts(cells: Cells, number: str) -> dict[str, Any]:
    return {"number": number, "type": cells.text("type"), "title": cells.text("title")}


def _stated(
    line: Line,
    node: Party,
    facts: dict[str, Any],
    parties: dict[str, Someone],
    spans: dict[str, tuple[Interval, dict[str, Any]]],
) -> Iterator[Statement]:
    yield line.say(Kind.PROFILE, node, None, node.key, facts)
    for field, someone in parties.items():
        span, props = spans[field]
        record = "|".join((node.key, field, someone.party.key, *span.iso()))
        yield line.say(Kind.HANDLED_BY, node, someone.party, record, props, span)
        yield from has_masks(line.state, someone)


_ROWS = ByRow(LAYOUT, _statements)

INCIDENTS = Loader(
    kind="incidents",
    label=Text("寄递事件", "incidents in delivery"),
    rank=Rank.REGISTRY,
    read=_ROWS.read,
    check=_ROWS.check,
)
