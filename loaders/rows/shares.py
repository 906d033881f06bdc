"""Percentages: blank is unknown, neither nothing nor all."""

import re
from decimal import Decimal

from loaders.tables import Cells

_PER_CENT = re.compile(r"(\d{1,3}(?:\.\d{1,8})?)%?")
_WHOLE = 100


def share_of(cells: Cells, field: str) -> float | None:
    text = cells.text(field).replace("％", "%").replace(" ", "")
    if not text:
        return None
    match = _PER_CENT.fullmatch(text)
    if not match or Decimal(match[1]) > _WHOLE:
        cells.reject(field, "share_range")
        return None
    return float(match[1])
