"""The person recorded objects to an entry on itself."""

from typing import Annotated

from fastapi import Body, Response
from pydantic import ConfigDict, Field

from api.decisions.objections import Objected, Objection
from api.gate import Act
from api.http.acting import Do, Said
from api.http.bodies import Named, Word
from api.http.once import IdempotencyKey, OnceRoute
from api.http.routers.answers import answered, question_router
from graph.vocabulary import Grounds
from queries.holders import keys_in

router = question_router("objections", OnceRoute)

_EVENT = "e:11990411TE00001929:新信认〔2026〕1号:u:91990411TE0000010W"


class ToObject(Said):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "purpose": "objection",
                    "event": _EVENT,
                    "holder": f"p1:{'0' * 64}",
                    "grounds": "not_in_office",
                }
            ]
        }
    )

    event: Annotated[Named, Field(description="失信行为的键 · key of the event")]
    holder: Annotated[Named, Field(description="本人的键 · one's own key")]
    grounds: Annotated[Grounds, Field(description="异议理由 · grounds")]
    evidence: Annotated[
        Word,
        Field(
            pattern="^([0-9a-f]{64})?$",
            description="材料的 SHA-256；材料本身另行提交 · SHA-256 of the paper, which is handed "
            "in elsewhere",
        ),
    ] = ""


@router.post(
    "/objections",
    summary="对本人的一条记录提出异议 · object to an entry on oneself",
    description="只能就本人可见的记录提出；异议即日登记，记录随即标注。 · "
    "Only to an entry that one sees in the own file; the dispute is on file at once, and the entry "
    "is marked.",
    status_code=201,
    response_model=Objected,
)
def objections(body: Annotated[ToObject, Body()], do: Do, _: IdempotencyKey = "") -> Response:
    service = do.service
    objection = Objection(body.event, body.holder, body.grounds, body.evidence)
    told = do.act(
        Act.OBJECT,
        "entry",
        body,
        [body.holder],
        lambda grant: service.objections.file(objection, service.today, do.client.name, grant),
        keys_in,
    )
    return answered(told, 201)
