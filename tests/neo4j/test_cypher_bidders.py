"""Bidders in Neo4j Browser: the files find what Python finds, at each deadline and commit."""

from contextlib import suppress
from dataclasses import replace
from itertools import product

import pytest

from graph.errors import NotFoundError
from graph.intervals import day
from graph.records import Party
from graph.store import SqliteStore
from graph.vocabulary import Kind, NodeKind
from queries.bidders import check_codes, check_lot
from queries.sight import EVERYTHING
from tests import lots
from tests.asking import POLICY, flat, node, status
from tests.builders import E1, E2, E4, EXTRACT, named, office, person, profile
from tests.events import event_of, penalty
from tests.lots import (
    BRANCH,
    E3,
    E5,
    GOV,
    LOT,
    OTHER_LOT,
    PROJECT,
    ban,
    bid,
    bid_of,
    finding,
    share,
    tie,
)
from tests.neo4j.bidding import ask, found
from tests.neo4j.browser import Moved, copied, moved, restated

ZHANG, LI, WANG, ZHAO = person("张甲"), person("李乙"), person("王丙"), person("赵丁")
ACCOUNT, OTHER_ACCOUNT = Party("h1:acc1", NodeKind.CONTACT), Party("h1:acc2", NodeKind.CONTACT)
BETWEEN = Party("t:between", NodeKind.ORGANIZATION)
OWN, ANOTHER, THIRD = (event_of(f"罚{number}号", E1) for number in (1, 2, 3))
UNITS = (E1, E2, E3, E4, E5, BETWEEN, GOV)
BIDS = [
    lots.lot(deadline=None),
    bid("甲标", E1),
    bid("乙标", E2),
    bid("丙丁标", E3, E4),
]

OTHER_REGISTRY = replace(lots.REGISTRY, provider="另一登记机关")

