"""The columns of the library of PPP projects (domain.md §4.9)."""

from typing import Final

from loaders.rows import PROVIDED, who_layout
from loaders.tables import Layout, column

LAYOUT: Layout = {
    "number": column("项目编码 项目编号", required=True, limit=128),
    "name": column("项目名称", required=True, limit=200),
    "region": column("所属区域", limit=100),
    "industry": column("行业 一级行业", limit=100),
    "sub_industry": column("二级行业", limit=100),
    "total": column("项目总投资(万元) 项目总投资"),
    "total_in_yuan": column("项目总投资(元)"),
    "initiated": column("发起类型", limit=50),
    "initiator": column("发起人", limit=200),
    "operation": column("运作方式", limit=50),
    "return": column("回报机制", limit=50),
    "cooperation": column("合作期限", limit=50),
    "demonstration": column("示范级别", limit=50),
    "listed": column("入库日期"),
    "regime": column("项目制度"),
    "plan": column("实施方案批复", limit=200),
    "authorised": column("政府方授权文件", limit=200),
    "method": column("采购方式", limit=50),
    "signed": column("合同签订日期 合同签订日"),
    "stage": column("所处阶段"),
    "stage_from": column("阶段起始日期"),
    "stage_to": column("阶段截止日期"),
    **who_layout("body", "项目实施机构", units=True),
    **who_layout("private", "社会资本方", aliases="中标社会资本", units=True),
    **who_layout("company", "项目公司", units=True),
    **who_layout("holder", "股东"),
    "share": column("持股比例(%) 持股比例 出资比例(%)"),
    "person": column("政府方责任人姓名 责任人姓名", limit=50),
    "person_document": column("政府方责任人证件类型 责任人证件类型", limit=64),
    "person_number": column("政府方责任人证件号码 责任人证件号码", secret=True),
    "person_stage": column("责任阶段 政府方责任人阶段"),
    "side": column("责任方"),
    "duty": column("诚信职责", limit=500),
    "unit": column("责任人单位 政府方责任人单位", limit=200),
    "position": column("责任人职务 政府方责任人职务", limit=100),
    "person_from": column("责任起始日期 政府方责任人起"),
    "person_to": column("责任截止日期 政府方责任人止"),
    "instrument": column("任命文件 政府方责任人文件", limit=200),
    **PROVIDED,
}
# Kept in the profile of the project as they stand.
FACTS: Final = (
    *("region", "industry", "sub_industry", "initiated", "initiator", "operation", "return"),
    *("cooperation", "demonstration", "plan", "authorised", "method"),
)
SIDES: Final = {side: side for side in ("政府方", "社会资本方")}
REGIMES: Final = {regime: regime for regime in ("PPP_2014", "特许经营_2024", "存量_2025")}
