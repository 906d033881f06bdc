"""Linked risk: own and linked apart, each with its path; nothing of persons unless granted."""

from dataclasses import replace

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from api.gate import GRANTS, Role
from api.gate.roles import AUTHORIZED_ORGANIZATION
from graph.errors import InputError, NotFoundError
from graph.intervals import day
from graph.records import Party
from graph.vocabulary import Kind, NodeKind
from queries.risk import merchant_of, risk_of
from queries.sight import EVERYTHING, Sight
from tests.asking import POLICY, asking, flat, listed, node, order, tie
from tests.builders import E1, E2, E4, office, person, profile
from tests.events import conduct, event_of, named, penalty

pytestmark = pytest.mark.usefixtures("every_engine")

ZHANG = person("张甲")
E3 = Party("u:91990411TE0000037L", NodeKind.ORGANIZATION, "丙公司")
ADDRESS = Party("h1:address", NodeKind.CONTACT)


def fine(org, name, **props):
    event = event_of(name, org)
    return [
        *penalty(event, org, **props),
        conduct(event, "2026-02-01", "2026-02-20", doc=name),
    ]


def share(holder, target, pct=None):
    props = {"name": holder.name} | ({} if pct is None else {"pct": pct})
    return tie(Kind.HOLDS_SHARE, holder, target, **props)


def ask(tmp_path, *statements, sight=EVERYTHING, as_of="2026-07-01", **kwargs):
    with asking(tmp_path, profile(E1, type="company"), *statements) as view:
        return risk_of(node(view, E1), view, POLICY, day(as_of), sight, **kwargs)


def vias(answer):
    return {(item.via, item.subject.name) for item in answer.linked}


def test_own_records_lists_and_measures_with_their_standing(tmp_path):
    given = [*fine(E1, "罚1号"), listed(E1), order(E1, "M07", "2026-06-01")]
    own = ask(tmp_path, given).own
    (record,) = own.records
    assert (record.standing, record.published, record.event.name) == ("stands", True, "罚1号")
    assert [x.list_code for x in own.lists] == ["SXBZXR"]
    assert [x.code for x in own.measures] == ["M07"]


@pytest.mark.parametrize(
    ("link", "via"),
    [
        (tie(Kind.BRANCH_OF, E2, E1), "branch"),
        (tie(Kind.BRANCH_OF, E1, E2), "head_office"),
        (share(E2, E1, 12), "holder"),
        (share(E2, E1, 50), "holder"),
        (share(E2, E1, 50.5), "majority_holder"),
        (share(E2, E1), "holder"),
        (share(E1, E2, 100), "majority_held"),
        (tie(Kind.MANAGES, E2, E1), "directed_by"),
        (tie(Kind.SUCCEEDS, E1, E2), "predecessor"),
    ],
)
def test_each_link_has_its_own_name_and_path(tmp_path, link, via):
    answer = ask(tmp_path, link, fine(E2, "罚2号"))
    (item,) = answer.linked
    assert (item.label, item.via, item.subject.name) == ("linked", via, "乙公司")
    assert [p.kind for p in item.path] == [link.kind]
    assert item.path[0].sources[0].document == "registry.csv"
    assert [r.event.name for r in item.on_file.records] == ["罚2号"]
    assert answer.own.records == ()


def test_link_counts_on_its_days_only(tmp_path):
    ended = tie(Kind.BRANCH_OF, E2, E1, "2020-01-01", "2026-07-01")
    for when, found in (("2026-06-30", 1), ("2026-07-01", 0)):
        (tmp_path / when).mkdir()
        assert len(ask(tmp_path / when, ended, as_of=when).linked) == found


def test_same_address_links_and_two_different_ones_do_not(tmp_path):
    other = Party("h1:other", NodeKind.CONTACT)
    given = [
        tie(Kind.HAS_CONTACT, E1, ADDRESS, type="address"),
        tie(Kind.HAS_CONTACT, E2, ADDRESS, type="address"),
        tie(Kind.HAS_CONTACT, E3, other, type="address"),
    ]
    answer = ask(tmp_path, given)
    assert vias(answer) == {("address", "乙公司")}
    assert [p.kind for p in answer.linked[0].path] == ["HAS_CONTACT", "HAS_CONTACT"]


def persons():
    """One person at both, with an own record, a share, a contact, a listing and a measure."""
    own = event_of("罚9号", ZHANG)
    return [
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01", of=E1),
        office(ZHANG, Kind.SUPERVISOR, "2020-01-01", of=E3),
        *penalty(own, ZHANG, severity="serious"),
        conduct(own, "2026-02-01", "2026-02-20", doc="罚9号"),
        share(ZHANG, E1, 60),
        tie(Kind.HAS_CONTACT, ZHANG, ADDRESS, type="address"),
        listed(ZHANG),
        order(ZHANG, "M04", "2026-06-01"),
        *fine(E3, "罚3号"),
    ]


def test_person_links_two_organisations_and_has_an_own_record(tmp_path):
    answer = ask(tmp_path, persons())
    assert vias(answer) == {("person", "丙公司"), ("office_holder", "张甲")}
    by_via = {item.via: item for item in answer.linked}
    assert [p.kind for p in by_via["person"].path] == ["LEGAL_REP", "SUPERVISOR"]
    assert [r.event.name for r in by_via["office_holder"].on_file.records] == ["罚9号"]
    assert "office_holder" not in {c.via for c in answer.counts}


