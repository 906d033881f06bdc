"""`zelian explain`: who is responsible, who is not, and why."""

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
from api.cli.session import session
from api.cli.show.explain import print_answer
from api.gate import Role
from queries.answer import explain as explain_node


@app.command()
def explain(
    target: Target = "",
    case: Case = "",
    purpose: Purpose = "",
    role: AsRole = Role.INVESTIGATOR,
    authorization: ByAuthorization = "",
    as_of: AsOf = "",
    known_at: KnownAt = "",
    number: Number = False,
    as_json: AsJson = False,
) -> None:
    """说明归责：谁被记录、谁不被记录、依据和证据 · explain who is responsible and who is not."""
    current = session()
    tell(
        current,
        Ask("explain", target, number, case, purpose, as_of, known_at, role, authorization),
        lambda node, view, scope, sight: explain_node(
            node, view, current.policy, scope.as_of, sight
        ),
        print_answer,
        as_json,
    )
