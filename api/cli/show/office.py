"""Bars from office, and offices held against one, on a terminal."""

from collections.abc import Iterable

from rich.table import Table

from api.cli.session import Session
from api.cli.show.screen import cited, print_note
from api.cli.show.words import rows, word
from graph.policy import Applying
from graph.text import Lang, Text
from queries.offices import ConflictsAnswer, OfficeAnswer
from queries.offices.judging import BarFinding, Verdict

_VERDICTS: dict[Verdict, Text] = {
    "barred": Text("不得担任", "barred"),
    "flag": Text("提示（须人工核对）", "flag: a person decides"),
    "unknown": Text("不明", "unknown"),
    "not_barred": Text("未见限制", "no bar is on file"),
}
_HEADINGS = (
    Text("规则", "rule"),
    Text("结论", "finding"),
    Text("原因与期间", "reason and days"),
    Text("依据", "bases"),
    Text("证据", "evidence"),
)


def print_office(current: Session, answer: OfficeAnswer) -> None:
    lang = current.lang
    place = answer.organization.name if answer.organization else word(answer.subject_type, lang)
    verdict = _VERDICTS[answer.verdict].say(lang)
    told = f"{answer.person.name}  {place}  {_role(answer.role, lang)}  {verdict}"
    current.out.print(told, highlight=False, markup=False)
    _print_findings(current, answer.findings)
    _print_not_met(current, answer)
    for note in answer.notes:
        current.print(f"⚑ {note.zh}", f"⚑ {note.en}")
    if answer.left_out:
        current.print(
            f"另有 {answer.left_out} 个事件超出上限，未逐一查看",
            f"{answer.left_out} more events are beyond the limit and were not looked at",
        )
    _print_foot(current, answer.as_of, answer.known_at, answer.policy)
    print_note(current, answer.policy_note)


def _print_findings(current: Session, findings: Iterable[BarFinding]) -> None:
    table = Table(show_lines=True)
    for heading in _HEADINGS:
        table.add_column(current.say(heading), overflow="fold")
    for finding in findings:
        table.add_row(*_row(finding, current.lang))
    if table.row_count:
        current.out.print(table)


def _row(finding: BarFinding, lang: Lang) -> list[str]:
    told = [finding.label.say(lang), *(said.say(lang) for said in finding.because)]
    if finding.effect:
        told.append(finding.effect.say(lang))
    return [
        finding.rule,
        _VERDICTS[finding.verdict].say(lang),
        "\n".join(told),
        "\n".join(cited(c, lang) for c in finding.citations),
        rows(finding.path, lang),
    ]


def _print_not_met(current: Session, answer: OfficeAnswer) -> None:
    for missed in answer.not_met:
        told = f"{missed.rule}  {missed.because.say(current.lang)}"
        current.out.print(told, highlight=False, markup=False)


def print_conflicts(current: Session, answer: ConflictsAnswer) -> None:
    if not answer.conflicts:
        current.print("没有现任而受限制的职务", "no office is held against a bar")
    for conflict in answer.conflicts:
        seat = _role(conflict.role, current.lang)
        told = (
            f"{conflict.person.name}  {conflict.organization.name}  {seat}  {conflict.person.key}"
        )
        current.out.print(told, highlight=False, markup=False)
        _print_findings(current, conflict.findings)
    for left in answer.left_out:
        current.print(
            f"{left.subject.name} 的任职共 {left.offices} 条，超过上限 {left.limit}，未查",
            f"{left.subject.name} has {left.offices} offices, over the limit of {left.limit}: "
            "not looked at",
        )
    for note in answer.notes:
        current.print(f"⚑ {note.zh}", f"⚑ {note.en}")
    if answer.next:
        current.print(f"下一页：--after {answer.next}", f"next page: --after {answer.next}")
    _print_foot(current, answer.as_of, answer.known_at, answer.policy)
    print_note(current, answer.policy_note)


def _role(code: str, lang: Lang) -> str:
    applying = next((a for a in Applying if a == code), None)
    return applying.label.say(lang) if applying else word(code, lang)


def _print_foot(current: Session, as_of: str, known_at: int, policy: str) -> None:
    current.print(
        f"以 {as_of} 为准；所知至提交 {known_at}；政策 {policy}。信用修复不缩短法定的任职限制。",
        f"as of {as_of}; as known at commit {known_at}; policy {policy}. No credit repair shortens "
        "a statutory bar.",
    )
