"""CG-9 and CG-18.2: who reviewed, and who served the project before."""

import pytest

from graph.vocabulary import Kind
from tests.builders import E1, E2, named, office, person
from tests.lots import (
    E3,
    LOT,
    PROCUREMENT,
    PROJECT,
    ask,
    bid,
    clues,
    lot,
    of_rule,
    rulings,
    said_of,
    share,
    tie,
)
from tests.neo4j.bidding import compare

BIDS = [*lot(), *bid("甲标", E1), *bid("丙标", E3)]
EXPERT, HEAD = person("郑壬"), person("张甲")
REVIEWS = tie(Kind.REVIEWS, EXPERT, LOT, role="expert")
REP = office(HEAD, Kind.LEGAL_REP, "2020-01-01", of=E1)


def ruled(store, rule="CG-9"):
    return of_rule(rulings(ask(store, PROCUREMENT)), rule)


@pytest.mark.parametrize(
    ("kind", "recuses"),
    [
        (Kind.PRACTITIONER, True),
        (Kind.DIRECTOR, True),
        (Kind.SUPERVISOR, True),
        (Kind.CFO, True),
        (Kind.LIMITED_PARTNER, False),
        (Kind.AGENT, False),
    ],
)
def test_expert_in_office_at_a_supplier(load, kind, recuses):
    store = load(BIDS, REVIEWS, office(EXPERT, kind, "2025-01-01", of=E1))
    expected = {("reviewer_in_office", "yes", "甲公司")} if recuses else set()
    assert ruled(store) == expected
    rows = [r for b in ask(store, PROCUREMENT).bidders for r in b.rulings if r.rule == "CG-9@1"]
    assert {r.effect for r in rows} == ({"recusal"} if recuses else set())


@pytest.mark.parametrize(
    ("stop", "recuses"),
    [("2023-05-10", False), ("2023-05-11", True)],  # 2023-05-10 was its last day: it is in
)
def test_office_within_three_years_before(load, stop, recuses):
    store = load(BIDS, REVIEWS, office(EXPERT, Kind.DIRECTOR, "2020-01-01", stop, of=E1))
    assert bool(ruled(store)) is recuses


@pytest.mark.parametrize(("start", "recuses"), [("2026-05-10", True), ("2026-05-11", False)])
def test_office_that_begins_at_the_deadline(load, start, recuses):
    store = load(BIDS, REVIEWS, office(EXPERT, Kind.DIRECTOR, start, of=E1, seen="2026-06-01"))
    assert bool(ruled(store)) is recuses


def test_office_at_somebody_else(load):
    assert ruled(load(BIDS, REVIEWS, office(EXPERT, Kind.DIRECTOR, "2020-01-01", of=E2))) == set()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (share(EXPERT, E1, 50.5), {("reviewer_controls", "yes", "甲公司")}),
        (share(EXPERT, E1, 50), set()),
        (share(EXPERT, E1, None), {("reviewer_share_unknown", "unknown", "甲公司")}),
        (tie(Kind.CONTROLS, EXPERT, E1), {("reviewer_controls", "yes", "甲公司")}),
        (share(EXPERT, E1, 90, "2020-01-01", "2023-05-10"), set()),
        (
            share(EXPERT, E1, 90, "2020-01-01", "2023-05-11"),
            {("reviewer_controls", "yes", "甲公司")},
        ),
    ],
)
def test_expert_who_owns_a_supplier(load, said, expected):
    assert ruled(load(BIDS, REVIEWS, said)) == expected


YES, OPEN = ("reviewer_kin", "yes", "甲公司"), ("reviewer_kin_unknown", "unknown", "甲公司")


