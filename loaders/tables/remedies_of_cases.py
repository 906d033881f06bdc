"""What to do about a row of a file on events, measures, contracts, projects or ties."""

from graph.text import Text

OF_CASES: dict[str, Text] = {
    "format_of_its_own": Text(
        "此类别有专门的格式，请改用 zelian load {kind} 载入",
        "events of this category have a format of their own: use zelian load {kind}",
    ),
    "no_list_of_category": Text(
        "此类别没有名单；请清空列入、移出日期，或核对类别",
        "events of this category have no list: clear the days of entry and removal, or check "
        "the category",
    ),
    "authority_by_name": Text(
        "没有机关代码：按机关名称对应该认定，别处写有代码时将对不上；请补填代码",
        "no code of the authority: the determination is known by its name, which fails where "
        "another file gives a code; add the code",
    ),
    "code_invalid": Text(
        "代码校验不通过；请核对证照", "the code fails its check; compare it with the certificate"
    ),
    "end_missing_or_open": Text(
        "只填了开始日期；请补填结束日期，仍在持续的填“至今”",
        "only the start is given; add the end, or write 至今 if it goes on",
    ),
    "stage_incomplete": Text(
        "成因阶段、成因日期、项目编号须一并填写，否则无法回溯责任人；请补填",
        "the stage of the cause, its day and the number of the project go together, or nobody can "
        "be traced; fill in all three",
    ),
    "number_or_key": Text(
        "须凭完整证件号码或人员键确定是谁，姓名不能识别人；请补填",
        "only a whole number or the key of the person tells who it is, a name does not; add one",
    ),
    "not_a_key": Text(
        "不是人员键；请抄录答复中以 p 开头的键，或改填证件号码",
        "no key of a person; copy the one that an answer shows, which begins with p, or give the "
        "number",
    ),
    "key_of_another": Text(
        "人员键与证件号码不是同一人；请核对后只填其一",
        "the key and the number are of two persons; check them and give one",
    ),
    "minimum_missing": Text(
        "措施决定缺少最低数据“{what}”，不能作为有效措施；请按决定文书补填",
        "an order without {what} cannot be taken as a measure in force; add it from the document",
    ),
    "basis_uneven": Text(
        "依据名称、条款、效力层级的项数不一致；请以分号分隔，三列一一对应",
        "the bases, articles and levels differ in number; separate them with semicolons, one "
        "article and one level for each basis",
    ),
    "unknown_level": Text(
        "效力层级不在可填范围内；请填：{choices}",
        "not a known level of law; write one of: {choices}",
    ),
    "basis_too_low": Text(
        "减损权益的措施须以法律、法规等为依据，“{level}”不能单独作依据；"
        "请补充：{choices}，否则不得采取此措施",
        "a measure that reduces rights must rest on law: {level} alone is not enough; add a basis "
        "of one of these levels: {choices}, or do not take the measure",
    ),
    "carve_outs_missing": Text(
        "此措施须保留例外“{missing}”；请按决定文书补填，文书没有写明的应由作出机关更正",
        "this measure must leave open: {missing}; add it from the document, or have the authority "
        "correct the document",
    ),
    "order_of_days": Text(
        "早于前一步骤的日期 {start}；顺序应为事先告知、决定、送达，生效不早于决定；请核对",
        "earlier than the step before it, on {start}: an order is announced, decided, served, and "
        "takes effect no earlier than decided; check the days",
    ),
    "number_of_order": Text(
        "解除、中止、恢复等须写明原措施决定文书文号；请补填",
        "a release, suspension or resumption names the order that it ends; add its number",
    ),
    "transfer_to_whom": Text(
        "变更被限制人须写明改为限制谁（证件号码或人员键）；请补填",
        "a transfer says to whom, by number or key; add it",
    ),
    "nothing_filed": Text(
        "该行既没有受理日期，也没有处理结果；请至少填一项",
        "the row gives neither the day received nor an outcome; give at least one",
    ),
    "nothing_pleaded": Text(
        "该行既没有免责事由，也没有主张的内容；请至少填一项",
        "the row gives neither a ground of exemption nor a plea; give at least one",
    ),
    "same_party": Text(
        "两方是同一主体；请核对", "both ends are one and the same party; check them"
    ),
    "unit_or_person": Text(
        "没有代码也没有证件号码，分不清是单位还是自然人；请补填其一，或填写类别（单位、自然人）",
        "with neither a code nor a number it is not known whether this is a unit or a person; add "
        "one of them, or the category (单位 or 自然人)",
    ),
    "target_unknown": Text(
        "措施的对象须有统一社会信用代码，自然人须有证件号码或人员键；请补填",
        "the target of a measure needs its unified code, a person a number or a key; add it",
    ),
    "unit_here": Text(
        "此处应为单位，不应填自然人；请核对",
        "an organisation belongs here and no natural person; check it",
    ),
    "kin_by_number": Text(
        "亲属关系只凭双方完整证件号码载入，姓名不能识别人；请补填",
        "kinship is loaded by the whole numbers of both persons only; add them",
    ),
    "share_range": Text(
        "比例应为 0 至 100 的数；请更正，不详则留空",
        "a share is a number from 0 to 100; correct it, or leave it blank if unknown",
    ),
    "contact_unreadable": Text(
        "联系方式为空或已脱敏，无法比对；请填完整内容，不提供则删去该行",
        "the contact is blank or masked and cannot be compared; give it whole, or leave the row "
        "out",
    ),
    "names_uneven": Text(
        "姓名与证件号码的项数不一致；请以分号分隔一一对应，没有号码则整格留空",
        "names and numbers differ in count; separate them with semicolons, one number for each "
        "name, or leave the cell of numbers empty",
    ),
    "numbers_unclear": Text(
        "有的证件号码已脱敏、有误或类型不明：此人只作候选；请核对，护照等其他证件请一行一人填写",
        "a number is masked, wrong or of an unknown kind: the person is a candidate; check it, and "
        "give passports and other documents one person a row",
    ),
    "account_unreadable": Text(
        "账号已脱敏或无法读取，未采用；需要时请补填完整账号",
        "the account is masked or cannot be read and is left out; give it whole if it is needed",
    ),
    "informant_dropped": Text(
        "有 {count} 列涉及举报人，未予保留，也不进入数据库；投诉本身照常载入。"
        "今后请在导出前删去这些列",
        "{count} columns concern the informant: they are dropped and never reach the store; the "
        "complaints themselves are loaded. Remove these columns before exporting",
    ),
}
