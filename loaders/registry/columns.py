"""The tables of a registry delivery and the headings under which each field may stand."""

from enum import StrEnum

from loaders.tables import Column, Layout, column


class TableKind(StrEnum):
    BASE = "base"
    PERSONS = "persons"
    INVESTORS = "investors"
    CHANGES = "changes"
    BRANCHES = "branches"


_SUBJECT = "PRIPID 主体身份代码 主体代码"
_DOCUMENT_TYPE = column("CERTYPE_CN CERTYPE 证件类型 证照类型")
_NUMBER = column("CERNO 证件号码 证照号码 身份证号码 公民身份号码", secret=True)
_AUTHORITY = column("REGORG_CN REGORG 登记机关")


def _money(names: str) -> Column:
    """Under its name alone or with its unit in brackets."""
    return column(" ".join(f"{n} {n}(万元) {n}(元)" for n in names.split()))


BASE: Layout = {
    "subject": column(_SUBJECT),
    "name": column("ENTNAME 企业名称 主体名称 市场主体名称 单位名称 字号名称", required=True),
    "code": column("UNISCID CREDITCODE USCC 统一社会信用代码 社会信用代码", secret=True),
    "reg_no": column("REGNO 注册号 登记注册号 工商注册号", secret=True),
    "type": column("ENTTYPE_CN ENTTYPE 企业类型 主体类型 市场主体类型"),
    "status": column("ENTSTATUS_CN ENTSTATUS REGSTATE_CN 登记状态 企业状态 经营状态"),
    "capital": _money("REGCAP 注册资本 注册资金 出资总额"),
    "currency": column("REGCAPCUR_CN REGCAPCUR 币种 注册资本币种"),
    "established": column("ESDATE ESTDATE 成立日期 注册日期"),
    "cancelled": column("CANDATE 注销日期"),
    "revoked": column("REVDATE 吊销日期"),
    "authority": _AUTHORITY,
    "region": column("REGORGCODE 登记机关代码 登记机关行政区划"),
    "address": column("DOM 住所 经营场所 主要经营场所 地址 注册地址"),
    "representative": column(
        "NAME 法定代表人 法定代表人姓名 法人代表 负责人 经营者 执行事务合伙人", secret=True
    ),
}
PERSONS: Layout = {
    "subject": column(_SUBJECT, required=True),
    "record": column("PERSON_ID PERSONID 人员编号 人员序号", secret=True),
    "name": column("NAME 姓名 人员姓名", required=True, secret=True),
    "document_type": _DOCUMENT_TYPE,
    "number": _NUMBER,
    "position": Column(("POSITION_CN", "POSITION", "职务", "职位"), required=True),
    "representative": column("LEREPSIGN 法定代表人标志 是否法定代表人"),
    "from": column("OFFHFROM 任职起始日期 任职起始 任职开始日期"),
    "to": column("OFFHTO 任职截止日期 任职截止 任职结束日期"),
    "official": column("OFFSIGN 公务员标志 是否公务员"),
}
INVESTORS: Layout = {
    "subject": column(_SUBJECT, required=True),
    "record": column("INVID 股东编号 投资人编号 出资人编号", secret=True),
    "name": column(
        "INV 股东名称 股东姓名 股东 出资人 出资人名称 投资人名称 投资人姓名 合伙人名称",
        required=True,
        secret=True,
    ),
    "type": column("INVTYPE_CN INVTYPE 股东类型 投资人类型 出资人类型"),
    "partner": column("PARTNERTYPE 合伙人类型 合伙人类别"),
    "code": column(
        "BLICNO 统一社会信用代码 股东统一社会信用代码 营业执照号码 证照编号", secret=True
    ),
    "document_type": _DOCUMENT_TYPE,
    "number": _NUMBER,
    "subscribed": _money("SUBCONAM 认缴出资额 认缴额"),
    "paid": _money("ACCONAM 实缴出资额 实缴额"),
    "currency": column("CURRENCY_CN CURRENCY 币种"),
    "share": column("CONPROP 出资比例 出资比例(%) 持股比例 持股比例(%)"),
    "date": column("CONDATE 出资日期 认缴出资日期"),
}
CHANGES: Layout = {
    "subject": column(_SUBJECT, required=True),
    "item": column("ALTITEM_CN ALTITEM 变更事项", required=True),
    "before": Column(("ALTBE", "变更前", "变更前内容"), required=True, secret=True),
    "after": Column(("ALTAF", "变更后", "变更后内容"), required=True, secret=True),
    "date": column("ALTDATE 变更日期", required=True),
}
BRANCHES: Layout = {
    "subject": column(_SUBJECT, required=True),
    "name": column("BRNAME 分支机构名称 分公司名称", required=True),
    "code": column("UNISCID BRUNISCID 统一社会信用代码 分支机构统一社会信用代码", secret=True),
    "reg_no": column("BRREGNO REGNO 注册号 分支机构注册号", secret=True),
    "head": column("BRPRINCIPAL 负责人 分支机构负责人", secret=True),
}

LAYOUTS: dict[TableKind, Layout] = {
    TableKind.BASE: BASE,
    TableKind.PERSONS: PERSONS,
    TableKind.INVESTORS: INVESTORS,
    TableKind.CHANGES: CHANGES,
    TableKind.BRANCHES: BRANCHES,
}
# The field that tells the table. In this order, because tables repeat columns of the base.
TELLING: tuple[tuple[TableKind, str], ...] = (
    (TableKind.CHANGES, "item"),
    (TableKind.BRANCHES, "name"),
    (TableKind.PERSONS, "position"),
    (TableKind.PERSONS, "representative"),
    (TableKind.INVESTORS, "name"),
    (TableKind.BASE, "name"),
)
