"""Disclosures and the outbox on a terminal."""

from api.cli.session import Session
from api.cli.show.tables import print_table
from api.sharing import Disclosed, Outbox, Waiting
from graph.text import Text

_GIVEN = (Text("登记号", "number"), Text("文书", "document"), Text("记在", "recorded for"))
_WAITING = (
    Text("消息", "message"),
    Text("共享对象", "consumer"),
    Text("须", "to do"),
    Text("原因", "because"),
    Text("起", "since"),
    Text("期限", "by"),
    Text("事件与记录对象", "event and holder"),
)
_ALERT = Text("⚑ 逾期", "⚑ overdue")
_NO_TABLE = Text("⚑ 工作日表缺该年", "⚑ no working days for the year")


def print_disclosed(current: Session, given: Disclosed) -> None:
    print_table(
        current,
        Text("已登记并提供的记录", "entries recorded and given"),
        _GIVEN,
        (
            [number, item.event.name, item.recorded_for.name]
            for number, item in zip(given.disclosures, given.file.items, strict=True)
        ),
    )
    current.print(
        f"向 {given.consumer} 提供 {len(given.disclosures)} 条",
        f"{len(given.disclosures)} entries given to {given.consumer}",
    )
    for limit in given.file.limits:
        current.print(f"⚑ {limit.zh}", f"⚑ {limit.en}")


def print_outbox(current: Session, box: Outbox) -> None:
    title = Text("尚未回执", "not acknowledged")
    print_table(current, title, _WAITING, (_row(current, one) for one in box.waiting))
    current.print(
        f"以 {box.as_of} 为准：{len(box.waiting)} 条尚未回执，其中 {box.alerts} 条警示",
        f"as of {box.as_of}: {len(box.waiting)} not acknowledged, {box.alerts} of them alerts",
    )
    if box.pending:
        current.print(
            f"⚑ {len(box.pending)} 条待重新归责，其消息尚不知道；请运行 zelian check",
            f"⚑ {len(box.pending)} wait to be attributed again, and what travels of them is not "
            "known yet; run `zelian check`",
        )


def _row(current: Session, one: Waiting) -> list[str]:
    message = one.message
    due = message.due or current.say(_NO_TABLE)
    return [
        one.id,
        f"{one.consumer} {one.consumer_name}",
        current.say(message.kind.label),
        message.because.say(current.lang),
        message.since,
        f"{due}\n{current.say(_ALERT)}" if one.alert and message.due else due,
        f"{message.event}\n{message.holder}",
    ]
