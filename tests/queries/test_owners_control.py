"""Who directs an organisation: more than half, instruments, concert; and its group."""

import pytest

from graph.errors import InputError
from graph.vocabulary import Kind
from queries.owners import group_of, owned_by, owners_by
from queries.shares import Verdict
from queries.sight import Sight
from tests.holdings import bounds, firm, holds, people, stake_of, tie, typed
from tests.neo4j.owning import compare

A, B, C, D = map(firm, range(1, 5))
P, Q, R = people(1), people(2), people(3)


def control(told, party):
    stake = stake_of(told, party)
    return stake.control.verdict if stake else None


def top(told):
    return [(c.holder.key, c.verdict.value, c.joint) for c in told.controllers]


@pytest.mark.parametrize(
    ("share", "verdict"),
    [
        ({"pct": 50}, "no"),
        ({"pct": 50.01}, "yes"),
        ({"pct": 12}, "no"),
        ({}, "unknown"),
        ({"pct_min": 40, "pct_max": 60}, "unknown"),
        ({"pct_min": 50, "pct_max": 75}, "unknown"),
        ({"pct_min": 50, "pct_max": 75, "pct_min_open": True}, "yes"),
        ({"pct_min": 25, "pct_max": 50}, "no"),
    ],
)
def test_more_than_half_directs(world, share, verdict):
    told = world(holds(P, A, **share)).ask(owners_by, A)
    assert control(told, P) == verdict


def test_holder_of_more_than_half_directs_all_votes_of_the_child(world):
    told = world(holds(P, A, 51), holds(A, B, 51)).ask(owners_by, B)
    assert bounds(told, P) == (26.01, 26.01)
    stake = stake_of(told, P)
    assert (stake.votes.low, stake.control.verdict) == (51, Verdict.YES)
    assert [s.target.key for s in stake.control.steps] == [A.key, B.key]
    assert top(told) == [(P.key, "yes", False)]


def test_half_in_the_middle_of_the_chain_breaks_it(world):
    told = world(holds(P, A, 50), holds(A, B, 100)).ask(owners_by, B)
    assert bounds(told, P) == (50, 50)
    assert control(told, P) is Verdict.NO
    assert top(told) == [(A.key, "yes", False)]


def test_two_subsidiaries_are_counted_together(world):
    told = world(holds(P, A, 60), holds(P, B, 70), holds(A, C, 30), holds(B, C, 25)).ask(
        owners_by, C
    )
    stake = stake_of(told, P)
    assert stake.control.verdict is Verdict.YES
    assert stake.control.steps[-1].votes.low == 55
    assert bounds(told, P) == (35.5, 35.5)
    assert (control(told, A), control(told, B)) == (Verdict.NO, Verdict.NO)


def test_votes_on_record_go_before_the_share(world):
    told = world(
        holds(P, A, 30),
        holds(Q, A, 70),
        tie(Kind.HOLDS_VOTES, P, A, pct=60),
        tie(Kind.HOLDS_VOTES, Q, A, pct=40),
    ).ask(owners_by, A)
    assert (control(told, P), control(told, Q)) == (Verdict.YES, Verdict.NO)
    assert stake_of(told, P).control.steps[0].hops[0].kind == "HOLDS_VOTES"


def test_instrument_directs_without_a_share(world):
    told = world(holds(Q, A, 100), tie(Kind.CONTROLS, P, A, instrument="协议控制")).ask(
        owners_by, A
    )
    stake = stake_of(told, P)
    assert (stake.effective, stake.direct) == (None, None)
    (step,) = stake.control.steps
    assert (step.basis, step.hops[0].instrument) == ("instrument", "协议控制")
    assert {key for key, _, _ in top(told)} == {P.key, Q.key}


def test_joint_instrument_is_joint(world):
    told = world(
        tie(Kind.CONTROLS, P, A, joint=True), tie(Kind.CONTROLS, Q, A, joint=True), holds(A, B, 80)
    ).ask(owners_by, B)
    assert top(told) == [(P.key, "yes", True), (Q.key, "yes", True)]
    assert stake_of(told, P).control.joint


def test_concert_is_counted_together_and_joint(world):
    told = world(
        holds(P, A, 30), holds(Q, A, 25), holds(R, A, 45), tie(Kind.ACTS_IN_CONCERT, P, Q)
    ).ask(owners_by, A)
    assert top(told) == [(P.key, "yes", True), (Q.key, "yes", True)]
    assert control(told, R) is Verdict.NO
    assert [h.kind for h in stake_of(told, Q).control.concert] == ["ACTS_IN_CONCERT"]


def test_concert_of_exactly_half_is_no_control(world):
    told = world(holds(P, A, 30), holds(Q, A, 20), tie(Kind.ACTS_IN_CONCERT, P, Q)).ask(
        owners_by, A
    )
    assert top(told) == []


