"""Paths and hops on a terminal, and what an answer leaves out."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text as Styled

from api.cli.session import Session
from api.cli.show.words import rows, span, word
from graph.text import Lang, Text
from queries.said import Subject
from queries.subgraph import Hop, LeftOut, Path

UNCERTAIN = {
    "start_unknown": Text("起日不明", "start unknown"),
    "stop_unknown": Text("止日不明", "end unknown"),
    "conflict": Text("来源冲突", "conflict"),
    "derived": Text("汇总关系", "sums up a chain"),
}
_PATH = (
    Text("从", "from"),
    Text("关系", "relation"),
    Text("到", "to"),
    Text("期间", "days"),
    Text("证据", "evidence"),
)


def name(subject: Subject) -> str:
    return subject.name or subject.key[:24]


def hop_word(hop: Hop, lang: Lang) -> str:
    """The relation with the direction in which the path goes along it."""
    said = word(hop.kind, lang)
    return f"—{said}→" if hop.forward else f"←{said}—"


def path_line(path: Path, lang: Lang) -> str:
    parts = [name(path.nodes[0])]
    for step, node in zip(path.steps, path.nodes[1:], strict=True):
        parts += [" / ".join(hop_word(hop, lang) for hop in step), name(node)]
    return " ".join(parts)


def days(hop: Hop, lang: Lang) -> str:
    unsure = ", ".join(UNCERTAIN[code].say(lang) for code in hop.uncertain)
    return span((hop.valid_from, hop.valid_to)) + (f" ({unsure})" if unsure else "")


def path_table(current: Session, path: Path) -> Table:
    """One row for each relation on the path."""
    table = Table()
    for heading in _PATH:
        table.add_column(current.say(heading), overflow="fold")
    for near, step, far in zip(path.nodes, path.steps, path.nodes[1:], strict=False):
        for hop in step:
            cells = (
                name(near),
                hop_word(hop, current.lang),
                name(far),
                days(hop, current.lang),
                rows(hop.proofs, current.lang),
            )
            table.add_row(*(Styled(cell) for cell in cells))
    return table


def print_left_out(current: Session, left_out: Iterable[LeftOut]) -> None:
    for part in left_out:
        current.out.print(
            Styled(f"· {part.because.say(current.lang)}", style="dim"), soft_wrap=True
        )


def print_scope(current: Session, as_of: str, known_at: int) -> None:
    current.print(
        f"以 {as_of} 为准；所知至提交 {known_at}。关系不是责任。",
        f"as of {as_of}; as known at commit {known_at}. A relation is no responsibility.",
    )
