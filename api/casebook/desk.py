"""What a question of a case is asked of, and how its arguments are read."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from api.casebook.build import World
from api.gate import GRANTS, Role
from graph.errors import CaseFileError
from graph.intervals import Day, day
from graph.policy import Policy
from graph.records import Node
from graph.store import View
from graph.text import Text
from queries.sight import EVERYTHING, Sight


class Desk(NamedTuple):
    """What a question is asked of."""

    world: World
    view: View
    policy: Policy
    as_of: Day

    def node(self, name: str) -> Node:
        """A party, event or thing of the case. Raises CaseFileError for one that is not there."""
        party = self.world.party(name)
        found = self.view.find([party.key])
        if party.key not in found:
            raise CaseFileError(_ABSENT.fill(name=name))
        return found[party.key]

    def day(self, given: Mapping[str, Any]) -> Day:
        """`as_of` of the question, else of the case."""
        return day(given["as_of"]) if "as_of" in given else self.as_of

    def short(self, key: str) -> str:
        """The short name of the case under a key; the key itself where it has none."""
        return self.world.short_names.get(key, key)


def sight_of(given: Mapping[str, Any]) -> Sight:
    """What the `role` of a question may see; without one everything."""
    return GRANTS[Role(given["role"])] if "role" in given else EVERYTHING


_ABSENT = Text(
    "案例的事实中没有出现“{name}”；请在 given 里写一条涉及它的事实",
    "no fact of the case speaks of “{name}”; add one under `given`",
)
