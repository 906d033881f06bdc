"""Bidders and units in Neo4j Browser: what each two have in common, at the deadline and commit."""

import pytest

from graph.intervals import day
from graph.records import Party
from graph.vocabulary import Kind, NodeKind
from queries.bidders import check_codes, check_lot
from queries.sight import EVERYTHING
from tests import lots
from tests.asking import POLICY, node, tie
from tests.builders import E1, E2, E4, office, person, profile
from tests.lots import E3, LOT, PROJECT, bid, bid_of, share
from tests.neo4j.browser import copied, moved

ZHANG, LI, WANG = person("张甲"), person("李乙"), person("王丙")
GROUNDS = {
    "same_head",
    "share_over",
    "same_author",
    "same_agent",
    "same_member",
    "same_account",
    "listed",
}
LINKS = {"directs", "manages", "branch", "branches", "votes", "chain_control"}
ACCOUNT, OTHER_ACCOUNT = Party("h1:acc1", NodeKind.CONTACT), Party("h1:acc2", NodeKind.CONTACT)


def bidding(deadline):
    """Three bids in one lot, one of them of a consortium."""
    return [
        *(profile(org, type="company") for org in (E1, E2, E3, E4)),
        *lots.lot(deadline=deadline),
        *bid("甲标", E1),
        *bid("乙标", E2),
        *bid("丙丁标", E3, E4),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        office(ZHANG, Kind.LEGAL_REP, "2026-05-10", of=E2),
        office(LI, Kind.LEGAL_REP, "2020-01-01", of=E3),
        office(ZHANG, Kind.BRANCH_HEAD, "2020-01-01", of=E3),
        office(LI, Kind.LEGAL_REP, "2020-01-01", of=E4),
        share(E1, E3, 50.5, "2020-01-01", "2026-05-11"),
        share(E1, E2, 50, "2020-01-01"),
        share(E3, E4, 90, "2020-01-01"),
        share(E2, E4, None, "2020-01-01"),
        lots.tie(Kind.ENTRUSTED, WANG, bid_of("甲标")),
        lots.tie(Kind.ENTRUSTED, WANG, bid_of("乙标")),
        lots.tie(Kind.PREPARED_BID, LI, bid_of("乙标")),
        lots.tie(Kind.PREPARED_BID, LI, bid_of("丙丁标")),
        lots.tie(Kind.DEPOSIT_FROM, bid_of("甲标"), ACCOUNT),
        lots.tie(Kind.DEPOSIT_FROM, bid_of("丙丁标"), OTHER_ACCOUNT),
        lots.tie(Kind.HAS_CONTACT, E4, ACCOUNT),
        lots.tie(Kind.HAS_CONTACT, E4, OTHER_ACCOUNT),
        lots.listed(E2, "SXBZXR", "2026-05-10", "2026-05-11"),
        lots.listed(E3, "ZFCG", "2020-01-01", "2026-05-10"),
    ]


LATER = [
    lots.tie(Kind.PROJECT_MEMBER, ZHANG, bid_of("甲标")),
    lots.tie(Kind.PROJECT_MEMBER, ZHANG, bid_of("丙丁标"), "2026-05-11"),
    *bid("退标", lots.E5, status="withdrawn"),
    lots.tie(Kind.ENTRUSTED, WANG, bid_of("退标")),
]


def grounds(answer):
    """What was found of these grounds for certain, whichever rule says it."""
    told = [f for of in (*answer.pairs, *answer.bidders) for f in (*of.rulings, *of.clues)]
    return {
        (f.code, frozenset(b.key for b in f.bidders))
        for f in told
        if f.code in GROUNDS | LINKS and f.verdict == "yes"
    }


def shown(rows):
    """The same of the rows of a file."""
    return {(r["ground"], frozenset(k for k in (r["one"], r["other"]) if k)) for r in rows}


