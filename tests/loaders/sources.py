"""Small source files: one row that is right, to be changed where a test needs it."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from graph.identifiers import KeyRing
from graph.intervals import day
from graph.records import Statement
from graph.vocabulary import Kind
from loaders.base import Context, Issue, Loader, Yield

KEYS = KeyRing("1", {"1": b"k" * 32})
CTX = Context(KEYS, published=day("2026-06-01"))

E1, E2 = "91990411TE0000010W", "91990411TE0000029R"
WRONG_CHECK = "91990411T20000010W"
GOV = "11990411TE00001929"
ZHANG, LI = "999999197001010017", "999999197202020027"
MASKED = "999999********0017"

PENALTY = {
    "行政相对人名称": "甲公司",
    "行政相对人类别": "法人及非法人组织",
    "行政相对人代码_1（统一社会信用代码）": E1,
    "法定代表人": "张甲",
    "自然人证件类型": "",
    "自然人证件号码": "",
    "行政处罚决定书文号": "新市监罚〔2026〕1号",
    "违法行为类型": "无证经营",
    "违法事实": "未取得许可从事经营",
    "处罚依据": "某法第一条",
    "处罚类别": "罚款；没收违法所得",
    "处罚内容": "罚款二万元",
    "罚款金额（万元）": "2",
    "没收金额（万元）": "",
    "处罚决定日期": "2026-05-10",
    "处罚有效期": "2099-12-31",
    "公示截止期": "",
    "处罚机关": "新市监局",
    "处罚机关统一社会信用代码": GOV,
    "数据来源单位": "新市监局",
    "数据来源单位统一社会信用代码": GOV,
    "备注": "",
}
_CODES = (
    "CF_XDR_MC CF_XDR_LB CF_XDR_SHXYM CF_FRDB CF_XDR_ZJLX CF_XDR_ZJHM CF_WSH CF_WFXW CF_SY "
    "CF_YJ CF_CFLB CF_NR CF_NR_FK CF_NR_WFFF CF_JDRQ CF_YXQ CF_GSJZQ CF_CFJG CF_CFJGDM "
    "CF_SJLY CF_SJLYDM BZ"
)
CODES = dict(zip(PENALTY, _CODES.split(), strict=True))
DETERMINATION = {
    "认定文书文号*": "新市监认〔2026〕1号",
    "认定文书名称": "责任认定书",
    "认定机关*": "新市监局",
    "认定机关代码": GOV,
    "认定日期*": "2026-05-20",
    "处罚决定书文号*": "新市监罚〔2026〕1号",
    "处罚机关代码": GOV,
    "处罚机关": "新市监局",
    "行政相对人名称*": "甲公司",
    "统一社会信用代码": E1,
    "违法行为开始日期": "2026-01-01",
    "违法行为结束日期": "2026-01-31",
    "严重程度": "",
    "严重程度依据": "",
    "责任人姓名": "",
    "责任人证件类型": "",
    "责任人证件号码": "",
    "责任人职务": "",
    "责任认定": "",
    "证据等级": "",
    "处分或处罚": "",
}
NOTICE = {
    "通知类型*": "撤销",
    "通知文书文号*": "（2026）苏0411行终5号",
    "通知文书名称": "行政判决书",
    "通知机关*": "新区法院",
    "通知机关代码": "11990411TE0000205Y",
    "通知日期*": "2026-09-01",
    "处罚决定书文号*": "新市监罚〔2026〕1号",
    "处罚决定日期": "2026-05-10",
    "处罚机关代码": GOV,
    "处罚机关": "新市监局",
    "行政相对人名称*": "甲公司",
    "行政相对人类别": "",
    "统一社会信用代码": E1,
    "自然人证件类型": "",
    "自然人证件号码": "",
    "修复申请人姓名": "",
    "修复申请人证件号码": "",
    "变更后处罚类别": "",
    "变更后罚款金额（万元）": "",
    "变更后严重程度": "",
    "变更后严重程度依据": "",
    "变更后处罚决定日期": "",
    "责任人姓名": "",
    "证件号码": "",
    "职务": "",
    "离任日期": "",
}
DEBTOR = {
    "iname": "乙公司",
    "cardNum": E2,
    "partyTypeName": "1",
    "businessEntity": "王丙",
    "courtName": "测试市新北区人民法院",
    "areaName": "江苏",
    "gistId": "(2025)测0411民初88号",
    "gistUnit": "测试市新北区人民法院",
    "regDate": "20260210",
    "caseCode": "(2026)测0411执120号",
    "duty": "支付货款十万元",
    "performance": "全部未履行",
    "disruptTypeName": "违反财产报告制度,以伪造证据、暴力、威胁等方法妨碍、抗拒执行",
    "publishDate": "2026年06月01日",
    "exitDate": "",
}
VIOLATION = {
    "企业名称": "乙公司",
    "统一社会信用代码": E2,
    "法定代表人": "李乙",
    "类别": "严重违法失信名单",
    "列入原因": "提供虚假材料取得登记",
    "列入日期": "2026年3月1日",
    "列入决定书文号": "测市监列[2026]3号",
    "作出决定机关（列入）": "测试市市场监督管理局",
    "移出原因": "",
    "移出日期": "",
    "移出决定书文号": "",
    "作出决定机关（移出）": "",
}
PROCUREMENT = {
    "企业名称": "乙公司",
    "统一社会信用代码（或身份证号）": E2,
    "地址": "某路1号",
    "严重违法失信行为的具体情形": "提供虚假材料谋取中标",
    "处罚结果": "列入不良行为记录名单，一年内禁止参加政府采购活动",
    "处罚依据": "政府采购法第七十七条",
    "处罚（记录）日期": "2026-03-01",
    "公布日期": "2026-03-05",
    "公布截止日期": "2027-02-28",
    "执法单位": "测试市财政局",
}
LI_NAMED = {
    "责任人姓名": "李乙",
    "责任人证件类型": "居民身份证",
    "责任人证件号码": LI,
    "责任认定": "直接负责的主管人员",
    "证据等级": "E1",
}

Rows = Sequence[Mapping[str, str]]


def csv_file(
    folder: Path, *rows: Mapping[str, str], name: str = "a.csv", encoding: str = "utf-8"
) -> Path:
    path = folder / name
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def workbook(folder: Path, *sheets: Iterable[Sequence[object]], name: str = "a.xlsx") -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(list(row))
    book.save(folder / name)
    return folder / name


def xlsx_file(folder: Path, *rows: Mapping[str, str]) -> Path:
    return workbook(folder, [list(rows[0]), *(list(row.values()) for row in rows)])


def said(loader: Loader, path: Path, ctx: Context = CTX) -> list[Yield]:
    return list(loader.read(path, ctx))


def statements(items: Iterable[Yield], *kinds: Kind) -> list[Statement]:
    stated = (i for i in items if isinstance(i, Statement))
    return [s for s in stated if not kinds or s.kind in kinds]


def issues(items: Iterable[Yield]) -> list[tuple[str, str, str]]:
    """Level, column and reason of each issue."""
    return [(i.level, i.column, i.reason) for i in items if isinstance(i, Issue)]
