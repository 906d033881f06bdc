"""Files sent to the service, and the wait for what becomes of them."""

import time

from api.gate import PURPOSES, Role
from tests.loaders.sources import PENALTY, csv_file

ENDED = ("done", "failed")


def rows(folder, *changes, name="penalties.csv"):
    """The bytes of a table of penalties; each change makes a row that is right another."""
    return csv_file(folder, *(PENALTY | change for change in changes), name=name).read_bytes()


def numbered(count):
    return [{"行政处罚决定书文号": f"新市监罚〔2026〕{n}号"} for n in range(1, count + 1)]


def send(world, files, kind="penalties", role=Role.PROVIDER, headers=None, **said):
    """`files` are (name, content)."""
    asked = {"purpose": min(PURPOSES[role]), "published": "2026-06-01"} | said
    if role is Role.STEWARD:
        asked = {"purpose": "stewardship", "published": "2026-06-01"} | said
    sent = {"Authorization": f"Bearer {world.keys[role]}"} | (headers or {})
    asked = {name: value for name, value in asked.items() if value}
    parts = [("file", (name, content)) for name, content in files]
    return world.http.post(f"/v1/loads/{kind}", params=asked, files=parts, headers=sent)


def look(world, path, role=Role.PROVIDER, **asked):
    purpose = {Role.STEWARD: "stewardship", Role.AUDITOR: "audit"}.get(role) or min(PURPOSES[role])
    return world.get(path, role, **{"purpose": purpose, **asked})


def awaited(world, sent, seconds=60):
    """What became of a load in the end."""
    assert sent.status_code == 202, sent.text
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        told = look(world, sent.headers["location"], Role.STEWARD)
        assert told.status_code == 200, told.text
        if told.json()["state"] in ENDED:
            return told.json()
        time.sleep(0.05)
    raise AssertionError(told.json())
