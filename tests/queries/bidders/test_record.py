"""ZB-53/67, 54/68, SX-bid, CG-22.5, 19.2, 77, 125, 125.neg, GS-178.5: what stands on record."""

import pytest

from graph.intervals import FOREVER, Interval, day
from graph.records import Statement
from graph.vocabulary import Kind
from tests.builders import AUTHORITY, E1, E2, office, person
from tests.events import event_of, penalty
from tests.lots import (
    BRANCH,
    E3,
    PROCUREMENT,
    TENDERING,
    ask,
    ban,
    bid,
    clues,
    listed,
    lot,
    of_rule,
    rulings,
    share,
    tie,
)
from tests.neo4j.bidding import compare

BIDS = [*lot(), *bid("甲标", E1), *bid("丙标", E3)]
FINE = event_of("罚1号", E1)
OTHER = event_of("罚2号", E1)


def ruled(store, rule, procedure=PROCUREMENT):
    return of_rule(rulings(ask(store, procedure)), rule)


def flagged(store, rule, procedure=PROCUREMENT):
    return of_rule(clues(ask(store, procedure)), rule)


def fined(amount, determined="2025-05-10", event=FINE, **props):
    said = {"penalties": ["罚款"], "fine_yuan": amount, **props}
    return penalty(event, E1, determined=determined, **said)


def undone(event, status, on):
    return Statement(
        Kind.STATUS,
        event,
        None,
        day("2026-06-10"),
        AUTHORITY,
        span=Interval(day(on), FOREVER),
        props={"status": status, "doc_no": "后1号"},
        record_id="后1号",
    )


# CG-22.5: grave violations within three years.


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("2000000", ("large_fine", "yes", "甲公司")),
        ("2,000,000.00", ("large_fine", "yes", "甲公司")),
        ("1999999.99", ("fine_below", "no", "甲公司")),
        (None, ("fine_unknown", "unknown", "甲公司")),
        ("若干", ("fine_unknown", "unknown", "甲公司")),
    ],
)
def test_fine_from_two_million_on(load, amount, expected):
    assert ruled(load(BIDS, fined(amount)), "CG-22.5") == {expected}


@pytest.mark.parametrize(
    ("determined", "barred"),
    [
        ("2023-05-09", False),
        ("2023-05-10", True),
        ("2026-05-10", True),
        ("2026-05-11", False),
    ],
)
def test_both_ends_of_the_three_years_are_in(load, determined, barred):
    assert bool(ruled(load(BIDS, fined("3000000", determined)), "CG-22.5")) is barred


@pytest.mark.parametrize(
    ("kinds", "barred"),
    [
        (["责令停产停业"], True),
        (["吊销许可证（照）"], True),
        (["吊销营业执照", "罚款"], True),
        (["罚金"], True),
        (["警告"], False),
        (["没收违法所得"], False),
    ],
)
def test_kinds_of_penalty(load, kinds, barred):
    store = load(BIDS, penalty(FINE, E1, determined="2025-05-10", penalties=kinds))
    assert bool(ruled(store, "CG-22.5")) is barred


def test_penalty_of_somebody_else_or_not_confirmed(load):
    other = penalty(event_of("罚3号", E2), E2, penalties=["吊销营业执照"])
    store = load(BIDS, other, fined("3000000", state="verifying"))
    assert ruled(store, "CG-22.5") == set()


@pytest.mark.parametrize(
    ("status", "on", "barred"),
    [
        ("revoked", "2026-06-01", False),  # as if never made, on whatever day
        ("withdrawn", "2026-05-10", False),
        ("withdrawn", "2026-05-11", True),
        ("repaired", "2026-01-01", True),  # a repair shortens no bar
    ],
)
def test_penalty_that_was_undone(load, status, on, barred):
    store = load(BIDS, fined("3000000"), undone(FINE, status, on))
    assert bool(ruled(store, "CG-22.5")) is barred


def test_sources_that_disagree_on_the_penalty(load):
    rival = AUTHORITY.__class__("另一机关", AUTHORITY.rank, "b.csv", "bb")
    heavy = fined("3000000")
    differ = penalty(FINE, E1, determined="2025-05-11", source=rival, penalties=["罚款"])
    store = load(BIDS, heavy, differ)
    assert {verdict for _, verdict, _ in ruled(store, "CG-22.5")} == {"unknown"}


# CG-19.2: a ban that is over; CG-77: one that is not.


