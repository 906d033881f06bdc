"""Sanctions as list entries, awards of contracts, and documents of identity."""

from collections.abc import Iterator

from graph.intervals import Interval
from graph.records import Party, Statement
from graph.vocabulary import Assurance, Flag, Kind, ListCode, NodeKind
from loaders.ftm.entity import Entity
from loaders.ftm.things import amounts
from loaders.items import Known, known_person, span_of
from loaders.items.parties import Written

_PROGRAMS: dict[ListCode, tuple[str, ...]] = {
    ListCode.SXBZXR: ("失信被执行人", "SXBZXR"),
    ListCode.ZFCG: ("政府采购严重违法失信", "ZFCG"),
    ListCode.YZWF: ("严重违法失信", "YZWF"),
    ListCode.JYYC: ("经营异常", "JYYC"),
    ListCode.NMGGZ: ("拖欠农民工工资", "NMGGZ"),
    ListCode.ZDSS: ("重大税收违法", "ZDSS"),
}
_OVER = frozenset({"inactive", "expired", "removed", "delisted", "lifted", "revoked"})


def sanction(entity: Entity) -> Iterator[Statement]:
    """An entry of the entity itself in the list of its program, and of nobody else."""
    subjects = entity.refs("entity")
    if not subjects:
        entity.entry.reject("entity", "", "missing_value")
    dated = _dated(entity)
    if entity.entry.rejected or dated is None:
        return
    programs = entity.all("program", "programId")
    props = {
        "list_code": _code(programs).value,
        "list_name": "；".join(programs),
        "doc_no": entity.first("authorityId", "unscId") or entity.saying.record,
        "authority_name": entity.first("authority", "publisher"),
        "reason": "；".join(entity.all("reason")),
        "provisions": entity.all("provisions"),
        "event": "",
    }
    for subject in subjects:
        yield entity.saying.say(Kind.LISTED, subject, None, props, subject.key, dated)


def _code(programs: list[str]) -> ListCode:
    said = " ".join(programs)
    found = (c for c, words in _PROGRAMS.items() if any(word in said for word in words))
    return next(found, ListCode.OTHER)


def _dated(entity: Entity) -> tuple[Interval, Flag] | None:
    seen = entity.saying.seen
    start, last = entity.when("listingDate", "startDate", "date"), entity.when("endDate")
    found = span_of(start, last, seen)
    if found is None:
        written = ", ".join(entity.raw("endDate"))
        told = ", ".join(entity.raw("listingDate", "startDate", "date"))
        entity.entry.reject("endDate", written, "end_before_start", start=told)
        return None
    span, flags = found
    over = any(word.lower() in _OVER for word in entity.all("status"))
    if over and last is None and span.start < seen:
        return Interval(span.start, seen), flags | Flag.STOP_UNKNOWN
    return found


def award(entity: Entity) -> Iterator[Statement]:
    say, contracts = entity.saying.say, entity.refs("contract")
    calls, suppliers = entity.refs("callForTenders"), entity.refs("supplier")
    for key, refs in (("supplier", suppliers), ("contract", contracts)):
        if not refs:
            entity.entry.reject(key, "", "missing_value")
    props = {
        "award": entity.saying.record,
        "consortium": len(suppliers) > 1,
        "doc_no": entity.first("documentNumber"),
        "lot_number": entity.first("lotNumber"),
        "status": entity.first("status"),
        **amounts(entity),
    }
    for supplier in suppliers:
        for ref in contracts:
            what = f"{supplier.key}>{ref.key}"
            yield say(Kind.PARTY_TO, supplier, ref, props | {"side": "supplier"}, what)
        for ref in calls:
            yield say(Kind.AWARDED, supplier, ref, props, f"{supplier.key}>{ref.key}")
    for one in contracts:
        for c in calls:
            yield say(Kind.CONTRACT_OF, one, c, {"award": props["award"]}, f"{one.key}>{c.key}")


def identification(entity: Entity) -> Iterator[Statement]:
    """Only a whole citizen number of China tells who its holder is."""
    kind = "护照" if entity.schema == "Passport" else entity.first("type")
    chinese = {"cn", "chn"} & {country.lower() for country in entity.all("country")}
    scheme = "CN-IDCARD" if chinese and "pass" not in kind.lower() and kind != "护照" else kind
    numbers = [Written(scheme, n) for n in entity.raw("number", "passportNumber")]
    provider = entity.saying.source.provider
    if not numbers or not entity.refs("holder"):
        entity.entry.reject("number" if not numbers else "holder", "", "missing_value")
        return
    for holder in entity.entry.ids(entity.properties, "holder"):
        known = known_person(entity.entry, entity.ctx.keys, provider, holder, "", numbers)
        if known.assurance is Assurance.VERIFIED_ID:
            yield from _identity(entity, known, entity.saying.refer(holder))


def _identity(entity: Entity, known: Known, holder: Party) -> Iterator[Statement]:
    for said in entity.saying.identity(known):
        if said.kind is Kind.SAME_AS and said.dst and said.dst.kind is NodeKind.RECORD:
            yield entity.saying.say(Kind.SAME_AS, known.party, holder, {}, holder.key)
        else:
            yield said
