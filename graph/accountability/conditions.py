"""The conditions that a candidate can fail, and the words that say so."""

from collections.abc import Mapping
from typing import Any

from graph.text import Text

REJECTIONS: dict[str, Text] = {
    "office_ended_before_conduct": Text(
        "自 {left} 起不再任{office}，行为自 {conduct_from} 起：行为发生时已不在任",
        "was no longer {office} from {left} on; the conduct began on {conduct_from}",
    ),
    "office_began_after_conduct": Text(
        "{entered} 起任{office}，行为到 {conduct_to} 已结束：行为发生时尚未任职",
        "became {office} on {entered}; the conduct had ended by {conduct_to}: "
        "not yet in office then",
    ),
    "last_seen_before_conduct": Text(
        "最后一次见于登记任{office}是 {seen}，行为自 {conduct_from} 起：其间是否在任没有证据",
        "was last on record as {office} on {seen}; the conduct began on {conduct_from}: "
        "nothing shows that the office was still held then",
    ),
    "first_seen_after_conduct": Text(
        "{entered} 首次见于登记任{office}，行为到 {conduct_to} 已结束：此前是否在任没有证据",
        "was first seen as {office} on {entered}; the conduct had ended by {conduct_to}: "
        "nothing shows that the office was held before",
    ),
    "office_between_acts": Text(
        "任{office}的期间 {term} 与各段行为均无重叠",
        "was {office} in {term}, which meets none of the intervals of the conduct",
    ),
    "office_not_answerable": Text(
        "{office}：{why}",
        "{office}: {why}",
    ),
    "name_only": Text(
        "任{office}的“{name}”只有姓名，身份未核实：姓名不是身份，不得记入任何人名下",
        "“{name}”, {office}, is known by name only: a name is not an identity, "
        "so nobody is recorded",
    ),
    "name_not_in_office": Text(
        "文书点名“{name}”但无证件号码，且不能唯一对应行为期间的在任人员",
        "the instrument names “{name}” without a number, and no single holder "
        "of an office then fits",
    ),
    "number_in_doubt": Text(
        "文书所列“{name}”的证件号码不完整或有误：不得仅凭同名对应到在任人员",
        "the number of “{name}” in the instrument is masked or wrong: the name alone does not make "
        "it the holder of an office who bears it",
    ),
    "evidence_below_e3": Text(
        "“{name}”仅有 {level} 级线索，须有 E1–E3 级文书点名认定",
        "“{name}” is named by a lead of level {level} only; an instrument of E1–E3 is needed",
    ),
    "name_contradicts_registry": Text(
        "决定书所列代表人“{stated}”与登记在任的“{registered}”不一致，核实前不作有效记录",
        "the row names “{stated}” as representative, the registry “{registered}”; "
        "nothing active until this is settled",
    ),
    "partner_is_organization": Text(
        "执行事务合伙人是组织：由其委派代表记入，该组织及其法定代表人不记",
        "the managing partner is an organization: its delegate is recorded, not it nor its head",
    ),
    "head_in_office": Text(
        "行政正职在任，主持工作的副职不作为主要负责人",
        "a head was in office, so the deputy in charge is not the principal responsible person",
    ),
    "conduct_date_unknown": Text(
        "行为时间不明，且 {window} 内{office}并非始终为同一人：只作候选",
        "the conduct is not dated and {office} was not the same person on every day of {window}: "
        "a candidate only",
    ),
    "minor_not_recorded": Text(
        "轻微失信按现行开关不记入个人",
        "minor acts are not recorded on persons under the switch in force",
    ),
    "identity_not_assured": Text(
        "身份的确认程度低于现行政策的要求",
        "the identity is less sure than the policy in force asks for",
    ),
    "class_not_recorded": Text(
        "适用规则不记录{office}",
        "the rule that applies does not record {office}",
    ),
    "awaits_determination": Text(
        "在任{office}（{day}）：先由有权机关问责，未经处分、问责、判决或处罚认定不作记录",
        "was {office} ({day}): the competent authority holds to account first; nothing is recorded "
        "without a sanction, an accountability decision or a judgment",
    ),
    "not_named_in_instrument": Text(
        "任{office}，但决定没有写明其为责任人：该规则只记决定写明的人",
        "was {office} and is not named in the decision: this rule records only whom it names",
    ),
    "not_cause_stage": Text(
        "是“{stage}”阶段的责任人；问题成因在“{cause}”阶段：不回溯到本人",
        "was responsible for the stage “{stage}”; the cause lies in “{cause}”: not traced back "
        "to this person",
    ),
    "not_in_charge_at_cause": Text(
        "在“{stage}”阶段负责的期间是 {term}，成因日 {day} 不在其内",
        "was responsible for “{stage}” in {term}, which does not hold the day of the cause, {day}",
    ),
    "candidate_by_office": Text(
        "成因日 {day} 任{office}；该阶段没有责任人记载，仅供调查参考，不作记录",
        "was {office} on the day of the cause, {day}; nobody is on file for that stage: a "
        "candidate for investigators, not recorded",
    ),
    # Said when a question looks beyond the subject; nothing of it is read by attribution.
    "shareholder": Text(
        "仅为出资人（{share}）：责任不沿股权传递，须有 E1–E3 级文书点名",
        "a shareholder only ({share}): nothing spreads along ownership without an instrument E1–E3",
    ),
    "head_of_parent": Text(
        "是出资人“{organization}”的{office}：另一法人，责任不沿股权传递",
        "is {office} of the shareholder “{organization}”: another legal person; "
        "nothing spreads along ownership",
    ),
    "head_of_subsidiary": Text(
        "是所投资企业“{organization}”的{office}：另一法人，责任不沿股权传递",
        "is {office} of “{organization}”, in which the subject holds a share: another legal person",
    ),
    "head_of_head_office": Text(
        "是所属法人“{organization}”的{office}：决定书以分支机构为当事人，其法定代表人不记",
        "is {office} of the head office “{organization}”: the branch is the party named",
    ),
    "head_of_branch": Text(
        "是分支机构“{organization}”的{office}：决定书以法人为当事人，须有 E1–E3 级文书点名",
        "is {office} of the branch “{organization}”: the head office is the party named",
    ),
    "head_of_partner": Text(
        "是合伙人“{organization}”的{office}：由委派代表记入，合伙人的代表人不记",
        "is {office} of the partner “{organization}”: the delegate is recorded, not its head",
    ),
    "same_name": Text(
        "与被记录人同名而不是同一人（任“{organization}”的{office}）：姓名不是身份",
        "bears the same name and is another person ({office} of “{organization}”): "
        "a name is not an identity",
    ),
}

