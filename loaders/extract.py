"""The simple registration extract: one row an enterprise, its representative by name only."""

from collections.abc import Iterator
from functools import partial

from graph.identifiers import org_key
from graph.identifiers.normal import fold
from graph.intervals import ALWAYS, FOREVER, Day, Interval
from graph.records import Party, Source, Statement
from graph.text import Text
from graph.vocabulary import Flag, Kind, NodeKind, Rank, SubjectType
from loaders.base import Context, Loader
from loaders.capital import Capital, capital
from loaders.offices import registered_head, subject_type
from loaders.registry.identities import Identity, best_code, by_name, organisation, source_id
from loaders.registry.names import principals
from loaders.registry.persons import office_props
from loaders.registry.profiles import known, lifetime, profile_props
from loaders.registry.remedies import note_codes, warn
from loaders.tables import VERSION, ByRow, Cells, Layout, Sheet, column

AGGREGATOR = "汇集方"

LAYOUT: Layout = {
    "name": column("企业名称 单位名称 公司名称", required=True),
    "code": column("统一社会信用代码 社会信用代码 信用代码", secret=True),
    "established": column("注册日期 成立日期"),
    "type": column("企业类型 公司类型"),
    "representative": column("法人代表 法定代表人 负责人", secret=True),
    "capital": column("注册资金 注册资本"),
    "area": column("地区 城市 所在城市"),
    "address": column("注册地址 住所 地址"),
    VERSION: column("更新日期 数据更新日期"),
}

Said = partial[Statement]


def _row(cells: Cells, sheet: Sheet, ctx: Context) -> Iterator[Statement]:
    provider = ctx.provider or AGGREGATOR
    source = Source(provider, Rank.AGGREGATOR, sheet.table.document, sheet.sha256)
    version, name = sheet.version(cells), cells.text("name")
    established = known(cells.day("established"))
    if version is None or cells.rejected:
        return
    written = cells.secret("code")
    note_codes(sheet.under, cells, "code")
    type_ = subject_type(cells.text("type"), written, name)
    org = Party(_key(source, name, written, cells.text("area")), NodeKind.ORGANIZATION, name)
    said = partial(Statement, asserted_at=version, source=source, row=cells.row)
    span = lifetime(established, None) or ALWAYS
    props = profile_props(
        name,
        type_,
        (written,),
        {"established": established},
        _capital(sheet, cells),
        type_text=cells.text("type"),
        address=cells.text("address"),
    )
    yield said(Kind.PROFILE, org, None, span=span, props=props, record_id=org.key)
    for office, who in _heads(sheet, cells, org, type_, source.provider):
        yield _head(said, version, office, who, org)


def _key(source: Source, name: str, written: str, area: str) -> str:
    """Without a code, the name and its area are all that tells one enterprise from another."""
    place = f"{fold(name)}|{area}" if area else fold(name)
    return org_key(best_code(written), source_id(source.provider), place)


def _capital(sheet: Sheet, cells: Cells) -> Capital:
    amount = capital(cells.text("capital"))
    if not amount.clear:
        warn(sheet.under, cells, "capital", "amount_unclear")
    return amount


def _heads(
    sheet: Sheet, cells: Cells, org: Party, type_: SubjectType, provider: str
) -> Iterator[tuple[Kind, Identity]]:
    """The registered head; of a partnership that an organisation executes, its delegate too."""
    written = cells.secret("representative")
    if not written:
        return
    found, partnership = principals(written), type_ is SubjectType.PARTNERSHIP
    if len(found) != 1 or not (found[0].person or partnership):
        warn(sheet.under, cells, "representative", "name_not_clear")
        return
    who = found[0]
    if who.organisation and partnership:
        yield Kind.MANAGING_PARTNER, organisation(provider, org, who.organisation)
    if who.person:
        delegate = who.delegate and partnership
        office = Kind.PARTNER_DELEGATE if delegate else registered_head(type_)
        yield office, by_name(org, who.person.name)


def _head(said: Said, version: Day, office: Kind, who: Identity, org: Party) -> Statement:
    """Known by name only, and in office at least on the day of the extract."""
    return said(
        office,
        who.party,
        org,
        span=Interval(version, FOREVER),
        flags=Flag.START_UNKNOWN,
        props=office_props(who, ""),
        record_id=f"{org.key}|{who.party.name}|{office}",
    )


_ROWS = ByRow(LAYOUT, _row)
read, check = _ROWS.read, _ROWS.check

EXTRACT = Loader(
    kind="extract",
    label=Text("企业登记信息摘录", "registration extract"),
    rank=Rank.AGGREGATOR,
    read=read,
    check=check,
)
