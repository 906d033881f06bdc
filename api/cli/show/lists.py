"""List entries on a terminal."""

from api.cli.session import Session
from api.cli.show.tables import print_table
from api.cli.show.words import rows, span
from graph.text import Text
from queries.lists import Listed

_NOW = {True: Text("在列", "stands"), False: Text("不在列", "does not stand")}
_NO_TERM = Text("无移出日期，不自行到期", "no day of removal: it does not end by itself")


def print_lists(current: Session, entries: tuple[Listed, ...]) -> None:
    """Who stands in a list is the listed subject; nobody else is listed with it."""
    title = Text(
        "列入名单（只列当事人，不及于其代表人）",
        "lists (the subject alone, not its representative)",
    )
    headings = (
        Text("名单", "list"),
        Text("决定", "decision"),
        Text("原因", "reason"),
        Text("期间", "days"),
        Text("状态", "standing"),
        Text("证据", "evidence"),
    )
    print_table(current, title, headings, (_entry(current, entry) for entry in entries))


def _entry(current: Session, entry: Listed) -> list[str]:
    standing = [current.say(_NOW[entry.stands])]
    if entry.open:
        standing.append(current.say(_NO_TERM))
    if entry.conflict:
        standing.append(current.say(Text("⚑ 来源冲突", "⚑ sources conflict")))
    if entry.out_doc_no or entry.out_reason:
        left = Text("移出：{how}", "taken off: {how}")
        how = " ".join(part for part in (entry.out_doc_no, entry.out_reason) if part)
        standing.append(current.say(left.fill(how=how)))
    return [
        entry.label.say(current.lang),
        f"{entry.doc_no}\n{entry.authority}".strip(),
        entry.reason,
        span((entry.valid_from, entry.valid_to)),
        "\n".join(standing),
        rows((entry.source,), current.lang),
    ]
