"""`zelian trace`: back from a PPP default, an incident or a shop's breach to who was in charge."""

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
from api.cli.show.trace import print_trace
from api.gate import Role
from graph.vocabulary import NodeKind
from queries.drawn import drawn
from queries.tracing import trace as trace_back

TRACED = (*LOOKED_UP, NodeKind.INCIDENT)


@app.command()
def trace(
    target: Target = "",
    graph: GraphFile = None,
    case: Case = "",
    purpose: Purpose = "",
    role: AsRole = Role.INVESTIGATOR,
    authorization: ByAuthorization = "",
    as_of: AsOf = "",
    known_at: KnownAt = "",
    as_json: AsJson = False,
) -> None:
    """责任回溯（倒查）：成因阶段、经办之日谁在负责 · trace back to who was in charge then."""
    current = session()
    check_graph_file(graph)
    tell(
        current,
        Ask("trace", target, False, case, purpose, as_of, known_at, role, authorization),
        lambda node, view, scope, sight: trace_back(node, view, current.policy, scope.as_of, sight),
        print_trace,
        as_json,
        lambda told: write_graph_file(graph, drawn(told)),
        kinds=TRACED,
    )
