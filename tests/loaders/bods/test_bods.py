"""BODS 0.4: what each kind of statement and of interest becomes."""

import pytest

from graph.identifiers import person_number
from graph.vocabulary import Kind, NodeKind, Rank
from loaders import LOADERS
from loaders.bods.codes import INTERESTS
from tests.loaders.bods.statements import (
    company,
    holds,
    interest,
    other,
    person,
    statement,
)
from tests.loaders.json_files import edges, facts, lines_of, props, stored, written
from tests.loaders.sources import E1, KEYS, MASKED, ZHANG, said, statements

BODS = LOADERS["bods"]


def loaded(folder, *values):
    store, report = stored(folder, BODS, written(folder, list(values)))
    assert not report.total("rejected")
    return store


def node(store, key):
    with store.view() as view:
        return view.find([key])[key]


def test_a_share_is_held_by_the_person_of_the_company_under_its_code(tmp_path):
    store = loaded(tmp_path, company(), person(), holds(interest(share={"exact": 40})))
    assert edges(store, Kind.HOLDS_SHARE) == [
        (Kind.HOLDS_SHARE, "张甲", "甲公司", "2020-01-01", "")
    ]
    assert props(store, Kind.HOLDS_SHARE)["pct"] == 40
    assert node(store, f"u:{E1}").name == "甲公司"
    ((_, fact),) = facts(store, Kind.HOLDS_SHARE)
    assert fact.evidence[0].rank is Rank.AGGREGATOR


def test_references_before_their_records_meet_all_the_same(tmp_path):
    values = [company(), person(), holds(interest(share={"exact": 40}))]
    assert edges(loaded(tmp_path, *reversed(values))) == edges(
        stored(tmp_path, BODS, lines_of(tmp_path, *values), name="b.sqlite")[0]
    )


def test_records_and_their_relationship_may_come_in_separate_files_in_any_order(tmp_path):
    first = written(tmp_path, [holds(interest(share={"exact": 40}))], "r.json")
    second = written(tmp_path, [company(), person()], "s.json")
    one, _ = stored(tmp_path, BODS, first, second)
    two, _ = stored(tmp_path, BODS, second, first, name="b.sqlite")
    assert edges(one) == edges(two)
    assert (Kind.HOLDS_SHARE, "张甲", "甲公司", "2020-01-01", "") in edges(one)


def test_a_record_that_never_comes_is_nobody(tmp_path):
    store = loaded(tmp_path, company(), holds(interest(share={"exact": 40})))
    (edge,) = edges(store, Kind.HOLDS_SHARE)
    assert (edge.src, edge.dst) == ("x:测试登记处:p1", "甲公司")
    assert node(store, "x:测试登记处:p1").kind is NodeKind.RECORD


@pytest.mark.parametrize(
    ("share", "told"),
    [
        ({"exact": 25.5}, {"pct": 25.5}),
        ({"minimum": 25, "maximum": 50}, {"pct_min": 25, "pct_max": 50}),
        (
            {"exclusiveMinimum": 25, "maximum": 50},
            {"pct_min": 25, "pct_min_open": True, "pct_max": 50},
        ),
        (
            {"minimum": 50, "exclusiveMaximum": 75},
            {"pct_min": 50, "pct_max": 75, "pct_max_open": True},
        ),
        # Up to 0.3 it said of the bound itself that it is left out.
        (
            {"minimum": 25, "exclusiveMinimum": True, "exclusiveMaximum": False, "maximum": 50},
            {"pct_min": 25, "pct_min_open": True, "pct_max": 50},
        ),
        ({}, {}),
        ({"exact": 101}, {}),
        ({"minimum": 60, "maximum": 50}, {}),
        ({"exact": True}, {}),
    ],
)
def test_bounds_of_a_share_stand_as_they_are_told(tmp_path, share, told):
    store = loaded(tmp_path, company(), person(), holds(interest(share=share)))
    found = props(store, Kind.HOLDS_SHARE)
    assert {k: v for k, v in found.items() if k.startswith("pct")} == told


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("votingRights", Kind.HOLDS_VOTES),
        ("appointmentOfBoard", Kind.CONTROLS),
        ("controlViaCompanyRulesOrArticles", Kind.CONTROLS),
        ("rightsGrantedByContract", Kind.CONTROLS),
        ("boardMember", Kind.DIRECTOR),
        ("boardChair", Kind.CHAIR),
        ("seniorManagingOfficial", Kind.OTHER_OFFICE),
        ("settlor", Kind.LINKED_TO),
        ("rightsToProfitOrIncome", Kind.LINKED_TO),
        ("voting-rights", Kind.HOLDS_VOTES),
    ],
)
def test_each_interest_is_a_kind_of_fact(tmp_path, type_, kind):
    store = loaded(tmp_path, company(), person(), holds(interest(type_)))
    assert [e.kind for e in edges(store) if e.dst == "甲公司"] == [kind]


