"""Linked risk on a terminal: own items, then linked ones, each with its path."""

from rich.table import Table

from api.cli.session import Session
from api.cli.show.screen import print_note
from api.cli.show.words import rows, span, tier, word
from graph.text import Lang, Text
from queries.risk import RiskAnswer
from queries.risk.risk import Holdings, LinkCount, RecordItem

_OWN = Text("本单位", "own")
_LINKED = Text("关联", "linked via")
_NONE = Text("没有", "nothing on file")
_PUBLISHED = {True: Text("公示期内", "published"), False: Text("不在公示期内", "not published")}


def print_risk(current: Session, answer: RiskAnswer) -> None:
    lang = current.lang
    table = Table(show_lines=True)
    for heading in (
        Text("归属", "own or linked"),
        Text("主体", "subject"),
        Text("记录、名单、措施", "records, lists, measures"),
        Text("路径", "path"),
    ):
        table.add_column(heading.say(lang), overflow="fold")
    table.add_row(_OWN.say(lang), answer.organization.name, _on_file(answer.own, lang), "")
    for item in answer.linked:
        table.add_row(
            f"{_LINKED.say(lang)}：{item.said.say(lang)}",
            f"{item.subject.name}\n{item.subject.key[:24]}",
            _on_file(item.on_file, lang),
            rows(item.path, lang),
        )
    current.out.print(table)
    for count in answer.counts:
        current.out.print(_count(count, lang), highlight=False, markup=False)
    for left in answer.left_out:
        current.print(f"⚑ {left.because.zh}", f"⚑ {left.because.en}")
    current.print(
        f"以 {answer.as_of} 为准；所知至提交 {answer.known_at}。关联只是信息，不因此记入任何主体。",
        f"as of {answer.as_of}; as known at commit {answer.known_at}. A link is information: no "
        "record spreads along it.",
    )
    print_note(current, answer.policy_note)


def _count(count: LinkCount, lang: Lang) -> str:
    told = Text(
        "{via}：{organizations} 个单位，{with_records} 个有有效记录，{listed} 个在名单",
        "{via}: {organizations} organizations, {with_records} with a record that stands, "
        "{listed} in a list",
    )
    numbers = count.model_dump(include={"organizations", "with_records", "listed"})
    return told.fill(via=Text(count.said.zh, count.said.en), **numbers).say(lang)


def _on_file(found: Holdings, lang: Lang) -> str:
    lines = [_record(item, lang) for item in found.records]
    lines += [
        f"{x.label.say(lang)} {x.doc_no} {span((x.valid_from, x.valid_to))}" for x in found.lists
    ]
    lines += [f"{m.code} {m.doc_no} {span((m.valid_from, m.valid_to))}" for m in found.measures]
    return "\n".join(lines) or _NONE.say(lang)


def _record(item: RecordItem, lang: Lang) -> str:
    entry = item.entry
    parts = [
        entry.determined,
        item.event.name,
        word(entry.severity, lang),
        tier(entry, lang),
        item.standing.label.say(lang),
        _PUBLISHED[item.published].say(lang),
    ]
    return " ".join(part for part in parts if part)
