"""FollowTheMoney: what each schema becomes."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import FileFormatError
from graph.identifiers import person_number
from graph.intervals import day
from graph.vocabulary import OFFICES, Kind, ListCode, NodeKind
from loaders import LOADERS
from tests.loaders.ftm.entities import company, directs, entity, other, owns, person
from tests.loaders.json_files import (
    UNDATED,
    Edge,
    edges,
    facts,
    lines_of,
    props,
    reasons,
    stored,
    written,
)
from tests.loaders.json_mutations import mutated
from tests.loaders.sources import CTX, KEYS, ZHANG, issues, said

FTM = LOADERS["ftm"]
PUBLISHED = "2026-06-01"


def loaded(folder, *values, published=PUBLISHED):
    store, report = stored(folder, FTM, lines_of(folder, *values), published=published)
    assert not report.total("rejected")
    return store


def found(folder, *values):
    return [e for e in edges(loaded(folder, *values)) if e.dst]


@pytest.mark.parametrize(
    ("percentage", "told"),
    [
        ("51%", {"pct": 51}),
        ("25-50", {"pct_min": 25, "pct_max": 50}),
        ("majority", {}),
        (["51", "51.0"], {"pct": 51}),
        (["51", "60"], {}),
        ([], {}),
    ],
)
def test_a_percentage_is_a_text(tmp_path, percentage, told):
    store = loaded(tmp_path, company(), person(), owns(percentage=percentage))
    said_ = props(store, Kind.HOLDS_SHARE, "张甲", "甲公司")
    assert {k: v for k, v in said_.items() if k.startswith("pct")} == told


def test_a_beneficial_indirect_holding_says_both(tmp_path):
    store = loaded(tmp_path, company(), person(), owns(ownershipType=["beneficial", "indirect"]))
    assert props(store, Kind.HOLDS_SHARE)["indirect"] is True
    assert [e.dst for e in edges(store, Kind.BENEFICIAL_OWNER_OF)] == ["甲公司"]


@pytest.mark.parametrize(
    ("role", "offices"),
    [
        ("董事长", {Kind.CHAIR}),
        (["Director", "CEO"], {Kind.DIRECTOR, Kind.GENERAL_MANAGER}),
        ("法定代表人", {Kind.LEGAL_REP}),
        ([], {Kind.OTHER_OFFICE}),
        ("某种职务", {Kind.OTHER_OFFICE}),
    ],
)
def test_a_role_names_an_office_and_no_role_is_no_legal_representative(tmp_path, role, offices):
    store = loaded(tmp_path, company(), person(), directs(role=role))
    assert {e.kind for e in edges(store, *OFFICES)} == offices


@pytest.mark.parametrize(
    ("link", "edge"),
    [
        (
            entity("x", "Control", controller="p1", controlled="e1"),
            (Kind.CONTROLS, "张甲", "甲公司"),
        ),
        (entity("x", "UnknownLink", subject="p1", object="e1"), (Kind.LINKED_TO, "张甲", "甲公司")),
        (
            entity("x", "Membership", member="e2", organization="e1"),
            (Kind.LINKED_TO, "乙公司", "甲公司"),
        ),
        (
            entity("x", "Employment", employee="p1", employer="e1"),
            (Kind.OTHER_OFFICE, "张甲", "甲公司"),
        ),
        (
            entity("x", "Family", person="p1", relative="p2", relationship="配偶"),
            (Kind.KIN_OF, "张甲", "李乙"),
        ),
        (entity("x", "Associate", person="p1", associate="p2"), (Kind.LINKED_TO, "张甲", "李乙")),
        (
            entity("x", "Representation", agent="p1", client="e1"),
            (Kind.LINKED_TO, "张甲", "甲公司"),
        ),
        (
            entity("x", "Succession", predecessor="e1", successor="e2"),
            (Kind.SUCCEEDS, "乙公司", "甲公司"),
        ),
        (
            entity("x", "Payment", payer="e1", beneficiary="e2", amount="5", date="2020-02-03"),
            (Kind.PAYMENT, "甲公司", "乙公司"),
        ),
    ],
)
def test_each_link_is_a_kind_of_fact(tmp_path, link, edge):
    values = (company(), other(), person(), person("p2", "李乙"), link)
    assert [tuple(e)[:3] for e in found(tmp_path, *values)] == [edge]


def test_several_values_at_both_ends_are_as_many_facts(tmp_path):
    holding = owns(owner=["p1", "p2"], asset=["e1", "e2"])
    values = (company(), other(), person(), person("p2", "李乙"), holding)
    assert {(e.src, e.dst) for e in found(tmp_path, *values)} == {
        (who, what) for who in ("张甲", "李乙") for what in ("甲公司", "乙公司")
    }


def test_a_sanction_is_a_list_entry_of_the_entity_and_of_nobody_else(tmp_path):
    listed = entity(
        "s1", "Sanction", entity="e1", program="失信被执行人", listingDate="2020-01-01",
        endDate="2021-12-31", authority="某法院", authorityId="（2020）测1号",
    )  # fmt: skip
    strange = entity("s2", "Sanction", entity="e1", program="World list", startDate="2020-01-01")
    store = loaded(tmp_path, company(), person(), directs(role="董事长"), listed, strange)
    told = [(e, f.props["list_code"]) for e, f in facts(store, Kind.LISTED)]
    assert told == [
        (Edge(Kind.LISTED, "甲公司", "", "2020-01-01", ""), ListCode.OTHER),
        (Edge(Kind.LISTED, "甲公司", "", "2020-01-01", "2022-01-01"), ListCode.SXBZXR),
    ]


def test_two_sanctions_of_one_list_are_two_entries(tmp_path):
    values = [entity(n, "Sanction", entity="e1", program="A", startDate="2020-01-01") for n in "ab"]
    assert len(edges(loaded(tmp_path, company(), *values), Kind.LISTED)) == 2


def test_a_call_a_contract_and_its_award_are_told_as_procurement(tmp_path):
    values = (
        company(),
        other(),
        entity("c", "CallForTenders", title="某工程", authority="e1", tenderers=["e2"],
               submissionDeadline="2020-03-01", callId="Z1"),
        entity("k", "Contract", title="某合同", authority="e1", contractDate="2020-04-01"),
        entity("a", "ContractAward", supplier="e2", contract="k", callForTenders="c", amount="7"),
    )  # fmt: skip
    store = loaded(tmp_path, *values)
    assert [tuple(e)[:3] for e in edges(store, Kind.PROCURES, Kind.AWARDED, Kind.PARTY_TO)] == [
        (Kind.AWARDED, "乙公司", "某工程"),
        (Kind.PARTY_TO, "乙公司", "某合同"),
        (Kind.PARTY_TO, "甲公司", "某合同"),
        (Kind.PROCURES, "甲公司", "某工程"),
    ]
    assert [e.src for e in edges(store, Kind.SUBMITTED)] == ["乙公司"]
    with store.view() as view:
        (project,) = view.scan(NodeKind.PROJECT)
        ((profile,),) = view.about([project.ref], [Kind.PROFILE]).values()
    assert profile.props["deadline"] == "2020-03-01"


def test_a_court_case_is_a_link_and_no_default(tmp_path):
    case = entity("c", "CourtCase", name="某案", caseNumber="（2020）测1号")
    party = entity("q", "CourtCaseParty", party="e1", case="c", role="被告")
    store = loaded(tmp_path, company(), case, party)
    assert [tuple(e)[:3] for e in edges(store) if e.dst] == [(Kind.LINKED_TO, "甲公司", "某案")]
    with store.view() as view:
        assert not view.scan(NodeKind.EVENT)


def test_a_whole_citizen_number_identifies_and_another_does_not(tmp_path):
    key = KEYS.person_key(person_number(ZHANG))
    store = loaded(
        tmp_path, person(idNumber=ZHANG), person("p2", "李乙", passportNumber="E12345678")
    )
    with store.view() as view:
        assert view.find([key])[key].name == "张甲"
        assert sorted(n.key[:2] for n in view.scan(NodeKind.PERSON)) == ["c:", "p1"]


def test_a_document_of_identity_tells_who_its_holder_is(tmp_path):
    card = entity("i", "Identification", holder="p1", number=ZHANG, country="cn", type="身份证")
    store = loaded(tmp_path, company(), person(), owns(), card)
    key = KEYS.person_key(person_number(ZHANG))
    with store.view() as view:
        assert view.find(["x:FollowTheMoney:p1"])["x:FollowTheMoney:p1"].key == key
        owner = view.find([key])[key]
    assert [e.src for e in edges(store, Kind.HOLDS_SHARE)] == [owner.name or key]


def test_equal_addresses_meet_and_are_told_by_none(tmp_path):
    store = loaded(
        tmp_path,
        company(addressEntity="a1"),
        other(address="某市某路1号"),
        entity("a1", "Address", full="某市某路1号"),
    )
    assert len({e.dst for e in edges(store, Kind.HAS_CONTACT)}) == 1
    assert len(edges(store, Kind.HAS_CONTACT)) == 2


def test_entities_inside_others_come_apart(tmp_path):
    nested = person()
    nested["properties"]["ownershipOwner"] = [
        {**owns(percentage="40"), "properties": {"owner": ["p1"], "asset": [company()],
         "percentage": ["40"], "startDate": ["2020-01-01"]}}
    ]  # fmt: skip
    store = loaded(tmp_path, nested)
    assert [tuple(e)[:3] for e in edges(store, Kind.HOLDS_SHARE)] == [
        (Kind.HOLDS_SHARE, "张甲", "甲公司")
    ]


def test_the_version_day_is_that_of_the_entity_else_that_of_the_file(tmp_path):
    own = person("p2", "李乙", modifiedAt="2024-02-03")
    stamped = person("p3", "王丙") | {"last_change": "2023-01-02T10:00:00"}
    items = said(FTM, lines_of(tmp_path, person(), own, stamped), _at(PUBLISHED))
    days = {i.row: i.asserted_at for i in items}
    assert days == {1: day(PUBLISHED), 2: day("2024-02-03"), 3: day("2023-01-02")}


def test_without_any_version_day_the_file_is_refused(tmp_path):
    with pytest.raises(FileFormatError, match="--published"):
        FTM.check(lines_of(tmp_path, person()), UNDATED)


def _at(published):
    return replace(CTX, published=day(published))


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (entity("x", "Vessel", name="船"), "not_taken"),
        ({"schema": "Person", "properties": {"name": ["甲"]}}, "missing_value"),
        ({"id": "x", "schema": "Person"}, "missing_value"),
        ({"id": "x", "schema": "Person", "properties": []}, "wrong_type"),
        ({"id": "x", "schema": 3, "properties": {}}, "not_taken"),
        (entity("x", "Person"), "missing_value"),
        (entity("x", "Ownership", owner="p1"), "missing_value"),
        (entity("x", "Sanction", program="A"), "missing_value"),
        (
            entity("x", "Ownership", owner="p1", asset="e1", startDate="2021", endDate="2020"),
            "end_before_start",
        ),
        (person(modifiedAt="soon"), "not_a_date"),
    ],
)
def test_a_bad_entity_is_rejected_and_the_rest_loads(tmp_path, bad, reason):
    path = lines_of(tmp_path, bad, company(), person(), owns())
    assert [(r, level) for r, level, _ in reasons(FTM, path, CTX) if r == 1] == [(1, "reject")]
    assert reason in {why for row, _, why in reasons(FTM, path, CTX) if row == 1}
    store, report = stored(tmp_path, FTM, path, published=PUBLISHED)
    assert report.total("rejected") == 1
    assert len(edges(store, Kind.HOLDS_SHARE)) == 1


def test_whoever_owns_itself_is_told_and_owns_nothing(tmp_path):
    path = lines_of(tmp_path, company(), owns(owner="e1", asset="e1"))
    assert issues(said(FTM, path)) == [("warning", "asset", "bound_to_itself")]


def test_statements_of_ownership_are_no_entities(tmp_path):
    path = written(tmp_path, [{"statementId": "a", "recordType": "entity"}])
    with pytest.raises(FileFormatError, match="BODS"):
        FTM.check(path, CTX)


VALUES = [
    company(),
    person(idNumber=ZHANG),
    owns(percentage="25-50"),
    directs(role="董事"),
    entity("s", "Sanction", entity="e1", program="A", endDate="2020"),
    entity("y", "Payment", payer="e1", beneficiary="e2", amount="5", date="2020-02"),
    entity("a", "Address", full="某路"),
    entity("c", "CallForTenders", title="某", authority="e1", submissionDeadline="2020"),
]


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_no_mutation_of_a_publication_breaks_the_loader(tmp_path_factory, data):
    path = written(tmp_path_factory.mktemp("m"), mutated(data, VALUES))
    try:
        FTM.check(path, CTX)
    except FileFormatError:
        return
    said(FTM, path)
