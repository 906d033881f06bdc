"""One module a command; importing it adds the command to the application."""

from api.cli.commands import (
    bidders,
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
    paths,
    related,
    screen,
)

__all__ = [
    "bidders",
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
    "paths",
    "related",
    "screen",
]
