"""Levels of relation: what excludes, what is affiliated, what is a related party, what neither."""

import pytest

from graph.errors import InputError
from graph.intervals import day
from graph.policy import district_policy
from graph.records import Party, Source, Statement
from graph.store import SqliteStore
from graph.vocabulary import Kind, NodeKind, Rank
from queries.holders import keys_in
from queries.related import RelatedAsked, related
from queries.sight import EVERYTHING, Sight
from tests.builders import E1, E2, EXTRACT, REGISTRY, named, office, person, profile, span
from tests.graphs import DAY, company

ZHANG, LI = person("张甲"), person("李乙")
HOLDING = Party("u:91990411TE0000037L", NodeKind.ORGANIZATION, "控股公司")
ORGANIZATIONS = Sight()  # what an asker without any grant of persons sees


def holds(who, of, pct, since="2020-01-01", until="", *, source=REGISTRY, record="", **props):
    return Statement(
        Kind.HOLDS_SHARE,
        who,
        of,
        DAY,
        source,
        span=span(since, until),
        props={"pct": pct, **props},
        record_id=record,
        row=2,
    )


def tie(kind, src, dst, **props):
    return Statement(kind, src, dst, DAY, REGISTRY, props=props, row=3)


def ask(store, *statements, of=E1, on="2026-06-01", sight=EVERYTHING, **asked):
    with store.write("test", "tester") as writer:
        writer.state([profile(E1), profile(E2), *statements])
    with store.view() as view:
        target = view.find([of.key])[of.key]
        return related(target, view, district_policy(), day(on), sight, RelatedAsked(**asked))


def rules(told, level=None):
    return {(r.rule, r.subject.name) for r in told.relations if level is None or r.level == level}


def excluding(told):
    return rules(told, "exclusion")


def codes(told):
    return {part.code for part in told.left_out}


# --- exclusion by law: the same head, direct holding, management


def test_one_person_at_the_head_of_both_excludes(store):
    told = ask(
        store,
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        office(ZHANG, Kind.LEGAL_REP, "2021-01-01", of=E2),
    )
    assert excluding(told) == {("REL-HEAD", "乙公司")}
    (found,) = [r for r in told.relations if r.rule == "REL-HEAD"]
    assert [n.name for n in found.path.nodes] == ["甲公司", "张甲", "乙公司"]
    assert [c.article for c in found.citations] == ["第三十四条", "第十八条"]
    first, second = (step[0] for step in found.path.steps)
    assert (first.forward, second.forward) == (False, True)
    assert first.proofs[0].sources[0].row == 2


@pytest.mark.parametrize(("on", "excludes"), [("2026-01-31", True), ("2026-02-01", False)])
def test_head_until_the_day_of_the_successor(store, on, excludes):
    told = ask(
        store,
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01", "2026-02-01"),
        office(ZHANG, Kind.LEGAL_REP, "2021-01-01", of=E2),
        on=on,
    )
    assert bool(excluding(told)) is excludes


def test_namesakes_at_the_head_of_both_are_two(store):
    told = ask(
        store,
        office(named("张甲", E1), Kind.LEGAL_REP, "2020-01-01"),
        office(named("张甲", E2), Kind.LEGAL_REP, "2020-01-01", of=E2),
    )
    assert told.relations == ()


def test_head_here_and_director_there_is_information(store):
    told = ask(
        store,
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        office(ZHANG, Kind.DIRECTOR, "2020-01-01", of=E2),
    )
    assert told.relations == ()
    assert [(n.subject.name, n.distance) for n in told.neighbours] == [("张甲", 1), ("乙公司", 2)]
    assert {hop.level for hop in told.hops} == {"information"}


def test_other_heads_do_not_count_where_there_is_a_representative(store):
    told = ask(
        store,
        office(LI, Kind.LEGAL_REP, "2020-01-01"),
        office(ZHANG, Kind.HEAD_OF_BODY, "2020-01-01"),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01", of=E2),
    )
    assert excluding(told) == set()


@pytest.mark.parametrize(("pct", "excludes"), [(50.01, True), (50, False), (100, True)])
def test_direct_holding_of_more_than_half(store, pct, excludes):
    told = ask(store, holds(E1, E2, pct))
    assert (("REL-HOLDS", "乙公司") in rules(told)) is excludes
    (hop,) = told.hops
    assert hop.level == ("exclusion" if excludes else "related_party")


def test_holding_counts_from_either_side(store):
    assert ("REL-HOLDS", "甲公司") in rules(ask(store, holds(E1, E2, 60), of=E2))


def test_a_blank_share_is_open_and_neither_half_nor_nothing(store):
    told = ask(store, holds(E1, E2, None))
    found = {r.rule: r.open for r in told.relations}
    assert found["REL-HOLDS"] is True
    assert found["REL-CAS-INFLUENCE"] is True
    assert told.hops[0].level == "information"