@pytest.mark.parametrize("deadline", ["2026-05-09", "2026-05-10", "2026-05-11"])
def test_bidders(browser, deadline):
    asked = browser(bidding(deadline), LATER)
    found = []
    for known_at in asked.known:
        told = asked.python(known_at, lambda v: check_lot(node(v, LOT), v, POLICY, EVERYTHING))
        for as_of in (None, told.as_of):
            rows = asked.rows("bidders", lot=LOT.key, as_of=as_of, known_at=known_at)
            got = shown(rows)
            assert got == grounds(told)
        found.append({ground for ground, _ in got})
    assert {"share_over", "same_agent", "same_author", "same_account", "listed"} <= found[0] or (
        deadline != "2026-05-10"
    )
    assert ("same_head" in found[0]) is (deadline != "2026-05-09")
    assert ("same_member" in found[1]) is (deadline == "2026-05-11")


def of_lot(deadline=None, **named):
    return lots.said_of(LOT, deadline=deadline, **named)


def of_project(deadline, **named):
    return lots.said_of(PROJECT, deadline=deadline, **named)


IN_PROJECT, SECOND_BID = lots.tie(Kind.LOT_OF, LOT, PROJECT), lots.said_of(bid_of("乙标"))
FOR_LOT, HANDED_IN = (
    lots.tie(Kind.FOR_LOT, bid_of("乙标"), LOT),
    lots.tie(Kind.SUBMITTED, E2, bid_of("乙标")),
)
KNOWN_LATER = {"seen": "2026-06-15"}
# What the first commit says, and what the second one corrects or adds.
CORRECTED = {
    "deadline of the lot": (
        [of_lot("2026-05-10"), IN_PROJECT, SECOND_BID, FOR_LOT, HANDED_IN],
        of_lot("2026-05-20", **KNOWN_LATER),
    ),
    "deadline of the project": (
        [of_lot(), of_project("2026-05-10"), IN_PROJECT, SECOND_BID, FOR_LOT, HANDED_IN],
        of_project("2026-05-20", **KNOWN_LATER),
    ),
    "bid withdrawn": (
        [of_lot("2026-05-20"), IN_PROJECT, SECOND_BID, FOR_LOT, HANDED_IN],
        lots.said_of(bid_of("乙标"), status="withdrawn", **KNOWN_LATER),
    ),
    "bid known later": ([of_lot("2026-05-20"), IN_PROJECT, SECOND_BID, HANDED_IN], FOR_LOT),
    "bidder known later": ([of_lot("2026-05-20"), IN_PROJECT, SECOND_BID, FOR_LOT], HANDED_IN),
}


@pytest.mark.parametrize("change", CORRECTED)
def test_bidders_of_a_lot_as_each_commit_has_it(browser, change):
    """From 2026-05-15 on 甲 and 乙 are on a list, and one person leads both."""
    first, later = CORRECTED[change]
    said = [
        *(profile(org, type="company") for org in (E1, E2)),
        *bid("甲标", E1),
        *(lots.listed(org, "ZFCG", "2026-05-15") for org in (E1, E2)),
        *(office(ZHANG, Kind.LEGAL_REP, "2026-05-15", of=org) for org in (E1, E2)),
    ]
    asked = browser([*said, *first], [later])
    found = []
    for known_at in asked.known:
        told = asked.python(known_at, lambda v: check_lot(node(v, LOT), v, POLICY, EVERYTHING))
        rows = asked.rows("bidders", lot=LOT.key, as_of=None, known_at=known_at)
        got = shown(rows)
        assert got == grounds(told)
        found.append(got)
    assert found[0] != found[1]


def test_a_lot_has_the_deadline_of_a_project_since_it_is_known_to_be_part_of_it(browser):
    said = [of_lot(), of_project("2026-05-20"), *bid("甲标", E1), lots.listed(E1, "ZFCG", "")]
    asked = browser(said, [IN_PROJECT])
    numbers = [
        len(asked.rows("bidders", lot=LOT.key, as_of=None, known_at=known_at))
        for known_at in asked.known
    ]
    assert numbers == [0, 1]


@pytest.mark.parametrize("as_of", ["2026-05-09", "2026-05-10", "2026-05-11"])
def test_units(browser, as_of):
    """Without their bids, units are compared by their heads, shares and lists."""
    asked, units = browser(bidding("2026-05-10"), LATER), [E1, E2, E3, E4]
    seen = set()
    for known_at in asked.known:
        told = asked.python(
            known_at,
            lambda v: check_codes(
                [u.key for u in units], v, POLICY, EVERYTHING, deadline=day(as_of)
            ),
        )
        codes = [unit.key[2:] for unit in units]
        rows = asked.rows("units", codes=codes, as_of=as_of, known_at=known_at)
        got = shown(rows)
        assert got == grounds(told)
        seen |= {ground for ground, _ in got}
    assert {"share_over", "same_head"} <= seen


