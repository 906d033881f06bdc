"""`zelian patterns`: clues for investigators."""

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
from api.cli.commands.related import Cap
from api.cli.graph_file import GraphFile, check_graph_file, write_graph_file
from api.cli.session import session
from api.cli.show.patterns import print_patterns
from api.gate import Role
from queries.drawn import drawn
from queries.patterns import patterns as ask_patterns
from queries.walk import CAP


@app.command()
def patterns(
    target: Target = "",
    cap: Cap = CAP,
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
    """线索：新设企业、共用联系点、轮流中标、短期任职 · clues; none of them is a finding."""
    current = session()
    check_graph_file(graph)
    tell(
        current,
        Ask("patterns", target, number, case, purpose, as_of, known_at, role, authorization),
        lambda node, view, scope, sight: ask_patterns(
            node, view, current.policy, scope.as_of, sight, cap
        ),
        print_patterns,
        as_json,
        lambda told: write_graph_file(graph, drawn(told)),
    )
