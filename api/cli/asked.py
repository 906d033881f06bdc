"""What the user asks about, and the question as the gate takes it."""

from typing import Annotated, NamedTuple

import typer

from api.cli.session import Session
from api.gate import Question
from graph.errors import InputError
from graph.identifiers import person_number
from graph.intervals import ALWAYS, Scope
from graph.records import Node
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind, NodeKind
from queries.lookup import lookup

# What may be looked up by name: persons are asked for by key or by number only.
LOOKED_UP = (NodeKind.ORGANIZATION, NodeKind.EVENT)

Target = Annotated[
    str,
    typer.Argument(
        help="失信行为、组织或人员：文书号、代码、全称或键；人员用键，或用 --number 输入证件号码"
        " · event, organization or person: document number, code, full name or key"
    ),
]
Case = Annotated[str, typer.Option("--case", help="案件号 · case number")]
Purpose = Annotated[str, typer.Option(help="目的 · purpose")]
AsOf = Annotated[str, typer.Option(help="以哪一天为准 · as of which day (today)")]
KnownAt = Annotated[
    str, typer.Option(help="当时所知：提交号、日期或时刻 · as known at a commit, day or instant")
]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON · print JSON")]
Number = Annotated[
    bool,
    typer.Option("--number", help="按证件号码查询，号码另行输入 · ask by number, typed hidden"),
]


class Asked(NamedTuple):
    node: Node
    question: Question


def find_asked(
    current: Session, name: str, target: str, number: bool, scope: Scope, view: View
) -> Asked:
    """The one subject asked about and the question, with the keys that tie it to a case."""
    node = _by_number(current, view) if number else lookup(target, view, LOOKED_UP)
    question = Question(
        name=name,
        scope=scope,
        subjects=(node.key,),
        covers=_covers(node, view),
        policy=f"{current.policy.id}@{current.policy.version}",
        commit=view.known_at,
    )
    return Asked(node, question)


def _covers(node: Node, view: View) -> tuple[str, ...]:
    """An event is covered by a case on its subject too."""
    if node.kind is not NodeKind.EVENT:
        return ()
    hops = view.expand({node.ref: [ALWAYS]}, [Kind.SUBJECT_OF], "in").hops[node.ref]
    return tuple(n.key for n in view.nodes({h.src for h in hops}).values())


def _by_number(current: Session, view: View) -> Node:
    typed = typer.prompt(current.say(Text("证件号码", "number")), hide_input=True, err=True)
    keyring = current.home.keyring()
    key = keyring.person_key(person_number(typed))
    found = view.find([key])
    if key not in found:
        raise InputError(
            Text(
                "库中没有这一号码的人；请核对号码，或先载入有关文件",
                "nobody with this number is on file; check it or load the file that has it",
            )
        )
    return found[key]


def need_target(target: str, number: bool) -> None:
    if not target and not number:
        raise InputError(
            Text(
                "请写明查询对象：文书号、代码、全称或键；按号码查人请加 --number",
                "say what you ask about: a document number, code, full name or key; "
                "add --number to ask for a person by number",
            )
        )