@pytest.mark.parametrize(
    ("bounds", "verdict"),
    [
        ({"pct_min": 50, "pct_max": 75, "pct_min_open": True}, False),
        ({"pct_min": 50, "pct_max": 75}, True),
        ({"pct_min": 25, "pct_max": 50}, None),
    ],
)
def test_bounds_of_a_share(store, bounds, verdict):
    found = {r.rule: r.open for r in ask(store, holds(E1, E2, None, **bounds)).relations}
    assert found.get("REL-HOLDS") is verdict


def test_a_derived_share_is_never_counted_and_an_indirect_one_not_directly(store):
    derived = ask(store, holds(E1, E2, 80, derived=True))
    assert derived.relations == ()
    indirect = ask(store, holds(E1, HOLDING, 80, indirect=True))
    assert {r for r, name in rules(indirect) if name == "控股公司"} == {
        "REL-CONTROLLED",
        "REL-CAS-SUBSIDIARY",
    }


def test_a_derived_share_beside_a_stated_one_adds_nothing(store):
    told = ask(store, holds(E1, E2, 40, record="a"), holds(E1, E2, 80, record="b", derived=True))
    assert ("REL-HOLDS", "乙公司") not in rules(told)
    assert told.hops[0].uncertain == ()


def test_the_higher_rank_gives_the_share(store):
    told = ask(store, holds(E1, E2, 60, source=EXTRACT, record="x"), holds(E1, E2, 40, record="r"))
    assert ("REL-HOLDS", "乙公司") not in rules(told)
    assert told.hops[0].uncertain == ()
    assert len(told.hops[0].proofs) == 2


def test_sources_of_one_rank_that_differ_are_a_conflict_with_their_bounds(store):
    other = Source("另一登记机关", Rank.REGISTRY, "other.csv")
    told = ask(store, holds(E1, E2, 60, record="a"), holds(E1, E2, 40, record="b", source=other))
    assert {r.rule: r.open for r in told.relations}["REL-HOLDS"] is True
    assert told.hops[0].uncertain == ("conflict",)


def test_management_without_equity_excludes_and_says_what_is_not_verified(store):
    told = ask(store, tie(Kind.MANAGES, E2, E1))
    (found,) = told.relations
    assert (found.rule, found.verified) == ("REL-MANAGES", False)
    assert found.why is not None


# --- affiliation and related parties: never an exclusion


def test_chain_of_control_is_affiliation_and_no_exclusion(store):
    told = ask(store, holds(E1, HOLDING, 60), holds(HOLDING, E2, 51))
    assert {r for r, name in rules(told) if name == "乙公司"} == {
        "REL-CONTROLLED",
        "REL-CAS-SUBSIDIARY",
    }
    assert excluding(told) == {("REL-HOLDS", "控股公司")}


def test_a_chain_ends_where_half_is_not_passed(store):
    told = ask(store, holds(E1, HOLDING, 60), holds(HOLDING, E2, 50))
    assert not [r for r in told.relations if r.subject.name == "乙公司"]


def test_siblings_are_affiliated_and_not_excluded(store):
    told = ask(store, holds(HOLDING, E1, 60), holds(HOLDING, E2, 60))
    assert {r for r, name in rules(told) if name == "乙公司"} == {
        "REL-COMMON-CONTROL",
        "REL-CAS-SIBLING",
    }


def test_common_control_by_the_state_alone_is_no_relation(store):
    told = ask(
        store, holds(HOLDING, E1, 60), holds(HOLDING, E2, 60), profile(HOLDING, type="gov_body")
    )
    assert not [r for r in told.relations if r.subject.name == "乙公司"]
    assert {(n.rule, n.subject.name) for n in told.not_related} == {
        ("REL-COMMON-CONTROL", "乙公司"),
        ("REL-CAS-SIBLING", "乙公司"),
    }
    assert "国家控股" in told.not_related[0].because.zh
    assert excluding(told) == {("REL-HOLDS", "控股公司")}


def test_enterprises_of_one_state_owned_group_are_related_by_the_group(store):
    state = Party("u:11990411TE00001929", NodeKind.ORGANIZATION, "国资机构")
    told = ask(
        store,
        holds(state, HOLDING, 100),
        holds(HOLDING, E1, 60),
        holds(HOLDING, E2, 60),
        profile(state, type="gov_body"),
    )
    assert ("REL-COMMON-CONTROL", "乙公司") in rules(told)


def test_enterprise_that_a_director_controls(store):
    told = ask(store, office(ZHANG, Kind.DIRECTOR, "2020-01-01"), holds(ZHANG, E2, 70))
    assert rules(told) == {("REL-OFFICER-CONTROLS", "乙公司"), ("REL-CAS-KEY-PERSON", "乙公司")}
    assert all(r.level != "exclusion" for r in told.relations)


