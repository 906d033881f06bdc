"""The description of the interface: in both languages, with examples that the service takes and
answers that it really gave.

`ZELIAN_WRITE_EXAMPLES=1` writes the answers anew, to be read before they are committed.
"""

import json
import os
import re
from pathlib import Path

import jsonschema_rs
import pytest

import api.http.described as described
from api.gate import PURPOSES, Role
from api.http.described.complete import answer_of, operations
from api.http.described.parameters import LOAD
from graph.records import Party
from graph.vocabulary import Kind, NodeKind
from tests.api.http.sending import awaited, rows
from tests.api.http.serving import World
from tests.asking import tie
from tests.builders import E2

ANSWERS = Path(described.__file__).with_name("answers.json")
CHINESE, LATIN = re.compile("[\u4e00-\u9fff]"), re.compile("[A-Za-z]{2}")
PERSON = f"p1:{'0' * 64}"
DISPUTE = "异2026-1"
# What the examples read, beside the facts that every test has.
INCIDENT = Party("i:某物流:快件一号", NodeKind.INCIDENT, "快件一号")
THINGS = (
    tie(Kind.PROFILE, INCIDENT, name="快件一号"),
    tie(Kind.HANDLED_BY, INCIDENT, E2, "2024-01-10", "2024-01-11"),
    tie(Kind.PROFILE, Party("l:某项目:一标段", NodeKind.LOT, "一标段"), name="一标段"),
    tie(Kind.PROFILE, Party("b:某项目:一标段:u:91990411TE0000010W", NodeKind.BID), name="投标"),
    tie(Kind.PROFILE, Party("j:某项目", NodeKind.PROJECT, "某项目"), name="某项目"),
)
# In this order: a question is asked of what was decided, and what ends something comes last.
FIRST = ("post /v1/decisions/event", "post /v1/loads/penalties")
LAST = (
    "post /v1/objections",
    "post /v1/decisions/dispute-outcome",
    "post /v1/decisions/determination",
    "post /v1/decisions/measure",
    "post /v1/decisions/exemption",
    "post /v1/decisions/repair",
    "post /v1/cases",
    "post /v1/cases/{case}/close",
    "post /v1/authorizations",
    "post /v1/authorizations/{authorization}/revoke",
)
ADMINISTRATORS = {
    "post /v1/cases",
    "post /v1/cases/{case}/close",
    "post /v1/authorizations",
    "get /metrics",
}


@pytest.fixture(scope="module")
def schema(world):
    return world.http.get("/openapi.json").json()


def in_both(text):
    return bool(text) and bool(CHINESE.search(text)) and bool(LATIN.search(text))


def test_every_operation_and_parameter_is_described_in_both_languages(schema):
    lacking = [
        (method, path, part)
        for path, method, operation in operations(schema)
        for part, text in texts(operation)
        if not in_both(text)
    ]
    assert lacking == []


def texts(operation):
    """What is said of an operation, of its parameters and of the problems it may answer with; that
    a body was wrong the framework says in its own words."""
    yield from ((part, operation.get(part)) for part in ("summary", "description"))
    yield from ((p["name"], p.get("description")) for p in operation.get("parameters", ()))
    for status, answer in operation["responses"].items():
        if not status.startswith("2"):
            yield status, answer["description"]


def test_every_operation_has_a_name_of_its_own(schema):
    names = [operation["operationId"] for _, _, operation in operations(schema)]
    assert len(set(names)) == len(names)


def resolved(schema, part):
    return {"components": schema["components"]} | part


def fits(schema, part, value):
    """Whether a value is what the description says."""
    jsonschema_rs.validator_for(resolved(schema, part)).validate(value)
    return True


def body_of(schema, operation):
    """The content type and the example of a body; None where there is none."""
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        part = content["schema"]
        if "$ref" in part:
            part = schema["components"]["schemas"][part["$ref"].rsplit("/", 1)[1]]
        given = part.get("examples") or [
            {
                name: field["examples"][0]
                for name, field in part["properties"].items()
                if "examples" in field
            }
        ]
        return kind, content["schema"], given[0]
    return None


def test_every_body_and_parameter_has_an_example_that_fits(schema):
    for path, method, operation in operations(schema):
        for parameter in operation.get("parameters", ()):
            assert "example" in parameter, (method, path, parameter["name"])
            assert fits(schema, parameter["schema"], parameter["example"]), (method, path)
        body = body_of(schema, operation)
        if body and body[0] != "multipart/form-data":
            assert body[2], (method, path)
            assert fits(schema, body[1], body[2]), (method, path)


