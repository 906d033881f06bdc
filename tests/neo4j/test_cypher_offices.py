"""Bars from office, and the questions that are told page by page, in Neo4j Browser."""

import re
from dataclasses import replace

import pytest

from graph.intervals import day, iso
from graph.policy import Applying
from graph.records import Judgement, Party
from graph.vocabulary import OFFICES, Kind, ListCode, NodeKind, SubjectType
from queries import conflicts as sides_module
from queries.match import mention_of, waiting
from queries.offices import conflicts as conflicts_module
from queries.offices import (
    conflicts_at,
    conflicts_of,
    conflicts_page,
    may_hold,
    seat_at,
    words,
)
from queries.offices import facts as facts_module
from queries.offices import office as office_module
from queries.offices.judging import gravest
from queries.resources import listed as listed_module
from queries.resources import members_page, tasks_page
from queries.resources import tasks as tasks_module
from queries.sight import EVERYTHING
from tests.asking import POLICY, flat, listed, node, order, status, tie
from tests.builders import AUTHORITY, E1, E2, E4, office, person, profile
from tests.builders import named as mention
from tests.events import conduct, event_of, named, penalty
from tests.neo4j.browser import copied, copied_said, moved, question, restated
from tests.neo4j.test_cypher_clocks import unsettled
from tests.orders import order as whole_order

WANG, LI, NOBODY = person("王丙"), person("李乙"), mention("钱戊", E1)
FOUNDATION = Party("u:53990411TE00001844", NodeKind.ORGANIZATION, "某基金会")
FILES = ("office_bars", "office_bars_listed")
COMPANY, NONCOMPANY = SubjectType.COMPANY, SubjectType.NONCOMPANY
WHY = {
    words.DOUBT.en: "in_doubt",
    words.NO_DUE_DAY.en: "no_due_day",
    words.NO_END.en: "no_end",
    words.NO_PROBATION_LIMB.en: "no_probation_limb",
    words.NO_INDUSTRY.en: "no_industry",
    words.JUDGED.en: "judged",
    words.UNVERIFIED.en: "unverified",
}
NOTES = {
    words.MENTION.en: "mention",
    words.NO_RULE_THEN.en: "no_rule_then",
}


def asking(asked, **values):
    """The rows of both files."""
    given = {"key": None, "office": None, "at": None, "after": "", **values}

    def rows(name):
        return asked.ask(f"CYPHER replan=skip {question(name)}", **given)  # one plan for all

    return rows("office_bars") + rows("office_bars_listed")


def event_on(path):
    return next(
        (p.src if p.kind is Kind.EVENT else p.dst for p in path if p.kind in ("EVENT", "MEASURE")),
        "",
    )


def of_finding(finding):
    why = WHY[finding.because[-1].en] if finding.verdict != "barred" else None
    unit = next((p.src for p in finding.path[1:] if p.kind is Kind.LISTED), None)
    return (
        *(finding.rule, finding.verdict, why, finding.valid_from, finding.through or None),
        *(event_on(finding.path), unit),
    )


def of_row(row):
    said = ("rule", "verdict", "because", "valid_from", "through")
    return (*(row[name] for name in said), row["event"] or "", row.get("listed"))


def verdict_of(rows):
    """As the header of the file says: a mention is unknown, else the gravest that is told."""
    if any(row["because"] == "mention" for row in rows):
        return "unknown"
    ruled = [row["verdict"] for row in rows if row["rule"]]
    return gravest(ruled or [row["verdict"] for row in rows])


def hold(asked, who, role, at, when, known_at):
    """What Python and the files say of one seat; the verdict, and the rules with theirs."""

    def answer(view):
        place = node(view, at) if isinstance(at, Party) else at
        own = node(view, who)
        return may_hold(own, seat_at(place, role, view), view, POLICY, day(when), EVERYTHING)

    told = asked.python(known_at, answer)
    place = at.key if isinstance(at, Party) else str(at)
    rows = asking(asked, key=who.key, office=str(role), at=place, as_of=when, known_at=known_at)
    wanted = {of_finding(f) for f in told.findings}
    assert {of_row(r) for r in rows if r["rule"]} == wanted, (who.key, role, place, when)
    assert verdict_of(rows) == told.verdict, (rows, told.verdict, told.notes)
    notes = {NOTES[n.en] for n in told.notes if n.en != words.NO_RULE.en}
    assert {r["because"] for r in rows if not r["rule"]} == notes
    return told.verdict, frozenset((f.rule, f.verdict) for f in told.findings)


