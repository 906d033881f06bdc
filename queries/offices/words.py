"""Why a fact bars nobody, or leaves it unsure, in both languages."""

from graph.text import Text

DOUBT = Text(
    "所据决定被确认违法，或同级来源说法不一，待裁定",
    "the determination was found unlawful, or sources of equal rank differ: to be settled",
)
NO_DUE_DAY = Text("未载明到期日", "the day on which the debt fell due is not on file")
NO_END = Text(
    "未载明刑罚执行完毕日，期满日不明",
    "the end of the sentence is not on file: its term is unknown",
)
NO_PROBATION_LIMB = Text(
    "该条没有缓刑的规定，缓刑者何时期满须由人判断",
    "the provision is silent on probation: a person must judge when it ends",
)
NO_INDUSTRY = Text(
    "事故单位或所任单位的行业不明，不能判断是否同一行业",
    "the industry of either unit is not on file, so it is unknown whether it is the same",
)
OTHER_INDUSTRY = Text(
    "终身限制只及于同一行业（{industry}）",
    "the lifelong bar is within one industry ({industry})",
)
OFFICE_ALONE = Text(
    "仅因任职，没有文书认定其负有个人责任",
    "the office alone: no instrument finds that the person is responsible",
)
NOT_IN_OFFICE = Text(
    "文书认定其负有责任，但其未任该条所指的职务",
    "found responsible, and held none of the offices that the provision names",
)
LEAD_ONLY = Text("只是线索，不足以认定责任", "a lead only: no determination of responsibility")
SAME_UNIT = Text(
    "限制只及于其他企业，不及于被列入名单的企业本身",
    "the bar is from other enterprises, not from the listed one itself",
)
PASSED = Text("限制至 {day} 止（含当日），已期满", "the bar ended with {day} and is over")
NOT_YET = Text("限制自 {day} 起", "the bar begins on {day}")
BARRED = Text(
    "自 {start} 起至 {through} 止（含当日）不得担任",
    "barred from {start} through {through}, that day included",
)
BARRED_OPEN = Text("自 {start} 起不得担任，未见终止日", "barred from {start} on; no end is on file")
JUDGED = Text(
    "其中一项须由人判断，只作提示", "a person must judge one part of it: a flag and no finding"
)
UNVERIFIED = Text(
    "所据条文尚未核实，只作提示", "the provision has not been verified: a flag and no finding"
)
NO_RULE_THEN = Text(
    "该日没有可用的任职限制规则，不能答“可以担任”",
    "no rule on this office is on file for that day, so the answer cannot be that it is free",
)
NO_RULE = Text("没有规则限制担任该职务", "no rule bars anybody from this office")
TOO_MANY = Text(
    "此人历来任职 {count} 条，超过上限 {most}，未逐一查看，不能答“可以担任”",
    "this person held {count} offices, over the limit of {most}, which were not looked at: the "
    "answer cannot be that it is free",
)
MENTION = Text(
    "此人身份未经核实（只有姓名），不能判断；请先认定身份",
    "this person is known by name only: nothing can be said before the identity is settled",
)
NOT_GRANTED = Text(
    "本角色不得查询个人的任职限制；请凭登记的案件或本人授权查询",
    "this role may not ask about bars of persons; ask with a case or that person's authorization",
)
