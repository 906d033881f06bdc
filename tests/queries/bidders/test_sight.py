"""What a procurement officer, and one who may see no person, are told of the same facts."""

from dataclasses import replace

import pytest

from api.gate import GRANTS, Role
from graph.vocabulary import Kind
from queries.holders import keys_in
from queries.sight import EVERYTHING, Sight
from tests.builders import E1, E2, named, office, person
from tests.events import event_of, penalty
from tests.lots import (
    E3,
    LOT,
    PROCUREMENT,
    TENDERING,
    ask,
    bid,
    bid_of,
    clues,
    finding,
    listed,
    lot,
    of_rule,
    rulings,
    share,
    tie,
)

OFFICER = GRANTS[Role.PROCUREMENT]
NOBODY = Sight()
WANG, EXPERT = person("王丙"), person("郑壬")
BIDS = [*lot(), *bid("甲标", E1), *bid("丙标", E3)]
HEADS = [office(WANG, Kind.LEGAL_REP, "2020-01-01", of=org) for org in (E1, E3)]


def every_person(told):
    text = told.model_dump_json()
    return {key for key in keys_in(told) if key.startswith(("p1:", "c:"))} | {
        name for name in ("王丙", "郑壬", "张甲", "吴辛") if name in text
    }


def test_officer_sees_the_office_holder_on_the_path(load):
    told = ask(load(BIDS, HEADS), PROCUREMENT, sight=OFFICER)
    (ruling,) = told.pairs[0].rulings
    assert [p.name for p in ruling.persons] == ["王丙"]
    assert len(ruling.path) == 2


def test_names_that_are_not_granted_are_absent(load):
    told = ask(load(BIDS, HEADS), PROCUREMENT, sight=replace(EVERYTHING, person_names=False))
    (ruling,) = told.pairs[0].rulings
    assert [(p.key, p.name) for p in ruling.persons] == [(WANG.key, "")]
    assert "王丙" not in ruling.model_dump_json().replace(WANG.key, "")


def test_ruling_without_persons_keeps_verdict_and_rule(load):
    told = ask(load(BIDS, HEADS), PROCUREMENT, sight=NOBODY)
    (ruling,) = told.pairs[0].rulings
    assert (ruling.rule, ruling.verdict, ruling.effect) == ("CG-18.1@1", "yes", "exclude")
    assert (ruling.path, ruling.persons) == ((), ())
    assert every_person(told) == set()
    assert "persons" in {gap.code for gap in told.left_out}


EVERYBODY = [
    *HEADS,
    office(person("张甲"), Kind.DIRECTOR, "2020-01-01", of=E1),
    office(person("张甲"), Kind.SUPERVISOR, "2020-01-01", of=E3),
    share(person("张甲"), E1, 5),
    listed(WANG, "SXBZXR", "2026-01-01"),
    tie(Kind.REVIEWS, EXPERT, LOT),
    office(EXPERT, Kind.DIRECTOR, "2020-01-01", of=E1),
    tie(Kind.KIN_OF, EXPERT, WANG, kind="spouse"),
    *(tie(Kind.ENTRUSTED, person("吴辛"), bid_of(b)) for b in ("甲标", "丙标")),
]


@pytest.mark.parametrize("procedure", [TENDERING, PROCUREMENT])
def test_no_trace_of_persons_where_none_is_granted(load, procedure):
    told = ask(load(BIDS, EVERYBODY), procedure, sight=NOBODY)
    assert every_person(told) == set()
    assert clues(told) == set()


def test_who_may_see_one_person_only_sees_that_one(load):
    only = replace(EVERYTHING, only=frozenset({WANG.key}))
    told = ask(load(BIDS, EVERYBODY), PROCUREMENT, sight=only)
    assert every_person(told) == {WANG.key, "王丙"}


def test_officer_sees_no_entry_and_no_kinship_of_a_person(load):
    told = ask(load(BIDS, EVERYBODY), PROCUREMENT, sight=OFFICER)
    assert of_rule(clues(told), "CG-125.neg") == set()
    assert of_rule(clues(told), "GS-178.5") == set()
    (kin,) = [r for r in told.bidders[0].rulings if r.code == "reviewer_kin"]
    assert [proof.kind for proof in kin.path] == ["REVIEWS", "LEGAL_REP"]


def test_officer_sees_no_mention_by_name(load):
    mention = office(named("王丙", E3), Kind.LEGAL_REP, "2020-01-01", of=E3)
    told = ask(load(BIDS, HEADS[0], mention), PROCUREMENT, sight=OFFICER)
    assert of_rule(rulings(told), "CG-18.1") == {("head_no_number", "unknown", "丙公司")}
    assert of_rule(clues(told), "ZB-34.neg") == set()
    assert not {key for key in keys_in(told) if key.startswith("c:")}


@pytest.mark.parametrize(("sight", "told"), [(EVERYTHING, True), (OFFICER, False)])
def test_lead_is_told_inside_only(load, sight, told):
    event = event_of("查1号", E1)
    lead = penalty(event, E1, category="CTTB", state="lead")
    found = ask(load(BIDS, lead, finding(event)), TENDERING, sight=sight)
    assert bool(of_rule(clues(found), "ZB-39")) is told


def test_natural_person_who_bids_is_absent_without_persons(load):
    store = load(BIDS, bid("个人标", WANG), HEADS)
    told = ask(store, PROCUREMENT, sight=NOBODY)
    assert [b.bidder.name for b in told.bidders] == ["甲公司", "丙公司"]
    assert every_person(told) == set()
    assert told.compared == 1


@pytest.mark.parametrize("of", [E1, E2])
def test_unknown_heads_read_alike_without_persons(load, of):
    """Whether nobody is on file or somebody without a number is told of nobody."""
    mention = office(named("王丙", of), Kind.LEGAL_REP, "2020-01-01", of=of)
    told = ask(load(BIDS, mention), PROCUREMENT, sight=NOBODY)
    assert {code for code, *_ in of_rule(rulings(told), "CG-18.1")} == {"head_open"}