@pytest.mark.parametrize(
    ("pct", "influence"), [(19.99, False), (20, True), (50, True), (50.1, False)]
)
def test_significant_influence_is_presumed_from_twenty_to_fifty(store, pct, influence):
    told = ask(store, holds(E1, E2, pct))
    assert ("REL-CAS-INFLUENCE", "乙公司") in rules(told) or not influence
    assert (("REL-CAS-INFLUENCE", "乙公司") in rules(told)) is influence


def test_a_single_customer_or_a_purchaser_is_information(store):
    contract = Party("k:1", NodeKind.CONTRACT, "合同")
    told = ask(store, tie(Kind.PARTY_TO, E1, contract), tie(Kind.PARTY_TO, E2, contract))
    assert told.relations == ()
    assert [n.subject.name for n in told.neighbours] == ["合同", "乙公司"]


def test_kin_of_an_officer_is_followed_only_where_granted(store):
    said = [
        office(ZHANG, Kind.DIRECTOR, "2020-01-01"),
        tie(Kind.KIN_OF, ZHANG, LI),
        holds(LI, E2, 60),
    ]
    assert ("REL-CAS-KEY-FAMILY", "乙公司") in rules(ask(store, *said))
    without = Sight(persons=True, person_names=True, candidates=True)
    told = ask(store, *said, sight=without, depth=6)
    assert told.relations == ()
    assert "李乙" not in {n.subject.name for n in told.neighbours}
    assert "restricted" in codes(told)


# --- who may not be seen


def test_without_a_grant_no_person_leaves_a_trace(store):
    said = [
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01", of=E2),
        *(holds(person(str(n)), E1, 1, record=str(n)) for n in range(5)),
        holds(HOLDING, E1, 60),
    ]
    shown = ask(store, *said, sight=ORGANIZATIONS, depth=6, cap=2)
    assert keys_in(shown) == {E1.key, HOLDING.key}
    assert "hub" not in codes(shown)  # the five shareholders would make one
    nobody = ask(store, sight=ORGANIZATIONS, of=E2, depth=6)
    assert nobody.neighbours == ()
    assert codes(nobody) == codes(shown) == {"not_granted", "restricted"}


def test_names_of_persons_stand_only_where_names_are_granted(store):
    sight = Sight(persons=True, candidates=True)
    told = ask(store, office(ZHANG, Kind.LEGAL_REP, "2020-01-01"), sight=sight)
    assert [(n.subject.key, n.subject.name) for n in told.neighbours] == [(ZHANG.key, "")]


def test_others_than_the_one_granted_are_absent(store):
    said = [office(ZHANG, Kind.LEGAL_REP, "2020-01-01"), office(LI, Kind.CFO, "2020-01-01")]
    sight = Sight(persons=True, person_names=True, candidates=True, only=frozenset({LI.key}))
    assert [n.subject.name for n in ask(store, *said, sight=sight).neighbours] == ["李乙"]


# --- bounds


def test_day_before_any_fact(store):
    told = ask(store, office(ZHANG, Kind.LEGAL_REP, "2020-01-01"), on="2019-12-31")
    assert told.neighbours == told.relations == ()
    assert told.found.en == "none within 2 hops"


def test_kinds_and_groups(store):
    said = [office(ZHANG, Kind.LEGAL_REP, "2020-01-01"), holds(E1, E2, 60)]
    told = ask(store, *said, kinds={Kind.HOLDS_SHARE})
    assert [n.subject.name for n in told.neighbours] == ["乙公司"]
    assert ("REL-HOLDS", "乙公司") in rules(told)
    assert rules(ask(store, kinds={Kind.LEGAL_REP})) == set()


@pytest.fixture
def embedded(tmp_path):
    """A crowd is written in one commit, for which the small server of the tests has no memory."""
    with SqliteStore(tmp_path / "s.sqlite", create=True) as opened:
        yield opened


def test_hub_of_50_000_edges_is_named_and_bounded(embedded):
    store = embedded
    crowd = [tie(Kind.HAS_CONTACT, company(str(n)), HOLDING) for n in range(50_000)]
    told = ask(store, *crowd, tie(Kind.MANAGES, E1, HOLDING), depth=6)
    assert [n.subject.name for n in told.neighbours] == ["控股公司"]
    (hub,) = [part for part in told.left_out if part.code == "hub"]
    assert (hub.subject.name, hub.degree) == ("控股公司", 50_001)
    assert "--cap" in hub.because.en
    wider = ask(store, depth=2, cap=60_000, limit=100)
    assert len(wider.neighbours) == 100
    assert codes(wider) == {"limit"}
    spent = ask(store, depth=2, cap=60_000, effort=1_000)
    assert "effort" in codes(spent)


@pytest.mark.parametrize("asked", [{"depth": 0}, {"depth": 7}, {"limit": 0}])
def test_limits_are_named_in_the_error(store, asked):
    with pytest.raises(InputError, match=f"--{next(iter(asked))}"):
        ask(store, **asked)
