"""What to do about a row of a registry delivery, by reason, beside the reasons of all tables."""

from graph.identifiers import OrgCode
from graph.text import Text
from loaders.base import Issue
from loaders.registry.identities import code_in
from loaders.registry.names import scrub as cover
from loaders.tables import Cells, Under, remedy, scrub

_REMEDIES: dict[str, Text] = {
    "unknown_subject": Text(
        "企业基本信息表中没有这个主体身份代码；请补上该企业，或更正代码后重新加载",
        "the base table has no such PRIPID; add the enterprise there or correct it, and load again",
    ),
    "repeated_subject": Text(
        "同一主体身份代码已用于另一企业（第一次出现者有效）；请更正代码",
        "this PRIPID already stands for another enterprise (the first one holds); correct it",
    ),
    "unknown_table": Text(
        "认不出是哪一张登记表，未读取；请核对表头，或把该文件移出文件夹",
        "none of the registry tables by its headings, and not read; check them or move it away",
    ),
    "name_not_clear": Text(
        "读不出唯一的姓名，未采用；请改填一个姓名",
        "no single name can be read here, and nothing is taken; write one name",
    ),
    "no_natural_person": Text(
        "此处应为自然人姓名，所填像是单位名称，未采用；请核对",
        "a natural person belongs here and an organisation seems to be named; check it",
    ),
    "position_code": Text(
        "职务只填了代码，按其他职务处理；请改填职务名称",
        "only a code is given and taken as another office; write the name of the position",
    ),
    "amount_unclear": Text(
        "读不出金额或币种，按未填处理；请写明数字、单位和币种，如 500万元人民币",
        "amount or currency cannot be read and counts as unknown; write it as 500万元人民币",
    ),
    "share_unclear": Text(
        "出资比例应为 0 至 100 的数，按未知处理；请更正",
        "a share is a number from 0 to 100; taken as unknown; correct it",
    ),
    "shares_sum": Text(
        "该企业各出资比例合计为 {total}%，不在 95% 至 105% 之间；请核对是否缺股东或比例有误",
        "the shares of this enterprise add up to {total} %, outside 95–105 %; "
        "check for missing holders or wrong shares",
    ),
    "dates_reversed": Text(
        "注销日期不晚于成立日期 {start}，存续期间按未注销处理；请更正日期",
        "cancelled no later than established on {start}; "
        "the end is taken as unknown; correct the dates",
    ),
    "code_of_head": Text(
        "分支机构代码与隶属企业相同，未采用；请改填分支机构自己的代码",
        "the code of the branch is that of its enterprise and not taken; give the branch's own",
    ),
    "listing_withheld": Text(
        "表中有无法归属企业的行，本次不能视为完整名单，不据此推断离任；请更正后重新加载",
        "rows that belong to no known enterprise were rejected, so nothing is taken as a complete "
        "list and nobody as having left; correct them and load again",
    ),
}
_SUGGEST = Text("是否为 {codes}", "perhaps {codes}")
_CHECK = Text("请核对证照", "check the certificate")


def told(reason: str, **values: object) -> Text:
    known = _REMEDIES.get(reason)
    return known.fill(**values) if known else remedy(reason, **values)


def issue(under: Under, row: int, field: str, written: str, reason: str, **values: object) -> Issue:
    """A warning. A column that may hold a person's number shows no long number at all."""
    layout = under.layout[field]
    shown = cover(written) if layout.secret else scrub(written)
    column = under.headings.get(field) or layout.names[0]
    return Issue("warning", under.document, row, column, shown, reason, told(reason, **values))


def warn(under: Under, cells: Cells, field: str, reason: str, **values: object) -> None:
    cells.issues.append(issue(under, cells.row, field, cells.secret(field), reason, **values))


def note_codes(under: Under, cells: Cells, *fields: str) -> None:
    """Says what is wrong with the codes of a subject, or that it has none; the row is kept."""
    for field in fields:
        note_code(under, cells, field)
    if not any(cells.secret(field) for field in fields):
        warn(under, cells, fields[0], "no_code")


def note_code(under: Under, cells: Cells, field: str) -> None:
    written = cells.secret(field)
    code = code_in(written)
    if written and not code.value:
        warn(under, cells, field, "person_number_in_code")
    elif code.warnings:
        cells.issues.append(_of_code(under, cells, field, code))


def _of_code(under: Under, cells: Cells, field: str, code: OrgCode) -> Issue:
    perhaps = _SUGGEST.fill(codes=" / ".join(code.suggestions)) if code.suggestions else _CHECK
    why = code.warnings[0]
    found = issue(under, cells.row, field, "", "check_digit", why=why, suggestions=perhaps)
    return found._replace(value=code.value)


def unread(document: str) -> Issue:
    return Issue("warning", document, 1, "", "", "unknown_table", told("unknown_table"))
