"""Clues on a terminal."""

from rich.text import Text as Styled

from api.cli.session import Session
from api.cli.show.graph import name, path_line, print_left_out, print_scope
from api.cli.show.words import rows
from graph.text import Text
from queries.patterns import Patterns
from queries.patterns_look import ClueFound

_EFFECTS = {
    "flag": Text("线索，须人工判断", "clue for a person to decide"),
    "info": Text("仅供参考", "for information only"),
}


def print_patterns(current: Session, told: Patterns) -> None:
    current.out.rule(Styled(name(told.subject)), align="left")
    current.print(told.found.zh, told.found.en)
    for clue in told.clues:
        _print_clue(current, clue)
    print_left_out(current, told.left_out)
    print_scope(current, told.as_of, told.known_at)


def _print_clue(current: Session, clue: ClueFound) -> None:
    lang = current.lang
    heading = f"{clue.label.say(lang)} · {_EFFECTS[clue.effect].say(lang)}"
    lines = [clue.says.say(lang)]
    lines += [f"  {dated.day}  {dated.what.say(lang)}" for dated in clue.dates]
    lines += [f"  {path_line(path, lang)}" for path in clue.paths]
    proofs = tuple(p for path in clue.paths for step in path.steps for h in step for p in h.proofs)
    lines += [f"  {line}" for line in rows(proofs, lang).splitlines()]
    current.out.print(Styled(heading, style="bold"), soft_wrap=True)
    for line in lines:
        current.out.print(Styled(line), soft_wrap=True)
    current.out.print(Styled(f"  {clue.why.say(lang)}", style="dim"), soft_wrap=True)
