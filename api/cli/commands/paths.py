"""`zelian paths`: how subjects are linked."""

from typing import Annotated

import typer

from api.cli.app import app
from api.cli.asked import (
    AsJson,
    AsOf,
    AsRole,
    ByAuthorization,
    Case,
    KnownAt,
    Purpose,
)
from api.cli.commands.related import Cap, Kinds
from api.cli.graph_file import GraphFile, check_graph_file, write_graph_file
from api.cli.session import session
from api.cli.several import AskSeveral, tell_several
from api.cli.show.paths import print_paths
from api.gate import Role
from queries.paths import PathsAsked, paths_between
from queries.relations import kinds_named
from queries.subgraph import as_graph
from queries.walk import CAP, MAX_DEPTH

From = Annotated[
    list[str] | None,
    typer.Argument(help="起点：代码、全称或键 · from: codes, full names or keys"),
]
To = Annotated[
    list[str] | None, typer.Option("--to", help="终点，可写多次 · to; may be given again")
]


@app.command()
def paths(
    sources: From = None,
    to: To = None,
    most: Annotated[int, typer.Option("--max", help=f"最多几步 · hops, 1–{MAX_DEPTH}")] = MAX_DEPTH,
    every: Annotated[
        bool, typer.Option("--all", help="列出全部最短路径 · every shortest path")
    ] = False,
    k: Annotated[int, typer.Option("--k", help="列出最短的几条 · the k shortest paths")] = 1,
    kinds: Kinds = None,
    cap: Cap = CAP,
    graph: GraphFile = None,
    case: Case = "",
    purpose: Purpose = "",
    role: AsRole = Role.INVESTIGATOR,
    authorization: ByAuthorization = "",
    as_of: AsOf = "",
    known_at: KnownAt = "",
    as_json: AsJson = False,
) -> None:
    """主体之间的路径 · paths between subjects, each hop with its source."""
    check_graph_file(graph)
    asked = PathsAsked(kinds_named(kinds or ()), most, every, k, cap)
    sides = (sources or (), to or ())
    tell_several(
        session(),
        AskSeveral("paths", sides, case, purpose, as_of, known_at, role, authorization),
        lambda nodes, view, scope, sight: paths_between(
            nodes[0], nodes[1], view, scope.as_of, sight, asked
        ),
        print_paths,
        as_json,
        lambda told: write_graph_file(graph, as_graph(told.subjects, told.hops)),
    )
