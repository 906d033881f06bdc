"""ZB-34.1, 37, 38, 39, 40, 41, CG-22L, 74, 87-37: what is on the bids and around the lot."""

import pytest

from graph.intervals import ALWAYS, day
from graph.records import Party, Statement
from graph.vocabulary import Kind, NodeKind
from tests.builders import AUTHORITY, E1, E2, named, office, person, profile
from tests.events import event_of, penalty
from tests.lots import (
    BRANCH,
    E3,
    GOV,
    LOT,
    OTHER_LOT,
    POLICY,
    PROCUREMENT,
    PROJECT,
    TENDERING,
    ask,
    bid,
    bid_of,
    clues,
    finding,
    lot,
    of_rule,
    rulings,
    said_of,
    share,
    tie,
)
from tests.neo4j.bidding import compare

BIDS = [*lot(), *bid("甲标", E1), *bid("丙标", E3)]
PAIR = ("甲公司", "丙公司")
A, C = bid_of("甲标"), bid_of("丙标")
ACCOUNT = Party("x1:账户", NodeKind.CONTACT)
OTHER_ACCOUNT = Party("x1:另一账户", NodeKind.CONTACT)
AGENT = person("吴辛")


def ruled(store, rule, procedure=TENDERING, **options):
    return of_rule(rulings(ask(store, procedure, **options)), rule)


def flagged(store, rule, procedure=TENDERING):
    return of_rule(clues(ask(store, procedure)), rule)


# Acts on bids: ZB-40 (1)-(3) and (6), and the six of the order for goods and services.

ACTS = [
    ("ZB-40.1", "1", Kind.PREPARED_BID, "same_author", "rival_author"),
    ("ZB-40.2", "2", Kind.ENTRUSTED, "same_agent", "rival_agent"),
    ("ZB-40.3", "3", Kind.PROJECT_MEMBER, "same_member", "rival_member"),
]


@pytest.mark.parametrize(("rule", "item", "kind", "code", "rival"), ACTS)
def test_same_person_on_two_bids(load, rule, item, kind, code, rival):
    store = load(BIDS, tie(kind, AGENT, A), tie(kind, AGENT, C))
    assert ruled(store, rule) == {(code, "yes", *PAIR)}
    assert ruled(store, "CG-87-37", PROCUREMENT) == {(code, "yes", *PAIR)}
    told = ask(store, PROCUREMENT).pairs[0].rulings
    assert [(r.effect, r.facts["item"]) for r in told if r.rule == "CG-87-37@1"] == [
        ("bid_invalid", item)
    ]


@pytest.mark.parametrize(("rule", "item", "kind", "code", "rival"), ACTS)
def test_others_on_two_bids(load, rule, item, kind, code, rival):
    store = load(BIDS, tie(kind, AGENT, A), tie(kind, person("郑壬"), C))
    assert ruled(store, rule) == set()
    assert flagged(store, rule) == set()


@pytest.mark.parametrize(("rule", "item", "kind", "code", "rival"), ACTS)
@pytest.mark.parametrize(("start", "counts"), [("2026-05-10", True), ("2026-05-11", False)])
def test_act_counts_up_to_the_deadline(load, rule, item, kind, code, rival, start, counts):
    store = load(BIDS, tie(kind, AGENT, A), tie(kind, AGENT, C, start))
    assert bool(ruled(store, rule)) is counts


@pytest.mark.parametrize(("rule", "item", "kind", "code", "rival"), ACTS)
def test_rival_on_the_bid_of_another_is_a_flag(load, rule, item, kind, code, rival):
    store = load(BIDS, tie(kind, E1, C))
    assert ruled(store, rule) == set()
    assert flagged(store, rule) == {(rival, "unknown", *PAIR)}


