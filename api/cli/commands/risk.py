"""`zelian risk`: what is on record of an organisation, and of others linked with it."""

from typing import Annotated

import typer

from api.cli.answering import Ask, tell
from api.cli.app import app
from api.cli.asked import (
    LOOKED_UP,
    AsJson,
    AsOf,
    AsRole,
    ByAuthorization,
    Case,
    KnownAt,
    Purpose,
    Target,
)
from api.cli.graph_file import GraphFile, check_graph_file, write_graph_file
from api.cli.session import session
from api.cli.show.risk import print_risk
from api.gate import Role
from graph.intervals import Scope
from graph.records import Node
from graph.store import View
from queries.drawn import drawn
from queries.lookup import lookup
from queries.risk import RiskAnswer, merchant_of, risk_of
from queries.sight import Sight


@app.command()
def risk(
    target: Target = "",
    platform: Annotated[
        str,
        typer.Option(
            help="以平台名义只查其平台内经营者 · ask as this platform, about its merchants only"
        ),
    ] = "",
    graph: GraphFile = None,
    case: Case = "",
    purpose: Purpose = "",
    role: AsRole = Role.INVESTIGATOR,
    authorization: ByAuthorization = "",
    as_of: AsOf = "",
    known_at: KnownAt = "",
    as_json: AsJson = False,
) -> None:
    """关联风险：本单位与关联分列 · linked risk, own and linked apart."""
    current = session()
    check_graph_file(graph)

    def ask(node: Node, view: View, scope: Scope, sight: Sight) -> RiskAnswer:
        if platform:
            merchant_of(lookup(platform, view, LOOKED_UP), node, view, scope.as_of)
        return risk_of(node, view, current.policy, scope.as_of, sight)

    tell(
        current,
        Ask("risk", target, False, case, purpose, as_of, known_at, role, authorization),
        ask,
        print_risk,
        as_json,
        lambda told: write_graph_file(graph, drawn(told)),
    )