GRAPHS = {
    "heads": [
        *BIDS,
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01", of=E2),
        office(named("张甲", E4), Kind.LEGAL_REP, "2020-01-01", of=E4),
        office(LI, Kind.BRANCH_HEAD, "2020-01-01", of=E3),
        office(LI, Kind.SUPERVISOR, "2020-01-01"),
        share(WANG, E1, 1),
        share(WANG, E2, 1),
    ],
    "control": [
        *BIDS,
        share(E1, E2, 50.5),
        share(E1, E3, 30),
        share(E2, BETWEEN, 60),
        share(BETWEEN, E4, 51),
        share(E4, E1, None),
        share(E4, E2, 90, derived=True),
        tie(Kind.CONTROLS, E1, E4),
        tie(Kind.MANAGES, E3, E1),
        tie(Kind.HOLDS_VOTES, E1, E4, pct=60),
    ],
    "sources": [
        *BIDS,
        share(E1, E2, 60),
        replace(share(E1, E2, 40), source=lots.AUTHORITY, record_id="second"),
        share(E2, E1, 60),
        replace(share(E2, E1, 20), source=EXTRACT, record_id="third"),
        share(E1, E3, 40),
        replace(share(E1, E3, 70), source=OTHER_REGISTRY, record_id="4"),
    ],
    "group": [
        *BIDS,
        share(BETWEEN, E1, 60),
        share(BETWEEN, E2, 60),
        share(GOV, E3, 60),
        share(GOV, E5, 60),
        bid("戊标", E5),
        share(E4, E1, 10),
        share(E4, E2, 10),
        tie(Kind.BRANCH_OF, BRANCH, E1),
        tie(Kind.BRANCH_OF, E5, E1),
        bid("分标", BRANCH),
        tie(Kind.PROCURES, GOV, LOT),
        tie(Kind.PROCURES, BETWEEN, PROJECT),
        tie(Kind.CONTROLS, GOV, E4),
        office(WANG, Kind.DIRECTOR, "2020-01-01", of=GOV),
        office(WANG, Kind.DIRECTOR, "2020-01-01", of=E2),
    ],
    "lists": [
        *BIDS,
        lots.listed(E1, "SXBZXR", "2026-05-10", "2026-05-11"),
        lots.listed(E3, "ZFCG", "2020-01-01"),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        lots.listed(ZHANG, "SXBZXR", "2020-01-01"),
        share(LI, E2, 5),
        lots.listed(LI, "ZDSS", "2020-01-01"),
        tie(Kind.BRANCH_OF, E2, BETWEEN),
        lots.listed(BETWEEN, "SXBZXR", "2020-01-01"),
    ],
    "record": [
        *BIDS,
        *penalty(OWN, E1, category="CTTB", determined="2025-05-10", acts=["fraud"]),
        *penalty(ANOTHER, E1, determined="2024-05-10", category="CTTB", acts=["fraud"],
                 loss_yuan=300000, penalties=["责令停产停业"]),
        ban(E1, OWN, "2026-01-01", "2026-12-01", doc_no="禁1号"),
        ban(E2, None, "2026-01-01", "2026-12-01", doc_no="禁2号"),
        ban(E3, None, "2024-01-01", "2024-02-01", doc_no="禁3号", scope="procurement"),
        ban(E1, ANOTHER, "2024-06-01", "2025-01-01", doc_no="禁4号", scope="tendering"),
        status(OWN, "withdrawn", "2026-06-20"),
    ],
    "findings": [
        *BIDS,
        *penalty(OWN, E1, category="CTTB", determined="2026-05-15", found=["ZB-39"]),
        finding(OWN),
        *penalty(ANOTHER, E2, category="CTTB", determined="2026-05-15", found=["ZB-40.4"]),
        finding(ANOTHER, PROJECT),
        *penalty(THIRD, E4, category="CTTB", determined="2026-05-15"),
        finding(THIRD),
        status(THIRD, "withdrawn", "2026-06-20"),
    ],
    "bids": [
        *BIDS,
        tie(Kind.ENTRUSTED, WANG, bid_of("甲标")),
        tie(Kind.ENTRUSTED, WANG, bid_of("乙标")),
        tie(Kind.PREPARED_BID, named("赵丁", E1), bid_of("甲标")),
        tie(Kind.PREPARED_BID, named("赵丁", E3), bid_of("丙丁标")),
        tie(Kind.PROJECT_MEMBER, E2, bid_of("丙丁标")),
        tie(Kind.DEPOSIT_FROM, bid_of("甲标"), ACCOUNT),
        tie(Kind.DEPOSIT_FROM, bid_of("丙丁标"), OTHER_ACCOUNT),
        tie(Kind.HAS_CONTACT, E4, ACCOUNT),
        tie(Kind.HAS_CONTACT, E4, OTHER_ACCOUNT),
    ],
    "changed": [
        lots.lot(deadline=None, qualifications=["施工资质"]),
        *BIDS[1:],
        profile(E3, type="company", cancelled="2026-05-01"),
        profile(E4, type="company", status="吊销"),
        *lots.lot(of=OTHER_LOT, deadline=None),
        *bid("甲二标", E3, at=OTHER_LOT),
        tie(Kind.SUCCEEDS, E5, E1, "2026-05-10", kind="合并"),
        tie(Kind.AWARDED, E2, LOT, "2026-06-01"),
        tie(Kind.LICENCE, E1, None, "2020-01-01", name="施工资质"),
        tie(Kind.LICENCE, E2, None, "2020-01-01", "2026-05-20", name="施工资质"),
    ],
    "review": [
        *BIDS,
        tie(Kind.REVIEWS, ZHAO, LOT),
        office(ZHAO, Kind.DIRECTOR, "2020-01-01", of=E2),
        tie(Kind.REVIEWS, named("张甲", GOV), PROJECT),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        share(ZHAO, E3, 60),
        tie(Kind.KIN_OF, ZHAO, ZHANG, kind="spouse"),
        tie(Kind.PRIOR_SERVICE, E4, PROJECT, service="监理"),
    ],
}  # fmt: skip


