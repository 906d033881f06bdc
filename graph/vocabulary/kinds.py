"""What nodes and facts are."""

from graph.vocabulary.word import Word


class NodeKind(Word):
    ORGANIZATION = "organization", "组织", "organization"
    PERSON = "person", "自然人", "person"
    EVENT = "event", "失信行为", "default event"
    MASK = "mask", "脱敏号码", "masked number"
    PROJECT = "project", "采购（合作）项目", "procurement or PPP project"
    STAGE = "stage", "项目阶段", "stage of a project"
    LOT = "lot", "标段", "lot"
    BID = "bid", "投标（响应）", "bid"
    CONTRACT = "contract", "合同", "contract"
    CONTACT = "contact", "联系点（地址、电话、账户）", "contact point"
    INCIDENT = "incident", "寄递事件", "incident in logistics"
    COMPLAINT = "complaint", "投诉举报", "complaint"
    # What a source refers to and nothing on file identifies: unloaded, anonymous or unknown there.
    RECORD = "record", "来源记录（主体未载明）", "record of a source, its subject not identified"


class Kind(Word):
    """The kind of a statement and of the fact that follows from it."""

    # Offices: person -> organization. The role is the kind.
    LEGAL_REP = "LEGAL_REP", "法定代表人", "legal representative"
    CHAIR = "CHAIR", "董事长（理事长、会长）", "chair of the board"
    EXEC_DIRECTOR = "EXEC_DIRECTOR", "执行董事", "executive director"
    DIRECTOR = "DIRECTOR", "董事", "director"
    INDEP_DIRECTOR = "INDEP_DIRECTOR", "独立董事", "independent director"
    GENERAL_MANAGER = "GENERAL_MANAGER", "经理（总经理）", "general manager"
    MANAGER = "MANAGER", "厂长（经理）", "manager of a non-company enterprise"
    DEPUTY_MANAGER = "DEPUTY_MANAGER", "副经理", "deputy manager"
    SUPERVISOR = "SUPERVISOR", "监事", "supervisor"
    CFO = "CFO", "财务负责人", "chief financial officer"
    MANAGING_PARTNER = "MANAGING_PARTNER", "执行事务合伙人", "managing partner"
    PARTNER_DELEGATE = "PARTNER_DELEGATE", "委派代表", "delegate of a managing partner"
    LIMITED_PARTNER = "LIMITED_PARTNER", "有限合伙人", "limited partner"
    GENERAL_PARTNER = "GENERAL_PARTNER", "普通合伙人", "general partner"
    INVESTOR_OWNER = "INVESTOR_OWNER", "个人独资企业投资人", "owner of a sole proprietorship"
    OPERATOR = "OPERATOR", "经营者", "operator of an individual business"
    FAMILY_OPERATOR = "FAMILY_OPERATOR", "参加经营的家庭成员", "family member taking part"
    BRANCH_HEAD = "BRANCH_HEAD", "分支机构负责人", "head of a branch"
    HEAD_OF_BODY = "HEAD_OF_BODY", "行政主要负责人（正职）", "head of a body"
    ACTING_HEAD = "ACTING_HEAD", "主持工作的副职", "deputy head in charge"
    DEPUTY_HEAD = "DEPUTY_HEAD", "副职负责人", "deputy head"
    LIAISON = "LIAISON", "联络员", "liaison officer"
    AGENT = "AGENT", "代办人（授权代表）", "agent"
    PRACTITIONER = "PRACTITIONER", "从业人员", "practitioner"
    OTHER_OFFICE = "OTHER_OFFICE", "其他职务", "other office"
    # Said of an office and no part of its timeline: the registered holder counts.
    LEFT_OFFICE = "LEFT_OFFICE", "离任证据", "evidence of having left an office"
    # Holdings and ties: organization or person -> organization.
    HOLDS_SHARE = "HOLDS_SHARE", "出资（持股）", "holds a share of"
    BRANCH_OF = "BRANCH_OF", "分支机构隶属", "branch of"
    SUCCEEDS = "SUCCEEDS", "承继", "succeeds"
    # Identity: two keys that one source states of one organization; the mask of a number.
    SAME_AS = "SAME_AS", "同一主体的另一代码", "another code of the same organization"
    HAS_MASK = "HAS_MASK", "脱敏号码", "masked number"
    HAS_CONTACT = "HAS_CONTACT", "联系点", "contact point of"
    # Control and closeness: who -> whom. None of them carries an entry.
    HOLDS_VOTES = "HOLDS_VOTES", "表决权", "holds votes of"
    CONTROLS = "CONTROLS", "实际支配", "directs by agreement or otherwise"
    BENEFICIAL_OWNER_OF = "BENEFICIAL_OWNER_OF", "备案受益所有人", "filed beneficial owner of"
    NOMINEE_FOR = "NOMINEE_FOR", "代持", "holds as nominee for"
    MANAGES = "MANAGES", "管理关系（非股权）", "manages without equity"
    ACTS_IN_CONCERT = "ACTS_IN_CONCERT", "一致行动", "acts in concert with"
    KIN_OF = "KIN_OF", "亲属", "kin of"
    LINKED_TO = "LINKED_TO", "其他关联（性质见来源原文）", "linked to, as the source words it"
    # Said of an organization: who stands behind it is not named, and why (none, unknown, exempt).
    UNSTATED_OWNER = "UNSTATED_OWNER", "权益方未载明", "owner or controller not stated"
    HOSTS = "HOSTS", "平台内经营", "hosts on its platform"
    SITE_OF = "SITE_OF", "末端网点开办", "site opened by"
    # Projects, lots, bids, contracts. An edge gathers at the bid, lot, project or contract.
    PROCURES = "PROCURES", "采购（招标）", "procures"
    AGENT_FOR = "AGENT_FOR", "代理采购（招标）", "tender agent for"
    PRIOR_SERVICE = "PRIOR_SERVICE", "前期服务", "served the project before"
    REVIEWS = "REVIEWS", "评审（采购人员）", "reviews or handles"
    LOT_OF = "LOT_OF", "标段隶属", "lot of"
    SUBMITTED = "SUBMITTED", "投标", "submitted"
    FOR_LOT = "FOR_LOT", "投标标段", "bid for"
    PREPARED_BID = "PREPARED_BID", "编制投标文件", "prepared the bid"
    ENTRUSTED = "ENTRUSTED", "受托办理投标", "entrusted with the bid"
    PROJECT_MEMBER = "PROJECT_MEMBER", "项目管理成员", "project member named in the bid"
    DEPOSIT_FROM = "DEPOSIT_FROM", "保证金转出账户", "deposit paid from"
    AWARDED = "AWARDED", "中标（成交）", "was awarded"
    CONTRACT_OF = "CONTRACT_OF", "合同所属", "contract of"
    PARTY_TO = "PARTY_TO", "合同主体", "party to"
    OBLIGATION = "OBLIGATION", "合同义务", "obligation under the contract"
    PAYMENT = "PAYMENT", "支付", "payment under the contract"
    # Stages of a PPP project, and what was handled in logistics.
    STAGE_OF = "STAGE_OF", "项目阶段隶属", "stage of"
    STAGE_DUTY = "STAGE_DUTY", "阶段责任人", "responsible for the stage"
    HANDLED_BY = "HANDLED_BY", "经办", "handled by"
    # Commitments and honours of a subject; none of them is a default.
    COMMITMENT = "COMMITMENT", "信用承诺", "commitment"
    HONOUR = "HONOUR", "守信表彰", "honour"
    LICENCE = "LICENCE", "许可（资质）", "licence"
    CREDIT_REPORT = "CREDIT_REPORT", "信用报告", "credit report"
    # What is said of a node itself.
    PROFILE = "PROFILE", "登记信息", "profile"
    FORMER_NAME = "FORMER_NAME", "曾用名", "former name"
    # Events.
    EVENT = "EVENT", "失信行为认定", "default event as determined"
    SUBJECT_OF = "SUBJECT_OF", "当事人", "subject of"
    CONDUCT = "CONDUCT", "行为时间认定", "conduct dates as determined"
    SEVERITY = "SEVERITY", "严重程度认定", "severity as determined"
    NAMED = "NAMED", "责任人认定", "named as responsible"
    STATUS = "STATUS", "撤销、确认违法、修复", "status as decided afterwards"
    PROCEEDING = "PROCEEDING", "核查处理进程", "proceeding before the determination"
    CONCERNS = "CONCERNS", "所涉项目、阶段、合同、承诺", "concerns"
    PLEA = "PLEA", "免责主张", "plea"
    EXEMPTION = "EXEMPTION", "免除责任认定", "exemption as decided"
    DISPUTE = "DISPUTE", "异议", "dispute"
    DISPUTE_OUTCOME = "DISPUTE_OUTCOME", "异议处理结果", "outcome of a dispute"
    LEAD_OF = "LEAD_OF", "线索", "lead of"
    # Lists and measures. A measure points from its target to the event that it follows from.
    LISTED = "LISTED", "列入名单", "entry in a list"
    MEASURE = "MEASURE", "惩戒措施决定", "measure as ordered"
    MEASURE_END = "MEASURE_END", "措施的解除、中止、转移", "end of a measure"
    # Statements that shape other facts and are none themselves.
    OFFICE_CHANGE = "OFFICE_CHANGE", "任职变更事项", "change item of an office"
    NAME_CHANGE = "NAME_CHANGE", "名称变更事项", "change item of the name"
    LISTING = "LISTING", "完整名单", "complete listing"
    DELISTED = "DELISTED", "移出名单", "taken off a list"


