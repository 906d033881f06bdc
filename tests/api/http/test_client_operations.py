"""Every operation of the service has a method of the client, and it is tried here or beside."""

import re

from api.client import ZelianClient
from api.http.described.complete import operations
from loaders import LOADERS

METHODS = {
    "post /v1/responsible": "responsible",
    "post /v1/file": "file",
    "post /v1/clearance": "clearance",
    "post /v1/risk": "risk",
    "post /v1/trace": "trace",
    "post /v1/persons": "person",
    "post /v1/explain": "explain",
    "post /v1/entries": "entries",
    "post /v1/measures": "measures",
    "post /v1/disputes": "disputes",
    "post /v1/repairs": "repairs",
    "post /v1/exemptions": "exemptions",
    "post /v1/tasks": "tasks",
    "post /v1/tasks/page": "all_tasks",
    "get /v1/lists": "lists",
    "post /v1/lists/{code}": "members",
    "post /v1/related": "related",
    "post /v1/paths": "paths",
    "post /v1/owners": "owners",
    "post /v1/office": "office",
    "post /v1/office/conflicts": "conflicts",
    "post /v1/office/conflicts/page": "conflicts_everywhere",
    "post /v1/screen": "screen",
    "post /v1/bidders:check": "bidders",
    "post /v1/statements": "statements",
    "post /v1/objections": "object_to",
    "get /v1/loads": "loads",
    "get /v1/loads/{job}": "job",
    "get /v1/loads/{job}/rejects": "rejects",
    "post /v1/cases": "open_case",
    "get /v1/cases": "cases",
    "get /v1/cases/{case}": "case",
    "post /v1/cases/{case}/close": "close_case",
    "post /v1/authorizations": "authorize",
    "get /v1/authorizations": "authorizations",
    "get /v1/authorizations/{authorization}": "authorization",
    "post /v1/authorizations/{authorization}/revoke": "revoke",
    "get /v1/organizations/{key}": "organization",
    "get /v1/events/{key}": "event",
    "get /v1/lots/{key}": "lot",
    "get /v1/bids/{key}": "bid",
    "get /v1/projects/{key}": "project",
    "post /v1/token": "token",
    "get /healthz": "alive",
    "get /readyz": "ready",
    "get /metrics": "metrics",
}
LOADS = {f"post /v1/loads/{kind}": "load" for kind in LOADERS}


def test_every_operation_has_its_method(world):
    schema = world.http.get("/openapi.json").json()
    described = {f"{method} {path}" for path, method, _ in operations(schema)}
    decided = {name: "decide" for name in described if name.startswith("post /v1/decisions/")}
    assert described == set(METHODS | LOADS | decided)
    assert all(callable(getattr(ZelianClient, name)) for name in METHODS.values())


def test_every_method_is_tried(request):
    """A name here that no test calls would be a promise."""
    folder = request.path.parent
    tried = "".join(path.read_text("utf-8") for path in folder.glob("test_client*.py"))
    names = {*METHODS.values(), "load", "decide", "wait"}
    assert {name for name in names if not re.search(rf"\.{name}\b", tried)} == set()