@pytest.mark.parametrize(
    ("stop", "over"), [("2026-05-10", True), ("2026-05-11", False), ("2027-01-01", False)]
)
def test_ban_that_ended_the_day_before_the_deadline(load, stop, over):
    """2026-05-09 was its last day in the first case; then nothing bars the supplier."""
    said = [fined("3000000", category="ZFCG"), ban(E1, FINE, "2025-05-10", stop)]
    store = load(BIDS, said)
    if over:
        assert flagged(store, "CG-19.2") == {("ban_over", "no", "甲公司")}
        assert ruled(store, "CG-77") == set()
        assert ruled(store, "CG-22.5") == {("penalty_cleared", "no", "甲公司")}
        assert ask(store, PROCUREMENT).bidders[0].ruled_by == ()
    else:
        assert flagged(store, "CG-19.2") == set()
        assert ruled(store, "CG-77") == {("banned", "yes", "甲公司")}
        assert ruled(store, "CG-22.5") == {("large_fine", "yes", "甲公司")}


@pytest.mark.parametrize(("start", "barred"), [("2026-05-10", True), ("2026-05-11", False)])
def test_ban_from_its_first_day_on(load, start, barred):
    store = load(BIDS, ban(E1, None, start, "2028-01-01", scope="procurement"))
    assert bool(ruled(store, "CG-77")) is barred


def test_ban_over_clears_its_own_penalty_only(load):
    said = [
        fined("3000000", category="ZFCG"),
        fined("2500000", event=OTHER),
        ban(E1, FINE, "2025-05-10", "2026-01-01"),
    ]
    assert ruled(load(BIDS, said), "CG-22.5") == {
        ("penalty_cleared", "no", "甲公司"),
        ("large_fine", "yes", "甲公司"),
    }


def test_ban_from_tendering_is_none_from_procurement(load):
    store = load(BIDS, ban(E1, None, "2026-01-01", "2028-01-01", scope="tendering"))
    assert ruled(store, "CG-77") == set()
    assert ruled(store, "ZB-53/67", TENDERING) == {("banned", "yes", "甲公司")}


def test_measure_of_another_code_is_no_ban(load):
    said = ban(E1, None, "2026-01-01", "2028-01-01", scope="procurement", code="M07")
    assert ruled(load(BIDS, said), "CG-77") == set()


@pytest.mark.parametrize("scope", [None, "全市"])
def test_ban_that_names_no_procedure_is_unknown(load, scope):
    store = load(BIDS, ban(E1, None, "2026-01-01", "2028-01-01", scope=scope))
    assert ruled(store, "CG-77") == {("ban_scope_unknown", "unknown", "甲公司")}


def test_ban_that_is_suspended_is_unknown(load):
    held = Statement(
        Kind.MEASURE_END,
        E1,
        None,
        day("2026-06-01"),
        AUTHORITY,
        span=Interval(day("2026-05-01"), FOREVER),
        props={"code": "M01", "end": "suspended", "doc_no": "中1号"},
        record_id="中1号",
    )
    store = load(BIDS, ban(E1, None, "2026-01-01", "2028-01-01", scope="procurement"), held)
    assert ruled(store, "CG-77") == {("ban_suspended", "unknown", "甲公司")}


# ZB-53/67 and ZB-54/68: bans from tenders, and what may lead to one.

ACTS = [("ZB-53/67", "collusion"), ("ZB-53/67", "bribery"), ("ZB-54/68", "fraud")]


def act(number, what, determined="2025-05-10", **props):
    event = event_of(number, E1)
    acts = [what] if what else []
    return penalty(event, E1, category="CTTB", determined=determined, acts=acts, **props)


@pytest.mark.parametrize(("rule", "what"), ACTS)
@pytest.mark.parametrize(("stop", "barred"), [("2026-05-11", True), ("2026-05-10", False)])
def test_ban_for_an_act(load, rule, what, stop, barred):
    store = load(BIDS, act("罚9号", what), ban(E1, event_of("罚9号", E1), "2025-06-01", stop))
    expected = {("banned", "yes", "甲公司")} if barred else set()
    assert ruled(store, rule, TENDERING) == expected
    other = "ZB-54/68" if rule == "ZB-53/67" else "ZB-53/67"
    assert ruled(store, other, TENDERING) == set()


@pytest.mark.parametrize(("rule", "what"), ACTS)
@pytest.mark.parametrize(
    ("first", "grave"), [("2023-05-10", True), ("2023-05-09", False), ("2026-05-11", False)]
)
def test_two_acts_within_three_years(load, rule, what, first, grave):
    store = load(BIDS, act("罚8号", what, first), act("罚9号", what, "2026-05-10"))
    expected = {("grave_count", "yes", "甲公司")} if grave else set()
    assert flagged(store, rule, TENDERING) == expected
    assert ruled(store, rule, TENDERING) == set()


@pytest.mark.parametrize(("rule", "what"), ACTS)
@pytest.mark.parametrize(("loss", "grave"), [("300000", True), ("299999.99", False), (None, False)])
def test_loss_from_three_hundred_thousand_on(load, rule, what, loss, grave):
    store = load(BIDS, act("罚9号", what, loss_yuan=loss))
    assert bool(flagged(store, rule, TENDERING)) is grave


