"""Who owns an organisation in the end, with the chains, and what may be shown of it."""

import pytest

from graph.errors import InputError
from graph.records import Party, Source
from graph.store import SqliteStore
from graph.vocabulary import Kind, NodeKind, Rank
from queries.holders import keys_in
from queries.owners import Limits, group_of, owned_by, owners_by
from queries.shares import Verdict
from queries.sight import Sight
from tests.builders import EXTRACT
from tests.holdings import World, bounds, firm, holds, mention, people, stake_of, tie
from tests.neo4j.owning import compare

A, B, C, D = map(firm, range(1, 5))
P, Q, R = people(1), people(2), people(3)


def test_parts_multiply_along_a_chain_and_add_over_chains(world):
    told = world(
        holds(P, A, 70), holds(A, C, 20), holds(P, B, 50), holds(B, C, 35), holds(Q, C, 45)
    ).ask(owners_by, C)
    assert bounds(told, P) == (31.5, 31.5)
    stake = stake_of(told, P)
    assert [c.share.low for c in stake.chains] == [17.5, 14]
    assert [h.holder.name for h in stake.chains[0].hops] == ["人1", "公司2"]
    assert stake.rest is None
    assert stake.direct is None


def test_every_hop_has_its_interval_and_source(world):
    told = world(holds(P, A, 60, since="2020-01-01"), holds(A, B, 60)).ask(owners_by, B)
    first, second = stake_of(told, P).chains[0].hops
    assert (first.valid_from, first.proofs[0].sources[0].document) == ("2020-01-01", "registry.csv")
    assert (second.holder.key, second.target.key) == (A.key, B.key)


def test_chain_of_depth_ten(world):
    statements = [holds(firm(n), firm(n + 1), 90) for n in range(10)]
    told = world(*statements, holds(P, firm(0), 100)).ask(owners_by, firm(10))
    assert bounds(told, P) == (34.8678, 34.8678)
    assert len(stake_of(told, P).chains[0].hops) == 11
    assert stake_of(told, P).control.verdict is Verdict.YES


def test_cross_holding_pair_is_solved_and_told(world):
    told = world(holds(A, B, 50), holds(B, A, 20), holds(P, A, 80), holds(Q, B, 50)).ask(
        owners_by, A
    )
    assert bounds(told, P)[0] == pytest.approx(80 / 0.9, abs=1e-3)
    assert bounds(told, Q)[0] == pytest.approx(10 / 0.9, abs=1e-3)
    (loop,) = told.loops
    assert {m.key for m in loop.members} == {A.key, B.key}
    assert not loop.closed
    assert stake_of(told, P).rest.low == pytest.approx(80 / 0.9 - 80, abs=1e-3)


def test_closed_loop_is_told_plainly(world):
    told = world(holds(A, B, 100), holds(B, A, 100)).ask(owners_by, A)
    assert [loop.closed for loop in told.loops] == [True]
    assert bounds(told, B) == (100, 100)
    assert told.solved


def test_loop_beyond_all_is_bad_data_and_no_crash(world):
    told = world(holds(A, B, 100), holds(B, A, 90), holds(C, B, 20), holds(B, B, 20)).ask(
        owners_by, A
    )
    assert not told.solved
    assert "no_solution" in [o.code for o in told.left_out]
    assert [(s.target.key, s.quality) for s in told.sums] == [(A.key, "bad"), (B.key, "bad")]


def test_range_is_told_as_bounds(world):
    told = world(holds(P, A, pct_min=25, pct_max=50), holds(A, B, 60)).ask(owners_by, B)
    assert bounds(told, P) == (15, 30)


def test_blank_share_stays_unknown(world):
    told = world(holds(P, A), holds(A, B, 60), holds(Q, B, 40)).ask(owners_by, B)
    stake = stake_of(told, P)
    assert (stake.effective.low, stake.effective.high, stake.effective.unknown) == (
        None,
        None,
        True,
    )
    assert stake.control.verdict is Verdict.UNKNOWN
    assert [(s.target.key, s.quality) for s in told.sums] == [(A.key, "unknown")]
    assert "unknown_share" in [o.code for o in told.left_out]


def test_equal_rank_and_other_values_are_bounds_with_a_flag(world):
    other = Source("另一登记机关", Rank.REGISTRY, "other.csv", "dd")
    told = world(holds(P, A, 60), holds(P, A, 40, source=other)).ask(owners_by, A)
    assert bounds(told, P) == (40, 60)
    assert stake_of(told, P).chains[0].hops[0].uncertain == ("conflict",)


def test_weaker_provider_does_not_count(world):
    told = world(holds(P, A, 60), holds(P, A, 40, source=EXTRACT)).ask(owners_by, A)
    assert bounds(told, P) == (60, 60)


def test_derived_summary_is_not_counted_twice(world):
    told = world(
        holds(P, A, 60), holds(A, B, 100), holds(P, B, 60, derived=True, indirect=True)
    ).ask(owners_by, B)
    assert bounds(told, P) == (60, 60)


