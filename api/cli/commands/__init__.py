"""One module a command; importing it adds the command to the application."""

from api.cli.commands import (
    case,
    cases,
    check,
    demo,
    explain,
    file,
    history,
    init,
    load,
    match,
    paths,
    patterns,
    related,
)

__all__ = [
    "case",
    "cases",
    "check",
    "demo",
    "explain",
    "file",
    "history",
    "init",
    "load",
    "match",
    "paths",
    "patterns",
    "related",
]
