"""Access tokens: JWT that say which client asks, and nothing of what it may.

One fixed algorithm; issuer, audience and expiry are required. Roles and purposes come from the
register at each request, so that revoking a client ends its tokens too.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import jwt

from api.http.settings import Settings

ALGORITHMS = ("HS256",)
_REQUIRED = ("iss", "aud", "sub", "iat", "exp")


class Tokens:
    def __init__(self, secret: bytes, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._secret = secret
        self._issuer = settings.issuer
        self._audience = settings.audience
        self.seconds = settings.token_seconds
        self._clock = clock

    def issue(self, client_id: str) -> str:
        now = self._clock()
        claims = {
            "iss": self._issuer,
            "aud": self._audience,
            "sub": client_id,
            "iat": now,
            "exp": now + timedelta(seconds=self.seconds),
        }
        return jwt.encode(claims, self._secret, algorithm=ALGORITHMS[0])

    def client_id(self, token: str) -> str:
        """The client that a token was issued to; "" for any other token."""
        try:
            claims = jwt.decode(
                token,
                self._secret,
                algorithms=list(ALGORITHMS),
                issuer=self._issuer,
                audience=self._audience,
                # Expiry goes by the clock of the service, checked below.
                options={"require": list(_REQUIRED), "verify_exp": False, "verify_iat": False},
            )
        except jwt.InvalidTokenError:
            return ""
        return str(claims["sub"]) if self._is_current(claims["exp"]) else ""

    def _is_current(self, expiry: object) -> bool:
        return isinstance(expiry, int) and self._clock().timestamp() < expiry
