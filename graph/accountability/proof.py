"""Where an answer comes from: facts on its path, with their intervals and rows."""

from graph.accountability.shape import Shape
from graph.intervals import iso
from graph.records import Fact
from graph.vocabulary import Kind


class Proof(Shape):
    """One fact on the path, with its interval and the rows it comes from."""

    kind: Kind
    src: str
    dst: str
    valid_from: str
    valid_to: str
    sources: tuple["ProofSource", ...]

    @classmethod
    def of(cls, fact: Fact, src: str, dst: str) -> "Proof":
        first, last = fact.span.iso()
        sources = tuple(
            ProofSource(
                provider=p.provider,
                document=p.document,
                row=p.row,
                version=iso(p.asserted_at),
                statement=p.statement[:16],
            )
            for p in fact.evidence
        )
        return cls(
            kind=fact.kind, src=src, dst=dst, valid_from=first, valid_to=last, sources=sources
        )


class ProofSource(Shape):
    provider: str
    document: str
    row: int | None
    version: str
    statement: str


class EndedBy(Shape):
    """The document that ended an entry."""

    doc_no: str
    doc_name: str = ""
    authority: str = ""
    evidence: tuple[Proof, ...] = ()
