"""Questions of conduct in Neo4j Browser: look-backs, linked risk, clues."""

import re

import pytest

from graph.intervals import day
from graph.records import Party
from graph.vocabulary import Kind, NodeKind
from queries.patterns import patterns
from queries.risk import risk_of
from queries.risk.ways import OFFICES as LINKING
from queries.sight import EVERYTHING
from queries.tracing import trace
from tests import lots
from tests.asking import POLICY, listed, node, status, thing, tie
from tests.builders import AUTHORITY, E1, E2, E4, EXTRACT, office, person, profile
from tests.events import conduct, event_of, penalty
from tests.lots import E3, LOT, OTHER_LOT, PROJECT, bid, bid_of
from tests.neo4j.browser import copied, moved, question

ZHANG, LI, WANG = person("张甲"), person("李乙"), person("王丙")


def default(event, body, stage, other):
    return [
        profile(body, type="gov_body"),
        *penalty(event, body, category="PPPWY"),
        conduct(event, "2026-03-01", "2026-03-31", doc=event.name),
        tie(Kind.PROFILE, stage, name="准备", stage="PREP"),
        tie(Kind.PROFILE, other, name="执行", stage="EXEC"),
        tie(Kind.CONCERNS, event, stage, role="cause_stage", cause_date="2019-05-10", doc_no="1"),
        tie(Kind.CONCERNS, event, other, role="found_stage", doc_no="1"),
    ]


def test_trace_of_a_stage(browser):
    """周庚 was there until the day of the cause, 钱戊 from that day on, 王丙 for the company."""
    event = event_of("违约1号", lots.GOV)
    prep, execution = thing(NodeKind.STAGE, "准备"), thing(NodeKind.STAGE, "执行")

    def duty(who, at, start, stop="", side="政府方"):
        return tie(Kind.STAGE_DUTY, who, at, start, stop, side=side, duty="履约")

    held = [
        duty(ZHANG, prep, "2018-01-01", "2019-05-10"),
        duty(LI, prep, "2019-05-10"),
        duty(WANG, prep, "2018-01-01", side="社会资本方"),
        duty(ZHANG, execution, "2019-05-10", "2026-06-01"),
    ]
    more = duty(person("周庚"), prep, "2019-05-10", "2019-05-11")
    asked = browser([*default(event, lots.GOV, prep, execution), *held], [more])
    numbers = []
    for known_at in asked.known:
        for as_of in ("2026-05-31", "2026-06-01"):
            told = asked.python(
                known_at, lambda v, d=as_of: trace(node(v, event), v, POLICY, day(d), EVERYTHING)
            )
            rows = asked.rows("trace", key=event.key, as_of=as_of, known_at=known_at)
            wanted = {
                (s.role, s.stage.key, p.holder, p.left) for s in told.stages for p in s.persons
            }
            columns = ("role", "at", "person", "left")
            assert {tuple(r[c] for c in columns) for r in rows} == wanted
            charged = {p.holder for s in told.stages for p in s.persons
                       if p.standpoint == "accountable"}  # fmt: skip
            then = {r["person"] for r in rows if r["then"] and r["side"] == "政府方"}
            assert then == charged
            numbers.append(len(then))
    assert numbers == [1, 1, 2, 2]


def fine(org, name, **props):
    event = event_of(name, org)
    return [
        *penalty(event, org, severity="serious", **props),
        conduct(event, "2026-02-01", "2026-02-20", doc=name),
    ]


def test_the_offices_that_link_are_those_of_the_python_question():
    listed_there = re.search(r"\[('[^]]+)\] AS ties", question("risk"))
    kinds = {*map(str, LINKING), "HOLDS_SHARE"}
    assert set(re.findall(r"'(\w+)'", listed_there[1])) == kinds


