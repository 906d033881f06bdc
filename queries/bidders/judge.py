"""From what the rules found to rulings and clues with law, path and words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.accountability.law import Citation
from graph.accountability.proof import Proof
from graph.intervals import iso
from graph.policy import ClueEffect, RelationRule
from graph.records import Fact, Node
from graph.store import View
from graph.vocabulary import NodeKind
from queries.bidders.found import Found
from queries.bidders.room import Room
from queries.bidders.rules import RULES
from queries.bidders.shapes import Clue, Finding, RuleRead, Ruling
from queries.bidders.sighted import code_of, seen, shown_path
from queries.bidders.words import WHY_NOT, reason
from queries.said import Said, Subject
from queries.shares import Verdict
from queries.sight import Sight


@dataclass(frozen=True)
class Judged:
    """One finding under its rule, before it is told."""

    rule: str
    law: RelationRule
    found: Found


def judge(room: Room, sight: Sight) -> tuple[list[Judged], list[RuleRead]]:
    """Every rule of the procedures, in the version of the deadline, over the whole room."""
    told: list[Judged] = []
    read: list[RuleRead] = []
    for rule in RULES:
        versions = dict(room.law.rules.versions())[rule.id]
        if not any(_applies(room, law) for law in versions):
            continue
        law = room.law.rules.in_force(rule.id, room.when)
        why = "" if law else "not_in_force"
        why = "needs_lot" if rule.needs_lot and room.lot is None else why
        found: list[Found] = []
        if law is not None and not why:
            found = [f for f in _distinct(rule.test(room, law)) if seen(f, sight)]
            told += [Judged(rule.id, law, f) for f in found]
        read.append(_read(rule.id, law or versions[-1], why, found))
    return told, read


def _applies(room: Room, law: RelationRule) -> bool:
    return bool(set(law.procedures) & set(room.procedures))


def _distinct(found: Iterable[Found]) -> Iterator[Found]:
    """One finding for each pair, code and path; two sources of one fact make one finding."""
    told = set()
    for one in found:
        ends = tuple((e.kind, e.src.ref, e.dst.ref, e.span) for e in one.path)
        key = (tuple(n.ref for n in one.who), one.code, tuple(one.facts.items()), ends)
        if key not in told:
            told.add(key)
            yield one


def _read(rule: str, law: RelationRule, why: str, found: list[Found]) -> RuleRead:
    rulings = [f.verdict for f in found if not f.clue]
    return RuleRead(
        rule=f"{rule}@{law.version}",
        title=Said.of(law.title),
        applied=not why,
        why_not=Said.of(WHY_NOT[why]) if why else None,
        yes=rulings.count(Verdict.YES),
        unknown=rulings.count(Verdict.UNKNOWN),
        clues=sum(f.clue for f in found),
    )


def tell(told: list[Judged], room: Room, view: View, sight: Sight) -> list[Finding]:
    """With the proofs of all paths, in one read."""
    paths = [shown_path(j.found, sight) for j in told]
    facts = view.facts({edge.fact for path in paths for edge in path})
    return [_finding(j, room, facts, sight) for j in told]


def _finding(judged: Judged, room: Room, facts: Mapping[int, Fact], sight: Sight) -> Finding:
    law, found = judged.law, judged.found
    path, code = shown_path(found, sight), code_of(found, sight)
    said = {
        "rule": f"{judged.rule}@{law.version}",
        "title": Said.of(law.title),
        "verdict": found.verdict,
        "code": code,
        "because": Said.of(reason(code, found.facts)),
        "bidders": tuple(Subject.of(n) for n in _in_order(found.who)),
        "facts": dict(found.facts),
        "path": tuple(Proof.of(facts[e.fact], e.src.key, e.dst.key) for e in path),
        "persons": _persons(found, sight),
        "as_of": iso(room.when),
        "citations": tuple(_citations(law, room)),
        "verified": law.verified,
    }
    if found.clue:
        return Clue.model_validate(said | {"effect": law.clue or ClueEffect.FLAG})
    return Ruling.model_validate(said | {"effect": law.ruling})


def _in_order(who: tuple[Node, ...]) -> list[Node]:
    return sorted(who, key=lambda node: node.key)


def _citations(law: RelationRule, room: Room) -> Iterator[Citation]:
    for name in law.citation:
        basis = room.policy.basis(name)
        if basis.in_force(room.when):
            yield Citation.of(basis)


def _persons(found: Found, sight: Sight) -> tuple[Subject, ...]:
    ends = {n.key: n for e in shown_path(found, sight) for n in (e.src, e.dst)}
    people = [n for n in ends.values() if n.kind is NodeKind.PERSON]
    ordered = sorted(people, key=lambda node: node.key)
    names = sight.person_names
    return tuple(Subject(key=n.key, name=n.name if names else "", kind=n.kind) for n in ordered)