def test_concert_about_another_organisation_does_not_count(world):
    told = world(
        holds(P, A, 30), holds(Q, A, 25), tie(Kind.ACTS_IN_CONCERT, P, Q, organization=B.key)
    ).ask(owners_by, A)
    assert top(told) == []


def test_concert_of_three_is_one_group_of_one_agreement(world):
    shares = [holds(P, A, 20), holds(Q, A, 20), holds(R, A, 15)]
    one = [tie(Kind.ACTS_IN_CONCERT, P, Q), tie(Kind.ACTS_IN_CONCERT, P, R)]
    assert len(top(world(*shares, *one).ask(owners_by, A))) == 3


def test_concert_under_two_agreements_is_two_groups(world):
    two = [
        tie(Kind.ACTS_IN_CONCERT, P, Q, agreement="1"),
        tie(Kind.ACTS_IN_CONCERT, P, R, agreement="2"),
    ]
    told = world(holds(P, A, 20), holds(Q, A, 20), holds(R, A, 35), *two).ask(owners_by, A)
    assert {key for key, _, _ in top(told)} == {P.key, R.key}


def test_concert_ends_with_its_day(world):
    agreed = tie(Kind.ACTS_IN_CONCERT, P, Q, until="2026-05-01")
    asked = world(holds(P, A, 30), holds(Q, A, 25), agreed)
    assert len(top(asked.ask(owners_by, A, on="2026-04-30"))) == 2
    assert top(asked.ask(owners_by, A, on="2026-05-01")) == []


def test_principal_directs_what_the_nominee_holds(world):
    told = world(holds(Q, A, 60), tie(Kind.NOMINEE_FOR, Q, P, organization=A.key)).ask(owners_by, A)
    assert top(told) == [(P.key, "yes", False)]
    assert control(told, Q) is Verdict.NO


def test_range_leaves_open_who_stands_at_the_top(world):
    told = world(holds(P, A, pct_min=40, pct_max=60), holds(A, B, 80)).ask(owners_by, B)
    assert top(told) == [(A.key, "yes", False), (P.key, "unknown", False)]


def test_control_around_a_loop_ends(world):
    told = world(holds(A, B, 60), holds(B, A, 60), holds(P, A, 40), holds(Q, B, 40)).ask(
        owners_by, A
    )
    assert top(told) == [(B.key, "yes", False)]
    assert control(told, P) is Verdict.NO


def test_minority_is_never_said_to_direct(world):
    told = world(holds(A, B, 12), holds(P, B, 44), holds(Q, B, 44)).ask(owners_by, B)
    assert {s.control.verdict for s in told.stakes} == {Verdict.NO}


def test_what_a_party_directs_is_told_downward(world):
    told = world(holds(P, A, 51), holds(A, B, 51), holds(P, C, 50)).ask(owned_by, P)
    assert [control(told, x) for x in (A, B, C)] == [Verdict.YES, Verdict.YES, Verdict.NO]


def test_concert_counts_downward_too(world):
    told = world(holds(P, A, 30), holds(Q, A, 25), tie(Kind.ACTS_IN_CONCERT, Q, P)).ask(owned_by, P)
    stake = stake_of(told, A)
    assert (stake.control.verdict, stake.control.joint) == (Verdict.YES, True)


def test_group_is_everything_under_the_same_ultimate_controller(world):
    told = world(
        holds(P, A, 60), holds(A, B, 51), holds(P, C, 80), holds(P, D, 50), holds(C, firm(9), 51)
    ).ask(group_of, B)
    (group,) = told.groups
    assert group.head.key == P.key
    assert [m.organization.key for m in group.members] == [A.key, B.key, C.key, firm(9).key]
    assert [s.target.key for s in group.members[1].control.steps] == [A.key, B.key]


def test_organisation_that_nobody_directs_heads_its_own_group(world):
    told = world(holds(P, A, 50), holds(Q, A, 50), holds(A, B, 51)).ask(group_of, A)
    (group,) = told.groups
    assert (group.head.key, [m.organization.key for m in group.members]) == (A.key, [B.key])


def test_group_under_the_state_says_so(world):
    told = world(typed(D, "gov_body"), holds(D, A, 100), holds(D, B, 100)).ask(group_of, A)
    assert [(g.head.key, g.state) for g in told.groups] == [(D.key, True)]


def test_group_without_the_grant_passes_through_no_person(world):
    held = world(holds(P, A, 100), holds(P, B, 100), holds(A, C, 60))
    told = held.ask(group_of, C, sight=Sight())
    (group,) = told.groups
    assert (group.head.key, [m.organization.key for m in group.members]) == (A.key, [C.key])


def test_group_is_of_an_organisation(world):
    with pytest.raises(InputError, match="name an organization"):
        world(holds(P, A, 100)).ask(group_of, P)


def test_files_for_neo4j_browser_tell_the_same(owning, neo4j_server, tmp_path):
    """Of every question that was asked above."""
    if not owning:
        pytest.skip("nothing was asked before")
    assert compare(owning, neo4j_server, tmp_path / "cases.sqlite") == len(owning)
