"""关系: succession, platforms and shops, sites, management, control, concert, nominees, kinship and
contact points. None of them makes anybody responsible.
"""

from typing import Any, Final

from graph.records import Party, Statement
from graph.text import Text
from graph.vocabulary import Assurance, Kind, NodeKind, Rank
from loaders.base import Context, Loader
from loaders.penalties.subjects import Someone, has_masks
from loaders.relations.layout import CONTACTS, DEGREES, KINDS, KINSHIPS, LAYOUT, Tie
from loaders.rows import (
    contact,
    dated,
    filled,
    needed,
    party,
    provided,
    provider_of,
    share_of,
    who,
)
from loaders.tables import ByRow, Cells, Sheet

_REGISTER: Final = "关系登记"


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    version = sheet.version(cells)
    provider, tie = provider_of(cells, ctx, _REGISTER), cells.choice("type", KINDS)
    one = party(cells, ctx.keys, who("one"), provider, "tie")
    point, kind = _point(cells, ctx, tie)
    other = party(cells, ctx.keys, who("other"), provider, "tie")
    props = _props(cells, ctx, tie, provider) | kind
    if point and other:
        cells.reject("other", "column_of_other_type")
    if tie and not point:
        _check(cells, tie, one, other)
    span, flags = dated(cells, "since", "until", version)
    line = provided(cells, sheet, ctx, version, provider, Rank.REGISTRY)
    end = point or (other.party if other else None)
    if line is None or tie is None or one is None or end is None:
        return []
    record = "|".join((one.party.key, end.key, tie.form, str(props.get("organization", ""))))
    said = line.say(tie.kind, one.party, end, record, props, span, flags)
    return [said, *has_masks(line.state, one, other)]


def _point(cells: Cells, ctx: Context, tie: Tie | None) -> tuple[Party | None, dict[str, str]]:
    """A contact point, as a keyed hash, and its kind; a row of one has no second party."""
    if tie is None or tie.kind is not Kind.HAS_CONTACT:
        return None, {}
    needed(cells, "contact_type", "contact")
    kind = cells.choice("contact_type", CONTACTS)
    if cells.rejected or kind is None:
        return None, {}
    found = contact(cells, ctx.keys, "contact", kind)
    if found is None:
        cells.reject("contact", "contact_unreadable")
    return found, {"kind": kind}


def _props(cells: Cells, ctx: Context, tie: Tie | None, provider: str) -> dict[str, Any]:
    """`organization`: the key of the one whose shares or votes a tie is about."""
    about = party(cells, ctx.keys, who("about", units=True), provider, "tie")
    said: dict[str, Any] = {
        "instrument": cells.text("instrument"),
        "organization": about.party.key if about else "",
    }
    match tie.kind if tie else None:
        case Kind.SUCCEEDS:
            said["kind"] = tie.form if tie else ""
        case Kind.HOLDS_VOTES:
            return filled(said) | {"pct": share_of(cells, "share")}
        case Kind.KIN_OF:
            said["kind"] = cells.choice("kinship", KINSHIPS)
            said["degree"] = cells.choice("degree", DEGREES)
    return filled(said)


def _check(cells: Cells, tie: Tie, one: Someone | None, other: Someone | None) -> None:
    """Who may stand at which end; kinship is between persons whose numbers are known."""
    if tie.kind is not Kind.HAS_CONTACT:
        needed(cells, "other")
    if one is None or other is None or cells.rejected:
        return
    if one.party.key == other.party.key:
        cells.reject("other", "same_party")
    for field, someone, unit in zip(("one", "other"), (one, other), tie.units, strict=True):
        if unit and someone.party.kind is not NodeKind.ORGANIZATION:
            cells.reject(field, "unit_here")
        if tie.kind is Kind.KIN_OF and someone.assurance is not Assurance.VERIFIED_ID:
            cells.reject(f"{field}_number", "kin_by_number")


_ROWS = ByRow(LAYOUT, _statements)

TIES = Loader(
    kind="ties",
    label=Text("主体之间的关系", "ties between parties"),
    rank=Rank.REGISTRY,
    read=_ROWS.read,
    check=_ROWS.check,
)