def of_conflicts(told):
    return {
        (c.person.key, c.role, c.organization.key, c.verdict, c.end_unseen, of_finding(f))
        for c in told.conflicts
        for f in c.findings
    }


def check_conflicts(told, rows):
    """Whoever is barred, from which office, with each finding; and what was not looked at."""
    seats = {}
    for row in rows:
        if row["rule"]:
            seats.setdefault((row["person"], row["office"], row["at"]), []).append(row)
    found = {
        (*seat, verdict_of(own), row["end_unseen"], of_row(row))
        for seat, own in seats.items()
        for row in own
    }
    assert found == of_conflicts(told)
    over = {r["person"] or r["at"] for r in rows if str(r["because"]).startswith("too_many")}
    assert over == {left.subject.key for left in told.left_out}
    mentions = any(row["because"] == "mention" for row in rows)
    assert mentions == (words.MENTION.en in {n.en for n in told.notes})
    return len(told.conflicts)


def in_office(asked, at, when, known_at):
    told = asked.python(
        known_at, lambda v: conflicts_at(node(v, at), v, POLICY, day(when), EVERYTHING)
    )
    return check_conflicts(told, asking(asked, key=at.key, as_of=when, known_at=known_at))


def offices_of(asked, who, when, known_at):
    told = asked.python(
        known_at, lambda v: conflicts_of(node(v, who), v, POLICY, day(when), EVERYTHING)
    )
    return check_conflicts(told, asking(asked, key=who.key, as_of=when, known_at=known_at))


def law_of(asked, name):
    head = question(name).split("AS law\n")[0]
    given = {"known_at": None, "as_of": "2026-01-01"}
    return asked.ask(f"{head}AS law UNWIND law AS bar RETURN bar ORDER BY bar.rule", **given)


def as_law(bar):
    """A bar of the policy, as the files have it."""
    group = {"since": iso(bar.effective_from), "roles": set(map(str, bar.roles))}
    if bar.at:
        group["at"] = set(map(str, bar.at))
    if bar.code_heads:
        (group["code"],) = bar.code_heads
    if bar.effective_to < day("9999-12-31"):
        group["until"] = iso(bar.effective_to)
    days = range(bar.effective_from, min(bar.effective_to, day("2030-01-01")))
    sure = [POLICY.bases[b] for b in bar.citation if POLICY.bases[b].verified]
    bare = next((d for d in days if not any(basis.in_force(d) for basis in sure)), None)
    if bare:
        group["unverified"] = iso(bare)
    own = {
        "rule": bar.id,
        "ground": str(bar.ground),
        "years": bar.clock and int(bar.clock[1:-1]),
        "probation": bar.probation and int(bar.probation[1:-1]),
        "words": {"none", "limited"}
        if bar.ground == "capacity"
        else {str(w) for w in (bar.list_, bar.measure) if w},
        **{n: getattr(bar, n) for n in ("deprivation", "judged", "elsewhere")},
        **{
            n: set(map(str, getattr(bar, n)))
            for n in ("crimes", "penalties", "categories", "grades", "held")
        },
    }
    return {k: v for k, v in own.items() if v} | {"of": group}


def sets(value):
    if isinstance(value, list):
        return set(value)
    return {k: sets(v) for k, v in value.items()} if isinstance(value, dict) else value


def test_law_of_the_files_is_that_of_the_policy(browser):
    asked = browser([profile(E1)])
    held = [sets(row["bar"]) for name in FILES for row in law_of(asked, name)]
    assert len(held) == len({bar["rule"] for bar in held})
    assert {bar["rule"]: bar for bar in held} == {bar.id: as_law(bar) for bar in POLICY.bars}


def own(name, determined="2020-01-10", **props):
    return penalty(event_of(name, WANG), WANG, determined=determined, **props)


def sentenced(**sentence):
    return own("判1号", sentence={"crime_class": "bribery", **sentence})


def closure(*, of=E2, start="2020-01-01", stop="", level="E2", **props):
    event = event_of("吊1号", of)
    said = {"determined": "2024-06-01", "penalties": ["吊销营业执照"]} | props
    return [
        *penalty(event, of, **said),
        conduct(event, "2024-01-01", "2024-02-01", doc="吊1号"),
        office(WANG, Kind.LEGAL_REP, start, stop, of=of),
        named(event, WANG, level=level),
    ]


def bankrupt(closed="2024-06-01", role=Kind.DIRECTOR):
    event = event_of("破1号", E2)
    return [
        *penalty(event, E2, determined="2024-05-01", bankruptcy={"liquidation_closed": closed}),
        office(WANG, role, "2020-01-01", of=E2),
        named(event, WANG),
    ]


