"""The columns of lists of serious violations and of abnormal operations (domain.md §4.6).

Two layouts share them: of market regulation, entry and removal in one row; and of government
procurement, with a last day of publication. The conduct columns are ours.
"""

from typing import Final

from graph.vocabulary import ListCode
from loaders.tables import VERSION, Layout, column

VIOLATIONS_LAYOUT: Layout = {
    "name": column(
        "企业名称 名称 供应商名称 当事人名称 供应商、采购代理机构名称 entName",
        required=True,
        limit=200,
    ),
    "code": column(
        "统一社会信用代码 统一社会信用代码/注册号 统一社会信用代码或组织机构代码 注册号 "
        "统一社会信用代码(或身份证号) creditCode uniscid uscc",
        required=True,
        secret=True,
    )._replace(filled=False),
    "number": column("身份证号 身份证号码 证件号码", secret=True),
    "document": column("证件类型", limit=64),
    "rep": column("法定代表人 法定代表人姓名 负责人", limit=50),
    "list": column("类别 名单类别 type"),
    "reason": column(
        "列入原因 列入严重违法失信企业名单(黑名单)原因 列入严重违法失信企业名单原因 "
        "列入严重违法失信名单原因 列入经营异常名录原因 inReason "
        "严重违法失信行为的具体情形 违法失信行为的具体情形 具体情形"
    ),
    "entered": column("列入日期 inDate 公布日期"),
    "number_in": column("列入决定书文号 inDocNo 处罚决定书文号", limit=128),
    "authority": column("作出决定机关(列入) 列入机关 列入决定机关 inRegOrg 执法单位", limit=200),
    "penalised": column("处罚(记录)日期 处罚日期"),
    "result": column("处罚结果"),
    "basis": column("处罚依据"),
    "until": column("公布截止日期 公示截止日期"),
    "out_reason": column(
        "移出原因 移出严重违法失信企业名单(黑名单)原因 移出严重违法失信企业名单原因 "
        "移出严重违法失信名单原因 移出经营异常名录原因 outReason"
    ),
    "left": column("移出日期 outDate"),
    "number_out": column("移出决定书文号 outDocNo", limit=128),
    "authority_out": column("作出决定机关(移出) 移出机关 移出决定机关 outRegOrg", limit=200),
    "conduct_first": column("违法行为开始日期"),
    "conduct_last": column("违法行为结束日期"),
    VERSION: column("数据更新时间 更新日期 更新时间 updateDate"),
}

# Columns that only the list of government procurement has.
PROCUREMENT_ONLY: Final = ("penalised", "until", "result")

LISTS: Final = {
    "严重违法失信名单": ListCode.YZWF,
    "严重违法失信企业名单": ListCode.YZWF,
    "严重违法失信企业名单(黑名单)": ListCode.YZWF,
    "严重违法失信企业名单（黑名单）": ListCode.YZWF,
    "严重违法": ListCode.YZWF,
    "YZWF": ListCode.YZWF,
    "经营异常名录": ListCode.JYYC,
    "经营异常": ListCode.JYYC,
    "JYYC": ListCode.JYYC,
    "政府采购严重违法失信行为记录名单": ListCode.ZFCG,
    "政府采购严重违法失信": ListCode.ZFCG,
    "ZFCG": ListCode.ZFCG,
}
