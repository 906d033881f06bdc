"""The columns of 双公示 行政许可: today's Chinese and code headings, and older names."""

from typing import Final

from loaders.tables import VERSION, Layout, column

LAYOUT: Layout = {
    "name": column("行政相对人名称 XK_XDR_MC XK_XDR", required=True, limit=200),
    "category": column("行政相对人类别 XK_XDR_LB XK_XDR_TYPE", limit=16),
    "uscc": column(
        "行政相对人代码_1(统一社会信用代码) 行政相对人代码_1 统一社会信用代码 XK_XDR_SHXYM",
        secret=True,
    ),
    "reg_no": column(
        "行政相对人代码_2(工商注册号) 行政相对人代码_2 工商注册号 工商登记码 XK_XDR_GSZC "
        "XK_XDR_GSDJ",
        secret=True,
    ),
    "org_code": column(
        "行政相对人代码_3(组织机构代码) 行政相对人代码_3 组织机构代码 XK_XDR_ZZJG XK_XDR_ZDM",
        secret=True,
    ),
    "rep": column("法定代表人 法定代表人姓名 XK_FRDB XK_FR", limit=50),
    "document": column("自然人证件类型 证件类型 XK_XDR_ZJLX", limit=64),
    "number": column("自然人证件号码 证件号码 居民身份证号 XK_XDR_ZJHM XK_XDR_SFZ", secret=True),
    "title": column("行政许可决定文书名称 项目名称 XK_XKWS XK_XMMC", limit=200),
    "doc_no": column("行政许可决定文书号 行政许可决定书文号 XK_WSH", required=True, limit=128),
    "kind": column("许可类别 审批类别 XK_XKLB XK_SPLB", limit=64),
    "licence": column("许可证书名称 XK_XKZS", limit=200),
    "licence_no": column("许可编号 XK_XKBH", limit=128),
    "content": column("许可内容 XK_NR", limit=4000),
    "decided": column("许可决定日期 XK_JDRQ", required=True),
    "valid_from": column("有效期自 XK_YXQZ"),
    "valid_to": column("有效期至 许可截止期 XK_YXQZI XK_JZQ"),
    "authority": column("许可机关 XK_XKJG XK_XZJG", required=True, limit=200),
    "authority_code": column("许可机关统一社会信用代码 许可机关代码 XK_XKJGDM", limit=18),
    "status": column("当前状态 XK_ZT"),
    "source": column("数据来源单位 XK_LYDW", limit=200),
    "source_code": column("数据来源单位统一社会信用代码 数据来源单位代码 XK_LYDWDM", limit=18),
    "note": column("备注 BZ", limit=512),
    VERSION: column("数据更新时间 更新日期 更新时间 SJC GXSJ"),
}
CODES: Final = ("uscc", "org_code", "reg_no")
# The older layout writes 0 for a licence that stands.
VALID: Final = {
    "1": True,
    "0": True,
    "有效": True,
    "正常": True,
    "2": False,
    "无效": False,
    "失效": False,
    "撤销": False,
    "注销": False,
}
