"""What a browser carries from page to page."""

import secrets
from dataclasses import dataclass, field, replace
from typing import Self

from api.http.bodies import Asked
from graph.text import Lang


@dataclass(frozen=True)
class Visit:
    """One stay at the pages. `client` is blank before the sign-in.

    `asked` is as what, for what and on which two clocks every question is asked; it holds no
    subject, so that nobody asked about is ever in a cookie.
    """

    began: int
    id: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    client: str = ""
    asked: Asked | None = None
    lang: Lang | None = None

    def signed_in(self, client: str, now: int, asked: Asked | None) -> Self:
        """A new visit: the id from before the sign-in may be known to others."""
        return replace(self, began=now, id=secrets.token_urlsafe(16), client=client, asked=asked)

    @property
    def terms(self) -> str:
        """One spelling of what it asks as; a form belongs to these terms."""
        return self.asked.model_dump_json() if self.asked else ""