COMPANIES = [profile(unit, type="company") for unit in (E1, E2)]
WHO = [
    *COMPANIES,
    *flat(BIDS),
    *bid("甲另标", E1),
    *bid("乙另标", E2, status="withdrawn"),
    lots.tie(Kind.REVIEWS, named("张甲", GOV), PROJECT),
    lots.tie(Kind.PROCURES, GOV, LOT),
    share(WANG, E1, 1),
]


def graph_of(name):
    """With the profiles that it does not state itself."""
    given = flat(GRAPHS[name])
    said = {s.src for s in given if s.kind is Kind.PROFILE}
    return [*given, *(profile(unit, type="company") for unit in UNITS if unit not in said)]


class Both:
    """One graph on the server and in SQLite: the files are asked there, and Python here."""

    def __init__(self, browser, path, graphs: Moved) -> None:
        self.browser, self.store = browser(*graphs.commits), SqliteStore(path, create=True)
        for statements in graphs.commits:
            with self.store.write("test", "tester") as writer:
                writer.state(flat(statements))

    def run(self, text, **values):
        return self.browser.ask(f"CYPHER replan=skip {text}", **values)

    def lot(self, of, as_of, known_at):
        told = ask(self.run, known_at, lot=of.key, as_of=as_of)
        with self.store.view(known_at) as view:
            wanted = check_lot(node(view, of), view, POLICY, EVERYTHING, deadline=day(as_of))
        assert told == found(wanted)
        return told

    def units(self, of, as_of, known_at):
        keys = [unit.key for unit in of]
        told = ask(self.run, known_at, codes=keys, as_of=as_of)
        with self.store.view(known_at) as view:
            wanted = check_codes(keys, view, POLICY, EVERYTHING, deadline=day(as_of))
        assert told == found(wanted)
        return told


@pytest.fixture
def both(browser, tmp_path):
    opened = []

    def load(graphs):
        opened.append(Both(browser, tmp_path / f"{len(opened)}.sqlite", graphs))
        return opened[-1]

    yield load
    for each in opened:
        each.store.close()


# What each graph shows, whichever edge is moved.
SHOWN = {
    "heads": "common_person head_no_number head_unknown name_without_number same_head",
    "control": "chain_control chain_unknown common_organization directs manages one_group "
    "share_not_over share_over share_unknown votes",
    "sources": "chain_control chain_unknown share_not_over share_over share_unknown",
    "group": "branch branches common_organization interest one_group siblings",
    "lists": "company_listed head_listed listed member_listed post shareholder_listed",
    "record": "again ban_over ban_scope_unknown banned grave_count grave_loss heavy_penalty",
    "findings": "alike_found collusion_found",
    "bids": "rival_member same_account same_agent same_name_on_bids",
    "changed": "licence_lost licence_over licence_unknown member_twice unit_cancelled unit_ended "
    "unit_merged",
    "review": "prior_service reviewer_controls reviewer_in_office reviewer_kin reviewer_namesake",
}


@pytest.mark.parametrize("name", GRAPHS)
def test_every_edge_has_its_days_and_its_commits(both, name):
    graphs = moved(graph_of(name))
    asked, seen = both(graphs), set()
    first, newest = asked.browser.known
    for number in range(graphs.copies):
        target = copied(LOT, number)
        answers = [asked.lot(target, as_of, first) for as_of in graphs.days[:3]]
        answers += [asked.lot(target, as_of, newest) for as_of in (graphs.days[1], graphs.days[4])]
        seen |= {code for told in answers for _, code, *_ in told}
    assert set(SHOWN[name].split()) <= seen


