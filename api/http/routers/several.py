"""Questions about many organisations at once: screening, and the bidders of a lot."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, NamedTuple, Self

from fastapi import Body, Response
from pydantic import ConfigDict, Field, JsonValue, model_validator
from pydantic_core import PydanticCustomError

from api.http.asking import Ask, found, on_file
from api.http.asking import Named as Subject
from api.http.bodies import Asked, DayIn, Flag, Named, Word
from api.http.routers.answers import answered, question_router
from graph.errors import NotFoundError
from graph.intervals import Scope, day
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
from queries.screen import MOST, Batch, ScreenAnswer
from queries.screen import screen as screen_codes
from queries.sight import Sight

router = question_router("several")

_PLACES = (NodeKind.LOT, NodeKind.PROJECT)
_CODES: JsonValue = ["91990411TE0000010W", "91990411TE0000029R"]
_NOTHING = Text("没有可提供的内容", "nothing is available")


class AboutScreen(Asked):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"purpose": "procurement", "use": "procurement", "codes": _CODES}]
        }
    )

    use: Annotated[
        Named, Field(description="用途代码 · what for: procurement, bidding, relief, honours …")
    ]
    codes: Annotated[
        tuple[Word, ...],
        Field(min_length=1, max_length=MOST, description="统一社会信用代码 · unified codes"),
    ]
    tender_document: Annotated[
        Flag,
        Field(description="采购文件载明拒绝在列者 · the documents refuse those on the list"),
    ] = False


class AboutBidders(Asked):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"purpose": "procurement", "codes": _CODES, "deadline": "2026-05-10"}]
        }
    )

    lot: Annotated[Word, Field(description="标段的键或名称 · key or name of a lot")] = ""
    codes: Annotated[
        tuple[Word, ...],
        Field(max_length=USUAL.bidders, description="单位代码，代替标段 · codes, not a lot"),
    ] = ()
    deadline: Annotated[
        DayIn | None, Field(description="截止日；用 codes 时必填 · deadline, needed with codes")
    ] = None
    procedure: Annotated[Procedure | None, Field(description="程序 · procedure")] = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if bool(self.lot.strip()) is bool(self.codes):
            raise PydanticCustomError("one_of", "exactly one")
        if self.codes and self.deadline is None:
            raise PydanticCustomError("deadline", "codes need a deadline")
        return self


@router.post(
    "/screen",
    summary="按用途比对名单与记录，一次至多 1000 个代码 · screen up to 1,000 codes for a use",
    description="每个代码列明阻止、提示或说明的依据；查无此码与无记录分列 · for each code what "
    "blocks, flags or informs, and by which basis; not on file and nothing on record are told "
    "apart",
    response_model=ScreenAnswer,
)
def screen(body: Annotated[AboutScreen, Body()], ask: Ask) -> Response:
    stated = frozenset({"tender_document"} if body.tender_document else ())
    batch = Batch(body.codes, body.use, stated)
    with ask.view(body) as view:
        return answered(
            ask.ask(
                "screen",
                body,
                [Subject(key) for key in batch.keys],
                view,
                lambda scope, sight: screen_codes(
                    batch, view, ask.service.policy, scope.as_of, sight
                ),
            )
        )


@router.post(
    "/bidders:check",
    summary="核对投标人之间的关系，裁断与线索分开 · check bidders: rulings apart from clues",
    description="裁断有条款依据，线索只供核查 · a ruling rests on a clause; a clue is for the "
    "officer to look into",
    response_model=BiddersAnswer,
)
def bidders(body: Annotated[AboutBidders, Body()], ask: Ask) -> Response:
    with ask.view(body) as view:
        asked = _of_codes(body.codes, body.deadline) if body.codes else _of_lot(body, view)

        def question(scope: Scope, sight: Sight) -> BiddersAnswer:
            return _check(asked, body.procedure, ask, view, sight)

        return answered(
            ask.ask("bidders", body, [Subject(key) for key in asked.keys], view, question)
        )


class _Asked(NamedTuple):
    """A lot by its key, or units; without either nothing is on file of what was asked."""

    keys: Sequence[str] = ()
    when: int = 0
    lot: str = ""


def _of_codes(codes: Sequence[str], deadline: date | None) -> _Asked:
    return _Asked(keys_of(codes), day(deadline) if deadline else 0)


def _of_lot(body: AboutBidders, view: View) -> _Asked:
    node = on_file(body.lot, view, _PLACES)
    if node is None:
        return _Asked()
    reader = Reader(view, USUAL.degree)
    place = place_of(node, reader)
    when = deadline_of(place, day(body.deadline) if body.deadline else None)
    return _Asked((node.key, *organizations_of(place, reader)), when, node.key)


def _check(
    asked: _Asked, procedure: Procedure | None, ask: Ask, view: View, sight: Sight
) -> BiddersAnswer:
    policy = ask.service.policy
    if asked.lot:
        lot = found([asked.lot], view, _PLACES)[0]
        return check_lot(lot, view, policy, sight, deadline=asked.when, procedure=procedure)
    _only_organizations(asked.keys, view)
    return check_codes(asked.keys, view, policy, sight, deadline=asked.when, procedure=procedure)


def _only_organizations(keys: Sequence[str], view: View) -> None:
    """That a key is on file as something else is not told."""
    nodes = view.find(keys).values()
    if not keys or any(node.kind is not NodeKind.ORGANIZATION for node in nodes):
        raise NotFoundError(_NOTHING)
