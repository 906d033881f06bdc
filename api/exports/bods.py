"""BODS 0.4: entities, persons and who holds, directs or manages whom, as dated statements.

What a record said in several versions is several statements of one record again, so that the file
means what the graph means. No number and no birth date of a person is in it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from api.exports.bods_details import entity_details, person_details
from api.exports.bods_interests import expressible, interest, unstated
from api.exports.portion import Portion, Told
from api.exports.records import fingerprint, newest, providers_of, record_of
from graph.intervals import Day, iso
from graph.records import Fact, Node
from graph.vocabulary import Flag, Kind, NodeKind

_KINDS = (NodeKind.ORGANIZATION, NodeKind.PERSON, NodeKind.RECORD)


class _Edge(NamedTuple):
    fact: Fact
    subject: str
    party: str | None


def write_bods(portion: Portion, path: Path) -> None:
    """One array, a statement a line. A record is written where all that it says stands together."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for number, statement in enumerate(_statements(portion)):
            file.write(",\n" if number else "\n")
            json.dump(statement, file, ensure_ascii=False)
        file.write("\n]\n")


def _statements(portion: Portion) -> Iterator[dict[str, Any]]:
    for told in portion.told():
        if told.node.kind not in _KINDS:
            portion.left_out[told.node.kind.value] += 1
            continue
        yield from _of_node(told, portion)
        for records in _records(told, portion).values():
            yield from _of_record(records)


def _of_node(told: Told, portion: Portion) -> Iterator[dict[str, Any]]:
    person = told.node.kind is NodeKind.PERSON
    if told.node.kind is NodeKind.RECORD:
        person = "Person" in str(told.props.get("unspecified"))
    details = person_details(told) if person else entity_details(told)
    seen = max((newest(f) for f in (*told.about, *(e for e, _ in told.edges))), default=None)
    closed = bool(told.props.get("record_closed"))
    for provider in providers_of(told) or _NOBODY:
        record = record_of(told.node, portion, provider)
        day = _said_on(told, provider) or seen or 1
        status = "closed" if closed else "new"
        kind = "person" if person else "entity"
        yield _statement(kind, record, record, details, day, provider, status)


_NOBODY = ("责链 Zelian",)


def _said_on(told: Told, provider: str) -> Day | None:
    """The day of the provider's profile of the node."""
    profiles = [f for f in told.about if f.kind is Kind.PROFILE]
    days = [p.asserted_at for f in profiles for p in f.evidence if p.provider == provider]
    return max(days, default=None)


_Key = tuple[str, str, str, str | None]


def _records(told: Told, portion: Portion) -> dict[_Key, list[_Edge]]:
    """The facts of the node by the record that states them; of a fact without one, by itself."""
    found: dict[_Key, list[_Edge]] = defaultdict(list)
    for fact, far in _ends(told):
        if not expressible(fact, far):
            if fact.kind is not Kind.PROFILE:
                portion.left_out[fact.kind.value] += 1
            continue
        provider = fact.evidence[-1].provider
        subject, party = _sides(fact, told.node, far)
        names = [record_of(n, portion, provider) if n else None for n in (subject, party)]
        assert names[0] is not None
        record = str(fact.props.get("record") or fingerprint([fact.kind, *names]))
        found[provider, record, names[0], names[1]].append(_Edge(fact, names[0], names[1]))
    return found


def _ends(told: Told) -> Iterator[tuple[Fact, Node | None]]:
    yield from told.edges
    yield from ((fact, None) for fact in told.about)


def _sides(fact: Fact, near: Node, far: Node | None) -> tuple[Node, Node | None]:
    """Subject and interested party. A nominator stands at the far end of its arrangement."""
    if far is None:
        return near, None
    turned = fact.kind is Kind.NOMINEE_FOR and fact.props.get("type") == "nominator"
    return (near, far) if turned else (far, near)


def _of_record(edges: list[_Edge]) -> Iterator[dict[str, Any]]:
    """One statement for each version; a version says what it said, and no more."""
    provider = edges[0].fact.evidence[-1].provider
    versions = sorted({p.asserted_at for e in edges for p in e.fact.evidence})
    for place, day in enumerate(versions):
        said = [e for e in edges if any(p.asserted_at == day for p in e.fact.evidence)]
        last = place == len(versions) - 1
        yield _version(said, day, provider, "updated" if place else "new", last)


def _version(
    edges: list[_Edge], day: Day, provider: str, status: str, last: bool
) -> dict[str, Any]:
    owners = [e.fact for e in edges if e.fact.kind is Kind.BENEFICIAL_OWNER_OF]
    facts = [e.fact for e in edges if e.fact.kind is not Kind.BENEFICIAL_OWNER_OF] or owners
    if last and all(f.span.stop <= day and not f.flags & Flag.STOP_UNKNOWN for f in facts):
        status = "closed"
    owned = {code for fact in owners for code in fact.props.get("interests", ())}
    first = edges[0]
    nobody = first.fact if first.fact.kind is Kind.UNSTATED_OWNER else None
    details: dict[str, Any] = {
        "isComponent": any(f.props.get("component") is True for f in facts),
        "subject": first.subject,
        "interestedParty": unstated(nobody) if nobody else first.party,
        "interests": _interests(facts, owned, day, nobody),
    }
    components = next((f.props["components"] for f in facts if f.props.get("components")), None)
    if components:
        details["componentRecords"] = components
    record = str(first.fact.props.get("record") or fingerprint([first.fact.kind, *first[1:]]))
    return _statement("relationship", record, first.subject, details, day, provider, status)


def _interests(
    facts: Iterable[Fact], owned: set[str], day: Day, nobody: Fact | None
) -> list[dict[str, Any]]:
    if nobody is not None:
        return [interest(nobody, told, set(), day) for told in nobody.props.get("interests", ())]
    return [interest(fact, fact.props, owned, day) for fact in facts]


def _statement(
    kind: str,
    record: str,
    subject: str,
    details: dict[str, Any],
    day: Day,
    provider: str,
    status: str,
) -> dict[str, Any]:
    said = {
        "declarationSubject": subject,
        "statementDate": iso(day),
        "publicationDetails": {
            "publicationDate": iso(day),
            "bodsVersion": "0.4",
            "publisher": {"name": provider},
        },
        "recordId": record,
        "recordType": kind,
        "recordStatus": status,
        "recordDetails": details,
    }
    return {"statementId": fingerprint(said), **said}