GAPS: dict[str, Text] = {
    "merged": Text(
        "同一决定已并入“{event}”，记录在该处",
        "the same determination stands under “{event}”; its entries are there",
    ),
    "not_determined": Text(
        "尚无决定书内容或当事人，无法归责", "the determination or its subject is not on file yet"
    ),
    "not_confirmed": Text(
        "事件状态为“{state}”，未经认定：不产生记录",
        "the event is in state “{state}”, not confirmed: no record follows",
    ),
    "no_rule": Text(
        "{date} 认定时，没有适用于{subject_type}的现行规则：不产生记录",
        "no rule in force on {date} covers a {subject_type}: no record follows",
    ),
    "not_listed": Text(
        "尚无列入名单的记载：名单类失信以列入为前提，不产生记录",
        "no entry in the list is on file, on which this kind of default rests: no record follows",
    ),
    "conduct_date_unknown": Text(
        "行为时间不明：请补充载明行为起止日的文书",
        "the conduct is not dated: supply an instrument that states its days",
    ),
    "no_holder_on_record": Text(
        "{office}在 {window} 无在任人登记",
        "nobody is on record as {office} in {window}",
    ),
    "missing_delegate": Text(
        "执行事务合伙人是组织，行为期间没有委派代表登记",
        "the managing partner is an organization and no delegate is on record for the conduct",
    ),
    "subject_not_identified": Text(
        "当事人是自然人而身份未核实（{why}）：不得记入任何人名下",
        "the subject is a natural person not identified ({why}): nobody is recorded",
    ),
    "act_before_policy": Text(
        "行为在政策施行之前，按现行开关不记录",
        "the act lies before the policy and is not recorded under the switch in force",
    ),
    "cause_stage_unknown": Text(
        "没有写明问题成因所在的阶段和日期：无法回溯",
        "the stage and the day of the cause are not on file: nothing can be traced back",
    ),
    "missing_assignment": Text(
        "“{stage}”阶段在 {day} 没有政府方责任人的记载",
        "nobody is on file as responsible for the stage “{stage}” on {day}",
    ),
    "no_holiday_table": Text(
        "缺 {year} 年的节假日安排，撤回期限（自 {document} 起三个工作日）无法计算",
        "the table of holidays lacks {year}: the term of withdrawal from {document} on cannot be "
        "computed",
    ),
    "severity_unclassified": Text(
        "严重程度未分级：须由认定机关引用行业清单确定，在此之前仅限内部",
        "the severity is not classified: the authority must cite its sector "
        "list; internal until then",
    ),
}

