"""A credit file on a terminal."""

from rich.table import Table

from api.cli.session import Session
from api.cli.show.lists import print_lists
from api.cli.show.measures import print_measures
from api.cli.show.merits import print_merits
from api.cli.show.words import capacity, disputes, ending, rows, span, tier, word
from graph.intervals import Day, day
from graph.text import Text
from queries.file import CreditFile, Item
from queries.retention import kept_until

_KEPT = Text("留存备查至 {day}", "kept for the auditor until {day}")
_HEADINGS = (
    Text("认定", "determined"),
    Text("当事人与文书号", "subject and document"),
    Text("记在", "recorded for"),
    Text("层级", "tier"),
    Text("身份", "capacity"),
    Text("严重程度", "severity"),
    Text("状态", "standing"),
    Text("公开范围与期间", "range and days"),
    Text("依据", "rule"),
    Text("证据", "evidence"),
)


def print_file(current: Session, file: CreditFile) -> None:
    current.out.rule(f"{file.holder.name} {file.holder.key[:24]}", align="left")
    _print_items(current, file.items, day(file.as_of))
    print_lists(current, file.lists)
    print_measures(current, file.measures)
    print_merits(current, file.merits)
    current.print(
        f"以 {file.as_of} 为准；所知至提交 {file.known_at}。记录不是惩戒。",
        f"as of {file.as_of}; as known at commit {file.known_at}. A record is not a punishment.",
    )


def _print_items(current: Session, items: tuple[Item, ...], as_of: Day) -> None:
    if not items:
        current.print("没有记录", "no entry")
        return
    table = Table(show_lines=True)
    for heading in _HEADINGS:
        table.add_column(current.say(heading), overflow="fold")
    for item in items:
        table.add_row(*_row(current, item, as_of))
    current.out.print(table)


def _row(current: Session, item: Item, as_of: Day) -> list[str]:
    entry, lang = item.entry, current.lang
    proofs = tuple(p for c in entry.capacities for p in c.evidence)
    proofs += entry.ended_by.evidence if entry.ended_by else ()
    proofs += item.inherited
    days = span((entry.publish_from, entry.publish_to or "")) if entry.publish_from else ""
    inherited = Text("（承继自该单位）", " (inherited from it)") if item.inherited else Text("", "")
    return [
        entry.determined,
        f"{item.subject.name}\n{item.event.name}",
        item.recorded_for.name + inherited.say(lang),
        tier(entry, lang),
        "\n".join(capacity(c, lang) for c in entry.capacities),
        word(entry.severity, lang),
        "\n".join(_standing(current, item, as_of)),
        "\n".join(part for part in (word(entry.publication, lang), days) if part),
        f"{entry.rule}@{entry.rule_version}\n{entry.clause or ''}",
        rows(proofs, lang),
    ]


def _standing(current: Session, item: Item, as_of: Day) -> list[str]:
    entry, lang = item.entry, current.lang
    lines = [item.standing.label.say(lang), *ending(entry, lang), *disputes(entry, lang)]
    kept = kept_until(entry, current.policy, as_of)
    if kept:
        lines.append(_KEPT.fill(day=kept).say(lang))
    return lines