def found(name="安1号", sanctions=(), level="E1", at=E2, **props):
    event = event_of(name, at)
    finding = named(event, WANG, level=level)
    said = replace(finding, props={**finding.props, "sanctions": list(sanctions)})
    return [*penalty(event, at, **({"category": "AQSC"} | props)), said]


def listed_unit(start="2026-05-10", role=Kind.LEGAL_REP, since="2020-01-01", code="YZWF"):
    return [office(WANG, role, since, of=E2), listed(E2, code, start), profile(E2, type="company")]


def capacity(what, stop=""):
    return tie(Kind.PROFILE, WANG, stop=stop, name="王丙", civil_capacity=what)


D, L, G = (Kind.DIRECTOR, COMPANY), (Kind.LEGAL_REP, NONCOMPANY), (Kind.GENERAL_MANAGER, E1)
R, A, C = (Kind.LEGAL_REP, E1), (Applying.APPLICANT, COMPANY), (Kind.CHAIR, FOUNDATION)
SELF = (Kind.LEGAL_REP, E2)
CLOSED = event_of("吊1号", E2)
CLOSED_ON = ("2024-05-31", "2024-06-01", "2024-06-30", "2024-07-01", "2027-06-01", "2027-06-02")
# Facts of one person, the seats that are asked about, the days, and the rules that answer.
CASES = [
    (sentenced(ended="2022-03-31"), (D, L, R, G), ("2020-01-09", "2020-01-10", "2024-06-30",
     "2024-07-01", "2027-03-31", "2027-04-01"), {"GS-178.2", "GS-146.2", "DJ-12.2"}),
    (sentenced(crime_class="traffic", ended="2022-03-31"), (D,), ("2025-01-01",), set()),
    (sentenced(probation_ended="2024-05-01"), (D, L), ("2026-05-01", "2026-05-02", "2029-05-01",
     "2029-05-02"), {"GS-178.2", "DJ-12.2"}),
    (sentenced(), (D,), ("2025-01-10", "2025-01-11"), {"GS-178.2"}),
    (sentenced(crime_class="traffic", deprivation_ended="2022-03-31"), (D, G), ("2027-03-31",
     "2027-04-01"), {"GS-178.2"}),
    (sentenced(crime_class="safety", ended="2022-03-31"), (D, G), ("2021-08-31", "2021-09-01",
     "2027-03-31", "2027-04-01"), {"AQ-94.sentence"}),
    (own("判1号", state="lead", sentence={"crime_class": "bribery"}), (D,), ("2025-01-01",), set()),
    (bankrupt(), (D, L), CLOSED_ON,
     {"GS-178.3", "GS-146.3", "DJ-12.3"}),
    (bankrupt(role=Kind.LEGAL_REP), (D, L), CLOSED_ON, {"DJ-12.3"}),
    (bankrupt()[:-1], (D,), ("2025-01-01",), set()),
    (bankrupt(""), (D,), ("2025-01-01",), set()),
    (closure(), (D, L, R, C, (Kind.LIAISON, COMPANY)), CLOSED_ON,
     {"GS-178.4", "GS-146.4", "DJ-12.4"}),
    (closure(penalties=["罚款", "吊销 执照"]), (D,), ("2025-01-01",), {"GS-178.4"}),
    (closure(penalties=["罚款"]), (D,), ("2025-01-01",), set()),
    (closure(level="E3"), (D,), ("2025-01-01",), {"GS-178.4"}),
    (closure(level="E4"), (D,), ("2025-01-01",), set()),
    (closure(stop="2024-01-01"), (D,), ("2025-01-01",), set()),
    (closure(stop="2024-01-02"), (D,), ("2025-01-01",), {"GS-178.4"}),
    (closure(start="2024-06-01"), (D,), ("2025-01-01",), {"GS-178.4"}),
    (closure(start="2024-06-02"), (D,), ("2025-01-01",), set()),
    ([*closure(), status(CLOSED, "repaired", "2024-09-01")], (D,), ("2026-01-01",), {"GS-178.4"}),
    ([*closure(), status(CLOSED, "revoked", "2024-09-01")], (D,), ("2026-01-01",), set()),
    ([*closure(), status(CLOSED, "withdrawn", "2024-09-01")], (D,), ("2026-01-01",), {"GS-178.4"}),
    (found("虚1号", category="XJDJ", penalties=["撤销登记"]), (A, D), ("2026-05-09", "2026-05-10",
     "2029-05-10", "2029-05-11"), {"DJ-40"}),
    (found("虚1号", category="XZCF", penalties=["撤销登记"]), (A,), ("2026-05-10",), set()),
    (found(sanctions=["撤职"]), (G, D), ("2026-05-09", "2026-05-10", "2031-05-10", "2031-05-11"),
     {"AQ-94.sanction"}),
    (found(sanctions=["撤　职处分"]), (G,), ("2026-05-10",), {"AQ-94.sanction"}),
    (found(sanctions=["记过"]), (G,), ("2026-05-10",), set()),
    (found(sanctions=["撤职"], category="XZCF"), (G,), ("2026-05-10",), set()),
    (found(sanctions=["撤职"], level="E4"), (G,), ("2026-05-10",), set()),
    (own("分1号", "2026-05-10", category="GWCF", penalties=["撤职"]), (G,), ("2031-05-10",
     "2031-05-11"), {"AQ-94.sanction"}),
    *((found(accident_grade="major", industry=industry), (G, (Kind.MANAGER, COMPANY)),
       ("2026-05-09", "2026-05-10", "2066-06-01"), {"AQ-94.life"})
      for industry in ("煤矿", "旅游", "")),
    (found(accident_grade="larger", industry="煤矿"), (G,), ("2026-05-10",), set()),
    (found(accident_grade="major", industry="煤矿", level="E4"), (G,), ("2026-05-10",), set()),
    (own("安2号", "2026-05-10", category="AQSC", accident_grade="especially_major",
         industry="煤矿"), (G,), ("2026-05-09", "2026-05-10", "2066-06-01"), {"AQ-94.life"}),
    (own("债1号", "2026-01-01", debt={"due": "2026-02-01", "paid": "2026-06-01"}), (R, D),
     ("2026-01-31", "2026-02-01", "2026-05-31", "2026-06-01"), {"DJ-12.5b"}),
    (own("债1号", "2020-01-01", debt={"paid": None}), (D, R), ("2024-06-30", "2024-07-01"),
     {"GS-146.5", "DJ-12.5b"}),
    ([*own("债1号", "2020-01-01", debt={}), status(event_of("债1号", WANG), "withdrawn",
      "2024-09-01")], (R,), ("2024-07-01",), {"DJ-12.5b"}),
    ([*found("基1号", at=FOUNDATION, category="XZCF", penalties=["撤销登记"]),
      office(WANG, Kind.DEPUTY_HEAD, "2020-01-01", of=FOUNDATION)],
     (C, (Kind.CHAIR, SubjectType.SOCIAL_ORG), (Kind.CHAIR, E1), R),
     ("2026-05-10", "2031-05-10", "2031-05-11"), {"JJ-23"}),
    (listed(WANG, stop="2026-09-01"), (D, R, G), ("2026-05-09", "2026-05-10", "2026-08-31",
     "2026-09-01"), {"GS-178.5", "DJ-12.5a"}),
    (listed(WANG, "YZWF"), (D, R), ("2026-05-10",), set()),
    (listed_unit(), (R, D, SELF, (Kind.INVESTOR_OWNER, SubjectType.SOLE_PROP)), ("2026-05-09",
     "2026-05-10", "2029-05-10", "2029-05-11"), {"GX-17"}),
    (listed_unit("2023-05-10"), (R,), ("2024-04-30", "2024-05-01"), {"GX-17"}),
    (listed_unit(role=Kind.DIRECTOR), (R,), ("2026-05-10",), set()),
    (listed_unit(code="SXBZXR"), (R,), ("2026-05-10",), set()),
    (listed_unit(since="2026-05-11"), (R,), ("2026-06-01",), set()),
    (order(WANG, "M03", "2026-06-01", "2026-07-01"), (D, (Kind.OPERATOR, E1)), ("2026-05-31",
     "2026-06-01", "2026-06-30", "2026-07-01"), {"M03"}),
    (order(WANG, "M04", "2026-06-01", "2026-07-01"), (D,), ("2026-06-01",), set()),
    ([*found("罚1号", category="XZCF", severity="serious"),
      whole_order(WANG, event_of("罚1号", E2), "M03")], (D,), ("2026-05-31", "2026-06-01",
      "2036-06-01"), {"M03"}),
    ([*found("罚1号", category="XZCF", severity="serious"), replace(
        whole_order(WANG, event_of("罚1号", E2), "M03"), props={"code": "M03", "doc_no": "限1号"})],
     (D,), ("2026-06-01",), set()),
    (capacity("limited", "2026-06-02"), (D, R), ("2024-06-30", "2024-07-01", "2026-06-01",
     "2026-06-02"), {"GS-146.1", "GS-178.1", "DJ-12.1"}),
    (capacity("none"), (D,), ("2024-07-01",), {"GS-178.1"}),
    (capacity("full"), (D,), ("2024-07-01",), set()),
]  # fmt: skip
GIVEN = [profile(E1, type="company", industry="煤矿"), tie(Kind.PROFILE, WANG, name="王丙")]


