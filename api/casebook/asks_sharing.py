"""Sharing, on a register, a log and a store of its own.

`travel`: `{holder, event, disclosed_on, kind, reach, acknowledged_on, as_of}` gives the message to
a consumer that was given the entry on a day, when only what had been decided by then was known.
`asked`: `{role, purpose, about, authorization, case, times, on}` gives whether the gate lets a
question pass, the reason if not, and what is withheld.
"""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from api.audit import AuditLog, Decision
from api.casebook.desk import Desk
from api.casebook.model import Given
from api.casebook.said import everything_said
from api.desk import ConsumerKind, Purpose
from api.desk import Desk as Register
from api.gate import Asker, Gate, Grant, Question, Role
from api.sharing import Outbox, acknowledge, outbox
from graph.accountability import settle
from graph.errors import RefusedError
from graph.intervals import FOREVER, Day, Scope, day
from graph.policy import Publication
from graph.store import SqliteStore, Store

_ASKER = "查询方"
_PAPER = "0" * 64  # of an authorization; what stands on it is no part of a case


def travel(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    on = day(given["disclosed_on"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        with SqliteStore(path / "case.sqlite", create=True) as store:
            register = Register(path / "desk.sqlite", create=True)
            _learn(desk, store, _known_by(desk.world.given, on))
            _given(desk, register, store.head(), on, given)
            _learn(desk, store, desk.world.given)
            if "acknowledged_on" in given:
                _acknowledge(_box(desk, register, store, day(given["acknowledged_on"])), register)
            return _told(_box(desk, register, store, desk.day(given)))


def _known_by(given: Given, on: Day) -> Given:
    """What is given without the documents of later days."""
    later = {
        "notices": tuple(n for n in given.notices if n.on <= on),
        "decided": tuple(d for d in given.decided if d.on <= on),
        "left_office": tuple(left for left in given.left_office if left.on <= on),
    }
    return given.model_copy(update=later)


def _learn(desk: Desk, store: Store, given: Given) -> None:
    with store.write("case", "case") as writer:
        writer.state(everything_said(given))
        settle(writer, desk.policy)


def _given(
    desk: Desk, register: Register, commit_no: int, on: Day, given: Mapping[str, Any]
) -> None:
    consumer = register.consumers.add(
        name=_ASKER,
        kind=ConsumerKind(str(given.get("kind", ConsumerKind.DEPARTMENT))),
        reach=Publication(str(given.get("reach", Publication.GOVERNMENT))),
        purposes=[Purpose.APPROVAL],
        registered=on,
        registered_by=_ASKER,
    )
    event = desk.world.event(str(given["event"])).key
    register.disclosures.record(
        consumer=consumer.id,
        entries=[(event, desk.world.party(str(given["holder"])).key)],
        commit_no=commit_no,
        as_of=on,
        purpose=Purpose.APPROVAL,
        given_by=_ASKER,
    )


def _box(desk: Desk, register: Register, store: Store, as_of: Day) -> Outbox:
    return outbox(register, store.view, desk.policy, as_of)


def _acknowledge(box: Outbox, register: Register) -> None:
    for one in box.waiting:
        acknowledge(register, box, one.id, _ASKER)


def _told(box: Outbox) -> dict[str, Any]:
    """`kind` is None where nothing travels."""
    message = box.waiting[0].message if box.waiting else None
    return {
        "kind": message and message.kind,
        "because": message and message.reason,
        "since": message and message.since,
        "due": message and message.due,
        "alert": bool(box.alerts),
    }


def asked(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        log = AuditLog(path / "audit.jsonl", _PAPER.encode())
        log.create()
        register = Register(path / "desk.sqlite", create=True)
        asker = Asker(
            actor=_ASKER,
            role=Role(given["role"]),
            purpose=str(given["purpose"]),
            case=_case(desk, register, given),
            authorization=_authorization(desk, register, given),
        )
        for _ in range(int(given.get("times", 1))):
            grant = _ask(desk, Gate(log, register), asker, given)
        last = list(log.lines())[-1]
        refused = last.decision is Decision.DENY
        return {
            "admitted": grant is not None,
            "reason": last.reason if refused else "",
            "withheld": list(last.withheld),
        }


def _ask(desk: Desk, gate: Gate, asker: Asker, given: Mapping[str, Any]) -> Grant | None:
    on = day(given["on"]) if "on" in given else desk.as_of
    question = Question("file", Scope(on), (desk.world.party(str(given["about"])).key,))
    try:
        return gate.ask(asker, question, lambda grant: grant, lambda _: (), today=on)
    except RefusedError:
        return None


def _case(desk: Desk, register: Register, given: Mapping[str, Any]) -> str:
    told = given.get("case")
    if told is None:
        return ""
    return register.open_case(
        title=_ASKER,
        ground=_ASKER,
        purpose=Purpose(told["purpose"]),
        subjects=[desk.world.party(str(name)).key for name in told["subjects"]],
        opened=day(told["since"]),
        opened_by=_ASKER,
        until=day(told["until"]) if "until" in told else None,
    ).id


def _authorization(desk: Desk, register: Register, given: Mapping[str, Any]) -> str:
    told = given.get("authorization")
    if told is None:
        return ""
    granted = register.authorize(
        subject=desk.world.party(str(told["subject"])).key,
        grantee=str(told.get("grantee", _ASKER)),
        purpose=Purpose(told["purpose"]),
        since=day(told["since"]),
        until=day(told["until"]) if "until" in told else FOREVER,
        evidence=_PAPER,
        channel=_ASKER,
        registered_by=_ASKER,
        once=bool(told.get("once", False)),
    )
    if "revoked" in told:
        register.revoke(granted.id, day(told["revoked"]), _ASKER)
    return granted.id
