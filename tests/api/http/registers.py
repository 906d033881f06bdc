"""The register of cases and authorizations as it is read and written over HTTP."""

from api.gate import PURPOSES, Role
from tests.api.http.serving import C1

CASE = {"title": "案", "ground": "立案〔2026〕1号", "subjects": [C1]}
EVIDENCE = "a" * 64


def by(world, who):
    return {"Authorization": f"Bearer {world.keys.get(who, world.admin)}"}


def write(world, path, body=None, who="administrator", headers=None, **asked):
    sent = by(world, who) | (headers or {})
    return world.http.post(f"/v1/{path}", json=body, params=asked, headers=sent)


def read(world, path, who="administrator", **asked):
    if isinstance(who, Role):
        asked = {"purpose": min(PURPOSES[who])} | asked
    return world.http.get(f"/v1/{path}", params=asked, headers=by(world, who))


def ids(told):
    assert told.status_code == 200, told.text
    return [item["id"] for item in told.json()["items"]]


def client_of(world, role):
    return next(c for c in world.service.clients.all() if c.roles == {role})


def consent(world, **said):
    return {
        "subject": world.wang.key,
        "grantee": client_of(world, Role.API_CONSUMER).name,
        "purpose": "credit",
        "since": "2026-06-01",
        "until": "2026-06-10",
        "evidence": EVIDENCE,
        "channel": "书面",
    } | said
