"""投诉举报: a complaint is a lead and no evidence, and who made it never reaches the graph.

Only what the layout names is read. Columns about the informant, and free text in which an informant
may be named, have no place in it; that such columns came is said once for each file.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from graph.identifiers import thing_key
from graph.intervals import iso
from graph.records import Party, Statement
from graph.text import Text
from graph.vocabulary import EventCategory, Kind, NodeKind, Rank
from loaders.base import Context, Issue, Loader, Yield
from loaders.penalties.events import document_number
from loaders.rows import CITED, cited, filled, known_days, line_of
from loaders.tables import VERSION, ByRow, Cells, Layout, Sheet, column, open_table, remedy

LAYOUT: Layout = {
    "number": column("投诉编号 举报编号 工单编号", required=True, limit=64),
    "received": column("受理日期 受理时间", required=True),
    "authority": column("受理单位 受理机关", required=True, limit=200),
    "authority_code": column("受理单位代码 受理机关代码", limit=18),
    "channel": column("渠道 来源渠道"),
    "allegation": column("反映类别"),
    **{field: col._replace(required=False, filled=False) for field, col in CITED.items()},
    VERSION: column("数据更新时间 更新日期 更新时间"),
}
_CHANNELS: Final = {
    channel: channel
    for channel in (
        "12345",
        "12315",
        "信访",
        "网络",
        "电话",
        "来访",
        "来信",
        "平台",
        "移送",
        "其他",
    )
}
_ALLEGATIONS: Final = {name: c.value for c in EventCategory for name in (c.value, c.label.zh)} | {
    "其他": "other"
}
_INFORMANT: Final = re.compile(
    r"投诉人|举报人|来电人|来访人|信访人|反映人|联系人|联系电话|联系方式|电话号码|手机|邮箱|住址|地址|姓名"
    r"|证件|身份证|内容|详情|描述|正文|诉求|备注"
)


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    version = sheet.version(cells)
    received = known_days(cells, version, "received")["received"]
    number = document_number(cells.text("number"))
    name, code = cells.text("authority"), cells.text("authority_code")
    said = {
        "complaint": number,
        "received": iso(received) if received is not None else "",
        "channel": cells.choice("channel", _CHANNELS),
        "allegation": cells.choice("allegation", _ALLEGATIONS),
        "authority_name": name,
    }
    found = cited(cells, ctx.keys, name, code) if cells.secret("event_no") else None
    if cells.rejected or version is None:
        return []
    line = line_of(cells, sheet, ctx, version, f"{code} {name}".strip(), Rank.AUTHORITY)
    node = Party(thing_key(NodeKind.COMPLAINT, code or name, number), NodeKind.COMPLAINT, number)
    stated = [line.say(Kind.PROFILE, node, None, node.key, filled(said) | {"name": number})]
    if found:
        own = {"doc_no": number, "received": said["received"]}
        record = f"{node.key}|{found.event.key}"
        stated.append(line.say(Kind.LEAD_OF, node, found.event, record, own))
    return stated


_ROWS = ByRow(LAYOUT, _statements, only=True)


def read(path: Path, ctx: Context) -> Iterator[Yield]:
    """The one warning about columns that were dropped comes first."""
    yield from _dropped(path)
    yield from _ROWS.read(path, ctx)


def _dropped(path: Path) -> Iterator[Issue]:
    """Without their content, and without their names: those may say enough."""
    table = open_table(path)
    known = {name for col in LAYOUT.values() for name in col.names}
    dropped = [h for h in table.headings if h and h not in known and _INFORMANT.search(h)]
    if dropped:
        told = remedy("informant_dropped", count=len(dropped))
        yield Issue("warning", table.document, 1, "", "", "informant_dropped", told)


COMPLAINTS = Loader(
    kind="complaints",
    label=Text("投诉举报登记", "register of complaints"),
    rank=Rank.AUTHORITY,
    read=read,
    check=_ROWS.check,
)
