"""A person as it is on file: the offices held, each with its days and its source."""

from graph.accountability.proof import Proof
from graph.errors import NotFoundError
from graph.intervals import ALWAYS, Day, iso
from graph.records import Fact, Node
from graph.store import View
from graph.text import Text
from graph.vocabulary import OFFICES, Flag, NodeKind
from queries.said import Said, Shape, Subject
from queries.sight import Sight


class OfficeHeld(Shape):
    """`held` is of the day asked about; `end_unseen`: that it is still held was not seen."""

    organization: Subject
    office: str
    label: Said
    valid_from: str
    valid_to: str
    held: bool
    end_unseen: bool
    source: Proof


class PersonCard(Shape):
    person: Subject
    as_of: str
    known_at: int
    offices: tuple[OfficeHeld, ...]


def person_card(person: Node, view: View, as_of: Day, sight: Sight) -> PersonCard:
    """Offices in order of their first day. Raises NotFoundError for whoever may not be told of."""
    if person.kind is not NodeKind.PERSON or not sight.shows(person.key):
        raise NotFoundError(_NOTHING)
    hops = view.expand({person.ref: [ALWAYS]}, OFFICES, "out").hops[person.ref]
    facts = view.facts([hop.fact for hop in hops])
    places = view.nodes({hop.dst for hop in hops})
    told = [_office(facts[h.fact], person, places[h.dst], as_of) for h in hops]
    return PersonCard(
        person=_called(person, sight),
        as_of=iso(as_of),
        known_at=view.known_at,
        offices=tuple(sorted(told, key=lambda o: (o.valid_from, o.organization.key, o.office))),
    )


def _called(person: Node, sight: Sight) -> Subject:
    told = Subject.of(person)
    return told if sight.person_names else told.model_copy(update={"name": ""})


def _office(fact: Fact, person: Node, at: Node, as_of: Day) -> OfficeHeld:
    first, last = fact.span.iso()
    return OfficeHeld(
        organization=Subject.of(at),
        office=fact.kind,
        label=Said.of(fact.kind.label),
        valid_from=first,
        valid_to=last,
        held=fact.span.holds(as_of),
        end_unseen=bool(fact.flags & Flag.STOP_UNKNOWN),
        source=Proof.of(fact, person.key, at.key),
    )


_NOTHING = Text("没有可提供的内容", "nothing is available")
