"""Headings in one spelling, and the columns that a layout asks for."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from graph.errors import FileFormatError
from graph.text import Text
from loaders.tables.refusals import listed, refuse
from loaders.tables.scrub import scrub

_BRACKETED = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_NOTE = re.compile(
    r"\W*(?:非?必[填须录选]|条件必填|选填|选录|可[空选]|格式|例如?|如|填写|请|说明|注|单选|多选|多个"
    r"|文本|日期型|YYYY|REQUIRED|OPTIONAL|限?\d+字).*"
)
_UNIT = re.compile(r".*[元%].*")


def heading(written: str) -> str:
    """One spelling of a heading: half-width, without spaces, asterisks and notes to the writer.

    >>> heading(" *行政相对人名称（必填） "), heading("罚款金额（万元）")
    ('行政相对人名称', '罚款金额(万元)')
    """
    text = "".join(unicodedata.normalize("NFKC", written).upper().split())
    text = text.replace("*", "").strip("\ufeff\u200b")
    return _BRACKETED.sub(lambda m: "" if _NOTE.fullmatch(m[1]) else m[0], text)


def headings_of(path: Path, record: Sequence[str]) -> tuple[str, ...]:
    """The headings of a table. Raises FileFormatError when two are the same or none is there."""
    names = tuple(heading(cell) for cell in record)
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        shown = listed(map(scrub, twice))
        found = Text(f"有重复的列：{shown.zh}", f"has columns twice: {shown.en}")
        raise refuse(path, found, Text("请删除或改名其中之一", "remove or rename one of each"))
    return names


def match(headings: Collection[str], aliases: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The heading of each field that has one; a name counts before the same without brackets."""
    bare = {_bare(name): name for name in reversed(tuple(headings))}
    found: dict[str, str] = {}
    for field, names in aliases.items():
        wanted = [heading(name) for name in names]
        hits = [name for name in wanted if name in headings]
        hits += [bare[name] for name in wanted if name in bare]
        if hits:
            found[field] = hits[0]
    return found


def _bare(name: str) -> str:
    """Without bracketed words; a unit stays, because it changes what the numbers mean."""
    return _BRACKETED.sub(lambda m: m[0] if _UNIT.fullmatch(m[1]) else "", name)


def missing(
    path: Path, headings: Sequence[str], absent: Mapping[str, Sequence[str]]
) -> FileFormatError:
    """The error for columns that are not there: every accepted name, and what was found."""
    wanted = Text(
        "；".join(" 或 ".join(names) for names in absent.values()),
        "; ".join(" or ".join(names) for names in absent.values()),
    )
    there = listed(scrub(name) for name in headings if name)  # may be a row of data
    found = Text(
        f"缺列：{wanted.zh}。现有列：{there.zh}",
        f"lacks columns: {wanted.en}. Found: {there.en}",
    )
    remedy = Text(
        "请补上所缺的列，或把对应列的表头改为其中一个名称（表头须在第一行）",
        "add them, or rename the columns that hold them to one of these names "
        "(headings stand in the first row)",
    )
    return refuse(path, found, remedy)