def test_an_unknown_interest_is_kept_as_a_link_with_a_warning(tmp_path):
    path = written(tmp_path, [company(), person(), holds(interest("goldenShare"))])
    store, report = stored(tmp_path, BODS, path)
    assert report.total("warnings") == 1
    assert props(store, Kind.LINKED_TO)["type"] == "goldenShare"


def test_no_role_of_the_standard_makes_a_legal_representative():
    assert Kind.LEGAL_REP not in {kind for kind, _ in INTERESTS.values()}


def test_a_beneficial_owner_is_declared_beside_the_interests(tmp_path):
    owns = interest(share={"exact": 60}, beneficialOwnershipOrControl=True)
    votes = interest("votingRights", share={"exact": 70}, beneficialOwnershipOrControl=True)
    store = loaded(tmp_path, company(), person(), holds(owns, votes))
    found = props(store, Kind.BENEFICIAL_OWNER_OF)
    assert (found["pct"], found["interests"]) == (60, ["shareholding", "votingRights"])
    assert len(edges(store, Kind.HOLDS_SHARE, Kind.HOLDS_VOTES)) == 2


def test_the_summary_of_a_chain_with_components_is_derived(tmp_path):
    chain = [
        holds(interest(share={"exact": 60}), record="c1", party="e2", isComponent=True),
        holds(interest(share={"exact": 50}), record="c2", subject="e2", isComponent=True),
    ]
    whole = interest(directOrIndirect="indirect", share={"exact": 30})
    summary = holds(whole, record="s", componentRecords=["c1", "c2"])
    store = loaded(tmp_path, company(), other(), person(), *chain, summary)
    said_ = props(store, Kind.HOLDS_SHARE, "张甲", "甲公司")
    assert (said_["derived"], said_["indirect"], said_["pct"]) == (True, True, 30)
    assert "derived" not in props(store, Kind.HOLDS_SHARE, "乙公司", "甲公司")


def test_an_indirect_holding_without_its_chain_is_no_summary(tmp_path):
    whole = interest(directOrIndirect="indirect", share={"exact": 30})
    found = props(loaded(tmp_path, company(), person(), holds(whole)), Kind.HOLDS_SHARE)
    assert found["indirect"] is True and "derived" not in found


@pytest.mark.parametrize(
    ("reason", "answer"),
    [
        ("noBeneficialOwners", "none"),
        ("unknown", "unknown"),
        ("subjectUnableToConfirmOrIdentifyBeneficialOwner", "unknown"),
        ("subjectExemptFromDisclosure", "exempt"),
        ("interested-party-exempt-from-disclosure", "exempt"),
    ],
)
def test_nobody_named_is_a_fact_of_the_company_and_no_person(tmp_path, reason, answer):
    why = {"reason": reason, "description": "说明"}
    store = loaded(tmp_path, company(), holds(interest(share={"exact": 10}), party=why))
    found = props(store, Kind.UNSTATED_OWNER, "甲公司")
    assert (found["answer"], found["description"]) == (answer, "说明")
    assert found["interests"] == [{"type": "shareholding", "pct": 10.0}]
    with store.view() as view:
        assert not view.scan(NodeKind.PERSON) and not view.scan(NodeKind.RECORD)


