"""Examples, put into the description of every operation.

`answers.json` holds answers that the service really gave, on invented subjects; a test asks again
and compares. Lists are cut to their first member.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from api.http.described.parameters import example_of

Json = dict[str, Any]
_LOADS, _ONE_LOAD = "/v1/loads/", "post /v1/loads/penalties"


def complete(schema: Json) -> Json:
    for path, method, operation in operations(schema):
        for parameter in operation.get("parameters", ()):
            example = example_of(path, parameter["name"])
            if example is not None:
                parameter["example"] = example
        _add_answer(path, method, operation)
    return schema


def operations(schema: Json) -> Iterator[tuple[str, str, Json]]:
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _add_answer(path: str, method: str, operation: Json) -> None:
    found = answer_of(path, method)
    for content in operation["responses"].get(found.get("status"), {}).get("content", {}).values():
        content["example"] = found["answer"]


def answer_of(path: str, method: str) -> Json:
    """Files of every kind are answered alike."""
    name = f"{method} {path}"
    known = _answers()
    if name in known or not path.startswith(_LOADS):
        return dict(known.get(name, {}))
    found = dict(known.get(_ONE_LOAD, {}))
    kind = path.removeprefix(_LOADS)
    return found | {"answer": found["answer"] | {"kind": kind}} if found else {}


@cache
def _answers() -> Json:
    written = files("api.http.described").joinpath("answers.json")
    return dict(json.loads(written.read_text("utf-8"))) if written.is_file() else {}