def test_acts_that_are_not_stated_leave_the_count_open(load):
    store = load(BIDS, act("罚8号", "collusion"), act("罚9号", None))
    assert flagged(store, "ZB-53/67", TENDERING) == {("grave_count_unstated", "unknown", "甲公司")}


@pytest.mark.parametrize(
    ("again", "flag"),
    [("2023-05-31", False), ("2023-06-01", True), ("2026-04-01", True)],
)
def test_again_after_a_ban(load, again, flag):
    said = [
        act("罚8号", "collusion", "2022-06-01"),
        ban(E1, event_of("罚8号", E1), "2022-06-01", "2023-06-01"),
        act("罚9号", "collusion", again),
    ]
    codes = {code for code, *_ in flagged(load(BIDS, said), "ZB-53/67", TENDERING)}
    assert ("again" in codes) is flag


# Lists.


@pytest.mark.parametrize(
    ("code", "barred"),
    [("SXBZXR", True), ("ZDSS", True), ("ZFCG", True), ("YZWF", False), ("JYYC", False)],
)
def test_supplier_on_a_list(load, code, barred):
    told = ruled(load(BIDS, listed(E1, code, "2026-01-01")), "CG-125")
    assert told == ({("listed", "yes", "甲公司")} if barred else set())


@pytest.mark.parametrize(
    ("start", "stop", "barred"),
    [
        ("2026-05-10", "", True),
        ("2026-05-11", "", False),
        ("2026-01-01", "2026-05-10", False),
        ("2026-01-01", "2026-05-11", True),
    ],
)
@pytest.mark.parametrize("rule", ["CG-125", "SX-bid"])
def test_list_at_the_cut_off(load, rule, start, stop, barred):
    store = load(lot(excludes_listed=True), bid("甲标", E1), listed(E1, "SXBZXR", start, stop))
    procedure = TENDERING if rule == "SX-bid" else PROCUREMENT
    assert bool(ruled(store, rule, procedure)) is barred


def test_listed_bidder_in_a_tender(load):
    """Excluded where the tender document says so, a flag otherwise; other lists are not read."""
    store = load(BIDS, listed(E1, "SXBZXR", "2026-01-01"), listed(E3, "ZDSS", "2026-01-01"))
    assert ruled(store, "SX-bid", TENDERING) == set()
    assert flagged(store, "SX-bid", TENDERING) == {("listed", "yes", "甲公司")}
    load(lot(excludes_listed=True, seen="2026-06-02"))
    assert ruled(store, "SX-bid", TENDERING) == {("listed", "yes", "甲公司")}


def test_one_member_counts_for_the_consortium(load):
    store = load(lot(), bid("联合体", E1, E3), bid("乙标", E2), listed(E1, "ZFCG", "2026-01-01"))
    assert ruled(store, "CG-125") == {
        ("listed", "yes", "甲公司"),
        ("member_listed", "yes", "丙公司"),
    }


ZHANG = person("张甲")
NEARBY = {
    "head_listed": (ZHANG, [office(ZHANG, Kind.LEGAL_REP, "2020-01-01", of=E1)]),
    "shareholder_listed": (ZHANG, [share(ZHANG, E1, 90)]),
    "owner_listed": (E2, [share(E2, E1, 100)]),
    "company_listed": (BRANCH, [tie(Kind.BRANCH_OF, E1, BRANCH)]),
}


@pytest.mark.parametrize("code", NEARBY)
def test_list_entry_of_somebody_near_is_information(load, code):
    who, said = NEARBY[code]
    store = load(BIDS, said, listed(who, "SXBZXR", "2026-01-01"))
    assert ruled(store, "CG-125") == set()
    assert flagged(store, "CG-125.neg") == {(code, "no", "甲公司")}


@pytest.mark.parametrize(("stop", "told"), [("2026-05-11", True), ("2026-05-10", False)])
def test_list_entry_of_somebody_near_at_the_cut_off(load, stop, told):
    _, said = NEARBY["head_listed"]
    store = load(BIDS, said, listed(ZHANG, "SXBZXR", "2026-01-01", stop))
    assert bool(flagged(store, "CG-125.neg")) is told
    assert bool(flagged(store, "GS-178.5")) is told


@pytest.mark.parametrize(("code", "told"), [("SXBZXR", True), ("ZDSS", False)])
@pytest.mark.parametrize("procedure", [TENDERING, PROCUREMENT])
def test_listed_head_may_be_barred_from_office(load, code, told, procedure):
    _, said = NEARBY["head_listed"]
    store = load(BIDS, said, listed(ZHANG, code, "2026-01-01"))
    expected = {("post", "yes", "甲公司")} if told else set()
    assert flagged(store, "GS-178.5", procedure) == expected


def test_files_for_neo4j_browser_find_the_same(cases, neo4j_server, tmp_path):
    """Of every question that was asked above."""
    if not cases:
        pytest.skip("nothing was asked before")
    assert compare(cases, neo4j_server, tmp_path / "cases.sqlite") == len(cases)
