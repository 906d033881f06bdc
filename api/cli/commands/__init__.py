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
    policy,
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
    "policy",
]
