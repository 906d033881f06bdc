"""The words of a policy: how wide an entry travels, on what ground it stands, whom it may name."""

from graph.vocabulary import Word


class Publication(Word):
    """Who may see an entry. The ranges nest: each includes every narrower one (domain §0.1(6))."""

    PUBLIC = "public", "社会公开", "open to the public"
    GOVERNMENT = "government", "政务共享", "shared within government"
    AUTHORIZED = "authorized", "授权查询", "on authorized query"
    INTERNAL = "internal", "内部", "internal"

    def includes(self, other: "Publication") -> bool:
        widest_first = list(Publication)
        return widest_first.index(self) <= widest_first.index(other)

    @staticmethod
    def narrowest(*ranges: "Publication") -> "Publication":
        widest_first = list(Publication)
        return widest_first[max(widest_first.index(r) for r in ranges)]


class Tier(Word):
    """On what ground a person is recorded; an entry by status is delivered as presumed (推定)."""

    A_STATUS = "A_status", "关联记载", "recorded by status"
    B_DETERMINED = "B_determined", "责任记载", "recorded by determination"
    # Nobody is recorded: the competent authority is asked to hold the person to account.
    TASK_ONLY = "task_only", "仅启动问责", "accountability is only started"


RECORDED = (Tier.A_STATUS, Tier.B_DETERMINED)  # the tiers of entries


class RoleClass(Word):
    """The classes of persons that clause 二.(四).2.(6) names, and the subject itself."""

    LEGAL_REP = "legal_rep", "法定代表人", "legal representative"
    MAIN_PERSON = "main_person", "主要负责人", "principal responsible person"
    DIRECT = "direct", "其他负有直接责任人员", "other directly responsible person"
    CONTROLLER = "controller", "实际控制人", "actual controller"
    STAGE_ASSIGNEE = "stage_assignee", "阶段责任人", "person responsible for the stage"
    SUBJECT = "subject", "当事人", "subject"


class Registry(Word):
    """In which file an entry stands."""

    UNIT = "unit_credit_record", "单位信用记录", "credit record of the unit"
    PERSONAL = "personal_credit_record", "个人信用记录", "personal credit record"
    GOVERNMENT = "government_integrity_record", "政务失信记录", "government-integrity record"


class Ground(Word):
    """What puts a person into a role class."""

    OFFICE = "office", "任职", "an office held"
    DETERMINATION = "determination", "认定", "a determination"
    STAGE = "stage", "阶段责任安排", "an assignment to a stage"
    SUBJECT = "subject", "当事人", "being the subject"


class Level(Word):
    """The rank of a legal basis."""

    LAW = "law", "法律", "law"
    ADMINISTRATIVE = "administrative_regulation", "行政法规", "administrative regulation"
    JUDICIAL = "judicial_interpretation", "司法解释", "judicial interpretation"
    LOCAL = "local_regulation", "地方性法规", "local regulation"
    CENTRAL_POLICY = (
        "central_policy",
        "党中央国务院政策文件",
        "policy document of the Central Committee or the State Council",
    )
    DEPARTMENT_RULE = "department_rule", "部门规章", "departmental rule"
    NORMATIVE = "normative_document", "规范性文件", "normative document"
    REPLY = "official_reply", "部门答复", "reply of a ministry"


class Condition(Word):
    """When an office counts as another one, or counts at all."""

    SOLE = "sole", "仅此一人且无其他所列职务", "one alone holds it and nobody holds the others"
    NO_HOLDER = "no_holder", "所列职务无人在任", "nobody holds the others"
    ORGANIZATION = "holder_is_organization", "任职者是组织", "the holder is an organization"


class Timing(Word):
    """Which days a person must have held the office on."""

    AT_CONDUCT = "at_conduct", "行为发生时", "at the conduct"
    CONTINUING = "continuing", "持续不履行，至履行或移出", "until performed or taken off the list"
    AT_ORDER = "at_order", "作出命令之日", "on the day of the order"
    AT_CAUSE_STAGE = "at_cause_stage", "问题成因所在阶段", "in the stage of the cause"


class MeasureStatus(Word):
    PROPOSED = "proposed", "建议", "proposed"
    ACTIVE = "active", "生效", "active"
    # An item that the policy names and that no basis in the data carries.
    WITHHELD = "withheld", "依据不足，不提出", "withheld for want of a legal basis"


class Effect(Word):
    """What an exemption or an upheld dispute does to an entry."""

    EXEMPTED = "exempted", "免除，不纳入", "exempted"
    CLOSED = "closed", "终止", "closed"
    VOID = "void", "视为自始没有", "as if never made"
    CORRECTED = "corrected", "更正内容，记录继续", "content corrected, the entry goes on"


class ClauseClass(Word):
    """What a clause asks of this service."""

    CORE = "CORE", "须落实", "to be implemented"
    DATA = "DATA", "须能保存", "to be held"
    OUT = "OUT", "不在范围", "left out"


class ScreenEffect(Word):
    """What a hit means for a purpose. Only a block keeps anybody out; a flag is looked at."""

    BLOCK = "block", "拦截", "block"
    FLAG = "flag", "提示", "flag"
    INFO = "info", "仅供知悉", "information only"


class FundCarveOut(Word):
    """Public funds from which no list keeps anybody (二.(一).2.(2))."""

    WELFARE = "welfare", "社会福利", "social welfare"
    RELIEF = "relief", "救助", "relief"
    POVERTY = "poverty_relief", "扶贫", "poverty relief"


class BarGround(Word):
    """The fact from which a bar from office follows (domain.md §3.3)."""

    CAPACITY = "capacity", "无或限制民事行为能力", "no or limited capacity"
    SENTENCE = "sentence", "判处刑罚", "sentenced"
    SANCTION = "sanction", "本人受处分（处罚）", "sanctioned in person"
    ACCIDENT = "accident", "对事故负有责任", "responsible for an accident"
    CLOSURE = "closure", "单位被吊销、关闭、撤销，本人负有责任", "unit closed, found responsible"
    BANKRUPTCY = "bankruptcy", "单位破产，本人负有责任", "unit bankrupt, found responsible"
    LISTED = "listed", "本人被列入名单", "listed in person"
    DEBT = "debt", "到期债务未清偿", "debt due and unpaid"
    HEAD_OF_LISTED = "head_of_listed", "所任职单位被列入名单", "head of a listed unit"
    MEASURE = "measure", "限制任职措施", "measure that restricts offices"


class Applying(Word):
    """What a bar may be from that is no office."""

    APPLICANT = "APPLICANT", "登记申请人", "applicant for registration"


class Procedure(Word):
    """Under which law a lot is put out: 招标投标法, or 政府采购法."""

    TENDERING = "tendering", "招标投标", "tendering"
    PROCUREMENT = "procurement", "政府采购", "government procurement"


class RulingEffect(Word):
    """What the law attaches to a test that is met."""

    EXCLUDE = "exclude", "不得参加（应当拒绝）", "excluded"
    BID_INVALID = "bid_invalid", "投标无效", "bid invalid"
    DEEMED_COLLUSION = "deemed_collusion", "属于或视为串通投标", "collusion, found or deemed"
    RECUSAL = "recusal", "应当回避", "must recuse"


class ClueEffect(Word):
    """What a clue asks for: a person's decision, or nothing. It has no effect by itself."""

    FLAG = "flag", "线索，须人工判断", "clue for a person to decide"
    INFO = "info", "仅供参考", "for information only"
