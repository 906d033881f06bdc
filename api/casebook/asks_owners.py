"""`owners`: `{by: …}` or `{of: …}` with `as_of` and `role`; `group`: `{of: …}`."""

from collections.abc import Callable, Mapping
from typing import Any

from api.casebook.desk import Desk, sight_of
from queries.owners import Owners, group_of, owned_by, owners_by
from queries.owners.shapes import Extent, Stake


def owners(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    question = owned_by if "of" in given else owners_by
    node = desk.node(str(given["of" if "of" in given else "by"]))
    told = question(node, desk.view, desk.policy, desk.day(given), sight_of(given))
    return {
        "stakes": [_stake(stake, told, desk) for stake in told.stakes],
        "controllers": [
            {"who": desk.short(c.holder.key), "verdict": c.verdict, "joint": c.joint}
            for c in told.controllers
        ],
        "sums": {desk.short(s.target.key): s.quality for s in told.sums},
        "ends": {desk.short(e.organization.key): e.code for e in told.ends},
        "closed_loops": sum(loop.closed for loop in told.loops),
        **_beneficial(told, desk.short),
    }


def _stake(stake: Stake, told: Owners, desk: Desk) -> dict[str, Any]:
    far = stake.target if told.direction == "of" else stake.holder
    return {
        "who": desk.short(far.key),
        "direct": _said(stake.direct),
        "in_the_end": _said(stake.effective),
        "votes": _said(stake.votes),
        "control": stake.control.verdict,
        "chains": [[desk.short(h.holder.key) for h in c.hops] for c in stake.chains],
    }


def _said(extent: Extent | None) -> Any:
    """A number, two bounds, `unknown`, or nothing."""
    if extent is None or extent.low is None:
        return extent and "unknown"
    if extent.low == extent.high:
        return f"{extent.low:g}"
    return [f"{extent.low:g}", f"{extent.high:g}"]


def _beneficial(told: Owners, short: Callable[[str], str]) -> dict[str, Any]:
    found = told.beneficial
    if found is None:
        return {"outcome": "absent"}
    return {
        "outcome": found.outcome,
        "files": found.duty and found.duty.filing,
        "tests": {test.test: test.verdict for test in found.tests},
        "qualify": {short(c.holder.key): c.counts_by or "unknown" for c in found.candidates},
        "in_place": [short(o.holder.key) for o in found.in_place],
        "filed": [short(f.holder.key) for f in found.filed],
    }


def group(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    node = desk.node(str(given["of"]))
    told = group_of(node, desk.view, desk.policy, desk.day(given), sight_of(given))
    return {
        desk.short(g.head.key): [desk.short(m.organization.key) for m in g.members]
        for g in told.groups
    }
