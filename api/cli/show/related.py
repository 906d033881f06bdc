"""Who is near a subject, on a terminal: the legal relations by level, then the neighbourhood."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text as Styled

from api.cli.session import Session
from api.cli.show.graph import name, path_line, print_left_out, print_scope
from api.cli.show.words import word
from graph.accountability.law import Citation
from graph.text import Lang, Text
from graph.vocabulary import Nearness
from queries.related_said import Related, Relation

_RELATIONS = (
    Text("与谁", "with"),
    Text("关系", "relation"),
    Text("路径", "path"),
    Text("规则与依据", "rule and basis"),
)
_NOT = Text("法律规定不算关联的", "what the law says is no relation")
_OPEN = Text("（比例不明或有争议，是否达到门槛未定）", " (open: a share is unknown or in dispute)")
_UNVERIFIED = Text("（未核实）", " (not verified)")
_NEAR = (Text("步数", "hops"), Text("对象", "subject"), Text("种类", "kind"), Text("键", "key"))


def print_related(current: Session, told: Related) -> None:
    current.out.rule(Styled(name(told.subject)), align="left")
    current.print(told.found.zh, told.found.en)
    for level in Nearness:
        found = [r for r in told.relations if r.level is level]
        if found:
            current.out.print(_relations(current, level.label, found))
    if told.not_related:
        current.out.print(_left_out_by_law(current, told))
    if told.neighbours:
        current.out.print(_neighbours(current, told))
    print_left_out(current, told.left_out)
    print_scope(current, told.as_of, told.known_at)


def _relations(current: Session, title: Text, found: Iterable[Relation]) -> Table:
    table, lang = _table(current, title, _RELATIONS), current.lang
    for relation in found:
        label = relation.label.say(lang) + (_OPEN.say(lang) if relation.open else "")
        why = [relation.why.say(lang)] if relation.why else []
        law = [relation.rule, *_bases(relation.citations, lang), *why]
        line = path_line(relation.path, lang)
        _row(table, name(relation.subject), label, line, "\n".join(law))
    return table


def _left_out_by_law(current: Session, told: Related) -> Table:
    table, lang = _table(current, _NOT, _RELATIONS), current.lang
    for out in told.not_related:
        law = [out.rule, *_bases(out.citations, lang)]
        line = path_line(out.path, lang)
        _row(table, name(out.subject), out.because.say(lang), line, "\n".join(law))
    return table


def _bases(citations: Iterable[Citation], lang: Lang) -> list[str]:
    return [f"{c.law} {c.article}{'' if c.verified else _UNVERIFIED.say(lang)}" for c in citations]


def _neighbours(current: Session, told: Related) -> Table:
    table = _table(current, Text("邻近对象", "neighbourhood"), _NEAR)
    for near in told.neighbours:
        kind = word(near.subject.kind, current.lang)
        _row(table, str(near.distance), name(near.subject), kind, near.subject.key)
    return table


def _table(current: Session, title: Text, headings: Iterable[Text]) -> Table:
    table = Table(title=current.say(title), title_justify="left", show_lines=False)
    for heading in headings:
        table.add_column(current.say(heading), overflow="fold")
    return table


def _row(table: Table, *cells: str) -> None:
    table.add_row(*(Styled(cell) for cell in cells))
