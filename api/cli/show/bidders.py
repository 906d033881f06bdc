"""Rulings and clues on a terminal: rulings first, each with its reason, its path and its law."""

from collections.abc import Iterable, Iterator

from rich.table import Table

from api.cli.session import Session
from api.cli.show.screen import cited
from api.cli.show.words import rows, span, word
from graph.text import Lang, Text
from queries.bidders import (
    BidderAnswer,
    BiddersAnswer,
    Clue,
    Finding,
    LeftOut,
    PairAnswer,
    RuleRead,
    Ruling,
)
from queries.said import Subject
from queries.shares import Verdict

_HEADINGS = (
    Text("投标人（供应商）", "bidders"),
    Text("结论", "verdict"),
    Text("规则与理由", "rule and reason"),
    Text("路径", "path"),
    Text("依据", "bases"),
)
_RULINGS = Text("裁断（法律规定了后果）", "rulings (the law attaches an effect)")
_CLUES = Text(
    "线索（本身没有后果，须人工判断或仅供参考）",
    "clues (no effect by themselves: for a person to decide, or for information)",
)
_NOT_MET = Text("相近而不成立", "near, and not met")
_OPEN = Text("不明；成立时：{effect}", "unknown; if it is met: {effect}")
_FAILS = Text("不成立", "not met")
_READING = Text("（对条件的理解未核实）", " (the reading of the test is not verified)")
_NONE = Text("没有裁断，也没有线索", "no ruling and no clue")


def print_bidders(current: Session, answer: BiddersAnswer) -> None:
    _heading(current, answer)
    of: tuple[PairAnswer | BidderAnswer, ...] = (*answer.pairs, *answer.bidders)
    rulings = [r for part in of for r in part.rulings]
    clues = [c for part in of for c in part.clues]
    if not rulings and not clues:
        current.print(_NONE.zh, _NONE.en)
    _print(current, _RULINGS, sorted(rulings, key=_unknown_last))
    _print(current, _CLUES, clues)
    _print(current, _NOT_MET, [r for part in of for r in part.not_met])
    _bidders(current, answer)
    _rules(current, answer.rules)
    for gap in answer.left_out:
        current.out.print(f"⚑ {_gap(gap, current.lang)}", highlight=False, soft_wrap=True)
    current.print(
        f"以 {answer.as_of} 为准；所知至提交 {answer.known_at}；政策 {answer.policy}。"
        "线索不是结论，不明不等于没有。",
        f"as of {answer.as_of}; as known at commit {answer.known_at}; policy {answer.policy}. "
        "A clue is no ruling, and unknown is not no.",
    )
    current.out.print(answer.policy_note.say(current.lang), style="dim", soft_wrap=True)


def _heading(current: Session, answer: BiddersAnswer) -> None:
    parts = [s.name or s.key for s in (answer.project, answer.lot) if s]
    listed = Text("所列单位", "listed units").say(current.lang)
    current.out.rule(" · ".join(parts) or listed, align="left")
    current.out.print(answer.procedure_note.say(current.lang), highlight=False, soft_wrap=True)
    count = len(answer.bidders)
    current.print(
        f"{count} 个投标人（供应商），比对 {answer.compared} 对",
        f"{count} bidders, {answer.compared} pairs compared",
    )


def _unknown_last(ruling: Finding) -> bool:
    return ruling.verdict is not Verdict.YES


def _print(current: Session, title: Text, findings: Iterable[Ruling | Clue]) -> None:
    table = Table(title=current.say(title), title_justify="left", show_lines=True)
    for heading in _HEADINGS:
        table.add_column(current.say(heading), overflow="fold")
    for finding in findings:
        table.add_row(*_row(finding, current.lang))
    if table.row_count:
        current.out.print(table)


def _row(finding: Ruling | Clue, lang: Lang) -> list[str]:
    reading = "" if finding.verified else _READING.say(lang)
    return [
        "\n".join(_unit(subject) for subject in finding.bidders),
        verdict(finding, lang),
        f"{finding.rule} {finding.title.say(lang)}{reading}\n{finding.because.say(lang)}",
        "\n".join(_path(finding, lang)),
        "\n".join(cited(citation, lang) for citation in finding.citations),
    ]


def verdict(finding: Ruling | Clue, lang: Lang) -> str:
    effect = finding.effect.label.say(lang)
    if isinstance(finding, Clue) or finding.verdict is Verdict.YES:
        return effect
    if finding.verdict is Verdict.NO:
        return _FAILS.say(lang)
    return _OPEN.fill(effect=effect).say(lang)


def _unit(subject: Subject) -> str:
    return f"{subject.name}\n{subject.key}".strip()


def _path(finding: Finding, lang: Lang) -> Iterator[str]:
    """Each fact with its ends by name where there is one, its days and its rows."""
    names = {s.key: s.name for s in (*finding.persons, *finding.bidders) if s.name}
    for proof in finding.path:
        ends = " → ".join(names.get(key, _short(key)) for key in (proof.src, proof.dst) if key)
        days = span((proof.valid_from, proof.valid_to))
        source = rows((proof,), lang).replace("\n", "; ")
        yield f"{ends} {word(proof.kind, lang)} {days}\n  {source}"


def _short(key: str) -> str:
    return key if len(key) <= 24 else f"{key[:12]}…"


def _bidders(current: Session, answer: BiddersAnswer) -> None:
    table = Table(title=current.say(Text("投标人（供应商）一览", "bidders")), title_justify="left")
    for heading in (_HEADINGS[0], Text("投标", "bids"), Text("已成立的裁断", "rulings met")):
        table.add_column(current.say(heading), overflow="fold")
    missing = current.say(Text("库中没有", "not on file"))
    for one in answer.bidders:
        bids = ", ".join(bid.name or bid.key for bid in one.bids)
        ruled = ", ".join(one.ruled_by) if one.on_file else missing
        table.add_row(f"{one.bidder.name} {one.bidder.key}".strip(), bids, ruled)
    current.out.print(table)


def _rules(current: Session, read: Iterable[RuleRead]) -> None:
    lang = current.lang
    applied = [rule.rule for rule in read if rule.applied]
    current.print(f"已适用：{'、'.join(applied)}", f"applied: {', '.join(applied)}")
    for rule in read:
        if rule.why_not:
            why = f"{rule.rule} {rule.title.say(lang)}: {rule.why_not.say(lang)}"
            current.print(f"未适用：{why}", f"not applied: {why}")


def _gap(gap: LeftOut, lang: Lang) -> str:
    units = ", ".join(s.name or s.key for s in gap.of)
    return f"{gap.said.say(lang)}{': ' if units else ''}{units}"
