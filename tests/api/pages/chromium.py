"""A real browser, if one is there: driven over a pipe, so that no port and no driver is needed."""

import json
import os
import shutil
import subprocess
import tempfile

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--remote-debugging-pipe",
)


def installed() -> str:
    """The program of a browser; "" where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), "")


class Chromium:
    """One page of a new browser with nothing kept. Scripts of pages do not run in it."""

    def __init__(self, width: int, height: int) -> None:
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        asks, self._write = os.pipe()
        self._read, tells = os.pipe()
        # The browser reads from 3 and writes to 4, whatever the numbers are here.
        flags = [*FLAGS, f"--user-data-dir={self._folder.name}", "about:blank"]
        started = f'exec "$0" "$@" 3<&{asks} 4>&{tells}'
        self._process = subprocess.Popen(
            ["bash", "-c", started, installed(), *flags],
            pass_fds=(asks, tells),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(asks)
        os.close(tells)
        self._rest, self._number, self._session = b"", 0, ""
        self.events: list[dict] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        found = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = found["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setScriptExecutionDisabled", value=True)
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.call("Emulation.setDeviceMetricsOverride", **size)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._session = ""
        self.call("Browser.close")
        self._process.wait(30)
        os.close(self._write)
        os.close(self._read)
        self._folder.cleanup()

    def call(self, method: str, **params: object) -> dict:
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while (told := self._next()).get("id") != self._number:
            self.events.append(told)
        assert "error" not in told, told
        return told["result"]

    def _next(self) -> dict:
        while b"\0" not in self._rest:
            piece = os.read(self._read, 1 << 16)
            assert piece, "the browser is gone"
            self._rest += piece
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)

    def _wait(self, event: str) -> None:
        while (told := self._next()).get("method") != event:
            self.events.append(told)
        self.events.append(told)

    def go(self, url: str) -> None:
        self.call("Page.navigate", url=url)
        self._wait("Page.loadEventFired")

    def look(self, expression: str):
        told = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    def submit(self, form: str, **fields: str) -> None:
        """Fills in fields by their ids and presses the button of a form."""
        for name, value in fields.items():
            self.look(f"document.getElementById({json.dumps(name)}).value = {json.dumps(value)}")
        self.look(f"document.querySelector({json.dumps(form + ' button')}).click()")
        self._wait("Page.loadEventFired")

    def told(self, event: str) -> list[dict]:
        return [e["params"] for e in self.events if e.get("method") == event]
