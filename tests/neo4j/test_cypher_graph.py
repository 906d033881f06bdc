"""Questions of the graph in Neo4j Browser: who is near, what links two subjects, who holds whom."""

import re

import pytest

from graph.intervals import day
from graph.records import Party
from graph.vocabulary import Kind, NodeKind
from queries.owners import owned_by, owners_by
from queries.paths import PathsAsked, paths_between
from queries.related import RelatedAsked, related
from queries.relations import EVERY_KIND
from queries.sight import EVERYTHING
from tests.asking import POLICY, node
from tests.builders import E1, E2, E4, office, person
from tests.holdings import firm, holds, tie
from tests.neo4j.browser import copied, moved, question

DAYS = ("2025-12-31", "2026-01-01", "2026-06-01")
ZHANG, LI = person("张甲"), person("李乙")
HOME = Party("h1:address", NodeKind.CONTACT, "某路1号")


def around():
    """E1 – 张甲 – E2 – address – E4 and three more at it; 李乙 left on the first day of 2026."""
    return [
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        office(ZHANG, Kind.SUPERVISOR, "2021-01-01", of=E2),
        office(LI, Kind.DIRECTOR, "2020-01-01", "2026-01-01"),
        office(LI, Kind.DIRECTOR, "2020-01-01", "2026-01-01", of=E4),
        tie(Kind.HAS_CONTACT, E2, HOME, type="address"),
        tie(Kind.HAS_CONTACT, E4, HOME, type="address"),
        *(tie(Kind.HAS_CONTACT, firm(n), HOME, type="address") for n in (1, 2)),
    ]


LATER = [holds(E2, E1, 30), tie(Kind.HAS_CONTACT, firm(3), HOME, type="address")]
FEW = ("HOLDS_SHARE", "LEGAL_REP", "DIRECTOR")


@pytest.mark.parametrize("name", ["related", "paths"])
def test_every_kind_that_a_question_follows_is_followed(name):
    listed = re.search(r"\[('[^]]+)\]\) AS kinds", question(name))
    assert set(re.findall(r"'(\w+)'", listed[1])) == EVERY_KIND


@pytest.mark.parametrize("kinds", [None, FEW])
@pytest.mark.parametrize("degree", [300, 4, 3])
def test_related(browser, kinds, degree):
    asked = browser(around(), LATER)
    sizes = set()
    for known_at in asked.known:
        for as_of in DAYS:
            for depth in (1, 2, 4):
                wanted = RelatedAsked(map(Kind, kinds or EVERY_KIND), depth, degree)
                told = asked.python(
                    known_at,
                    lambda view, w=wanted, d=as_of: related(
                        node(view, E1), view, POLICY, day(d), EVERYTHING, w
                    ),
                )
                rows = asked.rows(
                    "related",
                    ("{1,2}", f"{{1,{depth}}}"),
                    key=E1.key,
                    kinds=kinds,
                    degree=degree,
                    as_of=as_of,
                    known_at=known_at,
                )
                near = [(n.distance, n.subject.key) for n in told.neighbours]
                assert [(r["distance"], r["key"]) for r in rows] == near
                sizes.add(len(near))
    assert len(sizes) > 2


@pytest.mark.parametrize("kinds", [None, FEW])
@pytest.mark.parametrize(("most", "degree"), [(6, 300), (2, 300), (6, 4), (6, 3)])
def test_paths(browser, kinds, most, degree):
    asked = browser(around(), LATER)
    lengths = set()
    for known_at in asked.known:
        for as_of in DAYS:
            wanted = PathsAsked(list(map(Kind, kinds or EVERY_KIND)), most, True, cap=degree)
            told = asked.python(
                known_at,
                lambda view, w=wanted, d=as_of: paths_between(
                    [node(view, E1)], [node(view, E4)], view, day(d), EVERYTHING, w
                ),
            )
            rows = asked.rows(
                "paths",
                one=E1.key,
                other=E4.key,
                kinds=kinds,
                most=most,
                degree=degree,
                as_of=as_of,
                known_at=known_at,
            )
            lines = [[n.key for n in path.nodes] for path in told.paths]
            assert [list(line) for line in dict.fromkeys(tuple(r["keys"]) for r in rows)] == lines
            lengths |= {len(line) for line in lines} or {0}
    assert len(lengths) > 1 or kinds or most == 2


