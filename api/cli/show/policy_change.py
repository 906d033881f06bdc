"""The differences of two policies, and what a new one would change, on a terminal."""

import json
from itertools import takewhile

from rich.markup import escape
from rich.table import Table

from api.cli.session import Session
from api.cli.show.words import word
from graph.accountability.whatif import Changed, Side, Total, WhatIf
from graph.policy.diff import Change, Difference, Field
from graph.text import Text

_LONGEST, _AROUND = 60, 10


def print_differences(current: Session, found: list[Difference]) -> None:
    if not found:
        current.print("两者相同", "no difference")
        return
    table = _table(
        current,
        Text("节", "section"),
        Text("项", "part"),
        Text("变化", "change"),
        Text("内容", "what"),
    )
    for difference in found:
        style = "red" if difference.what is Change.REWRITTEN else ""
        said = "\n".join(_field(field) for field in difference.fields)
        change = current.say(difference.what.label)
        table.add_row(difference.section, escape(difference.key), change, said, style=style)
    current.out.print(table)


def _field(field: Field) -> str:
    before, after = _value(field.before), _value(field.after)
    pairs = zip(before, after, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return escape(f"{field.name}: {_cut(before, same)} → {_cut(after, same)}")


def _value(value: object) -> str:
    if value is None:
        return "–"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _cut(said: str, same: int) -> str:
    """Of a long value what is around the first difference; `--json` gives it whole."""
    start = max(0, same - _AROUND) if len(said) > _LONGEST else 0
    shown = said[start : start + _LONGEST]
    return f"{'…' * (start > 0)}{shown}{'…' * (start + _LONGEST < len(said))}"


def print_what_if(current: Session, told: WhatIf, by_case: bool) -> None:
    for name in told.rewritten:
        current.print(
            f"[red]{name} 改写了同一版本：可以试算，但用过该版本的库不会采用[/red]",
            f"[red]{name} is the same version with other content: it may be tried out, and no "
            "store that has used it adopts it[/red]",
        )
    if told.totals:
        current.out.print(_totals(current, told.totals))
    else:
        current.print("不改变任何记录", "no entry would change")
    if told.changes:
        current.out.print(_changes(current, told.changes))
    _print_events(current, told)
    _print_end(current, told, by_case)


def _totals(current: Session, totals: tuple[Total, ...]) -> Table:
    table = _table(
        current,
        Text("变化", "change"),
        Text("原规则", "rule before"),
        Text("新规则", "rule after"),
        Text("个人记录", "entries of persons"),
        Text("单位记录", "of organizations"),
    )
    for total in totals:
        rules = (total.rule_before or "–", total.rule_after or "–")
        counts = (str(total.persons), str(total.organizations))
        table.add_row(current.say(total.what.label), *rules, *counts)
    return table


def _changes(current: Session, changes: tuple[Changed, ...]) -> Table:
    table = _table(
        current,
        Text("事件", "event"),
        Text("对象", "holder"),
        Text("变化", "change"),
        Text("原", "before"),
        Text("新", "after"),
    )
    for change in changes:
        what = [current.say(change.what.label), *change.differs]
        table.add_row(
            f"{escape(change.subject_name)}\n{escape(change.document)}",
            f"{escape(change.holder_name)}\n[dim]{escape(change.holder)}[/dim]",
            "\n".join(what),
            _side(current, change.before),
            _side(current, change.after),
        )
    return table


def _side(current: Session, side: Side | None) -> str:
    if side is None:
        return "–"
    held = " ".join(word(code, current.lang) for code in side.capacities)
    words = [word(code, current.lang) for code in (side.tier, side.severity, side.publication)]
    until = side.publish_to and f"→ {side.publish_to}"
    return "\n".join(filter(None, [side.rule, held, " · ".join(filter(None, words)), until]))


def _print_events(current: Session, told: WhatIf) -> None:
    shown = {change.event for change in told.changes}
    for event in told.events:
        if event.event not in shown:
            current.print(
                f"有变化的事件：{escape(event.subject_name)} {escape(event.document)}",
                f"an event with changes: {escape(event.subject_name)} {escape(event.document)}",
            )


def _print_end(current: Session, told: WhatIf, by_case: bool) -> None:
    current.print(
        f"{told.policy_before} → {told.policy_after}；看过 {told.looked_at} 个事件，"
        f"所知至提交 {told.known_at}；没有写入任何内容",
        f"{told.policy_before} → {told.policy_after}; looked at {told.looked_at} events, "
        f"as known at commit {told.known_at}; nothing was written",
    )
    if by_case:
        current.print(
            "只列出该案件所涉对象；合计也只计这些",
            "only what the case covers is shown and counted",
        )
    else:
        current.print(
            "没有案件，不列出个人；加 --case 可看该案件所涉的人",
            "without a case no person is shown; add --case to see those whom it covers",
        )


def _table(current: Session, *headings: Text) -> Table:
    table = Table(show_lines=True)
    for heading in headings:
        table.add_column(current.say(heading), overflow="fold")
    return table
