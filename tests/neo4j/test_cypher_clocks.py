"""Each file asks of one day and as of one commit: another day, or another commit, tells another
thing of the same graph. That what it tells is right is held beside, against Python."""

import re

import pytest

from graph.records import Party, Source
from graph.vocabulary import Kind, NodeKind, Rank
from tests import lots
from tests.asking import listed, status, thing, tie
from tests.builders import E1, E2, E4, office, person, profile
from tests.builders import named as mention
from tests.disputes import decided, dispute, outcome
from tests.events import conduct, event_of, penalty
from tests.lots import E3, GOV, OTHER_LOT, bid, bid_of, share
from tests.neo4j import bidding
from tests.neo4j.browser import Browser, question
from tests.neo4j.test_cypher import QUESTIONS
from tests.orders import order

ZHANG, LI, WANG = person("张甲"), person("李乙"), person("王丙")
NAME = mention("孙甲", lots.E5)
OPEN = Party("l:开标", NodeKind.LOT, "开标段")
HOME = thing(NodeKind.CONTACT, "住所")
PREPARED = thing(NodeKind.STAGE, "准备")
PARCEL = thing(NodeKind.INCIDENT, "快件")
ONE, OTHER, THIRD, FOURTH = (event_of(f"罚{n}号", E1) for n in (1, 2, 3, 4))
RIVAL = Source("另一机关", Rank.AUTHORITY, "other.csv", "dd")


def fine(event, determined):
    return [
        *penalty(event, E1, determined=determined, severity="serious"),
        conduct(event, "2025-01-01", "2025-02-01", doc=event.name),
    ]


def unsettled(number):
    """An event whose sources differ, at a unit whose representative is known by name only."""
    event = event_of(number, E4)
    return [
        office(mention(number, E4), Kind.LEGAL_REP, "2020-01-01", of=E4, record=number),
        *penalty(event, E4, determined="2026-05-01"),
        *penalty(event, E4, determined="2026-05-01", severity="serious", source=RIVAL),
        conduct(event, "2025-01-01", "2025-02-01", doc=event.name),
    ]


def barred(who):
    """A director who is sentenced, and listed as a debtor."""
    event = event_of("判1号", who)
    return [
        office(who, Kind.DIRECTOR, "2020-01-01", of=lots.E5),
        *penalty(event, who, determined="2026-03-01", sentence={"crime_class": "bribery"}),
        listed(who, start="2026-05-12"),
    ]


def won(first, second):
    """Two lots for which two bid, and of which each won one."""
    for winner, deadline in ((E1, first), (E2, second)):
        at = Party(f"l:项目1|{deadline}", NodeKind.LOT, deadline)
        yield from lots.lot(of=at, deadline=deadline)
        for unit in (E1, E2):
            yield from bid(f"{deadline}{unit.name}", unit, at=at)
        yield lots.tie(Kind.AWARDED, winner, at)


def bidder(unit):
    """Bids in the open lot from 2026-02-01 on, and every file finds something of it."""
    own, event = bid_of(f"{unit.name}开标"), event_of("认9号", unit)
    return [
        lots.tie(Kind.FOR_LOT, own, OPEN),
        lots.tie(Kind.SUBMITTED, unit, own, "2026-02-01"),
        lots.tie(Kind.ENTRUSTED, LI, own),
        share(E4, unit, 60),
        lots.tie(Kind.BRANCH_OF, unit, E4),
        lots.tie(Kind.SUCCEEDS, E4, unit, "2026-06-30", kind="合并"),
        lots.listed(unit, "ZFCG", "2020-01-01"),
        lots.ban(unit, None, "2020-01-01", "2030-01-01"),
        *penalty(event, unit, category="CTTB"),
        lots.finding(event, OPEN),
        lots.tie(Kind.PROCURES, unit, OPEN),
        lots.tie(Kind.PRIOR_SERVICE, unit, OPEN, service="监理"),
    ]


