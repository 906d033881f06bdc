"""The loader of a delivery of registry tables."""

from collections.abc import Iterator
from pathlib import Path

from graph.errors import FileFormatError
from graph.text import Text
from graph.vocabulary import Rank
from loaders.base import Context, Loader, Yield
from loaders.registry.base_table import read_base
from loaders.registry.branches import read_branches
from loaders.registry.changes import read_changes
from loaders.registry.closing import close
from loaders.registry.investors import read_investors
from loaders.registry.ledger import Ledger
from loaders.registry.parts import find_parts
from loaders.registry.persons import read_persons
from loaders.registry.reading import Reading
from loaders.registry.remedies import unread

_ASK_VERSION = Text(
    "“{name}”没有写明数据的版本日期；请用 --published 日期 写明登记机关导出数据的日期，"
    "如 --published 2026-06-01",
    "“{name}” does not say of which day its data are; give the day on which the registry "
    "exported them, such as --published 2026-06-01",
)


def read(path: Path, ctx: Context) -> Iterator[Yield]:
    """The base first, for the others refer to it; what needs all tables last."""
    if ctx.published is None:
        raise FileFormatError(_ASK_VERSION.fill(name=path.name))
    parts = find_parts(path)
    yield from map(unread, parts.unknown)
    with Ledger() as ledger:
        reading = Reading(ctx, ctx.published, parts, ledger)
        yield from read_base(reading)
        yield from read_persons(reading)
        yield from read_investors(reading)
        yield from read_changes(reading)
        yield from read_branches(reading)
        yield from close(reading)


def check(path: Path, ctx: Context) -> int:
    """The number of rows. Raises FileFormatError wherever `read` would."""
    if ctx.published is None:
        raise FileFormatError(_ASK_VERSION.fill(name=path.name))
    return sum(1 for part in find_parts(path).known for _ in part.table)


REGISTRY = Loader(
    kind="registry",
    label=Text(
        "企业登记信息（基本信息、人员、股东、变更、分支机构）", "registry tables of enterprises"
    ),
    rank=Rank.REGISTRY,
    read=read,
    check=check,
    folder=True,
)