@pytest.mark.parametrize(("on", "held"), [("2026-03-31", True), ("2026-04-01", False)])
def test_holding_counts_to_the_day_before_its_end(world, on, held):
    told = world(holds(P, A, 100, until="2026-04-01"), holds(Q, A, 0)).ask(owners_by, A, on=on)
    assert (bounds(told, P) is not None) is held


@pytest.mark.parametrize(
    ("shares", "quality"),
    [
        ((94.9,), "bad"),
        ((95,), None),
        ((60, 45), None),
        ((60, 45.1), "bad"),
        ((60, None), "unknown"),
    ],
)
def test_sum_of_holders_is_a_question_of_data(world, shares, quality):
    held = [holds(people(n), A, pct) for n, pct in enumerate(shares)]
    told = world(*held).ask(owners_by, A)
    assert [s.quality for s in told.sums] == ([quality] if quality else [])


def test_principal_stands_behind_the_nominee(world):
    told = world(
        holds(Q, A, 60), holds(P, A, 40), tie(Kind.NOMINEE_FOR, Q, P, organization=A.key)
    ).ask(owners_by, A)
    assert bounds(told, P) == (100, 100)
    assert stake_of(told, P).direct.low == 40
    nominee = stake_of(told, Q)
    assert (nominee.direct.low, nominee.effective) == (60, None)
    kinds = [[h.kind for h in c.hops] for c in stake_of(told, P).chains]
    assert kinds == [["NOMINEE_FOR", "HOLDS_SHARE"], ["HOLDS_SHARE"]]


def test_nominee_without_a_named_holding_leaves_open_whose_it_is(world):
    told = world(holds(Q, A, 60), tie(Kind.NOMINEE_FOR, Q, P)).ask(owners_by, A)
    assert bounds(told, P) == (0, 60)
    assert bounds(told, Q) == (0, 60)


def test_nominee_of_another_holding_is_an_owner_here(world):
    told = world(
        holds(Q, A, 60), holds(P, A, 40), tie(Kind.NOMINEE_FOR, Q, P, organization=B.key)
    ).ask(owners_by, A)
    assert (bounds(told, P), bounds(told, Q)) == ((40, 40), (60, 60))


def test_what_a_party_owns_is_the_same_share_from_the_other_end(world):
    asked = world(
        holds(P, A, 70), holds(A, C, 20), holds(P, B, 50), holds(B, C, 35), holds(C, A, 10)
    )
    down, up = asked.ask(owned_by, P), asked.ask(owners_by, C)
    assert bounds(down, C) == bounds(up, P)
    assert {s.target.key for s in down.stakes} == {A.key, B.key, C.key}
    assert [h.target.key for h in stake_of(down, C).chains[0].hops] == [B.key, C.key]


def test_what_a_nominee_holds_is_owned_by_the_principal(world):
    told = world(holds(Q, A, 60), tie(Kind.NOMINEE_FOR, Q, P, organization=A.key)).ask(owned_by, P)
    assert bounds(told, A) == (60, 60)


def test_chains_beyond_the_limit_are_summed(world):
    middle = [firm(n) for n in range(10, 20)]
    told = world(*[holds(P, m, 100) for m in middle], *[holds(m, A, 10) for m in middle]).ask(
        owners_by, A, limits=Limits(chains=3)
    )
    stake = stake_of(told, P)
    assert (len(stake.chains), stake.rest.low, stake.effective.low) == (3, 70, 100)


def test_rows_beyond_the_limit_and_below_the_least_are_said(world):
    held = world(*[holds(people(n), A, 10) for n in range(10)])
    told = held.ask(owners_by, A, limits=Limits(rows=4), least=5)
    assert len(told.stakes) == 4
    assert {"rows", "least"} <= {o.code for o in told.left_out}
    assert held.ask(owners_by, A, least=10.5).stakes == ()


def test_node_over_the_limit_is_named_and_not_followed(world):
    held = [holds(people(n), A, 10) for n in range(10)]
    told = world(*held, holds(A, B, 100)).ask(owners_by, B, limits=Limits(holders=9))
    (cut,) = [o for o in told.left_out if o.code == "too_many"]
    assert (cut.subject.key, cut.degree) == (A.key, 10)
    assert [(e.organization.key, e.code) for e in told.ends] == [(A.key, "not_read")]


def test_too_many_parties_end_the_reading_with_a_word(world):
    chain = [holds(firm(n), firm(n + 1), 100) for n in range(9)]
    told = world(*chain).ask(owners_by, firm(9), limits=Limits(nodes=5))
    assert "size" in [o.code for o in told.left_out]
    assert [e.code for e in told.ends] == ["not_read"]


def test_nothing_on_record_is_an_answer(world):
    told = world(holds(A, B, 100)).ask(owners_by, A)
    assert told.stakes == ()
    assert [(e.organization.key, e.code) for e in told.ends] == [(A.key, "no_holders")]


def test_person_has_no_owners(world):
    with pytest.raises(InputError, match="has no owners"):
        world(holds(P, A, 100)).ask(owners_by, P)


