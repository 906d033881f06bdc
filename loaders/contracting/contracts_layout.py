"""The columns of contracts and their performance, with the codes of both parties."""

from typing import Final

from loaders.rows import PROVIDED, who_layout
from loaders.tables import Layout, column

LAYOUT: Layout = {
    "number": column("合同编号", required=True, limit=128),
    "title": column("合同名称", limit=200),
    "project": column("项目编号", limit=128),
    "project_name": column("项目名称", limit=200),
    **who_layout("buyer", "甲方", required=True, aliases="采购人(甲方) 甲方主体名称", units=True),
    **who_layout("supplier", "乙方", required=True, aliases="供应商(乙方) 乙方主体名称"),
    "type": column("合同类型", required=True),
    "performance": column("履约状态", required=True)._replace(filled=False),
    "amount": column("合同金额(万元) 合同金额"),
    "amount_in_yuan": column("合同金额(元)"),
    "signed": column("合同签订日期 签订日期"),
    "start": column("履约起始日期"),
    "end": column("履约截止日期"),
    "obligation_no": column("义务编号", limit=128),
    "obligation": column("义务内容", limit=500),
    "obligation_kind": column("义务类型", limit=50),
    "obliged": column("义务方"),
    "obligation_amount": column("应付金额(万元)"),
    "obligation_amount_in_yuan": column("应付金额(元)"),
    "due": column("应履行日期"),
    "met": column("实际履行日期"),
    "payment_no": column("支付编号", limit=128),
    "paid": column("支付日期"),
    "paid_amount": column("支付金额(万元)"),
    "paid_amount_in_yuan": column("支付金额(元)"),
    "payer": column("支付方"),
    **PROVIDED,
}
# 甲方 pays and 乙方 delivers, in the words that questions on procurement read.
SIDES: Final = {"甲方": "buyer", "乙方": "supplier"}
TYPES: Final = {kind: kind for kind in ("行政合同", "市场化合同")}
PERFORMANCES: Final = {
    "未开始": "pending",
    "履行中": "active",
    "正常履行": "active",
    "已履行": "performed",
    "履行完毕": "performed",
    "部分履行": "partly",
    "未履行": "unperformed",
    "违约": "unperformed",
    "已终止": "terminated",
}