class Story:
    """Sends every example as it is written, but for keys that each installation makes anew."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world, self.folder = world, folder
        self.known = {PERSON: world.wang.key}

    def replaced(self, value):
        text = json.dumps(value, ensure_ascii=False)
        for written, real in self.known.items():
            text = text.replace(written, real)
        return json.loads(text)

    def key(self, name, terms):
        if name in ADMINISTRATORS:
            return self.world.admin
        if role := terms.get("role"):
            return self.world.keys[role]
        roles = [role for role in Role if terms.get("purpose") in PURPOSES[role]]
        return self.world.keys[roles[0]] if roles else self.world.admin

    def send(self, path, method, operation, body):
        query, headers, place = {}, {}, self.replaced(path)
        for parameter in operation.get("parameters", ()):
            value = self.replaced(parameter["example"])
            name = parameter["name"]
            if parameter["in"] == "path":
                place = place.replace(f"{{{name}}}", value)
            elif value != "" and parameter["in"] == "query":
                query[name] = value
        kind, _, said = body or ("", None, {})
        said = self.replaced(said)
        if path != "/v1/token":
            key = self.key(f"{method} {path}", query | said)
            headers["Authorization"] = f"Bearer {key}"
        sent = {"params": query, "headers": headers}
        if kind == "application/json":
            sent["json"] = said
        elif kind == "multipart/form-data":
            sent["files"] = [("file", ("处罚.csv", rows(self.folder, {}, {"处罚决定日期": "?"})))]
        elif kind:
            client = self.world.service.clients.holder(self.world.admin)
            sent["data"] = said | {"client_id": client.id, "client_secret": self.world.admin}
        return self.world.http.request(method, place, **sent)

    def learn(self, name, answer):
        """What later examples speak of."""
        if name == "post /v1/loads/penalties":
            self.known[LOAD] = answer.json()["id"]
            awaited(self.world, answer)
        elif name == "post /v1/objections":
            self.known[DISPUTE] = answer.json()["dispute"]


@pytest.fixture(scope="module")
def told(schema, tmp_path_factory):
    """What the service answers to every example: by operation, status and content."""
    folder = tmp_path_factory.mktemp("described")
    world = World(folder)
    with world.service.store.write("test", "test") as writer:
        writer.state(THINGS)
    story, answers = Story(world, folder), {}
    named = {f"{method} {path}": (path, method, op) for path, method, op in operations(schema)}
    named = {n: v for n, v in named.items() if not n.startswith("post /v1/loads/") or n in FIRST}
    usual = [name for name in named if name not in FIRST + LAST]
    for name in (*FIRST, *usual, *LAST):
        path, method, operation = named[name]
        answer = story.send(path, method, operation, body_of(schema, operation))
        answers[name] = answer
        if answer.status_code < 300:
            story.learn(name, answer)
    yield {name: (answer, plain(answer)) for name, answer in answers.items()}
    world.close()


_MADE = (
    (re.compile(r"p1:[0-9a-f]{64}"), PERSON),
    (re.compile(r"(?<=c:org:)[0-9a-f]{24}"), "0" * 24),
    (re.compile(r"\b[0-9a-f]{64}\b"), "0" * 64),
    (re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b"), LOAD),
    (re.compile(r"\b[0-9a-f]{16,32}\b"), "0" * 16),
    (re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+]00:00)"), "2026-06-01T04:00:00.000+00:00"),
    (re.compile(r'(?<="next":")[^"]+'), "MDEy"),
    (re.compile(r'(?<="access_token":")[^"]+'), "eyJh…"),
    (re.compile(r"异2026-[0-9A-F]{12}"), DISPUTE),
)


def plain(answer):
    """An answer without what each installation makes anew."""
    if answer.headers["content-type"].startswith("text/csv"):
        return answer.content.decode("utf-8-sig")
    if not answer.headers["content-type"].startswith("application/json"):
        return None
    text = spelled(answer.json())
    for made, written in _MADE:
        text = made.sub(written, text)
    return shortened(json.loads(text))


def spelled(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def shortened(value):
    """Of many things two are enough: the first as they are spelled, for keys of persons, which are
    made anew, decide the order of some."""
    match value:
        case dict():
            return {name: shortened(inside) for name, inside in value.items()}
        case [dict(), *_]:
            return sorted(map(shortened, value), key=spelled)[:2]
        case list():
            return [shortened(inside) for inside in value]
    return value


def test_every_example_is_taken(told):
    refused = {
        name: (answer.status_code, answer.text[:300])
        for name, (answer, _) in told.items()
        if answer.status_code >= 300
    }
    assert refused == {}


def test_every_example_of_an_answer_is_what_the_service_answers(told):
    found = {
        name: {"status": str(answer.status_code), "answer": value}
        for name, (answer, value) in sorted(told.items())
        if value is not None
    }
    if os.environ.get("ZELIAN_WRITE_EXAMPLES"):
        ANSWERS.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert json.loads(ANSWERS.read_text("utf-8")) == found


def test_every_operation_has_an_example_of_its_answer_that_fits(schema):
    for path, method, operation in operations(schema):
        good = next(s for s in operation["responses"] if s.startswith("2"))
        for kind, content in operation["responses"][good].get("content", {}).items():
            assert "example" in content, (method, path)
            if kind == "application/json":
                assert answer_of(path, method)["status"] == good
                assert fits(schema, content["schema"], content["example"]), (method, path)


def test_no_example_holds_more_than_an_invented_person(schema):
    text = json.dumps(schema, ensure_ascii=False)
    assert set(re.findall(r"p1:[0-9a-f]{64}", text)) == {PERSON}
    assert not re.search(r"(?<!\d)\d{17}[\dX](?!\d)", text)
