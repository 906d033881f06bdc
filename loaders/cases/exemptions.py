"""免责认定和免责主张: a ground of exemption that an authority found, or one that is pleaded."""

from typing import Any, Final

from graph.policy import district_policy
from graph.records import Statement
from graph.text import Text
from graph.vocabulary import Kind, Rank
from loaders.base import Context, Loader
from loaders.cases.about import about
from loaders.cases.act import ACT, act
from loaders.rows import CITED, HOLDER, YES_NO, filled, holder, needed
from loaders.tables import ByRow, Cells, Layout, Sheet, column

LAYOUT: Layout = {
    **ACT,
    "type": column("类型", required=True),
    "code": column("免责事由"),
    "plea": column("主张内容", limit=200),
    "given": column("认定材料"),
    "matters": column("适用事项", limit=2000),
    "not_recorded": column("是否不纳入记录"),
    "partly": column("是否部分免责"),
    **CITED,
    **HOLDER,
}
_TYPES: Final = {"认定": Kind.EXEMPTION, "主张": Kind.PLEA}
# What the policy asks of a determination (its `needs`), as files write it.
_NEEDS: Final = {
    "曾提出反对意见的证据": "evidence_of_objection",
    "上级坚持的证据": "superior_upheld",
    "命令并非明显违法": "not_manifestly_unlawful",
    "会议记录": "meeting_record",
    "登记或裁判文书": "registration_or_court_document",
    "身份核查": "identity_review",
    "撤销登记决定": "revocation_decision",
    "认定机关的认定": "authority_finding",
}
_MATERIALS: Final = _NEEDS | {code: code for code in _NEEDS.values()}


def _codes() -> dict[str, str]:
    exemptions = district_policy().exemptions.values()
    return {name: e.id for e in exemptions for name in (e.id, e.label.zh)}


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    version = sheet.version(cells)
    document, kind = act(cells, version), cells.choice("type", _TYPES)
    props = _props(cells)
    if kind is Kind.EXEMPTION:
        needed(cells, "code")
    if not props and not cells.rejected:
        cells.reject("plea", "nothing_pleaded")
    row = about(cells, sheet, ctx, version, document, holder(cells, ctx.keys))
    if row is None or kind is None or document.day is None:
        return []
    own = f"{kind}|{props.get('code', '')}|{props.get('plea', '')}"
    return [row.say(kind, document, document.day, props, own), *row.around(document)]


def _props(cells: Cells) -> dict[str, Any]:
    """A blank says nothing: that a matter is not recorded must be stated."""
    return filled(
        {
            "code": cells.choice("code", _codes()),
            "plea": cells.text("plea"),
            "given": cells.choices("given", _MATERIALS),
            "matters": cells.text("matters"),
            "not_recorded": cells.choice("not_recorded", YES_NO),
            "partly": cells.choice("partly", YES_NO),
        }
    )


_ROWS = ByRow(LAYOUT, _statements)

EXEMPTIONS = Loader(
    kind="exemptions",
    label=Text("免责认定和主张", "exemptions as decided and pleas"),
    rank=Rank.AUTHORITY,
    read=_ROWS.read,
    check=_ROWS.check,
)
