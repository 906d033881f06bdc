"""Cases and authorizations, and whether the service is well."""

from collections.abc import Iterator, Sequence

from api.calls.asks import Asks, Target
from api.calls.sending import Caller
from api.http.routers.authorizations import AuthorizationsTold, AuthorizationTold
from api.http.routers.cases import CasesTold, CaseTold
from api.http.routers.operating import Health, Readiness
from api.http.routers.tokens import Token


class Registers(Caller):
    """Whoever is no administrator reads what concerns it, with `asks`."""

    def open_case(
        self,
        title: str,
        ground: str,
        subjects: Sequence[str],
        purpose: str = "investigation",
        until: str | None = None,
        clients: Sequence[str] = (),
        key: str = "",
    ) -> CaseTold:
        body = {
            "title": title,
            "ground": ground,
            "subjects": list(subjects),
            "purpose": purpose,
            "until": until,
            "clients": list(clients),
        }
        return CaseTold.model_validate_json(self._write("/v1/cases", key, json=body).content)

    def close_case(self, case: str, key: str = "") -> CaseTold:
        answer = self._write(f"/v1/cases/{case}/close", key)
        return CaseTold.model_validate_json(answer.content)

    def case(self, case: str, asks: Asks | None = None) -> CaseTold:
        said = (asks or self._asks).terms()
        return CaseTold.model_validate_json(self._get(f"/v1/cases/{case}", said))

    def cases(self, asks: Asks | None = None) -> Iterator[CaseTold]:
        """The newest first."""
        for page in self._listed("/v1/cases", asks, CasesTold):
            yield from page.items

    def authorize(
        self,
        subject: Target,
        grantee: str,
        purpose: str,
        since: str,
        until: str,
        evidence: str,
        channel: str,
        once: bool = False,
        key: str = "",
    ) -> AuthorizationTold:
        """`evidence` is the SHA-256 of the consent on paper."""
        who = {"subject": subject} if isinstance(subject, str) else {"number": subject.number}
        body = who | {
            "grantee": grantee,
            "purpose": purpose,
            "since": since,
            "until": until,
            "evidence": evidence,
            "channel": channel,
            "once": once,
        }
        answer = self._write("/v1/authorizations", key, json=body)
        return AuthorizationTold.model_validate_json(answer.content)

    def revoke(
        self, authorization: str, key: str = "", asks: Asks | None = None
    ) -> AuthorizationTold:
        said = (asks or self._asks).terms()
        path = f"/v1/authorizations/{authorization}/revoke"
        return AuthorizationTold.model_validate_json(self._write(path, key, params=said).content)

    def authorization(self, authorization: str, asks: Asks | None = None) -> AuthorizationTold:
        said = (asks or self._asks).terms()
        told = self._get(f"/v1/authorizations/{authorization}", said)
        return AuthorizationTold.model_validate_json(told)

    def authorizations(self, asks: Asks | None = None) -> Iterator[AuthorizationTold]:
        """The newest first."""
        for page in self._listed("/v1/authorizations", asks, AuthorizationsTold):
            yield from page.items

    def token(self, client: str, key: str) -> Token:
        """An access token that lasts minutes, for an API key."""
        said = {"grant_type": "client_credentials"}
        answer = self._http.post("/v1/token", data=said, auth=(client, key))
        return Token.model_validate_json(self._told(answer).content)

    def alive(self) -> Health:
        return Health.model_validate_json(self._get("/healthz"))

    def ready(self) -> Readiness:
        return Readiness.model_validate_json(self._get("/readyz"))

    def metrics(self) -> str:
        """For Prometheus; for administrators."""
        return self._get("/metrics").decode()
