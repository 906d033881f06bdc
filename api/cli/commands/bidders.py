"""`zelian bidders`: every rule of tendering and procurement over the bidders of a lot or a list."""

from functools import partial
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from api.cli.answering import Ask, hand_over, tell_many
from api.cli.app import app
from api.cli.asked import AsJson, ByAuthorization, Case, KnownAt, Purpose
from api.cli.evidence import check_new, keep
from api.cli.graph_file import GraphFile, check_graph_file, write_graph_file
from api.cli.session import Session, session
from api.cli.show.bidders import print_bidders
from api.gate import Role
from graph.errors import InputError
from graph.intervals import Day, Scope, day, iso
from graph.policy import Procedure
from graph.store import View
from graph.text import Text
from graph.vocabulary import NodeKind
from queries.bidders import (
    USUAL,
    BiddersAnswer,
    Reader,
    check_codes,
    check_lot,
    deadline_of,
    keys_of,
    organizations_of,
    place_of,
)
from queries.drawn import drawn
from queries.lookup import lookup
from queries.sight import Sight

_PLACES = (NodeKind.LOT, NodeKind.PROJECT)


@app.command()
def bidders(
    lot: Annotated[
        str, typer.Argument(help="标段的键或名称 · key or name of a lot", show_default=False)
    ] = "",
    codes: Annotated[
        str,
        typer.Option(
            help="单位代码，逗号分开（代替标段） · codes of units, in place of a lot",
        ),
    ] = "",
    deadline: Annotated[str, typer.Option(help="截止日 · deadline: 2026-05-10")] = "",
    procedure: Annotated[
        Procedure | None,
        typer.Option(metavar="NAME", help="程序 · procedure: " + ", ".join(Procedure)),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="作为证据存为文件 · keep the answer as evidence"),
    ] = None,
    graph: GraphFile = None,
    case: Case = "",
    purpose: Purpose = "",
    role: Annotated[
        Role, typer.Option("--role", metavar="ROLE", help="角色 · role: " + ", ".join(Role))
    ] = Role.PROCUREMENT,
    authorization: ByAuthorization = "",
    known_at: KnownAt = "",
    as_json: AsJson = False,
) -> None:
    """核对投标人（供应商）之间的关系：裁断与线索分开 · check the bidders of a lot."""
    current = session()
    check_graph_file(graph)
    if bool(lot) is bool(codes):
        raise InputError(_ONE_OF)
    if save:
        check_new(save)
    when = day(deadline) if deadline else None
    asked = _of_codes(codes, when) if codes else _of_lot(current, lot, when, known_at)
    answer = tell_many(
        current,
        Ask(
            name="bidders",
            target="",
            number=False,
            case=case,
            purpose=purpose,
            as_of=iso(asked.when),
            known_at=asked.known_at or known_at,
            role=role,
            authorization=authorization,
        ),
        asked.keys,
        partial(_answer, current, asked, procedure),
    )
    hand_over(
        current, answer, print_bidders, as_json, lambda told: write_graph_file(graph, drawn(told))
    )
    if save:
        _save(current, save, answer)


class _Asked(NamedTuple):
    """A lot by its key, or a list of units; with the commit at which the lot was read."""

    when: Day
    keys: tuple[str, ...]
    lot: str = ""
    known_at: str = ""


def _of_codes(codes: str, when: Day | None) -> _Asked:
    if when is None:
        raise InputError(_NO_DEADLINE)
    return _Asked(when, tuple(keys_of(codes.replace("，", ",").split(","))))


def _of_lot(current: Session, lot: str, when: Day | None, known_at: str) -> _Asked:
    with current.store.view(current.known_at(known_at)) as view:
        node = lookup(lot, view, _PLACES)
        reader = Reader(view, USUAL.degree)
        place = place_of(node, reader)
        keys = (node.key, *organizations_of(place, reader))
        return _Asked(deadline_of(place, when), keys, node.key, str(view.known_at))


def _answer(
    current: Session,
    asked: _Asked,
    procedure: Procedure | None,
    view: View,
    scope: Scope,
    sight: Sight,
) -> BiddersAnswer:
    policy = current.policy
    if not asked.lot:
        return check_codes(
            asked.keys, view, policy, sight, deadline=asked.when, procedure=procedure
        )
    node = view.find([asked.lot])[asked.lot]
    return check_lot(node, view, policy, sight, deadline=asked.when, procedure=procedure)


def _save(current: Session, path: Path, answer: BiddersAnswer) -> None:
    """What the answer rests on (commit, policy and its digest) stands beside the answer."""
    sha256 = keep(
        path,
        {
            "question": "bidders",
            "asked_on": iso(current.today),
            "asked_by": current.operator,
            "commit": answer.known_at,
            "policy": answer.policy,
            "policy_digest": answer.policy_digest,
            "answer": answer.model_dump(mode="json"),
        },
    )
    told = Text("已存为 {path}，sha256 {sha256}", "kept as {path}, sha256 {sha256}")
    said = current.say(told.fill(path=path, sha256=sha256))
    current.err.print(said, highlight=False, soft_wrap=True)


_ONE_OF = Text(
    "请写明一个标段，或用 --codes 列出单位代码，二者选一",
    "give a lot, or list the codes of units with --codes: one of the two",
)
_NO_DEADLINE = Text(
    "用 --codes 时须写明投标（响应）截止日：--deadline 2026-05-10",
    "with --codes the deadline of the bids must be given: --deadline 2026-05-10",
)
