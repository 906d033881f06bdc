"""A look-back on a terminal."""

from collections.abc import Iterable

from rich.table import Table

from api.cli.session import Session
from api.cli.show.screen import print_note
from api.cli.show.words import capacity, rows, span, tier, word
from graph.text import Text
from queries.said import Said
from queries.tracing import HandlingTrace, ShopTrace, StageTrace, Trace
from queries.tracing.people import TracedPerson

_HEADINGS = (
    Text("姓名", "name"),
    Text("职务与职责", "office and duty"),
    Text("期间", "days"),
    Text("结论与原因", "finding and reason"),
    Text("证据", "evidence"),
)
STAGE_ROLES = {
    "cause_stage": Text("成因阶段", "where it was caused"),
    "found_stage": Text("发现阶段", "where it was found"),
}
_LEFT = Text("已离任", "has left")


def print_trace(current: Session, answer: Trace) -> None:
    match answer:
        case StageTrace():
            _print_stages(current, answer)
        case HandlingTrace():
            _print_handling(current, answer)
        case ShopTrace():
            _print_shop(current, answer)
    current.print(
        f"以 {answer.as_of} 为准；所知至提交 {answer.known_at}。回溯不是认定。",
        f"as of {answer.as_of}; as known at commit {answer.known_at}. A look-back determines "
        "nothing.",
    )
    print_note(current, answer.policy_note)


def _print_stages(current: Session, answer: StageTrace) -> None:
    lang = current.lang
    project = answer.project.name if answer.project else ""
    _line(current, answer.event.name, answer.body.name, project)
    for stage in answer.stages:
        role = STAGE_ROLES[stage.role].say(lang) if stage.role in STAGE_ROLES else stage.role
        _line(
            current, stage.stage.name, stage.label.say(lang), stage.regime, role, stage.cause_date
        )
        _print_people(current, stage.persons)
    _print_people(current, answer.candidates)
    _print_notes(current, (*answer.gaps, *answer.limits))


def _print_handling(current: Session, answer: HandlingTrace) -> None:
    _line(current, answer.incident.name or answer.incident.key)
    for handled in answer.handlers:
        answers = handled.answers.name if handled.answers else ""
        days = span((handled.valid_from, handled.valid_to))
        _line(current, handled.handler.name, days, "→", answers, rows(handled.path, current.lang))
        _print_people(current, handled.persons)
        for link in handled.information:
            name = link.organization.name
            current.print(
                f"  仅供知悉：{name}（{link.kind}）", f"  information only: {name} ({link.kind})"
            )
        _print_notes(current, handled.gaps)
    for event in answer.determinations:
        _line(current, "→", event.name)
    for person in answer.determined:
        current.print(f"  文书认定其负有责任：{person.name}", f"  found responsible: {person.name}")
    _print_notes(current, (*answer.gaps, *answer.limits))


def _print_shop(current: Session, answer: ShopTrace) -> None:
    lang = current.lang
    _line(current, answer.event.name, answer.operator.name)
    for recorded in answer.recorded:
        entry = recorded.entry
        told = "，".join(capacity(c, lang) for c in entry.capacities)
        _line(current, "  ", entry.holder_name, tier(entry, lang), told)
    for hosting in answer.platforms:
        found = " ".join(e.name for e in hosting.found)
        _line(current, hosting.platform.name, hosting.because.say(lang), found)


def _print_people(current: Session, people: Iterable[TracedPerson]) -> None:
    table = Table(show_lines=True)
    for heading in _HEADINGS:
        table.add_column(current.say(heading), overflow="fold")
    for person in people:
        table.add_row(*_row(current, person))
    if table.row_count:
        current.out.print(table)


def _row(current: Session, person: TracedPerson) -> list[str]:
    lang = current.lang
    days = [span((person.valid_from, person.valid_to)), _LEFT.say(lang) if person.left else ""]
    told = dict.fromkeys((person.standpoint.label.say(lang), person.because.say(lang)))
    return [
        person.name,
        " ".join(part for part in (word(person.office, lang), person.duty) if part),
        "\n".join(part for part in days if part),
        "\n".join(told),
        rows(person.path, lang),
    ]


def _line(current: Session, *parts: str) -> None:
    told = "  ".join(part for part in parts if part)
    current.out.print(told, highlight=False, markup=False)


def _print_notes(current: Session, notes: Iterable[Said]) -> None:
    for note in notes:
        current.print(f"⚑ {note.zh}", f"⚑ {note.en}")
