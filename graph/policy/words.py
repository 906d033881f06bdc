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


class RoleClass(Word):
    """The classes of persons that clause 二.(四).2.(6) names, and the subject itself."""

    LEGAL_REP = "legal_rep", "法定代表人", "legal representative"
    MAIN_PERSON = "main_person", "主要负责人", "principal responsible person"
    DIRECT = "direct", "其他负有直接责任人员", "other directly responsible person"
    SUBJECT = "subject", "当事人", "subject"


class Ground(Word):
    """What puts a person into a role class."""

    OFFICE = "office", "任职", "an office held"
    DETERMINATION = "determination", "认定", "a determination"
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


class MeasureStatus(Word):
    PROPOSED = "proposed", "建议", "proposed"
    ACTIVE = "active", "生效", "active"


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
