"""An explanation on a terminal."""

from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from api.cli.session import Session
from api.cli.show.lists import print_lists
from api.cli.show.measures import print_measures
from api.cli.show.words import capacity, disputes, ending, rows, span, spans, terms, tier, word
from graph.text import Lang, Text
from queries.answer import Answer, OrganizationExplanation
from queries.explain import Explanation, Recorded
from queries.notices import NoticeGiven
from queries.person import PersonExplanation, Place
from queries.said import Bystander


def print_answer(current: Session, answer: Answer) -> None:
    match answer:
        case PersonExplanation():
            _print_person(current, answer)
        case OrganizationExplanation():
            for told in answer.events:
                print_explanation(current, told)
            if not answer.events:
                current.print("该组织没有失信行为记录", "no default event is on file")
        case Explanation():
            print_explanation(current, answer)


def print_explanation(current: Session, told: Explanation) -> None:
    _heading(current, told)
    _print_recorded(current, told.recorded)
    print_lists(current, told.lists)
    print_measures(current, told.measures)
    _print_not_recorded(current, told.not_recorded)
    _print_notes(current, told)
    current.print(
        f"以 {told.as_of} 为准；所知至提交 {told.known_at}；政策 {told.policy}",
        f"as of {told.as_of}; as known at commit {told.known_at}; policy {told.policy}",
    )
    current.out.print(told.policy_note.say(current.lang), style="dim", soft_wrap=True)
    current.out.print()


def _heading(current: Session, told: Explanation) -> None:
    case, lang = told.case, current.lang
    current.out.rule(f"{case.subject.name} · {case.doc_no}", align="left")
    lines = (
        (Text("当事人", "subject"), f"{case.subject.name}（{word(case.subject_type, lang)}）"),
        (Text("违法行为", "violation"), case.title),
        (Text("认定", "determined"), f"{case.determined} {case.authority}"),
        (Text("行为期间", "conduct"), spans(case.conduct) or _unknown(current, told)),
        (Text("行为时间来源", "conduct stated in"), rows(case.conduct_sources, lang)),
        (Text("严重程度", "severity"), word(case.severity, lang)),
        (Text("决定书来源", "row of the decision"), rows((case.instrument,), lang)),
        (Text("适用规则", "rule"), told.rule or ""),
        *((Text("其后的通知", "notice since"), _notice(n, lang)) for n in case.notices),
    )
    table = Table.grid(padding=(0, 2))
    for label, value in lines:
        if value:
            table.add_row(Styled(label.say(lang), style="dim"), value)
    current.out.print(table)
    if told.clause:
        quoted = f"{told.clause.id}：{told.clause.text}"
        current.out.print(Padding(Styled(quoted, style="italic"), (0, 0, 0, 2)))
    if told.pending:
        current.print(
            "[yellow]该事件正等待重新归责，以下可能变化[/yellow]",
            "[yellow]this event waits for re-attribution; what follows may change[/yellow]",
        )


def _notice(notice: NoticeGiven, lang: Lang) -> str:
    alone = f"（{notice.holder_name}）" if notice.holder_name else ""
    document = f"{notice.authority} {notice.doc_name} {notice.doc_no}"
    told = f"{notice.on} {word(notice.what, lang)}{alone} {document}"
    return f"{' '.join(told.split())}\n{rows(notice.evidence, lang)}"


def _unknown(current: Session, told: Explanation) -> str:
    unknown = Text("不明（回溯期 {window}）", "not dated (look-back {window})")
    return current.say(unknown.fill(window=spans(told.case.window))) if told.case.window else ""


