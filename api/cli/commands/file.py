"""`zelian file`: the credit file of a person or an organisation on a day."""

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
from api.cli.show.file import print_file
from api.gate import Role
from queries.file import credit_file
from queries.seen import seen_file


@app.command()
def file(
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
    """查看信用记录 · show the credit file of a person or an organization."""
    tell(
        session(),
        Ask("file", target, number, case, purpose, as_of, known_at, role, authorization),
        lambda node, view, scope, sight: seen_file(
            credit_file(node, view, scope.as_of), sight, scope.as_of
        ),
        print_file,
        as_json,
    )
