"""Clues: each with a yes, a no and its boundary day, with the path and the days."""

from dataclasses import replace

import pytest

from graph.accountability import settle
from graph.intervals import day
from graph.policy import district_policy
from graph.records import Party, Statement
from graph.vocabulary import Flag, Kind, NodeKind
from queries.holders import keys_in
from queries.patterns import patterns
from queries.sight import EVERYTHING, Sight
from tests.builders import E1, E2, E4, REGISTRY, office, person, profile, span
from tests.events import conduct, event_of, penalty

POLICY = district_policy()
ZHANG, LI = person("张甲"), person("李乙")
EVENT = event_of("罚1号", E1)
BUYER = Party("u:12990411TE000015XM", NodeKind.ORGANIZATION, "采购单位")
PROJECT = Party("j:1", NodeKind.PROJECT, "项目")
DAY = day("2026-06-01")


def tie(kind, src, dst, since="", until="", **props):
    record = f"{kind}{src.key}{dst.key}{since}"
    return Statement(
        kind, src, dst, DAY, REGISTRY, span(since, until), props=props, record_id=record, row=3
    )


def ask(store, target, *statements, on="2026-12-01", sight=EVERYTHING):
    with store.write("test", "tester") as writer:
        writer.state(statements)
        settle(writer, POLICY)
    with store.view() as view:
        return patterns(view.find([target.key])[target.key], view, POLICY, day(on), sight)


def found(told, pattern):
    return [clue for clue in told.clues if clue.pattern == pattern]


def names(subjects):
    return [subject.name for subject in subjects]


# --- new enterprises of recorded persons (P6M before to P1Y after 2026-05-10, both days in)


def recorded(founded, *, link=None):
    return [
        profile(E1, type="company"),
        *penalty(EVENT, E1, severity="serious"),
        conduct(EVENT, "2026-02-01", "2026-02-20"),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        profile(E2, type="company", established=founded),
        link or office(ZHANG, Kind.LEGAL_REP, founded or "2026-06-01", of=E2),
    ]


@pytest.mark.parametrize(
    ("founded", "clue"),
    [
        ("2025-11-09", False),
        ("2025-11-10", True),
        ("2026-08-01", True),
        ("2027-05-10", True),
        ("2027-05-11", False),
    ],
)
def test_enterprise_founded_around_the_determination(store, founded, clue):
    told = ask(store, E1, *recorded(founded), on="2027-06-01")
    shells = found(told, "shell_change")
    assert bool(shells) is clue
    if clue:
        (shell,) = shells
        assert names(shell.subjects) == ["张甲", "乙公司"]
        assert [d.day for d in shell.dates] == ["2026-05-10", founded]
        assert names(shell.paths[0].nodes) == ["甲公司", "张甲", "乙公司"]
        assert (shell.effect, shell.verified) == ("flag", False)


def test_share_in_a_new_enterprise_counts_beside_the_offices(store):
    link = tie(Kind.HOLDS_SHARE, ZHANG, E2, "2026-08-01", pct=None)
    assert found(ask(store, E1, *recorded("2026-08-01", link=link)), "shell_change")


def test_director_only_is_no_new_enterprise_of_his(store):
    link = office(ZHANG, Kind.SUPERVISOR, "2026-08-01", of=E2)
    assert not found(ask(store, E1, *recorded("2026-08-01", link=link)), "shell_change")


def test_person_who_is_not_recorded_gives_no_clue(store):
    link = office(LI, Kind.LEGAL_REP, "2026-08-01", of=E2)
    assert not found(ask(store, E1, *recorded("2026-08-01", link=link)), "shell_change")


def test_enterprise_left_by_the_day_asked_about(store):
    link = office(ZHANG, Kind.LEGAL_REP, "2026-08-01", "2026-11-01", of=E2)
    said = recorded("2026-08-01", link=link)
    assert found(ask(store, E1, *said, on="2026-10-31"), "shell_change")
    assert not found(ask(store, E1, on="2026-11-01"), "shell_change")