def test_bidders_of_other_kinds_have_the_head_that_their_kind_has(browser):
    said = [
        *(profile(org, type="partnership") for org in (E1, E2)),
        *lots.lot(),
        *bid("甲标", E1),
        *bid("乙标", E2),
        office(ZHANG, Kind.MANAGING_PARTNER, "2020-01-01"),
        office(ZHANG, Kind.PARTNER_DELEGATE, "2020-01-01", "2026-05-10", of=E2),
    ]
    asked = browser(said, [office(ZHANG, Kind.MANAGING_PARTNER, "2026-05-10", of=E2)])
    found = []
    for known_at in asked.known:
        told = asked.python(known_at, lambda v: check_lot(node(v, LOT), v, POLICY, EVERYTHING))
        rows = asked.rows("bidders", lot=LOT.key, as_of=None, known_at=known_at)
        got = shown(rows)
        assert got == grounds(told)
        found.append(len(got))
    assert found == [0, 1]


def linked_bidders():
    """Four bids of units that are linked in each other way; what is held by half says nothing."""
    between = Party("t:between", NodeKind.ORGANIZATION)
    return [
        *(profile(org, type="company") for org in (E1, E2, E3, E4, between)),
        *lots.lot(deadline=None),
        *(bid_ for org in (E1, E2, E3, E4) for bid_ in bid(f"{org.name}标", org)),
        tie(Kind.CONTROLS, E1, E2),
        tie(Kind.MANAGES, E3, E1),
        tie(Kind.BRANCH_OF, E2, between),
        tie(Kind.BRANCH_OF, E4, between),
        tie(Kind.BRANCH_OF, E4, E3),
        tie(Kind.HOLDS_VOTES, E1, E4, pct=60),
        tie(Kind.HOLDS_VOTES, E2, E4, pct=50),
        share(E2, between, 60),
        share(between, E3, 51),
        share(E1, between, 50),
        share(E4, between, 90, derived=True),
    ]


@pytest.mark.parametrize("name", ["bidders", "units"])
def test_links_of_bidders(browser, name):
    graphs = moved(linked_bidders())
    asked, seen = browser(*graphs.commits), set()
    for number in range(graphs.copies):
        target = copied(LOT, number)
        units = [copied(unit, number).key for unit in (E1, E2, E3, E4)]
        given = {"lot": target.key} if name == "bidders" else {"codes": [u[2:] for u in units]}
        first, newest = asked.known
        for known_at, days in ((first, graphs.days[:3]), (newest, graphs.days[1::3])):
            for as_of in days:

                def check(view, lot=target, codes=units, on=as_of):
                    if name == "bidders":
                        lot = node(view, lot)
                        return check_lot(lot, view, POLICY, EVERYTHING, deadline=day(on))
                    return check_codes(codes, view, POLICY, EVERYTHING, deadline=day(on))

                rows = asked.rows(name, **given, as_of=as_of, known_at=known_at)
                got = shown(rows)
                assert got == grounds(asked.python(known_at, check))
                seen |= {ground for ground, _ in got}
    assert seen == LINKS


def test_every_edge_of_bidders_has_its_days_and_its_commits(browser):
    graphs = moved(bidding(None))
    asked, seen = browser(*graphs.commits), set()
    for number in range(graphs.copies):
        target = copied(LOT, number)
        for known_at in asked.known:
            for as_of in (*graphs.days[:3], graphs.days[4]):
                told = asked.python(
                    known_at,
                    lambda v, t=target, d=as_of: check_lot(
                        node(v, t), v, POLICY, EVERYTHING, deadline=day(d)
                    ),
                )
                rows = asked.rows("bidders", lot=target.key, as_of=as_of, known_at=known_at)
                got = shown(rows)
                assert got == grounds(told)
                seen |= {ground for ground, _ in got}
    assert seen == {*GROUNDS, "chain_control"} - {"same_member"}
