"""What is on record, thing by thing and page by page."""

from collections.abc import Iterator

from api.calls.asks import Asks, Target, of
from api.calls.sending import Caller, place
from api.http.paging import Page
from api.http.routers.reads import Card
from api.http.routers.store_wide import ListKind, Lists
from queries.file import Item
from queries.measures import MeasureTold
from queries.resources import (
    DisputeTold,
    ExemptionTold,
    Member,
    PersonCard,
    RepairTold,
    TaskTold,
)


class Record(Caller):
    """Iterators ask for a page when they come to it; all pages are of one commit and day."""

    def person(self, target: Target, asks: Asks | None = None) -> PersonCard:
        return PersonCard.model_validate_json(self._ask("/v1/persons", asks, of(target)))

    def entries(self, target: Target, asks: Asks | None = None) -> Iterator[Item]:
        for page in self._pages("/v1/entries", asks, of(target), Page[Item]):
            yield from page.items

    def measures(self, target: Target, asks: Asks | None = None) -> Iterator[MeasureTold]:
        for page in self._pages("/v1/measures", asks, of(target), Page[MeasureTold]):
            yield from page.items

    def disputes(self, target: Target, asks: Asks | None = None) -> Iterator[DisputeTold]:
        for page in self._pages("/v1/disputes", asks, of(target), Page[DisputeTold]):
            yield from page.items

    def repairs(self, target: Target, asks: Asks | None = None) -> Iterator[RepairTold]:
        for page in self._pages("/v1/repairs", asks, of(target), Page[RepairTold]):
            yield from page.items

    def exemptions(self, target: Target, asks: Asks | None = None) -> Iterator[ExemptionTold]:
        for page in self._pages("/v1/exemptions", asks, of(target), Page[ExemptionTold]):
            yield from page.items

    def tasks(self, target: Target, asks: Asks | None = None) -> Iterator[TaskTold]:
        for page in self._pages("/v1/tasks", asks, of(target), Page[TaskTold]):
            yield from page.items

    def all_tasks(self, asks: Asks | None = None) -> Iterator[TaskTold]:
        for page in self._pages("/v1/tasks/page", asks, {}, Page[TaskTold]):
            yield from page.items

    def lists(self) -> tuple[ListKind, ...]:
        return Lists.model_validate_json(self._get("/v1/lists")).items

    def members(self, code: str, asks: Asks | None = None) -> Iterator[Member]:
        """The organizations in a list on a day."""
        for page in self._pages(f"/v1/lists/{place(code)}", asks, {}, Page[Member]):
            yield from page.items

    def organization(self, key: str, asks: Asks | None = None) -> Card:
        return self._card("organizations", key, asks)

    def event(self, key: str, asks: Asks | None = None) -> Card:
        return self._card("events", key, asks)

    def lot(self, key: str, asks: Asks | None = None) -> Card:
        return self._card("lots", key, asks)

    def bid(self, key: str, asks: Asks | None = None) -> Card:
        return self._card("bids", key, asks)

    def project(self, key: str, asks: Asks | None = None) -> Card:
        return self._card("projects", key, asks)

    def _card(self, kind: str, key: str, asks: Asks | None) -> Card:
        said = (asks or self._asks).said()
        return Card.model_validate_json(self._get(f"/v1/{kind}/{place(key)}", said))
