"""A screening on a terminal."""

from rich.table import Table

from api.cli.session import Session
from api.cli.show.words import rows, span, word
from graph.accountability.law import Citation
from graph.text import Lang, Text
from queries.hits import Hit
from queries.said import Said
from queries.screen import ScreenAnswer, Screened

_HEADINGS = (
    Text("序号", "no."),
    Text("代码与单位", "code and organization"),
    Text("结果", "outcome"),
    Text("命中", "hits"),
    Text("依据", "bases"),
)
_UNVERIFIED = Text("（未核实）", " (not verified)")


def print_screen(current: Session, answer: ScreenAnswer) -> None:
    table = Table(
        title=f"{answer.label.say(current.lang)} ({answer.purpose})",
        title_justify="left",
        show_lines=True,
    )
    for heading in _HEADINGS:
        table.add_column(current.say(heading), overflow="fold")
    for result in answer.results:
        table.add_row(*_row(current, result))
    current.out.print(table)
    current.print(
        f"以 {answer.as_of} 为准；所知至提交 {answer.known_at}；政策 {answer.policy}。"
        "提示不是结论，不明不等于未命中。",
        f"as of {answer.as_of}; as known at commit {answer.known_at}; policy {answer.policy}. "
        "A flag is no ruling, and unknown is not clear.",
    )
    print_note(current, answer.policy_note)


def print_note(current: Session, note: Said) -> None:
    current.print(f"⚑ {note.zh}", f"⚑ {note.en}")


def _row(current: Session, result: Screened) -> list[str]:
    lang = current.lang
    name = result.subject.name if result.subject else ""
    told = [result.outcome.label.say(lang), result.because.say(lang)]
    return [
        str(result.number),
        f"{result.asked}\n{name}".strip(),
        "\n".join(told),
        "\n\n".join(_hit(hit, lang) for hit in result.hits),
        "\n".join(dict.fromkeys(cited(c, lang) for hit in result.hits for c in hit.citations)),
    ]


def _hit(hit: Hit, lang: Lang) -> str:
    lines = [f"{hit.effect.label.say(lang)}：{hit.why.say(lang)}"]
    if hit.listed:
        days = span((hit.listed.valid_from, hit.listed.valid_to))
        lines.append(f"{hit.listed.label.say(lang)} {hit.listed.doc_no} {days}")
        lines.append(rows((hit.listed.source,), lang))
    if hit.ordered:
        days = span((hit.ordered.valid_from, hit.ordered.valid_to))
        lines.append(f"{hit.ordered.code} {hit.ordered.doc_no} {days}")
        lines.append(rows(hit.ordered.evidence, lang))
    if hit.record:
        lines.append(f"{hit.record.determined} {word(hit.record.severity, lang)}")
    if hit.doubt:
        lines.append(f"⚑ {hit.doubt.say(lang)}")
    return "\n".join(line for line in lines if line)


def cited(citation: Citation, lang: Lang) -> str:
    """A basis as one line; one that was not read says so."""
    unread = "" if citation.verified else _UNVERIFIED.say(lang)
    return f"{citation.law} {citation.article}{unread}"