@pytest.mark.parametrize("name", GRAPHS)
def test_every_word_has_its_commits(both, name):
    graphs = restated(graph_of(name))
    asked, seen = both(graphs), set()
    for number in range(graphs.copies):
        for known_at in asked.browser.known:
            # Without the profile of a lot there is no lot yet.
            with suppress(NotFoundError):
                seen.add(asked.lot(copied(LOT, number), graphs.days[1], known_at))
    assert len(seen) > 1


def test_units_without_a_lot(both):
    """Their bids say nothing then; every day and commit has its own answer."""
    statements = [s for name in ("heads", "control", "lists", "record") for s in graph_of(name)]
    later = [share(E2, E3, 60, "2026-05-11"), lots.listed(E2, "ZFCG", "2026-05-11")]
    asked, answers = both(Moved([statements, later], 1)), []
    for known_at in asked.browser.known:
        for as_of in ("2026-05-09", "2026-05-10", "2026-05-11"):
            answers.append(asked.units((E1, E2, E3, E4), as_of, known_at))
            codes = {code for _, code, *_ in answers[-1]}
            assert {"same_head", "share_over", "directs", "grave_count"} <= codes
    assert len(set(answers)) == 3  # the list of the 10th, and what is told from the 11th on


def gaps(answer):
    """What is missing, as far as bidders.cypher tells it."""
    return {
        (gap.code, frozenset(subject.key for subject in gap.of))
        for gap in answer.left_out
        if gap.code in MISSING
    }


MISSING = {
    "not_on_file",
    "not_bidding",
    "several_bids",
    "no_holders",
    "no_tenderer",
    "no_reviewers",
    "reviewers_unnumbered",
}


def lists(*some):
    return [tuple(sorted(keys)) for keys in some]


def keys_of(subjects):
    return [subject.key for subject in subjects]


def told_by(asked, of_lot, **values):
    rows = asked.browser.rows("bidders", lot=of_lot, procedure=None, **values)
    missing = {}
    for row in rows:
        if row["what"] != "bidder":
            missing.setdefault(row["what"], set()).add(row["key"])
    # What is missing around the lot is said of the lot by the file, of nobody by Python.
    around = ("no_tenderer", "no_reviewers", "reviewers_unnumbered")
    return [row for row in rows if row["what"] == "bidder"], {
        (what, frozenset(() if what in around else keys)) for what, keys in missing.items()
    }


@pytest.mark.parametrize("name", ["group", "review", "changed", "who"])
def test_who_is_compared(both, name):
    """On every edge's days and commits: the bidders, their bids, and what is missing."""
    graphs = moved(graph_of(name) if name in GRAPHS else WHO)
    asked, seen = both(graphs), set()
    for number in range(graphs.copies):
        target = copied(LOT, number)
        for known_at, as_of in product(asked.browser.known, graphs.days[1::3]):
            with asked.store.view(known_at) as view:
                own = node(view, target)
                told = check_lot(own, view, POLICY, EVERYTHING, deadline=day(as_of))
            rows, missing = told_by(asked, target.key, codes=[], as_of=as_of, known_at=known_at)
            assert missing == gaps(told)
            assert {(r["key"], *lists(r["bids"], r["beside"])) for r in rows} == {
                (b.bidder.key, *lists(keys_of(b.bids), keys_of(b.consortium))) for b in told.bidders
            }
            seen |= {what for what, _ in missing}
    assert seen >= ({"not_bidding", "several_bids"} if name == "who" else {"no_holders"})


def test_codes_that_are_not_on_file(both):
    asked = both(Moved([[*COMPANIES], [profile(E4, type="company")]], 1))
    for known_at in asked.browser.known:
        keys = [E1.key, E4.key, "u:91990411TE0000999X"]
        with asked.store.view(known_at) as view:
            told = check_codes(keys, view, POLICY, EVERYTHING, deadline=day("2026-05-10"))
        rows, missing = told_by(asked, None, codes=keys, as_of="2026-05-10", known_at=known_at)
        assert missing == gaps(told)
        assert {r["key"] for r in rows} == {b.bidder.key for b in told.bidders if b.on_file}