def test_event_holds_nothing(world):
    lot = Party("e:test:1", NodeKind.EVENT, "罚1号")
    held = world(holds(P, A, 100), tie(Kind.SUBJECT_OF, A, lot))
    with pytest.raises(InputError, match="default event"):
        held.ask(owned_by, lot)


ORGANIZATIONS = Sight()
NAMED = Sight(persons=True, person_names=True)


def test_without_the_grant_no_trace_of_a_person_is_left(world):
    owned = [holds(A, C, 40), holds(B, A, 30)]
    with_people = world(
        *owned,
        holds(P, C, 60),
        holds(P, A, 70),
        holds(Q, B, 100),
        tie(Kind.BENEFICIAL_OWNER_OF, P, C, pct=88),
        tie(Kind.NOMINEE_FOR, A, P, organization=C.key),
        tie(Kind.CONTROLS, Q, C),
    )
    told = with_people.ask(owners_by, C, sight=ORGANIZATIONS)
    assert keys_in(told) == {A.key, B.key, C.key}
    assert bounds(told, A) == (40, 40)
    assert told.beneficial is None
    assert told.sums == ()


@pytest.mark.parametrize("question", [owners_by, owned_by, group_of])
def test_answer_without_the_grant_is_that_of_a_store_without_persons(tmp_path, question):
    def ask(name, *statements):
        world = World(SqliteStore(tmp_path / name, create=True), statements)
        return world.ask(question, A, sight=ORGANIZATIONS).model_copy(update={"known_at": 0})

    unnamed = Party("t:test:unnamed", NodeKind.RECORD, "")
    owned = [holds(A, C, 60), holds(B, A, 30), holds(C, D, 51)]
    people = [
        holds(P, A, 60),
        holds(P, C),
        holds(Q, B, 130),
        holds(unnamed, A, 10),
        tie(Kind.CONTROLS, P, D),
        tie(Kind.ACTS_IN_CONCERT, P, A),
        tie(Kind.NOMINEE_FOR, A, P, organization=C.key),
        tie(Kind.NOMINEE_FOR, Q, A),
    ]
    assert ask("alone", *owned) == ask("people", *owned, *people)


def test_mention_by_name_stands_only_where_it_is_granted(world):
    who = mention(1, A)
    held = world(holds(who, A, 100))
    assert bounds(held.ask(owners_by, A), who) == (100, 100)
    assert held.ask(owners_by, A, sight=NAMED).stakes == ()


def test_name_of_a_person_stands_only_where_it_is_granted(world):
    told = world(holds(P, A, 100)).ask(owners_by, A, sight=Sight(persons=True))
    assert stake_of(told, P).holder.name == ""


def test_only_the_person_granted_stands(world):
    only = Sight(persons=True, person_names=True, only=frozenset({P.key}))
    told = world(holds(P, A, 60), holds(Q, A, 40)).ask(owners_by, A, sight=only)
    assert [s.holder.key for s in told.stakes] == [P.key]
    assert told.beneficial is None


def test_answer_does_not_depend_on_the_order_of_loading(tmp_path):
    statements = [
        holds(P, A, 60),
        holds(Q, A, 40),
        holds(A, B, 50),
        holds(P, B),
        holds(B, A, 10, source=EXTRACT),
        tie(Kind.ACTS_IN_CONCERT, P, Q),
        holds(A, B, 40, source=Source("乙", Rank.REGISTRY, "b.csv", "b")),
    ]

    def ask(name, order):
        told = World(SqliteStore(tmp_path / name, create=True), order).ask(owners_by, B)
        return told.model_dump(exclude={"known_at"})

    assert ask("one", statements) == ask("other", statements[::-1])


def test_listed_company_with_many_holders_is_answered(world):
    held = [holds(people(n), A, 0.001) for n in range(2, 2002)]
    told = world(*held, holds(P, A, 60), holds(B, A, 38)).ask(owners_by, A)
    assert len(told.stakes) == 200
    assert told.stakes[0].holder.key == P.key
    assert told.stakes[0].control.verdict is Verdict.YES
    assert told.sums == ()


@pytest.mark.parametrize("organization", [{}, {"organization": A.key}])
def test_what_a_nominee_holds_is_told_in_its_name_and_is_not_its_own(world, organization):
    """Also where the one it holds for holds for another."""
    told = world(
        holds(Q, A, 60),
        tie(Kind.NOMINEE_FOR, Q, P, **organization),
        tie(Kind.NOMINEE_FOR, P, R, **organization),
    ).ask(owned_by, Q)
    (stake,) = told.stakes
    assert (stake.target.key, stake.direct.low) == (A.key, 60)
    assert stake.control.verdict != "yes"
    assert (stake.effective is None) is bool(organization)


def test_files_for_neo4j_browser_tell_the_same(owning, neo4j_server, tmp_path):
    """Of every question that was asked above."""
    if not owning:
        pytest.skip("nothing was asked before")
    assert compare(owning, neo4j_server, tmp_path / "cases.sqlite") == len(owning)
