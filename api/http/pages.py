"""The documentation as one page of its own: no script, nothing fetched from elsewhere."""

import base64
import hashlib
import json
from collections.abc import Iterator
from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

PAGES = APIRouter()

_STYLE = """
body { font: 15px/1.6 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
code, pre { font: 13px/1.5 ui-monospace, monospace; background: #f3f3f3; padding: .1rem .3rem }
pre { padding: .6rem; overflow: auto } h2 { font-size: 1rem; margin: 2rem 0 .3rem }
table { border-collapse: collapse } td { padding: .1rem .8rem .1rem 0; vertical-align: top }
"""
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; frame-ancestors 'none'"


@PAGES.get("/docs", include_in_schema=False)
def docs(request: Request) -> HTMLResponse:
    schema = request.app.openapi()
    head = f"<h1>{escape(schema['info']['title'])}</h1><p>{escape(schema['info']['description'])}"
    note = '<p>机器可读 · for programs: <a href="/openapi.json">/openapi.json</a>'
    body = "".join(_operations(schema))
    page = (
        '<!doctype html><html lang="zh"><meta charset="utf-8"><title>责链 Zelian</title>'
        f"<style>{_STYLE}</style>{head}{note}{body}</html>"
    )
    return HTMLResponse(page, headers={"Content-Security-Policy": _POLICY})


def _operations(schema: dict[str, Any]) -> Iterator[str]:
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield f"<h2><code>{method.upper()} {escape(path)}</code></h2>"
            yield f"<p>{escape(operation.get('summary', ''))}"
            yield f"<p>{escape(operation.get('description', ''))}"
            yield from _body(operation, schema)


def _body(operation: dict[str, Any], schema: dict[str, Any]) -> Iterator[str]:
    content = operation.get("requestBody", {}).get("content", {})
    shape = content.get("application/json", {}).get("schema", {})
    model = schema["components"]["schemas"].get(shape.get("$ref", "").rpartition("/")[2])
    if model is None:
        return
    rows = (_row(name, member) for name, member in model["properties"].items())
    yield f"<table>{''.join(rows)}</table>"
    for example in model.get("examples", []):
        shown = json.dumps(example, ensure_ascii=False, indent=2)
        yield f"<pre>{escape(shown)}</pre>"


def _row(name: str, member: dict[str, Any]) -> str:
    said = escape(member.get("description", ""))
    return f"<tr><td><code>{escape(name)}</code><td>{said}</tr>"
