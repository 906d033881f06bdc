"""The three tests of beneficial owners on all that is on record, whatever of it may be shown."""

from dataclasses import dataclass
from functools import cached_property

from graph.policy import BeneficialOwners
from graph.records import Ref
from queries.owners.effective import Effective
from queries.owners.ends import NO_HOLDERS, NOT_READ, STATE, UNSPECIFIED
from queries.owners.reading import Reading
from queries.shares import Verdict

_OPEN = frozenset({NO_HOLDERS, NOT_READ, UNSPECIFIED})


@dataclass
class Tests:
    """The tests on all that is on record, whatever of it may be shown."""

    reading: Reading
    law: BeneficialOwners

    @cached_property
    def people(self) -> list["Person"]:
        reading, found = self.reading, []
        for ref, node in reading.cone.nodes.items():
            if reading.profiles.is_natural(node):
                person = self._person(ref)
                if Verdict.YES in person.verdicts or Verdict.UNKNOWN in person.verdicts:
                    found.append(person)
        key = reading.cone.nodes
        return sorted(found, key=lambda p: key[p.ref].key)

    def _person(self, ref: Ref) -> "Person":
        reading, law = self.reading, self.law
        effective = reading.effective(ref) or Effective(0.0, 0.0)
        low, high, unsure = reading.board.votes_of(ref, reading.root.ref)
        votes = Effective(low, high, unsure, unsure and low == 0)
        return Person(
            ref,
            effective,
            votes,
            effective.reaches(law.ownership.at_least),
            votes.reaches(law.rights.at_least),
            reading.control.get(ref, (Verdict.NO, {}))[0],
        )

    def verdict(self, test: str, limit: float) -> Verdict:
        found = {getattr(person, test) for person in self.people}
        if Verdict.YES in found:
            return Verdict.YES
        unsure = Verdict.UNKNOWN in found or self._open(test, limit)
        return Verdict.UNKNOWN if unsure else Verdict.NO

    def _open(self, test: str, limit: float) -> bool:
        """Whether behind ends of which no holder is known there may be somebody who fits."""
        reading, root = self.reading, self.reading.root.ref
        ends = [ref for ref, why in reading.ends.items() if why in _OPEN]
        if root in ends or (test == "control" and any(ref in reading.control for ref in ends)):
            return True
        reach = 0.0
        for ref in ends:
            effective = reading.effective(ref)
            share = effective.high if effective else 0.0
            votes = reading.board.votes_of(ref, root)[1] if test == "rights" else 0.0
            reach += max(share, votes)
            if reach >= limit:
                return True
        return False

    @cached_property
    def state(self) -> Verdict:
        """Whether a body through which the state holds directs it."""
        ends = self.reading.ends
        found = {v for ref, (v, _) in self.reading.control.items() if ends.get(ref) == STATE}
        return next((v for v in (Verdict.YES, Verdict.UNKNOWN) if v in found), Verdict.NO)


@dataclass(frozen=True)
class Person:
    ref: Ref
    effective: Effective
    votes: Effective
    ownership: Verdict
    rights: Verdict
    control: Verdict

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        return self.ownership, self.rights, self.control