def test_agents_of_one_name_without_number_are_unknown(load):
    one, other = (named("吴辛", Party(n.key, NodeKind.BID, n.name)) for n in (A, C))
    store = load(BIDS, tie(Kind.ENTRUSTED, one, A), tie(Kind.ENTRUSTED, other, C))
    assert ruled(store, "ZB-40.2") == set()
    assert flagged(store, "ZB-40.2") == {("same_name_on_bids", "unknown", *PAIR)}


def test_one_act_on_one_consortium_is_none(load):
    store = load(lot(), bid("联合体", E1, E3), tie(Kind.ENTRUSTED, AGENT, bid_of("联合体")))
    assert ruled(store, "ZB-40.2") == set()


def test_act_on_another_bid_of_a_member_counts(load):
    """丙 also bids with 甲; the agent of that bid is the agent of 甲's own one."""
    store = load(lot(), bid("联合体", E1, E3), bid("甲标", E1))
    load(*(tie(Kind.ENTRUSTED, AGENT, bid_of(b)) for b in ("联合体", "甲标")))
    assert ruled(store, "ZB-40.2") == {("same_agent", "yes", *PAIR)}


def test_act_on_the_bids_of_consortia_touches_every_member(load):
    store = load(lot(), bid("联合体", E1, E3), bid("乙标", E2))
    load(*(tie(Kind.ENTRUSTED, AGENT, bid_of(b)) for b in ("联合体", "乙标")))
    assert ruled(store, "ZB-40.2") == {
        ("same_agent", "yes", "甲公司", "乙公司"),
        ("same_agent", "yes", "乙公司", "丙公司"),
    }


@pytest.mark.parametrize(
    ("deposits", "expected"),
    [
        ((ACCOUNT, ACCOUNT), {("same_account", "yes", *PAIR)}),
        ((ACCOUNT, OTHER_ACCOUNT), set()),
    ],
)
def test_deposits(load, deposits, expected):
    said = [tie(Kind.DEPOSIT_FROM, b, account) for b, account in zip((A, C), deposits, strict=True)]
    store = load(BIDS, said)
    assert ruled(store, "ZB-40.6") == expected
    assert ruled(store, "CG-87-37", PROCUREMENT) == expected


def test_deposits_from_two_accounts_of_one_unit(load):
    said = [
        tie(Kind.DEPOSIT_FROM, A, ACCOUNT),
        tie(Kind.DEPOSIT_FROM, C, OTHER_ACCOUNT),
        tie(Kind.HAS_CONTACT, E2, ACCOUNT),
        tie(Kind.HAS_CONTACT, E2, OTHER_ACCOUNT),
    ]
    assert ruled(load(BIDS, said), "ZB-40.6") == {("same_account", "yes", *PAIR)}


@pytest.mark.parametrize(("start", "counts"), [("2026-05-10", True), ("2026-05-11", False)])
def test_deposit_paid_by_the_deadline(load, start, counts):
    store = load(
        BIDS, tie(Kind.DEPOSIT_FROM, A, ACCOUNT), tie(Kind.DEPOSIT_FROM, C, ACCOUNT, start)
    )
    assert bool(ruled(store, "ZB-40.6")) is counts


@pytest.mark.parametrize(
    ("amounts", "regular"),
    [
        (("100", "110", "120"), True),
        (("100", "100", "100"), True),
        (("100", "110", "120.01"), False),
        (("100", "110"), False),
        (("100", "110", None), False),
    ],
)
def test_regular_prices_are_a_flag(load, amounts, regular):
    units = zip((E1, E2, E3), amounts, strict=False)
    store = load(lot(), *(bid(f"{u.name}标", u, amount=a) for u, a in units))
    assert ruled(store, "ZB-40.4") == set()
    assert bool(flagged(store, "ZB-40.4")) is regular


# Findings that concern the lot.

