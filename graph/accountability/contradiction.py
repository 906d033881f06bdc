"""A row whose representative is not the registered one (domain.md §0.1(12))."""

from graph.accountability.holdings import Holding
from graph.accountability.matter import Matter
from graph.accountability.outcome import Rejection
from graph.accountability.proof import Proof
from graph.intervals import Interval, merge
from graph.store.grams import plain


def check_representative(matter: Matter) -> None:
    """Holds back every holder of the office that the row's name contradicts.

    The row gives the representative of the day it was written: any holder from the conduct to
    the determination agrees with it. Without a registered holder nothing is contradicted.
    """
    event = matter.event
    if not event.rep_name:
        return
    registered = _registered(matter)
    if not registered or any(_is(h, event.rep_name, event.rep_key) for h in registered):
        return
    names = "、".join(dict.fromkeys(h.name for h in registered))
    facts = _stated(event.rep_name, names) | {"registered": names}
    matter.task("settle_representative", *sorted({h.holder.key for h in registered}), **facts)
    _hold_back(matter, registered)
    _reject_stated(matter, facts)


def _stated(name: str, registered: str) -> dict[str, str]:
    """The name in the row; of a namesake it is said that the number is another."""
    if plain(name) != plain(registered):
        return {"stated": name}
    return {"stated_zh": f"{name}（证件号码不同）", "stated_en": f"{name} (another number)"}


def _registered(matter: Matter) -> list[Holding]:
    event = matter.event
    span = merge([*matter.window, Interval(matter.window[0].start, event.determined + 1)])
    required = matter.policy.required_offices(event.subject_type)
    return [h for h in matter.holdings if h.counts_as in required and h.overlap(span)]


def _is(holding: Holding, name: str, key: str) -> bool:
    if key and holding.holder.key.startswith("p"):
        return holding.holder.key == key
    return plain(holding.name) == plain(name)


def _hold_back(matter: Matter, registered: list[Holding]) -> None:
    for key in {h.holder.key for h in registered}:
        candidate = matter.candidates.get(key)
        if candidate is not None and not candidate.determined:
            candidate.review.add("name_contradiction")


def _reject_stated(matter: Matter, facts: dict[str, str]) -> None:
    event = matter.event
    matter.rejected.append(
        Rejection(
            holder=event.rep_key,
            name=event.rep_name,
            office="",
            condition="name_contradicts_registry",
            facts=facts,
            evidence=(Proof.of(event.fact, event.node.key, ""),),
        )
    )
