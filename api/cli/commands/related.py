"""`zelian related`: the legal relations of a subject by level, and its neighbourhood."""

from typing import Annotated

import typer

from api.cli.answering import Ask, tell
from api.cli.app import app
from api.cli.asked import (
    AsJson,
    AsOf,
    AsRole,
    ByAuthorization,
    Case,
    KnownAt,
    Number,
    Purpose,
    Target,
)
from api.cli.graph_file import GraphFile, check_graph_file, write_graph_file
from api.cli.session import session
from api.cli.show.related import print_related
from api.gate import Role
from queries.related import DEPTH, LIMIT, RelatedAsked
from queries.related import related as ask_related
from queries.relations import Group, kinds_named
from queries.subgraph import as_graph
from queries.walk import CAP, MAX_DEPTH

Kinds = Annotated[
    list[str] | None,
    typer.Option("--kinds", help="只看这些关系 · only these relations: " + ", ".join(Group)),
]
Cap = Annotated[
    int,
    typer.Option(
        "--cap", help="超过多少相邻对象即不展开 · neighbours over which none are followed"
    ),
]


@app.command()
def related(
    target: Target = "",
    depth: Annotated[int, typer.Option(help=f"步数 · hops, 1–{MAX_DEPTH}")] = DEPTH,
    kinds: Kinds = None,
    cap: Cap = CAP,
    limit: Annotated[int, typer.Option(help="最多列出 · subjects listed at most")] = LIMIT,
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
    """关联关系：分层级列出，附路径 · relations of a subject, level by level, with paths."""
    current = session()
    check_graph_file(graph)
    asked = RelatedAsked(kinds_named(kinds or ()), depth, cap, limit)
    tell(
        current,
        Ask("related", target, number, case, purpose, as_of, known_at, role, authorization),
        lambda node, view, scope, sight: ask_related(
            node, view, current.policy, scope.as_of, sight, asked
        ),
        print_related,
        as_json,
        lambda told: write_graph_file(graph, as_graph(told.subjects, told.every_hop)),
    )
