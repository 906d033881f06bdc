"""Persons in a look-back, as far as they are granted."""

from graph.accountability.proof import Proof
from graph.identifiers import subject_type_of
from graph.records import Fact, Node
from graph.vocabulary import EventState, EventStatus, Kind, SubjectType, Word
from queries.said import Said, Shape
from queries.sight import Sight


class Standpoint(Word):
    """Where a person stands in a look-back. Only a determination makes anybody responsible."""

    ACCOUNTABLE = (
        "accountable",
        "成因当日负责，须说明；认定之前不作记录",
        "in charge at the cause: to account for it; recorded after a determination only",
    )
    DETERMINED = "determined", "文书认定其负有责任", "found responsible by an instrument"
    IN_OFFICE = (
        "in_office_then",
        "经办之日在任；是否负责须有文书认定",
        "in office on the days of handling; responsible by a determination only",
    )
    CANDIDATE = "candidate", "当日的单位负责人，仅供调查", "head of the body then: for inquiry only"
    NOT_RESPONSIBLE = "not_responsible", "不负责", "not responsible"


class TracedPerson(Shape):
    """One person and the office or duty; the interval is half-open."""

    holder: str
    name: str
    office: str
    duty: str
    standpoint: Standpoint
    because: Said
    valid_from: str
    valid_to: str
    left: bool
    path: tuple[Proof, ...]


def is_seen(person: Node, sight: Sight) -> bool:
    """Who is known by name only is a candidate."""
    return sight.shows(person.key) and (sight.candidates or not person.key.startswith("c:"))


def is_standing(said: list[Fact]) -> bool:
    """Whether a determination is confirmed and not revoked, by what is said of its event."""
    confirmed = any(f.props.get("state") == EventState.CONFIRMED for f in said)
    return confirmed and not any(f.props.get("status") == EventStatus.REVOKED for f in said)


def type_of(organization: Node, said: list[Fact]) -> SubjectType:
    """From a profile on file, else from the head of the code."""
    stated = next((str(f.props.get("type") or "") for f in said if f.kind is Kind.PROFILE), "")
    if stated and stated != SubjectType.UNKNOWN:
        return SubjectType(stated)
    key = organization.key
    head = subject_type_of(key[2:]) if key.startswith("u:") else None
    return SubjectType(head) if head else SubjectType.UNKNOWN
