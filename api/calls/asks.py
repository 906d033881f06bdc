"""What a client says with every question, and whom it asks about."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Asks:
    """For what, as what and on which clocks a client asks; days are written 2026-05-10. An
    administrator, who has no role, says nothing of it."""

    purpose: str = ""
    role: str | None = None
    case: str = ""
    authorization: str = ""
    as_of: str | None = None
    known_at: int | str | None = None

    def said(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value not in (None, "")}

    def terms(self) -> dict[str, Any]:
        """Of who writes only these are asked for."""
        return {n: v for n, v in self.said().items() if n in ("purpose", "role")}


@dataclass(frozen=True, kw_only=True)
class Number:
    """A person by the number of a document, which goes into the body and is kept nowhere."""

    number: str


Target = str | Number


def of(target: Target) -> dict[str, Any]:
    return {"target": target} if isinstance(target, str) else {"number": target.number}
