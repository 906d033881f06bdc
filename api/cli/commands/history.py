"""`zelian history`: every version of everything said at a subject, with both clocks."""

from api.cli.app import app
from api.cli.asked import AsJson, Case, Number, Purpose, Target, find_asked, need_target
from api.cli.session import session
from api.cli.show.history import print_history
from graph.intervals import Scope
from queries.history import History
from queries.history import history as history_of
from queries.holders import keys_in


@app.command()
def history(
    target: Target = "",
    case: Case = "",
    purpose: Purpose = "investigation",
    number: Number = False,
    as_json: AsJson = False,
) -> None:
    """逐版查看陈述、事实和登记 · show every version of all that was said and followed."""
    current = session()
    need_target(target, number)
    scope = Scope(current.today)
    with current.store.view() as view:
        asked = find_asked(current, "history", target, number, scope, view)

        def run(_: object) -> History:
            return history_of(asked.find(), view)

        answer = current.gate.ask(
            current.asker(case, purpose), asked.question, run, keys_in, today=current.today
        )
    if as_json:
        current.out.print_json(answer.model_dump_json())
    else:
        print_history(current, answer)
