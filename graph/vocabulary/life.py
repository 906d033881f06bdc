"""What becomes of an event, an entry or a measure after the determination; and lists."""

from graph.vocabulary.word import Word


class EventStatus(Word):
    """What becomes of an event after its determination (domain.md §2.7); 变更 is none of these."""

    REVOKED = "revoked", "撤销（确认无效）", "revoked or void"
    WITHDRAWN = "withdrawn", "确认违法", "found unlawful"
    REPAIRED = "repaired", "信用修复", "repaired"
    PERFORMED = "performed", "义务履行完毕", "duty performed"


class Grounds(Word):
    """On what a dispute rests (domain.md §2.7)."""

    WRONG = "wrong", "错误", "wrong content"
    INCOMPLETE = "incomplete", "遗漏", "incomplete"
    NOT_THE_PERSON = "not_the_person", "非本人", "another person"
    NOT_IN_OFFICE = "not_in_office", "任职时间不符", "not in office then"
    NO_RESPONSIBILITY = "no_responsibility", "无责任", "not responsible"
    OVER_TERM = "over_term", "超期", "beyond its term"
    REPAIRED = "repaired", "已修复", "repaired already"
    EXEMPTED = "exempted", "已豁免", "exempted already"
    FALSE_REGISTRATION = "false_registration", "冒名登记", "registered under a false identity"


class MeasureEnd(Word):
    RELEASED = "released", "解除", "released"
    REVOKED = "revoked", "撤销", "revoked"
    SUSPENDED = "suspended", "中止（暂缓）", "suspended"
    RESUMED = "resumed", "恢复", "resumed"
    TRANSFERRED = "transferred", "变更被限制人", "transferred to another person"


class ListCode(Word):
    """Which list. Being on JYYC is a notice about an organisation and no default of anybody;
    being on HONGMD is an honour; OTHER is what its source says it is; the others
    rest on a default event of the same code."""

    SXBZXR = "SXBZXR", "失信被执行人名单", "list of defaulting judgment debtors"
    YZWF = "YZWF", "严重违法失信名单（市场监管）", "serious violations list (market regulation)"
    ZFCG = "ZFCG", "政府采购严重违法失信行为记录名单", "serious violations in procurement"
    JYYC = "JYYC", "经营异常名录", "catalogue of abnormal operations"
    NMGGZ = "NMGGZ", "拖欠农民工工资失信联合惩戒名单", "list for arrears of migrant workers' wages"
    ZDSS = "ZDSS", "重大税收违法失信主体名单", "list of major tax violations"
    DSJD = "DSJD", "电子商务、寄递严重失信名单", "list for e-commerce and delivery"
    OTHER = "OTHER", "其他名单（名称见来源原文）", "other list, as the source names it"
    HONGMD = "HONGMD", "守信红名单", "red list of the trustworthy"
