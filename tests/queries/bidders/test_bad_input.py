"""What is asked wrongly, or of what is not on file, is answered in words and within bounds."""

import pytest

from graph.errors import InputError, NotFoundError, PolicyError
from graph.intervals import day
from graph.records import Party
from graph.vocabulary import Kind, NodeKind
from queries.bidders import Limits, keys_of
from tests.builders import E1, E2, office, person, profile
from tests.lots import (
    E3,
    LOT,
    OTHER_LOT,
    POLICY,
    PROCUREMENT,
    PROJECT,
    TENDERING,
    ask,
    ask_codes,
    bid,
    lot,
    of_rule,
    rulings,
    said_of,
    tie,
)

BIDS = [*lot(), *bid("甲标", E1), *bid("丙标", E3)]
UNKNOWN = "u:91990411TE00000615"


def test_code_that_is_not_on_file_stays_in_the_answer(load):
    told = ask_codes(load(profile(E1)), E1, UNKNOWN)
    (known, missing) = told.bidders
    assert (known.on_file, missing.on_file, missing.bidder.key) == (True, False, UNKNOWN)
    (gap,) = [g for g in told.left_out if g.code == "not_on_file"]
    assert [unit.key for unit in gap.of] == [UNKNOWN]


@pytest.mark.parametrize("code", ["91990411T20000010W", "9199", "甲公司"])
def test_what_is_no_code_is_refused(code):
    with pytest.raises(InputError, match="is no valid code"):
        keys_of([code])


def test_codes_become_keys():
    assert keys_of([" 91990411TE0000010W ", "", "p1:x"]) == [E1.key, "p1:x"]


def test_no_code_at_all():
    with pytest.raises(InputError, match="no unit is given"):
        keys_of(["", " "])


def test_unit_that_stands_twice(load):
    with pytest.raises(InputError, match="are one unit"):
        ask_codes(load(profile(E1)), E1, E1)


def test_unit_that_stands_under_two_codes(load):
    other = Party("r:990411000000012", NodeKind.ORGANIZATION, "甲公司")
    store = load(profile(E1), profile(other), tie(Kind.SAME_AS, other, E1))
    with pytest.raises(InputError, match="are one unit"):
        ask_codes(store, E1, other)


def test_unknown_unit_that_stands_twice(load):
    with pytest.raises(InputError, match="are one unit"):
        ask_codes(load(profile(E1)), UNKNOWN, UNKNOWN)


def test_lot_among_the_codes(load):
    with pytest.raises(InputError, match="of the kind lot and no unit"):
        ask_codes(load(BIDS), E1, LOT)


def test_one_bidder_has_no_pair_and_its_own_rules(load):
    told = ask_codes(load(profile(E1, status="吊销")), E1, procedure=TENDERING)
    assert (told.compared, told.pairs) == (0, ())
    assert of_rule(rulings(told), "ZB-38") == {("unit_ended", "unknown", "甲公司")}


def test_natural_person_among_the_codes(load):
    zhang = person("张甲")
    told = ask_codes(load(office(zhang, Kind.LEGAL_REP, "2020-01-01", of=E1)), zhang, E1)
    assert [b.bidder.kind for b in told.bidders] == ["person", "organization"]


def test_lot_without_bids(load):
    with pytest.raises(NotFoundError, match="no bid of the lot “一标段” is on file"):
        ask(load(lot()))


def test_lot_with_withdrawn_bids_only(load):
    with pytest.raises(NotFoundError, match="no bid of the lot"):
        ask(load(lot(), bid("甲标", E1, status="withdrawn")))


def test_lot_without_a_deadline(load):
    store = load(lot(deadline=None), bid("甲标", E1))
    with pytest.raises(InputError, match=r"has no deadline on file.*add --deadline"):
        ask(store)
    assert ask(store, deadline=day("2026-05-09")).as_of == "2026-05-09"


def test_deadline_of_the_project_stands_for_its_lots(load):
    store = load(lot(deadline=None), said_of(PROJECT, deadline="2026-05-10"), bid("甲标", E1))
    assert ask(store).as_of == "2026-05-10"


def test_another_deadline_than_the_one_on_file(load):
    with pytest.raises(InputError, match="is 2026-05-10 on file"):
        ask(load(BIDS), deadline=day("2026-05-09"))


def test_project_with_lots_is_asked_by_lot(load):
    with pytest.raises(InputError, match="has lots; ask for one of them: 一标段 l:项目1"):
        ask(load(BIDS), of=PROJECT)


