"""Questions of conduct in Neo4j Browser: bidders, look-backs, linked risk, clues."""

import re

import pytest

from graph.intervals import day
from graph.records import Party
from graph.vocabulary import Kind, NodeKind
from queries.bidders import check_codes, check_lot
from queries.patterns import patterns
from queries.risk import risk_of
from queries.risk.ways import OFFICES as LINKING
from queries.sight import EVERYTHING
from queries.tracing import trace
from tests import lots
from tests.asking import POLICY, listed, node, status, thing, tie
from tests.builders import E1, E2, E4, office, person, profile
from tests.events import conduct, event_of, penalty
from tests.lots import E3, LOT, OTHER_LOT, PROJECT, bid, bid_of, share
from tests.neo4j.browser import copied, moved, question

ZHANG, LI, WANG = person("张甲"), person("李乙"), person("王丙")
GROUNDS = {
    "same_head",
    "share_over",
    "same_author",
    "same_agent",
    "same_member",
    "same_account",
    "listed",
}
LINKS = {"directs", "manages", "branch", "branches", "votes", "chain_control"}
ACCOUNT, OTHER_ACCOUNT = Party("h1:acc1", NodeKind.CONTACT), Party("h1:acc2", NodeKind.CONTACT)


def bidding(deadline):
    """Three bids in one lot, one of them of a consortium."""
    return [
        *(profile(org, type="company") for org in (E1, E2, E3, E4)),
        *lots.lot(deadline=deadline),
        *bid("甲标", E1),
        *bid("乙标", E2),
        *bid("丙丁标", E3, E4),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        office(ZHANG, Kind.LEGAL_REP, "2026-05-10", of=E2),
        office(LI, Kind.LEGAL_REP, "2020-01-01", of=E3),
        office(ZHANG, Kind.BRANCH_HEAD, "2020-01-01", of=E3),
        office(LI, Kind.LEGAL_REP, "2020-01-01", of=E4),
        share(E1, E3, 50.5, "2020-01-01", "2026-05-11"),
        share(E1, E2, 50, "2020-01-01"),
        share(E3, E4, 90, "2020-01-01"),
        share(E2, E4, None, "2020-01-01"),
        lots.tie(Kind.ENTRUSTED, WANG, bid_of("甲标")),
        lots.tie(Kind.ENTRUSTED, WANG, bid_of("乙标")),
        lots.tie(Kind.PREPARED_BID, LI, bid_of("乙标")),
        lots.tie(Kind.PREPARED_BID, LI, bid_of("丙丁标")),
        lots.tie(Kind.DEPOSIT_FROM, bid_of("甲标"), ACCOUNT),
        lots.tie(Kind.DEPOSIT_FROM, bid_of("丙丁标"), OTHER_ACCOUNT),
        lots.tie(Kind.HAS_CONTACT, E4, ACCOUNT),
        lots.tie(Kind.HAS_CONTACT, E4, OTHER_ACCOUNT),
        lots.listed(E2, "SXBZXR", "2026-05-10", "2026-05-11"),
        lots.listed(E3, "ZFCG", "2020-01-01", "2026-05-10"),
    ]


LATER = [
    lots.tie(Kind.PROJECT_MEMBER, ZHANG, bid_of("甲标")),
    lots.tie(Kind.PROJECT_MEMBER, ZHANG, bid_of("丙丁标"), "2026-05-11"),
    *bid("退标", lots.E5, status="withdrawn"),
    lots.tie(Kind.ENTRUSTED, WANG, bid_of("退标")),
]


def grounds(answer):
    """What was found of these grounds for certain, whichever rule says it."""
    told = [f for of in (*answer.pairs, *answer.bidders) for f in (*of.rulings, *of.clues)]
    return {
        (f.code, frozenset(b.key for b in f.bidders))
        for f in told
        if f.code in GROUNDS | LINKS and f.verdict == "yes"
    }


@pytest.mark.parametrize("deadline", ["2026-05-09", "2026-05-10", "2026-05-11"])
def test_bidders(browser, deadline):
    asked = browser(bidding(deadline), LATER)
    found = []
    for known_at in asked.known:
        told = asked.python(known_at, lambda v: check_lot(node(v, LOT), v, POLICY, EVERYTHING))
        for as_of in (None, told.as_of):
            rows = asked.rows("bidders", lot=LOT.key, as_of=as_of, known_at=known_at)
            got = {(r["ground"], frozenset(k for k in (r["one"], r["other"]) if k)) for r in rows}
            assert got == grounds(told)
        found.append({ground for ground, _ in got})
    assert {"share_over", "same_agent", "same_author", "same_account", "listed"} <= found[0] or (
        deadline != "2026-05-10"
    )
    assert ("same_head" in found[0]) is (deadline != "2026-05-09")
    assert ("same_member" in found[1]) is (deadline == "2026-05-11")


def of_lot(deadline=None, **named):
    return lots.said_of(LOT, deadline=deadline, **named)


def of_project(deadline, **named):
    return lots.said_of(PROJECT, deadline=deadline, **named)


