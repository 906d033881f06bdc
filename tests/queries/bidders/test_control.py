"""ZB-34.2b, ZB-34.2c, CG-18.1: shares, chains, influence, management; and ZB-34.neg beside them."""

import pytest

from graph.records import Party, Source
from graph.vocabulary import Kind, NodeKind, Rank
from queries.bidders import Limits
from tests.builders import E1, E2, E4, person, profile
from tests.lots import (
    BRANCH,
    E5,
    GOV,
    POLICY,
    PROCUREMENT,
    TENDERING,
    ask,
    bid,
    clues,
    lot,
    of_rule,
    rulings,
    share,
    tie,
)
from tests.neo4j.bidding import compare

BIDS = [*lot(), *bid("甲标", E1), *bid("丁标", E4)]
HARD = {"ZB-34.2b": TENDERING, "CG-18.1": PROCUREMENT}
HOLDING = Party("u:91990411TE00000615", NodeKind.ORGANIZATION, "控股公司")


def without_heads(found):
    return {told for told in found if not told[0].startswith("head_")}


def read(store, rule, **options):
    told = ask(store, HARD[rule], **options)
    return without_heads(of_rule(rulings(told), rule)), of_rule(clues(told), rule)


@pytest.mark.parametrize("rule", HARD)
@pytest.mark.parametrize(
    ("share_", "ruling", "clue"),
    [
        (share(E1, E4, 51), {("share_over", "yes", "甲公司", "丁公司")}, set()),
        (share(E1, E4, 50.01), {("share_over", "yes", "甲公司", "丁公司")}, set()),
        (share(E4, E1, 100), {("share_over", "yes", "甲公司", "丁公司")}, set()),
        (share(E1, E4, 50), set(), {("share_not_over", "no", "甲公司", "丁公司")}),
        (share(E1, E4, 20), set(), {("share_not_over", "no", "甲公司", "丁公司")}),
        (share(E1, E4, 19.9), set(), set()),
        (share(E1, E4, None), set(), {("share_unknown", "unknown", "甲公司", "丁公司")}),
        (
            share(E1, E4, None, pct_min=50, pct_min_open=True),
            {("share_over", "yes", "甲公司", "丁公司")},
            set(),
        ),
        (
            share(E1, E4, None, pct_min=50),
            set(),
            {("share_unknown", "unknown", "甲公司", "丁公司")},
        ),
        (
            share(E1, E4, 60, indirect=True),
            set(),
            {("share_indirect", "unknown", "甲公司", "丁公司")},
        ),
        (share(E1, E4, 60, derived=True), set(), set()),
    ],
)  # fmt: skip
def test_direct_share(load, rule, share_, ruling, clue):
    assert read(load(BIDS, share_), rule) == (ruling, clue)


@pytest.mark.parametrize("rule", HARD)
@pytest.mark.parametrize(
    ("span", "held"),
    [
        (("2020-01-01", "2026-05-10"), False),
        (("2020-01-01", "2026-05-11"), True),
        (("2026-05-10", ""), True),
        (("2026-05-11", ""), False),
    ],
)
def test_share_counts_on_the_day_of_the_deadline(load, rule, span, held):
    ruling, _ = read(load(BIDS, share(E1, E4, 51, *span)), rule)
    assert bool(ruling) is held


@pytest.mark.parametrize("rule", HARD)
def test_chain_over_half_is_a_flag(load, rule):
    store = load(BIDS, share(E1, HOLDING, 51), share(HOLDING, E4, 51))
    ruling, clue = read(store, rule)
    assert ruling == set()
    assert clue == {("chain_control", "yes", "甲公司", "丁公司")}


@pytest.mark.parametrize("rule", HARD)
def test_chain_with_an_unknown_link_is_unknown(load, rule):
    store = load(BIDS, share(E1, HOLDING, None), share(HOLDING, E4, 51))
    assert read(store, rule) == (set(), {("chain_unknown", "unknown", "甲公司", "丁公司")})


@pytest.mark.parametrize("rule", HARD)
def test_chain_with_a_link_of_half_is_none(load, rule):
    assert read(load(BIDS, share(E1, HOLDING, 50), share(HOLDING, E4, 51)), rule) == (set(), set())


