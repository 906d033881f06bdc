"""What the user asks about, and the question as the gate takes it."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Annotated

import typer

from api.audit import is_person
from api.cli.session import Session
from api.gate import PURPOSES, Question, Role
from api.gate.covering import covers
from graph.errors import InputError, NotFoundError
from graph.identifiers import person_number
from graph.intervals import Scope
from graph.records import Node
from graph.store import View
from graph.text import Text
from graph.vocabulary import NodeKind
from queries.lookup import lookup

# What may be looked up by name: persons are asked for by key or by number only.
LOOKED_UP = (NodeKind.ORGANIZATION, NodeKind.EVENT)

PURPOSE_CODES = ", ".join(sorted({p for purposes in PURPOSES.values() for p in purposes}))

_PERSON_KEY = re.compile(r"p[0-9a-z]+:[0-9a-f]{64}|c:[^\s:]+:[0-9a-f]{24}")
_NO_PERSON_KEY = Text(
    "所写的人员键不完整或有误；人员的键是“p1:”加64位十六进制（未识别身份的是“c:来源:”加24位），"
    "请从答复中原样复制，或用 zelian explain --number 按证件号码查询",
    "what is given as the key of a person is cut off or wrong; it is “p1:” with 64 hexadecimal "
    "places (of a mention “c:<source>:” with 24): copy it whole from an answer, or ask by number "
    "with `zelian explain --number`",
)
_NOBODY = Text(
    "库中没有这一号码或键的人；请核对，或先载入有关文件",
    "nobody with this number or key is on file; check it or load the file that has it",
)

Target = Annotated[
    str,
    typer.Argument(
        help="文书号、单位代码、全称或键；人员用键或 --number"
        " · document number, organization code, full name, key;"
        " for a person the key, or --number",
        show_default=False,
    ),
]
Case = Annotated[str, typer.Option("--case", help="案件号 · case number")]
Purpose = Annotated[str, typer.Option(help=f"查询目的 · purpose: {PURPOSE_CODES}")]
AsRole = Annotated[
    Role,
    typer.Option("--role", metavar="ROLE", help="角色 · role: " + ", ".join(Role)),
]
ByAuthorization = Annotated[
    str, typer.Option("--authorization", help="授权号 · number of an authorization")
]
AsOf = Annotated[str, typer.Option(help="以哪一天为准，默认今天 · as of a day, today by default")]
KnownAt = Annotated[
    str, typer.Option(help="当时所知：提交号、日期或时刻 · as known at a commit, day or instant")
]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON · print JSON")]
Number = Annotated[
    bool,
    typer.Option("--number", help="按证件号码查询 · ask by a number, typed hidden"),
]


@dataclass(frozen=True)
class Asked:
    """The question for the gate, and how to find its subject once the gate has let it pass."""

    question: Question
    find: Callable[[], Node]


def find_asked(
    current: Session,
    name: str,
    target: str,
    number: bool,
    scope: Scope,
    view: View,
    kinds: Collection[NodeKind] = LOOKED_UP,
) -> Asked:
    """The one subject asked about and the question, with the keys that tie it to a case.

    A person is not looked up before the gate has decided: nobody learns from a refusal who is
    on file.
    """
    key = typed_key(current) if number else person_key(target)
    if key:
        return Asked(_question(current, name, scope, view, key), lambda: _person(key, view))
    node = lookup(target, view, kinds)
    question = _question(current, name, scope, view, node.key, covers(node, view))
    return Asked(question, lambda: node)


def person_key(asked: str) -> str:
    """What is asked for if it is the key of a person, "" if it is anything else.

    Only its shape is looked at. Raises InputError for a key of a person that can be none.
    """
    key = asked.strip()
    if not is_person(key):
        return ""
    if not _PERSON_KEY.fullmatch(key):
        raise InputError(_NO_PERSON_KEY)
    return key


def _question(
    current: Session, name: str, scope: Scope, view: View, key: str, near: tuple[str, ...] = ()
) -> Question:
    return Question(
        name=name,
        scope=scope,
        subjects=(key,),
        covers=near,
        policy=f"{current.policy.id}@{current.policy.version}",
        commit=view.known_at,
    )


def typed_key(current: Session) -> str:
    typed = typer.prompt(current.say(Text("证件号码", "number")), hide_input=True, err=True)
    return current.home.keyring().person_key(person_number(typed))


def _person(key: str, view: View) -> Node:
    found = view.find([key])
    if key not in found:
        raise NotFoundError(_NOBODY)
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