IN_PROJECT, SECOND_BID = lots.tie(Kind.LOT_OF, LOT, PROJECT), lots.said_of(bid_of("乙标"))
FOR_LOT, HANDED_IN = (
    lots.tie(Kind.FOR_LOT, bid_of("乙标"), LOT),
    lots.tie(Kind.SUBMITTED, E2, bid_of("乙标")),
)
KNOWN_LATER = {"seen": "2026-06-15"}
# What the first commit says, and what the second one corrects or adds.
CORRECTED = {
    "deadline of the lot": (
        [of_lot("2026-05-10"), IN_PROJECT, SECOND_BID, FOR_LOT, HANDED_IN],
        of_lot("2026-05-20", **KNOWN_LATER),
    ),
    "deadline of the project": (
        [of_lot(), of_project("2026-05-10"), IN_PROJECT, SECOND_BID, FOR_LOT, HANDED_IN],
        of_project("2026-05-20", **KNOWN_LATER),
    ),
    "bid withdrawn": (
        [of_lot("2026-05-20"), IN_PROJECT, SECOND_BID, FOR_LOT, HANDED_IN],
        lots.said_of(bid_of("乙标"), status="withdrawn", **KNOWN_LATER),
    ),
    "bid known later": ([of_lot("2026-05-20"), IN_PROJECT, SECOND_BID, HANDED_IN], FOR_LOT),
    "bidder known later": ([of_lot("2026-05-20"), IN_PROJECT, SECOND_BID, FOR_LOT], HANDED_IN),
}


@pytest.mark.parametrize("change", CORRECTED)
def test_bidders_of_a_lot_as_each_commit_has_it(browser, change):
    """From 2026-05-15 on 甲 and 乙 are on a list, and one person leads both."""
    first, later = CORRECTED[change]
    said = [
        *(profile(org, type="company") for org in (E1, E2)),
        *bid("甲标", E1),
        *(lots.listed(org, "ZFCG", "2026-05-15") for org in (E1, E2)),
        *(office(ZHANG, Kind.LEGAL_REP, "2026-05-15", of=org) for org in (E1, E2)),
    ]
    asked = browser([*said, *first], [later])
    found = []
    for known_at in asked.known:
        told = asked.python(known_at, lambda v: check_lot(node(v, LOT), v, POLICY, EVERYTHING))
        rows = asked.rows("bidders", lot=LOT.key, as_of=None, known_at=known_at)
        got = {(r["ground"], frozenset(k for k in (r["one"], r["other"]) if k)) for r in rows}
        assert got == grounds(told)
        found.append(got)
    assert found[0] != found[1]


def test_a_lot_has_the_deadline_of_a_project_since_it_is_known_to_be_part_of_it(browser):
    said = [of_lot(), of_project("2026-05-20"), *bid("甲标", E1), lots.listed(E1, "ZFCG", "")]
    asked = browser(said, [IN_PROJECT])
    numbers = [
        len(asked.rows("bidders", lot=LOT.key, as_of=None, known_at=known_at))
        for known_at in asked.known
    ]
    assert numbers == [0, 1]


@pytest.mark.parametrize("as_of", ["2026-05-09", "2026-05-10", "2026-05-11"])
def test_units(browser, as_of):
    """Without their bids, units are compared by their heads, shares and lists."""
    asked, units = browser(bidding("2026-05-10"), LATER), [E1, E2, E3, E4]
    seen = set()
    for known_at in asked.known:
        told = asked.python(
            known_at,
            lambda v: check_codes(
                [u.key for u in units], v, POLICY, EVERYTHING, deadline=day(as_of)
            ),
        )
        codes = [unit.key[2:] for unit in units]
        rows = asked.rows("units", codes=codes, as_of=as_of, known_at=known_at)
        got = {(r["ground"], frozenset(k for k in (r["one"], r["other"]) if k)) for r in rows}
        assert got == grounds(told)
        seen |= {ground for ground, _ in got}
    assert {"share_over", "same_head"} <= seen


def test_bidders_of_other_kinds_have_the_head_that_their_kind_has(browser):
    said = [
        *(profile(org, type="partnership") for org in (E1, E2)),
        *lots.lot(),
        *bid("甲标", E1),
        *bid("乙标", E2),
        office(ZHANG, Kind.MANAGING_PARTNER, "2020-01-01"),
        office(ZHANG, Kind.PARTNER_DELEGATE, "2020-01-01", "2026-05-10", of=E2),
    ]
    asked = browser(said, [office(ZHANG, Kind.MANAGING_PARTNER, "2026-05-10", of=E2)])
    found = []
    for known_at in asked.known:
        told = asked.python(known_at, lambda v: check_lot(node(v, LOT), v, POLICY, EVERYTHING))
        rows = asked.rows("bidders", lot=LOT.key, as_of=None, known_at=known_at)
        got = {(r["ground"], frozenset((r["one"], r["other"]))) for r in rows}
        assert got == grounds(told)
        found.append(len(got))
    assert found == [0, 1]