OFFICES: frozenset[Kind] = frozenset(
    {
        Kind.LEGAL_REP,
        Kind.CHAIR,
        Kind.EXEC_DIRECTOR,
        Kind.DIRECTOR,
        Kind.INDEP_DIRECTOR,
        Kind.GENERAL_MANAGER,
        Kind.MANAGER,
        Kind.DEPUTY_MANAGER,
        Kind.SUPERVISOR,
        Kind.CFO,
        Kind.MANAGING_PARTNER,
        Kind.PARTNER_DELEGATE,
        Kind.LIMITED_PARTNER,
        Kind.GENERAL_PARTNER,
        Kind.INVESTOR_OWNER,
        Kind.OPERATOR,
        Kind.FAMILY_OPERATOR,
        Kind.BRANCH_HEAD,
        Kind.HEAD_OF_BODY,
        Kind.ACTING_HEAD,
        Kind.DEPUTY_HEAD,
        Kind.LIAISON,
        Kind.AGENT,
        Kind.PRACTITIONER,
        Kind.OTHER_OFFICE,
    }
)

# One holder at a time: a new holder ends the term of the one before.
EXCLUSIVE: frozenset[Kind] = frozenset(
    {
        Kind.LEGAL_REP,
        Kind.CHAIR,
        Kind.EXEC_DIRECTOR,
        Kind.GENERAL_MANAGER,
        Kind.MANAGER,
        Kind.INVESTOR_OWNER,
        Kind.OPERATOR,
        Kind.BRANCH_HEAD,
        Kind.HEAD_OF_BODY,
        Kind.ACTING_HEAD,
    }
)
