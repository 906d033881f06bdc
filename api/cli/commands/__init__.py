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
    policy,
    risk,
    screen,
    trace,
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
    "policy",
    "risk",
    "screen",
    "trace",
]
