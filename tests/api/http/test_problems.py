"""Errors are problem+json with stable types, in the language asked for."""

from pathlib import Path

import pytest

from api.audit import AuditError
from api.gate import Role
from api.http.language import preferred
from api.http.problems import KINDS
from graph.text import Text
from tests.api.http.serving import C1, NUMBER

P = Role.PROCUREMENT
PAGE = Path(__file__).parents[3] / "docs" / "problems.md"


def test_every_type_is_explained_in_both_languages():
    page = PAGE.read_text("utf-8")
    for kind in KINDS:
        assert f"`{kind.type}`" in page
        assert kind.title.zh in page
        assert kind.title.en in page
        assert f"| {kind.status} |" in page
    assert page.count("urn:zelian:problem:") == len(KINDS)


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [
        ("", "zh"),
        ("en", "en"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("zh-CN,en;q=0.9", "zh"),
        ("fr", "zh"),
        ("en;q=x", "zh"),
        ("en;q=0", "zh"),
    ],
)
def test_language_is_chinese_unless_english_is_preferred(accepted, lang):
    assert preferred(accepted) == lang


def test_a_problem_is_said_in_the_language_asked_for(world):
    zh = world.post("/v1/file", P, {"target": "无"})
    en = world.post("/v1/file", P, {"target": "无"}, **{"Accept-Language": "en"})
    assert zh.headers["content-type"] == en.headers["content-type"] == "application/problem+json"
    assert (zh.headers["content-language"], en.headers["content-language"]) == ("zh", "en")
    assert zh.json()["title"] == "没有可提供的内容"
    assert en.json()["title"] == "nothing is available"
    assert zh.json()["type"] == en.json()["type"]


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"target": C1, "purpose": "fun"}, "/purpose", "enum"),
        ({"target": C1, "as_of": "2026-02-30"}, "/as_of", "date_from_datetime_parsing"),
        ({"target": C1, "as_of": "1899-12-31"}, "/as_of", "greater_than_equal"),
        ({"target": C1, "as_of": "2200-01-01"}, "/as_of", "less_than_equal"),
        ({"target": C1, "more": 1}, "/more", "extra_forbidden"),
        ({"target": C1, NUMBER: 1}, "/?", "extra_forbidden"),
        ({"target": "\u0000"}, "/target", "control"),
        ({"target": "x" * 201}, "/target", "string_too_long"),
        ({"target": 5}, "/target", "string_type"),
        ({}, "/", "one_of"),
        ({"target": C1, "number": NUMBER}, "/", "one_of"),
    ],
)
def test_what_is_wrong_is_named_by_place_and_never_repeated(world, body, pointer, code):
    told = world.post("/v1/file", P, body)
    assert told.status_code == 422
    assert (pointer, code) in [(e["pointer"], e["code"]) for e in told.json()["errors"]]
    assert NUMBER not in told.text


@pytest.mark.parametrize("number", ["99999919750303003", "999999197503030035", "9999", "王"])
def test_a_number_that_cannot_be_is_not_said_back(world, number):
    told = world.post("/v1/file", P, {"number": number})
    assert told.status_code == 422
    assert (
        number not in told.text.replace("urn:zelian:problem:invalid-request", "") or number == "x"
    )


def test_a_question_that_says_back_a_number_says_nothing(world):
    body = {"codes": [NUMBER, C1], "deadline": "2026-05-10"}
    told = world.post("/v1/bidders:check", P, body)
    assert told.status_code == 422
    assert NUMBER not in told.text


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b'{"a":"\xff"}', b"nul"])
def test_a_body_that_is_no_json_is_a_problem(world, content):
    headers = {"Authorization": f"Bearer {world.keys[P]}", "Content-Type": "application/json"}
    told = world.http.post("/v1/file", content=content, headers=headers)
    assert told.status_code in (400, 422)
    assert told.headers["content-type"] == "application/problem+json"


def test_addresses_and_methods_that_are_not_there_are_problems(world):
    assert world.http.get("/nowhere").json()["type"] == "urn:zelian:problem:no-such-route"
    assert world.http.get("/v1/file").json()["type"] == "urn:zelian:problem:method-not-allowed"


def test_a_log_that_cannot_be_written_stops_the_answer(world, monkeypatch):
    def broken(*_):
        raise AuditError(Text("坏", "broken"))

    monkeypatch.setattr(world.service.gate._log, "append", broken)
    told = world.post("/v1/file", P, {"target": C1})
    assert (told.status_code, told.json()["type"]) == (503, "urn:zelian:problem:log-unavailable")


def test_a_fault_nobody_expected_says_an_id_and_no_more(world, monkeypatch, caplog):
    def fails(*_):
        raise RuntimeError("王丙丁")

    monkeypatch.setattr("api.http.routers.questions.cleared", fails)
    told = world.post("/v1/clearance", P, {"target": C1})
    assert told.status_code == 500
    assert told.json()["request_id"] == told.headers["x-request-id"]
    assert "王丙丁" not in told.text + caplog.text
    assert told.json()["request_id"] in caplog.text


def test_every_answer_has_the_headers_of_safety(world):
    for told in (
        world.http.get("/healthz"),
        world.post("/v1/file", P, {"target": C1}),
        world.http.get("/nowhere"),
        world.http.post("/v1/file", content=b"[" * 100),
    ):
        assert told.headers["cache-control"] == "no-store"
        assert told.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in told.headers["content-security-policy"]
        assert "Authorization" in told.headers["vary"]


def test_large_answers_are_packed(world):
    told = world.http.get("/openapi.json", headers={"Accept-Encoding": "gzip"})
    assert told.headers["content-encoding"] == "gzip"


def test_every_operation_has_a_summary_in_both_languages_and_an_example(world):
    schema = world.http.get("/openapi.json").json()
    shapes = schema["components"]["schemas"]
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            assert " · " in operation["summary"], path
            content = operation.get("requestBody", {}).get("content", {})
            if "application/json" in content:
                shape = content["application/json"]["schema"]["$ref"].rpartition("/")[2]
                assert shapes[shape]["examples"], path


def test_the_page_of_documentation_fetches_nothing_from_elsewhere(world):
    page = world.http.get("/docs").text
    assert "/v1/responsible" in page
    assert "<script" not in page
    assert "http://" not in page
    assert "https://" not in page
