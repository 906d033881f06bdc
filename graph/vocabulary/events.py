"""Default events: their categories, how grave they are, what is found of persons."""

from graph.vocabulary.word import Word


class EventCategory(Word):
    XZCF = "XZCF", "行政处罚", "administrative penalty"
    SXBZXR = "SXBZXR", "失信被执行人", "defaulting judgment debtor"
    YZWF = "YZWF", "严重违法失信（市场监管）", "serious violation (market regulation)"
    ZFCG = "ZFCG", "政府采购严重违法失信", "serious violation in government procurement"
    XG = "XG", "限制消费令", "consumption restriction order"
    NMGGZ = "NMGGZ", "拖欠农民工工资", "arrears of migrant workers' wages"
    ZDSS = "ZDSS", "重大税收违法", "major tax violation"
    CTTB = "CTTB", "串通投标、弄虚作假", "collusion or fraud in bidding"
    AQSC = "AQSC", "安全生产违法", "work-safety violation"
    XJDJ = "XJDJ", "虚假登记", "false registration"
    TJZJ = "TJZJ", "统计造假", "falsified statistics"
    ZFWY = "ZFWY", "采购人、政府违约", "default of a purchaser or of government"
    ZCCN = "ZCCN", "拒不履行政策承诺", "policy promise not kept"
    WFJZ = "WFJZ", "违法举债、担保", "unlawful borrowing or guarantee"
    TQZX = "TQZX", "拖欠中小企业款项", "arrears owed to small and medium enterprises"
    PPPWY = "PPPWY", "政府和社会资本合作违约", "default in a PPP project"
    DSJD = "DSJD", "电子商务、寄递违法", "violation in e-commerce or delivery"
    CNWB = "CNWB", "违背信用承诺", "breach of a commitment"
    GWCF = "GWCF", "公务员受判决、处罚、处分、问责", "official sentenced, sanctioned or disciplined"


class EventState(Word):
    """How far the finding of an event has come; only `confirmed` records anybody."""

    LEAD = "lead", "线索", "lead"
    VERIFYING = "verifying", "核实中", "being verified"
    RECTIFYING = "rectifying", "限期整改中", "to be rectified by a deadline"
    RECTIFIED = "rectified", "已整改", "rectified"
    CONFIRMED = "confirmed", "已认定", "confirmed"
    UNFOUNDED = "unfounded", "不属实", "unfounded"


class Severity(Word):
    MINOR = "minor", "轻微", "minor"
    GENERAL = "general", "一般", "general"
    SERIOUS = "serious", "严重", "serious"
    UNCLASSIFIED = "unclassified", "未分级", "unclassified"


class Finding(Word):
    """What an instrument finds of the person whom it names."""

    SUPERVISOR_DIRECT = (
        "directly_responsible_supervisor",
        "直接负责的主管人员",
        "directly responsible supervisor",
    )
    OTHER_DIRECT = (
        "other_directly_responsible",
        "其他直接责任人员",
        "other directly responsible person",
    )
    # Of public officials (二.(一).2.(8)).
    LEADERSHIP = "leadership", "领导责任", "responsibility as leader"
    SUPERVISION = "supervision", "监督责任", "responsibility for supervision"
    MAIN = "main", "主体责任", "main responsibility"
    RELATED = "related", "相关责任", "related responsibility"
    # Recorded only under a rule that names the class.
    CONTROLLER = "actual_controller", "实际控制人", "actual controller"


class EvidenceLevel(Word):
    """How an instrument names a person (domain.md §2.2); only E1–E3 carry an entry."""

    E1 = "E1", "文书载明责任人并予处罚", "named as responsible, with a sanction"
    E2 = "E2", "文书载明责任人", "named as responsible, without a sanction"
    E3 = "E3", "单位书面认定并听取陈述申辩", "written determination, served and heard"
    E4 = "E4", "线索", "a lead only"


class Stage(Word):
    """The stages of a PPP project (二.(一).2.(4))."""

    IDENT = "IDENT", "项目识别", "identification"
    PREP = "PREP", "项目准备", "preparation"
    PROC = "PROC", "项目采购", "procurement"
    EXEC = "EXEC", "项目执行", "execution"
    TRANS = "TRANS", "项目移交", "transfer"
