"""What to do about a row, by reason."""

from graph.text import Text
from loaders.tables.remedies_of_cases import OF_CASES

_REMEDIES: dict[str, Text] = {
    "cell_count": Text(
        "该行有 {found} 格，表头有 {wanted} 列；请检查分隔符和引号，补齐或删去多余的格",
        "the row has {found} cells under {wanted} headings; check delimiters and quotes",
    ),
    "digits_lost": Text(
        "该格存为数字，Excel 只保留15位，末位已丢失；请把该列设为文本后重新填写并导出",
        "the cell was stored as a number, of which Excel keeps 15 digits: the last are lost; "
        "format the column as text, enter the value anew and export again",
    ),
    "missing_value": Text("此项必填；请补填", "this must be filled in; fill it in"),
    "no_such_date": Text(
        "日历上没有这一天；请按文书更正", "there is no such day; correct it from the document"
    ),
    "not_a_date": Text(
        "无法识别的日期；请写成 2026-05-10", "no date can be read here; write it as 2026-05-10"
    ),
    "not_an_amount": Text(
        "无法识别的金额；请只写数字，单位按表头",
        "no amount can be read here; write digits only, in the unit of the heading",
    ),
    "unknown_value": Text(
        "不在可填范围内；请填：{choices}", "not a known value; write one of: {choices}"
    ),
    "coded_value": Text(
        "只填了代号，各地代号含义不同；请改填名称",
        "only a number is given, and its meaning differs between places; write the name",
    ),
    "too_long": Text(
        "超过标准规定的 {limit} 个字符；已照录，请核对是否错列",
        "longer than the {limit} characters of the standard; kept, check that no column slipped",
    ),
    "date_after_publication": Text(
        "晚于数据的版本日期 {published}；请核对日期，或更正 --published",
        "later than the version day of the data, {published}; check it, or correct --published",
    ),
    "date_after_determination": Text(
        "晚于文书日期 {determined}；文书不能认定其后的行为，请核对",
        "later than the document of {determined}, which cannot find later conduct; check it",
    ),
    "date_after_entry": Text(
        "晚于列入日期 {entered}；请核对",
        "later than the day of entry in the list, {entered}; check it",
    ),
    "no_start_of_default": Text(
        "没有立案时间，不知不履行从哪天起：按行为时间不明处理；请补填",
        "no day on which the case was registered: the conduct is taken as not dated; add it",
    ),
    "performed_undated": Text(
        "已全部履行而没有履行或移出的日期：按数据的版本日期结束，并注明止日不明；请补填日期",
        "performed in full without a day of performance or removal: ended on the version day, "
        "marked as unknown; add the day",
    ),
    "masked_code": Text(
        "单位代码已脱敏：仅按名称在本机关数据内识别，不与其他来源合并；请补填完整代码",
        "the code of the unit is masked: known by name within this authority's data only; "
        "add the whole code",
    ),
    "person_listed": Text(
        "经营异常名录只列组织；请核对类别和代码",
        "this list holds organisations only; check the kind of list and the code",
    ),
    "end_before_start": Text(
        "结束日期早于开始日期 {start}；请核对是否填反",
        "the end is before the start {start}; check whether they are swapped",
    ),
    "end_missing": Text(
        "只填了开始日期；请补填结束日期，单日行为两格填同一天，不详则两格都留空",
        "only the start is given; add the end, the same day for an act of one day, "
        "or leave both empty if unknown",
    ),
    "start_missing": Text(
        "只填了结束日期；请补填开始日期，不详则两格都留空",
        "only the end is given; add the start, or leave both empty if unknown",
    ),
    "check_digit": Text("{why}。{suggestions}", "{why}. {suggestions}"),
    "no_code": Text(
        "没有可用的代码：仅按名称在本机关数据内识别，不与其他来源合并；请补填统一社会信用代码",
        "no usable code: known by name within this authority's data only and merged with "
        "nothing; add the unified social credit code",
    ),
    "person_number_in_code": Text(
        "代码栏中疑似个人身份号码，未予保留；请改填单位代码",
        "what reads as a person's number stands in a code column and is not kept; "
        "give the organisation's code",
    ),
    "codes_contradict": Text(
        "同一行的代码不可能属于同一主体（统一社会信用代码第9至17位应为组织机构代码，每种代码只有一个）；"
        "不据此合并，请核对证照",
        "the codes of this row cannot be of one organisation: positions 9 to 17 of the unified "
        "code are the organisation code, and there is one of each; nothing is merged, "
        "check the certificate",
    ),
    "masked_number": Text(
        "号码已脱敏：此人只作候选，不产生个人记录；需要时请向机关索取完整号码",
        "the number is masked: the person is a candidate and receives no entry; "
        "ask the authority for the whole number if one is due",
    ),
    "no_number": Text(
        "没有证件号码：此人只作候选，不产生个人记录；请补填证件类型和号码",
        "there is no number: the person is a candidate and receives no entry; "
        "add the kind and number of the document",
    ),
    "number_invalid": Text(
        "{why}：此人只作候选，不产生个人记录；请核对证件",
        "{why}: the person is a candidate and receives no entry; check the document",
    ),
    "rep_number_invalid": Text(
        "法定代表人证件号码不可用（{why}），未予采用；请核对证件",
        "the number of the representative cannot be used ({why}) and is left out; check it",
    ),
    "no_authority_code": Text(
        "没有处罚机关代码：按机关名称对应处罚决定，处罚数据写有代码时将对不上；请补填代码",
        "no code of the penalising authority: the decision is matched by its name, which fails "
        "where the penalty data give a code; add the code",
    ),
    "no_basis": Text(
        "没有写明严重程度的依据；请补填所依据的清单和条款",
        "the severity has no basis; add the list and clause that it rests on",
    ),
    "no_level": Text(
        "没有证据等级，按 E4（线索）处理，不产生个人记录；请填 E1–E4",
        "no level of evidence: taken as E4, a lead only, with no entry; write E1 to E4",
    ),
    "nothing_determined": Text(
        "该行没有行为日期、严重程度或责任人中的任何一项；请至少填一项",
        "the row states neither conduct dates nor a severity nor a person; state at least one",
    ),
    "column_of_other_type": Text(
        "该类通知不填此项；请核对通知类型，或清空此格",
        "a notice of this type leaves this empty; check the type, or clear the cell",
    ),
    "before_decision": Text(
        "早于处罚决定日期 {determined}；请核对日期和处罚决定书文号",
        "earlier than the decision of {determined}; check the day and the number of the decision",
    ),
    "after_notice": Text(
        "晚于通知日期 {decided}；请核对", "later than the notice of {decided}; check it"
    ),
    "nothing_changed": Text(
        "变更通知没有写明任何变更后的内容；请至少填一项",
        "the notice of a change gives no new content; state at least one item",
    ),
    "severity_not_restated": Text(
        "处罚类别已变更而没有写明变更后的严重程度：原分级不再适用，按新的处罚类别确定；"
        "请补填严重程度和依据",
        "the kinds of penalty changed and no new severity is given: the old one no longer "
        "applies and the new kinds decide; add the severity and its basis",
    ),
    "number_needed": Text(
        "个人单独修复只终止本人的记录，须凭完整证件号码确定是谁；请补填",
        "a repair of one person closes that person's entry alone, and only a whole number tells "
        "whose; add it",
    ),
    "unknown_position": Text(
        "无法识别的职务；请写登记所用的名称，如 董事、总经理、法定代表人",
        "no office can be read here; write it as the registry does, such as 董事 or 法定代表人",
    ),
}
_REMEDIES |= OF_CASES


def remedy(reason: str, **values: object) -> Text:
    return _REMEDIES[reason].fill(**values)
