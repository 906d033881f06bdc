"""Questions of the graph in Neo4j Browser: who is near, what links two subjects, who holds whom."""

import re

import pytest

from graph.intervals import day
from graph.records import Party
from graph.vocabulary import Kind, NodeKind
from queries.paths import PathsAsked, paths_between
from queries.related import RelatedAsked, related
from queries.relations import EVERY_KIND
from queries.sight import EVERYTHING
from tests.asking import POLICY, node
from tests.builders import E1, E2, E4, office, person
from tests.holdings import firm, holds, tie
from tests.neo4j.browser import question

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
