"""What is decided, objected to and submitted."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from api.calls.asks import Asks
from api.calls.sending import Caller
from api.decisions.desk import Decided
from api.decisions.objections import Objected
from api.http.routers.loads import LoadsPage
from api.loads import Job
from api.loads.shapes import ENDED

_LOOK_EVERY = 0.5  # seconds


class Writing(Caller):
    """`key` names a request, so that it is done once; without one, one is made for each call."""

    def decide(
        self, kind: str, decision: Mapping[str, str], key: str = "", asks: Asks | None = None
    ) -> Decided:
        """Enters a decision: event, determination, exemption, repair, dispute-outcome, measure."""
        body = (asks or self._asks).terms() | {"decision": dict(decision)}
        answer = self._write(f"/v1/decisions/{kind}", key, json=body)
        return Decided.model_validate_json(answer.content)

    def object_to(
        self,
        event: str,
        holder: str,
        grounds: str,
        evidence: str = "",
        key: str = "",
        asks: Asks | None = None,
    ) -> Objected:
        """Of the person recorded. `evidence` is the SHA-256 of the paper."""
        said = {"event": event, "holder": holder, "grounds": grounds, "evidence": evidence}
        body = (asks or self._asks).terms() | said
        return Objected.model_validate_json(self._write("/v1/objections", key, json=body).content)

    def load(
        self,
        kind: str,
        paths: Sequence[Path],
        published: str = "",
        provider: str = "",
        key: str = "",
        asks: Asks | None = None,
    ) -> Job:
        """Sends files to be loaded in turn; `wait` waits for what becomes of them. They are read
        from the disk as they are sent, and again if they have to be sent again."""
        said = {"published": published, "provider": provider}
        params = (asks or self._asks).terms() | {n: v for n, v in said.items() if v}
        with ExitStack() as opened:
            files = [("file", (path.name, opened.enter_context(path.open("rb")))) for path in paths]
            answer = self._write(f"/v1/loads/{kind}", key, params=params, files=files)
        return Job.model_validate_json(answer.content)

    def job(self, job: str, asks: Asks | None = None) -> Job:
        said = (asks or self._asks).terms()
        return Job.model_validate_json(self._get(f"/v1/loads/{job}", said))

    def wait(self, job: Job, seconds: float = 600.0, asks: Asks | None = None) -> Job:
        """The load when it has ended. Raises TimeoutError."""
        until = time.monotonic() + seconds
        while (told := self.job(job.id, asks)).state not in ENDED:
            if time.monotonic() > until:
                raise TimeoutError(f"load {job.id} is {told.state} after {seconds} s")
            time.sleep(_LOOK_EVERY)
        return told

    def loads(self, asks: Asks | None = None) -> Iterator[Job]:
        """The newest first."""
        for page in self._listed("/v1/loads", asks, LoadsPage):
            yield from page.items

    def rejects(self, job: str, asks: Asks | None = None) -> bytes:
        """The rows that were left out, as CSV in UTF-8."""
        return self._get(f"/v1/loads/{job}/rejects", (asks or self._asks).terms())
