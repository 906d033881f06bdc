"""Entering a decision: read as a row, held against what is on file, written in one transaction."""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from api.decisions.kinds import Decision
from api.decisions.unfounded import check_founded
from graph.accountability import adopt, drain, settle
from graph.errors import ZelianError
from graph.identifiers import KeyRing
from graph.intervals import Day
from graph.policy import Policy
from graph.records import Statement, Tx
from graph.store import Store, Writer
from graph.text import Text
from graph.vocabulary import NodeKind
from loaders.base import Context, Issue
from loaders.run import Settle, load
from queries.answer import explain
from queries.explain import Explanation
from queries.said import Shape
from queries.sight import Sight

_FILE_OF = "decision-{kind}.jsonl"


class RejectedError(ZelianError):
    """The decision was not entered, for these reasons; nothing was written."""

    def __init__(self, issues: list[Issue]) -> None:
        super().__init__(Text("决定没有登记", "the decision was not entered"))
        self.issues = issues


class Warned(Shape):
    """Entered all the same, with a doubt."""

    member: str
    code: str
    detail_zh: str
    detail_en: str


class Decided(Shape):
    """What became of a decision: `new` statements of it were not known before, and this is what
    the events that it speaks of look like now."""

    kind: str
    commit: Tx
    new: int
    known: int
    warnings: tuple[Warned, ...]
    events: tuple[Explanation, ...]


@dataclass(frozen=True)
class Entered:
    """A row that was read; it is not written yet."""

    decision: Decision
    row: Mapping[str, str] = field(repr=False)
    statements: tuple[Statement, ...] = field(repr=False)
    issues: tuple[Issue, ...] = field(repr=False)

    @property
    def rejects(self) -> list[Issue]:
        return [issue for issue in self.issues if issue.level == "reject"]

    def keys(self, *kinds: NodeKind) -> list[str]:
        """The keys of these kinds of which it speaks."""
        ends = (end for s in self.statements for end in (s.src, s.dst) if end)
        return list(dict.fromkeys(end.key for end in ends if end.kind in kinds))


@dataclass(frozen=True)
class Decisions:
    """`incoming` is a private folder: a row may hold the number of a person while it is read."""

    store: Store
    policy: Policy
    keys: KeyRing
    incoming: Path

    def read(self, decision: Decision, said: Mapping[str, str], today: Day) -> Entered:
        """Looks at nothing but the row itself."""
        row = decision.row(said)
        with tempfile.TemporaryDirectory(dir=self.incoming) as folder:
            read = list(decision.loader.read(self._file(decision, row, folder), self._ctx(today)))
        statements = tuple(item for item in read if isinstance(item, Statement))
        issues = tuple(item for item in read if isinstance(item, Issue))
        return Entered(decision, row, statements, issues)

    def enter(self, entered: Entered, today: Day, actor: str, sight: Sight) -> Decided:
        """Raises RejectedError, with nothing written, for a row with a fault and for a decision
        on what is not on file. What was entered before is known, and changes nothing."""
        if entered.rejects:
            raise RejectedError(entered.rejects)
        adopt(self.store, self.policy, actor)
        commit, waiting = self.store.head(), 0

        def follow(writer: Writer) -> None:
            nonlocal commit, waiting
            self._check(entered, writer)
            commit, waiting = writer.tx, settle(writer, self.policy)

        new = self._load(entered, today, actor, follow)
        if waiting:
            drain(self.store, self.policy, actor)
        return self._told(entered, commit, new, today, sight)

    def _check(self, entered: Entered, writer: Writer) -> None:
        with writer.view() as view:
            unfounded = check_founded(entered.decision.kind, entered.statements, view)
        if unfounded:
            raise RejectedError([unfounded])

    def _load(self, entered: Entered, today: Day, actor: str, follow: Settle) -> int:
        """Gives the number of statements that were new."""
        with tempfile.TemporaryDirectory(dir=self.incoming) as folder:
            report = load(
                [self._file(entered.decision, entered.row, folder)],
                entered.decision.loader,
                self.store,
                self._ctx(today),
                Path(folder),
                settle=follow,
                actor=actor,
            )
        return report.total("new")

    def _told(self, entered: Entered, commit: Tx, new: int, today: Day, sight: Sight) -> Decided:
        with self.store.view() as view:
            events = view.find(entered.keys(NodeKind.EVENT)).values()
            told = [explain(node, view, self.policy, today, sight) for node in events]
        return Decided(
            kind=entered.decision.kind,
            commit=commit,
            new=new,
            known=len(entered.statements) - new,
            warnings=tuple(_warned(entered.decision, i) for i in entered.issues),
            events=tuple(each for each in told if isinstance(each, Explanation)),
        )

    def _ctx(self, today: Day) -> Context:
        return Context(keys=self.keys, published=today)

    def _file(self, decision: Decision, row: Mapping[str, str], folder: str) -> Path:
        path = Path(folder) / _FILE_OF.format(kind=decision.kind)
        path.write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")
        return path


def _warned(decision: Decision, issue: Issue) -> Warned:
    return Warned(
        member=decision.field_of(issue.column),
        code=issue.reason,
        detail_zh=issue.remedy.zh,
        detail_en=issue.remedy.en,
    )
