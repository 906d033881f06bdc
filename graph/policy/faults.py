"""What can be wrong with a policy file, and what to do about it, in both languages.

A message names the file, the line and the rule; then the fault; then the remedy.
"""

from collections.abc import Mapping
from typing import NamedTuple

from graph.text import Text

Path = tuple[str | int, ...]


class Fault(NamedTuple):
    """A fault by its code, at a place inside the policy."""

    path: Path
    code: str
    facts: Mapping[str, object] = {}


class Place(NamedTuple):
    file: str
    line: int | None = None
    rule: str | None = None


MESSAGES: dict[str, Text] = {
    # The files themselves
    "no_such_file": Text(
        "找不到该政策文件或文件夹；请核对路径",
        "there is no such policy file or folder; check the path",
    ),
    "no_files": Text(
        "文件夹中没有 .yaml 文件；请放入政策文件", "the folder holds no .yaml file; put one there"
    ),
    "not_yaml": Text(
        "此处不是合法的 YAML；请检查缩进、冒号和引号，并存为 UTF-8",
        "this is not YAML; check the indentation, colons and quotes, and save it as UTF-8",
    ),
    "empty_file": Text(
        "文件是空的；请写入内容或删去该文件", "the file is empty; write its sections or delete it"
    ),
    "not_sections": Text(
        "文件顶层应是“键: 值”的各节；请按节书写",
        "the top of the file must be sections, as `name:`; write it so",
    ),
    "duplicate_key": Text(
        "键“{key}”重复；请删去或改名其中一个",
        "the key “{key}” stands twice; delete or rename one of them",
    ),
    "section_twice": Text(
        "“{key}”一节已在 {other} 中写过；请合并到一个文件",
        "the section “{key}” is in {other} already; keep it in one file",
    ),
    # Keys and values
    "unknown_key": Text("未知的键“{key}”；{hint}", "unknown key “{key}”; {hint}"),
    "missing_key": Text("缺少“{key}”；请补上", "“{key}” is missing; add it"),
    "unknown_word": Text("未知的{what}“{value}”；{hint}", "unknown {what} “{value}”; {hint}"),
    "wrong_type": Text("“{key}”应为{expected}；请改写", "“{key}” must be {expected}; rewrite it"),
    "empty_value": Text("“{key}”是空的；请填写", "“{key}” is empty; fill it in"),
    "wrong_date": Text(
        "日期“{value}”不存在或格式不对；请写成 2026-05-10 的形式",
        "“{value}” is no date; write it as 2026-05-10",
    ),
    "wrong_period": Text(
        "期间“{value}”无法识别；请写成 P3M、P2Y 或 P30D",
        "“{value}” is no period; write P3M, P2Y or P30D",
    ),
    "wrong_text": Text(
        "“{key}”须有中英文；请写成 {{zh: …, en: …}}",
        "“{key}” must be in both languages; write {{zh: …, en: …}}",
    ),
    "wrong_implementer": Text(
        "“{value}”不是落实条款者的名称；请写成 {kinds} 之一加名称，如 loader:penalties",
        "“{value}” names nothing that implements a clause; write one of {kinds} with a name, "
        "such as loader:penalties",
    ),
    # Clauses and holidays
    "unknown_rule": Text(
        "落实者中的规则“{value}”不存在；{hint}", "it names an unknown rule “{value}”; {hint}"
    ),
    "clause_without_text": Text(
        "所引条款“{value}”没有原文；请补上原文，或引用另一条款",
        "it cites the clause “{value}”, whose text is missing; supply it or cite another clause",
    ),
    "not_in_year": Text(
        "{day} 不在 {year} 年；请写到该日所在的年份下",
        "{day} is not in {year}; write it under its own year",
    ),
    "days_reversed": Text(
        "止日 {last} 早于起日 {first}；请更正",
        "it ends on {last}, before its first day {first}; correct them",
    ),
    "day_twice": Text("{day} 写了两次；请只留一处", "{day} stands twice; leave it in one place"),
    "not_a_weekend": Text(
        "{day} 不是周末，本来就上班；请核对通知后更正或删去",
        "{day} is no weekend day and is worked anyway; check the notice, correct or remove it",
    ),
    # Dates
    "ends_before_start": Text(
        "失效日 {stop} 不晚于生效日 {start}；请更正日期",
        "it ends on {stop}, not after its start on {start}; correct the dates",
    ),
    "before_policy": Text(
        "自 {start} 起适用，早于政策施行日 {policy}；请改为该日或之后",
        "it applies from {start}, before the policy itself ({policy}); start it then or later",
    ),
    # Rules
    "no_citation": Text(
        "没有引用依据；请在 citation 中写明 bases 里的依据编号",
        "it cites no legal basis; name at least one id of `bases` under `citation`",
    ),
    "unknown_basis": Text(
        "引用了未登记的依据“{value}”；{hint}", "it cites an unknown basis “{value}”; {hint}"
    ),
    "unknown_clause": Text(
        "引用了未收录的条款“{value}”；{hint}", "it cites an unknown clause “{value}”; {hint}"
    ),
    "unknown_exemption": Text(
        "引用了未登记的豁免“{value}”；{hint}", "it names an unknown exemption “{value}”; {hint}"
    ),
    "basis_not_in_force": Text(
        "{when} 没有任何所引依据有效；请补引当日有效的依据，或改规则的起止日",
        "on {when} none of its bases is in force; cite one that is, or change the rule's dates",
    ),
    "version_twice": Text(
        "版本“{version}”写了两次；用过的版本不得改写，请另立新版本号",
        "version “{version}” stands twice; a used version is never changed: number the new one",
    ),
    "version_changed": Text(
        "版本“{version}”已被本库使用，内容不得改写；请恢复原文，给它写上 effective_to，"
        "再以新版本号另写一条",
        "version “{version}” was used by this store and may not be changed; restore it, end it "
        "with `effective_to`, and write the new content as a version of its own",
    ),
    "versions_overlap": Text(
        "版本“{version}”与“{other}”自 {start} 起同时有效；请在旧版本写 effective_to: {start}",
        "versions “{version}” and “{other}” are both in force from {start}; "
        "end the older one with `effective_to: {start}`",
    ),
    "rules_compete": Text(
        "与规则 {other} 自 {start} 起都适用于{category}的{subject}；每日每类主体只能有一条规则",
        "both this and rule {other} answer for {category} of a {subject} from {start}; "
        "leave one rule a day and subject type",
    ),
    "no_role_class": Text(
        "记录“{role_class}”，但 role_classes 中它没有“{subject}”一行；请补上（无此任职则写 []）",
        "it records “{role_class}”, for which role_classes has no row “{subject}”; "
        "add one (with [] where nobody holds such an office)",
    ),
    "status_for_determined": Text(
        "“{role_class}”只能凭认定记载，不能写 A_status；请改为 B_determined",
        "“{role_class}” is recorded by a determination only, never by status; write B_determined",
    ),
    "period_kind": Text(
        "“{key}”须写 regime: auto 或 while: listed，且只写其一；请改写",
        "“{key}” is either `regime: auto` or `while: listed`; write one of them",
    ),
    "no_list_entry": Text(
        "期间写 while: listed，却没有要求列入名单；请在 when 中写 list_entry: required",
        "its period is `while: listed` but it asks for no list entry; "
        "write `list_entry: required` under `when`",
    ),
    "range_too_wide": Text(
        "公开范围“{value}”宽于该层级的上限“{ceiling}”；请改窄",
        "the range “{value}” is wider than the ceiling of this tier, “{ceiling}”; narrow it",
    ),
    # Measures
    "unknown_measure": Text("未知的措施代码“{value}”；{hint}", "unknown measure “{value}”; {hint}"),
    "basis_too_low": Text(
        "措施 {measure} 减损权益，不能以{level}“{basis}”为依据；请援引{allowed}，或删去该措施",
        "measure {measure} reduces rights and cannot rest on “{basis}”, a {level}; "
        "cite one of: {allowed}; or remove the measure",
    ),
    "carve_out_missing": Text(
        "措施 {measure} 须排除{missing}；请在 carve_outs 中写全",
        "measure {measure} must leave open: {missing}; write all of them under `carve_outs`",
    ),
    "no_reason_to_withhold": Text(
        "措施标为 withheld，却没有写明理由；请在 why 中写明",
        "a withheld measure says no reason; write it under `why`",
    ),
    "records_nothing": Text(
        "没有任何记录，也不是 at_order 的命令；请在 records 中写明记入谁",
        "it records nobody and is no order (`timing: at_order`); write whom it records",
    ),
    "stage_without_side": Text(
        "阶段责任人须写明哪一方；请写 side: 政府方，并写 timing: at_cause_stage",
        "a record of a stage must say whose side and trace back; "
        "write `side` and `timing: at_cause_stage`",
    ),
    "unverified_only": Text(
        "措施 {measure} 的依据均未核实，不得生效；请先核实依据，或写 status: proposed",
        "measure {measure} rests on unverified bases alone and cannot be active; "
        "verify one first, or write `status: proposed`",
    ),
    # Severity
    "terms_overlap": Text(
        "与 {other} 自 {start} 起同时有效；请在较早的一项写 effective_to: {start}",
        "it and {other} are both in force from {start}; end the older with `effective_to: {start}`",
    ),
    "terms_gap": Text(
        "自 {start} 起 {key} 没有有效的一项；请补上该期间的",
        "nothing of {key} is in force from {start}; add what was",
    ),
    "no_grade": Text("没有“{value}”一级；请补上", "the grade “{value}” is missing; add it"),
    "min_over_max": Text(
        "最短期间 {min} 长于最长期间 {max}；请更正",
        "the minimum {min} is longer than the maximum {max}; correct them",
    ),
    "no_period": Text(
        "公示的一级须写 min 和 max；请补上，或写 publish: false",
        "a published grade needs `min` and `max`; add them, or write `publish: false`",
    ),
    "kind_twice": Text(
        "处罚种类“{value}”写了两次；请只留一处",
        "the penalty kind “{value}” stands twice; leave it in one place",
    ),
    "not_a_grade": Text(
        "不能把种类定为“{value}”；未列出的种类即为未分级，请删去",
        "no kind is graded “{value}”; what is not listed is unclassified anyway: remove it",
    ),
    # Relations and clues
    "no_share": Text(
        "该步的关系都没有比例，不能写“{key}”；请删去，或加上 HOLDS_SHARE、HOLDS_VOTES",
        "no relation of this step has a share, so “{key}” means nothing; remove it, or add "
        "HOLDS_SHARE or HOLDS_VOTES",
    ),
    "no_percent": Text(
        "“{key}”应在 0 到 100 之间，所写为 {value}；请更正",
        "“{key}” is a percentage from 0 to 100, not {value}; correct it",
    ),
    "too_few": Text(
        "“{key}”至少为 {least}，所写为 {value}；请更正",
        "“{key}” is at least {least}, not {value}; correct it",
    ),
    # Offices
    "recorded_and_never": Text(
        "{office} 已列入“{role_class}”，又写入 never_recorded；请只留一处",
        "{office} is in the class “{role_class}” and in never_recorded; leave it in one of them",
    ),
    "no_range": Text(
        "没有写明“{value}”的范围；请补上", "the range of “{value}” is missing; add it"
    ),
    # Screening and bars from office
    "no_carve_outs": Text(
        "用途“{purpose}”以 {measure} 拦截，却没有排除{missing}；请在 carve_outs 中补上",
        "the purpose “{purpose}” blocks by {measure} and does not leave out {missing}; "
        "add it under `carve_outs`",
    ),
    "block_too_low": Text(
        "用途“{purpose}”的拦截减损权益，所引依据的级别不够；请援引{allowed}，或写 effect: flag",
        "a block for the purpose “{purpose}” reduces rights and its bases rank too low; "
        "cite one of: {allowed}; or write `effect: flag`",
    ),
    "no_clock": Text(
        "“{bar}”没有写明期限 clock；此类事实的限制须有期限，请补上",
        "“{bar}” has no `clock`; a bar that follows from such a fact has a term: add it",
    ),
    # Ownership
    "wrong_per_cent": Text(
        "“{key}”写成了“{value}”；请写 0 到 200 的百分数，不加引号和百分号",
        "“{key}” is “{value}”; write a per cent from 0 to 200, without quotes or sign",
    ),
    "sums_without_whole": Text(
        "从 {min} 到 {max} 不含 100；足额的合计应在范围内，请更正",
        "100 does not lie between {min} and {max}; the whole must be inside: correct them",
    ),
    "filer_twice": Text(
        "“{subject}”已写在 {other} 中；每类主体只能写一处",
        "“{subject}” stands in {other} already; leave each type in one place",
    ),
}

