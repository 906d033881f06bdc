"""Mentions, judgements and their effect on a terminal."""

from collections.abc import Sequence

from pydantic import TypeAdapter
from rich.table import Table

from api.cli.session import Session
from api.cli.show.words import capacity, rows, span, tier, word
from graph.accountability import Entry
from graph.accountability.effect import Effect
from graph.records import Judged
from graph.text import Text
from queries.conflicts import Conflict
from queries.match import Candidate, Mention

_REASONS = {
    "same_mask": Text("脱敏号码相符", "masked number fits"),
    "same_name": Text("同名", "same name"),
    "same_organization": Text("在同一单位任职", "office at the same organization"),
}
_DIFFERENT = Text("已判定不是同一人", "judged to be another")
_MENTIONS = TypeAdapter(list[Mention])
_CONFLICTS = TypeAdapter(list[Conflict])


def print_mentions(current: Session, mentions: list[Mention], as_json: bool) -> None:
    if as_json:
        current.out.print_json(_MENTIONS.dump_json(mentions).decode())
        return
    table = _table(
        current,
        Text("待核实", "mention"),
        Text("所在单位", "at"),
        Text("候选", "candidates"),
    )
    for mention in mentions:
        candidates = "\n".join(_candidate(current, c) for c in mention.candidates)
        none = current.say(Text("库中没有候选", "none on file"))
        places = "\n".join(o.name for o in mention.organizations)
        named = f"{mention.subject.name}\n[dim]{mention.subject.key}[/dim]"
        table.add_row(named, places, candidates or none)
    current.out.print(table)


def _candidate(current: Session, candidate: Candidate) -> str:
    why = "、".join(current.say(_REASONS[r]) for r in candidate.speaks_for)
    judged = f"（{current.say(_DIFFERENT)}）" if candidate.judged else ""
    return f"{candidate.subject.name}：{why}{judged}\n[dim]{candidate.subject.key}[/dim]"


def print_conflicts(current: Session, conflicts: list[Conflict], as_json: bool) -> None:
    if as_json:
        current.out.print_json(_CONFLICTS.dump_json(conflicts).decode())
        return
    table = _table(
        current,
        Text("失信行为", "event"),
        Text("何人", "who"),
        Text("内容与期间", "what and when"),
        Text("来源", "source"),
        Text("陈述编号", "statement"),
    )
    for conflict in conflicts:
        for side in conflict.sides:
            said, own = side.said, {s.provider for s in side.said.sources}
            table.add_row(
                f"{conflict.subject.name}\n{conflict.event.name}",
                side.who.name,
                f"{word(said.kind, current.lang)} {span((said.valid_from, said.valid_to))}",
                "\n".join([*sorted(own), rows((said,), current.lang)]),
                "\n".join(s.statement for s in said.sources),
            )
    current.out.print(table)


def print_judgements(current: Session, judgements: Sequence[Judged]) -> None:
    table = _table(
        current,
        Text("编号", "number"),
        Text("判定", "judgement"),
        Text("理由", "reason"),
        Text("何人何时", "by, at"),
    )
    for judged in judgements:
        word = judged.judgement
        sign = "=" if word.same else "≠"
        pair = f"{word.mention}\n{sign} {word.target}"
        table.add_row(str(judged.id), pair, word.reason, f"{word.user}\n{judged.at}")
    current.out.print(table)


def print_effect(current: Session, effect: Effect) -> None:
    """What would open and close, before it does."""
    if not effect.opens and not effect.closes:
        current.print("不改变任何记录", "no entry would change")
    for entry in effect.opens:
        line = _entry(current, entry)
        current.print(f"将新记：{line}", f"would open: {line}")
    for entry in effect.closes:
        line = _entry(current, entry)
        current.print(f"将结束：{line}", f"would close: {line}")


def _entry(current: Session, entry: Entry) -> str:
    held = ", ".join(capacity(c, current.lang) for c in entry.capacities)
    parts = (entry.holder_name, entry.event, tier(entry, current.lang), held, entry.status)
    return " · ".join(part for part in parts if part)


def _table(current: Session, *headings: Text) -> Table:
    table = Table(show_lines=True)
    for heading in headings:
        table.add_column(current.say(heading), overflow="fold")
    return table