def _print_recorded(current: Session, recorded: tuple[Recorded, ...]) -> None:
    if not recorded:
        current.print("没有记入任何信用记录", "nothing is recorded on anybody")
        return
    table = _table(
        current,
        Text("记入信用记录（记录不是惩戒）", "recorded (a record is not a punishment)"),
        Text("对象", "holder"),
        Text("层级", "tier"),
        Text("身份与重叠期间", "capacity and overlap"),
        Text("状态", "standing"),
        Text("公开范围与期间", "range and days"),
        Text("证据", "evidence"),
    )
    for item in recorded:
        entry = item.entry
        proofs = tuple(p for c in entry.capacities for p in c.evidence)
        proofs += entry.ended_by.evidence if entry.ended_by else ()
        marks = [*ending(entry, current.lang), *disputes(entry, current.lang)]
        review = [f"⚑ {r.say(current.lang)}" for r in item.review]
        table.add_row(
            f"{entry.holder_name}\n{_short(entry.holder)}",
            tier(entry, current.lang),
            "\n".join(capacity(c, current.lang) for c in entry.capacities),
            "\n".join([item.standing.label.say(current.lang), *marks, *review]),
            "\n".join(_published(current, item)),
            rows(proofs, current.lang),
        )
    current.out.print(table)


def _published(current: Session, item: Recorded) -> list[str]:
    entry = item.entry
    lines = [word(entry.publication, current.lang)]
    if entry.publish_from and entry.publish_to:
        lines.append(span((entry.publish_from, entry.publish_to)))
    if entry.repair_from:
        repair = Text("可申请修复：{day} 起", "repair from {day}")
        lines.append(current.say(repair.fill(day=entry.repair_from)))
    return lines


def _print_not_recorded(current: Session, people: tuple[Bystander, ...]) -> None:
    if not people:
        return
    table = _table(
        current,
        Text("不记录，及未满足的条件", "not recorded, and the condition that failed"),
        Text("姓名", "name"),
        Text("职务", "office"),
        Text("未满足的条件", "condition that failed"),
        Text("任期等", "interval"),
        Text("证据", "evidence"),
    )
    for person in people:
        table.add_row(
            f"{person.name}\n{_short(person.holder)}",
            word(person.office, current.lang),
            f"{person.because.say(current.lang)}\n[dim]{person.condition}[/dim]",
            terms(person.path),
            rows(person.path, current.lang),
        )
    current.out.print(table)


def _print_notes(current: Session, told: Explanation) -> None:
    for link in told.links:
        name, kind = link.organization.name, word(link.kind, current.lang)
        current.print(
            f"关联（仅供参考，不记录）：{name}，{kind}",
            f"linked (information only, not recorded): {name}, {kind}",
        )
    for plea in told.pleas:
        verdict = Text("成立", "granted") if plea.accepted else Text("不成立", "not granted")
        current.print(
            f"主张（{verdict.zh}）：{plea.because.zh}", f"plea ({verdict.en}): {plea.because.en}"
        )
    for note in told.gaps:
        current.print(f"缺口：{note.said.zh}", f"gap: {note.said.en}")
    for note in told.tasks:
        current.print(f"待办：{note.said.zh}", f"task: {note.said.en}")
    if told.left_out:
        current.print(
            f"另有 {told.left_out} 个相邻对象超过展示上限，未列出",
            f"{told.left_out} more neighbours are over the limit and not listed",
        )


def _print_person(current: Session, answer: PersonExplanation) -> None:
    current.out.rule(f"{answer.person.name} {_short(answer.person.key)}", align="left")
    if not answer.places:
        current.print("没有与此人任职或点名有关的失信行为", "no event is near this person")
    for place in answer.places:
        _print_place(current, place)


def _print_place(current: Session, place: Place) -> None:
    case = place.case
    current.out.print(f"{case.determined} {case.subject.name} · {case.doc_no}", highlight=False)
    if place.recorded:
        _print_recorded(current, (place.recorded,))
    _print_not_recorded(current, place.not_recorded)


def _table(current: Session, title: Text, *headings: Text) -> Table:
    table = Table(title=current.say(title), title_justify="left", show_lines=True)
    for heading in headings:
        table.add_column(current.say(heading), overflow="fold")
    return table


def _short(key: str) -> str:
    """Enough of a key to tell holders apart on a screen; `--json` gives it whole."""
    return f"[dim]{key[:14]}…[/dim]" if len(key) > 24 else f"[dim]{key}[/dim]"
