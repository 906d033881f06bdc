"""Records that their source publishes again: what each version leaves of the ones before.

A statement under a record (`record`, the source's own id) is one interest of it (`interest`). Of
its versions the newest holds. An older one keeps the days before a newer one began, if it was
written before that day: then the interest changed; a newer start that the older version had seen
pass corrects it. An interest that a newer version of the record leaves out ended unseen. A record
that `replaces` others by their ids is a version of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.intervals import Day, Interval
from graph.resolution.said import Said, Wanted, as_fact
from graph.vocabulary import Flag, Kind

_Record = tuple[str, str]


def of_records(statements: Iterable[Said]) -> tuple[list[Said], list[Said]]:
    """The statements under records, and all others."""
    under: list[Said] = []
    others: list[Said] = []
    for said in statements:
        (under if said.props.get("record") else others).append(said)
    return under, others


def resolve_versions(statements: Sequence[Said]) -> list[Wanted]:
    """One fact for each version that still says something of its own days."""
    roots = _roots(statements)
    newest: dict[_Record, Day] = {}
    lines: dict[_Record, dict[object, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for said in statements:
        record = roots[_own(said)]
        newest[record] = max(said.asserted_at, newest.get(record, said.asserted_at))
        if said.kind is not Kind.LISTING:
            lines[record][said.kind, said.props.get("interest")].append(said)
    return [w for r, own in lines.items() for line in own.values() for w in _line(line, newest[r])]


def _own(said: Said) -> _Record:
    return said.provider, str(said.props["record"])


def _roots(statements: Sequence[Said]) -> dict[_Record, _Record]:
    """Each record as the first, by id, of those that replace one another."""
    parent: dict[_Record, _Record] = {}

    def find(record: _Record) -> _Record:
        while parent.setdefault(record, record) != record:
            record = parent[record]
        return record

    for said in statements:
        for other in [said.props["record"], *said.props.get("replaces", ())]:
            one, two = sorted([find(_own(said)), find((said.provider, str(other)))])
            parent[two] = one
    return {record: find(record) for record in list(parent)}


def _line(versions: list[Said], newest: Day) -> list[Wanted]:
    ordered = sorted(versions, key=lambda s: (s.weight, s.asserted_at, s.digest), reverse=True)
    held = ordered[0]
    rivals = [s for s in ordered if _same_version(s, held)]
    first = _first_seen(held, versions)
    last = as_fact(first, Flag.CONFLICT if len(rivals) > 1 else Flag.NONE)
    wanted = [last if held.asserted_at == newest else _left_out(last, held.asserted_at)]
    for place, old in enumerate(ordered[len(rivals) :], start=len(rivals)):
        stop = _goes_until(old, ordered[:place])
        if stop is not None:
            wanted.append(as_fact(old)._replace(span=Interval(old.span.start, stop)))
    return wanted


def _same_version(one: Said, other: Said) -> bool:
    return (one.weight, one.asserted_at) == (other.weight, other.asserted_at)


def _first_seen(held: Said, versions: Sequence[Said]) -> Said:
    """A start that no version gives is the first day on which any version saw the interest."""
    if not held.flags & Flag.START_UNKNOWN:
        return held
    first = min(s.span.start for s in versions)
    return held._replace(span=Interval(min(first, held.span.start), held.span.stop))


def _goes_until(old: Said, newer: Sequence[Said]) -> Day | None:
    """The day until which an older version still speaks; None where a newer one corrects it."""
    if any(s.flags & Flag.START_UNKNOWN or s.span.start <= old.asserted_at for s in newer):
        return None
    stop = min(old.span.stop, *(s.span.start for s in newer))
    return stop if old.span.start < stop else None


def _left_out(fact: Wanted, seen: Day) -> Wanted:
    if fact.span.stop <= seen:
        return fact
    span = Interval(fact.span.start, max(fact.span.start, seen) + 1)
    return fact._replace(span=span, flags=fact.flags | Flag.STOP_UNKNOWN)
