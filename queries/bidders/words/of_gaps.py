"""Sentences on what was left out, which rules were not applied, and the procedure."""

from graph.text import Text

LEFT_OUT: dict[str, Text] = {
    "not_on_file": Text(
        "库中没有这些代码，没有任何信息可供核对，一律不明",
        "these codes are not on file: nothing can be checked, everything is unknown",
    ),
    "no_holders": Text(
        "这些单位没有出资人信息，控股关系不明",
        "no shareholders of these units are on file: control is unknown",
    ),
    "degree": Text(
        "这些对象的关系超过 {limit} 条，没有读取，有关规则不明",
        "these have more than {limit} edges, which were not read: the rules concerned stay open",
    ),
    "hops": Text(
        "持股链只读到 {limit} 层，更远的没有读取",
        "chains of shares were read to {limit} links, no further",
    ),
    "findings": Text(
        "发现超过 {limit} 项，其余 {more} 项没有逐项列出；每一投标人的 ruled_by 是完整的",
        "there are more than {limit} findings and {more} are not listed one by one; `ruled_by` of "
        "each bidder is complete",
    ),
    "not_bidding": Text(
        "只受邀请或已撤回的投标没有计入", "bids that were only invited or withdrawn do not count"
    ),
    "several_bids": Text(
        "这些单位在本标段有不止一份投标，请核实",
        "these have more than one bid in the lot: check it",
    ),
    "reviewers_unnumbered": Text(
        "有评审（采购）人员没有证件号码，回避规则对其不明",
        "some who review or handle it have no number: of them the rule of recusal stays open",
    ),
    "no_reviewers": Text(
        "评审（采购）人员不在库中，回避规则不明",
        "nobody who reviews or handles it is on file: the rule of recusal stays open",
    ),
    "no_tenderer": Text(
        "招标人（采购人）不在库中，利害关系不明",
        "the tenderer is not on file: interests with it are unknown",
    ),
    "no_file_likeness": Text(
        "投标文件是否异常一致、相互混装，只依据已载入的认定",
        "whether bid files are alike or mixed is known from loaded findings only",
    ),
    "persons": Text(
        "自然人未获授权：以自然人为依据的线索不列出，裁断只列规则和结论",
        "natural persons are not granted: clues that rest on them are absent, rulings give rule "
        "and verdict alone",
    ),
}

WHY_NOT: dict[str, Text] = {
    "not_in_force": Text("截止日没有有效的版本", "no version is in force at the deadline"),
    "needs_lot": Text("需要标段的投标信息", "it needs the bids of a lot"),
}

PROCEDURE: dict[str, Text] = {
    "known": Text("适用程序：{procedure}", "procedure: {procedure}"),
    "unknown": Text(
        "程序不明，两套规则都列出；请以实际适用的一套为准（可用 --procedure 指定）",
        "the procedure is not known, so both sets are given: use the one that applies (see "
        "--procedure)",
    ),
}
