"""Mixed questions over HTTP on loopback: how many a second one worker answers, and how soon.

    uv run python -m benchmarks.http --enterprises 20000 --rate 200 --seconds 60

An open load: requests leave at the rate, whether or not earlier ones were answered, so that waiting
counts. Each is identified, decided, written to the audit log twice on the disk of --home and
answered. The process that asks runs on the same machine, and takes a share of its processors.
"""

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage, struct_rusage
from typing import Any

import httpx

from api.audit import verify
from api.cli.commands.init import make_home
from api.clients import Enrolment, open_clients
from api.desk import Purpose
from api.gate import Role
from api.settings import Home
from benchmarks.connection import Connections
from benchmarks.district import build, enterprise

PORT = 8731
CONNECTIONS = 64
LONGEST_SECONDS = 600
AS_OF = {"as_of": "2026-06-01", "purpose": "procurement"}


def questions(enterprises: int, seed: int = 7) -> Iterator[tuple[str, dict[str, Any]]]:
    """Half linked risk, the rest of every other kind."""
    draw = random.Random(seed)

    def key() -> str:
        return enterprise(draw.randrange(enterprises)).key

    while True:
        kind = draw.choices(("risk", "file", "screen", "related", "paths"), (50, 20, 10, 10, 10))[0]
        match kind:
            case "screen":
                codes = [f"91990411MA{draw.randrange(10**8):08}" for _ in range(10)]
                yield kind, AS_OF | {"use": "procurement", "codes": codes}
            case "paths":
                ends = [enterprise(n).key for n in draw.sample(range(enterprises), 2)]
                yield kind, AS_OF | {"sources": ends[:1], "to": ends[1:], "most": 4}
            case "related":
                yield kind, AS_OF | {"target": key(), "depth": 1}
            case _:
                yield kind, AS_OF | {"target": key()}


async def ask(port: int, key: str, rate: int, seconds: int, enterprises: int) -> list[Any]:
    """Gives (kind, status, seconds from when the request was due to its answer)."""
    drawn, told, running = questions(enterprises), [], set()
    http = Connections(port, {"Authorization": f"Bearer {key}"}, CONNECTIONS)

    async def one(due: float) -> None:
        kind, body = next(drawn)
        try:
            status = await http.post(f"/v1/{kind}", body)
        except OSError:
            status = 0
        told.append((kind, status, time.perf_counter() - due))

    begun = time.perf_counter()
    for number in range(rate * seconds):
        due = begun + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        task = asyncio.create_task(one(due))
        running.add(task)
        task.add_done_callback(running.discard)
    await asyncio.gather(*running)
    http.close()
    told.append(("all", 0, time.perf_counter() - begun))
    return told


def report(told: list[Any]) -> None:
    whole = told.pop()[2]
    print(f"answered {len(told)} in {whole:.1f} s: {len(told) / whole:.0f} a second")
    print("statuses (0: no answer)", dict(Counter(status for _, status, _ in told)))
    kinds: dict[str, list[float]] = {"all": [t for *_, t in told]}
    for kind, _, seconds in told:
        kinds.setdefault(kind, []).append(seconds)
    for kind, times in kinds.items():
        cuts = statistics.quantiles(times, n=100)
        shown = "  ".join(f"p{p} {cuts[p - 1] * 1000:.1f}" for p in (50, 95, 99))
        print(f"{kind:8} {len(times):6}  {shown} ms")


def serve(home: Home, port: int, workers: int) -> subprocess.Popen[bytes]:
    settings = {"ZELIAN_REQUESTS_PER_MINUTE": "1000000", "ZELIAN_SUBJECTS_PER_HOUR": "10000000"}
    command = [sys.executable, "-c", "from api.cli import main; main()", "--home", str(home.path)]
    command += ["serve", "--port", str(port), "--workers", str(workers)]
    server = subprocess.Popen(
        command, env=os.environ | settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    for _ in range(300):
        try:
            if httpx.get(f"http://127.0.0.1:{port}/readyz").is_success:
                return server
        except httpx.TransportError:
            time.sleep(0.1)
    server.kill()
    raise SystemExit("the service did not start")


def spent_since(before: struct_rusage | None, now: struct_rusage) -> float:
    """Seconds of processor time."""
    spent = now.ru_utime + now.ru_stime
    return spent - (before.ru_utime + before.ru_stime if before else 0.0)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("enterprises", 20_000), ("rate", 200), ("seconds", 60), ("workers", 1)):
        options.add_argument(f"--{name}", type=int, default=usual)
    options.add_argument("--home", type=Path, help="where the home is made; a temporary folder")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.home) as folder:
        home = make_home(Path(folder) / "home")
        home.store.unlink()
        build(home.store, asked.enterprises).close()
        wanted = Enrolment(
            name="benchmark",
            ground="benchmark",
            roles=frozenset({Role.PROCUREMENT}),
            purposes=frozenset({Purpose.PROCUREMENT}),
        )
        key = open_clients(home).add(wanted, "benchmark").key
        server = serve(home, PORT, asked.workers)
        try:
            seconds = min(asked.seconds, LONGEST_SECONDS)
            before = getrusage(RUSAGE_SELF)
            told = asyncio.run(ask(PORT, key, asked.rate, seconds, asked.enterprises))
            asking = spent_since(before, getrusage(RUSAGE_SELF))
            report(told)
        finally:
            server.terminate()
            server.wait(30)
            serving = spent_since(None, getrusage(RUSAGE_CHILDREN))
            print(f"processor time: the service {serving:.1f} s, what asks {asking:.1f} s")
        print(verify(home.audit, home.audit_key()).text.en)


if __name__ == "__main__":
    main()