def test_an_anonymous_person_is_a_record_and_no_person(tmp_path):
    hidden = statement("person", "p1", {"personType": "anonymousPerson"})
    store = loaded(tmp_path, company(), hidden, holds(interest(share={"exact": 10})))
    with store.view() as view:
        assert not view.scan(NodeKind.PERSON)
        (record,) = view.scan(NodeKind.RECORD)
    assert edges(store, Kind.HOLDS_SHARE)[0].src == record.key


def test_only_a_whole_citizen_number_identifies_a_person(tmp_path):
    number = [{"scheme": "CHN-IDCARD", "id": ZHANG}]
    key = KEYS.person_key(person_number(ZHANG))
    store = loaded(tmp_path, company(), person(identifiers=number), holds(interest()))
    assert node(store, key).name == "张甲"
    assert edges(store, Kind.HOLDS_SHARE)[0].src == "张甲"
    assert ZHANG not in (tmp_path / "store.sqlite").read_bytes().decode("latin-1")


@pytest.mark.parametrize(
    ("scheme", "value", "reason"),
    [
        ("CHN-IDCARD", ZHANG[:-1] + "0", "number_invalid"),
        ("GBR-PASSPORT", "123456789", "number_not_kept"),
        ("CHN-IDCARD", MASKED, None),
    ],
)
def test_any_other_number_leaves_a_candidate(tmp_path, scheme, value, reason):
    path = written(tmp_path, [person(identifiers=[{"scheme": scheme, "id": value}])])
    items = said(BODS, path)
    (same,) = statements(items, Kind.SAME_AS)
    assert same.src.key.startswith("c:")
    assert bool(statements(items, Kind.HAS_MASK)) is (value == MASKED)
    assert [i.reason for i in items if not hasattr(i, "kind")] == ([reason] if reason else [])


def test_a_foreign_id_that_looks_chinese_by_chance_stays_of_its_register(tmp_path):
    store = loaded(tmp_path, company(code="", identifiers=[{"scheme": "GB-COH", "id": E1}]))
    assert node(store, f"t:GB-COH:{E1}").name == "甲公司"


def test_an_id_that_holds_the_number_of_a_person_is_kept_as_its_hash(tmp_path):
    store = loaded(
        tmp_path, company(), person(record=f"cn-{ZHANG}"), holds(interest(), party=f"cn-{ZHANG}")
    )
    assert edges(store, Kind.HOLDS_SHARE)[0].src == "张甲"
    assert ZHANG not in (tmp_path / "store.sqlite").read_bytes().decode("latin-1")


def test_owners_in_a_circle_load(tmp_path):
    share = interest(share={"exact": 100})
    store = loaded(
        tmp_path,
        company(),
        other(),
        holds(share, record="a", subject="e1", party="e2"),
        holds(share, record="b", subject="e2", party="e1"),
    )
    assert {(e.src, e.dst) for e in edges(store, Kind.HOLDS_SHARE)} == {
        ("甲公司", "乙公司"),
        ("乙公司", "甲公司"),
    }


def test_a_nominee_holds_for_the_arrangement_and_it_for_the_nominator(tmp_path):
    deal = company("n", "代持安排", "", entityType={"type": "arrangement", "subtype": "nomination"})
    store = loaded(
        tmp_path,
        deal,
        person("p1", "张甲"),
        person("p2", "李乙"),
        holds(interest("nominee"), record="a", subject="n", party="p1"),
        holds(interest("nominator"), record="b", subject="n", party="p2"),
    )
    assert [(e.src, e.dst) for e in edges(store, Kind.NOMINEE_FOR)] == [
        ("代持安排", "李乙"),
        ("张甲", "代持安排"),
    ]
