"""Looking back from an incident or a breach by a shop, in Neo4j Browser and in Python."""

from graph.errors import NotFoundError
from graph.intervals import day
from graph.records import Party
from graph.vocabulary import Kind, NodeKind
from queries.sight import EVERYTHING
from queries.tracing import trace
from tests import lots
from tests.asking import POLICY, node, status, thing, tie
from tests.builders import E1, E2, E4, office, person, profile
from tests.events import conduct, event_of, named, penalty
from tests.neo4j.browser import copied, moved, restated

ZHANG, LI, WANG, ZHAO = (person(name) for name in ("张甲", "李乙", "王丙", "赵丁"))
PARCEL, SITE = (
    thing(NodeKind.INCIDENT, "快件"),
    Party("t:site:1", NodeKind.ORGANIZATION, "末端网点"),
)
FOUND, SHOP, OWN = event_of("认1号", lots.BRANCH), event_of("罚1号", E1), event_of("罚2号", E4)


def handled():
    """Who left on the first day of handling is out, who came on its last is in."""
    return [
        tie(Kind.PROFILE, PARCEL, name="快件"),
        tie(Kind.HANDLED_BY, PARCEL, SITE, "2026-05-10", "2026-05-12"),
        tie(Kind.HANDLED_BY, PARCEL, E2, "2026-05-12", "2026-05-13"),
        tie(Kind.SITE_OF, SITE, lots.BRANCH, "2020-01-01"),
        profile(lots.BRANCH, type="branch"),
        profile(E2, type="company"),
        tie(Kind.BRANCH_OF, lots.BRANCH, E1),
        tie(Kind.MANAGES, E4, E2, relation="franchise"),
        office(ZHANG, Kind.BRANCH_HEAD, "2020-01-01", "2026-05-10", of=lots.BRANCH),
        office(LI, Kind.BRANCH_HEAD, "2026-05-11", of=lots.BRANCH),
        office(LI, Kind.LEGAL_REP, "2020-01-01", of=SITE),
        office(WANG, Kind.PRACTITIONER, "2026-01-01", "2026-06-01", of=SITE),
        office(ZHAO, Kind.PRACTITIONER, "2026-01-01", of=SITE),
        office(ZHAO, Kind.LEGAL_REP, "2020-01-01", of=E2),
        office(ZHAO, Kind.SUPERVISOR, "2020-01-01", of=E2),
        *penalty(FOUND, lots.BRANCH),
        named(FOUND, ZHAO),
        tie(Kind.CONCERNS, FOUND, PARCEL),
    ]


def incident(asked, target, as_of, known_at):
    told = asked.python(
        known_at, lambda v: trace(node(v, target), v, POLICY, day(as_of), EVERYTHING)
    )
    rows = asked.rows("trace_handling", key=target.key, as_of=as_of, known_at=known_at)
    of = {what: [row for row in rows if row["what"] == what] for what in WHAT}
    assert {(r["at"], r["answers"], r["first_day"]) for r in of["handler"]} == {
        (h.handler.key, h.answers and h.answers.key, h.valid_from) for h in told.handlers
    }
    columns = ("at", "key", "office", "standpoint", "left")
    assert {tuple(row[name] for name in columns) for row in of["person"]} == {
        (h.handler.key, p.holder, str(p.office), str(p.standpoint), p.left)
        for h in told.handlers
        for p in h.persons
    }
    if told.handlers:
        assert {row["key"] for row in of["determined"]} == {p.holder for p in told.determined}
    near = {(what, r["key"]) for what in ("head_office", "brand_owner") for r in of[what]}
    assert near == {(i.kind, i.organization.key) for h in told.handlers for i in h.information}
    return frozenset((r["what"], r["key"], r["standpoint"]) for r in rows)


WHAT = ("handler", "person", "determined", "head_office", "brand_owner")


def test_incident(browser):
    asked = browser(handled(), [office(ZHANG, Kind.BRANCH_HEAD, "2026-05-10", of=lots.BRANCH)])
    seen = set()
    for known_at in asked.known:
        for as_of in ("2026-05-31", "2026-06-01"):
            seen |= incident(asked, PARCEL, as_of, known_at)
    assert {what for what, *_ in seen} == set(WHAT)
    assert {at for *_, at in seen} >= {"determined", "in_office_then", "not_responsible"}


def test_incident_on_the_days_and_commits_of_each_edge_and_word(browser):
    for graphs in (moved(handled()), restated(handled())):
        asked, seen = browser(*graphs.commits), set()
        for number in range(graphs.copies):
            for known_at in asked.known:
                seen.add(incident(asked, copied(PARCEL, number), "2026-06-01", known_at))
        assert len(seen) > graphs.copies


def shop():
    return [
        *(profile(unit, type="company") for unit in (E1, E2, E4)),
        *penalty(SHOP, E1, determined="2026-07-01", severity="serious"),
        conduct(SHOP, "2026-05-05", "2026-05-10", doc=SHOP.name),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        tie(Kind.HOSTS, E2, E1, "2020-01-01", "2026-05-06"),
        tie(Kind.HOSTS, E4, E1, "2026-05-11"),
        tie(Kind.HOSTS, lots.E3, E1),
        *penalty(OWN, lots.E3, determined="2026-07-01"),
        tie(Kind.CONCERNS, OWN, SHOP),
        *penalty(FOUND, E2, determined="2026-07-01"),
        tie(Kind.CONCERNS, FOUND, E1),
    ]


def breach(asked, target, as_of, known_at):
    def python(view):
        try:
            return trace(node(view, target), view, POLICY, day(as_of), EVERYTHING)
        except NotFoundError:
            return None

    told = asked.python(known_at, python)
    rows = asked.rows("trace_shop", key=target.key, as_of=as_of, known_at=known_at)
    got = {(row["operator"], row["platform"], tuple(row["found"])) for row in rows}
    assert got == {
        (told.operator.key, p.platform.key, tuple(e.key for e in p.found))
        for p in (told.platforms if told else ())
    }
    for row in rows:
        assert row["recorded"] == sorted(r.entry.holder for r in told.recorded)
    return frozenset(got)


def test_shop(browser):
    asked = browser(shop(), [status(OWN, "revoked", "2026-08-01"), tie(Kind.HOSTS, lots.E5, E1)])
    found = [
        breach(asked, SHOP, as_of, at)
        for at in asked.known
        for as_of in ("2026-06-30", "2026-07-01")
    ]
    assert [len(platforms) for platforms in found] == [2, 2, 3, 3]


def test_shop_on_the_days_and_commits_of_each_edge_and_word(browser):
    for graphs in (moved(shop()), restated(shop())):
        asked, seen = browser(*graphs.commits), set()
        for number in range(graphs.copies):
            for known_at in asked.known:
                seen.add(breach(asked, copied(SHOP, number), "2026-07-01", known_at))
        assert len(seen) > graphs.copies / 2
