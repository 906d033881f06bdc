"""The questions."""

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import TypeAdapter

from api.calls.asks import Asks, Target, of
from api.calls.sending import Caller
from queries.answer import Answer
from queries.bidders import BiddersAnswer
from queries.clearance import ClearanceAnswer
from queries.file import CreditFile
from queries.offices import ConflictsAnswer, OfficeAnswer
from queries.offices.conflicts import Conflict
from queries.owners import Groups, Owners
from queries.paths import Paths
from queries.related_said import Related
from queries.resources import Explained
from queries.risk import RiskAnswer
from queries.screen import ScreenAnswer
from queries.statements import Statements
from queries.tracing import HandlingTrace, ShopTrace, StageTrace

Trace = HandlingTrace | ShopTrace | StageTrace

_ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)
_TRACE: TypeAdapter[Trace] = TypeAdapter(Trace)
_OWNERS: TypeAdapter[Owners | Groups] = TypeAdapter(Owners | Groups)
_EXPLAINED: TypeAdapter[Explained] = TypeAdapter(Explained)


class Questions(Caller):
    def responsible(self, target: Target, asks: Asks | None = None) -> Answer:
        return _ANSWER.validate_json(self._ask("/v1/responsible", asks, of(target)))

    def file(self, target: Target, asks: Asks | None = None) -> CreditFile:
        return CreditFile.model_validate_json(self._ask("/v1/file", asks, of(target)))

    def clearance(self, target: Target, asks: Asks | None = None) -> ClearanceAnswer:
        return ClearanceAnswer.model_validate_json(self._ask("/v1/clearance", asks, of(target)))

    def risk(self, target: Target, platform: str = "", asks: Asks | None = None) -> RiskAnswer:
        return RiskAnswer.model_validate_json(
            self._ask("/v1/risk", asks, of(target) | {"platform": platform})
        )

    def trace(self, target: Target, asks: Asks | None = None) -> Trace:
        return _TRACE.validate_json(self._ask("/v1/trace", asks, of(target)))

    def related(
        self, target: Target, asks: Asks | None = None, kinds: Sequence[str] = (), depth: int = 2
    ) -> Related:
        body = of(target) | {"kinds": list(kinds), "depth": depth}
        return Related.model_validate_json(self._ask("/v1/related", asks, body))

    def paths(
        self, sources: Sequence[str], to: Sequence[str], asks: Asks | None = None, k: int = 1
    ) -> Paths:
        body = {"sources": list(sources), "to": list(to), "k": k}
        return Paths.model_validate_json(self._ask("/v1/paths", asks, body))

    def owners(
        self,
        target: Target,
        way: Literal["by", "of", "group"] = "by",
        asks: Asks | None = None,
    ) -> Owners | Groups:
        return _OWNERS.validate_json(self._ask("/v1/owners", asks, of(target) | {"way": way}))

    def office(
        self, person: Target, at: str, office: str, asks: Asks | None = None
    ) -> OfficeAnswer:
        return OfficeAnswer.model_validate_json(
            self._ask("/v1/office", asks, of(person) | {"at": at, "office": office})
        )

    def conflicts(self, target: Target, asks: Asks | None = None) -> ConflictsAnswer:
        return ConflictsAnswer.model_validate_json(
            self._ask("/v1/office/conflicts", asks, of(target))
        )

    def screen(
        self,
        codes: Sequence[str],
        use: str,
        tender_document: bool = False,
        asks: Asks | None = None,
    ) -> ScreenAnswer:
        body = {"codes": list(codes), "use": use, "tender_document": tender_document}
        return ScreenAnswer.model_validate_json(self._ask("/v1/screen", asks, body))

    def bidders_of_lot(self, lot: str, asks: Asks | None = None) -> BiddersAnswer:
        return BiddersAnswer.model_validate_json(self._ask("/v1/bidders:check", asks, {"lot": lot}))

    def bidders(
        self, codes: Sequence[str], deadline: str, asks: Asks | None = None
    ) -> BiddersAnswer:
        body = {"codes": list(codes), "deadline": deadline}
        return BiddersAnswer.model_validate_json(self._ask("/v1/bidders:check", asks, body))

    def conflicts_everywhere(self, asks: Asks | None = None) -> Iterator[Conflict]:
        for page in self._pages("/v1/office/conflicts/page", asks, {}, ConflictsAnswer):
            yield from page.conflicts

    def explain(self, event: str, holder: str, asks: Asks | None = None) -> Explained:
        body = {"event": event, "holder": holder}
        return _EXPLAINED.validate_json(self._ask("/v1/explain", asks, body))

    def statements(self, target: Target, asks: Asks | None = None) -> Statements:
        """What a provider itself has said, for the provider."""
        return Statements.model_validate_json(self._ask("/v1/statements", asks, of(target)))