def test_procurement_sees_the_link_through_a_person_and_no_record_of_the_person(tmp_path):
    answer = ask(tmp_path, persons(), sight=GRANTS[Role.PROCUREMENT])
    by_via = {item.via: item for item in answer.linked}
    assert [r.event.name for r in by_via["person"].on_file.records] == ["罚3号"]
    person_items = by_via["office_holder"].on_file
    assert (person_items.records, person_items.lists, person_items.measures) == ((), (), ())


CONSUMER = GRANTS[Role.API_CONSUMER]


@pytest.mark.parametrize("sight", [Sight(), CONSUMER, AUTHORIZED_ORGANIZATION])
def test_without_persons_the_answer_is_the_same_whether_or_not_there_are_any(tmp_path, sight):
    public = [*fine(E1, "罚1号"), share(E2, E1, 60), listed(E2), profile(E3), *fine(E3, "罚3号")]
    told = []
    for name, facts in (("with", [*public, *persons()]), ("without", public)):
        (tmp_path / name).mkdir()
        told.append(ask(tmp_path / name, facts, sight=sight).model_dump_json())
    assert told[0] == told[1]
    assert ZHANG.key not in told[0]


def test_consumer_gets_own_facts_and_numbers_of_linked_organisations(tmp_path):
    given = [*fine(E1, "罚1号"), share(E2, E1, 60), listed(E2), share(E4, E1, 40)]
    answer = ask(tmp_path, given, sight=CONSUMER)
    assert [r.event.name for r in answer.own.records] == ["罚1号"]
    assert answer.linked == ()
    assert [(c.via, c.organizations, c.listed) for c in answer.counts] == [
        ("majority_holder", 1, 1),
        ("holder", 1, 0),
    ]
    assert answer.left_out[0].because.en.startswith("natural persons")


EXTRA = st.lists(
    st.sampled_from(["office", "share", "contact", "named", "listed", "measure", "record"]),
    max_size=6,
)


@settings(max_examples=15)
@drawn(extra=EXTRA)
def test_no_fact_of_persons_moves_the_answer_to_a_consumer(tmp_path_factory, extra):
    fined = event_of("罚1号", E1)
    own = event_of("罚9号", ZHANG)
    facts = {
        "office": [office(ZHANG, Kind.LEGAL_REP, "2020-01-01", of=E1)],
        "share": [share(ZHANG, E1, 60), share(ZHANG, E3, 60)],
        "contact": [tie(Kind.HAS_CONTACT, ZHANG, ADDRESS, type="address")],
        "named": [named(fined, ZHANG, level="E1", doc="罚1号")],
        "listed": [listed(ZHANG)],
        "measure": [order(ZHANG, "M04", "2026-06-01")],
        "record": penalty(own, ZHANG, severity="serious"),
    }
    public = [
        profile(E3),
        *fine(E1, "罚1号"),
        tie(Kind.HAS_CONTACT, E1, ADDRESS, type="address"),
        share(E2, E1, 51),
    ]
    answers = []
    for given in (public, [*public, *flat([facts[name] for name in dict.fromkeys(extra)])]):
        told = ask(tmp_path_factory.mktemp("risk"), given, sight=CONSUMER)
        answers.append(_without_days_of_loading(told))
    assert answers[0] == answers[1]


def _without_days_of_loading(answer):
    return answer.model_dump_json(exclude={"known_at"})


def test_authorization_of_one_organisation_opens_nothing_more_of_another(tmp_path):
    minor = fine(E2, "罚2号", severity="minor")
    given = [share(E2, E1, 60), *minor]
    reach = replace(AUTHORIZED_ORGANIZATION, persons=True)
    answer = ask(tmp_path, given, sight=reach)
    assert answer.linked[0].on_file.records == ()


def test_way_with_too_many_is_named_with_the_limit(tmp_path):
    crowd = [
        tie(Kind.BRANCH_OF, Party(f"t:x:{n}", NodeKind.ORGANIZATION, f"分{n}"), E1)
        for n in range(4)
    ]
    answer = ask(tmp_path, crowd, most=3)
    assert answer.linked == ()
    assert answer.left_out[0].because.en == (
        "4 are linked by “branch”, over the limit of 3, and are not listed"
    )


def test_nothing_is_summed_into_one_figure(tmp_path):
    told = ask(tmp_path, [*fine(E1, "罚1号"), share(E2, E1, 60)]).model_dump()
    assert {"score", "level", "rating", "total"}.isdisjoint(told)


def test_person_is_no_subject_of_linked_risk(tmp_path):
    with asking(tmp_path, persons()) as view, pytest.raises(InputError, match="no organization"):
        risk_of(node(view, ZHANG), view, POLICY, day("2026-07-01"), EVERYTHING)


def test_platform_asks_about_its_own_merchants_only(tmp_path):
    platform = Party("u:91990411TE000023X4", NodeKind.ORGANIZATION, "某平台")
    hosts = tie(Kind.HOSTS, platform, E1, "2026-01-01", "2026-07-01")
    with asking(tmp_path, profile(E1), profile(E2), hosts) as view:
        merchant_of(node(view, platform), node(view, E1), view, day("2026-06-30"))
        for shop, when in ((E1, "2026-07-01"), (E2, "2026-06-30")):
            with pytest.raises(NotFoundError, match="is not hosted by"):
                merchant_of(node(view, platform), node(view, shop), view, day(when))