def test_each_rule_on_its_days(browser):
    """The facts of a case are apart from those of all others."""
    graphs = [
        copied_said(said, n)
        for n, (given, *_) in enumerate(CASES)
        for said in flat([*GIVEN, given, profile(FOUNDATION)])
    ]
    asked, verdicts = browser(graphs), set()
    for number, (_, seats, days, wanted) in enumerate(CASES):
        rules = set()
        for role, at in seats:
            place = copied(at, number) if isinstance(at, Party) else at
            for when in days:
                verdict, told = hold(asked, copied(WANG, number), role, place, when, None)
                rules |= {rule for rule, _ in told}
                verdicts.add(verdict)
        assert rules == wanted, CASES[number]
    assert verdicts == {"barred", "flag", "unknown", "not_barred"}


ORDERED = event_of("罚1号", E2)
DECIDED = [
    *GIVEN,
    *closure(),
    *own("判1号", category="GWCF", sentence={"crime_class": "bribery", "ended": "2024-03-31"}),
    *own("债1号", "2026-01-01", debt={"due": "2026-02-01"}),
    *penalty(ORDERED, E2, severity="serious"),
    whole_order(WANG, ORDERED, "M03"),
    office(WANG, Kind.LEGAL_REP, "2021-01-01"),
    office(WANG, Kind.DIRECTOR, "2021-01-01", of=E4),
    office(LI, Kind.DIRECTOR, "2021-01-01", "2026-05-20"),
    capacity("limited"),
]
SAID = [
    *GIVEN,
    listed(WANG, stop="2026-09-01"),
    *listed_unit("2026-05-10"),
    order(WANG, "M03", "2026-05-01", "2026-07-01"),
    order(LI, "M03", "2026-05-01", "2026-07-01"),
    office(WANG, Kind.LEGAL_REP, "2021-01-01"),
    office(LI, Kind.DIRECTOR, "2021-01-01", of=E4),
    office(NOBODY, Kind.CHAIR, "2021-01-01"),
]


