"""What an answer may hold. A field that is not granted is absent from it, not masked out."""

from dataclasses import dataclass, fields

from graph.policy import RECORDED, Publication
from graph.vocabulary import Word
from queries.sight import Sight


class About(Word):
    """About whom a role may ask."""

    ANYONE = "anyone", "任何主体", "anyone"
    ORGANIZATIONS = "organizations", "仅组织和事件", "organizations and events only"
    OWN = "own", "仅本人", "oneself only"
    NOTHING = "nothing", "不得查询图谱", "nothing in the graph"


@dataclass(frozen=True, kw_only=True)
class Grant(Sight):
    """What one question of a role may be told."""

    about: About
    provider: str = ""  # statements of other providers are absent

    def withheld(self) -> tuple[str, ...]:
        """What is not granted, in words that a log can hold."""
        flags = [f.name for f in fields(self) if getattr(self, f.name) is False]
        tiers = [f"tier:{tier}" for tier in RECORDED if tier not in self.tiers]
        beyond = [f"range:{p}" for p in Publication if not self.delivers(p)]
        others = ["other_persons"] if self.only is not None else []
        return (*flags, *tiers, *beyond, *others, *(["other_providers"] if self.provider else []))
