"""Tables that name who provides them, or leave it to the format."""

from graph.intervals import Day
from graph.vocabulary import Rank
from loaders.base import Context
from loaders.rows.line import Line, line_of
from loaders.tables import VERSION, Cells, Layout, Sheet, column

PROVIDED: Layout = {
    "source": column("数据来源单位", limit=200),
    VERSION: column("数据更新时间 更新日期 更新时间"),
}


def provider_of(cells: Cells, ctx: Context, otherwise: str) -> str:
    return ctx.provider or cells.text("source") or otherwise


def provided(
    cells: Cells, sheet: Sheet, ctx: Context, version: Day | None, provider: str, rank: Rank
) -> Line | None:
    """The line of an accepted row; None for one that is rejected."""
    if cells.rejected or version is None:
        return None
    return line_of(cells, sheet, ctx, version, provider, rank)
