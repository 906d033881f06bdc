"""Sentences on bids: findings, what they have in common, consortia, services, reviewers."""

from graph.text import Text

OF_BIDS: dict[str, Text] = {
    # The tenderer, findings
    "interest": Text(
        "与招标人有关联；是否可能影响招标公正性，须人工判断",
        "tied to the tenderer; whether it may affect fairness is for a person to decide",
    ),
    "is_tenderer": Text("投标人就是招标人", "the bidder is the tenderer"),
    "interest_found": Text(
        "{document} 认定其与招标人的利害关系可能影响招标公正性",
        "{document} finds an interest with the tenderer that may affect fairness",
    ),
    "collusion_found": Text(
        "{document} 认定其在本项目中串通", "{document} finds that it colluded in this project"
    ),
    "tenderer_found": Text(
        "{document} 认定招标人与其串通", "{document} finds collusion between tenderer and bidder"
    ),
    "not_confirmed": Text(
        "{document} 尚未认定，只是线索", "{document} is not determined yet: a lead only"
    ),
    # What bids have in common
    "same_author": Text(
        "双方的投标文件由同一单位或个人编制", "one unit or person made the files of both bids"
    ),
    "same_agent": Text(
        "双方委托同一单位或个人办理投标", "one unit or person was entrusted with both bids"
    ),
    "same_member": Text(
        "双方载明的项目管理成员是同一人", "both bids name one member of the project management"
    ),
    "same_account": Text(
        "双方的保证金从同一单位或个人的账户转出",
        "the deposits of both were paid from the account of one unit or person",
    ),
    "rival_author": Text(
        "一方编制了另一方的投标文件；请核实其自己的文件由谁编制",
        "one made the bid file of the other: check who made its own",
    ),
    "rival_agent": Text(
        "一方受托办理另一方的投标；请核实", "one was entrusted with the bid of the other: check it"
    ),
    "rival_member": Text(
        "一方被列为另一方的项目管理成员；请核实",
        "one is named in the project management of the other: check it",
    ),
    "same_name_on_bids": Text(
        "双方投标中的办理人（成员）同名但没有证件号码；姓名不是身份，请核实",
        "both bids name somebody of one name without a number: a name is not an identity, check it",
    ),
    "prices_regular": Text(
        "{count} 个报价依次相差 {step} 元，呈规律性差异；是否视为串通由评标委员会认定",
        "{count} prices differ by {step} yuan each, regularly; the committee decides what it means",
    ),
    "alike_found": Text(
        "{document} 认定投标文件异常一致或报价呈规律性差异",
        "{document} finds the files abnormally alike or the prices regularly spaced",
    ),
    "mixed_found": Text("{document} 认定投标文件相互混装", "{document} finds the bid files mixed"),
    # Consortium, changes
    "member_twice": Text(
        "联合体成员另行投标或参加其他联合体：{bids}",
        "a member of a consortium also bids alone or in another one: {bids}",
    ),
    "members_changed": Text(
        "资格预审（{prequalified}）之后联合体成员有变：{bids}",
        "the members of the consortium changed after the prequalification ({prequalified}): {bids}",
    ),
    "unit_cancelled": Text("{day} 已注销", "cancelled on {day}"),
    "unit_revoked": Text("{day} 被吊销营业执照", "its licence was revoked on {day}"),
    "unit_bankrupt": Text("{day} 进入破产", "bankrupt from {day}"),
    "unit_ended": Text(
        "登记状态为“{status}”，日期不明；请核实", "registered as “{status}” without a day: check it"
    ),
    "unit_merged": Text(
        "{day} 合并，承继者为 {successor}；须书面告知，并核实是否仍具备资格条件",
        "merged on {day} into {successor}; it must be told, and the qualification examined",
    ),
    "unit_divided": Text(
        "{day} 分立，承继者为 {successor}；须书面告知，并核实是否仍具备资格条件",
        "divided on {day}, then {successor}; it must be told, and the qualification examined",
    ),
    "licence_unknown": Text(
        "招标文件要求的资质“{licence}”不在库中，不能判断",
        "the licence “{licence}” that the lot asks for is not on file: the test stays open",
    ),
    "licence_over": Text(
        "资质“{licence}”在截止日无效", "the licence “{licence}” is not valid at the deadline"
    ),
    "licence_lost": Text(
        "资质“{licence}”在中标前失效（{day}）",
        "the licence “{licence}” ended before the award ({day})",
    ),
    # Services, recusal
    "prior_service": Text("为本项目提供过{service}", "served the project before: {service}"),
    "other_service": Text(
        "为本项目提供过“{service}”，条例没有列明；是否属于“等服务”须人工判断",
        "served the project before with “{service}”, which the article does not name: for a person "
        "to decide",
    ),
    "service_unknown": Text(
        "为本项目提供过前期服务，内容没有写明；请核实",
        "served the project before; what it did is not stated: check it",
    ),
    "sole_source": Text(
        "为本项目提供过{service}，但采购方式为{method}，不适用",
        "served the project before ({service}); the method is {method}, so the rule does not apply",
    ),
    "reviewer_in_office": Text(
        "评审（采购）人员在窗口期内在该供应商任职",
        "somebody who reviews or handles it held an office at the supplier in the window",
    ),
    "reviewer_controls": Text(
        "评审（采购）人员在窗口期内控股或支配该供应商",
        "somebody who reviews or handles it held the majority of the supplier, or directed it",
    ),
    "reviewer_share_unknown": Text(
        "评审（采购）人员在窗口期内持有该供应商股权，比例不明；请核实",
        "somebody who reviews or handles it held an unknown share of the supplier: check it",
    ),
    "reviewer_kin": Text(
        "评审（采购）人员与该供应商负责人有应当回避的亲属关系",
        "somebody who reviews or handles it is close kin of the supplier's head",
    ),
    "reviewer_kin_unknown": Text(
        "评审（采购）人员与该供应商负责人有亲属关系，亲等不明；请核实",
        "somebody who reviews or handles it is kin of the supplier's head, how close is not "
        "stated: check it",
    ),
    "reviewer_namesake": Text(
        "评审（采购）人员没有证件号码，与该供应商的任职者同名；姓名不是身份，请核实",
        "somebody who reviews or handles it has no number and bears the name of an office holder "
        "of the supplier: a name is not an identity, check it",
    ),
}