COLLUSION = event_of("认1号", E1)
FOUND = [
    ("ZB-34.1", "interest_found", TENDERING, "ZB-34.1"),
    ("ZB-39", "collusion_found", TENDERING, "ZB-39"),
    ("ZB-40.4", "alike_found", TENDERING, "ZB-40.4"),
    ("ZB-40.5", "mixed_found", TENDERING, "ZB-40.5"),
    ("ZB-41", "tenderer_found", TENDERING, "ZB-41"),
    ("CG-74", "collusion_found", PROCUREMENT, "CG-74"),
    ("CG-87-37", "mixed_found", PROCUREMENT, "ZB-40.5"),
]


def collusion(state="confirmed", **props):
    return penalty(COLLUSION, E1, category="CTTB", state=state, determined="2026-05-20", **props)


@pytest.mark.parametrize(("rule", "code", "procedure", "found"), FOUND)
def test_confirmed_finding_about_the_lot(load, rule, code, procedure, found):
    store = load(BIDS, collusion(found=[found]), finding(COLLUSION))
    assert ruled(store, rule, procedure) == {(code, "yes", "甲公司")}


@pytest.mark.parametrize(("rule", "code", "procedure", "found"), FOUND)
@pytest.mark.parametrize(
    "said",
    [
        lambda found: [collusion(found=[found])],  # about no lot
        lambda found: [collusion(found=[found]), finding(COLLUSION, OTHER_LOT)],
        lambda found: [collusion(found=["ZB-40.1"]), finding(COLLUSION)],
        lambda found: [
            penalty(COLLUSION, E1, category="XZCF", found=[found]),
            finding(COLLUSION),
        ],
    ],
)
def test_finding_of_something_else_is_none(load, rule, code, procedure, found, said):
    assert ruled(load(BIDS, *said(found)), rule, procedure) == set()


@pytest.mark.parametrize(("rule", "code", "procedure", "found"), FOUND)
def test_finding_not_confirmed_is_a_clue(load, rule, code, procedure, found):
    store = load(BIDS, collusion("verifying", found=[found]), finding(COLLUSION))
    assert ruled(store, rule, procedure) == set()
    assert flagged(store, rule, procedure) == {("not_confirmed", "unknown", "甲公司")}


def test_finding_about_the_project_counts(load):
    store = load(BIDS, collusion(found=["ZB-39"]), finding(COLLUSION, PROJECT))
    assert ruled(store, "ZB-39") == {("collusion_found", "yes", "甲公司")}


@pytest.mark.parametrize(("rule", "counts"), [("ZB-39", True), ("ZB-41", False)])
def test_finding_without_an_article_is_of_bidders_among_themselves(load, rule, counts):
    store = load(BIDS, collusion(), finding(COLLUSION))
    assert bool(ruled(store, rule)) is counts


@pytest.mark.parametrize("status", ["revoked", "withdrawn"])
def test_finding_that_was_undone_is_none(load, status):
    undone = Statement(
        Kind.STATUS,
        COLLUSION,
        None,
        day("2026-06-10"),
        AUTHORITY,
        span=ALWAYS._replace(start=day("2026-06-01")),
        props={"status": status, "doc_no": "撤1号"},
        record_id="撤1号",
    )
    store = load(BIDS, collusion(found=["ZB-39"]), finding(COLLUSION), undone)
    assert ruled(store, "ZB-39") == set()


# The tenderer.


def procured(*said):
    return [*BIDS, tie(Kind.PROCURES, GOV, LOT), *said]


WANG = person("王丙")
TIES = {
    "share": [share(GOV, E1, 5)],
    "share of the tenderer": [share(E1, GOV, 5)],
    "person": [
        office(WANG, Kind.SUPERVISOR, "2020-01-01", of=E1),
        office(WANG, Kind.DEPUTY_HEAD, "2020-01-01", of=GOV),
    ],
    "management": [tie(Kind.MANAGES, GOV, E1)],
    "branch": [tie(Kind.BRANCH_OF, E1, GOV)],
    "one owner": [share(E2, GOV, 51), share(E2, BRANCH, 51), share(BRANCH, E1, 51)],
    "chain": [share(GOV, E2, 51), share(E2, E1, 51)],
}