def linked_bidders():
    """Four bids of units that are linked in each other way; what is held by half says nothing."""
    between = Party("t:between", NodeKind.ORGANIZATION)
    return [
        *(profile(org, type="company") for org in (E1, E2, E3, E4, between)),
        *lots.lot(deadline=None),
        *(bid_ for org in (E1, E2, E3, E4) for bid_ in bid(f"{org.name}标", org)),
        tie(Kind.CONTROLS, E1, E2),
        tie(Kind.MANAGES, E3, E1),
        tie(Kind.BRANCH_OF, E2, between),
        tie(Kind.BRANCH_OF, E4, between),
        tie(Kind.BRANCH_OF, E4, E3),
        tie(Kind.HOLDS_VOTES, E1, E4, pct=60),
        tie(Kind.HOLDS_VOTES, E2, E4, pct=50),
        share(E2, between, 60),
        share(between, E3, 51),
        share(E1, between, 50),
        share(E4, between, 90, derived=True),
    ]


@pytest.mark.parametrize("name", ["bidders", "units"])
def test_links_of_bidders(browser, name):
    graphs = moved(linked_bidders())
    asked, seen = browser(*graphs.commits), set()
    for number in range(graphs.copies):
        target = copied(LOT, number)
        units = [copied(unit, number).key for unit in (E1, E2, E3, E4)]
        given = {"lot": target.key} if name == "bidders" else {"codes": [u[2:] for u in units]}
        first, newest = asked.known
        for known_at, days in ((first, graphs.days[:3]), (newest, graphs.days[1::3])):
            for as_of in days:

                def check(view, lot=target, codes=units, on=as_of):
                    if name == "bidders":
                        lot = node(view, lot)
                        return check_lot(lot, view, POLICY, EVERYTHING, deadline=day(on))
                    return check_codes(codes, view, POLICY, EVERYTHING, deadline=day(on))

                rows = asked.rows(name, **given, as_of=as_of, known_at=known_at)
                got = {
                    (r["ground"], frozenset(k for k in (r["one"], r["other"]) if k)) for r in rows
                }
                assert got == grounds(asked.python(known_at, check))
                seen |= {ground for ground, _ in got}
    assert seen == LINKS


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


def test_trace_of_an_incident(browser):
    """Who left on the first day of handling is out, who came on its last is in."""
    parcel = thing(NodeKind.INCIDENT, "快件")
    site = Party("t:site:1", NodeKind.ORGANIZATION, "末端网点")
    said = [
        tie(Kind.PROFILE, parcel, name="快件"),
        tie(Kind.HANDLED_BY, parcel, site, "2026-02-10", "2026-02-12"),
        tie(Kind.HANDLED_BY, parcel, E2, "2026-02-12", "2026-02-13"),
        tie(Kind.SITE_OF, site, lots.BRANCH, "2020-01-01"),
        profile(lots.BRANCH, type="branch"),
        profile(E2, type="company"),
        office(ZHANG, Kind.BRANCH_HEAD, "2020-01-01", "2026-02-10", of=lots.BRANCH),
        office(LI, Kind.BRANCH_HEAD, "2026-02-11", of=lots.BRANCH),
        office(WANG, Kind.PRACTITIONER, "2026-01-01", "2026-03-01", of=site),
    ]
    asked = browser(said, [office(ZHANG, Kind.LEGAL_REP, "2020-01-01", of=E2)])
    numbers = []
    for known_at in asked.known:
        for as_of in ("2026-02-28", "2026-03-01"):
            told = asked.python(
                known_at,
                lambda v, d=as_of: trace(node(v, parcel), v, POLICY, day(d), EVERYTHING),
            )
            rows = asked.rows("trace", key=parcel.key, as_of=as_of, known_at=known_at)
            answering = {(h.handler.key, h.answers.key) for h in told.handlers}
            assert {(r["at"], r["answers"]) for r in rows} == answering
            wanted = {
                (h.handler.key, p.holder, str(p.office), p.left)
                for h in told.handlers
                for p in h.persons
            }
            columns = ("at", "person", "office", "left")
            assert {tuple(r[c] for c in columns) for r in rows if r["person"]} == wanted
            numbers.append(len(wanted))
    assert numbers == [2, 2, 3, 3]


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
    assert ways == [12, 10, 13, 11]


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


def test_every_edge_of_bidders_has_its_days_and_its_commits(browser):
    graphs = moved(bidding(None))
    asked, seen = browser(*graphs.commits), set()
    for number in range(graphs.copies):
        target = copied(LOT, number)
        for known_at in asked.known:
            for as_of in (*graphs.days[:3], graphs.days[4]):
                told = asked.python(
                    known_at,
                    lambda v, t=target, d=as_of: check_lot(
                        node(v, t), v, POLICY, EVERYTHING, deadline=day(d)
                    ),
                )
                rows = asked.rows("bidders", lot=target.key, as_of=as_of, known_at=known_at)
                got = {
                    (r["ground"], frozenset(k for k in (r["one"], r["other"]) if k)) for r in rows
                }
                assert got == grounds(told)
                seen |= {ground for ground, _ in got}
    assert seen == {*GROUNDS, "chain_control"} - {"same_member"}


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