def test_risk(browser):
    home, phone = Party("h1:home", NodeKind.CONTACT), Party("h1:phone", NodeKind.CONTACT)
    said = [
        *(profile(org, type="company") for org in (E1, E2, E3, E4)),
        *fine(E1, "罚1号"),
        *fine(E2, "罚2号"),
        listed(E1, "SXBZXR", "2026-05-10"),
        listed(E2, "YZWF", "2026-05-10", "2026-07-01", doc="严1号"),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        office(ZHANG, Kind.SUPERVISOR, "2020-01-01", "2026-07-01", of=E2),
        office(LI, Kind.AGENT, "2020-01-01"),
        office(LI, Kind.DIRECTOR, "2020-01-01", of=E4),
        tie(Kind.BRANCH_OF, lots.BRANCH, E1, "2020-01-01", "2026-07-01"),
        tie(Kind.SUCCEEDS, E1, E4, "2020-01-01"),
        tie(Kind.MANAGES, E3, E1, "2020-01-01"),
        tie(Kind.HOLDS_SHARE, E2, E1, pct=50),
        tie(Kind.HOLDS_SHARE, E1, E3, pct=50.5),
        tie(Kind.HOLDS_SHARE, E1, E3, pct=40, source=EXTRACT),
        tie(Kind.HOLDS_SHARE, E1, lots.BRANCH, pct=60),
        tie(Kind.HOLDS_SHARE, E1, lots.BRANCH, pct=40, source=AUTHORITY),
        tie(Kind.HOLDS_SHARE, E3, E4, pct_min=50, pct_max=60, pct_min_open=True),
        tie(Kind.HOLDS_SHARE, E1, E4),
        tie(Kind.HOLDS_SHARE, WANG, E1, pct=1),
        *(tie(Kind.HAS_CONTACT, org, home, type="address") for org in (E1, E2)),
        *(tie(Kind.HAS_CONTACT, org, phone, type="phone") for org in (E1, E4)),
    ]
    asked = browser(said, [tie(Kind.HOLDS_SHARE, WANG, E4, pct=1), *fine(E4, "罚4号")])
    ways = []
    for known_at in asked.known:
        for as_of in ("2026-06-30", "2026-07-01"):
            rows = same_risk(asked, E1, as_of, known_at)
            ways.append(len(rows))
    assert ways == [13, 11, 14, 12]


def test_every_link_of_risk_has_its_days_and_its_commits(browser):
    home = Party("h1:home", NodeKind.CONTACT)
    links = [
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        office(ZHANG, Kind.SUPERVISOR, "2020-01-01", of=E2),
        tie(Kind.BRANCH_OF, E3, E1),
        tie(Kind.HOLDS_SHARE, E3, E1, pct=60),
        tie(Kind.HAS_CONTACT, E1, home, type="address"),
        tie(Kind.HAS_CONTACT, E4, home, type="address"),
        listed(E1, "SXBZXR"),
    ]
    graphs = moved(links)
    asked = browser(*graphs.commits)
    for number in range(graphs.copies):
        seen = {
            str(same_risk(asked, copied(E1, number), as_of, known_at))
            for known_at in asked.known
            for as_of in graphs.days
        }
        assert len(seen) > 1, links[number].kind


def same_risk(asked, target, as_of, known_at):
    told = asked.python(
        known_at, lambda v: risk_of(node(v, target), v, POLICY, day(as_of), EVERYTHING)
    )
    rows = asked.rows("risk", key=target.key, as_of=as_of, known_at=known_at)
    got = {(r["via"], r["key"], (*r["events"],), (*r["lists"],)) for r in rows}
    linked = {(str(i.via), i.subject.key, *held(i.on_file)) for i in told.linked}
    assert got == {("own", target.key, *held(told.own)), *linked}
    assert len(rows) == len(got)
    return rows


def held(on_file):
    """What is on file: events, and the lists of the day."""
    events = sorted({r.event.key for r in on_file.records})
    return tuple(events), tuple(sorted(str(x.list_code) for x in on_file.lists if x.stands))


def clues(answer, *wanted):
    return {
        (c.pattern, *(s.key for s in c.subjects[:2])) for c in answer.clues if c.pattern in wanted
    }


def ask_patterns(asked, target, as_of, known_at):
    told = asked.python(
        known_at, lambda v: patterns(node(v, target), v, POLICY, day(as_of), EVERYTHING)
    )
    rows = asked.rows(
        "patterns",
        key=target.key,
        lots=2,
        before="P6M",
        after="P1Y",
        as_of=as_of,
        known_at=known_at,
    )
    got = {(r["pattern"], r["one"], r["other"]) for r in rows}
    assert got == clues(told, "shell_change", "shared_contact"), (target.key, as_of, known_at)
    return len(got)


