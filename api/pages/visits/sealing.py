"""A visit in a cookie: sealed, short-lived, and good for nothing else.

Sealed with a secret of its own and for an audience of its own, so that no access token is a visit
and no visit an access token. Roles and purposes come from the register at each request.
"""

import hmac
from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

import jwt
from pydantic import ValidationError

from api.http.bodies import Asked
from api.pages.visits.shape import Visit
from graph.text import Lang

ALGORITHMS = ("HS256",)
AUDIENCE = "zelian:pages"
IDLE = 30 * 60  # seconds after which an unused visit is over
LONGEST = 8 * 3600  # seconds after which any visit is over
_REQUIRED = ("aud", "sub", "jti", "iat", "exp")


class Visits:
    def __init__(self, secret: bytes, clock: Callable[[], datetime]) -> None:
        self._secret = secret
        self._clock = clock

    def begin(self) -> Visit:
        return Visit(began=self.now())

    def now(self) -> int:
        return int(self._clock().timestamp())

    def seal(self, visit: Visit) -> str:
        """Good for another while of idleness, and never beyond the longest visit."""
        claims = {
            "aud": AUDIENCE,
            "sub": visit.client,
            "jti": visit.id,
            "iat": visit.began,
            "exp": min(self.now() + IDLE, visit.began + LONGEST),
            "asked": visit.terms,
            "lang": visit.lang,
        }
        return jwt.encode(claims, self._secret, algorithm=ALGORITHMS[0])

    def open(self, sealed: str) -> Visit | None:
        """The visit, unless it is over or not ours."""
        try:
            claims = jwt.decode(
                sealed,
                self._secret,
                algorithms=list(ALGORITHMS),
                audience=AUDIENCE,
                # Expiry goes by the clock of the service, checked below.
                options={"require": list(_REQUIRED), "verify_exp": False, "verify_iat": False},
            )
            return _visit(claims) if self.now() < claims["exp"] else None
        except (jwt.InvalidTokenError, ValidationError):
            return None

    def form_token(self, visit: Visit) -> str:
        """What a form of this visit carries; another visit, or other terms, have another."""
        said = "\0".join(("form", visit.id, visit.client, visit.terms))
        return hmac.digest(self._secret, said.encode(), "sha256").hex()

    def is_own_form(self, visit: Visit, token: str) -> bool:
        return hmac.compare_digest(self.form_token(visit).encode(), token.encode())


def _visit(claims: dict[str, Any]) -> Visit:
    terms = claims.get("asked")
    return Visit(
        began=claims["iat"],
        id=claims["jti"],
        client=claims["sub"],
        asked=Asked.model_validate_json(terms) if terms else None,
        lang=cast(Lang | None, claims.get("lang")),
    )
