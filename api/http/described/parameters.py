"""An example of every parameter of a path or a query. None of them is of a person."""

from typing import Any

from api.http.bodies import ORGANIZATION

EVENT = "e:11990411TE00001929:新信认〔2026〕1号:u:91990411TE0000010W"
LOAD = "6f1c7a52-3b0e-4a5e-9d0b-0c2f6f0d8b11"
# By the path and the name; then by the name alone.
_OF_PATH: dict[tuple[str, str], Any] = {
    ("/v1/organizations/{key}", "key"): ORGANIZATION,
    ("/v1/events/{key}", "key"): EVENT,
    ("/v1/lots/{key}", "key"): "l:某项目:一标段",
    ("/v1/bids/{key}", "key"): f"b:某项目:一标段:{ORGANIZATION}",
    ("/v1/projects/{key}", "key"): "j:某项目",
    ("/v1/authorizations/{authorization}", "authorization"): "A2026-0001",
    ("/v1/authorizations/{authorization}/revoke", "authorization"): "A2026-0001",
    ("/v1/authorizations/{authorization}/revoke", "purpose"): "own_file",
    ("/v1/authorizations/{authorization}/revoke", "role"): "subject_self",
}
# In whose place the examples ask.
_ROLES = {
    "/v1/loads": {"purpose": "provision", "role": "provider"},
    "/v1/cases": {"purpose": "audit", "role": "auditor"},
    "/v1/authorizations": {"purpose": "audit", "role": "auditor"},
    "/v1/": {"purpose": "stewardship", "role": "steward"},
}
_OF_NAME: dict[str, Any] = {
    "as_of": "2026-06-01",
    "authorization": "",
    "case": "2026-0001",
    "code": "SXBZXR",
    "cursor": "",
    "job": LOAD,
    "known_at": 2,
    "limit": 50,
    "provider": "登记机关",
    "published": "2026-06-01",
    "Idempotency-Key": '"8e03978e-40d5-43e8-bc93-6894a57f9324"',
    "If-None-Match": '"0a1b2c3d4e5f60718293a4b5c6d7e8f9"',
}


def example_of(path: str, name: str) -> Any:
    """None where there is none."""
    if (path, name) in _OF_PATH:
        return _OF_PATH[path, name]
    for beginning, terms in _ROLES.items():
        if path.startswith(beginning) and name in terms:
            return terms[name]
    return _OF_NAME.get(name)
