"""OAuth 2.0 client credentials: an API key for an access token that lasts minutes."""

import base64
import binascii
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Header, Response
from pydantic import BaseModel, ConfigDict

from api.http import problems
from api.http.identity import Serving
from api.http.problems import ProblemError
from api.http.routers.answers import may_be

router = APIRouter(prefix="/v1", tags=["access"])


class Token(BaseModel):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"access_token": "…", "token_type": "Bearer", "expires_in": 600}]
        }
    )

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"
    expires_in: int


@router.post(
    "/token",
    summary="以 API 密钥换取访问令牌 · an access token for an API key",
    description="客户端编号和密钥用 HTTP Basic 或表单提交 · client id and key by HTTP Basic or in "
    "the form",
    response_model=Token,
    responses=may_be(problems.UNAUTHENTICATED, problems.INVALID, problems.RATE_LIMITED),
)
def token(
    service: Serving,
    response: Response,
    grant_type: Annotated[Literal["client_credentials"], Form(examples=["client_credentials"])],
    client_id: Annotated[str, Form(max_length=40, examples=["K0002"])] = "",
    client_secret: Annotated[str, Form(max_length=200, examples=["zelian_…"])] = "",
    authorization: Annotated[str, Header(include_in_schema=False)] = "",
) -> Token:
    if authorization:
        client_id, client_secret = _basic(authorization)
    client = service.clients.holder(client_secret)
    if client is None or client.id != client_id:
        raise ProblemError(problems.UNAUTHENTICATED)
    service.rates.request(client.id)
    return Token(access_token=service.tokens.issue(client.id), expires_in=service.tokens.seconds)


def _basic(authorization: str) -> tuple[str, str]:
    scheme, _, encoded = authorization.partition(" ")
    try:
        decoded = base64.b64decode(encoded, validate=True).decode()
    except (binascii.Error, ValueError):
        decoded = ""
    client_id, _, secret = decoded.partition(":")
    return (client_id, secret) if scheme.lower() == "basic" else ("", "")
