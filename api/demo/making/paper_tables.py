"""Rows of the penalties, the determinations and the simple extract."""

from collections.abc import Sequence
from datetime import date

from api.demo.making.dice import Dice
from api.demo.making.shapes import ID_CARD, Determination, Enterprise, Penalty
from api.demo.making.words import DISTRICT, PROVINCE

PENALTY_HEADINGS = tuple(
    "行政相对人名称 行政相对人类别 行政相对人代码_1(统一社会信用代码) 法定代表人 自然人证件类型 "
    "自然人证件号码 行政处罚决定书文号 行政处罚决定书名称 违法行为类型 违法事实 处罚依据 处罚类别 "
    "处罚内容 罚款金额(万元) 处罚决定日期 处罚有效期 公示截止期 处罚机关 处罚机关代码 "
    "数据来源单位 数据来源单位代码 备注 违法行为开始日期 违法行为结束日期 严重程度 "
    "严重程度依据".split()
)
PENALTY_CODES = tuple(
    "CF_XDR_MC CF_XDR_LB CF_XDR_SHXYM CF_FRDB CF_XDR_ZJLX CF_XDR_ZJHM CF_WSH CF_WSMC CF_WFXW "
    "CF_SY CF_YJ CF_CFLB CF_NR CF_NR_FK CF_JDRQ CF_YXQ CF_GSJZQ CF_CFJG CF_CFJGDM CF_SJLY "
    "CF_SJLYDM BZ CF_WFKSRQ CF_WFJSRQ CF_YZCD CF_YZCDYJ".split()
)
DETERMINATION_HEADINGS = tuple(
    "认定文书文号 认定文书名称 认定机关 认定机关代码 认定日期 处罚决定书文号 处罚机关代码 处罚机关 "
    "行政相对人名称 统一社会信用代码 违法行为开始日期 违法行为结束日期 严重程度 严重程度依据 "
    "责任人姓名 责任人证件类型 责任人证件号码 责任人职务 责任认定 证据等级 处分或处罚".split()
)
EXTRACT_HEADINGS = tuple(
    "企业名称 统一社会信用代码 注册日期 企业类型 法人代表 注册资金 经营范围 所在省份 地区 "
    "注册地址".split()
)
BASIS = "《澄湾区行政处罚失信行为分级目录（2025年版）》"


def penalty(paper: Penalty) -> list[str]:
    offence, office = paper.offence, paper.offence.authority
    basis = BASIS if paper.severity else ""
    return [
        *(paper.subject, paper.kind, paper.code, paper.head),
        *(paper.person_document, paper.person_number, paper.number, paper.document),
        *(offence.type, offence.facts, offence.basis, paper.classes, _content(paper)),
        *(paper.fine, paper.decided, _year_after(paper.decided), _year_after(paper.decided)),
        *(office.name, office.code, office.name, office.code, paper.remark),
        *(paper.first, paper.last, paper.severity, basis),
    ]


def _content(paper: Penalty) -> str:
    return f"罚款人民币{paper.fine}万元" if paper.classes == "罚款" else paper.classes


def _year_after(day: str) -> str:
    """A year of publication; of a day that does not exist, some year."""
    return f"{int(day[:4]) + 1}{day[4:]}" if _exists(day) else "2027-05-01"


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(f"{int(day[:4]) + 1}{day[4:]}")
    except ValueError:
        return False
    return True


def determination(found: Determination) -> list[str]:
    paper, office = found.penalty, found.penalty.offence.authority
    document = ID_CARD if found.person_number else ""
    return [
        *(found.number, "行政处罚信用信息认定书", office.name, office.code, paper.decided),
        *(paper.number, office.code, office.name, paper.subject, paper.code),
        *(found.first, found.last, found.severity, BASIS),
        *(found.person, document, found.person_number, found.position),
        *(found.finding, found.level, found.sanction),
    ]


def extract(dice: Dice, enterprises: Sequence[Enterprise]) -> list[list[str]]:
    return [_extracted(dice, one) for one in enterprises]


def _extracted(dice: Dice, one: Enterprise) -> list[str]:
    type_ = "N/A" if dice.chance(70) else one.type  # as measured in a real extract
    place = [PROVINCE, DISTRICT, one.address]
    return [one.name, one.code, one.founded, type_, one.head, _capital(dice, one), "", *place]


def _capital(dice: Dice, one: Enterprise) -> str:
    """In a spelling of its own, as every source of an extract has."""
    if not one.capital:
        return "N/A"
    amount = int(one.capital)
    spellings = (
        f"{amount:,}万人民币",
        f"{amount}(万元)",
        f"{amount}（万元）",
        f"{amount}万元人民币",
        f"{amount}.000000万人民币",
        f"{amount * 10000}元",
    )
    return dice.pick(spellings)
