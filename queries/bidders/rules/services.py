"""前期服务: a supplier that designed, specified, managed, supervised or tested the project."""

from collections.abc import Iterator

from graph.policy.relations import ServiceRule
from graph.vocabulary import Kind
from queries.bidders.found import Found
from queries.bidders.room import Room
from queries.shares import Verdict


def prior_service(room: Room, law: ServiceRule) -> Iterator[Found]:
    """Read of PRIOR_SERVICE: `service`. What the article only means by 等 is a clue."""
    lot = room.lot
    method = str(lot.props.get("method") or "") if lot else ""
    for edge in lot.sources(Kind.PRIOR_SERVICE) if lot else ():
        if edge.src.ref not in room.is_bidder or edge.span.start > room.when:
            continue
        service = str(edge.props.get("service") or "")
        facts = {"service": service, "method": method}
        code, verdict = "prior_service", Verdict.YES
        if method in law.except_methods:
            code, verdict = "sole_source", Verdict.NO
        elif not service:
            code, verdict = "service_unknown", Verdict.UNKNOWN
        elif service not in law.services:
            code, verdict = "other_service", Verdict.UNKNOWN
        clue = code == "other_service"
        yield Found(
            who=(edge.src,), code=code, verdict=verdict, clue=clue, facts=facts, path=(edge,)
        )  # fmt: skip