PLEAS: dict[str, Text] = {
    "exemption_granted": Text(
        "{what}：“{name}”经 {document}（{on}）认定免除",
        "{what}: “{name}” was exempted by {document} of {on}",
    ),
    "exemption_unknown": Text(
        "{what}：政策没有这一免除事由", "{what}: the policy knows no such exemption"
    ),
    "exemption_not_applicable": Text(
        "{what}：不适用于“{name}”（政策只对特定主体规定了这一事由）",
        "{what}: does not apply to “{name}”; the policy grants it to others only",
    ),
    "exemption_incomplete": Text(
        "{what}：认定缺少必要材料（{missing}），不予免除",
        "{what}: the determination lacks what it must rest on ({missing}); not granted",
    ),
    "exemption_undecided": Text(
        "{what}：认定书没有写明不纳入（“可不纳入”须由认定机关决定）",
        "{what}: the determination does not say that the matter is not recorded, which is for the "
        "authority to decide",
    ),
    "exemption_partial": Text(
        "{what}：认定只及于“{matters}”，其余部分仍记录",
        "{what}: the determination covers “{matters}” only; the rest stays recorded",
    ),
    "invalid_defence": Text(
        "以“{what}”为由的辩解不成立：政策明确不得以此违约毁约",
        "the defence “{what}” fails: the policy says that it is none",
    ),
    "plea_undecided": Text(
        "“{what}”尚待有权机关认定", "“{what}” waits for the competent authority"
    ),
}

MEASURES: dict[str, Text] = {
    "missing": Text("决定缺少必要数据：{what}", "the decision lacks required data: {what}"),
    "unknown_measure": Text("措施不在清单内", "the measure is not in the list"),
    "carve_outs_missing": Text(
        "没有排除社会福利、救助和扶贫资金", "welfare, relief and poverty funds are not left open"
    ),
    "basis_too_low": Text(
        "减损权益而没有法律、法规或中央政策文件作依据",
        "it reduces rights and cites no law, regulation or central policy document",
    ),
    "unverified_only": Text("所引依据均未核实", "every basis that it cites is unverified"),
    "dispute_open": Text(
        "作出时异议尚未处理，不得新增措施", "taken while a dispute was open, which bars new ones"
    ),
    "severity_carries_no_measure": Text(
        "轻微或未分级的失信不得作为措施的依据", "a minor or ungraded default carries no measure"
    ),
    "not_in_office_at_order": Text(
        "作出之日不在有关职务上：须核对", "held none of the offices on the day of the order: check"
    ),
    "no_event": Text(
        "没有对应的失信行为在库：按文书列示", "for no default on file: shown as it was ordered"
    ),
    "pending_review": Text("记录待核实", "the entry is pending review"),
    "contested": Text("记录有争议", "the entry is contested"),
}

