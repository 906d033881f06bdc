"""The columns of lots and bids: a row is one bidder of one bid for one lot."""

from typing import Final

from loaders.rows import PROVIDED, who_layout
from loaders.tables import Layout, column

LAYOUT: Layout = {
    "project": column("项目编号", required=True, limit=128),
    "project_name": column("项目名称", limit=200),
    **who_layout("purchaser", "采购人", required=True, aliases="招标人名称 招标人", units=True),
    **who_layout("agency", "代理机构", units=True),
    "procedure": column("采购程序", required=True),
    "method": column("采购方式", limit=50),
    "package": column("合同包", limit=128),
    "lot": column("标段编号", limit=128),
    "lot_name": column("标段名称", limit=200),
    "deadline": column("投标截止日期 响应截止日期", required=True),
    "qualifications": column("资格要求"),
    **who_layout("bidder", "投标人", required=True, aliases="供应商名称"),
    "bid": column("投标编号", limit=128),
    "consortium": column("联合体编号", limit=128),
    "amount": column("投标报价(万元) 投标报价"),
    "amount_in_yuan": column("投标报价(元)"),
    "submitted": column("投标日期"),
    "status": column("投标状态"),
    **who_layout("preparer", "投标文件编制人"),
    "agents": column("投标经办人 受托办理人"),
    "agent_numbers": column("投标经办人证件号码 受托办理人证件号码", secret=True),
    "members": column("项目管理成员 项目经理"),
    "member_numbers": column("项目管理成员证件号码 项目经理证件号码", secret=True),
    "account": column("保证金转出账户 保证金账户", secret=True),
    "experts": column("评审专家 评审人员"),
    "expert_numbers": column("评审专家证件号码 评审人员证件号码", secret=True),
    "service": column("前期服务", limit=200),
    "service_from": column("前期服务开始日期"),
    **PROVIDED,
}
PROCEDURES: Final = {
    "招标投标": "tendering",
    "工程招标": "tendering",
    "政府采购": "procurement",
}
STATUSES: Final = {
    "有效": "valid",
    "待定": "pending",
    "否决": "disqualified",
    "无效": "disqualified",
    "撤回": "withdrawn",
    "邀请": "invited",
}
