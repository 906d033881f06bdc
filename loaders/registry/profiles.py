"""What is said of an organisation itself: its codes, type, dates, capital."""

import re
from typing import Any

from graph.identifiers import OrgCode, org_code_of, uscc_parts
from graph.intervals import ALWAYS, FOREVER, Day, Interval
from graph.vocabulary import SubjectType
from loaders.capital import NOTHING, Capital
from loaders.registry.identities import best_code, code_in
from loaders.values import iso_or_none

_REGION = re.compile(r"[0-9]{6}")


def profile_props(
    name: str,
    type_: SubjectType,
    code_cells: tuple[str, ...],
    dates: dict[str, Day | None] | None = None,
    capital: Capital = NOTHING,
    region: str = "",
    **texts: str,
) -> dict[str, Any]:
    """Every profile has all of these; what a source does not say is None.

    `texts` are type_text, status, reg_authority and address.
    """
    stated = dict.fromkeys(("type_text", "status", "reg_authority", "address")) | {
        field: text or None for field, text in texts.items()
    }
    days = dict.fromkeys(("established", "cancelled", "revoked"), None) | (dates or {})
    return {
        "name": name,
        "type": type_.value,
        **stated,
        **_codes([code_in(cell) for cell in code_cells]),
        "region": _region(code_cells, region),
        **{field: iso_or_none(day) for field, day in days.items()},
        "capital": capital.amount,
        "capital_yuan": capital.yuan,
        "capital_currency": capital.currency,
        "valid_code": best_code(*code_cells).valid,
    }


def _codes(codes: list[OrgCode]) -> dict[str, str | None]:
    """Each kind of code as it is stated, right or wrong its check digit."""
    by_scheme = {code.scheme: code.value for code in reversed(codes) if code.value}
    uscc = by_scheme.get("uscc")
    return {
        "uscc": uscc,
        "org_code": by_scheme.get("org_code") or (org_code_of(uscc) if uscc else None),
        "reg_no": by_scheme.get("reg_no") or by_scheme.get("other"),
    }


def _region(code_cells: tuple[str, ...], stated: str) -> str | None:
    parts = [uscc_parts(code_in(cell).value) for cell in code_cells]
    inside = next((part.region for part in parts if part), None)
    written = _REGION.match(stated)
    return inside or (written[0] if written else None)


def known(day: Day | None) -> Day | None:
    """A date far ahead stands for none."""
    return None if day == FOREVER else day


def lifetime(established: Day | None, cancelled: Day | None) -> Interval | None:
    """From the first day to the cancellation; None when the two contradict each other."""
    start = ALWAYS.start if established is None else established
    stop = FOREVER if cancelled is None else cancelled
    return Interval(start, stop) if start < stop else None
