"""Commitments, honours, licences and credit reports on a terminal."""

from api.cli.session import Session
from api.cli.show.tables import print_table
from api.cli.show.words import rows, span
from graph.text import Text
from queries.merits import Merit

_STANDS = {True: Text("有效", "stands"), False: Text("已失效", "no longer stands")}


def print_merits(current: Session, merits: tuple[Merit, ...]) -> None:
    title = Text("承诺、荣誉、许可（不是失信记录）", "commitments, honours, licences (no defaults)")
    headings = (
        Text("类别", "kind"),
        Text("内容", "what"),
        Text("文书", "document"),
        Text("期间", "days"),
        Text("状态", "standing"),
        Text("证据", "evidence"),
    )
    print_table(current, title, headings, (_row(current, m) for m in merits))


def _row(current: Session, merit: Merit) -> list[str]:
    return [
        merit.label.say(current.lang),
        "\n".join(part for part in (merit.what, *merit.items) if part),
        f"{merit.doc_no}\n{merit.authority}".strip(),
        span((merit.valid_from, merit.valid_to)),
        current.say(_STANDS[merit.stands]),
        rows((merit.source,), current.lang),
    ]
