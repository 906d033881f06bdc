"""`zelian clearance`: whether somebody has had no adverse record for three years."""

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
from api.cli.show.clearance import print_clearance
from api.gate import Role
from queries.clearance import clearance as cleared


@app.command()
def clearance(
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
    """绿色通道：连续三年有无不良信用记录 · the green channel: no adverse record for three years."""
    current = session()
    tell(
        current,
        Ask("clearance", target, number, case, purpose, as_of, known_at, role, authorization),
        lambda node, view, scope, sight: cleared(node, view, current.policy, scope.as_of, sight),
        print_clearance,
        as_json,
    )
