"""`zelian history`: every version of everything said at a subject, with both clocks."""

from api.cli.answering import Ask, tell
from api.cli.app import app
from api.cli.asked import AsJson, Case, Number, Purpose, Target
from api.cli.session import session
from api.cli.show.history import print_history
from queries.history import history as history_of
from queries.seen_history import seen_history


@app.command()
def history(
    target: Target = "",
    case: Case = "",
    purpose: Purpose = "",
    number: Number = False,
    as_json: AsJson = False,
) -> None:
    """逐版查看陈述、事实和登记 · every version of all that was said."""
    tell(
        session(),
        Ask("history", target, number, case, purpose),
        lambda node, view, scope, sight: seen_history(history_of(node, view), sight, scope.as_of),
        print_history,
        as_json,
    )
