"""`screen`: `{codes, purpose, stated, as_of, role}`; a code is a party or stands as written."""

from collections.abc import Mapping
from typing import Any

from api.casebook.desk import Desk, sight_of
from queries.hits import Hit
from queries.screen import Batch
from queries.screen import screen as screened


def screen(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    names = [str(name) for name in given["codes"]]
    codes = [desk.world.code(name) or name for name in names]
    stated = frozenset(map(str, given.get("stated", ())))
    batch = Batch(codes, str(given["purpose"]), stated)
    answer = screened(batch, desk.view, desk.policy, desk.day(given), sight_of(given))
    return {
        name: {"outcome": result.outcome, "hits": [_hit(hit) for hit in result.hits]}
        for name, result in zip(names, answer.results, strict=True)
    }


def _hit(hit: Hit) -> dict[str, Any]:
    found = {
        "list": hit.listed and hit.listed.list_code,
        "measure": hit.ordered and hit.ordered.code,
        "record": hit.record and hit.record.severity,
    }
    articles = [f"{c.law} {c.article}" for c in hit.citations]
    return {"effect": hit.effect, "articles": articles} | {k: v for k, v in found.items() if v}
