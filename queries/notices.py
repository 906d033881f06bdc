"""What was decided of an event after its determination, as an explanation tells it."""

from graph.accountability.event import EventRecord
from graph.accountability.notices import Notice
from graph.accountability.proof import Proof
from queries.said import Shape

CHANGED = "changed"


class NoticeGiven(Shape):
    """`what` is a status or `changed`; `holder` is the person who obtained a repair alone."""

    what: str
    on: str
    doc_no: str
    doc_name: str
    authority: str
    holder: str = ""
    holder_name: str = ""
    fields: tuple[str, ...] = ()  # of a change: what it changed
    evidence: tuple[Proof, ...]


def notices_of(event: EventRecord) -> tuple[NoticeGiven, ...]:
    """In order of their days."""
    told = [*_changes(event), *(_status(event.node.key, n) for n in event.notices)]
    return tuple(sorted(told, key=lambda n: (n.on, n.what, n.doc_no, n.holder)))


def _changes(event: EventRecord) -> list[NoticeGiven]:
    """A change is proved by the fact of the event itself, which it is part of."""
    proof = Proof.of(event.fact, event.node.key, "")
    return [
        NoticeGiven(
            what=CHANGED,
            on=str(change["decided"]),
            doc_no=str(change.get("doc_no") or ""),
            doc_name=str(change.get("doc_name") or ""),
            authority=str(change.get("authority_name") or ""),
            fields=tuple(change["fields"]),
            evidence=(proof,),
        )
        for change in event.fact.props.get("changed_by", ())
    ]


def _status(event: str, notice: Notice) -> NoticeGiven:
    document = notice.ended_by(event)
    return NoticeGiven(
        what=notice.status,
        on=str(notice.fact.props["decided"]),
        doc_no=document.doc_no,
        doc_name=document.doc_name,
        authority=document.authority,
        holder=notice.person.key if notice.person else "",
        holder_name=notice.person.name if notice.person else "",
        evidence=document.evidence,
    )