@pytest.mark.parametrize("given", [DECIDED, SAID], ids=["decided", "said"])
@pytest.mark.parametrize("change", [moved, restated])
def test_every_edge_and_word_has_its_days_and_its_commits(browser, given, change):
    graphs, seen, numbers = change(given), set(), set()
    asked = browser(*graphs.commits)
    for number in range(graphs.copies):
        who, at, other = (copied(party, number) for party in (WANG, E1, E2))
        before = [(asked.known[0], on) for on in graphs.days[:3]]
        for known_at, on in (*before, (None, graphs.days[1]), (None, graphs.days[4])):
            with asked.store.view(known_at) as view:
                there = view.find([who.key, at.key, other.key])
            told = [
                in_office(asked, at, on, known_at) if at.key in there else 0,
                in_office(asked, other, on, known_at) if other.key in there else 0,
                offices_of(asked, who, on, known_at) if who.key in there else 0,
            ]
            if who.key in there:
                told += hold(asked, who, Kind.LEGAL_REP, NONCOMPANY, on, known_at)
                if at.key in there:
                    told += hold(asked, who, Kind.LEGAL_REP, at, on, known_at)
            seen.add((known_at, *told))
            numbers |= {*told[:3]}
    assert {known_at for known_at, *_ in seen} == set(asked.known)
    assert len(seen) > 2
    assert change is restated or {0, 1} < numbers


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        (status(CLOSED, "revoked", "2024-09-01"), ["barred", "not_barred"]),
        (status(CLOSED, "withdrawn", "2024-09-01"), ["barred", "unknown"]),
        (conduct(CLOSED, "2019-01-01", "2019-02-01", doc="吊1号", seen="2026-06-20"),
         ["barred", "not_barred"]),
        (named(CLOSED, WANG, level="E4", seen="2026-06-20"), ["barred", "not_barred"]),
    ],
)  # fmt: skip
def test_what_a_commit_says_of_a_decision(browser, more, wanted):
    """The office was left before the day of the decision."""
    asked = browser([*GIVEN, *closure(stop="2024-03-01")], [more])
    told = [hold(asked, WANG, *D, "2026-01-01", known_at)[0] for known_at in asked.known]
    assert told == wanted


