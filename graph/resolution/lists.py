"""List entries: the strongest word for each, and the end that another gave."""

from collections.abc import Callable, Iterable, Sequence

from graph.intervals import FOREVER, Day, Interval
from graph.resolution.said import (
    Said,
    Wanted,
    as_fact,
    same_version_rivals,
    strength,
    winners,
)
from graph.vocabulary import Flag, Kind

Identity = Callable[[Said], tuple[object, ...]]


def resolve_lists(statements: Sequence[Said]) -> list[Wanted]:
    """An entry stands until somebody of its rank took it off, whichever row came first."""
    outs = [s for s in winners(statements) if s.kind is Kind.DELISTED]
    found = []
    for versions in _grouped(statements, Kind.LISTED, _entry):
        held = max(winners(versions), key=strength)
        ended = [s for s in winners(versions) if s.span.stop != FOREVER]
        found.append(_taken_off(held, _conflict(held, versions), [*outs, *ended]))
    return found


def _grouped(statements: Iterable[Said], kind: Kind, identity: Identity) -> list[list[Said]]:
    groups: dict[tuple[object, ...], list[Said]] = {}
    for said in statements:
        if said.kind is kind:
            groups.setdefault(identity(said), []).append(said)
    return list(groups.values())


def _entry(said: Said) -> tuple[object, ...]:
    return tuple(said.props.get(part) for part in ("list_code", "doc_no", "event"))


def _conflict(held: Said, versions: Sequence[Said]) -> Flag:
    """Whether a source of the same rank gives another day of entry."""
    own = same_version_rivals(versions)
    rivals = [s for s in winners(versions) if s.weight == held.weight]
    rivals += [s for s in versions if s.id in own and s.slot == held.slot]
    clash = any(
        s.span.start != held.span.start
        for s in rivals
        if s.slot != held.slot or s.asserted_at == held.asserted_at
    )
    return Flag.CONFLICT if clash else Flag.NONE


def _taken_off(held: Said, flag: Flag, ends: Iterable[Said]) -> Wanted:
    fact = as_fact(held, flag)
    out = max((o for o in ends if _speaks_of(o, held)), key=strength, default=None)
    if out is None or held.span.stop <= _day(out):
        return fact
    # A day of its own remains to an entry that ended on the day on which it began.
    stop = max(_day(out), held.span.start + 1)
    ending = {k: v for k, v in out.props.items() if k.startswith("out_")}
    return fact._replace(
        span=Interval(held.span.start, stop),
        flags=(fact.flags & ~Flag.STOP_UNKNOWN) | (out.flags & Flag.STOP_UNKNOWN),
        props={**fact.props, **ending},
        evidence=(held.id, out.id),
    )


def _day(out: Said) -> Day:
    return out.span.start if out.kind is Kind.DELISTED else out.span.stop


def _speaks_of(out: Said, entry: Said) -> bool:
    """A row that names no decision ends every entry of its list that stands on that day; a day
    before the entry began belongs to an older one."""
    named = out.props.get("doc_no")
    return (
        out.props.get("list_code") == entry.props.get("list_code")
        and (not named or named == entry.props.get("doc_no"))
        and out.weight >= entry.weight
        and _day(out) >= entry.span.start
    )
