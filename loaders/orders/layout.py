"""The columns of orders of measures, and of the documents that end them (domain.md §2.8)."""

from typing import Final

from graph.policy import Level
from graph.vocabulary import MeasureEnd
from loaders.cases.act import ACT
from loaders.rows import CITED, who_layout
from loaders.tables import Layout, column

ORDERED: Final = "ordered"
TYPES: Final = {"决定": ORDERED} | {
    "解除": MeasureEnd.RELEASED,
    "撤销": MeasureEnd.REVOKED,
    "中止": MeasureEnd.SUSPENDED,
    "暂缓": MeasureEnd.SUSPENDED,
    "恢复": MeasureEnd.RESUMED,
    "变更被限制人": MeasureEnd.TRANSFERRED,
}
EXECUTORS: Final = {kind: kind for kind in ("公共管理机构", "法院", "平台", "协会", "市场")}
DEGREES: Final = {degree: degree for degree in ("轻微", "一般", "严重")}
LEVELS: Final = {level.label.zh for level in Level}
# Scopes that questions on bidders tell apart; any other stays as the document words it.
SCOPES: Final = {"政府采购": "procurement", "招标投标": "tendering", "招投标": "tendering"}

# Under which column each part of the minimum that the policy asks for stands.
MINIMUM: Final = {
    "code": "code",
    "doc_no": "doc_no",
    "decided": "decided",
    "authority_name": "authority",
    "basis": "basis",
    "notice_date": "notice_date",
    "served_date": "served_date",
    "scope": "scope",
    "proportionality": "proportionality",
    "remedy": "remedy",
    "executor_kind": "executor_kind",
}
# What an order alone says.
OF_ORDER: Final = (
    *("basis", "article", "level", "notice_date", "served_date", "until", "scope"),
    *("proportionality", "remedy", "executor", "executor_kind", "carve_outs"),
    *("release_condition", "edition"),
)

LAYOUT: Layout = {
    "type": column("类型", required=True),
    **ACT,
    "code": column("措施", required=True),
    **who_layout("target", "对象"),
    "target_key": column("对象人员键 对象键", limit=80),
    "via_role": column("对象职务", limit=100),
    "order": column("原措施决定文书文号", limit=128),
    "basis": column("依据名称"),
    "article": column("依据条款"),
    "level": column("依据效力层级"),
    "notice_date": column("事先告知日期"),
    "served_date": column("送达日期"),
    "from": column("生效日期"),
    "until": column("期满日期"),
    "release_condition": column("解除条件", limit=500),
    "scope": column("范围", limit=200),
    "proportionality": column("过惩相当"),
    "remedy": column("救济途径", limit=500),
    "executor": column("执行单位", limit=200),
    "executor_kind": column("执行主体类别"),
    "carve_outs": column("保留例外"),
    "edition": column("清单版本", limit=200),
    **who_layout("to", "改为限制对象"),
    "to_key": column("改为限制对象人员键 改为限制对象键", limit=80),
    # A measure need not follow from an event.
    **{field: col._replace(required=False, filled=False) for field, col in CITED.items()},
}
