"""合同: parties, what was due and met, what was paid. A missed obligation is a fact of the contract
and never by itself a default of anybody: that takes a determination.
"""

from typing import Any, Final

from graph.intervals import Day, iso
from graph.records import Statement
from graph.text import Text
from graph.vocabulary import Kind, Rank
from loaders.base import Context, Loader
from loaders.contracting.contracts_layout import LAYOUT, PERFORMANCES, SIDES, TYPES
from loaders.contracting.contracts_said import Parties, obligation, parties, payment
from loaders.penalties.decision import amount
from loaders.rows import (
    contract,
    filled,
    needed,
    party,
    project,
    provided,
    provider_of,
    who,
)
from loaders.tables import ByRow, Cells, Sheet
from loaders.values import iso_or_none

_PLATFORM: Final = "信用平台"


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    """A row is a contract with at most one obligation and one payment."""
    version = sheet.version(cells)
    number, provider = cells.text("number"), provider_of(cells, ctx, _PLATFORM)
    found = {
        s: party(cells, ctx.keys, who(s, s == "buyer"), provider, number) for s in SIDES.values()
    }
    sides: Parties = {side: someone for side, someone in found.items() if someone}
    facts = _facts(cells, number)
    due, paid = _obligation(cells), _payment(cells)
    place = cells.text("project"), cells.text("project_name")
    line = provided(cells, sheet, ctx, version, provider, Rank.REGISTRY)
    if line is None:
        return []
    node = contract(number, sides["buyer"].party.key, str(facts.get("title", "")))
    said = [line.say(Kind.PROFILE, node, None, node.key, facts | {"name": node.name})]
    said += parties(line, node, sides)
    if place[0]:
        of = project(place[0], sides["buyer"].party.key, place[1])
        said.append(line.say(Kind.CONTRACT_OF, node, of, f"{node.key}|{of.key}"))
    said += obligation(line, node, due) if due else ()
    return [*said, *(payment(line, node, sides, *paid) if paid else ())]


def _facts(cells: Cells, number: str) -> dict[str, Any]:
    return filled(
        {
            "contract_id": number,
            "title": cells.text("title"),
            "type": cells.choice("type", TYPES),
            "performance": cells.choice("performance", PERFORMANCES),
            "amount": amount(cells, "amount"),
            "signed": iso_or_none(cells.known_day("signed")),
            "start": iso_or_none(cells.known_day("start")),
            "end": iso_or_none(cells.known_day("end")),
        }
    )


def _obligation(cells: Cells) -> dict[str, Any] | None:
    """What one side had to do by when; `met` is blank while it has not."""
    days = {field: cells.known_day(field) for field in ("due", "met")}
    said = {
        "obligation": cells.text("obligation_no"),
        "title": cells.text("obligation"),
        "kind": cells.text("obligation_kind"),
        "side": cells.choice("obliged", SIDES),
        "amount": amount(cells, "obligation_amount"),
        "due": iso_or_none(days["due"]),
        "met": iso_or_none(days["met"]),
    }
    if not any(said.values()):
        return None
    needed(cells, "obligation", "obliged", "due")
    return filled(said) | {"basis": "contract", "met": said["met"]}


def _payment(cells: Cells) -> tuple[Day, dict[str, Any]] | None:
    day, total = cells.known_day("paid"), amount(cells, "paid_amount")
    payer = cells.choice("payer", SIDES)
    if day is None and not total:
        return None
    needed(cells, "paid")
    if not total and not cells.rejected:
        cells.reject("paid_amount", "missing_value")
    if day is None:
        return None
    said = {"date": iso(day), "amount": total, "payment": cells.text("payment_no")}
    return day, filled(said) | {"side": payer or "buyer"}


_ROWS = ByRow(LAYOUT, _statements)

CONTRACTS = Loader(
    kind="contracts",
    label=Text("合同及履约", "contracts and their performance"),
    rank=Rank.REGISTRY,
    read=_ROWS.read,
    check=_ROWS.check,
)
