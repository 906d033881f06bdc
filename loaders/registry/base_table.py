"""The base table: what is registered of each enterprise itself."""

from collections.abc import Iterator

from graph.identifiers import org_key, person_number
from graph.intervals import ALWAYS, Interval, iso
from graph.records import Party, Statement
from graph.vocabulary import Flag, Kind, NodeKind, SubjectType
from loaders.base import Yield
from loaders.capital import Capital, capital
from loaders.codes import pairs
from loaders.offices import subject_type
from loaders.registry.columns import TableKind
from loaders.registry.identities import best_code, code_in, source_id
from loaders.registry.ledger import Subject
from loaders.registry.names import principals
from loaders.registry.profiles import known, lifetime, profile_props
from loaders.registry.reading import Line, Reading
from loaders.registry.remedies import note_codes
from loaders.values import WAN

REGISTRY_AUTHORITY = "登记机关"


def read_base(reading: Reading) -> Iterator[Yield]:
    return reading.read(TableKind.BASE, _row)


def _row(line: Line) -> Iterator[Statement]:
    """A row with a wrong date states nothing, but its persons are still found through it."""
    cells = line.cells
    name = cells.text("name")
    if not name:
        return
    subject = _enter(line, name)
    if subject is None:
        line.reject("subject", "repeated_subject")
        return
    dates = {f: known(cells.day(f)) for f in ("established", "cancelled", "revoked")}
    span = _span(line, dates["established"], dates["cancelled"])
    if cells.rejected:
        return
    _note_representative(line, subject)
    texts = {field: cells.text(field) for field in ("status", "address")}
    props = profile_props(
        name,
        subject.type,
        _codes(line),
        dates,
        money(line, "capital"),
        cells.text("region"),
        type_text=cells.text("type"),
        reg_authority=cells.text("authority"),
        **texts,
    )
    dated = span, Flag.NONE
    org, record = subject.org, subject.record
    yield line.reading.said(subject, line.place, Kind.PROFILE, org, None, record, props, dated)
    yield from _same_as(line, subject)


def _same_as(line: Line, subject: Subject) -> Iterator[Statement]:
    """Another key of the enterprise, where the row states two."""
    codes = dict(zip(("code", "reg_no"), map(code_in, _codes(line)), strict=True))
    said = line.reading.said
    for one, other in pairs(codes, subject.org.name, line.warn):
        record = f"{one.key}|{other.key}"
        yield said(subject, line.place, Kind.SAME_AS, one, other, record, {})


def _codes(line: Line) -> tuple[str, str]:
    return line.cells.secret("code"), line.cells.secret("reg_no")


def _enter(line: Line, name: str) -> Subject | None:
    cells, pripid = line.cells, line.cells.secret("subject")
    provider = line.reading.ctx.provider or cells.text("authority") or REGISTRY_AUTHORITY
    own_id = "" if person_number(pripid).scheme == "id_card" else pripid
    key = org_key(best_code(*_codes(line)), source_id(provider), own_id or name)
    type_ = subject_type(cells.text("type"), cells.secret("code"), name)
    note_codes(line.part.under, cells, "code", "reg_no")
    org = Party(key, NodeKind.ORGANIZATION, name)
    return line.reading.ledger.enter(pripid, own_id or key, org, type_, provider)


def _span(line: Line, established: int | None, cancelled: int | None) -> Interval:
    span = lifetime(established, cancelled)
    if span is None:
        line.warn("cancelled", "dates_reversed", start=iso(established or 1))
        return lifetime(established, None) or ALWAYS
    return span


def money(line: Line, field: str) -> Capital:
    """The amount in a column, 万元 unless its heading says 元."""
    unit = 1 if line.part.under.headings.get(field, "").endswith("(元)") else WAN
    amount = capital(line.cells.text(field), unit, line.cells.text("currency"))
    if not amount.clear:
        line.warn(field, "amount_unclear")
    return amount


def _note_representative(line: Line, subject: Subject) -> None:
    written = line.cells.secret("representative")
    if not written:
        return
    ledger, place = line.reading.ledger, line.place
    ledger.note_representative(subject, place, written)
    if subject.type is SubjectType.PARTNERSHIP:
        for who in principals(written):
            if who.organisation:
                ledger.note_partner(subject, place, who.organisation)
