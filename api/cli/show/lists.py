"""List entries and ordered measures on a terminal."""

from collections.abc import Iterable

from rich.table import Table

from api.cli.session import Session
from api.cli.show.words import rows, span
from graph.text import Text
from queries.lists import Listed, Ordered

_NOW = {True: Text("在列", "stands"), False: Text("不在列", "does not stand")}
_IN_FORCE = {True: Text("有效", "in force"), False: Text("无效", "not in force")}
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
    _print(current, title, headings, (_entry(current, entry) for entry in entries))


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


def print_measures(current: Session, measures: tuple[Ordered, ...]) -> None:
    title = Text(
        "已由文书决定的措施（只约束文书写明的对象）",
        "measures ordered (each binds only whom its order names)",
    )
    headings = (
        Text("措施", "measure"),
        Text("对象", "target"),
        Text("决定", "decision"),
        Text("执行", "executed by"),
        Text("期间", "days"),
        Text("状态", "standing"),
        Text("证据", "evidence"),
    )
    _print(current, title, headings, (_measure(current, measure) for measure in measures))


def _measure(current: Session, measure: Ordered) -> list[str]:
    kind = current.policy.measures.codes.get(measure.code)
    label = current.say(kind.label) if kind else ""
    return [
        f"{measure.code} {label}".strip(),
        measure.target.name,
        f"{measure.doc_no}\n{measure.authority}".strip(),
        measure.executor,
        span((measure.valid_from, measure.valid_to)),
        current.say(_IN_FORCE[measure.stands]),
        rows((measure.source,), current.lang),
    ]


def _print(
    current: Session, title: Text, headings: Iterable[Text], lines: Iterable[list[str]]
) -> None:
    table = Table(title=current.say(title), title_justify="left", show_lines=True)
    for heading in headings:
        table.add_column(current.say(heading), overflow="fold")
    for line in lines:
        table.add_row(*line)
    if table.row_count:
        current.out.print(table)
