"""`zelian explain`: who is responsible, who is not, and why."""

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
from api.cli.show.explain import print_answer
from graph.intervals import Scope
from queries.answer import Answer
from queries.answer import explain as explain_node
from queries.holders import keys_in


@app.command()
def explain(
    target: Target = "",
    case: Case = "",
    purpose: Purpose = "investigation",
    as_of: AsOf = "",
    known_at: KnownAt = "",
    number: Number = False,
    as_json: AsJson = False,
) -> None:
    """说明归责：谁被记录、谁不被记录、依据和证据 · explain who is responsible and who is not."""
    current = session()
    need_target(target, number)
    scope = Scope(current.as_of(as_of), current.known_at(known_at))
    with current.store.view(scope.known_at) as view:
        asked = find_asked(current, "explain", target, number, scope, view)

        def run(_: object) -> Answer:
            return explain_node(asked.find(), view, current.policy, scope.as_of)

        answer = current.gate.ask(
            current.asker(case, purpose), asked.question, run, keys_in, today=current.today
        )
    if as_json:
        current.out.print_json(answer.model_dump_json())
    else:
        print_answer(current, answer)
