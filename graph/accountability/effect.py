"""What a change would do to the register, shown before it is made."""

from collections.abc import Callable
from typing import NamedTuple

from graph.accountability.outcome import Entry, Outcome
from graph.accountability.register import settle, touched_events
from graph.policy import Policy
from graph.store import Store, View, Writer


class Effect(NamedTuple):
    """Entries that would open and close; an entry of other substance is one of each."""

    opens: tuple[Entry, ...]
    closes: tuple[Entry, ...]


class _LookedError(Exception):
    """Ends the transaction in which an effect was looked at: nothing of it stays."""

    def __init__(self, effect: Effect) -> None:
        self.effect = effect


def effect_of(
    store: Store, policy: Policy, actor: str, change: Callable[[Writer], object]
) -> Effect:
    """Makes a change in a transaction that is taken back, and compares the entries."""
    try:
        with store.write("effect", actor) as writer:
            raise _LookedError(_look(writer, policy, change))
    except _LookedError as looked:
        return looked.effect


def _look(writer: Writer, policy: Policy, change: Callable[[Writer], object]) -> Effect:
    change(writer)
    view = writer.view()
    events = touched_events(writer.touched(), view)
    # The change itself leaves the register as it was; only settling it writes there.
    before = _entries(view, events)
    settle(writer, policy, at_once=len(events))
    after = _entries(view, events)
    return Effect(
        opens=tuple(after[k] for k in sorted(after.keys() - before.keys())),
        closes=tuple(before[k] for k in sorted(before.keys() - after.keys())),
    )


def _entries(view: View, events: set[str]) -> dict[tuple[str, str, str], Entry]:
    stored = view.outcomes(events).values()
    entries = [e for row in stored for e in Outcome.model_validate(row.body).entries]
    return {(e.event, e.holder, e.substance()): e for e in entries}
