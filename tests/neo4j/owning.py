"""What is told of owners and of who directs whom, by Python and by the files for Neo4j Browser."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graph.intervals import day
from graph.records import Node, Statement
from graph.store import SqliteStore, Store
from queries.owners import Groups, Owners, group_of, owned_by, owners_by
from queries.owners.shapes import Beneficial
from queries.shares import Verdict
from queries.sight import EVERYTHING
from tests.asking import POLICY
from tests.engines import emptied
from tests.neo4j.browser import copied_key, copied_said, question
from tests.neo4j.server import Server

Run = Callable[..., list[dict[str, Any]]]
QUESTIONS = (owners_by, owned_by, group_of)


@dataclass(frozen=True)
class Asked:
    """A question about a party on a day, and the graph that it was asked of."""

    statements: tuple[Statement, ...]
    question: Callable[..., Any]
    party: str
    on: str

    def answer(self, store: Store, known_at: int | None = None) -> Any:
        with store.view(known_at) as view:
            party: Node = view.find([self.party])[self.party]
            return self.question(party, view, POLICY, day(self.on), EVERYTHING)


def compare(cases: Iterable[Asked], server: Server, path: Path) -> int:
    """Writes the graphs of all cases side by side into both engines, and asks Python on each, and
    the files, about all of them."""
    apart = [
        replace(
            case,
            statements=tuple(copied_said(said, n) for said in case.statements),
            party=copied_key(case.party, n),
        )
        for n, case in enumerate(cases)
    ]
    with (
        SqliteStore(path, create=True) as store,
        emptied(server) as on_server,
        server.driver() as driver,
    ):
        for each in (store, on_server):
            with each.write("test", "tester") as writer:
                writer.state([said for case in apart for said in case.statements])

        def run(text: str, **values: Any) -> list[dict[str, Any]]:
            rows = driver.execute_query(f"CYPHER replan=skip {text}", values).records
            return [row.data() for row in rows]

        for case in apart:
            answer = case.answer(store)
            assert answer == case.answer(on_server)
            check(run, answer, case.party, case.on)
    return len(apart)


def check(run: Run, told: Owners | Groups, key: str, on: str, known_at: int | None = None) -> None:
    """That the files tell of this party what Python told."""

    def ask(name: str, of: str = key) -> list[dict[str, Any]]:
        more = {"steps": 50} if name in ("owners", "owned") else {}
        return run(question(name), key=of, as_of=on, known_at=known_at, **more)

    if isinstance(told, Groups):
        assert _groups(ask, key) == {
            (group.head.key, member.organization.key, member.control.joint)
            for group in told.groups
            for member in group.members
        }
    elif told.direction == "by":
        _check_above(ask, told)
    else:
        _check_below(ask, told)


def _groups(ask: Callable[..., list[dict[str, Any]]], key: str) -> set[tuple[str, str, bool]]:
    above = ask("owners_control")
    heads = [row["party"] for row in above if row["top"] and row["verdict"] == "yes"] or [key]
    return {
        (head, row["key"], row["joint"])
        for head in heads
        for row in ask("directed", head)
        if row["verdict"] == "yes"
    }


def _check_above(ask: Callable[..., list[dict[str, Any]]], told: Owners) -> None:
    held, directed = ask("owners"), ask("owners_control")
    parties = {row["holder"] for row in held} | {row["party"] for row in directed}
    assert parties == {stake.holder.key for stake in told.stakes}
    assert {(row["party"], row["verdict"], row["joint"]) for row in directed} == {
        (stake.holder.key, str(stake.control.verdict), stake.control.joint)
        for stake in told.stakes
        if stake.control.verdict is not Verdict.NO
    }
    tops = {(r["party"], r["verdict"], r["joint"]) for r in directed if r["top"]}
    assert tops == {(c.holder.key, str(c.verdict), c.joint) for c in told.controllers}
    _check_chains(held, told, "holder")
    if told.beneficial is not None and not any(loop.closed for loop in told.loops):
        rows = ask("beneficial")
        _check_beneficial(rows, told.beneficial)
        assert {(row["key"], row["office"]) for row in rows if row["what"] == "end"} == {
            (end.organization.key, end.code) for end in told.ends
        }


def _check_beneficial(rows: list[dict[str, Any]], told: Beneficial) -> None:
    assert {row["outcome"] for row in rows} == {told.outcome}
    assert told.duty is None or {row["filing"] for row in rows} == {told.duty.filing}
    of = {what: [row for row in rows if row["what"] == what] for what in (r["what"] for r in rows)}
    tests = ("key", "ownership", "rights", "control", "counts_by")
    assert {tuple(row[name] for name in tests) for row in of.get("candidate", ())} == {
        (c.holder.key, str(c.ownership), str(c.rights), str(c.control), c.counts_by or None)
        for c in told.candidates
    }
    offices = {(row["key"], row["office"]) for row in of.get("in_place", ())}
    assert offices == {(one.holder.key, str(one.office)) for one in told.in_place}
    assert {row["key"] for row in of.get("filed", ())} == {f.holder.key for f in told.filed}
    assert [row["office"] for row in of.get("unstated", ())] == [u.answer for u in told.unstated]


def _check_below(ask: Callable[..., list[dict[str, Any]]], told: Owners) -> None:
    held, directed = ask("owned"), ask("directed")
    parties = {row["held"] for row in held} | {row["key"] for row in directed}
    assert parties == {stake.target.key for stake in told.stakes}
    assert {(row["key"], row["verdict"], row["joint"]) for row in directed} == {
        (stake.target.key, str(stake.control.verdict), stake.control.joint)
        for stake in told.stakes
        if stake.control.verdict is not Verdict.NO
    }
    _check_chains(held, told, "held")


def _check_chains(rows: Iterable[dict[str, Any]], told: Owners, far: str) -> None:
    """Of each party the chains that Python tells, which are the largest few."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        share = (row["low"], row["high"], row["unknown"])
        if row["high"] != 0:
            found.setdefault(row[far], []).append((*row["chain"][1:], *share))
    for stake in told.stakes:
        party = stake.holder.key if far == "holder" else stake.target.key
        wanted = [
            (
                *(hop.target.key for hop in chain.hops if hop.kind == "HOLDS_SHARE"),
                *(chain.share.low, chain.share.high, chain.share.unknown),
            )
            for chain in stake.chains
        ]
        own = found.get(party, [])
        assert set(wanted) <= set(own), (party, set(wanted) - set(own))
        assert len(own) == len(wanted) or len(wanted) == 5, (party, own, wanted)