def test_project_without_lots_is_a_lot(load):
    store = load(said_of(PROJECT, deadline="2026-05-10"), bid("甲标", E1, at=PROJECT))
    assert [b.bidder.name for b in ask(store, of=PROJECT).bidders] == ["甲公司"]


def test_what_is_no_lot(load):
    with pytest.raises(InputError, match="“甲公司” is no lot but of the kind organization"):
        ask(load(BIDS, profile(E1)), of=E1)


def test_too_many_bidders(load):
    store = load(BIDS)
    with pytest.raises(InputError, match="has 2 bidders, at most 1"):
        ask(store, limits=Limits(bidders=1))
    with pytest.raises(InputError, match="at most 1 units"):
        ask_codes(store, E1, E3, limits=Limits(bidders=1))


def test_too_many_bids(load):
    with pytest.raises(InputError, match="more than 1 bids"):
        ask(load(BIDS), limits=Limits(degree=1))


def test_what_was_not_read_around_the_lot_is_said(load):
    """A reviewer with more offices than the limit is no reviewer without any."""
    offices = [office(person("郑壬"), Kind.DIRECTOR, "2020-01-01", of=o) for o in (E1, E2, E3)]
    store = load(lot(), bid("甲标", E1), tie(Kind.REVIEWS, person("郑壬"), LOT), offices)
    told = ask(store, PROCUREMENT, limits=Limits(degree=2))
    (gap,) = [g for g in told.left_out if g.code == "degree"]
    assert [unit.name for unit in gap.of] == ["郑壬"]


def test_policy_without_the_law_of_bidders(load):
    with pytest.raises(PolicyError, match="has no section `relations`"):
        ask(load(BIDS), policy=POLICY.model_copy(update={"relations": None}))


@pytest.mark.parametrize(
    ("stated", "asked", "sets"),
    [
        (None, None, ("tendering", "procurement")),
        ("auction", None, ("tendering", "procurement")),
        ("procurement", None, ("procurement",)),
        ("procurement", TENDERING, ("tendering",)),
    ],
)
def test_procedure(load, stated, asked, sets):
    told = ask(load(lot(procedure=stated), bid("甲标", E1)), asked)
    assert told.procedures == sets
    assert ("both sets are given" in told.procedure_note.en) is (len(sets) > 1)


def test_rule_before_its_day_is_said_not_to_apply(load):
    store = load(lot(deadline="2022-02-07"), bid("甲标", E1))
    (read,) = [r for r in ask(store, PROCUREMENT).rules if r.rule == "CG-22.5@1"]
    assert not read.applied and "in force" in read.why_not.en


def test_day_before_any_fact_is_unknown_and_not_no(load):
    rep = office(person("王丙"), Kind.LEGAL_REP, "2020-01-01", of=E1)
    told = ask_codes(load(rep), E1, deadline="2016-01-01", procedure=TENDERING)
    assert of_rule(rulings(told), "ZB-34.2a") == {("head_unknown", "unknown", "甲公司")}


def test_findings_beyond_the_limit_are_counted_and_rulings_come_first(load):
    wang = person("王丙")
    heads = [office(wang, Kind.LEGAL_REP, "2020-01-01", of=org) for org in (E1, E2, E3)]
    store = load(lot(), *(bid(f"{o.name}标", o) for o in (E1, E2, E3)), heads)
    told = ask(store, TENDERING, limits=Limits(findings=2))
    assert len(told.pairs) == 2
    (gap,) = [g for g in told.left_out if g.code == "findings"]
    assert "1" in gap.said.en
    assert {b.ruled_by for b in told.bidders} == {("ZB-34.2a",)}


def test_bids_of_other_lots_are_not_compared(load):
    wang = person("王丙")
    heads = [office(wang, Kind.LEGAL_REP, "2020-01-01", of=org) for org in (E1, E3)]
    store = load(lot(), lot(of=OTHER_LOT), bid("甲标", E1), bid("丙标", E3, at=OTHER_LOT), heads)
    told = ask(store)
    assert [b.bidder.name for b in told.bidders] == ["甲公司"]
    assert told.pairs == ()


def test_earlier_commit_gives_the_earlier_answer(load):
    store = load(BIDS)
    before = store.head()
    load([office(person("王丙"), Kind.LEGAL_REP, "2020-01-01", of=o) for o in (E1, E3)])
    assert ask(store, TENDERING).pairs
    assert ask(store, TENDERING, known_at=before).pairs == ()
