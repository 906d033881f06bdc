"""The investors table: who holds which share, and who is what kind of partner."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from graph.identifiers import classify, person_number
from graph.records import Statement
from graph.vocabulary import Family, Kind, SubjectType
from loaders.base import Yield
from loaders.registry.base_table import money
from loaders.registry.columns import TableKind
from loaders.registry.identities import Identity, natural_person, organisation, record_part
from loaders.registry.ledger import Subject
from loaders.registry.names import is_organisation, mention, tidy
from loaders.registry.parts import Part
from loaders.registry.persons import office_props
from loaders.registry.reading import Dated, Line, Reading
from loaders.registry.remedies import note_code
from loaders.tables import Cells
from loaders.values import blank

_NATURAL_CODES = frozenset({"20", "21", "22", "30", "35", "36"})  # domain.md §4.7
_NATURAL = re.compile(r"(?<!非)自然人|个人|居民")
_EXECUTING = ("执行事务合伙人", "执行合伙人", "合伙事务执行人")


def read_investors(reading: Reading) -> Iterator[Yield]:
    kind = TableKind.INVESTORS
    scales = {i: scale(p) for i, p in enumerate(reading.parts.known) if p.kind is kind}
    return reading.read(kind, partial(_row, scales=scales), Family.HOLDERS)


def scale(part: Part) -> int:
    """What makes per cent of the shares of a table: 100 where they run to 1 and not to 100."""
    if "%" in part.under.headings.get("share", "%"):
        return 1
    read = (cells.text("share") for cells in part.rows() if isinstance(cells, Cells))
    shares = (share for written in read if (share := _share(written)) is not None)
    first = next(shares, Decimal(100))
    return 100 if first <= 1 and all(share <= 1 for share in shares) else 1


def _share(written: str) -> Decimal | None:
    """A share as a number; one with its own per cent sign is never a fraction of 1."""
    try:
        number = Decimal(written.replace("％", "%").removesuffix("%").strip())
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    return number


def _row(line: Line, scales: dict[int, int]) -> Iterator[Statement]:
    subject, signed = line.subject(), line.cells.day("date")
    line.cells.secret("name")
    if subject is None:
        return
    ledger, fit = line.reading.ledger, not line.cells.rejected
    ledger.note_row(Family.HOLDERS, subject, line.place, whole=fit)
    if not fit:
        return
    who, dated = _investor(line, subject), line.reading.since(signed)
    share = _per_cent(line, scales[line.index])
    ledger.add_share(subject, line.place, share)
    props = {"name": who.party.name, "pct": share, **_amounts(line)}
    yield _said(line, subject, who, Kind.HOLDS_SHARE, props, dated)
    for office in _partner_offices(line, subject, who):
        role = office_props(who, line.cells.text("partner") or line.cells.text("type"))
        # The list of personnel is silent on partners: leaving one out ends no term.
        role["listed"] = Family.HOLDERS
        yield _said(line, subject, who, office, role, dated)


def _said(
    line: Line, subject: Subject, who: Identity, kind: Kind, props: dict[str, Any], dated: Dated
) -> Statement:
    record = f"{subject.record}|{record_part(line.cells.secret('record'), who)}|{kind}"
    reading, src = line.reading, who.party
    return reading.said(subject, line.place, kind, src, subject.org, record, props, dated)


def _investor(line: Line, subject: Subject) -> Identity:
    cells = line.cells
    written, number = cells.secret("name"), cells.secret("number")
    if not _natural(line):
        note_code(line.part.under, cells, "code")
        return organisation(
            subject.provider, subject.org, tidy(written), cells.secret("code"), number
        )
    named = mention(written)
    beside = named.number if named else ""
    found = person_number(number or beside, cells.text("document_type"))
    line.warn_number("number", found)
    name = named.name if named else written
    return natural_person(line.reading.ctx.keys, subject.org, name, found)


def _natural(line: Line) -> bool:
    """By the type that is stated, else by the code, else by the form of the name."""
    cells = line.cells
    kind = cells.text("type")
    if kind in _NATURAL_CODES or _NATURAL.search(kind):
        return True
    stated = kind.isdigit() or "法人" in kind or "企业" in kind
    has_code = bool(classify(cells.secret("code")).value)
    return not (stated or has_code or is_organisation(cells.secret("name")))


def _per_cent(line: Line, factor: int) -> float | None:
    """Blank is unknown, neither nothing nor all."""
    written = line.cells.text("share")
    if blank(written):
        return None
    share = _share(written)
    own_sign = written.rstrip().endswith(("%", "％"))
    per_cent = None if share is None else share * (1 if own_sign else factor)
    if per_cent is None or not 0 <= per_cent <= 100:
        line.warn("share", "share_unclear")
        return None
    return float(per_cent)


def _amounts(line: Line) -> dict[str, str | None]:
    subscribed, paid = money(line, "subscribed"), money(line, "paid")
    return {
        "subscribed_yuan": subscribed.yuan,
        "paid_yuan": paid.yuan,
        "currency": subscribed.currency or paid.currency,
    }


def _partner_offices(line: Line, subject: Subject, who: Identity) -> Iterator[Kind]:
    if subject.type is not SubjectType.PARTNERSHIP:
        return
    kind = line.cells.text("partner") or line.cells.text("type")
    if "有限合伙人" in kind:
        yield Kind.LIMITED_PARTNER
    if "普通合伙人" in kind:
        yield Kind.GENERAL_PARTNER
    named = line.reading.ledger.settle_partner(subject, who.party.name)
    if named or any(word in kind for word in _EXECUTING):
        yield Kind.MANAGING_PARTNER