def test_unknown_day_of_founding_is_left_out_and_said(store):
    told = ask(store, E1, *recorded(None))
    assert not found(told, "shell_change")
    assert "founding_unknown" in {part.code for part in told.left_out}


def test_person_and_event_are_asked_for_too(store):
    said = recorded("2026-08-01")
    assert found(ask(store, EVENT, *said), "shell_change")
    assert found(ask(store, ZHANG), "shell_change")


def test_without_a_grant_of_persons_no_clue_of_persons(store):
    said = [*recorded("2026-08-01"), *terms("2020-01-01", "2020-06-01", "2021-01-01", "2021-06-01")]
    told = ask(store, E1, *said, sight=Sight())
    assert told.clues == ()
    assert keys_in(told) == {E1.key}


# --- many short terms (three of under a year)


def terms(*days, who=ZHANG, kind=Kind.DIRECTOR):
    firms = (E1, E2, E4)
    return [
        office(who, kind, start, stop, of=firms[n % 3], record=f"{n}{start}")
        for n, (start, stop) in enumerate(zip(days[::2], days[1::2], strict=True))
    ]


THREE = ("2020-01-01", "2020-12-31", "2021-03-01", "2021-09-01", "2022-01-01", "2022-06-01")


def test_three_short_terms(store):
    (clue,) = found(ask(store, ZHANG, *terms(*THREE)), "short_terms")
    assert names(clue.subjects) == ["张甲", "甲公司", "乙公司", "丁公司"]
    assert [d.day for d in clue.dates] == ["2020-01-01", "2021-03-01", "2022-01-01"]
    assert clue.effect == "info"
    assert [p.steps[0][0].valid_to for p in clue.paths] == [
        "2020-12-31",
        "2021-09-01",
        "2022-06-01",
    ]


def test_organisation_is_told_of_its_own_directors(store):
    assert found(ask(store, E1, *terms(*THREE)), "short_terms")


def test_a_whole_year_is_not_short(store):
    days = ("2020-01-01", "2021-01-01", *THREE[2:])
    assert not found(ask(store, ZHANG, *terms(*days)), "short_terms")


def test_two_short_terms_are_no_clue(store):
    assert not found(ask(store, ZHANG, *terms(*THREE[:4])), "short_terms")


@pytest.mark.parametrize(("on", "clue"), [("2022-05-31", False), ("2022-06-01", True)])
def test_a_term_counts_from_the_day_on_which_it_has_ended(store, on, clue):
    assert bool(found(ask(store, ZHANG, *terms(*THREE), on=on), "short_terms")) is clue


def test_two_offices_at_one_organisation_are_one_term(store):
    said = [*terms(*THREE[:4]), *terms(*THREE[:2], kind=Kind.CHAIR)]
    assert not found(ask(store, ZHANG, *said), "short_terms")


def test_a_term_of_unknown_start_is_not_short(store):
    said = terms(*THREE)
    said[2] = replace(said[2], flags=Flag.START_UNKNOWN)
    assert not found(ask(store, ZHANG, *said), "short_terms")


# --- lots: contact points that bidders share, and winners in turn

PHONE = Party("h:phone", NodeKind.CONTACT)


def lot(number, deadline, bidders, winner=None, *, apart=True):
    """A lot of the project with one bid for each bidder, or one bid of all."""
    own = Party(f"l:{number}", NodeKind.LOT, f"标段{number}")
    bids = [[b] for b in bidders] if apart else [bidders]
    said = [profile(own, deadline=deadline), tie(Kind.LOT_OF, own, PROJECT)]
    for n, members in enumerate(bids):
        bid = Party(f"b:{number}:{n}", NodeKind.BID)
        said += [tie(Kind.FOR_LOT, bid, own), *(tie(Kind.SUBMITTED, m, bid) for m in members)]
    if winner is not None:
        said.append(tie(Kind.AWARDED, winner, own))
    return said


def project(*lots):
    parties = [profile(E1), profile(E2), profile(E4), tie(Kind.PROCURES, BUYER, PROJECT)]
    return [*parties, *(statement for said in lots for statement in said)]


