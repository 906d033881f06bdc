"""What is on record of a subject or an event, kind by kind and page by page."""

from typing import Annotated

from fastapi import Body, Response
from pydantic import ConfigDict

from api.http.asking import Ask
from api.http.bodies import ORGANIZATION, example
from api.http.paging import AboutOnePaged, Page, pages_of
from api.http.routers.answers import answered, question_router
from queries.file import Item
from queries.measures import MeasureTold
from queries.resources import (
    DisputeTold,
    ExemptionTold,
    RepairTold,
    disputes_of,
    entries_of,
    exemptions_of,
    measures_told,
    repairs_of,
)

router = question_router("record")


class AboutRecord(AboutOnePaged):
    model_config = ConfigDict(json_schema_extra=example(target=ORGANIZATION))


About = Annotated[AboutRecord, Body()]


@router.post(
    "/entries",
    summary="信用记录条目 · entries of a credit record",
    description="单位、人员或失信行为的条目，最新认定在前 · "
    "of an organization, a person or an event; "
    "newest determination first",
    response_model=Page[Item],
)
def entries(body: About, ask: Ask) -> Response:
    return answered(
        pages_of(
            ask,
            "entries",
            body,
            lambda node, view, scope, sight: entries_of(node, view, scope.as_of, sight),
        )
    )


@router.post(
    "/measures",
    summary="惩戒措施：提出的与文书作出的分明 · measures, proposed or made by a document",
    description="提出的措施不约束任何人；有文书并具备法定要素的才生效 · "
    "a proposal binds nobody; what "
    "is in force has its document and all that the law asks for",
    response_model=Page[MeasureTold],
)
def measures(body: About, ask: Ask) -> Response:
    return answered(
        pages_of(
            ask,
            "measures",
            body,
            lambda node, view, scope, sight: measures_told(node, view, scope.as_of, sight),
        )
    )


@router.post(
    "/disputes",
    summary="异议及其处理 · disputes over entries, and what became of them",
    description="只列出所见条目的异议 · of the entries that one sees",
    response_model=Page[DisputeTold],
)
def disputes(body: About, ask: Ask) -> Response:
    return answered(
        pages_of(
            ask,
            "disputes",
            body,
            lambda node, view, scope, sight: disputes_of(node, view, scope.as_of, sight),
        )
    )


@router.post(
    "/repairs",
    summary="信用修复 · repairs of credit",
    description="整个失信行为的，或本人单独取得的 · "
    "of the whole event, or obtained by one person alone",
    response_model=Page[RepairTold],
)
def repairs(body: About, ask: Ask) -> Response:
    return answered(
        pages_of(
            ask,
            "repairs",
            body,
            lambda node, view, scope, sight: repairs_of(
                node, view, ask.service.policy, scope.as_of, sight
            ),
        )
    )


@router.post(
    "/exemptions",
    summary="免责主张和认定 · exemptions pleaded and decided",
    description="主张了什么、认定与否、依据哪一条件 · "
    "what was pleaded, whether it was accepted, and by "
    "which condition",
    response_model=Page[ExemptionTold],
)
def exemptions(body: About, ask: Ask) -> Response:
    return answered(
        pages_of(
            ask,
            "exemptions",
            body,
            lambda node, view, scope, sight: exemptions_of(
                node, view, ask.service.policy, scope.as_of, sight
            ),
        )
    )
