"""ZB-34.2a and the first limb of CG-18.1: one person at the head of two bidders."""

import pytest

from graph.records import Party
from graph.store import SqliteStore
from graph.vocabulary import Kind, NodeKind
from tests.builders import E1, E2, REGISTRY, named, office, person, profile
from tests.lots import (
    BRANCH,
    E3,
    GP1,
    LP1,
    PROCUREMENT,
    TENDERING,
    ask,
    ask_codes,
    bid,
    clues,
    lot,
    of_rule,
    rulings,
    tie,
)
from tests.neo4j.bidding import compare

WANG, OTHER = person("王丙"), Party("p1:又一个", NodeKind.PERSON, "王丙")
BIDS = [*lot(), *bid("甲标", E1), *bid("丙标", E3)]
BOTH = ("same_head", "yes", "甲公司", "丙公司")


def rep(who, of, start="2020-01-01", stop="", kind=Kind.LEGAL_REP, **said):
    return office(who, kind, start, stop, of=of, **said)


@pytest.mark.parametrize(
    ("procedure", "rule", "effect"),
    [(TENDERING, "ZB-34.2a", "bid_invalid"), (PROCUREMENT, "CG-18.1", "exclude")],
)
def test_one_person_is_representative_of_both(load, procedure, rule, effect):
    told = ask(load(BIDS, rep(WANG, E1), rep(WANG, E3)), procedure)
    assert of_rule(rulings(told), rule) == {BOTH}
    (pair,) = told.pairs
    assert pair.rulings[0].effect == effect
    assert [(p.src, p.dst) for p in pair.rulings[0].path] == [
        (WANG.key, E1.key),
        (WANG.key, E3.key),
    ]
    assert [b.ruled_by for b in told.bidders] == [(rule,), (rule,)]


def test_other_representatives_are_no_ruling(load):
    told = ask(load(BIDS, rep(WANG, E1), rep(person("李乙"), E3)), TENDERING)
    assert rulings(told) == set()
    assert told.compared == 1


@pytest.mark.parametrize(
    ("change", "expected"), [("2026-05-09", set()), ("2026-05-10", set()), ("2026-05-11", {BOTH})]
)
def test_change_of_representative_counts_from_its_day_on(load, change, expected):
    told = ask(
        load(
            BIDS,
            rep(WANG, E1, stop=change),
            rep(person("李乙"), E1, change),
            rep(WANG, E3),
        ),
        TENDERING,
    )
    assert of_rule(rulings(told), "ZB-34.2a") == expected


def test_same_name_with_another_number_is_information_only(load):
    told = ask(load(BIDS, rep(WANG, E1), rep(OTHER, E3)), TENDERING)
    assert rulings(told) == set()
    assert clues(told) == {("ZB-34.neg", "name_coincidence", "no", "甲公司", "丙公司")}
    assert told.pairs[0].clues[0].effect == "info"


def test_same_name_without_a_number_is_unknown(load):
    told = ask(load(BIDS, rep(WANG, E1), rep(named("王丙", E3), E3)), TENDERING)
    assert rulings(told) == {("ZB-34.2a", "head_no_number", "unknown", "丙公司")}
    assert ("ZB-34.neg", "name_without_number", "unknown", "甲公司", "丙公司") in clues(told)


def test_unknown_representative_is_unknown_and_not_no(load):
    told = ask(load(BIDS, rep(WANG, E1), rep(WANG, E3, stop="2026-01-01")), TENDERING)
    assert rulings(told) == {("ZB-34.2a", "head_unknown", "unknown", "丙公司")}


def test_sources_that_disagree_leave_it_open(load):
    rival = REGISTRY.__class__("另一登记机关", REGISTRY.rank, "b.csv", "bb")
    told = ask(
        load(
            BIDS,
            rep(WANG, E1),
            rep(WANG, E3, seen="2026-06-01"),
            rep(person("李乙"), E3, seen="2026-06-01", source=rival),
        ),
        TENDERING,
    )
    assert of_rule(rulings(told), "ZB-34.2a") == {
        ("head_conflict_pair", "unknown", "甲公司", "丙公司"),
        ("head_conflict", "unknown", "丙公司"),
    }


def test_one_head_in_common_whom_nobody_disputes_is_enough(load):
    rival = REGISTRY.__class__("另一登记机关", REGISTRY.rank, "b.csv", "bb")
    heads = [
        rep(person("张甲"), E1),
        rep(person("张甲"), E3),
        rep(person("李乙"), E3, source=rival),
        *(rep(WANG, unit, kind=Kind.HEAD_OF_BODY) for unit in (E1, E3)),
    ]
    units = [profile(unit, type="village_body") for unit in (E1, E3)]
    told = ask(load(BIDS, units, heads), TENDERING)
    assert ("ZB-34.2a", "same_head", "yes", "甲公司", "丙公司") in rulings(told)


def test_representative_of_one_and_director_of_the_other_is_information(load):
    said = [rep(WANG, E1), rep(person("李乙"), E3), rep(WANG, E3, kind=Kind.DIRECTOR)]
    told = ask(load(BIDS, said), TENDERING)
    assert rulings(told) == set()
    assert clues(told) == {("ZB-34.neg", "common_person", "no", "甲公司", "丙公司")}