WORDS: dict[str, Text] = {
    "Kind": Text("职务", "office"),
    "EventCategory": Text("失信类别", "event category"),
    "SubjectType": Text("主体类型", "subject type"),
    "Severity": Text("严重程度", "severity"),
    "EvidenceLevel": Text("证据等级", "evidence level"),
    "Assurance": Text("身份核实程度", "assurance"),
    "Tier": Text("层级", "tier"),
    "RoleClass": Text("责任人类别", "role class"),
    "Ground": Text("归类方式", "ground"),
    "Condition": Text("条件", "condition"),
    "Timing": Text("时点", "timing"),
    "MeasureStatus": Text("措施状态", "measure status"),
    "Publication": Text("公开范围", "publication range"),
    "Level": Text("效力级别", "level of law"),
    "ListCode": Text("名单", "list"),
    "BarGround": Text("任职限制事由", "ground of a bar"),
    "ScreenEffect": Text("比对结果", "effect of a hit"),
    "FundCarveOut": Text("排除的资金", "carve-out"),
    "Nearness": Text("关系层级", "level of relation"),
    "NodeKind": Text("对象种类", "kind of subject"),
    "Relation": Text("关系", "relation"),
    "ClauseClass": Text("条款分类", "class of clause"),
    "Procedure": Text("程序", "procedure"),
    "RulingEffect": Text("裁断效果", "effect of a ruling"),
    "ClueEffect": Text("线索效果", "effect of a clue"),
    "value": Text("取值", "value"),
}


def say(place: Place, fault: Fault) -> Text:
    return _where(place, MESSAGES[fault.code].fill(**fault.facts))


def _where(place: Place, message: Text) -> Text:
    zh, en = place.file, place.file
    if place.line is not None:
        zh, en = f"{zh} 第 {place.line} 行", f"{en}, line {place.line}"
    if place.rule is not None:
        zh, en = f"{zh}，规则 {place.rule}", f"{en}, rule {place.rule}"
    return Text(f"{zh}：{message.zh}", f"{en}: {message.en}")
