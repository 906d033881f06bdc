"""Questions about one subject: who is responsible, what is on record, what follows."""

from typing import Annotated

from fastapi import Body, Response
from pydantic import ConfigDict, Field

from api.http.asking import KINDS, Ask, found, on_file
from api.http.bodies import ORGANIZATION, AboutOne, Word, example
from api.http.routers.answers import answered, question_router
from graph.intervals import Scope
from graph.records import Node
from graph.store import View
from graph.vocabulary import NodeKind
from queries.answer import Answer, OrganizationExplanation, explain
from queries.clearance import ClearanceAnswer
from queries.clearance import clearance as cleared
from queries.explain import Explanation
from queries.file import CreditFile, credit_file
from queries.person import PersonExplanation
from queries.risk import RiskAnswer, merchant_of, risk_of
from queries.seen import seen_file
from queries.sight import Sight
from queries.tracing import HandlingTrace, ShopTrace, StageTrace
from queries.tracing import trace as trace_back

router = question_router("questions")


class About(AboutOne):
    model_config = ConfigDict(json_schema_extra=example(target=ORGANIZATION))


class AboutTrace(AboutOne):
    model_config = ConfigDict(json_schema_extra=example(target="i:某物流:快件一号"))


class AboutRisk(AboutOne):
    model_config = ConfigDict(json_schema_extra=example(target=ORGANIZATION))

    platform: Annotated[
        Word,
        Field(description="以平台名义，只查其平台内经营者 · as this platform, of its merchants"),
    ] = ""


@router.post(
    "/responsible",
    summary="谁应负责、谁不应记录、依据和证据 · who is responsible, who is not, and why",
    description="对一项失信行为或一个单位、一名人员：每条记录连同条款、任职期间和证据；"
    "每名未记录者连同未满足的条件 · of an event, an organization or a person: every entry with "
    "clause, capacity, days and rows, and everybody who is not recorded with the condition that "
    "failed",
    response_model=Explanation | OrganizationExplanation | PersonExplanation,
)
def responsible(body: Annotated[About, Body()], ask: Ask) -> Response:
    def asked(node: Node, view: View, scope: Scope, sight: Sight) -> Answer:
        return explain(node, view, ask.service.policy, scope.as_of, sight)

    return answered(ask.one("explain", body, asked))


@router.post(
    "/file",
    summary="信用记录 · the credit file of a subject",
    description="单位、个人和政务三册分列；每条注明现状和期限 · the records of units, of persons "
    "and of government apart; each entry with its standing and term",
    response_model=CreditFile,
)
def file(body: Annotated[About, Body()], ask: Ask) -> Response:
    return answered(
        ask.one(
            "file",
            body,
            lambda node, view, scope, sight: seen_file(
                credit_file(node, view, scope.as_of), sight, scope.as_of
            ),
        )
    )


@router.post(
    "/clearance",
    summary="绿色通道：连续三年有无不良信用记录 · no adverse record for three years?",
    description="逐条列出计入与不计入的记录，不作信用评价 · names every entry that counts or "
    "does not; it is no rating",
    response_model=ClearanceAnswer,
)
def clearance(body: Annotated[About, Body()], ask: Ask) -> Response:
    return answered(
        ask.one(
            "clearance",
            body,
            lambda node, view, scope, sight: cleared(
                node, view, ask.service.policy, scope.as_of, sight
            ),
        )
    )


@router.post(
    "/risk",
    summary="关联风险：本单位与关联分列 · linked risk, own and linked apart",
    description="关联只供参考，不改变任何人的记录，也不合并为一个分数 · what is linked is "
    "information: it changes nobody's record, and there is no single score",
    response_model=RiskAnswer,
)
def risk(body: Annotated[AboutRisk, Body()], ask: Ask) -> Response:
    def asked(node: Node, view: View, scope: Scope, sight: Sight) -> RiskAnswer:
        if body.platform:
            host = on_file(body.platform, view, KINDS)
            merchant_of(found([host.key if host else ""], view)[0], node, view, scope.as_of)
        return risk_of(node, view, ask.service.policy, scope.as_of, sight)

    return answered(ask.one("risk", body, asked))


@router.post(
    "/trace",
    summary="责任回溯：成因之日谁在负责 · trace back to who was in charge when it was caused",
    description="寄递事件、店铺所在平台或 PPP 阶段；以成因之日的任职为准 · of an incident in "
    "delivery, a shop on a platform or a stage of a PPP project; who held the post on the day of "
    "the cause counts",
    response_model=StageTrace | HandlingTrace | ShopTrace,
)
def trace(body: Annotated[AboutTrace, Body()], ask: Ask) -> Response:
    return answered(
        ask.one(
            "trace",
            body,
            lambda node, view, scope, sight: trace_back(
                node, view, ask.service.policy, scope.as_of, sight
            ),
            (NodeKind.ORGANIZATION, NodeKind.EVENT, NodeKind.INCIDENT),
        )
    )