@pytest.mark.parametrize(
    ("props", "expected"),
    [
        ({"kind": "spouse"}, {YES}),
        ({"kind": "lineal", "degree": 2}, {YES}),
        ({"kind": "collateral", "degree": 3}, {YES}),
        ({"kind": "collateral", "degree": 4}, set()),
        ({"kind": "collateral"}, {OPEN}),
        ({"kind": "affinity"}, {YES}),
        ({"kind": "friend"}, set()),
        ({}, {OPEN}),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_expert_who_is_kin_of_the_head(load, props, expected, turned):
    ends = (HEAD, EXPERT) if turned else (EXPERT, HEAD)
    store = load(BIDS, REVIEWS, REP, tie(Kind.KIN_OF, *ends, **props))
    assert {told for told in ruled(store) if told[0].startswith("reviewer")} == expected


@pytest.mark.parametrize(("stop", "recuses"), [("2026-05-11", True), ("2026-05-10", False)])
def test_kinship_at_the_deadline(load, stop, recuses):
    kin = tie(Kind.KIN_OF, EXPERT, HEAD, "2010-01-01", stop, kind="spouse")
    assert bool(ruled(load(BIDS, REVIEWS, REP, kin))) is recuses


def test_kin_of_a_director_who_is_no_head(load):
    director = office(HEAD, Kind.DIRECTOR, "2020-01-01", of=E1)
    store = load(BIDS, REVIEWS, director, tie(Kind.KIN_OF, EXPERT, HEAD, kind="spouse"))
    assert ruled(store) == set()


def test_expert_known_by_name_only(load):
    mention = named("张甲", LOT)
    told = ask(load(BIDS, REP, tie(Kind.REVIEWS, mention, LOT)), PROCUREMENT)
    assert of_rule(rulings(told), "CG-9") == set()
    assert of_rule(clues(told), "CG-9") == {("reviewer_namesake", "unknown", "甲公司")}
    assert "reviewers_unnumbered" in {gap.code for gap in told.left_out}


def test_nobody_on_file_who_reviews_is_said(load):
    told = ask(load(BIDS), PROCUREMENT)
    assert "no_reviewers" in {gap.code for gap in told.left_out}


# CG-18.2


def served(store):
    return ruled(store, "CG-18.2")


@pytest.mark.parametrize("service", ["整体设计", "规范编制", "项目管理", "监理", "检测"])
def test_supplier_that_served_the_project_before(load, service):
    store = load(BIDS, tie(Kind.PRIOR_SERVICE, E1, PROJECT, service=service))
    assert served(store) == {("prior_service", "yes", "甲公司")}


@pytest.mark.parametrize("at", [LOT, PROJECT])
def test_sole_source_is_left_out(load, at):
    store = load(BIDS, tie(Kind.PRIOR_SERVICE, E1, PROJECT, service="监理"))
    props = {"deadline": "2026-05-10"} if at is LOT else {}
    load(said_of(at, method="单一来源", **props))
    assert served(store) == {("sole_source", "no", "甲公司")}


def test_service_that_the_article_does_not_name(load):
    store = load(BIDS, tie(Kind.PRIOR_SERVICE, E1, PROJECT, service="保洁"))
    assert served(store) == set()
    told = of_rule(clues(ask(store, PROCUREMENT)), "CG-18.2")
    assert told == {("other_service", "unknown", "甲公司")}


def test_service_that_is_not_stated(load):
    store = load(BIDS, tie(Kind.PRIOR_SERVICE, E1, PROJECT))
    assert served(store) == {("service_unknown", "unknown", "甲公司")}


def test_service_of_somebody_who_does_not_bid(load):
    assert served(load(BIDS, tie(Kind.PRIOR_SERVICE, E2, PROJECT, service="监理"))) == set()


@pytest.mark.parametrize(("start", "barred"), [("2026-05-10", True), ("2026-05-11", False)])
def test_service_that_begins_by_the_deadline(load, start, barred):
    store = load(BIDS, tie(Kind.PRIOR_SERVICE, E1, PROJECT, start, service="监理"))
    assert bool(served(store)) is barred


def test_files_for_neo4j_browser_find_the_same(cases, neo4j_server, tmp_path):
    """Of every question that was asked above."""
    if not cases:
        pytest.skip("nothing was asked before")
    assert compare(cases, neo4j_server, tmp_path / "cases.sqlite") == len(cases)
