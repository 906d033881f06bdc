"""The days on which each ground bars, from the facts of one person (domain.md §3.3, §0.1(19)).

A term includes its corresponding day: revoked on 2024-06-01, barred through 2027-06-01. Credit
repair shortens none. A part of a fact that is not on file leaves the days unsure, never free.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from graph.accountability.proof import Proof
from graph.intervals import FOREVER, Day, Interval, day, shift
from graph.policy import BarGround, OfficeBar
from graph.policy.grading import plain_kind
from graph.text import Text
from graph.vocabulary import EvidenceLevel, Kind
from queries.measures import MeasureTold
from queries.offices import words
from queries.offices.facts import Held, Instrument, Naming, PersonFacts


class Aim(NamedTuple):
    """The office that is asked about: where, in which industry; `organization` 0 for a type."""

    organization: int
    industry: str


class Term(NamedTuple):
    """`through` is the last day; None where no end is known. `unsure`: what is not on file."""

    start: Day
    through: Day | None
    path: tuple[Proof, ...]
    unsure: Text | None = None

    def holds(self, when: Day) -> bool:
        return self.start <= when and (self.through is None or when <= self.through)


class Missed(NamedTuple):
    """A fact that is near the ground and does not meet it, and why."""

    because: Text
    path: tuple[Proof, ...]


class Reading(NamedTuple):
    """The facts of a person, read for one bar and one aim."""

    bar: OfficeBar
    facts: PersonFacts
    aim: Aim
    levels: Collection[EvidenceLevel]

    def names(self, naming: Naming) -> bool:
        """Whether the evidence is enough for responsibility in person (E1–E3)."""
        return str(naming.fact.props.get("level") or "E4") in self.levels

    @property
    def clock(self) -> str:
        return self.bar.clock or "P1D"  # the policy has checked that a ground with one has one


Found = Iterator[Term | Missed]


def terms_of(reading: Reading) -> Found:
    yield from _GROUNDS[reading.bar.ground](reading)


def _capacity(r: Reading) -> Found:
    for fact in r.facts.said:
        if fact.kind is Kind.PROFILE and fact.props.get("civil_capacity") in ("none", "limited"):
            yield _while(fact.span, (Proof.of(fact, r.facts.person.key, ""),))


def _listed(r: Reading) -> Found:
    for fact in r.facts.said:
        if fact.kind is Kind.LISTED and fact.props.get("list_code") == r.bar.list_:
            yield _while(fact.span, (Proof.of(fact, r.facts.person.key, ""),))


def _measure(r: Reading) -> Found:
    for ordered in r.facts.measures:
        if ordered.code == r.bar.measure and ordered.took_effect:
            yield _while(_days_of(ordered), ordered.evidence)


def _days_of(ordered: MeasureTold) -> Interval:
    return Interval(day(ordered.valid_from), day(ordered.valid_to))


def _while(span: Interval, path: tuple[Proof, ...], unsure: Text | None = None) -> Term:
    through = None if span.stop >= FOREVER else span.stop - 1
    return Term(span.start, through, path, unsure)


def _debt(r: Reading) -> Found:
    for own in r.facts.own:
        debt = _part(own, "debt")
        if debt is not None:
            due = str(debt.get("due") or "")
            paid = day(str(debt["paid"])) if debt.get("paid") else FOREVER
            start = day(due) if due else own.determined
            unsure = words.DOUBT if own.in_doubt else None if due else words.NO_DUE_DAY
            yield _while(Interval(start, paid), (_proof(own),), unsure)


def _sentence(r: Reading) -> Found:
    for own in r.facts.own:
        sentence = _part(own, "sentence")
        if sentence is None:
            continue
        if sentence.get("crime_class") in r.bar.crimes:
            yield from _served(r, own, sentence)
        if r.bar.deprivation and sentence.get("deprivation_ended"):
            through = shift(day(str(sentence["deprivation_ended"])), r.clock)
            yield _dated(own, own.determined, through)


def _served(r: Reading, own: Instrument, sentence: Mapping[str, Any]) -> Found:
    """From the judgment through the clock after the sentence, or after the probation."""
    probation = str(sentence.get("probation_ended") or "")
    ended = str(sentence.get("ended") or "")
    if probation and r.bar.probation:
        yield _dated(own, own.determined, shift(day(probation), r.bar.probation))
    elif probation:
        through = shift(day(probation), r.clock)
        yield Term(own.determined, through, (_proof(own),), words.NO_PROBATION_LIMB)
    elif ended:
        yield _dated(own, own.determined, shift(day(ended), r.clock))
    else:
        # The end cannot lie before the judgment: through its clock the bar is certain.
        certain = shift(own.determined, r.clock)
        yield _dated(own, own.determined, certain)
        yield Term(certain + 1, None, (_proof(own),), words.NO_END)


def _sanction(r: Reading) -> Found:
    for own in r.facts.own:
        if _fits(r, own) and _any_of(own.prop("penalties"), r.bar.penalties):
            yield _dated(own, own.determined, shift(own.determined, r.clock))
    for naming in r.facts.named:
        sanctioned = _any_of(naming.fact.props.get("sanctions"), r.bar.penalties)
        if sanctioned and _fits(r, naming.instrument) and r.names(naming):
            at = naming.instrument.determined
            yield _dated(naming.instrument, at, shift(at, r.clock), _naming(r, naming))


def _accident(r: Reading) -> Found:
    named = {n.instrument.event.ref: n for n in r.facts.named if r.names(n)}
    for instrument in (*r.facts.own, *(n.instrument for n in named.values())):
        if not _fits(r, instrument) or instrument.prop("accident_grade") not in r.bar.grades:
            continue
        own, path = str(instrument.prop("industry") or ""), (_proof(instrument),)
        if own and r.aim.industry and own != r.aim.industry:
            yield Missed(words.OTHER_INDUSTRY.fill(industry=own), path)
        else:
            known = own and r.aim.industry
            unsure = words.DOUBT if instrument.in_doubt else None
            yield Term(instrument.determined, None, path, unsure if known else words.NO_INDUSTRY)


def _closure(r: Reading) -> Found:
    yield from _responsible(r, _closed)


def _bankruptcy(r: Reading) -> Found:
    yield from _responsible(r, _liquidated)


def _closed(r: Reading, instrument: Instrument) -> Day | None:
    """The day on which the unit was closed, if the instrument closes it."""
    closes = _any_of(instrument.prop("penalties"), r.bar.penalties)
    return instrument.determined if closes and _fits(r, instrument) else None


def _liquidated(r: Reading, instrument: Instrument) -> Day | None:
    bankruptcy = _part(instrument, "bankruptcy") or {}
    closed = bankruptcy.get("liquidation_closed")
    return day(str(closed)) if closed else None


def _responsible(r: Reading, begins: Callable[[Reading, Instrument], Day | None]) -> Found:
    """The office and a determination of personal responsibility; either alone bars nobody."""
    named = {n.instrument.event.ref for n in r.facts.named if r.names(n)}
    for naming in r.facts.named:
        start = begins(r, naming.instrument)
        if start is None:
            continue
        held = r.facts.held_at(naming.instrument, r.bar.held)
        path = (*_naming(r, naming), *(_holding(r, h) for h in held[:1]))
        if not r.names(naming):
            yield Missed(words.LEAD_ONLY, path)
        elif r.bar.held and not held:
            yield Missed(words.NOT_IN_OFFICE, path)
        else:
            yield _dated(naming.instrument, start, shift(start, r.clock), path)
    for instrument in r.facts.near if r.bar.held else ():
        held = r.facts.held_at(instrument, r.bar.held)
        if held and instrument.event.ref not in named and begins(r, instrument) is not None:
            yield Missed(words.OFFICE_ALONE, (_proof(instrument), _holding(r, held[0])))


def _head_of_listed(r: Reading) -> Found:
    for held in r.facts.held:
        if held.office not in r.bar.held:
            continue
        for fact in r.facts.listings.get(held.at.ref, []):
            on = fact.span.start
            if fact.props.get("list_code") != r.bar.list_ or not held.fact.span.holds(on):
                continue
            path = (_holding(r, held), Proof.of(fact, held.at.key, ""))
            if r.bar.elsewhere and held.at.ref == r.aim.organization:
                yield Missed(words.SAME_UNIT, path)
            else:
                yield Term(on, shift(on, r.clock), path)


_GROUNDS: dict[BarGround, Callable[[Reading], Found]] = {
    BarGround.CAPACITY: _capacity,
    BarGround.SENTENCE: _sentence,
    BarGround.SANCTION: _sanction,
    BarGround.ACCIDENT: _accident,
    BarGround.CLOSURE: _closure,
    BarGround.BANKRUPTCY: _bankruptcy,
    BarGround.LISTED: _listed,
    BarGround.DEBT: _debt,
    BarGround.HEAD_OF_LISTED: _head_of_listed,
    BarGround.MEASURE: _measure,
}


def _dated(instrument: Instrument, start: Day, through: Day, path: tuple[Proof, ...] = ()) -> Term:
    unsure = words.DOUBT if instrument.in_doubt else None
    return Term(start, through, path or (_proof(instrument),), unsure)


def _fits(r: Reading, instrument: Instrument) -> bool:
    return not r.bar.categories or instrument.prop("category") in r.bar.categories


def _any_of(stated: Any, wanted: Collection[str]) -> bool:
    known = {plain_kind(name) for name in wanted}
    return any(plain_kind(str(name)) in known for name in stated or ())


def _part(instrument: Instrument, name: str) -> Mapping[str, Any] | None:
    part = instrument.prop(name)
    return part if isinstance(part, Mapping) else None


def _proof(instrument: Instrument) -> Proof:
    return Proof.of(instrument.fact, instrument.event.key, instrument.subject.key)


def _naming(r: Reading, naming: Naming) -> tuple[Proof, ...]:
    own = Proof.of(naming.fact, naming.instrument.event.key, r.facts.person.key)
    return own, _proof(naming.instrument)


def _holding(r: Reading, held: Held) -> Proof:
    return Proof.of(held.fact, r.facts.person.key, held.at.key)
