"""Sentences on units: their heads, shares, direction, nearness, the tenderer."""

from graph.text import Text

OF_UNITS: dict[str, Text] = {
    # Heads
    "same_head": Text(
        "截止日双方单位负责人是同一人（同一人员键）",
        "at the deadline the heads of both units are one person (one key)",
    ),
    "head_conflict_pair": Text(
        "双方登记的单位负责人中有同一人，但来源对任职有冲突，须先核实",
        "one person is recorded as head of both, but sources disagree on the office: settle that",
    ),
    "head_conflict": Text(
        "截止日的单位负责人来源有冲突，不能判断；请核实登记",
        "sources disagree on the head at the deadline, so the test stays open: check the register",
    ),
    "head_unknown": Text(
        "截止日的单位负责人不在库中，不能判断；请载入登记信息",
        "the head at the deadline is not on file, so the test stays open: load the register",
    ),
    "head_no_number": Text(
        "截止日的单位负责人没有证件号码，姓名不能比对；请补充号码",
        "the head at the deadline has no number on file, and a name proves nothing: add the number",
    ),
    "head_is_organization": Text(
        "执行事务的是组织，其委派代表不在库中，不能判断；请载入委派代表",
        "an organization holds the office and its delegate is not on file: load the delegate",
    ),
    "head_open": Text(
        "截止日的单位负责人不能确定，不能判断",
        "the head at the deadline is not certain, so the test stays open",
    ),
    # Shares, direction, management
    "share_over": Text(
        "一方直接持有另一方 {share}%，超过 {limit}%",
        "one holds {share} % of the other directly, more than {limit} %",
    ),
    "share_not_over": Text(
        "一方直接持有另一方 {share}%，没有超过 {limit}%；表决权是否足以控制，须人工判断",
        "one holds {share} % of the other directly, not more than {limit} %; whether the votes are "
        "enough for control is for a person to decide",
    ),
    "share_unknown": Text(
        "一方持有另一方的股权（{share}），不能确定是否超过 {limit}%；请核实",
        "one holds a share of the other ({share}), perhaps more than {limit} %: check it",
    ),
    "share_indirect": Text(
        "一方经库中没有的中间人间接持有另一方 {share}%；请核实",
        "one holds {share} % of the other through others who are not on file: check it",
    ),
    "chain_control": Text(
        "一方经 {links} 层、每层超过 {limit}% 的持股间接控股另一方",
        "one holds the other through {links} links of more than {limit} % each",
    ),
    "chain_unknown": Text(
        "一方经 {links} 层持股连到另一方，其中有比例不明的；请核实是否每层超过 {limit}%",
        "one is linked to the other through {links} holdings, some of unknown share: check whether "
        "each is more than {limit} %",
    ),
    "directs": Text(
        "有文件载明一方实际支配另一方", "a document records that one directs the other"
    ),
    "votes": Text(
        "一方持有另一方 {share}% 的表决权（界限 {limit}%）",
        "one holds {share} % of the votes of the other (limit {limit} %)",
    ),
    "manages": Text(
        "有文件载明一方管理另一方（非股权）", "a document records that one manages the other"
    ),
    "too_many_holders": Text(
        "出资人过多，没有逐一读取，不能判断", "too many holders to be read: the test stays open"
    ),
    # Nearness
    "siblings": Text(
        "双方由同一出资人控股；负责人不同的，不属于第三十四条第二款",
        "both are held by one owner; with different heads the article does not reach them",
    ),
    "common_person": Text(
        "同一人在双方任职或出资，但不是双方的单位负责人",
        "one person holds an office or a share at both and is not the head of both",
    ),
    "common_organization": Text(
        "同一组织是双方的出资人或合伙人", "one organization is a holder or partner of both"
    ),
    "name_coincidence": Text(
        "双方单位负责人同名，证件号码不同，是两个人",
        "the heads bear one name and have different numbers: two persons",
    ),
    "name_without_number": Text(
        "双方单位负责人同名，至少一人没有证件号码；姓名不是身份，请核实",
        "the heads bear one name and not both have a number: a name is not an identity, check it",
    ),
    "one_group": Text(
        "双方属于同一控股集团；仅有这一关系不是串通",
        "both belong to one group by shares; that alone is no collusion",
    ),
    "branch": Text(
        "一方是另一方的分支机构，不是独立法人", "one is a branch of the other, no legal person"
    ),
    "branches": Text("双方是同一公司的分支机构", "both are branches of one company"),
}
