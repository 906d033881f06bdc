"""A history on a terminal: what was said, what followed, what was registered."""

from datetime import datetime

from rich.markup import escape
from rich.table import Table

from api.cli.session import Session
from api.cli.show.words import rows, span, tier, word
from graph.accountability.proof import Proof
from graph.intervals import CHINA
from graph.records import Props
from graph.text import Lang, Text
from graph.vocabulary import Kind
from queries.history import (
    Commit,
    Held,
    History,
    Judgement,
    Recording,
    Ruling,
    Slot,
    Stood,
    Version,
)
from queries.said import Subject

_FLAGS = {
    "start_unknown": Text("起日不明", "start unknown"),
    "stop_unknown": Text("止日不明", "end unknown"),
    "conflict": Text("来源冲突", "conflict"),
}
_LEARNED = Text("何时得知（提交）", "learned (commit)")
_DAYS = Text("世界时间", "days")
_WHERE = Text("文件与行", "document and row")


def print_history(current: Session, told: History) -> None:
    current.out.rule(f"{escape(told.of.name)} {told.of.key[:24]}", align="left")
    if told.judgements:
        current.out.print(_judged(current, told))
    if told.slots:
        current.out.print(_said(current, told))
    if told.facts:
        current.out.print(_followed(current, told))
    if told.rulings:
        current.out.print(_ruled(current, told))
    if told.entries:
        current.out.print(_recorded(current, told))
    current.print(f"所知至提交 {told.known_at}", f"as known at commit {told.known_at}")


def _judged(current: Session, told: History) -> Table:
    heads = (
        Text("编号", "number"),
        Text("判定", "judgement"),
        Text("理由", "reason"),
        Text("何人何时", "by whom, when"),
        Text("作出（提交）", "made (commit)"),
        Text("至（提交）", "until"),
    )
    table = _table(current, Text("身份判定", "judgements of identity"), *heads)
    for judgement in told.judgements:
        by = f"{escape(judgement.user)}\n{judgement.at}"
        pair = _pair(judgement)
        table.add_row(
            str(judgement.number), pair, escape(judgement.reason), by, *_held(judgement.held)
        )
    return table


def _pair(judgement: Judgement) -> str:
    sign = "=" if judgement.same else "≠"
    return f"{escape(judgement.mention.key)}\n{sign} {escape(judgement.target.key)}"


def _said(current: Session, told: History) -> Table:
    heads = (
        Text("来源", "provider"),
        Text("陈述", "statement"),
        Text("版本日", "version day"),
        _DAYS,
        _LEARNED,
        _WHERE,
    )
    table = _table(current, Text("陈述的各个版本", "what was said, by version"), *heads)
    for slot in told.slots:
        for n, version in enumerate(slot.versions):
            provider = escape(slot.provider) if n == 0 else ""
            table.add_row(provider, _statement(current, slot, version), *_row(current, version))
    return table


def _statement(current: Session, slot: Slot, version: Version) -> str:
    ends = _ends(current, slot.kind, version.src, version.dst)
    gist = escape(_gist(version.said, current.lang))
    return "\n".join(filter(None, [ends, gist, _under(current, version.stated)]))


def _under(current: Session, stated: str) -> str:
    """The key that a row states, where it is another than the one asked."""
    key = Text("所述键 {key}", "under {key}").fill(key=stated)
    return f"[dim]{escape(current.say(key))}[/dim]" if stated else ""


def _gist(said: Props, lang: Lang) -> str:
    """What tells versions apart at a glance; `--json` gives all that was said."""
    if said.get("after"):
        return f"{said.get('before') or '…'} → {said['after']}"
    words = [word(said.get(name), lang) for name in ("type", "severity")]
    share = said.get("pct")
    return " ".join(filter(None, [*words, f"{share:g} %" if share is not None else ""]))


def _row(current: Session, version: Version) -> list[str]:
    at = Text("{document} 第{row}行", "{document} row {row}")
    place = current.say(at.fill(document=version.document, row=version.row or "–"))
    days = _days(current, version.valid_from, version.valid_to, version.flags)
    return [version.asserted, days, _learned(version.learned), escape(place)]


def _followed(current: Session, told: History) -> Table:
    heads = (Text("事实", "fact"), _DAYS, _LEARNED, Text("至（提交）", "until"), _WHERE)
    table = _table(current, Text("由此得出的事实", "the facts that followed"), *heads)
    for fact in told.facts:
        ends = _ends(current, fact.kind, fact.src, fact.dst)
        table.add_row(
            "\n".join(filter(None, [ends, _under(current, fact.stated)])),
            _days(current, fact.valid_from, fact.valid_to, fact.flags),
            *_held(fact.held),
            escape(rows((_proof(fact),), current.lang)),
        )
    return table


def _proof(fact: Stood) -> Proof:
    return Proof(
        kind=fact.kind,
        src=fact.src.key,
        dst=fact.dst.key if fact.dst else "",
        valid_from=fact.valid_from,
        valid_to=fact.valid_to,
        sources=fact.sources,
    )


def _ruled(current: Session, told: History) -> Table:
    heads = (
        Text("规则与政策", "rule and policy"),
        Text("记入", "recorded for"),
        _LEARNED,
        Text("至（提交）", "until"),
    )
    table = _table(current, Text("归责结果", "outcomes"), *heads)
    for ruling in told.rulings:
        table.add_row(_law(ruling), "\n".join(_holders(ruling)), *_held(ruling.held))
    return table


def _law(ruling: Ruling) -> str:
    law = ruling.outcome.law
    return "\n".join(part for part in (law.rule, law.policy) if part)


def _holders(ruling: Ruling) -> list[str]:
    return [escape(entry.holder_name) for entry in ruling.outcome.entries]


def _recorded(current: Session, told: History) -> Table:
    heads = (
        Text("记入", "recorded for"),
        Text("层级与状态", "tier and status"),
        Text("认定", "determined"),
        _LEARNED,
        Text("至（提交）", "until"),
    )
    table = _table(current, Text("信用记录条目", "entries"), *heads)
    for item in told.entries:
        table.add_row(*_entry(current, item), *_held(item.held))
    return table


def _entry(current: Session, item: Recording) -> list[str]:
    entry = item.entry
    status = entry.status.label.say(current.lang)
    lines = (tier(entry, current.lang), status)
    return [escape(entry.holder_name), "\n".join(filter(None, lines)), entry.determined]


def _ends(current: Session, kind: Kind, src: Subject, dst: Subject | None) -> str:
    far = f" → {escape(dst.name)}" if dst else ""
    return f"{kind.label.say(current.lang)}\n{escape(src.name)}{far}"


def _days(current: Session, start: str, stop: str, flags: tuple[str, ...]) -> str:
    return "\n".join([escape(span((start, stop))), *(current.say(_FLAGS[f]) for f in flags)])


def _learned(commit: Commit) -> str:
    """The commit, and its instant in China."""
    at = datetime.fromisoformat(commit.at).astimezone(CHINA)
    return f"{commit.tx}\n[dim]{at:%Y-%m-%d %H:%M:%S}[/dim]"


def _held(held: Held) -> tuple[str, str]:
    return _learned(held.learned), _learned(held.superseded) if held.superseded else "…"


def _table(current: Session, title: Text, *headings: Text) -> Table:
    table = Table(title=current.say(title), title_justify="left", show_lines=True)
    for heading in headings:
        table.add_column(current.say(heading), overflow="fold")
    return table
