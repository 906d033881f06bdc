"""Measures on a terminal: what is only proposed is never shown as in force."""

from api.cli.session import Session
from api.cli.show.tables import print_table
from api.cli.show.words import rows, span
from graph.accountability.measure import MeasureState
from graph.text import Text
from queries.measures import MeasureTold

_IN_FORCE = {True: Text("有效", "in force"), False: Text("无效", "not in force")}
_SHOWN_BY_DAY = (MeasureState.ACTIVE, MeasureState.RELEASED, MeasureState.TRANSFERRED)


def print_measures(current: Session, measures: tuple[MeasureTold, ...]) -> None:
    title = Text(
        "惩戒措施（记录不等于惩戒：建议须有决定书方生效，决定只约束其写明的对象）",
        "measures (a record is not a punishment: a proposal needs a decision, and a decision binds "
        "only whom it names)",
    )
    headings = (
        Text("措施", "measure"),
        Text("对象", "target"),
        Text("决定", "decision"),
        Text("执行", "executed by"),
        Text("期间", "days"),
        Text("状态", "standing"),
        Text("依据", "basis"),
        Text("证据", "evidence"),
    )
    print_table(current, title, headings, (_measure(current, m) for m in measures))


def _measure(current: Session, measure: MeasureTold) -> list[str]:
    return [
        f"{measure.code} {measure.label.say(current.lang)}",
        measure.target.name,
        f"{measure.doc_no}\n{measure.authority}".strip(),
        measure.executor,
        span((measure.valid_from, measure.valid_to)),
        _standing(current, measure),
        "\n".join(measure.basis),
        rows(measure.evidence, current.lang),
    ]


def _standing(current: Session, measure: MeasureTold) -> str:
    by_day = measure.state in _SHOWN_BY_DAY
    state = _IN_FORCE[measure.stands] if by_day else measure.state.label
    ended = Text("终止文书：{doc}", "ended by {doc}").fill(doc=measure.ended_by)
    lines = [current.say(state), *(b.say(current.lang) for b in measure.because)]
    return "\n".join([*lines, current.say(ended)] if measure.ended_by else lines)
