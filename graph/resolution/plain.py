"""Families in which the strongest statement holds as it stands: profiles, events, holders, ties."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from graph.intervals import ALWAYS, Day, Interval
from graph.resolution.changed import changed, in_force, is_change
from graph.resolution.releases import laid_over, with_parts
from graph.resolution.said import (
    Said,
    Wanted,
    as_fact,
    differs,
    same_version_rivals,
    strength,
    winners,
)
from graph.resolution.versions import of_records, resolve_versions
from graph.vocabulary import Flag, Kind, SubjectType

# What the law reads of a statement; other wording may differ between sources without harm.
_MATERIAL: dict[Kind, frozenset[str]] = {
    Kind.EVENT: frozenset(
        {"category", "state", "determined", "severity", "penalties", "simple_procedure", "rep_name"}
    ),
    Kind.PROFILE: frozenset({"type", "uscc"}),
    Kind.SEVERITY: frozenset({"severity"}),
}


def resolve_profile(statements: Sequence[Said]) -> list[Wanted]:
    """One profile of a node, and the other names it was ever stated under."""
    profiles, parts = laid_over(s for s in statements if s.kind is Kind.PROFILE)
    wanted = [with_parts(w, parts) for w in _strongest(profiles)]
    current = {str(w.props.get("name", "")) for w in wanted}
    return wanted + _former_names(statements, current)


def _former_names(statements: Sequence[Said], current: set[str]) -> list[Wanted]:
    names: dict[str, Wanted] = {}
    for said in sorted(statements, key=strength):
        name = str(said.props.get("before" if said.kind is Kind.NAME_CHANGE else "name", ""))
        if name and name not in current:
            names[name] = _former(said, name)
    return list(names.values())


def _former(said: Said, name: str) -> Wanted:
    known_end = said.kind is Kind.NAME_CHANGE
    span = Interval(ALWAYS.start, said.span.start) if known_end else ALWAYS
    flags = Flag.START_UNKNOWN | (Flag.NONE if known_end else Flag.STOP_UNKNOWN)
    return Wanted(Kind.FORMER_NAME, said.src, 0, span, flags, {"name": name}, (said.id,))


def resolve_event(statements: Sequence[Said]) -> list[Wanted]:
    """An event as determined and as changed since, with all that was found and decided of it."""
    newest = _newest_of_documents(statements)
    changes = [s for s in newest if is_change(s)]
    events = [s for s in newest if s.kind is Kind.EVENT and not is_change(s)]
    severities = in_force([s for s in newest if s.kind is Kind.SEVERITY], changes)
    wanted = [changed(event, changes) for event in _strongest(events)] + _strongest(severities)
    wanted += _distinct(s for s in winners(statements) if s.kind is Kind.SUBJECT_OF)
    apart = (Kind.EVENT, Kind.SEVERITY, Kind.SUBJECT_OF)
    return wanted + _distinct(s for s in newest if s.kind not in apart)


def resolve_departures(statements: Sequence[Said]) -> list[Wanted]:
    """Evidence that somebody left an office, as it stands: it shapes no term (公司法 §34)."""
    left = [s for s in statements if s.kind is Kind.LEFT_OFFICE]
    return _distinct(_newest_of_documents(left))


# What is published apart from what a determination finds, often under its very number: the step
# that confirms an event is no second edition of the document that dates its conduct.
_APART = frozenset(
    {
        Kind.EVENT,
        Kind.PROCEEDING,
        Kind.PLEA,
        Kind.EXEMPTION,
        Kind.DISPUTE,
        Kind.DISPUTE_OUTCOME,
    }
)


def _newest_of_documents(statements: Iterable[Said]) -> list[Said]:
    """A document that its provider published again replaces all that it said before of its kind."""

    def document(said: Said) -> tuple[str, str, str]:
        apart = str(said.kind) if said.kind in _APART else ""
        return said.provider, str(said.props.get("doc_no", "")), apart

    newest: list[Said] = []
    for _, group in groupby(sorted(statements, key=document), document):
        versions = list(group)
        last = max(s.asserted_at for s in versions)
        newest += [s for s in versions if s.asserted_at == last]
    return newest


def _strongest(statements: Sequence[Said]) -> list[Wanted]:
    """The strongest statement; a rival of the same rank that differs makes it a conflict."""
    held = max(winners(statements), key=_standing, default=None)
    if held is None:
        return []
    material = _MATERIAL[held.kind]
    own_rivals = same_version_rivals(statements)
    rivals = [s for s in winners(statements) if s.weight == held.weight]
    rivals += [s for s in statements if s.id in own_rivals and s.slot == held.slot]
    clash = any(
        differs(held, s, material - _silent(held) - _silent(s))
        for s in rivals
        if s.slot != held.slot or s.asserted_at == held.asserted_at
    )
    return [as_fact(held, Flag.CONFLICT if clash else Flag.NONE)]


def _standing(said: Said) -> tuple[object, ...]:
    """By strength; but of one rank a source that only guesses the type yields to one that states
    it, for it decides who answers."""
    return said.weight, "type" not in _silent(said), strength(said)


def _silent(said: Said) -> frozenset[str]:
    """What a profile does not state of its own: a code that it lacks, a type that is inferred."""
    if said.kind is not Kind.PROFILE:
        return frozenset()
    told = {"type": said.props.get("type"), "uscc": said.props.get("uscc")}
    blank = {key for key, value in told.items() if value in (None, "", SubjectType.UNKNOWN)}
    return frozenset(blank | ({"type"} if said.props.get("type_inferred") else set()))


# What tells facts of one edge and one span apart.
_TELLING = ("finding", "level", "status", "office", "code", "state", "dispute", "role", "plea")


def _distinct(statements: Iterable[Said]) -> list[Wanted]:
    """One fact for each edge, span and finding, status or office, carried by its strongest
    statement: a lead on a person takes nothing from what an instrument found of the same person."""
    best: dict[tuple[object, ...], Said] = {}
    for said in sorted(statements, key=strength):
        what = tuple(said.props.get(k) for k in _TELLING)
        best[said.kind, said.src, said.dst, said.span, what] = said
    return [as_fact(s) for s in best.values()]


def resolve_ties(statements: Sequence[Said]) -> list[Wanted]:
    return _distinct(winners(statements))


def resolve_control(statements: Sequence[Said]) -> list[Wanted]:
    under, others = of_records(statements)
    return _distinct(winners(others)) + resolve_versions(under)


def resolve_records(statements: Sequence[Said]) -> list[Wanted]:
    """Every record stands by itself (a payment, a bid, a commitment): one fact for each slot."""
    records, parts = laid_over(statements)
    return [with_parts(as_fact(said), parts) for said in records]


def resolve_holders(statements: Sequence[Said]) -> list[Wanted]:
    """Holdings; one that a later complete listing of its provider leaves out ended unseen."""
    under, statements = of_records(statements)
    listed = last_listings(statements)
    held = [s for s in winners(statements) if s.kind is not Kind.LISTING]
    rivals = same_version_rivals(statements)
    return [
        _holding(_first_seen(s, statements), listed.get(s.provider, s.asserted_at), s.id in rivals)
        for s in held
    ] + resolve_versions(under)


def _first_seen(said: Said, statements: Sequence[Said]) -> Said:
    """A start that no version gives is the first day on which any version saw the holding."""
    if not said.flags & Flag.START_UNKNOWN:
        return said
    first = min(s.span.start for s in statements if s.slot == said.slot)
    return said._replace(span=Interval(min(first, said.span.start), said.span.stop))


def last_listings(statements: Iterable[Said]) -> dict[str, Day]:
    """The day of each provider's newest complete listing."""
    days: dict[str, Day] = {}
    for said in statements:
        if said.kind is Kind.LISTING:
            days[said.provider] = max(said.asserted_at, days.get(said.provider, 0))
    return days


def _holding(said: Said, listed: Day, rival: bool) -> Wanted:
    fact = as_fact(said, Flag.CONFLICT if rival else Flag.NONE)
    if listed <= said.asserted_at or said.span.stop <= listed:
        return fact
    last_seen = Interval(said.span.start, max(said.span.start, said.asserted_at) + 1)
    return fact._replace(span=last_seen, flags=fact.flags | Flag.STOP_UNKNOWN)
