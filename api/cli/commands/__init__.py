"""One module a command; importing it adds the command to the application."""

from api.cli.commands import (
    case,
    cases,
    check,
    copy,
    demo,
    explain,
    file,
    history,
    init,
    load,
    match,
)

__all__ = [
    "case",
    "cases",
    "check",
    "copy",
    "demo",
    "explain",
    "file",
    "history",
    "init",
    "load",
    "match",
]