def phones(until=""):
    return [tie(Kind.HAS_CONTACT, firm, PHONE, "2020-01-01", until) for firm in (E1, E2)]


TWO_LOTS = [lot(1, "2026-03-01", [E1, E2]), lot(2, "2026-04-01", [E1, E2])]


@pytest.mark.parametrize("target", [BUYER, PROJECT, E1])
def test_bidders_who_share_a_contact_point_in_two_lots(store, target):
    (clue,) = found(ask(store, target, *project(*TWO_LOTS), *phones()), "shared_contact")
    assert names(clue.subjects) == ["甲公司", "乙公司", "标段1", "标段2"]
    assert [d.day for d in clue.dates] == ["2026-03-01", "2026-04-01"]
    assert [n.key for n in clue.paths[0].nodes] == [E1.key, PHONE.key, E2.key]


def test_one_lot_is_no_clue(store):
    told = ask(store, BUYER, *project(TWO_LOTS[0]), *phones())
    assert not found(told, "shared_contact")


@pytest.mark.parametrize(("until", "clue"), [("2026-04-01", False), ("2026-04-02", True)])
def test_contact_point_counts_on_the_deadline(store, until, clue):
    told = ask(store, BUYER, *project(*TWO_LOTS), *phones(until))
    assert bool(found(told, "shared_contact")) is clue


def test_members_of_one_consortium_are_no_rivals(store):
    lots = [lot(n, "2026-03-01", [E1, E2], apart=False) for n in (1, 2)]
    assert not found(ask(store, BUYER, *project(*lots), *phones()), "shared_contact")


def in_turn(*winners, bidders=(E1, E2)):
    return [lot(n, f"2026-0{n}-01", bidders, winner) for n, winner in enumerate(winners, start=1)]


def test_the_same_bidders_win_in_turn(store):
    (clue,) = found(ask(store, BUYER, *project(*in_turn(E1, E2, E1, E2))), "rotation")
    assert names(clue.subjects) == ["采购单位", "甲公司", "乙公司"]
    assert [d.day for d in clue.dates] == [f"2026-0{n}-01" for n in (1, 2, 3, 4)]
    assert names(clue.paths[0].nodes) == ["采购单位", "项目", "标段1", "甲公司"]


@pytest.mark.parametrize(
    "winners",
    [(E1, E2, E1), (E1, E1, E2, E2), (E1, E1, E1, E1), (E1, E2, E1, E4)],
    ids=["three lots", "twice in a row", "one winner", "once only"],
)
def test_no_rotation(store, winners):
    bidders = (E1, E2, E4)
    told = ask(store, BUYER, *project(*in_turn(*winners, bidders=bidders)))
    assert not found(told, "rotation")


def test_lots_for_which_not_all_bid_are_not_looked_at(store):
    lots = in_turn(E1, E2, E1, E2)
    lots[3] = lot(4, "2026-04-01", [E2], E2)
    assert not found(ask(store, BUYER, *project(*lots)), "rotation")


@pytest.mark.parametrize(("on", "clue"), [("2026-03-31", False), ("2026-04-01", True)])
def test_an_award_counts_from_its_day(store, on, clue):
    told = ask(store, BUYER, *project(*in_turn(E1, E2, E1, E2)), on=on)
    assert bool(found(told, "rotation")) is clue


def test_an_award_to_the_bid_leads_to_the_lot(store):
    lots = in_turn(E1, E2, E1, None)
    bid = Party("b:4:1", NodeKind.BID)
    told = ask(store, BUYER, *project(*lots), tie(Kind.AWARDED, E2, bid, "2026-05-01"))
    (clue,) = found(told, "rotation")
    assert clue.dates[-1].day == "2026-05-01"
    assert len(clue.paths[-1].steps) == 4


def test_nothing_on_file_is_an_answer(store):
    told = ask(store, BUYER, profile(BUYER))
    assert told.clues == ()
    assert told.found.en == "no clue was found"
