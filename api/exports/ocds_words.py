"""Values in the words of OCDS, from the properties of the graph."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

Said = Mapping[str, Any]
Block = dict[str, Any]


def amendments(said: Said) -> list[Block]:
    return [
        filled(
            {
                "id": own,
                "date": moment(one.get("date")),
                "rationale": one.get("rationale"),
                "description": one.get("description"),
            }
        )
        for own, one in by_id(said, "amendments")
    ]


def by_id(said: Said, key: str) -> list[tuple[str, Said]]:
    return sorted((said.get(key) or {}).items())


def words(said: Said, names: Mapping[str, str]) -> Block:
    return {ours: said.get(theirs) for ours, theirs in names.items()}


def money(said: Said, prefix: str = "") -> Block:
    amount, currency = said.get(f"{prefix}amount"), said.get(f"{prefix}currency")
    return filled({"amount": None if amount is None else number(amount), "currency": currency})


def number(written: Any) -> int | float:
    value = Decimal(str(written))
    return int(value) if value == value.to_integral_value() else float(value)


def period(said: Said, start: str, end: str) -> Block:
    return filled({"startDate": moment(said.get(start)), "endDate": moment(said.get(end))})


def moment(day: Any) -> str | None:
    """A day as the standard writes it: only the day of it is known."""
    return f"{day}T00:00:00Z" if day else None


def filled(block: Block) -> Block:
    """Without what is not known: an empty list would say that there is none."""
    return {key: value for key, value in block.items() if value not in (None, "", [], {})}
