"""Statements as an engine gives them back."""

from collections.abc import Sequence

from graph.errors import AmbiguousError, NotFoundError
from graph.text import Text

SHORTEST_DIGEST = 8


def is_digest(text: str) -> bool:
    """Whether it can be the beginning of a content hash, and is long enough to say one."""
    return len(text) >= SHORTEST_DIGEST and set(text.lower()) <= set("0123456789abcdef")


def check_one(digest: str, found: Sequence[object]) -> None:
    """Raises NotFoundError for none, AmbiguousError for several."""
    if not found:
        raise NotFoundError(_none(digest))
    if len(found) > 1:
        raise AmbiguousError(_several(digest))


def _none(digest: str) -> Text:
    return Text(
        f"没有编号以“{digest}”开头的陈述；"
        f"请从 zelian match conflicts 抄录至少 {SHORTEST_DIGEST} 位",
        f"no statement begins with “{digest}”; copy at least {SHORTEST_DIGEST} places from "
        "zelian match conflicts",
    )


def _several(digest: str) -> Text:
    return Text(
        f"有多条陈述以“{digest}”开头；请多抄几位",
        f"several statements begin with “{digest}”; copy more places",
    )
