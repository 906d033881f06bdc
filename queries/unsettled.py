"""The events of a subject that recorded nobody: leads, and what is still to be settled."""

from graph.accountability import Outcome
from graph.accountability.conditions import GAPS, say
from graph.accountability.proof import Proof
from graph.intervals import Interval, day
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind
from queries.counting import NotCounted
from queries.records import Record
from queries.said import Said, Shape, Subject

# Events that were never determined: nothing is recorded for them.
LEADS = frozenset({"not_confirmed", "not_determined", "merged"})


class Weighed(Shape):
    """One record or event, and why it counts or does not. `reason` is "" for one that counts."""

    event: Subject
    holder: str
    determined: str
    severity: str
    reason: str
    because: Said
    evidence: tuple[Proof, ...]


class Unsettled:
    """The events of the subject that recorded nobody: leads, and what is still to be settled."""

    def __init__(self, record: Record, window: Interval, view: View) -> None:
        self._found = view.find(record.bare)
        self._events = view.about([n.ref for n in self._found.values()], [Kind.EVENT])
        self._window = window
        keys = [e.event for e in record.entries]
        waiting = view.pending([*keys, *record.bare])
        gaps = {key: _gap(outcome) for key, outcome in record.bare.items()}
        self.leads = tuple(self._lead(key) for key, gap in gaps.items() if gap in LEADS)
        told = [_WAITS.fill(event=key) for key in sorted(waiting)]
        told += [
            _OPEN.fill(event=self._found[key].name, why=_said(outcome))
            for key, outcome in record.bare.items()
            if gaps[key] not in LEADS and key not in waiting and self._inside(key)
        ]
        self.questions = tuple(map(Said.of, told))

    def _determined(self, key: str) -> str:
        facts = self._events[self._found[key].ref]
        return str(facts[0].props.get("determined") or "") if facts else ""

    def _inside(self, key: str) -> bool:
        determined = self._determined(key)
        return not determined or self._window.holds(day(determined))

    def _lead(self, key: str) -> Weighed:
        return Weighed(
            event=Subject.of(self._found[key]),
            holder="",
            determined=self._determined(key),
            severity="",
            reason=NotCounted.LEAD,
            because=Said.of(NotCounted.LEAD.label),
            evidence=tuple(Proof.of(f, key, "") for f in self._events[self._found[key].ref]),
        )


def _gap(outcome: Outcome | None) -> str:
    return outcome.gaps[0].code if outcome and outcome.gaps else ""


def _said(outcome: Outcome | None) -> Text:
    gaps = outcome.gaps if outcome else ()
    return say(GAPS, gaps[0].code, gaps[0].facts) if gaps else _NOBODY


_WAITS = Text(
    "事件 {event} 正等待重新归责，暂不能判断；请运行 zelian check 后再问",
    "event {event} waits to be attributed again; run `zelian check` and ask once more",
)
_OPEN = Text("“{event}”没有记录：{why}", "nothing is recorded for “{event}”: {why}")
_NOBODY = Text("尚未归责", "it is not attributed yet")
