"""One module a command; importing it adds the command to the application."""

from api.cli.commands import (
    case,
    cases,
    check,
    clearance,
    demo,
    explain,
    file,
    history,
    init,
    load,
    match,
    office,
    owners,
    paths,
    related,
    screen,
)

__all__ = [
    "case",
    "cases",
    "check",
    "clearance",
    "demo",
    "explain",
    "file",
    "history",
    "init",
    "load",
    "match",
    "office",
    "owners",
    "paths",
    "related",
    "screen",
]
