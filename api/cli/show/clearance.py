"""A clearance on a terminal."""

from collections.abc import Iterable

from rich.table import Table

from api.cli.session import Session
from api.cli.show.screen import cited, print_note
from api.cli.show.words import rows, word
from graph.text import Text
from queries.clearance import ClearanceAnswer
from queries.unsettled import Weighed

_VERDICTS = {
    "yes": Text("无不良信用记录", "no adverse record"),
    "no": Text("有不良信用记录", "there is an adverse record"),
    "unknown": Text("不明", "unknown"),
}
_HEADINGS = (
    Text("认定", "determined"),
    Text("文书", "document"),
    Text("严重程度", "severity"),
    Text("计入与否", "counted or not"),
    Text("证据", "evidence"),
)


def print_clearance(current: Session, answer: ClearanceAnswer) -> None:
    lang = current.lang
    verdict = _VERDICTS[answer.verdict].say(lang)
    current.out.print(f"{answer.subject.name}  {verdict}", highlight=False, markup=False)
    first, last = answer.window
    current.print(
        f"期间 {first} 至 {last}（含首尾两日，按认定之日计）",
        f"from {first} through {last}, both days in, by the day of the determination",
    )
    _print(current, Text("计入的记录", "records that count"), answer.counted)
    _print(current, Text("不计入的记录与原因", "left out, and why"), answer.left_out)
    for said in (*answer.open_questions, *answer.limits):
        current.print(f"⚑ {said.zh}", f"⚑ {said.en}")
    bases = "; ".join(cited(c, lang) for c in answer.citations)
    current.print(
        f"依据：{bases}。以 {answer.as_of} 为准；所知至提交 {answer.known_at}。",
        f"bases: {bases}. As of {answer.as_of}; as known at commit {answer.known_at}.",
    )
    print_note(current, answer.policy_note)


def _print(current: Session, title: Text, weighed: Iterable[Weighed]) -> None:
    table = Table(title=current.say(title), title_justify="left", show_lines=True)
    for heading in _HEADINGS:
        table.add_column(current.say(heading), overflow="fold")
    for one in weighed:
        table.add_row(
            one.determined,
            one.event.name,
            word(one.severity, current.lang),
            one.because.say(current.lang),
            rows(one.evidence, current.lang),
        )
    if table.row_count:
        current.out.print(table)
