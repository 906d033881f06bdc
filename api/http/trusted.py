"""Access tokens of another authorization server (RFC 9068): whose they are, and nothing else.

Its public keys stand in a file that the settings name. What the token says of roles and scopes is
not read: what a client may is in our register, under the id by which that server knows it.
"""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import jwt
from jwt import PyJWK, PyJWKSet
from jwt.exceptions import PyJWKSetError, PyJWTError

from api.http.settings import Settings
from graph.errors import SettingsError
from graph.text import Text

# With a key pair only: whoever can check a token must not be able to make one.
ALGORITHMS = frozenset({"RS256", "PS256", "ES256", "EdDSA"})
_REQUIRED = ("iss", "aud", "client_id", "iat", "exp")
_LEEWAY = 30  # seconds that clocks may differ


class Trusted:
    """Raises SettingsError for a file without a usable key. The keys are read anew when the file
    has changed, so that they can be exchanged while the service runs."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._issuer = settings.trusted_issuer
        self._audience = settings.audience
        self._path = Path(settings.trusted_keys)
        self._clock = clock
        self._keys: dict[str, PyJWK] = {}
        self._read_at = -1
        if self._issuer:
            self._fresh()

    def client_id(self, token: str) -> str:
        """The client as the other server knows it; "" for any token that does not count."""
        if not self._issuer:
            return ""
        try:
            key = self._fresh().get(str(jwt.get_unverified_header(token).get("kid", "")))
            return self._claimed(token, key) if key else ""
        except (PyJWTError, SettingsError):
            return ""

    def _claimed(self, token: str, key: PyJWK) -> str:
        claims = jwt.decode(
            token,
            key,
            # That of the key: what the token asks for is not listened to.
            algorithms=[key.algorithm_name],
            issuer=self._issuer,
            audience=self._audience,
            options={
                "require": list(_REQUIRED),
                "verify_exp": False,
                "verify_iat": False,
                "verify_nbf": False,
            },
        )
        found = claims["client_id"]
        return found if isinstance(found, str) and self._is_current(claims) else ""

    def _is_current(self, claims: dict[str, object]) -> bool:
        """Goes by the clock of the service."""
        now, since, until = self._clock().timestamp(), claims.get("nbf", 0), claims["exp"]
        if not isinstance(since, int) or not isinstance(until, int):
            return False
        return since - _LEEWAY <= now < until + _LEEWAY

    def _fresh(self) -> dict[str, PyJWK]:
        try:
            changed = self._path.stat().st_mtime_ns
            if changed != self._read_at:
                self._keys = _usable(self._path.read_bytes())
                self._read_at = changed
        except (OSError, ValueError, PyJWTError) as fault:
            raise SettingsError(_UNREADABLE.fill(path=self._path, fault=fault)) from fault
        return self._keys


def _usable(content: bytes) -> dict[str, PyJWK]:
    """By key id; a key without one, a secret one or one of another algorithm is left out."""
    keys = PyJWKSet.from_dict(json.loads(content)).keys
    found = {k.key_id: k for k in keys if k.key_id and k.algorithm_name in ALGORITHMS}
    if not found:
        raise PyJWKSetError("no key with an id (kid) for " + ", ".join(sorted(ALGORITHMS)))
    return found


_UNREADABLE = Text(
    "外部授权服务器的公钥文件 {path} 不能使用（{fault}）；请放入其 JWKS，"
    "或清除 ZELIAN_TRUSTED_ISSUER",
    "the public keys of the other authorization server, {path}, cannot be used ({fault}); put its "
    "JWKS there, or unset ZELIAN_TRUSTED_ISSUER",
)
