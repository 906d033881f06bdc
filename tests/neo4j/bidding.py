"""What is found about bidders, by the Python question and by the files for Neo4j Browser."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import zip_longest
from pathlib import Path
from typing import Any

from graph.intervals import Day, iso
from graph.policy import Procedure
from graph.records import Statement
from graph.store import SqliteStore, Store
from queries.bidders import BiddersAnswer, check_codes, check_lot
from queries.bidders.limits import USUAL, Limits
from queries.sight import EVERYTHING
from tests.asking import POLICY
from tests.engines import emptied
from tests.neo4j.browser import copied_key, copied_said, question
from tests.neo4j.server import Server

# Each finds what one family of rules finds; `bidders` tells who is compared.
NAMES = sorted(
    path.name.removesuffix(".cypher")
    for path in files("queries.cypher").iterdir()
    if path.name.startswith("bidders_")
)
# Files that read no more of one unit than so much.
DEGREE = {name: {"degree": USUAL.degree} for name in NAMES if "$degree" in question(name)}
Found = tuple[str, str, str, str, frozenset[str]]


@dataclass(frozen=True)
class Asked:
    """A question about bidders, of a lot or of units: what each load had written before."""

    loads: tuple[tuple[Statement, ...], ...]
    lot: str | None
    codes: tuple[str, ...]
    deadline: Day | None = None
    procedure: Procedure | None = None
    limits: Limits = USUAL

    def python(self, store: Store) -> BiddersAnswer:
        own = {"procedure": self.procedure, "limits": self.limits, "deadline": self.deadline}
        with store.view() as view:
            if self.lot is None:
                return check_codes(self.codes, view, POLICY, EVERYTHING, **own)
            lot = view.find([self.lot])[self.lot]
            return check_lot(lot, view, POLICY, EVERYTHING, **own)

    def cypher(self, run: Callable[..., Any]) -> frozenset[Found]:
        return ask(
            run,
            lot=self.lot,
            codes=list(self.codes),
            as_of=self.deadline and iso(self.deadline),
            procedure=self.procedure and str(self.procedure),
            degree=self.limits.degree,
        )


def found(answer: BiddersAnswer) -> frozenset[Found]:
    """(rule, code, verdict, ruling or clue, keys of the bidders) of everything that is told."""
    return frozenset(
        (f.rule.split("@")[0], f.code, str(f.verdict), told, frozenset(b.key for b in f.bidders))
        for of in (*answer.pairs, *answer.bidders)
        for told, part in (("ruling", of.rulings), ("ruling", of.not_met), ("clue", of.clues))
        for f in part
    )


def shown(rows: Iterable[dict[str, Any]]) -> set[Found]:
    """The same of the rows of a file."""
    said = ("rule", "code", "verdict", "told")
    return {
        (*(row[name] for name in said), frozenset(k for k in (row["one"], row["other"]) if k))
        for row in rows
    }


def ask(run: Callable[..., Any], known_at: int | None = None, **asked: Any) -> frozenset[Found]:
    """What all files find; `run` asks the server a text with its values."""
    given = {
        "lot": None,
        "codes": [],
        "procedure": None,
        "as_of": None,
        "degree": USUAL.degree,
        "known_at": known_at,
        **asked,
    }
    return frozenset(
        one
        for text in map(question, NAMES)
        for one in shown(run(text, **{k: v for k, v in given.items() if f"${k}" in text}))
    )


def compare(cases: Iterable[Asked], server: Server, path: Path) -> int:
    """Writes the graphs of all cases side by side into both engines, and asks Python on each, and
    the files, about all of them."""
    apart = [_apart(case, number) for number, case in enumerate(cases)]
    loads = list(zip_longest(*(case.loads for case in apart), fillvalue=()))
    with SqliteStore(path, create=True) as store:
        _write(store, loads)
        with emptied(server) as on_server, server.driver() as driver:
            _write(on_server, loads)

            def run(text: str, **values: Any) -> list[dict[str, Any]]:
                # Planning takes far longer than these answers: one plan serves all graphs.
                rows = driver.execute_query(f"CYPHER replan=skip {text}", values).records
                return [row.data() for row in rows]

            for case in apart:
                answer = case.python(store)
                assert answer == case.python(on_server)
                told, wanted = case.cypher(run), found(answer)
                assert told == wanted, (told - wanted, wanted - told)
    return len(apart)


def _write(store: Store, loads: Iterable[Iterable[tuple[Statement, ...]]]) -> None:
    for loaded in loads:
        with store.write("test", "tester") as writer:
            writer.state([said for load in loaded for said in load])


def _apart(case: Asked, number: int) -> Asked:
    return replace(
        case,
        loads=tuple(tuple(copied_said(said, number) for said in load) for load in case.loads),
        lot=case.lot and copied_key(case.lot, number),
        codes=tuple(copied_key(code, number) for code in case.codes),
    )
