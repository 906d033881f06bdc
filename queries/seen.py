"""An answer as one asker may see it: what is not granted is absent, as if it were not there.

What is over (repaired, revoked, closed, expired) is for the auditor and the person recorded; an
exempted entry for the auditor, a suspended one for steward and auditor. To whom the internal range
is not open, an entry is there in its days of publication only.
"""

from graph.accountability import Entry
from graph.intervals import Day
from graph.policy import Publication
from queries.explain import Explanation, Recorded
from queries.file import CreditFile, Item
from queries.measures import MeasureTold
from queries.person import PersonExplanation, Place
from queries.said import Bystander
from queries.sight import Sight
from queries.standing import OVER, Standing, published_on


def sees(sight: Sight, entry: Entry, standing: Standing, as_of: Day) -> bool:
    """Whether an entry may stand in the answer."""
    granted = {
        Standing.EXEMPTED: sight.exempted,
        Standing.SUSPENDED: sight.suspended,
    } | dict.fromkeys(OVER, sight.closed_entries)
    if not granted.get(standing, True) or not sight.shows_entry(entry):
        return False
    return sight.delivers(Publication.INTERNAL) or published_on(entry, as_of)


def seen_file(file: CreditFile, sight: Sight, as_of: Day) -> CreditFile:
    items = tuple(i for i in file.items if _sees_item(i, sight, as_of))
    measures = tuple(m for m in file.measures if sees_measure(m, sight))
    return file.model_copy(update={"items": items, "measures": measures})


def _sees_item(item: Item, sight: Sight, as_of: Day) -> bool:
    return sees(sight, item.entry, item.standing, as_of)


def sees_measure(measure: MeasureTold, sight: Sight) -> bool:
    """Whether a measure may stand in the answer: one against a person as the person may."""
    return measure.target.kind != "person" or _sees_decided(measure.target.key, sight)


def _sees_decided(person: str, sight: Sight) -> bool:
    """A measure against a person, or a repair it obtained, says that there is an entry on it."""
    return bool(sight.tiers) and sight.shows(person)


def seen_explanation(told: Explanation, sight: Sight, as_of: Day) -> Explanation:
    """Gaps and tasks may name persons: they are for those who also see who was rejected."""
    notices = tuple(n for n in told.case.notices if not n.holder or _sees_decided(n.holder, sight))
    pleas = tuple(p for p in told.pleas if _is_seen(p.holder, sight))
    changes = {
        "case": told.case.model_copy(update={"notices": notices}),
        "recorded": tuple(r for r in told.recorded if _sees_recorded(r, sight, as_of)),
        "not_recorded": _bystanders(told.not_recorded, sight),
        "measures": tuple(m for m in told.measures if sees_measure(m, sight)),
        "pleas": pleas if sight.rejected else (),
        "gaps": told.gaps if sight.rejected else (),
        "tasks": told.tasks if sight.rejected else (),
    }
    return told.model_copy(update=changes)


def _sees_recorded(recorded: Recorded, sight: Sight, as_of: Day) -> bool:
    return sees(sight, recorded.entry, recorded.standing, as_of)


def _bystanders(people: tuple[Bystander, ...], sight: Sight) -> tuple[Bystander, ...]:
    if not sight.rejected:
        return ()
    return tuple(p for p in people if _is_seen(p.holder, sight))


def _is_seen(holder: str, sight: Sight) -> bool:
    """A mention by name is a candidate; organisations are seen by all."""
    if holder.startswith("c:"):
        return sight.candidates
    return sight.shows(holder) if holder.startswith("p") else True


def seen_person(told: PersonExplanation, sight: Sight, as_of: Day) -> PersonExplanation:
    return told.model_copy(update={"places": tuple(_place(p, sight, as_of) for p in told.places)})


def _place(place: Place, sight: Sight, as_of: Day) -> Place:
    hidden = place.recorded is not None and not _sees_recorded(place.recorded, sight, as_of)
    recorded = None if hidden else place.recorded
    changes = {"recorded": recorded, "not_recorded": _bystanders(place.not_recorded, sight)}
    return place.model_copy(update=changes)