FIRST = [
    lots.said_of(OPEN),
    *bidder(E1),
    lots.tie(Kind.FOR_LOT, bid_of("丁开标"), OPEN),
    lots.tie(Kind.SUBMITTED, E4, bid_of("丁开标"), "2026-02-01"),
    lots.tie(Kind.ENTRUSTED, LI, bid_of("丁开标")),
    *(profile(org, type="company") for org in (E1, E2, E3)),
    profile(lots.E5, type="company", established="2026-04-01"),
    office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
    office(ZHANG, Kind.LEGAL_REP, "2026-04-01", of=lots.E5),
    office(LI, Kind.SUPERVISOR, "2020-01-01", "2026-03-01"),
    office(LI, Kind.DIRECTOR, "2025-12-01", "2026-02-01", of=E3),
    *fine(ONE, "2026-05-01"),
    listed(E1, start="2026-05-10"),
    order(E1, ONE, decided="2026-05-20"),
    share(LI, E1, 30, "2026-01-15", "2026-06-01"),
    share(LI, E3, 60, "2026-01-15"),
    lots.tie(Kind.PROCURES, GOV, lots.PROJECT),
    *won("2026-03-01", "2026-04-01"),
    *lots.lot(),
    *lots.lot(of=OTHER_LOT),
    *bid("甲标", E1),
    *bid("乙标", E2),
    *bid("甲二标", E1, at=OTHER_LOT),
    *bid("乙二标", E2, at=OTHER_LOT),
    *(lots.tie(Kind.HAS_CONTACT, org, HOME, "2026-02-01", "2026-06-01") for org in (E1, E2)),
    lots.tie(Kind.ENTRUSTED, LI, bid_of("甲标"), "2026-02-01"),
    lots.tie(Kind.ENTRUSTED, LI, bid_of("乙标"), "2026-02-01"),
    tie(Kind.PROFILE, PARCEL, name="快件"),
    dispute(ONE, "2026-05-25", E1),
    *fine(THIRD, "2026-05-03"),
    status(THIRD, "repaired", "2026-05-28"),
    decided(Kind.PLEA, THIRD, "2026-05-20", ZHANG, "主1号", plea="不可抗力"),
    tie(Kind.COMMITMENT, E1, start="2026-02-01", name="信用承诺"),
    *unsettled("疑1号"),
    tie(Kind.HANDLED_BY, PARCEL, E1, "2026-02-01", "2026-02-02"),
    office(LI, Kind.PRACTITIONER, "2026-01-15", "2026-03-01"),
    tie(Kind.HOSTS, E4, E1),
    tie(Kind.CONCERNS, THIRD, PREPARED, role="cause_stage", cause_date="2019-05-10"),
    tie(Kind.STAGE_DUTY, ZHANG, PREPARED, "2018-01-01", "2026-03-01"),
    *barred(person("陈戊")),
    office(NAME, Kind.CFO, "2020-01-01", of=lots.E5),
    office(person("孙甲"), Kind.SUPERVISOR, "2026-03-01", of=lots.E5),
]
SECOND = [
    *bidder(E2),
    office(WANG, Kind.GENERAL_MANAGER, "2021-01-01"),
    office(WANG, Kind.LEGAL_REP, "2026-04-15", of=E2),
    office(ZHANG, Kind.CHAIR, "2026-04-15", of=lots.E5),
    *fine(OTHER, "2026-05-02"),
    listed(E1, "YZWF", start="2026-05-11"),
    order(E1, OTHER, decided="2026-05-21", doc_no="令2号"),
    share(WANG, E1, 20, "2026-01-15"),
    share(WANG, E2, 20, "2020-01-01"),
    lots.tie(Kind.PREPARED_BID, WANG, bid_of("甲标"), "2026-02-01"),
    lots.tie(Kind.PREPARED_BID, WANG, bid_of("乙标"), "2026-02-01"),
    lots.tie(Kind.HAS_CONTACT, E3, HOME, "2026-02-01"),
    *bid("丙标", E3),
    *bid("丙二标", E3, at=OTHER_LOT),
    *won("2025-11-01", "2025-12-01"),
    tie(Kind.HANDLED_BY, PARCEL, E2, "2026-02-03", "2026-02-04"),
    tie(Kind.HOSTS, lots.BRANCH, E1),
    tie(Kind.STAGE_DUTY, LI, PREPARED, "2018-01-01"),
    outcome(ONE, "2026-06-10", E1, "rejected"),
    *fine(FOURTH, "2026-05-04"),
    status(FOURTH, "repaired", "2026-05-29"),
    decided(Kind.PLEA, FOURTH, "2026-05-20", ZHANG, "主2号", plea="不可抗力"),
    tie(Kind.HONOUR, E1, start="2026-02-02", name="守合同重信用"),
    *unsettled("疑2号"),
    listed(E2, start="2026-05-12"),
    share(LI, E2, 5, "2026-01-20"),
    share(LI, lots.E5, 60, "2026-01-20"),
    tie(Kind.CONTROLS, E2, E3),
    office(LI, Kind.DIRECTOR, "2025-12-01", "2026-03-01", of=E4),
    *barred(person("林己")),
    office(Party("p1:孙二", NodeKind.PERSON, "孙甲"), Kind.SUPERVISOR, "2026-03-01", of=lots.E5),
    *(
        tie(Kind.HAS_MASK, who, thing(NodeKind.MASK, ""), mask="1")
        for who in (NAME, person("孙甲"))
    ),
]
EARLY, LATE = "2025-12-31", "2026-05-31"
ABOUT = {"key": E1.key}
IN_OFFICE = {"key": None, "office": None, "at": None, "after": ""}
BIDDERS = {"lot": OPEN.key, "codes": [], "procedure": None}
PARAMETERS = {
    **{name: BIDDERS | bidding.DEGREE.get(name, {}) for name in bidding.NAMES},
    "around_event": {"event": ONE.key},
    "bidders": BIDDERS,
    "beneficial": {"key": E3.key},
    "card": {"key": ZHANG.key},
    "clearance": ABOUT | {"window": "P3Y"},
    "conflicts": {"after": ""},
    "entry": {"event": ONE.key, "holder": E1.key},
    "members": {"list": "SXBZXR", "after": ""},
    "mentions": {"after": ""},
    "mentions_candidates": {"key": NAME.key},
    "open_tasks": {"after": ""},
    "directed": {"key": LI.key},
    "owned": {"key": LI.key, "steps": 50},
    "owners": ABOUT | {"steps": 50},
    "owners_control": {"key": E3.key},
    "shared_file": ABOUT
    | {"range": "internal", "persons": True, "restricted": True, "reporting": False},
    "statements": ABOUT | {"provider": "认定机关"},
    "tasks": {"key": E4.key},
    "terms": {"key": LI.key, "terms": 1, "shorter": "P1Y"},
    "office": {"key": ZHANG.key},
    "office_bars": IN_OFFICE,
    "office_bars_listed": IN_OFFICE,
    "paths": {"one": ZHANG.key, "other": E2.key, "kinds": None, "most": 4, "degree": 300},
    "patterns": ABOUT | {"lots": 2, "before": "P6M", "after": "P1Y"},
    "proof": {},
    "related": ABOUT | {"kinds": None, "degree": 300},
    "responsible": {"event": ONE.key},
    "responsible_not": {"event": ONE.key},
    "rotation": {"key": GOV.key, "lots": 1, "wins": 1},
    "screen": {"codes": [E1.key[2:], E2.key[2:]], "purpose": "procurement", "stated": []},
    "trace": {"key": THIRD.key},
    "trace_handling": {"key": PARCEL.key},
    "trace_shop": {"key": ONE.key},
}


