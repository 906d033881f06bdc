"""Whether a record counts, in Neo4j Browser and in Python."""

from itertools import product

from graph.intervals import day, iso
from graph.records import Party
from graph.vocabulary import Grounds, Kind, NodeKind
from queries.clearance import clearance
from queries.sight import EVERYTHING
from tests.asking import POLICY, node, status, tie
from tests.builders import E1, E2, E4, office, person, profile
from tests.disputes import dispute, outcome
from tests.events import conduct, event_of, named, penalty
from tests.lots import GOV
from tests.neo4j.browser import copied, moved, question, restated

ZHANG, LI, WANG = person("张甲"), person("李乙"), person("王丙")
SHOP = Party("u:92990411TE0000133T", NodeKind.ORGANIZATION, "个体户")


def fine(event, org, determined="2026-05-10", **props):
    return [
        *penalty(event, org, determined=determined, **props),
        conduct(event, "2026-02-01", "2026-02-20", doc=event.name),
    ]


def each_of(org, names):
    return {name: event_of(f"{org.name}{name}", org) for name in names}


DISPUTED = each_of(E1, [f"异{n}号" for n, _ in enumerate(Grounds)])
ENDED = each_of(E1, ["revoked", "withdrawn", "repaired", "performed"])
LEADS = each_of(E2, ["lead", "closed"])
MINOR, GRADED, UNMET, OWN, SOLD, BODY, OLD = (
    event_of("轻1号", E1),
    event_of("未1号", E1),
    event_of("欠1号", E1),
    event_of("人1号", WANG),
    event_of("户1号", SHOP),
    event_of("局1号", GOV),
    event_of("旧1号", E4),
)


def first():
    yield from (profile(org, type="company") for org in (E1, E2, E4))
    yield office(ZHANG, Kind.LEGAL_REP, "2020-01-01")
    yield office(ZHANG, Kind.OPERATOR, "2020-01-01", of=SHOP)
    for ground, event in zip(Grounds, DISPUTED.values(), strict=True):
        yield from fine(event, E1)
        yield dispute(event, "2026-06-15", ZHANG, str(ground))
    for event in ENDED.values():
        yield from fine(event, E1)
    yield named(ENDED["repaired"], LI, level="E1", doc=ENDED["repaired"].name)
    yield from fine(MINOR, E1, severity="minor")
    yield from fine(GRADED, E1, severity="unclassified")
    yield from fine(UNMET, E1, performance="unperformed")
    yield from fine(LEADS["lead"], E2, state="lead")
    yield from fine(OWN, WANG)
    yield from fine(SOLD, SHOP)
    yield from fine(BODY, GOV)
    yield from fine(OLD, E4, "2024-01-10")
    yield tie(Kind.SUCCEEDS, E2, E4, "2026-07-01")
    yield tie(Kind.SUCCEEDS, E4, SHOP, "2026-08-01")


def second():
    for event in DISPUTED.values():
        yield outcome(event, "2026-08-01", ZHANG, "upheld")
    for what, event in ENDED.items():
        yield status(event, what, "2026-08-01")
    yield from fine(LEADS["closed"], E2, state="lead")
    yield from fine(event_of("轻2号", E2), E2, "2026-07-01", severity="serious")
    yield status(BODY, "revoked", "2026-08-01")


DAYS = (
    *("2019-09-11", "2026-05-09", "2026-05-10", "2026-06-15", "2026-06-30", "2026-07-01"),
    *("2026-07-31", "2026-08-01", "2027-01-10", "2027-01-11", "2029-05-10", "2029-05-11"),
)


