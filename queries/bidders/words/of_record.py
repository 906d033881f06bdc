"""Sentences on what stands against a bidder: bans, penalties, lists."""

from graph.text import Text

OF_RECORD: dict[str, Text] = {
    # Bans, penalties
    "banned": Text(
        "截止日在禁止参加的期限内（{document}，[{from}, {to})）",
        "under a ban at the deadline ({document}, [{from}, {to}))",
    ),
    "ban_suspended": Text(
        "禁止参加的决定已中止执行（{document}）；请核实",
        "the ban is suspended ({document}): check it",
    ),
    "ban_scope_unknown": Text(
        "有禁入决定（{document}），是否及于本程序没有写明；请核实",
        "a ban was ordered ({document}); whether it reaches this procedure is not said: check it",
    ),
    "ban_over": Text(
        "禁止参加的期限已于 {day} 届满（{document}），可以参加",
        "the ban ended on {day} ({document}); it may take part",
    ),
    "grave_count": Text(
        "窗口期内同类行为 {count} 次（{limit} 次以上为情节严重），"
        "可能被取消投标资格（{ban}）；以决定为准",
        "{count} such acts in the window ({limit} or more are grave): a ban of {ban} may be "
        "ordered, and only an order counts",
    ),
    "grave_count_unstated": Text(
        "窗口期内 {count} 次认定，部分没有写明是何种行为；请核实是否达到 {limit} 次",
        "{count} determinations in the window, some without saying of which act: check whether "
        "there are {limit}",
    ),
    "grave_loss": Text(
        "{document} 载明直接经济损失 {loss} 元（{limit} 元以上为情节严重），"
        "可能被取消投标资格（{ban}）；以决定为准",
        "{document} states a loss of {loss} yuan ({limit} or more is grave): a ban of {ban} may "
        "be ordered, and only an order counts",
    ),
    "again": Text(
        "禁入期满（{to}）后又有同类行为（{document}），可能被吊销营业执照；以决定为准",
        "such an act again ({document}) after the ban that ended before {to}: the licence may be "
        "revoked, and only an order counts",
    ),
    "heavy_penalty": Text(
        "{determined} 因违法经营受到：{kinds}（{document}）",
        "penalized on {determined}: {kinds} ({document})",
    ),
    "large_fine": Text(
        "{determined} 罚款 {fine} 元，达到 {limit} 元（{document}）",
        "fined {fine} yuan on {determined}, {limit} or more ({document})",
    ),
    "fine_below": Text(
        "{determined} 罚款 {fine} 元，不足 {limit} 元（{document}）",
        "fined {fine} yuan on {determined}, less than {limit} ({document})",
    ),
    "fine_unknown": Text(
        "{determined} 罚款，数额不在库中（{document}）；请核实",
        "fined on {determined}, the amount is not on file ({document}): check it",
    ),
    "penalty_cleared": Text(
        "{determined} 的处罚（{document}）所附禁止参加的期限已届满",
        "the ban that came with the penalty of {determined} ({document}) is over",
    ),
    "event_conflict": Text(
        "来源对该处罚（{document}）说法不一，须先核实",
        "sources disagree on this penalty ({document}): settle that first",
    ),
    "too_many_events": Text(
        "处罚等事件过多，没有逐一读取，不能判断", "too many events to be read: the test stays open"
    ),
    # Lists
    "listed": Text(
        "截止日在{list}中，[{from}, {to})",
        "on the {list} at the deadline, [{from}, {to})",
    ),
    "member_listed": Text(
        "联合体成员 {member} 截止日在{list}中，视同联合体",
        "the member {member} is on the {list} at the deadline; it counts for the consortium",
    ),
    "head_listed": Text(
        "在{list}中的是其负责人，不是供应商本身",
        "its head is on the {list}, and not the supplier",
    ),
    "shareholder_listed": Text(
        "在{list}中的是其个人股东，不是供应商本身",
        "a person who holds a share is on the {list}, and not the supplier",
    ),
    "owner_listed": Text(
        "在{list}中的是其出资企业，不是供应商本身",
        "an organization that holds a share is on the {list}, and not the supplier",
    ),
    "company_listed": Text(
        "在{list}中的是其所属法人，不是供应商本身",
        "its head office is on the {list}, and not the supplier",
    ),
    "post": Text(
        "负责人个人在{list}中，可能不得担任董事、监事、高级管理人员；由登记机关处理",
        "its head is on the {list} in person and may be barred from office; that is for the "
        "registry",
    ),
}
