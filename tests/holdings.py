"""Short ways to say who holds, votes, directs or holds for whom; beside `tests.builders`."""

from collections.abc import Sequence

from graph.identifiers import candidate_key
from graph.intervals import day
from graph.policy import district_policy
from graph.records import Node, Party, Source, Statement
from graph.store import SqliteStore
from graph.vocabulary import Kind, NodeKind
from queries.owners import Owners, Stake
from queries.sight import EVERYTHING
from tests.builders import REGISTRY, profile, span

ON = "2026-06-01"
POLICY = district_policy()


def firm(n: int) -> Party:
    return Party(f"t:test:{n:05}", NodeKind.ORGANIZATION, f"公司{n}")


def people(n: int) -> Party:
    """A person known by a verified number; the key only stands for one here."""
    return Party(f"p1:{n:064x}", NodeKind.PERSON, f"人{n}")


def mention(n: int, org: Party) -> Party:
    return Party(candidate_key("org", org.key, f"提{n}"), NodeKind.PERSON, f"提{n}")


def tie(
    kind: Kind,
    src: Party,
    dst: Party,
    *,
    source: Source = REGISTRY,
    since: str = "",
    until: str = "",
    seen: str = ON,
    record: str = "",
    **props: object,
) -> Statement:
    name = record or f"{source.provider}|{kind}|{src.key}|{dst.key}|{since}"
    when = span(since, until)
    return Statement(kind, src, dst, day(seen), source, when, props=props, record_id=name, row=2)


def holds(who: Party, of: Party, pct: float | None = None, **told: object) -> Statement:
    share = {} if pct is None else {"pct": pct}
    return tie(Kind.HOLDS_SHARE, who, of, **(share | told))  # type: ignore[arg-type]


def typed(org: Party, type_: str, **props: object) -> Statement:
    return profile(org, type=type_, **props)


class World:
    """A store with what a test states in it, and the questions of this package."""

    def __init__(self, store: SqliteStore, statements: Sequence[Statement]) -> None:
        self.store = store
        with store.write("load", "test") as writer:
            writer.state(statements)

    def ask(self, question, party: Party, *, on=ON, sight=EVERYTHING, policy=POLICY, **more):
        with self.store.view() as view:
            node: Node = view.find([party.key])[party.key]
            return question(node, view, policy, day(on), sight, **more)


def stake_of(answer: Owners, party: Party) -> Stake | None:
    """The row of a holder, or downward of what is held."""
    far = "target" if answer.direction == "of" else "holder"
    return next((s for s in answer.stakes if getattr(s, far).key == party.key), None)


def bounds(answer: Owners, party: Party) -> tuple[float | None, float | None] | None:
    stake = stake_of(answer, party)
    return stake and stake.effective and (stake.effective.low, stake.effective.high)
