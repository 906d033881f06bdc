"""Beneficial owners by the three tests of the measures; what was filed stands beside, apart.

All three tests are made and all who satisfy one are told. Only where nobody does, whoever is in
charge of daily management counts; of what the state controls, the legal representative. Read of
PROFILE: `type`, `capital_yuan`; of BENEFICIAL_OWNER_OF: whatever was filed (`test`, `pct` …);
of UNSTATED_OWNER: `answer`, `reason`, `description`.
"""

from collections.abc import Collection, Iterable

from graph.accountability.law import Citation
from graph.accountability.proof import Proof
from graph.intervals import Day, Interval
from graph.policy import BeneficialOwners, Policy
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind, SubjectType
from queries.owners.duty import FILES, duty
from queries.owners.filed import filed, unstated
from queries.owners.reading import Reading
from queries.owners.shapes import Beneficial, Candidate, Duty, InOffice, Test
from queries.owners.telling import Teller, extent
from queries.owners.three_tests import Tests
from queries.said import Said
from queries.shares import Verdict
from queries.sight import Sight

_OUTCOMES = {
    "owners": Text(
        "有自然人符合标准；经检验推算，不等同于已备案的受益所有人，也不等同于实际控制人",
        "natural persons satisfy a test; this is computed and neither a filing nor a finding",
    ),
    "none": Text(
        "没有自然人符合任何一项标准，以负责日常经营管理的人员为受益所有人",
        "no natural person satisfies any test: whoever is in charge of daily management counts",
    ),
    "state": Text(
        "国有独资或国有控股，以法定代表人为受益所有人",
        "the state controls it: the legal representative counts",
    ),
    "undecided": Text(
        "登记的信息不足以断定是否有人符合标准",
        "what is on record does not decide whether anybody satisfies a test",
    ),
    "no_rule": Text(
        "该日受益所有人信息管理办法尚未施行", "the measures were not yet in force on that day"
    ),
}
_TESTS = {
    "ownership": Text(
        "直接或间接最终拥有{limit}%以上（含）股权、股份或合伙权益",
        "finally owns {limit} % or more of the shares or interests, directly or indirectly",
    ),
    "rights": Text(
        "最终享有{limit}%以上（含）收益权或表决权；未另行载明的，随出资",
        "finally enjoys {limit} % or more of benefit or votes; where not recorded, as the shares",
    ),
    "control": Text("单独或联合实际控制", "actually controls, alone or jointly"),
}


def beneficial(
    reading: Reading, tell: Teller, policy: Policy, view: View, as_of: Day, sight: Sight
) -> Beneficial:
    """Reads everything on record; of it only the verdicts leave without the grant."""
    law = policy.beneficial_owners(as_of)
    if law is None:
        return Beneficial(outcome="no_rule", because=Said.of(_OUTCOMES["no_rule"]), duty=None)
    tests = Tests(reading, law)
    told = _told(tests, policy)
    outcome, files = _outcome(tests, told), duty(reading, policy, law, view, as_of)
    offices = _offices(outcome, files, reading, law)
    shown = sight.beneficial_owners
    return Beneficial(
        outcome=outcome,
        because=Said.of(_OUTCOMES[outcome]),
        duty=files,
        tests=told,
        candidates=_candidates(tests, tell, sight) if shown else (),
        in_place=_holders(offices, reading, tell, view, as_of) if shown and offices else (),
        filed=filed(reading.root, tell, view, as_of, sight) if shown else (),
        unstated=unstated(reading.root, view, as_of) if shown else (),
    )


def _outcome(tests: Tests, told: Iterable[Test]) -> str:
    found = {test.verdict for test in told}
    if tests.state is Verdict.YES:
        return "state"
    if Verdict.YES in found:
        return "owners"
    return "undecided" if Verdict.UNKNOWN in {*found, tests.state} else "none"


def _told(tests: Tests, policy: Policy) -> tuple[Test, ...]:
    law, half = tests.law, policy.ownership.control.over
    limits = {
        "ownership": law.ownership.at_least,
        "rights": law.rights.at_least,
        "control": half,
    }
    return tuple(
        Test(
            test=name,
            verdict=tests.verdict(name, limit),
            because=Said.of(_TESTS[name].fill(limit=f"{limit:g}")),
            citations=cited(policy, getattr(law, name).citation),
        )
        for name, limit in limits.items()
    )


def cited(policy: Policy, bases: Iterable[str]) -> tuple[Citation, ...]:
    return tuple(Citation.of(policy.basis(basis)) for basis in bases)


def _candidates(tests: Tests, tell: Teller, sight: Sight) -> tuple[Candidate, ...]:
    reading = tests.reading
    shown = [p for p in tests.people if tell.shows(p.ref)]
    return tuple(
        Candidate(
            holder=tell.at(person.ref),
            identity=reading.profiles.identity(person.ref),
            effective=extent(person.effective),
            votes=extent(person.votes),
            ownership=person.ownership,
            rights=person.rights,
            control=person.control,
            joint=reading.is_joint(person.ref),
            counts_by=next((name for name in _TESTS if getattr(person, name) is Verdict.YES), ""),
        )
        for person in shown
    )


def _offices(outcome: str, files: Duty, reading: Reading, law: BeneficialOwners) -> frozenset[Kind]:
    """Whose holders count where no natural person does, and of a foreign branch besides."""
    offices: set[Kind] = set()
    if outcome == "none":
        offices |= set(_in_charge(reading, law))
    if outcome == "state":
        offices |= set(law.state_owned.offices)
    own = reading.profiles.type_of(reading.root.ref)
    if own == SubjectType.BRANCH and files.filing == FILES:
        offices |= set(law.foreign_branch.offices)
    return frozenset(offices)


def _in_charge(reading: Reading, law: BeneficialOwners) -> Collection[Kind]:
    own = reading.profiles.type_of(reading.root.ref)
    return next((kinds for type_, kinds in law.in_charge.offices.items() if type_ == own), ())


def _holders(
    offices: Collection[Kind], reading: Reading, tell: Teller, view: View, as_of: Day
) -> tuple[InOffice, ...]:
    root = reading.root
    hops = view.expand({root.ref: [Interval(as_of, as_of + 1)]}, offices, "in").hops[root.ref]
    people, facts = view.nodes({h.src for h in hops}), view.facts([h.fact for h in hops])
    found = [
        InOffice(
            holder=tell.subject(people[hop.src]),
            office=hop.kind,
            proof=Proof.of(facts[hop.fact], people[hop.src].key, root.key),
        )
        for hop in hops
        if tell.may_show(people[hop.src])
    ]
    return tuple(sorted(found, key=lambda o: (o.office, o.holder.key)))
