"""Paths on a terminal."""

from rich.text import Text as Styled

from api.cli.session import Session
from api.cli.show.graph import name, path_table, print_left_out, print_scope
from queries.paths import Paths


def print_paths(current: Session, told: Paths) -> None:
    ends = [" + ".join(name(s) for s in side) for side in (told.sources, told.targets)]
    current.out.rule(Styled(" … ".join(ends)), align="left")
    current.print(told.found.zh, told.found.en)
    for path in told.paths:
        current.out.print(path_table(current, path))
    print_left_out(current, told.left_out)
    print_scope(current, told.as_of, told.known_at)
