"""Small deliveries of a registry: one right row a table, to be changed where a test needs it."""

from collections.abc import Mapping
from pathlib import Path

from graph.intervals import day
from graph.records import Party
from graph.vocabulary import NodeKind
from loaders.registry import REGISTRY
from tests.loaders.sources import CTX, E1, E2, LI, ZHANG, csv_file, said

SEEN = day("2026-06-01")
ORG = Party("u:" + E1, NodeKind.ORGANIZATION, "甲公司")
LP1, BR1, SP1 = "91990411TE0000109D", "91990411TE0000096P", "91990411TE00001253"
ZHOU = "999999198307070076"

BASE = {
    "PRIPID": "P1",
    "ENTNAME": "甲公司",
    "UNISCID": E1,
    "REGNO": "",
    "ENTTYPE": "有限责任公司",
    "ENTSTATUS": "存续",
    "REGCAP": "500",
    "REGCAPCUR": "人民币",
    "ESDATE": "2015-03-02",
    "CANDATE": "",
    "REVDATE": "",
    "REGORG": "新市监局",
    "REGORGCODE": "990411",
    "DOM": "某路1号",
    "NAME": "",
}
PERSON = {
    "PRIPID": "P1",
    "PERSON_ID": "7",
    "NAME": "张甲",
    "CERTYPE": "居民身份证",
    "CERNO": ZHANG,
    "POSITION": "执行董事",
    "LEREPSIGN": "1",
    "OFFHFROM": "2020-01-01",
    "OFFHTO": "",
    "OFFSIGN": "",
}
INVESTOR = {
    "PRIPID": "P1",
    "INVID": "9",
    "INV": "李乙",
    "INVTYPE": "20",
    "PARTNERTYPE": "",
    "BLICNO": "",
    "CERTYPE": "居民身份证",
    "CERNO": LI,
    "SUBCONAM": "300",
    "ACCONAM": "",
    "CONPROP": "60",
    "CONDATE": "2015-03-02",
}
COMPANY_INVESTOR = {
    "INVID": "10",
    "INV": "乙公司",
    "INVTYPE": "企业法人",
    "BLICNO": E2,
    "CERNO": "",
}
CHANGE = {
    "PRIPID": "P1",
    "ALTITEM": "法定代表人变更",
    "ALTBE": "李乙",
    "ALTAF": "张甲",
    "ALTDATE": "2020-01-01",
}
BRANCH_ROW = {
    "PRIPID": "P1",
    "BRNAME": "甲公司某市分公司",
    "BRREGNO": "",
    "UNISCID": BR1,
    "BRPRINCIPAL": "王丙",
}
CHINESE = {
    "PRIPID": "主体身份代码",
    "ENTNAME": "企业名称",
    "UNISCID": "统一社会信用代码",
    "REGNO": "注册号",
    "ENTTYPE": "企业类型",
    "ENTSTATUS": "登记状态",
    "REGCAP": "注册资本（万元）",
    "REGCAPCUR": "币种",
    "ESDATE": "成立日期",
    "CANDATE": "注销日期",
    "REVDATE": "吊销日期",
    "REGORG": "登记机关",
    "REGORGCODE": "登记机关代码",
    "DOM": "住所",
    "PERSON_ID": "人员编号",
    "CERTYPE": "证件类型",
    "CERNO": "证件号码",
    "POSITION": "职务",
    "LEREPSIGN": "法定代表人标志",
    "OFFHFROM": "任职起始日期",
    "OFFHTO": "任职截止日期",
    "OFFSIGN": "公务员标志",
    "INVID": "股东编号",
    "INV": "股东名称",
    "INVTYPE": "股东类型",
    "PARTNERTYPE": "合伙人类型",
    "BLICNO": "营业执照号码",
    "SUBCONAM": "认缴出资额",
    "ACCONAM": "实缴出资额",
    "CONPROP": "出资比例",
    "CONDATE": "出资日期",
    "ALTITEM": "变更事项",
    "ALTBE": "变更前",
    "ALTAF": "变更后",
    "ALTDATE": "变更日期",
    "BRNAME": "分支机构名称",
    "BRREGNO": "分支机构注册号",
    "BRPRINCIPAL": "负责人",
}
_NAMES = {"base": "法定代表人", "persons": "姓名"}

Rows = list[dict[str, str]]


def delivery(folder: Path, *, encoding: str = "utf-8", **tables: Rows) -> Path:
    """A folder with these tables; the base is there in any case."""
    folder.mkdir(exist_ok=True)
    for name, rows in ({"base": [BASE]} | tables).items():
        csv_file(folder, *rows, name=f"{name}.csv", encoding=encoding)
    return folder


def read(folder: Path, ctx=CTX, **tables: Rows):
    return said(REGISTRY, delivery(folder / "delivery", **tables), ctx)


def in_chinese(table: str, row: Mapping[str, str]) -> dict[str, str]:
    return {_NAMES[table] if k == "NAME" else CHINESE[k]: v for k, v in row.items()}