def compare(asked, who, as_of, known_at):
    """The reasons are handed back, with the verdict."""
    rows = asked.rows("clearance", key=who.key, window="P3Y", as_of=as_of, known_at=known_at)
    if as_of < "2019-09-12":
        assert rows == []  # there was no rule yet
        return "", set()
    told = asked.python(
        known_at, lambda v: clearance(node(v, who), v, POLICY, day(as_of), EVERYTHING)
    )
    assert {r["verdict"] for r in rows} == {told.verdict}
    columns = ("event", "holder", "determined", "severity", "reason")
    got = [tuple(r[c] for c in columns) for r in rows if r["what"] == "record"]
    weighed = {
        (w.event.key, w.holder, w.determined, w.severity, str(w.reason))
        for w in (*told.counted, *told.left_out)
    }
    assert set(got) == weighed
    assert len(got) == len(weighed)
    open_ = [r for r in rows if r["what"] == "open"]
    assert len(open_) == len(told.open_questions)
    for row in open_:
        words = {row["event"], f"“{row['doc_no']}”"}
        (said,) = [q.zh for q in told.open_questions if any(w in q.zh for w in words)]
        assert ("正等待" in said) == (row["reason"] == "waits")
    return told.verdict, {(r["what"], r["standing"], r["reason"]) for r in rows}


def test_what_counts(browser):
    asked = browser(list(first()), list(second()))
    waiting = [event_of("新1号", org) for org in (E4, GOV)]
    # Another fine of each, which nobody has attributed yet.
    with asked.store.write("test", "tester") as writer:
        for event, org in zip(waiting, (E4, GOV), strict=True):
            writer.state(fine(event, org))
        writer.queue([event.key for event in (waiting[0], SOLD, LEADS["lead"])])
    asked.known = (1, 2, None)
    verdicts, seen = set(), set()
    everybody = (E1, E2, E4, GOV, SHOP, ZHANG, LI, WANG)
    for known_at, who, as_of in product(asked.known, everybody, DAYS):
        verdict, why = compare(asked, who, as_of, known_at)
        verdicts.add((who, verdict))
        seen |= why
    assert {(GOV, "unknown"), (GOV, "yes"), (ZHANG, "yes"), (LI, "no"), (E2, "yes")} <= verdicts
    assert {reason for what, _, reason in seen if what == "record"} == {
        *("", "before_window", "by_status", "closed", "contested", "lead", "minor", "not_yet"),
        *("repaired", "revoked", "suspended", "unclassified", "withdrawn"),
    }
    assert {reason for what, _, reason in seen if what == "open"} == {"nothing_found", "waits"}
    counted = {standing for what, standing, reason in seen if what == "record" and not reason}
    assert counted == {"stands", "expired", "expired_unperformed"}


def small():
    """One of each that a verdict rests on."""
    return [
        profile(E1, type="company"),
        profile(E2, type="company"),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        tie(Kind.SUCCEEDS, E2, E1, "2020-01-01"),
        *fine(MINOR, E1, severity="serious"),
        *fine(LEADS["lead"], E2, state="lead"),
        *fine(BODY, GOV),
        named(MINOR, LI, doc=MINOR.name),
    ]


def test_every_edge_has_its_days_and_its_commits(browser):
    graphs, seen = moved(small()), set()
    asked = browser(*graphs.commits)
    for number, known_at, as_of in product(range(graphs.copies), asked.known, graphs.days):
        for who in (E1, E2, ZHANG, LI):
            verdict, _ = compare(asked, copied(who, number), as_of, known_at)
            seen.add((who, verdict))
    assert seen >= {(who, verdict) for who in (E1, E2, LI) for verdict in ("yes", "no")}


def test_every_word_has_its_commits(browser):
    graphs, seen = restated(small()), set()
    asked = browser(*graphs.commits)
    for number, known_at in product(range(graphs.copies), asked.known):
        for who in (E1, E2, GOV, ZHANG, LI):
            verdict, _ = compare(asked, copied(who, number), "2026-07-01", known_at)
            seen.add((who, verdict))
    assert {verdict for _, verdict in seen} == {"yes", "no", "unknown"}


def test_the_rule_is_that_of_the_policy():
    (rule,) = POLICY.screening.clearance
    text = question("clearance")
    assert f"'{iso(rule.effective_from)}' AS in_force" in text
    assert f"{[str(tier) for tier in rule.tiers]} AS tiers" in text
    assert f":param window => '{rule.window}'" in text
