"""Tier B: persons whom an instrument names as responsible (domain.md §2.2, E1–E3)."""

from graph.accountability.event import NamedPerson
from graph.accountability.holdings import Holding, is_identified
from graph.accountability.matter import Candidate, Matter, finding_label
from graph.accountability.outcome import Capacity, Rejection
from graph.accountability.proof import Proof
from graph.intervals import overlaps
from graph.policy import RoleClass
from graph.records import Node
from graph.store.grams import plain
from graph.vocabulary import Assurance, Finding


def by_determination(matter: Matter) -> None:
    for named in matter.event.named:
        role_class = class_of(named)
        if matter.rule.record(role_class) is None:
            label = finding_label(named.finding)
            _reject(matter, named, "class_not_recorded", office_zh=label.zh, office_en=label.en)
        elif named.level not in matter.policy.evidence_levels(role_class):
            _reject(matter, named, "evidence_below_e3", level=named.level)
        elif is_identified(named.person.key):
            _take(matter, named, named.person, Assurance.VERIFIED_ID)
        elif _number_in_doubt(named):
            _reject(matter, named, "number_in_doubt")
            _ask_who(matter, named)
        else:
            _bind(matter, named)


def class_of(named: NamedPerson) -> RoleClass:
    """An actual controller is recorded only under a rule that names the class (§2.3)."""
    controller = named.finding == Finding.CONTROLLER
    return RoleClass.CONTROLLER if controller else RoleClass.DIRECT


def _bind(matter: Matter, named: NamedPerson) -> None:
    """A name without a number is the one holder of an office then who bears it, or nobody."""
    fits = {h.holder.key: h for h in matter.holdings if _fits(matter, h, named)}
    if len(fits) == 1:
        holding = next(iter(fits.values()))
        _take(matter, named, holding.holder, Assurance.ROLE_BOUND, holding)
    else:
        _reject(matter, named, "name_not_in_office")
        _ask_who(matter, named)


def _number_in_doubt(named: NamedPerson) -> bool:
    """A number that is masked or wrong may be another person's than the holder of that name."""
    props = named.fact.props
    return props.get("assurance") == Assurance.MASKED or bool(props.get("number_doubted"))


def _ask_who(matter: Matter, named: NamedPerson) -> None:
    label = finding_label(named.finding)
    matter.task(
        "identify_person",
        named.person.key,
        name=named.person.name,
        office_zh=label.zh,
        office_en=label.en,
    )


def _fits(matter: Matter, holding: Holding, named: NamedPerson) -> bool:
    return (
        is_identified(holding.holder.key)
        and plain(holding.name) == plain(named.person.name)
        and bool(overlaps([holding.span], matter.window))
    )


def _take(
    matter: Matter,
    named: NamedPerson,
    person: Node,
    assurance: str,
    holding: Holding | None = None,
) -> None:
    candidate: Candidate = matter.candidate(person, named.person.name, assurance)
    candidate.determined = True
    evidence = [Proof.of(named.fact, matter.event.node.key, person.key)]
    if holding is not None:
        evidence.append(holding.proof(matter.event.subject))
    candidate.capacities.append(
        Capacity(code=named.finding, role_class=class_of(named), evidence=tuple(evidence))
    )


def _reject(matter: Matter, named: NamedPerson, condition: str, **facts: str) -> None:
    matter.rejected.append(
        Rejection(
            holder=named.person.key,
            name=named.person.name,
            office=named.finding,
            condition=condition,
            facts={"name": named.person.name} | facts,
            evidence=(Proof.of(named.fact, matter.event.node.key, named.person.key),),
        )
    )
