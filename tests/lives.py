"""What documents may say of events after (or before) their determination, drawn for a history.

Few events, holders and days, so that what is said collides: notices, steps, pleas, exemptions,
disputes, orders of measures and their ends, list entries, stages and their persons, end sites.
"""

from hypothesis import strategies as st

from graph.intervals import ALWAYS, FOREVER, Interval, day
from graph.records import Party, Source, Statement
from graph.vocabulary import Kind, NodeKind, Rank
from tests.builders import E1, office, person, profile
from tests.events import conduct, event_of, named, penalty
from tests.orders import WHOLE

GOV = Party("u:11990411TE00001929", NodeKind.ORGANIZATION, "某局")
SITE = Party("t:case:某网点", NodeKind.ORGANIZATION, "某网点")
ZHANG, LI = person("张甲"), person("李乙")
PEOPLE = (ZHANG, LI)
FINED, LISTED, PPP = event_of("罚1号", E1), event_of("名1号", E1), event_of("约1号", GOV)
AT_SITE = event_of("寄1号", SITE)
EVENTS = {FINED: E1, LISTED: E1, PPP: GOV, AT_SITE: SITE}
STAGES = tuple(Party(f"g:项目|{code}", NodeKind.STAGE, code) for code in ("PREP", "EXEC"))
DAYS = ("2025-06-01", "2026-01-01", "2026-05-10", "2026-06-01", "2026-09-01")
SEEN = ("2026-06-01", "2026-09-01")
AUTHORITY = Source("认定机关", Rank.AUTHORITY, "documents.csv", "cc")
OTHER = Source("另一机关", Rank.AUTHORITY, "others.csv", "dd")

events = st.sampled_from(tuple(EVENTS))
days = st.sampled_from(DAYS)
sources = st.sampled_from((AUTHORITY, AUTHORITY, OTHER))
holders = st.none() | st.sampled_from((*PEOPLE, E1, GOV))


def determined() -> list[Statement]:
    """The four events with their subjects, conduct and offices: what every history begins from."""
    kinds = {FINED: "XZCF", LISTED: "SXBZXR", PPP: "PPPWY", AT_SITE: "DSJD"}
    said = [s for e, c in kinds.items() for s in penalty(e, EVENTS[e], category=c)]
    said += [conduct(event, "2026-01-01", "2026-02-20") for event in EVENTS]
    said += [profile(E1, type="company"), profile(GOV, type="gov_body")]
    said += [office(ZHANG, Kind.LEGAL_REP, "2020-01-01"), office(LI, Kind.CHAIR, "2026-01-15")]
    return [*said, office(LI, Kind.HEAD_OF_BODY, "2019-01-01", of=GOV)]


@st.composite
def decided(draw: st.DrawFn) -> Statement:
    """A document on an event, or on one holder in it."""
    kind, own = draw(st.sampled_from(_DECIDED))
    event, on, number = draw(events), draw(days), draw(st.sampled_from(("1", "2")))
    holder = None if kind is Kind.PROCEEDING else draw(holders)
    props = {name: draw(values) for name, values in own.items()}
    doc = f"{kind}{number}号"
    return Statement(
        kind=kind,
        src=event,
        dst=holder,
        asserted_at=day(draw(st.sampled_from(SEEN))),
        source=draw(sources),
        span=Interval(day(on), FOREVER),
        props={"doc_no": doc, "decided": on, "authority_name": "某机关", **props},
        record_id=f"{doc}|{event.key}|{holder.key if holder else ''}",
    )


_DECIDED = (
    (Kind.STATUS, {"status": st.sampled_from(("revoked", "withdrawn", "repaired", "performed"))}),
    (Kind.PROCEEDING, {"state": st.sampled_from(("verifying", "rectified", "confirmed"))}),
    (Kind.PLEA, {"plea": st.sampled_from(("换届", "不可抗力"))}),
    (
        Kind.EXEMPTION,
        {
            "code": st.sampled_from(("EX_RONGCUO", "EX_NO_RESPONSIBILITY", "EX_IDENTITY")),
            "given": st.sampled_from((["authority_finding"], ["identity_review"], [])),
            "matters": st.sampled_from(("", "全部")),
            "not_recorded": st.booleans(),
        },
    ),
    (
        Kind.DISPUTE,
        {
            "dispute": st.sampled_from(("异1号", "异2号")),
            "grounds": st.sampled_from(("not_in_office", "wrong", "false_registration")),
        },
    ),
    (
        Kind.DISPUTE_OUTCOME,
        {
            "dispute": st.sampled_from(("异1号", "异2号")),
            "outcome": st.sampled_from(("upheld", "rejected")),
        },
    ),
)


@st.composite
def measured(draw: st.DrawFn) -> Statement:
    """An order of a measure, or a document that ends it."""
    who, event = draw(st.sampled_from((*PEOPLE, E1))), draw(events)
    code, on = draw(st.sampled_from(("M04", "M07", "M08"))), draw(days)
    order = draw(st.booleans())
    end = draw(st.sampled_from(("released", "suspended", "resumed", "transferred")))
    ending = {"code": code, "order": "限1号", "end": end, "doc_no": f"{end}书"}
    said = {**WHOLE, "code": code, "decided": on} if order else ending
    lacking = draw(st.sampled_from(("", "remedy", "basis")))
    return Statement(
        kind=Kind.MEASURE if order else Kind.MEASURE_END,
        src=who,
        dst=event,
        asserted_at=day(draw(st.sampled_from(SEEN))),
        source=draw(sources),
        span=Interval(day(on), FOREVER),
        props={name: value for name, value in said.items() if name != lacking},
        record_id=f"{code}|{who.key}|{event.key}|{'' if order else end}",
    )


@st.composite
def around(draw: st.DrawFn) -> Statement:
    """List entries, stages and who was responsible for them, whom a site belongs to, who is
    named."""
    which = draw(st.sampled_from(("listed", "duty", "concerns", "site", "named")))
    seen, source, on = day(draw(st.sampled_from(SEEN))), draw(sources), draw(days)
    stage, who = draw(st.sampled_from(STAGES)), draw(st.sampled_from(PEOPLE))
    if which == "named":
        return named(draw(events), who, level=draw(st.sampled_from(("E1", "E4"))))
    if which == "listed":
        props = {"list_code": "SXBZXR", "doc_no": "名1号", "event": LISTED.key}
        span = Interval(day(on), draw(st.sampled_from((FOREVER, day("2026-12-01")))))
        return Statement(Kind.LISTED, E1, None, seen, source, span=span, props=props)
    if which == "site":
        opener = draw(st.sampled_from((E1, GOV)))
        return Statement(Kind.SITE_OF, SITE, opener, seen, source, record_id=f"site {opener.key}")
    if which == "duty":
        props = {"side": "政府方", "duty": "履约"}
        span = Interval(day(on), FOREVER)
        return Statement(Kind.STAGE_DUTY, who, stage, seen, source, span=span, props=props)
    role = draw(st.sampled_from(("cause_stage", "found_stage")))
    props = {"role": role, "cause_date": "2026-01-20", "doc_no": f"{role}认定"}
    record = f"{role}|{stage.key}"
    return Statement(
        Kind.CONCERNS, PPP, stage, seen, source, span=ALWAYS, props=props, record_id=record
    )


@st.composite
def lives(draw: st.DrawFn, most: int = 10) -> list[Statement]:
    """Statements, each once: what is determined, and what is said of it."""
    drawn = draw(st.lists(st.one_of(decided(), measured(), around()), min_size=1, max_size=most))
    return list({s.digest: s for s in [*determined(), *drawn]}.values())
