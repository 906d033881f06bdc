"""A history as one asker may see it: an entry that the file would not show is absent with all
its versions, so that what was repaired, revoked or exempted is not found again in its past."""

from collections.abc import Callable

from graph.accountability import Entry
from graph.intervals import Day
from graph.vocabulary import NodeKind
from queries.history import History, Recording, Ruling, Slot
from queries.said import Subject
from queries.seen import sees
from queries.sight import Sight
from queries.standing import standing_on

Shown = Callable[[Entry], bool]


def seen_history(told: History, sight: Sight, as_of: Day) -> History:
    shown = _shown(told, sight, as_of)
    changes = {
        "entries": tuple(r for r in told.entries if shown(r.entry)),
        "rulings": tuple(_ruling(r, shown, sight) for r in told.rulings),
    }
    if not sight.complaints:
        changes["slots"] = tuple(slot for slot in told.slots if not is_lead(slot))
        changes["facts"] = tuple(f for f in told.facts if not _is_led(f.src, f.dst))
    return told.model_copy(update=changes)


def _shown(told: History, sight: Sight, as_of: Day) -> Shown:
    """By the version that stands in the register now; an entry that has none was taken back."""
    own = {told.of.key, *(key.key for key in told.other_keys)}

    def which(entry: Entry) -> tuple[str, str]:
        return entry.event, told.of.key if entry.holder in own else entry.holder

    now = {which(r.entry): r for r in told.entries if r.held.superseded is None}

    def shown(entry: Entry) -> bool:
        standing = now.get(which(entry))
        if standing is None:
            return sight.closed_entries and sight.shows_entry(entry)
        return _sees(standing, sight, as_of)

    return shown


def _sees(recording: Recording, sight: Sight, as_of: Day) -> bool:
    return sees(sight, recording.entry, standing_on(recording.entry, as_of), as_of)


def _ruling(ruling: Ruling, shown: Shown, sight: Sight) -> Ruling:
    outcome = ruling.outcome
    changes = {
        "entries": tuple(e for e in outcome.entries if shown(e)),
        "rejected": outcome.rejected if sight.rejected else (),
        "pleas": outcome.pleas if sight.rejected else (),
        "gaps": outcome.gaps if sight.rejected else (),
        "tasks": outcome.tasks if sight.rejected else (),
    }
    return ruling.model_copy(update={"outcome": outcome.model_copy(update=changes)})


def is_lead(slot: Slot) -> bool:
    """Of a complaint, which only an auditor sees."""
    return any(_is_led(version.src, version.dst) for version in slot.versions)


def _is_led(src: Subject, dst: Subject | None) -> bool:
    """Whether a complaint stands at either end."""
    return NodeKind.COMPLAINT in (src.kind, dst.kind if dst else "")
