"""`zelian file`: the credit file of a person or an organisation on a day."""

from api.cli.app import app
from api.cli.asked import (
    AsJson,
    AsOf,
    Case,
    KnownAt,
    Number,
    Purpose,
    Target,
    find_asked,
    need_target,
)
from api.cli.session import session
from api.cli.show.file import print_file
from graph.intervals import Scope
from queries.file import CreditFile, credit_file
from queries.holders import keys_in


@app.command()
def file(
    target: Target = "",
    case: Case = "",
    purpose: Purpose = "investigation",
    as_of: AsOf = "",
    known_at: KnownAt = "",
    number: Number = False,
    as_json: AsJson = False,
) -> None:
    """查看信用记录 · show the credit file of a person or an organization."""
    current = session()
    need_target(target, number)
    scope = Scope(current.as_of(as_of), current.known_at(known_at))
    with current.store.view(scope.known_at) as view:
        asked = find_asked(current, "file", target, number, scope, view)

        def run(_: object) -> CreditFile:
            return credit_file(asked.find(), view, scope.as_of)

        answer = current.gate.ask(
            current.asker(case, purpose), asked.question, run, keys_in, today=current.today
        )
    if as_json:
        current.out.print_json(answer.model_dump_json())
    else:
        print_file(current, answer)