def test_sure_chain_is_told_beside_an_unknown_direct_share(load):
    store = load(BIDS, share(E1, E4, None), share(E1, HOLDING, 51), share(HOLDING, E4, 51))
    assert read(store, "ZB-34.2b")[1] == {
        ("share_unknown", "unknown", "甲公司", "丁公司"),
        ("chain_control", "yes", "甲公司", "丁公司"),
    }


def test_switch_makes_a_chain_a_ruling_in_tendering_only(load):
    switches = POLICY.relations.switches
    on = switches.chain_control_excludes.model_copy(update={"on": True})
    turned = switches.model_copy(update={"chain_control_excludes": on})
    relations = POLICY.relations.model_copy(update={"switches": turned})
    policy = POLICY.model_copy(update={"relations": relations})
    store = load(BIDS, share(E1, HOLDING, 51), share(HOLDING, E4, 51))
    assert read(store, "ZB-34.2b", policy=policy)[0] == {
        ("chain_control", "yes", "甲公司", "丁公司")
    }
    assert read(store, "CG-18.1", policy=policy)[0] == set()


def test_chain_beyond_the_limit_is_named(load):
    links = [Party(f"t:链:{n}", NodeKind.ORGANIZATION, f"第{n}层") for n in range(3)]
    chain = [share(a, b, 51) for a, b in zip([E1, *links], [*links, E4], strict=True)]
    store = load(BIDS, chain)
    assert read(store, "ZB-34.2b")[1] == {("chain_control", "yes", "甲公司", "丁公司")}
    told = ask(store, TENDERING, limits=Limits(hops=2))
    assert of_rule(clues(told), "ZB-34.2b") == set()
    assert "hops" in {gap.code for gap in told.left_out}


def test_crossed_holdings_end(load):
    told = ask(load(BIDS, share(E1, E4, 51), share(E4, E1, 51)), TENDERING)
    assert of_rule(rulings(told), "ZB-34.2b") == {("share_over", "yes", "甲公司", "丁公司")}
    assert len(told.pairs[0].rulings) == 2


def test_too_many_holders_leave_it_open(load):
    people = [share(person(f"股东{n}"), E4, 1) for n in range(6)]
    told = ask(load(BIDS, people, share(E1, E4, 51)), TENDERING, limits=Limits(degree=5))
    assert of_rule(rulings(told), "ZB-34.2b") == {("too_many_holders", "unknown", "丁公司")}
    (gap,) = [g for g in told.left_out if g.code == "degree"]
    assert "5" in gap.said.en and gap.of[0].name == "丁公司"


def test_sources_of_equal_rank_that_differ_are_bounds(load):
    other = Source("另一登记机关", Rank.REGISTRY, "b.csv")
    store = load(BIDS, share(E1, E4, 51), share(E1, E4, 49, source=other))
    assert read(store, "ZB-34.2b") == (set(), {("share_unknown", "unknown", "甲公司", "丁公司")})


@pytest.mark.parametrize(("rule", "ruled"), [("ZB-34.2b", False), ("CG-18.1", True)])
@pytest.mark.parametrize(
    ("said", "code"),
    [(tie(Kind.CONTROLS, E1, E4), "directs"), (tie(Kind.HOLDS_VOTES, E1, E4, pct=51), "votes")],
)
def test_documented_influence(load, rule, ruled, said, code):
    ruling, clue = read(load(BIDS, said), rule)
    expected = {(code, "yes", "甲公司", "丁公司")}
    assert (ruling, clue) == ((expected, set()) if ruled else (set(), expected))


def test_half_of_the_votes_is_no_influence(load):
    store = load(BIDS, tie(Kind.HOLDS_VOTES, E1, E4, pct=50))
    assert read(store, "CG-18.1") == (set(), set())


