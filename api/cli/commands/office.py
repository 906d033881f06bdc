"""`zelian office`: may this person hold this office, and who holds one against a bar."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.answering import Ask, hand_over, tell, tell_many
from api.cli.app import app
from api.cli.asked import (
    LOOKED_UP,
    AsJson,
    AsOf,
    AsRole,
    ByAuthorization,
    Case,
    KnownAt,
    Number,
    Purpose,
)
from api.cli.graph_file import GraphFile, check_graph_file, write_graph_file
from api.cli.session import Session, session
from api.cli.show.office import print_conflicts, print_office
from api.gate import Role
from graph.errors import InputError
from graph.records import Node
from graph.store import View
from graph.text import Text
from graph.vocabulary import NodeKind, SubjectType
from queries.drawn import drawn
from queries.lookup import lookup
from queries.offices import conflicts_at, conflicts_of, conflicts_page, may_hold, seat_at
from queries.offices.office import role_of


@app.command()
def office(
    person: Annotated[
        str,
        typer.Argument(help="人员的键，或用 --number · key of a person, or --number"),
    ] = "",
    at: Annotated[
        str,
        typer.Option(help="单位代码、全称或键，或主体类型 · organization, or a type: company"),
    ] = "",
    as_: Annotated[
        str, typer.Option("--as", help="职务代码 · office: LEGAL_REP, DIRECTOR, APPLICANT and more")
    ] = "",
    conflicts: Annotated[
        str,
        typer.Option(help="列出该单位或该人现任而受限制的职务 · offices held against a bar"),
    ] = "",
    page: Annotated[
        bool, typer.Option("--page", help="逐页列出全库的冲突 · conflicts of the whole store")
    ] = False,
    after: Annotated[str, typer.Option(help="从该键之后继续 · go on after this key")] = "",
    graph: GraphFile = None,
    case: Case = "",
    purpose: Purpose = "",
    role: AsRole = Role.INVESTIGATOR,
    authorization: ByAuthorization = "",
    as_of: AsOf = "",
    known_at: KnownAt = "",
    number: Number = False,
    as_json: AsJson = False,
) -> None:
    """能否任职：法定的任职限制 · may a person hold an office."""
    current = session()
    check_graph_file(graph)
    target = conflicts or person
    ask = Ask("office", target, number, case, purpose, as_of, known_at, role, authorization)
    if page:
        _print_page(current, ask, after, as_json, graph)
    elif conflicts:
        tell(
            current,
            ask,
            lambda node, view, scope, sight: (
                conflicts_of if node.kind is NodeKind.PERSON else conflicts_at
            )(node, view, current.policy, scope.as_of, sight),
            print_conflicts,
            as_json,
            lambda told: write_graph_file(graph, drawn(told)),
        )
    else:
        _print_office(current, ask, at, as_, as_json, graph)


def _print_office(
    current: Session, ask: Ask, at: str, as_: str, as_json: bool, graph: Path | None
) -> None:
    if not at or not as_:
        raise InputError(_INCOMPLETE)
    seat_role = role_of(as_)
    tell(
        current,
        ask,
        lambda node, view, scope, sight: may_hold(
            node,
            seat_at(_place(at, view), seat_role, view),
            view,
            current.policy,
            scope.as_of,
            sight,
        ),
        print_office,
        as_json,
        lambda told: write_graph_file(graph, drawn(told)),
    )


def _place(at: str, view: View) -> Node | SubjectType:
    known = next((t for t in SubjectType if t == at.strip().lower()), None)
    return known or lookup(at, view, LOOKED_UP)


def _print_page(current: Session, ask: Ask, after: str, as_json: bool, graph: Path | None) -> None:
    answer = tell_many(
        current,
        ask,
        (),
        lambda view, scope, sight: conflicts_page(view, current.policy, scope.as_of, sight, after),
    )
    hand_over(
        current, answer, print_conflicts, as_json, lambda told: write_graph_file(graph, drawn(told))
    )


_INCOMPLETE = Text(
    "请写明单位（--at）和职务（--as），或用 --conflicts 查现任冲突",
    "say where (--at) and which office (--as), or ask for --conflicts",
)
