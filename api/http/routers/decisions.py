"""Decisions entered by a steward: each names its document, and is a row of a source format."""

from collections.abc import Callable
from typing import Annotated, Any, get_args

from fastapi import Body, Request, Response
from pydantic import AfterValidator, BaseModel, Field, create_model

from api.decisions import KINDS, Decided, Decision, Entered, shape_of
from api.decisions.desk import RejectedError
from api.decisions.examples import EXAMPLES
from api.decisions.shapes import said_in
from api.gate import Act
from api.http import problems
from api.http.acting import Acting, Do, Said
from api.http.bodies import Word
from api.http.language import language
from api.http.once import IdempotencyKey, OnceRoute
from api.http.problems import ProblemError
from api.http.routers.answers import answered, question_router
from graph.text import Lang
from graph.vocabulary import NodeKind
from loaders.base import Issue
from queries.holders import keys_in

router = question_router("decisions", OnceRoute)

_PLAIN = next(a for a in get_args(Word) if isinstance(a, AfterValidator))
_DESCRIPTION = (
    "须有文书；按来源格式的一行读取，所涉文书须已载入。重复登记不产生新内容。 · "
    "Needs a document; read as one row of a source format, of a decision that is on file. Entered "
    "again it adds nothing."
)


def _body(decision: Decision) -> type[Said]:
    shape = shape_of(decision, _PLAIN, EXAMPLES[decision.kind])
    example: Any = {"purpose": "stewardship", "decision": EXAMPLES[decision.kind]}
    member: Any = (Annotated[shape, Field(description="决定 · the decision")], ...)
    name = f"{shape.__name__.removesuffix('Said')}Decision"
    made: type[Said] = create_model(name, __base__=Said, decision=member)
    made.model_config = {**made.model_config, "json_schema_extra": {"examples": [example]}}
    made.model_rebuild(force=True)
    return made


def _endpoint(decision: Decision, shape: type[Said]) -> Callable[..., Response]:
    def enter(request: Request, body: Said, do: Do, _: IdempotencyKey = "") -> Response:
        said = said_in(_decision_in(body))
        entered = do.service.decisions.read(decision, said, do.service.today)
        try:
            told = _enter(entered, body, do)
        except RejectedError as fault:
            raise _refused(decision, fault.issues, language(request)) from None
        return answered(told, 201)

    enter.__annotations__["body"] = Annotated[shape, Body()]
    return enter


def _decision_in(body: Said) -> BaseModel:
    found = dict(body)["decision"]
    assert isinstance(found, BaseModel)
    return found


def _enter(entered: Entered, body: Said, do: Acting) -> Decided:
    service = do.service
    return do.act(
        Act.DECIDE,
        entered.decision.kind,
        body,
        entered.keys(NodeKind.EVENT, NodeKind.PERSON, NodeKind.ORGANIZATION),
        lambda grant: service.decisions.enter(entered, service.today, do.client.name, grant),
        keys_in,
    )


def _refused(decision: Decision, issues: list[Issue], lang: Lang) -> ProblemError:
    errors = [
        {
            "pointer": f"/decision/{decision.field_of(issue.column)}".rstrip("/"),
            "code": issue.reason,
            "detail": issue.remedy.say(lang),
        }
        for issue in issues
    ]
    return ProblemError(problems.INVALID, errors=errors)


for _decision in KINDS.values():
    router.post(
        f"/decisions/{_decision.kind}",
        summary=f"{_decision.label.zh} · {_decision.label.en}",
        description=_DESCRIPTION,
        status_code=201,
        response_model=Decided,
        name=f"decide_{_decision.kind}",
    )(_endpoint(_decision, _body(_decision)))