def test_seat_at_a_unit_and_person_of_several_keys(browser):
    """Both are asked by the key that was joined, as far as it was known."""
    number = Party("r:440301103097413", NodeKind.ORGANIZATION, "甲公司（注册号）")
    asked = browser(
        [
            *GIVEN,
            *listed_unit(),
            profile(number, type="company"),
            office(LI, Kind.CFO, "2020-01-01", of=number),
        ],
        [tie(Kind.SAME_AS, E2, number), listed(LI)],
    )
    for known_at, rules in zip(asked.known, ({"GX-17"}, set()), strict=True):
        _, told = hold(asked, WANG, Kind.LEGAL_REP, number, "2026-06-01", known_at)
        assert {rule for rule, _ in told} == (rules if known_at else set())
        in_office(asked, number, "2026-06-01", known_at)
        for name in FILES:
            _, keys = pages(
                asked, name, {"key": None, "office": None, "at": None}, 200,
                as_of="2026-06-01", known_at=known_at,
            )  # fmt: skip
            assert keys == going_on(asked, known_at, "2026-06-01")


def crowd(number):
    """People in office at units of their own, each third of whom is barred."""
    at = Party(f"t:unit:{number}", NodeKind.ORGANIZATION, f"单位{number}")
    who = person(f"员{number}")
    barred = [listed(who), *sentence_of(who)] if number % 3 == 1 else []
    return [profile(at, type="company"), office(who, Kind.DIRECTOR, "2021-01-01", of=at), *barred]


def sentence_of(who):
    judged = {"crime_class": "bribery", "ended": "2024-03-31"}
    return penalty(event_of("判1号", who), who, determined="2024-01-01", sentence=judged)


def pages(asked, name, first, limit, **values):
    """The rows of a file asked page after page, and the keys on which it went on; a page looks at
    three things."""
    text = question(name).replace(f"LIMIT {limit}", "LIMIT 3")
    rows, keys = [], [""]
    while told := asked.ask(text, after=keys[-1], **first, **values):
        (last,) = (row["last"] for row in told if row["last"])
        empty = {k: v for k, v in told[-1].items() if v is not None}
        assert empty == {"last": last}
        rows += told[:-1]
        keys.append(last)
    return rows, keys[1:]


def test_every_organisation_is_asked_page_by_page(browser):
    """Two of three pages have nothing to tell in one of the files, or in both."""
    asked = browser([s for n in range(5) for s in crowd(n)], [s for n in (5, 7) for s in crowd(n)])
    first, counts = {"key": None, "office": None, "at": None}, []
    for known_at in asked.known:
        for when in ("2026-05-09", "2026-05-10"):
            rows = []
            for name in FILES:
                told, keys = pages(asked, name, first, 200, as_of=when, known_at=known_at)
                rows += told
                assert keys == going_on(asked, known_at, when)
            whole = asked.python(
                known_at, lambda v, d=when: conflicts_page(v, POLICY, day(d), EVERYTHING)
            )
            counts.append((check_conflicts(whole, rows), len(rows)))
    assert counts == [(2, 2), (2, 4), (3, 3), (3, 6)]


def going_on(asked, known_at, when):
    """The keys after which Python goes on, and the last one of all."""
    keys = [""]
    while True:
        page = asked.python(
            known_at,
            lambda v: conflicts_page(v, POLICY, day(when), EVERYTHING, keys[-1], page=3),
        )
        if not page.next:
            break
        keys.append(page.next)
    with asked.store.view(known_at) as view:
        rest = [n.key for n in view.scan(NodeKind.ORGANIZATION, keys[-1])]
    return keys[1:] + rest[-1:]


def settled(number):
    event = event_of(number, E1)
    return [*penalty(event, E1), conduct(event, "2026-02-01", "2026-02-20", doc=number)]


# In the order of their keys the first three events and those after the fourth wait for nobody.
FIRST = [
    *(profile(unit, type="company") for unit in (E1, E2, E4)),
    office(LI, Kind.LEGAL_REP, "2020-01-01"),
    *(s for n in range(3) for s in settled(f"1{n}号")),
    *unsettled("20号"),
    *(s for n in range(5) for s in settled(f"3{n}号")),
    *(profile(Party(f"t:unit:{n}", NodeKind.ORGANIZATION, f"单位{n}")) for n in range(7)),
    listed(E4),
    listed(Party("t:unit:5", NodeKind.ORGANIZATION, "单位5"), start="2026-05-20"),
]
SECOND = [*unsettled("40号"), *unsettled("50号"), listed(E1), listed(E2, "YZWF")]


