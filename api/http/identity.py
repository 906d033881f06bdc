"""Who asks: from the credentials of a request to a registered client, and to an asker."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from fastapi.security.utils import get_authorization_scheme_param

from api.clients import Client
from api.clients.register import PREFIX
from api.gate import Asker, Permit, Role
from api.http import problems
from api.http.problems import ProblemError
from api.http.service import Service

_BEARER = HTTPBearer(
    auto_error=False,
    description="API 密钥或访问令牌（/v1/token） · an API key, or an access token from /v1/token",
)


# Without waiting, so not worth a thread of their own: `async` keeps them in the event loop.
async def service_of(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


Serving = Annotated[Service, Depends(service_of)]
Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)]


def identify(request: Request) -> Client:
    """Who sends a request: looked up and counted once, however often it is asked.

    Raises ProblemError for no, wrong, expired or revoked credentials: one answer for all.
    """
    known: Client | None = getattr(request.state, "known", None)
    if known is not None:
        return known
    service: Service = request.app.state.service
    scheme, given = get_authorization_scheme_param(request.headers.get("authorization"))
    client = _client(service, given) if scheme.lower() == "bearer" else None
    if client is None:
        raise ProblemError(problems.UNAUTHENTICATED)
    request.state.known, request.state.client = client, client.id
    service.rates.request(client.id)
    return client


async def identified(request: Request, _: Credentials) -> Client:
    # One read of a kept connection that no writer holds up: a thread would cost more than it.
    return identify(request)


def _client(service: Service, given: str) -> Client | None:
    if given.startswith(PREFIX):
        return service.clients.holder(given)
    if client_id := service.tokens.client_id(given):
        return service.clients.standing(client_id)
    return service.clients.external(service.trusted.client_id(given))


Identified = Annotated[Client, Depends(identified)]


async def administering(client: Identified) -> Client:
    if not client.administrator:
        raise ProblemError(problems.NOT_ADMINISTRATOR)
    return client


Administering = Annotated[Client, Depends(administering)]


def asker_of(
    client: Client, role: Role | None, purpose: str, case: str, authorization: str
) -> Asker:
    """The client in the role it asks in; its only role where it names none.

    Whether it may have this role and this purpose is for the gate, which writes it down.
    """
    return Asker(
        actor=client.name,
        role=role or min(client.roles, default=Role.API_CONSUMER),
        purpose=purpose,
        case=case,
        authorization=authorization,
        client=client.id,
        own=client.own,
        provider=client.provider,
        kinds=client.kinds,
        permit=Permit(client.roles, client.purposes),
    )
