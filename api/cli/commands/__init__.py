"""One module a command; importing it adds the command to the application."""

from api.cli.commands import (
    case,
    cases,
    check,
    demo,
    explain,
    export,
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
    "demo",
    "explain",
    "export",
    "file",
    "history",
    "init",
    "load",
    "match",
]