@pytest.mark.parametrize("name", TIES)
def test_interest_with_the_tenderer_is_a_flag(load, name):
    store = load(procured(*TIES[name]))
    assert flagged(store, "ZB-34.1") == {("interest", "yes", "甲公司")}
    assert ruled(store, "ZB-34.1") == set()


def test_no_tie_to_the_tenderer(load):
    assert flagged(load(procured(share(E2, GOV, 51))), "ZB-34.1") == set()


def test_bidder_that_is_the_tenderer(load):
    store = load([*BIDS, tie(Kind.PROCURES, E1, LOT)])
    assert flagged(store, "ZB-34.1") == {("is_tenderer", "yes", "甲公司")}


@pytest.mark.parametrize(("stop", "tied"), [("2026-05-11", True), ("2026-05-10", False)])
def test_interest_on_the_day_of_the_deadline(load, stop, tied):
    store = load(procured(share(GOV, E1, 5, "2020-01-01", stop)))
    assert bool(flagged(store, "ZB-34.1")) is tied


# Consortia.


def test_member_that_also_bids_alone(load):
    store = load(lot(), bid("联合体", E1, E2), bid("甲标", E1), bid("丙标", E3))
    expected = {("member_twice", "yes", "甲公司"), ("member_twice", "yes", "乙公司")}
    assert ruled(store, "ZB-37") == expected
    assert ruled(store, "CG-22L", PROCUREMENT) == expected


def test_members_of_two_consortia(load):
    store = load(lot(), bid("联合体一", E1, E2), bid("联合体二", E1, E3))
    assert {who for _, _, who in ruled(store, "ZB-37")} == {"甲公司", "乙公司", "丙公司"}


def test_unit_that_bids_alone_in_two_lots(load):
    store = load(lot(), lot(of=OTHER_LOT), bid("甲标", E1), bid("甲标二", E1, at=OTHER_LOT))
    assert ruled(store, "ZB-37") == set()


def test_member_that_bids_alone_in_another_lot(load):
    """One project in tendering; in procurement one contract, so lots of one package."""
    store = load(lot(), lot(of=OTHER_LOT), bid("联合体", E1, E2), bid("甲标二", E1, at=OTHER_LOT))
    expected = {("member_twice", "yes", "甲公司"), ("member_twice", "yes", "乙公司")}
    assert ruled(store, "ZB-37") == expected
    assert ruled(store, "CG-22L", PROCUREMENT) == set()
    load(*(said_of(at, deadline="2026-05-10", package="包1") for at in (LOT, OTHER_LOT)))
    assert ruled(store, "CG-22L", PROCUREMENT) == expected


def test_unit_with_two_bids_in_the_lot_is_said(load):
    told = ask(load(lot(), bid("甲标", E1), bid("甲标二", E1)), TENDERING)
    (gap,) = [g for g in told.left_out if g.code == "several_bids"]
    assert [unit.name for unit in gap.of] == ["甲公司"]
    assert told.compared == 0


@pytest.mark.parametrize("status", ["withdrawn", "invited"])
def test_bid_that_takes_no_part(load, status):
    store = load(lot(), bid("联合体", E1, E2), bid("甲标", E1, status=status))
    told = ask(store, TENDERING)
    assert of_rule(rulings(told), "ZB-37") == set()
    (gap,) = [g for g in told.left_out if g.code == "not_bidding"]
    assert [b.name for b in gap.of] == ["甲标"]


@pytest.mark.parametrize(("joined", "moved"), [("2026-04-01", False), ("2026-04-02", True)])
def test_member_that_joins_after_the_prequalification(load, joined, moved):
    consortium = bid("联合体", E1, prequalified="2026-04-01")
    store = load(lot(), consortium, tie(Kind.SUBMITTED, E2, bid_of("联合体"), joined))
    expected = {("members_changed", "yes", n) for n in ("甲公司", "乙公司")} if moved else set()
    assert ruled(store, "ZB-37") == expected


