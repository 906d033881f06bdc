"""Persons, always by POST; and why one entry is there."""

from typing import Annotated

from fastapi import Body, Response
from pydantic import ConfigDict, Field

from api.http.asking import Ask, found
from api.http.asking import Named as Subject
from api.http.bodies import AboutOne, Asked, Named, example
from api.http.routers.answers import answered, question_router
from graph.intervals import Scope
from graph.vocabulary import NodeKind
from queries.resources import Explained, PersonCard, explain_entry, person_card
from queries.sight import Sight

router = question_router("persons")
_PERSON = f"p1:{'0' * 64}"
_EVENT = "e:11990411TE00001929:新信认〔2026〕1号:u:91990411TE0000010W"


class AboutPerson(AboutOne):
    model_config = ConfigDict(json_schema_extra=example(target=_PERSON))


class AboutEntry(Asked):
    model_config = ConfigDict(json_schema_extra=example(event=_EVENT, holder=_PERSON))

    event: Annotated[
        Named, Field(description="失信行为的键或文书号 · key or document number of the event")
    ]
    holder: Annotated[
        Named, Field(description="记录主体的键或代码 · key or code of whose entry it is")
    ]


@router.post(
    "/persons",
    summary="人员：任职及其来源 · a person: offices held, with their sources",
    description="以键或号码查询，不以姓名查询 · asked for by key or number, never by name",
    response_model=PersonCard,
)
def persons(body: Annotated[AboutPerson, Body()], ask: Ask) -> Response:
    return answered(
        ask.one(
            "person",
            body,
            lambda node, view, scope, sight: person_card(node, view, scope.as_of, sight),
            (NodeKind.PERSON,),
        )
    )


@router.post(
    "/explain",
    summary="一条记录的由来：条款、条件、任职、证据 · why one entry is there",
    description="有记录的，说明条款、逐项条件、任职期间和证据；没有的，说明未满足的条件 · with "
    "the clause, the capacities, their days and rows; of who is not recorded, the condition that "
    "failed",
    response_model=Explained,
)
def explain(body: Annotated[AboutEntry, Body()], ask: Ask) -> Response:
    with ask.view(body) as view:
        event = ask.named(body.event, view, (NodeKind.EVENT,))
        holder = ask.named(body.holder, view, (NodeKind.ORGANIZATION,))

        def question(scope: Scope, sight: Sight) -> Explained:
            node = found([event.key], view, (NodeKind.EVENT,))[0]
            whose = found([holder.key], view, (NodeKind.ORGANIZATION,))[0]
            policy = ask.service.policy
            return explain_entry(node.key, whose.key, view, policy, scope.as_of, sight)

        asked = Subject(holder.key, (event.key, *event.covers))
        return answered(ask.ask("explain", body, [asked], view, question))