@pytest.mark.parametrize(("rule", "procedure"), [("ZB-34.2c", TENDERING), ("CG-18.1", PROCUREMENT)])
@pytest.mark.parametrize(
    ("stop", "held"), [("", True), ("2026-05-11", True), ("2026-05-10", False)]
)
def test_management_without_equity(load, rule, procedure, stop, held):
    told = ask(load(BIDS, tie(Kind.MANAGES, E1, E4, "2020-01-01", stop)), procedure)
    expected = {("manages", "yes", "甲公司", "丁公司")} if held else set()
    assert without_heads(of_rule(rulings(told), rule)) == expected


def test_management_by_somebody_else_is_none(load):
    told = ask(load(BIDS, tie(Kind.MANAGES, E2, E4)), TENDERING)
    assert of_rule(rulings(told), "ZB-34.2c") == set()


@pytest.mark.parametrize(
    ("pct", "expected"),
    [
        (51, {("siblings", "no", "甲公司", "丁公司")}),
        (50, {("common_organization", "no", "甲公司", "丁公司")}),
    ],
)
def test_siblings_are_information_only(load, pct, expected):
    told = ask(load(BIDS, share(HOLDING, E1, 51), share(HOLDING, E4, pct)), TENDERING)
    assert of_rule(rulings(told), "ZB-34.2b") == set()
    assert of_rule(clues(told), "ZB-34.neg") == expected


def test_common_shareholder_is_information_only(load):
    zhang = person("张甲")
    told = ask(load(BIDS, share(zhang, E1, 10), share(zhang, E4, 90)), TENDERING)
    assert of_rule(clues(told), "ZB-34.neg") == {("common_person", "no", "甲公司", "丁公司")}


def test_nearness_ends_with_the_day(load):
    zhang = person("张甲")
    store = load(BIDS, share(zhang, E1, 10, "2020-01-01", "2026-05-10"), share(zhang, E4, 90))
    assert of_rule(clues(ask(store, TENDERING)), "ZB-34.neg") == set()


@pytest.mark.parametrize(("rule", "procedure"), [("ZB-39", TENDERING), ("CG-74", PROCUREMENT)])
def test_membership_of_one_group_is_a_flag(load, rule, procedure):
    told = ask(load(BIDS, share(HOLDING, E1, 51), share(HOLDING, E4, 51)), procedure)
    assert of_rule(clues(told), rule) == {("one_group", "yes", "甲公司", "丁公司")}
    assert of_rule(rulings(told), rule) == set()


def test_units_under_the_state_alone_are_no_group(load):
    state = profile(GOV, type="gov_body")
    told = ask(load(BIDS, state, share(GOV, E1, 100), share(GOV, E4, 100)), TENDERING)
    assert of_rule(clues(told), "ZB-39") == set()
    assert of_rule(clues(told), "ZB-34.neg") == {("siblings", "no", "甲公司", "丁公司")}


@pytest.mark.parametrize(
    ("stop", "held"), [("", True), ("2026-05-11", True), ("2026-05-10", False)]
)
def test_company_and_its_branch_are_a_flag(load, stop, held):
    said = [*lot(), *bid("甲标", E1), *bid("分公司标", BRANCH)]
    told = ask(load(said, tie(Kind.BRANCH_OF, BRANCH, E1, "2020-01-01", stop)), PROCUREMENT)
    expected = {("branch", "yes", "甲公司", "甲公司分公司")} if held else set()
    assert of_rule(clues(told), "CG-branch") == expected


def test_branch_of_another_company_is_none(load):
    said = [*lot(), *bid("甲标", E1), *bid("分公司标", BRANCH)]
    told = ask(load(said, tie(Kind.BRANCH_OF, BRANCH, E2)), PROCUREMENT)
    assert of_rule(clues(told), "CG-branch") == set()


def test_unknown_holders_are_said(load):
    told = ask(load(BIDS, share(E5, E1, 51)), TENDERING)
    (gap,) = [g for g in told.left_out if g.code == "no_holders"]
    assert [unit.name for unit in gap.of] == ["丁公司"]


def test_files_for_neo4j_browser_find_the_same(cases, neo4j_server, tmp_path):
    """Of every question that was asked above."""
    if not cases:
        pytest.skip("nothing was asked before")
    assert compare(cases, neo4j_server, tmp_path / "cases.sqlite") == len(cases)