# Changes until the award.


@pytest.mark.parametrize("field", ["cancelled", "revoked", "bankrupt"])
@pytest.mark.parametrize(("on", "ended"), [("2026-05-31", True), ("2026-06-01", False)])
def test_bidder_that_ends_before_the_award(load, field, on, ended):
    award = tie(Kind.AWARDED, E3, LOT, "2026-06-01")
    store = load(BIDS, award, profile(E1, **{field: on}))
    expected = {(f"unit_{field}", "yes", "甲公司")} if ended else set()
    assert ruled(store, "ZB-38") == expected


def test_award_that_failed_ends_nothing(load):
    award = tie(Kind.AWARDED, E3, LOT, "2026-05-20", status="unsuccessful")
    store = load(BIDS, award, profile(E1, cancelled="2026-05-25"))
    assert ruled(store, "ZB-38") == {("unit_cancelled", "yes", "甲公司")}


def test_bidder_registered_as_ended_without_a_day(load):
    store = load(BIDS, profile(E1, status="注销"))
    assert ruled(store, "ZB-38") == {("unit_ended", "unknown", "甲公司")}


@pytest.mark.parametrize(("kind", "code"), [("合并", "unit_merged"), ("分立", "unit_divided")])
def test_change_of_form_is_left_to_a_person(load, kind, code):
    store = load(BIDS, tie(Kind.SUCCEEDS, E2, E1, "2026-05-15", kind=kind))
    assert ruled(store, "ZB-38") == {(code, "unknown", "甲公司")}


def test_change_of_form_by_the_stricter_reading(load):
    switches = POLICY.relations.switches
    on = switches.change_of_form_invalidates.model_copy(update={"on": True})
    turned = switches.model_copy(update={"change_of_form_invalidates": on})
    relations = POLICY.relations.model_copy(update={"switches": turned})
    store = load(BIDS, tie(Kind.SUCCEEDS, E2, E1, "2026-05-15", kind="合并"))
    policy = POLICY.model_copy(update={"relations": relations})
    assert ruled(store, "ZB-38", policy=policy) == {("unit_merged", "yes", "甲公司")}


@pytest.mark.parametrize(
    ("on", "kind", "counts"),
    [
        ("2026-05-01", "合并", True),  # the day of the bid
        ("2026-04-30", "合并", False),
        ("2026-05-15", "更名", False),
    ],
)
def test_change_of_form_counts_from_the_bid_on(load, on, kind, counts):
    store = load(lot(), bid("甲标", E1, submitted="2026-05-01"), bid("丙标", E3))
    load(tie(Kind.SUCCEEDS, E2, E1, on, kind=kind))
    assert bool(ruled(store, "ZB-38")) is counts


@pytest.mark.parametrize(
    ("stop", "expected"),
    [
        ("2026-05-10", {("licence_over", "yes", "甲公司")}),
        ("2026-05-11", {("licence_lost", "yes", "甲公司")}),
        ("2026-06-01", set()),
    ],
)
def test_licence_until_the_award(load, stop, expected):
    store = load(lot(qualifications=["一级"]), bid("甲标", E1))
    load(
        tie(Kind.LICENCE, E1, None, "2020-01-01", stop, name="一级"),
        tie(Kind.AWARDED, E1, LOT, "2026-06-01"),
    )
    assert ruled(store, "ZB-38") == expected


def test_licence_that_is_not_on_file_is_unknown(load):
    store = load(lot(qualifications=["一级"]), bid("甲标", E1))
    assert ruled(store, "ZB-38") == {("licence_unknown", "unknown", "甲公司")}


def test_files_for_neo4j_browser_find_the_same(cases, neo4j_server, tmp_path):
    """Of every question that was asked above."""
    if not cases:
        pytest.skip("nothing was asked before")
    assert compare(cases, neo4j_server, tmp_path / "cases.sqlite") == len(cases)
