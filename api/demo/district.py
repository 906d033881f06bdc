"""The bundled district: invented names, impossible codes, the formats of real sources.

`DELIVERIES` says what to load and in which order, `STORIES` what is then to be seen.
The files are made by `api.demo.make_district`.
"""

from dataclasses import dataclass
from importlib.resources import files as resources
from importlib.resources.abc import Traversable
from typing import Literal

from api.demo.stories import HEADLINE, STORIES, Case, Story

__all__ = ["DELIVERIES", "HEADLINE", "STORIES", "Case", "Delivery", "Story", "files"]

_REGISTRY = "澄湾区市场监督管理局"
_AGGREGATOR = "砚北省企业信息汇集平台"


@dataclass(frozen=True)
class Delivery:
    """A file or folder below `files()`, with what its sender says of it.

    `provider` is blank where the rows name their own.
    """

    kind: Literal["registry", "extract", "penalties", "determinations"]
    path: str
    published: str
    provider: str = ""


DELIVERIES: tuple[Delivery, ...] = (
    Delivery("registry", "registry-2025-12", "2025-12-31", _REGISTRY),
    Delivery("penalties", "penalties-2026-05.csv", "2026-05-31"),
    Delivery("registry", "registry-2026-06.xlsx", "2026-06-01", _REGISTRY),
    Delivery("extract", "extract-2026-06.csv", "2026-06-15", _AGGREGATOR),
    Delivery("penalties", "penalties-2026-06.xlsx", "2026-06-20"),
    Delivery("determinations", "determinations-2026-06.csv", "2026-06-25"),
)


def files() -> Traversable:
    """Where the files are; `importlib.resources.as_file` gives the path of one."""
    return resources("api.demo") / "files"
