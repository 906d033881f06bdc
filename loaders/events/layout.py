"""The columns of confirmed default events, and of those still being verified."""

from typing import Final

from graph.vocabulary import EventCategory, EventState, ListCode
from loaders.lists.spelling import DEFAULTS
from loaders.naming import NAMED
from loaders.rows import SUBJECT
from loaders.tables import VERSION, Layout, column

LAYOUT: Layout = {
    "category": column("失信行为类别 类别", required=True),
    "state": column("认定状态"),
    "doc_no": column("认定文书文号", required=True, limit=128),
    "doc_name": column("认定文书名称", limit=200),
    "authority": column("认定机关", required=True, limit=200),
    "authority_code": column("认定机关代码 认定机关统一社会信用代码", limit=18),
    # A row that only takes a subject off a list leaves it blank.
    "determined": column("认定日期", required=True)._replace(filled=False),
    **SUBJECT,
    "rep": column("法定代表人", limit=50),
    "title": column("失信行为名称 违法行为类型", limit=2000),
    "matter": column("事实 违法事实"),
    "legal_basis": column("认定依据", limit=2048),
    "acts": column("违法情形"),
    "kinds": column("处罚类别", limit=255),
    "conduct_first": column("行为开始日期 违法行为开始日期"),
    "conduct_last": column("行为结束日期 违法行为结束日期"),
    "severity": column("严重程度 失信严重程度"),
    "severity_basis": column("严重程度依据 失信严重程度依据"),
    "extended": column("涉及生命健康或金融安全且有危害后果"),
    "amount": column("涉及金额(万元) 涉及金额"),
    "amount_in_yuan": column("涉及金额(元)"),
    "loss": column("损失金额(万元) 损失金额"),
    "loss_in_yuan": column("损失金额(元)"),
    "impact": column("社会影响", limit=2000),
    "performance": column("履行情况"),
    **NAMED,
    "project": column("项目编号 项目编码", limit=128),
    "cause_stage": column("成因阶段"),
    "cause_date": column("成因日期"),
    "found_stage": column("发现阶段"),
    "contract": column("合同编号", limit=128),
    "contract_code": column("合同甲方统一社会信用代码", secret=True),
    "incident": column("寄递事件编号", limit=128),
    "commitment": column("承诺文书文号", limit=128),
    "entered": column("列入日期"),
    "reason": column("列入原因"),
    "left": column("移出日期"),
    "number_out": column("移出文书文号 移出决定书文号", limit=128),
    "out_reason": column("移出原因"),
    VERSION: column("数据更新时间 更新日期 更新时间"),
}

# Categories that other formats load, and which.
ELSEWHERE: Final = {
    EventCategory.XZCF: "penalties",
    EventCategory.SXBZXR: "court_list",
    EventCategory.YZWF: "violation_list",
    EventCategory.ZFCG: "violation_list",
}
CATEGORIES: Final = {name: c for c in EventCategory for name in (c.value, c.label.zh)}
STATES: Final = {name: s for s in EventState for name in (s.value, s.label.zh)} | {
    "确认": EventState.CONFIRMED
}
PERFORMANCES: Final = {
    "已履行": "performed",
    "全部履行": "performed",
    "部分履行": "partly",
    "部分": "partly",
    "未履行": "unperformed",
    "全部未履行": "unperformed",
}
ACTS: Final = {"串通": "collusion", "行贿": "bribery", "弄虚作假": "fraud"}
GOING_ON: Final = frozenset({"至今", "持续", "仍在持续"})

_LISTED = {EventCategory(code): code for code in DEFAULTS}
LISTS: Final[dict[EventCategory, ListCode]] = {
    category: code for category, code in _LISTED.items() if category not in ELSEWHERE
}
# A default in e-commerce or delivery may be listed; the others exist by their entry alone.
MAY_BE_LISTED: Final = frozenset({EventCategory.DSJD})