def test_patterns_of_new_enterprises(browser):
    """Founded on the first and the last day of the window, and a day before and after it."""
    event = event_of("罚1号", E1)
    founded = ("2025-11-09", "2025-11-10", "2027-05-10", "2027-05-11")
    firms = list(zip((E2, E3, E4, lots.E5), founded, strict=True))
    said = [
        profile(E1, type="company"),
        *fine(E1, "罚1号"),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        *(profile(org, type="company", established=when) for org, when in firms),
        *(office(ZHANG, Kind.CHAIR, when, "2027-08-01", of=org) for org, when in firms),
    ]
    asked = browser(said, [status(event, "repaired", "2027-07-01")])
    for target in (E1, event, ZHANG):
        found = [
            ask_patterns(asked, target, as_of, known_at)
            for known_at in asked.known
            for as_of in ("2027-05-09", "2027-05-10", "2027-07-01", "2027-07-31", "2027-08-01")
        ]
        assert found == [1, 2, 2, 2, 0, 1, 2, 0, 0, 0]


def test_patterns_of_shared_contacts(browser):
    home = Party("h1:home", NodeKind.CONTACT)
    said = [
        *lots.lot(),
        *lots.lot(of=OTHER_LOT, deadline="2026-07-01"),
        *bid("甲标", E1),
        *bid("乙标", E2),
        *bid("丙丁标", E3, E4),
        *bid("甲二标", E1, at=OTHER_LOT),
        *bid("乙二标", E2, at=OTHER_LOT),
        *bid("丙丁二标", E3, E4, at=OTHER_LOT),
        lots.tie(Kind.PROCURES, lots.GOV, PROJECT),
        lots.tie(Kind.HAS_CONTACT, E1, home),
        lots.tie(Kind.HAS_CONTACT, E2, home, "2020-01-01", "2026-07-01"),
        lots.tie(Kind.HAS_CONTACT, E3, home, "2026-05-10"),
        lots.tie(Kind.HAS_CONTACT, E4, home, "2026-05-11"),
    ]
    asked = browser(said, [lots.tie(Kind.HAS_CONTACT, E2, home, "2026-07-01")])
    numbers = set()
    for target in (lots.GOV, PROJECT, LOT, E1, E4):
        for known_at in asked.known:
            for as_of in ("2026-05-09", "2026-05-10", "2026-06-30", "2026-07-01"):
                numbers.add(ask_patterns(asked, target, as_of, known_at))
    assert len(numbers) > 2


def in_turn(winners, bidders, first=1):
    """Lots of one month after another, each with its winner; None for a lot without."""
    for number, winner in enumerate(winners, start=first):
        at = Party(f"l:项目1|轮{number}", NodeKind.LOT, f"轮{number}")
        yield from lots.lot(of=at, deadline=f"2026-0{number}-01")
        for bidder in bidders:
            yield from bid(f"轮{number}{bidder.name}", bidder, at=at)
        if winner:
            yield lots.tie(Kind.AWARDED, winner, at)


@pytest.mark.parametrize(
    ("winners", "found"),
    [
        ([E1, E2, E1, E2], {1}),
        ([E1, E2, E1, None], {0, 1}),
        ([E1, E1, E2, E2], {0}),
        ([E1, E1, E1, E1], {0}),
        ([E1, E2, E1, E4], {0}),
    ],
    ids=["in turn", "one to come", "twice in a row", "one winner", "another once"],
)
def test_rotation(browser, winners, found):
    """The second commit has one more award to a bid, and a lot for which not all bid."""
    bids = [E1, E2, E4]
    asked = browser(
        [lots.tie(Kind.PROCURES, lots.GOV, PROJECT), *in_turn(winners, bids)],
        [
            lots.tie(Kind.AWARDED, E2, bid_of("轮4乙公司"), "2026-04-20"),
            *in_turn([E1], [E1], first=5),
        ],
    )
    numbers = set()
    for target in (lots.GOV, PROJECT, E1):
        for known_at in asked.known:
            for as_of in ("2026-04-01", "2026-04-19", "2026-04-20", "2026-06-01"):
                told = asked.python(
                    known_at,
                    lambda v, t=target, d=as_of: patterns(
                        node(v, t), v, POLICY, day(d), EVERYTHING
                    ),
                )
                wanted = [
                    [s.key for s in clue.subjects]
                    for clue in told.clues
                    if clue.pattern == "rotation"
                ]
                rows = asked.rows(
                    "rotation", key=target.key, lots=4, wins=2, as_of=as_of, known_at=known_at
                )
                assert [[r["purchaser"], *r["winners"]] for r in rows] == wanted
                numbers.add(len(rows))
    assert numbers == found