def test_events_are_asked_page_by_page(browser, monkeypatch):
    asked, sizes = browser(FIRST, SECOND), []
    monkeypatch.setattr(tasks_module, "LOOKED_AT", 3)
    for known_at in asked.known:
        given = {"as_of": "2026-07-01", "known_at": known_at}
        tasks, keys = pages(asked, "open_tasks", {}, 500, **given)
        told, following = all_pages(asked, known_at, lambda v, a: tasks_page(v, EVERYTHING, a))
        assert keys[: len(following)] == following
        assert [(r["event"], r["code"]) for r in tasks] == [(t.event.key, t.code) for t in told]
        sides, keys_of_sides = pages(asked, "conflicts", {}, 500, **given)
        names, keys_of_names = pages(asked, "mentions", {}, 500, **given)
        assert keys == keys_of_sides == keys_of_names
        assert [(r["event"], r["kind"], r["who"]) for r in sides] == asked.python(
            known_at,
            lambda v: [
                (c.event.key, str(s.said.kind), s.who.key)
                for c in sides_module.conflicts(v)
                for s in c.sides
            ],
        )
        of_name = {}
        for row in names:
            of_name.setdefault(row["mention"], []).extend(row["events"])
        assert of_name == asked.python(
            known_at, lambda v: {m.subject.key: list(m.events) for m in waiting(v)}
        )
        sizes.append((len(keys), len(tasks), len(sides), len(of_name)))
        assert any(not of_page(tasks, keys, n) for n in range(len(keys)))
    assert sizes[0] < sizes[1]
    assert min(sizes[0]) > 0


def of_page(rows, keys, number):
    """What a page told: its keys are over the key before and not over its own."""
    before = ["", *keys][number]
    return [row for row in rows if before < row["event"] <= keys[number]]


def all_pages(asked, known_at, page):
    """All that Python tells, and the keys after which it goes on."""
    found, keys = [], [""]
    while True:
        told, following = asked.python(known_at, lambda v: page(v, keys[-1]))
        found += told
        if not following:
            return found, keys[1:]
        keys.append(following)


def test_members_are_asked_page_by_page(browser, monkeypatch):
    asked, sizes = browser(FIRST, SECOND), []
    monkeypatch.setattr(listed_module, "LOOKED_AT", 3)
    for known_at in asked.known:
        for when in ("2026-05-19", "2026-05-20"):
            given = {"as_of": when, "known_at": known_at}
            rows, keys = pages(asked, "members", {"list": "SXBZXR"}, 2000, **given)
            told, following = all_pages(
                asked,
                known_at,
                lambda v, a, d=when: members_page(ListCode.SXBZXR, v, day(d), a),
            )
            assert [r["key"] for r in rows] == [m.organization.key for m in told]
            assert keys[: len(following)] == following
            sizes.append(len(rows))
    assert sizes == [1, 2, 2, 3]


def test_offices_over_a_limit_are_named_and_not_read(browser, monkeypatch):
    """Of two at once at a unit or of a person, and of three of a person at all times."""
    asked = browser(
        [*GIVEN, *closure(), office(WANG, Kind.DIRECTOR, "2021-01-01", of=E4), profile(E2)],
        [office(WANG, Kind.CHAIR, "2021-01-01")],
        [office(WANG, Kind.CFO, "2020-01-01", "2021-01-01")],
        [office(LI, kind, "2021-01-01") for kind in (Kind.CFO, Kind.CHAIR, Kind.SUPERVISOR)],
    )
    for module in (facts_module, office_module, conflicts_module):
        monkeypatch.setattr(module, "MOST_OFFICES", 3)
    limits = {"size(seats) > 500": "size(seats) > 2", "size(posts) <= 1000": "size(posts) <= 3",
              "size(posts) > 1000": "size(posts) > 3"}  # fmt: skip

    def rows(**given):
        texts = []
        for name in FILES:
            text = question(name)
            for said, instead in limits.items():
                text = text.replace(said, instead)
            texts.append(text)
        usual = {"key": None, "office": None, "at": None, "after": "", "as_of": "2026-06-01"}
        return [row for text in texts for row in asked.ask(text, **usual | given)]

    seen = []
    for known_at in (1, 2, 3, None):
        for who, ask in ((WANG, conflicts_of), (E1, conflicts_at), (E2, conflicts_at)):
            told = asked.python(
                known_at,
                lambda v, w=who, a=ask: a(
                    node(v, w), v, POLICY, day("2026-06-01"), EVERYTHING, most=2
                ),
            )
            check_conflicts(told, rows(key=who.key, known_at=known_at))
            seen.append(len(told.left_out))
        seat = (COMPANY, Kind.DIRECTOR)
        held = asked.python(
            known_at,
            lambda v, s=seat: may_hold(
                node(v, WANG), seat_at(*s, v), v, POLICY, day("2026-06-01"), EVERYTHING
            ),
        )
        found = rows(key=WANG.key, office="DIRECTOR", at="company", known_at=known_at)
        assert verdict_of(found) == held.verdict
        seen.append(held.verdict)
    assert seen == [
        *(0, 0, 0, "barred"),
        *(1, 0, 0, "barred"),
        *(1, 1, 1, "unknown"),
        *(1, 1, 1, "unknown"),
    ]