def held():
    """A diamond with a blank share and a summary, and one holder who sold on 2026-01-01."""
    top, left, right, below = firm(1), firm(2), firm(3), firm(4)
    return [
        holds(top, left, 60),
        holds(top, right),
        holds(left, below, 50),
        holds(right, below, pct_min=25, pct_max=50),
        holds(top, below, 30, derived=True),
        holds(firm(5), below, 10, until="2026-01-01"),
        holds(ZHANG, top, 100),
    ]


def chains(told):
    return {
        (
            chain.hops[0].holder.key,
            *(hop.target.key for hop in chain.hops),
            chain.share.low,
            chain.share.high,
            chain.share.unknown,
        )
        for stake in told.stakes
        for chain in stake.chains
    }


def test_owners(browser):
    asked = browser(held(), [holds(LI, firm(4), 5)])
    seen = []
    for known_at in asked.known:
        for as_of in DAYS:
            told = asked.python(
                known_at,
                lambda view, d=as_of: owners_by(
                    node(view, firm(4)), view, POLICY, day(d), EVERYTHING
                ),
            )
            rows = asked.rows("owners", key=firm(4).key, as_of=as_of, known_at=known_at)
            got = {(*r["chain"], r["low"], r["high"], r["unknown"]) for r in rows}
            assert got == chains(told)
            assert {r["holder"] for r in rows} == {s.holder.key for s in told.stakes}
            seen.append(len(rows))
    assert seen == [7, 6, 6, 8, 7, 7]


@pytest.mark.parametrize("links", [12, 25])
def test_owners_and_owned_are_told_over_chains_of_any_length(browser, links):
    asked = browser([holds(firm(n + 1), firm(n), 100 if n % 5 else 60) for n in range(1, links)])
    bottom, top = firm(1), firm(links)
    for known_at in asked.known:
        up = asked.python(
            known_at, lambda v: owners_by(node(v, bottom), v, POLICY, day(DAYS[1]), EVERYTHING)
        )
        down = asked.python(
            known_at, lambda v: owned_by(node(v, top), v, POLICY, day(DAYS[1]), EVERYTHING)
        )
        for name, key, told in (("owners", bottom.key, up), ("owned", top.key, down)):
            rows = asked.rows(name, key=key, as_of=DAYS[1], known_at=known_at)
            got = {(*r["chain"], r["low"], r["high"], r["unknown"]) for r in rows}
            assert got == chains(told)
            assert len(rows) == links - 1


def test_owned(browser):
    asked = browser(held(), [holds(LI, firm(4), 5), holds(firm(3), firm(6), 50)])
    sizes = []
    for known_at in asked.known:
        for as_of in DAYS:
            for holder in (ZHANG, firm(1), firm(5)):
                told = asked.python(
                    known_at,
                    lambda v, h=holder, d=as_of: owned_by(
                        node(v, h), v, POLICY, day(d), EVERYTHING
                    ),
                )
                rows = asked.rows("owned", key=holder.key, as_of=as_of, known_at=known_at)
                got = {(*r["chain"], r["low"], r["high"], r["unknown"]) for r in rows}
                assert got == chains(told)
                sizes.append(len(got))
    assert len(set(sizes)) > 2


def test_owners_who_hold_each_other_stand_in_chains_that_visit_nobody_twice(browser):
    """What the loop adds is in no chain; the Python answer solves it and says so."""
    asked = browser(
        [holds(firm(1), firm(2), 50), holds(firm(2), firm(1), 20), holds(LI, firm(1), 80)]
    )
    told = asked.python(
        None, lambda v: owners_by(node(v, firm(2)), v, POLICY, day(DAYS[1]), EVERYTHING)
    )
    rows = asked.rows("owners", key=firm(2).key, as_of=DAYS[1], known_at=None)
    assert told.loops
    assert {(*r["chain"], r["low"], r["high"], r["unknown"]) for r in rows} == chains(told)


def test_every_share_of_a_chain_has_its_days_and_its_commits(browser):
    graphs = moved([holds(firm(2), firm(1), 60), holds(firm(3), firm(2), 50)])
    asked = browser(*graphs.commits)
    for number in range(graphs.copies):
        target, seen = copied(firm(1), number), set()
        for known_at in asked.known:
            for as_of in graphs.days:
                told = asked.python(
                    known_at,
                    lambda v, t=target, d=as_of: owners_by(
                        node(v, t), v, POLICY, day(d), EVERYTHING
                    ),
                )
                rows = asked.rows("owners", key=target.key, as_of=as_of, known_at=known_at)
                got = {(*r["chain"], r["low"], r["high"], r["unknown"]) for r in rows}
                assert got == chains(told)
                seen.add(len(got))
        assert len(seen) > 1