@pytest.fixture(scope="module")
def asked(neo4j_server):
    browser = Browser(neo4j_server, FIRST, SECOND)
    yield browser
    browser.close()


def told(asked, name, as_of, known_at, text=""):
    """`text` is asked instead of the file."""
    given = PARAMETERS.get(name, ABOUT)
    if name == "proof":
        given = {"fact": fact_of(asked)}
    rows = asked.ask(text or question(name), **given, as_of=as_of, known_at=known_at)
    return sorted(map(str, rows))


def fact_of(asked):
    """The number of a fact that the second commit gave another source and another number."""
    with asked.store.view() as view:
        unit = view.find([E1.key])[E1.key]
        return max(f.id for f in view.about([unit.ref], [Kind.LISTED])[unit.ref])


@pytest.mark.parametrize("name", [question.removesuffix(".cypher") for question in QUESTIONS])
def test_another_commit_tells_another_thing(asked, name):
    assert told(asked, name, LATE, 1) != told(asked, name, LATE, 2)
    assert told(asked, name, LATE, None) == told(asked, name, LATE, 2)


@pytest.mark.parametrize(
    "name",
    [q.removesuffix(".cypher") for q in QUESTIONS if q != "around_event.cypher"],
)
def test_another_day_tells_another_thing(asked, name):
    for known_at in (1, 2):
        if name == "proof" and known_at == 1:
            continue  # the fact is of the second commit
        assert told(asked, name, EARLY, known_at) != told(asked, name, LATE, known_at)


KNOWN = (
    (r"(\w+)\.rec <= known < \1\.sup", r"\1.rec = \1.rec"),
    (r"(\w+)\.tx <= known", r"\1.tx = \1.tx"),
)
WORLD = (
    (r"(\w+)\.start <= day( < \1\.stop)?", r"\1.start = \1.start"),
    (
        r"(\w+)\.start <= duration\.inDays\(dawn, date\(\$as_of\)\)\.days \+ 1 < \1\.stop",
        r"\1.start = \1.start",
    ),
    (r"tie\.start < w\[1\] AND tie\.stop > w\[0\]", "true"),  # the days of the conduct
    (r"(\w+)\.stop <= duration\.inDays\(dawn, date\(\$as_of\)\)\.days \+ 1", "true"),
    (r"\$as_of", f"'{LATE}'"),  # one day, whatever is asked
)


def without(text, clock):
    """The file with every condition of a clock taken away."""
    for condition, instead in clock:
        text = re.sub(condition, instead, text)
    return text


@pytest.mark.parametrize("name", [question.removesuffix(".cypher") for question in QUESTIONS])
@pytest.mark.parametrize(("clock", "as_of", "known_at"), [(KNOWN, LATE, 1), (WORLD, EARLY, 2)])
def test_file_that_forgets_a_clock_is_found_out(asked, name, clock, as_of, known_at):
    forgetful = without(question(name), clock)
    assert told(asked, name, as_of, known_at, forgetful) != told(asked, name, as_of, known_at)