TASKS: dict[str, Text] = {
    "hold_to_account": Text(
        "请有权机关对“{name}”（{office}，{day}）启动问责",
        "ask the competent authority to hold “{name}” ({office}, {day}) to account",
    ),
    "settle_exemption": Text(
        "“{name}”主张{what}：由有权机关认定（{document}）",
        "“{name}” pleads {what}: the competent authority decides ({document})",
    ),
    "decide_dispute": Text(
        "“{name}”的异议 {number}：{due} 前作出处理",
        "dispute {number} of “{name}”: decide it by {due}",
    ),
    "correct_entry": Text(
        "异议 {number} 成立：请认定机关更正决定内容（变更）",
        "dispute {number} is upheld: ask the authority to change the decision",
    ),
    "check_order_target": Text(
        "{document}（{on}）写明“{name}”，其当日不任有关职务：向作出机关核对",
        "{document} of {on} names “{name}”, who held none of the offices that day: ask its author",
    ),
    "identify_person": Text(
        "核实“{name}”（{office}）的身份：取得证件号码或登记机关证明",
        "identify “{name}” ({office}): obtain the number or a certificate of the registry",
    ),
    "settle_conflict": Text(
        "来源冲突（{what}）：由数据治理员裁定",
        "sources conflict ({what}): the steward decides",
    ),
    "settle_representative": Text(
        "决定书代表人“{stated}”与登记“{registered}”不一致：向认定机关和登记机关核对",
        "representative “{stated}” in the row, “{registered}” in the registry: ask both",
    ),
    "confirm_conduct_date": Text(
        "取得载明行为起止日的文书", "obtain the instrument that states the days of the conduct"
    ),
    "classify_severity": Text(
        "请认定机关依行业清单明确严重程度",
        "ask the authority to classify the severity by its sector list",
    ),
    "confirm_boundary_day": Text(
        "“{name}”仅在交接日 {day} 与行为重叠：核对当日由谁履职",
        "“{name}” meets the conduct on the change day {day} only: check who acted on that day",
    ),
    "settle_term": Text(
        "“{name}”登记在任{office}，有证据称 {left} 起已离任：由异议裁定实际任期，此前以登记为准",
        "“{name}” is registered as {office} and is said to have left on {left}: a dispute decides "
        "the actual term; until then the registry counts",
    ),
    "settle_withdrawal": Text(
        "{document}（{day}）确认该决定违法：记录已撤回、不计入，由数据治理员裁定如何处理",
        "{document} of {day} found the decision unlawful: its entries are withdrawn and counted "
        "nowhere; the steward decides what becomes of them",
    ),
    "check_notice_date": Text(
        "{document} 的日期 {day} 早于认定之日 {determined}：核对日期和所指的决定书",
        "{document} of {day} is earlier than the determination of {determined}: check the day and "
        "which decision is meant",
    ),
}

REVIEWS: dict[str, Text] = {
    "boundary_day": Text("仅交接日重叠", "overlaps on the change day only"),
    "name_contradiction": Text(
        "代表人姓名与登记不一致", "representative's name contradicts the registry"
    ),
    "source_conflict": Text("来源冲突未决", "sources conflict"),
    "conduct_date_unknown": Text("行为时间不明", "conduct not dated"),
    "actual_term_disputed": Text("实际任期有争议", "the actual term is disputed"),
}


def say(table: Mapping[str, Text], code: str, facts: Mapping[str, Any]) -> Text:
    """The sentence for a code; a fact `x_zh`/`x_en` pair is said per language."""
    zh = {k.removesuffix("_zh"): v for k, v in facts.items() if not k.endswith("_en")}
    en = {k.removesuffix("_en"): v for k, v in facts.items() if not k.endswith("_zh")}
    return Text(table[code].zh.format(**zh), table[code].en.format(**en))
