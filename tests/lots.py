"""Short ways to say who bids in a lot; beside `tests.builders` for registers."""

from graph.intervals import ALWAYS, day
from graph.policy import Procedure, district_policy
from graph.records import Party, Source, Statement
from graph.vocabulary import Kind, NodeKind
from queries.bidders import check_codes, check_lot
from queries.sight import EVERYTHING
from tests.builders import AUTHORITY, REGISTRY, span

E3 = Party("u:91990411TE0000037L", NodeKind.ORGANIZATION, "丙公司")
E5 = Party("u:91990411TE0000053A", NodeKind.ORGANIZATION, "戊公司")
BRANCH = Party("u:91990411TE0000096P", NodeKind.ORGANIZATION, "甲公司分公司")
LP1 = Party("u:91990411TE0000109D", NodeKind.ORGANIZATION, "甲合伙企业")
GP1 = Party("u:91990411TE00001178", NodeKind.ORGANIZATION, "普通合伙公司")
GOV = Party("u:11990411TE00001929", NodeKind.ORGANIZATION, "测试区教育局")
LOT = Party("l:项目1|1", NodeKind.LOT, "一标段")
OTHER_LOT = Party("l:项目1|2", NodeKind.LOT, "二标段")
PROJECT = Party("j:项目1", NodeKind.PROJECT, "项目1")
DEADLINE = "2026-05-10"
TENDERING, PROCUREMENT = Procedure.TENDERING, Procedure.PROCUREMENT
POLICY = district_policy()


def bid_of(name: str) -> Party:
    return Party(f"b:{name}", NodeKind.BID, name)


def tie(
    kind: Kind,
    src: Party,
    dst: Party | None,
    start: str = "",
    stop: str = "",
    /,
    *,
    source: Source = REGISTRY,
    seen: str = "2026-06-01",
    **props: object,
) -> Statement:
    return Statement(
        kind=kind,
        src=src,
        dst=dst,
        asserted_at=day(seen),
        source=source,
        span=span(start, stop) if start or stop else ALWAYS,
        props=props,
        record_id=f"{kind}|{src.key}|{dst and dst.key}|{start}",
        row=2,
    )


def said_of(node: Party, **props: object) -> Statement:
    return tie(Kind.PROFILE, node, None, name=node.name, **props)


def lot(*, of: Party = LOT, deadline: str | None = DEADLINE, **props: object) -> list[Statement]:
    return [said_of(of, deadline=deadline, **props), tie(Kind.LOT_OF, of, PROJECT)]


def bid(name: str, *members: Party, at: Party = LOT, **props: object) -> list[Statement]:
    """One bid; several members are a consortium."""
    node = bid_of(name)
    said = [said_of(node, **props), tie(Kind.FOR_LOT, node, at)]
    return [*said, *(tie(Kind.SUBMITTED, member, node) for member in members)]


def share(
    who: Party, of: Party, pct: float | None, start: str = "", stop: str = "", **props: object
) -> Statement:
    return tie(Kind.HOLDS_SHARE, who, of, start, stop, pct=pct, **props)


def listed(who: Party, code: str, start: str, stop: str = "") -> Statement:
    props = {"list_code": code, "doc_no": f"列{code}号"}
    return tie(Kind.LISTED, who, None, start, stop, source=AUTHORITY, **props)


def ban(who: Party, event: Party | None, start: str, stop: str, **props: object) -> Statement:
    """`stop` is the first day after the ban."""
    said = {"code": "M01", "doc_no": "禁1号", **props}
    return tie(Kind.MEASURE, who, event, start, stop, source=AUTHORITY, **said)


def finding(event: Party, about: Party = LOT) -> Statement:
    return tie(Kind.CONCERNS, event, about, source=AUTHORITY)


def ask(
    store, procedure=None, *, sight=EVERYTHING, policy=POLICY, of=LOT, known_at=None, **options
):
    with store.view(known_at) as view:
        node = view.find([of.key])[of.key]
        return check_lot(node, view, policy, sight, procedure=procedure, **options)


def ask_codes(store, *parties, deadline=DEADLINE, procedure=None, sight=EVERYTHING, **options):
    with store.view() as view:
        keys = [p if isinstance(p, str) else p.key for p in parties]
        return check_codes(
            keys, view, POLICY, sight, deadline=day(deadline), procedure=procedure, **options
        )


def rulings(answer) -> set[tuple]:
    """(rule, code, verdict, names of the bidders) of every ruling, met, open or not met."""
    return {told for part in ("rulings", "not_met") for told in _told(answer, part)}


def clues(answer) -> set[tuple]:
    return set(_told(answer, "clues"))


def _told(answer, part):
    return [
        (f.rule.split("@")[0], f.code, str(f.verdict), *(b.name for b in f.bidders))
        for of in (*answer.pairs, *answer.bidders)
        for f in getattr(of, part)
    ]


def of_rule(found: set[tuple], rule: str) -> set[tuple]:
    return {told[1:] for told in found if told[0] == rule}
