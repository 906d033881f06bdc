"""Stages of a PPP project: procurement while it is tendered, execution while a contract runs."""

from collections.abc import Iterator

from graph.intervals import FOREVER, Day, Interval
from graph.records import Statement
from graph.vocabulary import Flag, Kind, NodeKind, Stage
from loaders.ocds.reading import At
from loaders.ocds.telling import Teller


def stage_statements(teller: Teller) -> Iterator[Statement]:
    at = teller.release.at
    if not _is_ppp(at) and not teller.context.get("ppp"):
        return
    if at.has("tender"):
        yield from _stage(teller, Stage.PROC, at.child("tender").child("tenderPeriod"), None)
    for contract in at.objects("contracts"):
        if contract.has("period") or contract.has("dateSigned"):
            yield from _stage(
                teller, Stage.EXEC, contract.child("period"), contract.day("dateSigned")
            )


def _is_ppp(at: At) -> bool:
    return at.child("planning").has("project")


def _stage(teller: Teller, stage: Stage, period: At, start: Day | None) -> Iterator[Statement]:
    first, last = period.day("startDate"), period.day("endDate")
    first = first if first is not None else start
    flags = Flag.START_UNKNOWN if first is None else Flag.NONE
    begins = teller.release.asserted_at if first is None else first
    stop = FOREVER if last is None else max(last + 1, begins + 1)
    node = teller.thing(NodeKind.STAGE, stage, name=stage.label.zh)
    record = f"stage|{node.key}"
    span = Interval(begins, stop)
    yield teller.say(Kind.STAGE_OF, node, teller.project, record, {"stage": stage}, span, flags)
