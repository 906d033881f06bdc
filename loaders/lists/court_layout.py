"""The columns of the list of judgment debtors in default (domain.md §4.5), public names and ours.

The end of an entry is in no public row; courts and platforms hand it in under several names.
"""

from typing import Final

from loaders.tables import VERSION, Layout, column

COURT_LAYOUT: Layout = {
    "name": column(
        "iname 被执行人姓名/名称 被执行人姓名或名称 被执行人姓名名称 失信被执行人名称 姓名/名称 "
        "名称",
        required=True,
        limit=200,
    ),
    "card": column(
        "cardNum 身份证号码/组织机构代码 身份证号码或组织机构代码 证件号码 组织机构代码",
        required=True,
        secret=True,
    )._replace(filled=False),
    "document": column("cardType 证件类型", limit=64),
    "party": column("partyTypeName 被执行人类型 失信人类型"),
    "rep": column(
        "businessEntity 法定代表人或者负责人姓名 法定代表人或负责人姓名 法定代表人/负责人姓名",
        limit=50,
    ),
    "court": column("courtName 执行法院", required=True, limit=200),
    "area": column("areaName 省份", limit=64),
    "basis_no": column("gistId 执行依据文号", limit=200),
    "basis_unit": column("gistUnit 作出执行依据单位 做出执行依据单位", limit=200),
    "registered": column("regDate 立案时间 立案日期"),
    "case_no": column("caseCode 案号", required=True, limit=128),
    "duty": column("duty 生效法律文书确定的义务"),
    "performance": column("performance 履行情况 被执行人的履行情况", limit=64),
    "performed_part": column("performedPart 已履行部分 已履行"),
    "unperformed_part": column("unperformPart 未履行部分 未履行"),
    "reasons": column("disruptTypeName 失信行为具体情形 失信被执行人行为具体情形"),
    "published": column("publishDate 发布时间 公布时间 发布日期"),
    "performed": column("performDate 履行完毕日期 履行日期"),
    "removed": column("exitDate removeDate 移出日期 删除日期 退出日期"),
    "removal_no": column("removeDocNo 移出决定书文号 删除决定书文号", limit=128),
    "removal_reason": column("removeReason 移出原因 删除原因", limit=500),
    VERSION: column("数据更新时间 更新日期 更新时间 updateDate"),
}

PARTIES: Final = {
    "0": "person",
    "580": "person",
    "自然人": "person",
    "个人": "person",
    "1": "organization",
    "581": "organization",
    "法人": "organization",
    "单位": "organization",
    "企业": "organization",
    "法人或其他组织": "organization",
    "法人或者其他组织": "organization",
    "法人及其他组织": "organization",
}

PERFORMED: Final = frozenset(
    {"全部履行", "全部已履行", "已全部履行", "已履行", "履行完毕", "已履行完毕", "全部履行完毕"}
)
