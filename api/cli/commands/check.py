"""`zelian check`: is the store sound, does the register follow from it, is the log whole?"""

from collections.abc import Iterator
from typing import Annotated

import typer

from api.audit import verify
from api.cli.app import app
from api.cli.session import Session, session
from graph.accountability import adopt, drain, replay
from graph.store import View
from graph.vocabulary import NodeKind

_PAGE = 500


@app.command()
def check(
    replay_all: Annotated[
        bool, typer.Option("--replay", help="全部重新归责并比较 · attribute all again and compare")
    ] = False,
) -> None:
    """检查数据库、登记与审计日志 · check store, register and audit log."""
    current = session()
    sound = _audit(current)
    _adopt(current)
    drain(current.store, current.policy, current.operator)
    if replay_all:
        sound = _replay(current) and sound
    if not sound:
        raise typer.Exit(1)


def _audit(current: Session) -> bool:
    report = verify(current.home.audit, current.home.audit_key())
    current.out.print(report.text.say(current.lang), highlight=False, soft_wrap=True)
    return report.whole


def _adopt(current: Session) -> None:
    queued = adopt(current.store, current.policy, current.operator)
    if queued:
        current.print(
            f"政策与上次使用的不同，已重新归责 {queued} 个事件；此前的答复用 --known-at 仍可取得",
            f"the policy is another than the one last used: {queued} events are attributed again; "
            "earlier answers stay with --known-at",
        )


def _replay(current: Session) -> bool:
    checked, wrong = 0, list[str]()
    with current.store.view() as view:
        for page in _events(view):
            wrong += replay(page, view, current.policy)
            checked += len(page)
    for event in wrong:
        current.print(f"不一致：{event}", f"differs: {event}")
    current.print(
        f"重新归责 {checked} 个事件，{len(wrong)} 个与登记不一致",
        f"attributed {checked} events again, {len(wrong)} differ from the register",
    )
    return not wrong


def _events(view: View) -> Iterator[list[str]]:
    after = ""
    while page := view.scan(NodeKind.EVENT, after, _PAGE):
        yield [node.key for node in page]
        after = page[-1].key
