"""The columns of 双公示 行政处罚 (domain.md §4.4): today's Chinese and code headings, older names.

Two columns are ours: what a decision says of the time of the conduct, and of its severity.
"""

from typing import Final

from loaders.tables import VERSION, Layout, column

CODES: Final = ("uscc", "org_code", "reg_no")

LAYOUT: Layout = {
    "name": column("行政相对人名称 CF_XDR_MC", required=True, limit=200),
    "category": column("行政相对人类别 CF_XDR_LB CF_XDR_TYPE", required=True, limit=16),
    "uscc": column(
        "行政相对人代码_1(统一社会信用代码) 行政相对人代码_1 统一社会信用代码 CF_XDR_SHXYM",
        secret=True,
    ),
    "reg_no": column(
        "行政相对人代码_2(工商注册号) 行政相对人代码_2 工商注册号 工商登记码 CF_XDR_GSZC "
        "CF_XDR_GSDJ",
        secret=True,
    ),
    "org_code": column(
        "行政相对人代码_3(组织机构代码) 行政相对人代码_3 组织机构代码 CF_XDR_ZZJG CF_XDR_ZDM",
        secret=True,
    ),
    "rep": column("法定代表人 法定代表人姓名 法人代表 CF_FRDB CF_FR", limit=50),
    "rep_document": column("法定代表人证件类型 CF_FR_ZJLX", limit=64),
    "rep_number": column(
        "法定代表人证件号码 法定代表人身份证号 CF_FR_ZJHM CF_FR_SFZH CF_SFZ", secret=True
    ),
    "document": column("自然人证件类型 证件类型 CF_XDR_ZJLX", limit=64),
    "number": column("自然人证件号码 证件号码 居民身份证号 CF_XDR_ZJHM CF_XDR_SFZ", secret=True),
    "doc_no": column("行政处罚决定书文号 CF_WSH", required=True, limit=128),
    "title": column("违法行为类型 处罚名称 CF_WFXW CF_CFMC", required=True, limit=2000),
    "matter": column("违法事实 处罚事由 CF_SY", required=True),
    "legal_basis": column("处罚依据 CF_YJ", required=True, limit=2048),
    "kinds": column("处罚类别 处罚类别1 CF_CFLB CF_CFLB1", required=True, limit=255),
    "more_kinds": column("处罚类别2 CF_CFLB2", limit=255),
    "content": column("处罚内容 处罚结果 CF_NR CF_JG", required=True, limit=4000),
    "fine": column("罚款金额(万元) 罚款金额 CF_NR_FK"),
    "fine_in_yuan": column("罚款金额(元)"),
    "confiscated": column(
        "没收金额(万元) 没收违法所得、没收非法财物的金额(万元) 没收金额 CF_NR_WFFF"
    ),
    "confiscated_in_yuan": column("没收金额(元) 没收违法所得、没收非法财物的金额(元)"),
    "determined": column("处罚决定日期 CF_JDRQ", required=True),
    "valid_to": column("处罚有效期 CF_YXQ", filled=True),
    "publish_until": column("公示截止期 CF_GSJZQ"),
    "authority": column("处罚机关 CF_CFJG CF_XZJG", required=True, limit=200),
    "authority_code": column(
        "处罚机关统一社会信用代码 处罚机关代码 CF_CFJGDM", filled=True, limit=18
    ),
    "source": column("数据来源单位 CF_SJLY", filled=True, limit=200),
    "source_code": column(
        "数据来源单位统一社会信用代码 数据来源单位代码 CF_SJLYDM", filled=True, limit=18
    ),
    "status": column("当前状态 CF_ZT"),
    "note": column("备注 BZ CF_BZ", limit=512),
    VERSION: column("数据更新时间 更新日期 更新时间 SJC CF_SJC GXSJ"),
    "conduct_first": column("违法行为开始日期 CF_WFKSRQ"),
    "conduct_last": column("违法行为结束日期 CF_WFJSRQ"),
    "severity": column("严重程度 失信严重程度 CF_YZCD CF_SXYZCD"),
    "severity_basis": column("严重程度依据 失信严重程度依据 CF_YZCDYJ"),
}

CATEGORIES = {
    "法人及非法人组织": "organization",
    "法人和非法人组织": "organization",
    "法人或非法人组织": "organization",
    "法人及其他组织": "organization",
    "法人和其他组织": "organization",
    "法人或其他组织": "organization",
    "法人": "organization",
    "非法人组织": "organization",
    "个体工商户": "individual",
    "自然人": "person",
}

# The older layout's code 1 has no certain meaning; a word has.
STATUSES = {
    "0": "confirmed",
    "正常": "confirmed",
    "有效": "confirmed",
    "撤销": "revoked",
    "已撤销": "revoked",
}
