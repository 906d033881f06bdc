"""What a provider itself has submitted of a thing."""

from typing import Annotated

from fastapi import Body, Response
from pydantic import ConfigDict

from api.http.asking import Ask, providers
from api.http.bodies import ORGANIZATION, AboutOne, example
from api.http.routers.answers import answered, question_router
from queries.statements import Statements, statements_of

router = question_router("statements")


class AboutOwnData(AboutOne):
    model_config = ConfigDict(json_schema_extra=example(target=ORGANIZATION, purpose="provision"))


@router.post(
    "/statements",
    summary="本单位报送的数据及各版本 · what a provider itself has said, version after version",
    description="仅限数据提供单位；不含他人的陈述和由此得出的结论 · for data providers; nothing "
    "of what others said, and nothing of what follows",
    response_model=Statements,
)
def statements(body: Annotated[AboutOwnData, Body()], ask: Ask) -> Response:
    provider = ask.client.provider
    return answered(
        ask.one(
            "statements",
            body,
            lambda node, view, _, sight: statements_of(node, view, provider, sight),
            applied=providers,
        )
    )