@pytest.mark.parametrize("kind", [Kind.CHAIR, Kind.GENERAL_MANAGER, Kind.SUPERVISOR])
def test_other_offices_do_not_make_a_head(load, kind):
    said = [rep(WANG, E1), rep(person("李乙"), E3), rep(WANG, E3, kind=kind)]
    assert rulings(ask(load(BIDS, said), TENDERING)) == set()


def test_delegate_of_a_managing_partner_is_the_head_of_a_partnership(load):
    said = [
        profile(LP1, type="partnership"),
        tie(Kind.MANAGING_PARTNER, GP1, LP1),
        rep(WANG, LP1, kind=Kind.PARTNER_DELEGATE),
        rep(WANG, E1),
    ]
    told = ask(load(lot(), bid("甲标", E1), bid("合伙标", LP1), said), TENDERING)
    assert of_rule(rulings(told), "ZB-34.2a") == {("same_head", "yes", "甲公司", "甲合伙企业")}


def test_managing_partner_that_is_an_organization_leaves_the_head_open(load):
    said = [
        profile(LP1, type="partnership"),
        tie(Kind.MANAGING_PARTNER, GP1, LP1, name="普通合伙公司"),
        rep(WANG, E1),
    ]
    told = ask(load(lot(), bid("甲标", E1), bid("合伙标", LP1), said), TENDERING)
    assert of_rule(rulings(told), "ZB-34.2a") == {("head_is_organization", "unknown", "甲合伙企业")}


def test_several_managing_partners_are_compared_as_sets(load):
    other = Party("u:91990411TE00001253", NodeKind.ORGANIZATION, "另一合伙")
    said = [
        *(profile(org, type="partnership") for org in (LP1, other)),
        *(rep(person(p), LP1, kind=Kind.MANAGING_PARTNER) for p in ("张甲", "李乙")),
        *(rep(person(p), other, kind=Kind.MANAGING_PARTNER) for p in ("李乙", "赵丁")),
    ]
    told = ask(load(lot(), bid("一", LP1), bid("二", other), said), TENDERING)
    assert of_rule(rulings(told), "ZB-34.2a") == {("same_head", "yes", "甲合伙企业", "另一合伙")}


def test_head_of_a_branch_is_its_registered_head(load):
    said = [
        profile(BRANCH, type="branch"),
        rep(WANG, BRANCH, kind=Kind.BRANCH_HEAD),
        rep(WANG, E3),
    ]
    told = ask(load(lot(), bid("丙标", E3), bid("分公司标", BRANCH), said), TENDERING)
    assert ("same_head", "yes", "丙公司", "甲公司分公司") in of_rule(rulings(told), "ZB-34.2a")


def test_deputy_in_charge_counts_only_without_a_head(load):
    body = Party("u:11990411TE0000205Y", NodeKind.ORGANIZATION, "某机关")
    acting = rep(WANG, body, kind=Kind.ACTING_HEAD)
    store = load(
        lot(), bid("甲标", E1), bid("机关标", body), profile(body, type="gov_body"), acting,
        rep(WANG, E1),
    )  # fmt: skip
    both = ("same_head", "yes", "某机关", "甲公司")
    assert of_rule(rulings(ask(store, TENDERING)), "ZB-34.2a") == {both}
    load(rep(person("李乙"), body, kind=Kind.HEAD_OF_BODY))
    assert of_rule(rulings(ask(store, TENDERING)), "ZB-34.2a") == set()


def test_members_of_one_consortium_may_have_one_head(load):
    store = load(lot(), bid("联合体", E1, E3), bid("乙标", E2), rep(WANG, E1), rep(WANG, E3))
    load(rep(person("李乙"), E2))
    told = ask(store, TENDERING)
    assert rulings(told) == set()
    assert told.compared == 2


def test_natural_person_who_bids_is_no_unit(load):
    store = load(lot(), bid("甲标", E1), bid("个人标", WANG), rep(WANG, E1))
    told = ask(store, TENDERING)
    assert of_rule(rulings(told), "ZB-34.2a") == set()
    assert [b.bidder.name for b in told.bidders] == ["王丙", "甲公司"]


def test_list_of_codes_is_compared_like_a_lot(load):
    told = ask_codes(load(rep(WANG, E1), rep(WANG, E3)), E1, E3, procedure=PROCUREMENT)
    assert of_rule(rulings(told), "CG-18.1") == {BOTH}
    assert {r.rule.split("@")[0] for r in told.rules if not r.applied} == {
        "CG-18.2", "CG-22L", "CG-9", "CG-87-37",
    }  # fmt: skip


def test_answer_does_not_depend_on_the_order_of_loading(load, tmp_path):
    said = [*BIDS, rep(WANG, E1), rep(WANG, E3), rep(OTHER, E1, kind=Kind.SUPERVISOR)]
    one = ask(load(said))
    with SqliteStore(tmp_path / "other.sqlite", create=True) as other:
        with other.write("load", "test") as writer:
            writer.state(reversed(said))
        assert ask(other) == one


def test_files_for_neo4j_browser_find_the_same(cases, neo4j_server, tmp_path):
    """Of every question that was asked above."""
    if not cases:
        pytest.skip("nothing was asked before")
    assert compare(cases, neo4j_server, tmp_path / "cases.sqlite") == len(cases)
