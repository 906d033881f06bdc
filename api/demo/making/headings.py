"""The headings of every file, as the sources write them."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TABLES = ("base", "persons", "investors", "changes", "branches")
SHEETS = dict(
    zip(TABLES, ("企业基本信息", "主要人员", "股东及出资", "变更事项", "分支机构"), strict=True)
)
CODE_HEADINGS: dict[str, tuple[str, ...]] = {
    "base": _words(
        "PRIPID ENTNAME UNISCID REGNO ENTTYPE ENTSTATUS REGCAP REGCAPCUR ESDATE REGORG "
        "DOM NAME OPSCOPE"
    ),
    "persons": _words("PRIPID PERSON_ID NAME CERTYPE CERNO POSITION LEREPSIGN OFFHFROM OFFHTO"),
    "investors": _words(
        "PRIPID INVID INV INVTYPE PARTNERTYPE BLICNO CERTYPE CERNO SUBCONAM CURRENCY "
        "CONPROP CONDATE"
    ),
    "changes": _words("PRIPID ALTITEM ALTBE ALTAF ALTDATE"),
    "branches": _words("PRIPID BRNAME UNISCID BRREGNO BRPRINCIPAL"),
}
CHINESE_HEADINGS: dict[str, tuple[str, ...]] = {
    "base": _words(
        "主体身份代码 企业名称 统一社会信用代码 注册号 企业类型 登记状态 注册资本(万元) 币种 "
        "成立日期 登记机关 住所 法定代表人 经营范围"
    ),
    "persons": _words(
        "主体身份代码 人员编号 姓名 证件类型 证件号码 职务 法定代表人标志 任职起始日期 任职截止日期"
    ),
    "investors": _words(
        "主体身份代码 股东编号 股东名称 股东类型 合伙人类型 股东统一社会信用代码 证件类型 "
        "证件号码 认缴出资额(万元) 币种 出资比例(%) 出资日期"
    ),
    "changes": _words("主体身份代码 变更事项 变更前 变更后 变更日期"),
    "branches": _words("主体身份代码 分支机构名称 统一社会信用代码 注册号 负责人"),
}

PENALTY_HEADINGS = _words(
    "行政相对人名称 行政相对人类别 行政相对人代码_1(统一社会信用代码) 法定代表人 自然人证件类型 "
    "自然人证件号码 行政处罚决定书文号 行政处罚决定书名称 违法行为类型 违法事实 处罚依据 处罚类别 "
    "处罚内容 罚款金额(万元) 处罚决定日期 处罚有效期 公示截止期 处罚机关 处罚机关代码 "
    "数据来源单位 数据来源单位代码 备注 违法行为开始日期 违法行为结束日期 严重程度 "
    "严重程度依据"
)
PENALTY_CODES = _words(
    "CF_XDR_MC CF_XDR_LB CF_XDR_SHXYM CF_FRDB CF_XDR_ZJLX CF_XDR_ZJHM CF_WSH CF_WSMC CF_WFXW "
    "CF_SY CF_YJ CF_CFLB CF_NR CF_NR_FK CF_JDRQ CF_YXQ CF_GSJZQ CF_CFJG CF_CFJGDM CF_SJLY "
    "CF_SJLYDM BZ CF_WFKSRQ CF_WFJSRQ CF_YZCD CF_YZCDYJ"
)
DETERMINATION_HEADINGS = _words(
    "认定文书文号 认定文书名称 认定机关 认定机关代码 认定日期 处罚决定书文号 处罚机关代码 处罚机关 "
    "行政相对人名称 统一社会信用代码 违法行为开始日期 违法行为结束日期 严重程度 严重程度依据 "
    "责任人姓名 责任人证件类型 责任人证件号码 责任人职务 责任认定 证据等级 处分或处罚"
)
EXTRACT_HEADINGS = _words(
    "企业名称 统一社会信用代码 注册日期 企业类型 法人代表 注册资金 经营范围 所在省份 地区 注册地址"
)
