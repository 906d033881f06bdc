"""Worked cases: the law's behaviour in a form that a lawyer can read and check."""

from api.casebook.run import Result, run_case, run_cases

__all__ = ["Result", "run_case", "run_cases"]