def test_offices_of_the_files_are_those_of_the_vocabulary(browser):
    for name in (*FILES, "conflicts", "office"):
        stands = re.search(r"\[('ACTING_HEAD'[^]]+)\] AS offices", question(name))
        assert set(re.findall(r"'(\w+)'", stands[1])) == OFFICES


def masked(who, mask):
    """The number of a person as documents print it; all of one shape share the coarse mask."""
    coarse = Party("m:coarse", NodeKind.MASK, "")
    return tie(Kind.HAS_MASK, who, coarse, source=AUTHORITY, mask=mask)


SUN, SAME, OTHER = person("孙戊"), Party("p1:二", NodeKind.PERSON, "孙 戊"), person("孙戊辰")
NAMES = (mention("孙戊", E1), mention("A1", E2), mention("孙戊辰", E4))


def test_whom_a_mention_may_be(browser):
    event = event_of("罚1号", E2)
    asked = browser(
        [
            *(office(who, Kind.DIRECTOR, "2020-01-01") for who in (NAMES[0], OTHER)),
            office(SUN, Kind.DIRECTOR, "2020-01-01", "2026-07-01"),
            office(SUN, Kind.CFO, "2020-01-01", of=E2),
            masked(NAMES[1], "m1:a"),
            masked(SUN, "m1:a"),
            masked(OTHER, "m1:b"),
            *penalty(event, E2),
            named(event, NAMES[1]),
            office(NAMES[2], Kind.DIRECTOR, "2020-01-01", of=E4),
        ],
        [
            office(SAME, Kind.DIRECTOR, "2021-01-01", of=E2),
            masked(SAME, "m1:a"),
            office(NAMES[0], Kind.CFO, "2020-01-01", of=E2, record="2"),
            masked(NAMES[2], ""),
        ],
        [office(WANG, Kind.DIRECTOR, "2020-01-01")],
    )
    with asked.store.write("test", "tester") as writer:
        writer.judge(Judgement(NAMES[0].key, SUN.key, False, "治理员", "见过证件"))
    seen = []
    for known_at in (1, 2, 3, None):
        for who in NAMES:
            told = asked.python(known_at, lambda v, w=who: mention_of(node(v, w), v))
            given = {"key": who.key, "known_at": known_at}
            for when in ("2026-06-30", "2026-07-01"):
                rows = asked.rows("mentions_candidates", **given, as_of=when)
                assert [
                    (r["key"], tuple(r["speaks_for"]), "different" if r["judged"] else "")
                    for r in rows
                ] == [(c.subject.key, c.speaks_for, c.judged) for c in told.candidates]
                seen.append((known_at, *(str(r) for r in rows)))
    assert len(set(seen)) == 12
    assert {
        reason for row in seen for said in row[1:] for reason in re.findall(r"same_\w+", said)
    } == {
        "same_name",
        "same_mask",
        "same_organization",
    }


def test_name_that_many_bear_is_too_broad(browser):
    many = [office(person(f"孙戊{n}"), Kind.CFO, "2020-01-01") for n in range(48)]
    more = [office(person("孙戊末"), Kind.CFO, "2020-01-01")]
    given = [office(NAMES[0], Kind.CFO, "2020-01-01"), office(SUN, Kind.DIRECTOR, "2020-01-01")]
    asked, numbers = browser([*given, *many], more), []
    for known_at in asked.known:
        told = asked.python(known_at, lambda v: mention_of(node(v, NAMES[0]), v))
        rows = asked.rows(
            "mentions_candidates", key=NAMES[0].key, as_of="2026-07-01", known_at=known_at
        )
        assert [r["key"] for r in rows] == [c.subject.key for c in told.candidates]
        numbers.append(len(rows))
    assert numbers == [1, 0]
