"""A typed client of the service: the questions as methods, the answers as the shapes they are.

with ZelianClient(url, key, Asks(purpose="procurement")) as zelian:
    told = zelian.screen(["91990411TE0000010W"], use="procurement")
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

import httpx
from pydantic import TypeAdapter

from graph.errors import ZelianError
from graph.text import Lang, Text
from queries.answer import Answer
from queries.bidders import BiddersAnswer
from queries.clearance import ClearanceAnswer
from queries.file import CreditFile
from queries.offices import ConflictsAnswer, OfficeAnswer
from queries.owners import Groups, Owners
from queries.paths import Paths
from queries.related_said import Related
from queries.risk import RiskAnswer
from queries.screen import ScreenAnswer
from queries.tracing import HandlingTrace, ShopTrace, StageTrace

Trace = HandlingTrace | ShopTrace | StageTrace

_SECONDS = 60.0
_ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)
_TRACE: TypeAdapter[Trace] = TypeAdapter(Trace)
_OWNERS: TypeAdapter[Owners | Groups] = TypeAdapter(Owners | Groups)


class ServiceError(ZelianError):
    """The service answered with a problem; `type` is what a program goes by."""

    def __init__(self, status: int, problem: dict[str, Any]) -> None:
        detail = str(problem.get("detail") or f"HTTP {status}")
        super().__init__(Text(detail, detail))
        self.status = status
        self.problem = problem

    @property
    def type(self) -> str:
        return str(self.problem.get("type", ""))


@dataclass(frozen=True, kw_only=True)
class Asks:
    """For what, as what and on which clocks a client asks; days are written 2026-05-10."""

    purpose: str
    role: str | None = None
    case: str = ""
    authorization: str = ""
    as_of: str | None = None
    known_at: int | str | None = None


@dataclass(frozen=True, kw_only=True)
class Number:
    """A person by the number of a document, which goes into the body and is kept nowhere."""

    number: str


Target = str | Number


class ZelianClient:
    """Raises ServiceError for a problem, httpx.HTTPError where the service is out of reach."""

    def __init__(self, url: str, key: str, asks: Asks, language: Lang = "zh") -> None:
        headers = {"Authorization": f"Bearer {key}", "Accept-Language": language}
        self._http = httpx.Client(base_url=url, headers=headers, timeout=_SECONDS)
        self._asks = asks

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    def responsible(self, target: Target, asks: Asks | None = None) -> Answer:
        return _ANSWER.validate_json(self._ask("responsible", asks, _of(target)))

    def file(self, target: Target, asks: Asks | None = None) -> CreditFile:
        return CreditFile.model_validate_json(self._ask("file", asks, _of(target)))

    def clearance(self, target: Target, asks: Asks | None = None) -> ClearanceAnswer:
        return ClearanceAnswer.model_validate_json(self._ask("clearance", asks, _of(target)))

    def risk(self, target: Target, platform: str = "", asks: Asks | None = None) -> RiskAnswer:
        return RiskAnswer.model_validate_json(
            self._ask("risk", asks, _of(target) | {"platform": platform})
        )

    def trace(self, target: Target, asks: Asks | None = None) -> Trace:
        return _TRACE.validate_json(self._ask("trace", asks, _of(target)))

    def related(
        self, target: Target, asks: Asks | None = None, kinds: Sequence[str] = (), depth: int = 2
    ) -> Related:
        body = _of(target) | {"kinds": list(kinds), "depth": depth}
        return Related.model_validate_json(self._ask("related", asks, body))

    def paths(
        self, sources: Sequence[str], to: Sequence[str], asks: Asks | None = None, k: int = 1
    ) -> Paths:
        body = {"sources": list(sources), "to": list(to), "k": k}
        return Paths.model_validate_json(self._ask("paths", asks, body))

    def owners(
        self,
        target: Target,
        way: Literal["by", "of", "group"] = "by",
        asks: Asks | None = None,
    ) -> Owners | Groups:
        return _OWNERS.validate_json(self._ask("owners", asks, _of(target) | {"way": way}))

    def office(
        self, person: Target, at: str, office: str, asks: Asks | None = None
    ) -> OfficeAnswer:
        return OfficeAnswer.model_validate_json(
            self._ask("office", asks, _of(person) | {"at": at, "office": office})
        )

    def conflicts(self, target: Target, asks: Asks | None = None) -> ConflictsAnswer:
        return ConflictsAnswer.model_validate_json(self._ask("office/conflicts", asks, _of(target)))

    def screen(
        self,
        codes: Sequence[str],
        use: str,
        tender_document: bool = False,
        asks: Asks | None = None,
    ) -> ScreenAnswer:
        body = {"codes": list(codes), "use": use, "tender_document": tender_document}
        return ScreenAnswer.model_validate_json(self._ask("screen", asks, body))

    def bidders_of_lot(self, lot: str, asks: Asks | None = None) -> BiddersAnswer:
        return BiddersAnswer.model_validate_json(self._ask("bidders:check", asks, {"lot": lot}))

    def bidders(
        self, codes: Sequence[str], deadline: str, asks: Asks | None = None
    ) -> BiddersAnswer:
        body = {"codes": list(codes), "deadline": deadline}
        return BiddersAnswer.model_validate_json(self._ask("bidders:check", asks, body))

    def _ask(self, path: str, asks: Asks | None, body: dict[str, Any]) -> bytes:
        said = {k: v for k, v in asdict(asks or self._asks).items() if v not in (None, "")}
        answer = self._http.post(f"/v1/{path}", json=said | body)
        if answer.is_error:
            raise ServiceError(answer.status_code, _problem(answer))
        return answer.content


def _of(target: Target) -> dict[str, Any]:
    return {"target": target} if isinstance(target, str) else {"number": target.number}


def _problem(answer: httpx.Response) -> dict[str, Any]:
    """A server before ours may answer with something else."""
    try:
        told = answer.json()
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
