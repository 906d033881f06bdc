"""Every answer of the worked cases, for the pages to show: what no small world holds at once."""

import functools
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.casebook import (
    asks_bidders,
    asks_clearance,
    asks_related,
    asks_risk,
    asks_screen,
    asks_trace,
)
from api.casebook import run as runs
from api.casebook.reader import case_files, read_cases
from graph.policy import district_policy

CASES = Path(__file__).parents[2] / "cases"
# The page, and where the question that it shows is asked.
ASKED = (
    ("responsible", runs, "explain_event"),
    ("bidders", asks_bidders, "check_lot"),
    ("bidders", asks_bidders, "check_codes"),
    ("clearance", asks_clearance, "cleared"),
    ("related", asks_related, "ask_related"),
    ("risk", asks_risk, "risk_of"),
    ("screen", asks_screen, "screened"),
    ("trace", asks_trace, "trace_back"),
)


@functools.cache
def answers() -> tuple[tuple[str, object], ...]:
    """Pages with an answer that they show. Nothing is changed: the answers are taken in passing."""
    found = []
    with _taken(found):
        for path in case_files([CASES]):
            for case in read_cases(path):
                assert runs.run_case(case, district_policy()) == []
    return tuple(found)


@contextmanager
def _taken(found):
    with pytest.MonkeyPatch.context() as patch:
        for page, module, name in ASKED:
            patch.setattr(module, name, _taking(found, page, getattr(module, name)))
        yield


def _taking(found, page, question):
    def taking(*given, **named):
        told = question(*given, **named)
        found.append((page, told))
        return told

    return taking
