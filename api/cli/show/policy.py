"""Clauses and a checked policy on a terminal."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from rich.cells import cell_len

from api.cli.session import Session
from graph.policy import Clause, ClauseClass, Policy
from graph.policy.clauses import implementers
from graph.text import Text

_NOTHING_YET = Text("尚无", "nothing yet:")


class ClauseLine(BaseModel):
    """A clause with everything that implements it."""

    model_config = ConfigDict(frozen=True)

    id: str
    clause_class: Annotated[ClauseClass, Field(serialization_alias="class")]
    reason: Text
    implemented_by: tuple[str, ...]
    text: str | None

    @classmethod
    def of(cls, policy: Policy, clause: Clause) -> "ClauseLine":
        told = clause.model_dump(exclude={"implemented_by"})
        return cls(implemented_by=implementers(policy, clause), **told)


def print_clauses(current: Session, lines: list[ClauseLine]) -> None:
    """One line a clause, whatever the width of the terminal."""
    headings = (Text("条款", "clause"), Text("分类", "class"), Text("落实", "implemented by"))
    table = [tuple(current.say(heading) for heading in headings)]
    table += [(line.id, line.clause_class, _implemented(current, line)) for line in lines]
    wide = max(cell_len(clause) for clause, _, _ in table) + 2
    for clause, kind, by in table:
        said = f"{clause}{' ' * (wide - cell_len(clause))}{kind}{' ' * (6 - cell_len(kind))}{by}"
        current.out.print(said, soft_wrap=True, highlight=False)


def _implemented(current: Session, line: ClauseLine) -> str:
    """What implements it; of others why, and of a core clause that nothing does yet."""
    if line.implemented_by:
        return ", ".join(line.implemented_by)
    reason = f"[dim]{current.say(line.reason)}[/dim]"
    if line.clause_class is not ClauseClass.CORE:
        return reason
    return f"[yellow]{current.say(_NOTHING_YET)}[/yellow] {reason}"


class Checked(BaseModel):
    """A policy that the loader took. `compared`: its rules with what this store has used."""

    model_config = ConfigDict(frozen=True)

    policy: str
    digest: str
    rules: int
    clauses: int
    bases: int
    unverified: tuple[str, ...]
    holidays: tuple[int, ...]
    compared: bool

    @classmethod
    def of(cls, policy: Policy, compared: bool) -> "Checked":
        return cls(
            policy=f"{policy.id}@{policy.version}",
            digest=policy.digest,
            rules=len(policy.rules),
            clauses=len(policy.clauses),
            bases=len(policy.bases),
            unverified=tuple(b.id for b in policy.bases.values() if not b.verified),
            holidays=tuple(sorted(policy.holidays)),
            compared=compared,
        )


def print_checked(current: Session, told: Checked) -> None:
    current.print(
        f"{told.policy}：没有发现错误；规则 {told.rules}，条款 {told.clauses}，"
        f"依据 {told.bases}（其中 {len(told.unverified)} 项未核实）",
        f"{told.policy}: no fault; {told.rules} rules, {told.clauses} clauses, "
        f"{told.bases} bases ({len(told.unverified)} of them unverified)",
    )
    for basis in told.unverified:
        current.print(f"  未核实：{basis}", f"  unverified: {basis}")
    years = ", ".join(map(str, told.holidays))
    if years:
        current.print(f"工作日表：{years}", f"working days of {years}")
    else:
        current.print("没有工作日表", "no table of working days")
    if told.compared:
        current.print(
            "本库用过的规则版本都没有被改写", "no rule version that this store has used is changed"
        )
    else:
        current.print(
            "没有数据目录，未与用过的规则版本比较（zelian init 建立）",
            "there is no store here: nothing was compared with versions used (see `zelian init`)",
        )
