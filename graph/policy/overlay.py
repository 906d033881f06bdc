"""One policy laid over another: what a change would make of it, before it is written there."""

from collections.abc import Mapping

from graph.policy.faults import Path, Place
from graph.policy.reader import SPREAD, Tree


class Overlay:
    """The sections of `above` over those of `below`, with the place of each part in its file.

    Rules are replaced by id and version and added otherwise; a section of keys is replaced key by
    key, any other section as a whole.
    """

    def __init__(self, below: Tree, above: Tree) -> None:
        self._below, self._above = below, above
        self._rules = _laid_over(below, above)
        self.rules = [tree.rules[n] for tree, n in self._rules]
        self.data = below.data | {key: self._section(key) for key in above.data}
        if isinstance(self.data.get(SPREAD), list):
            self.data[SPREAD] = self.rules

    def _section(self, key: str) -> object:
        below, above = self._below.data.get(key), self._above.data[key]
        both = isinstance(below, Mapping) and isinstance(above, Mapping)
        return {**below, **above} if both else above  # type: ignore[dict-item]

    def place(self, path: Path) -> Place:
        """The file, line and rule of a path, in the file that the part comes from."""
        if path[0] == SPREAD and len(path) > 1 and isinstance(path[1], int):
            tree, n = self._rules[path[1]]
            return tree.place((SPREAD, n, *path[2:]))
        key = str(path[0])
        section = self._above.data.get(key)
        inside = not isinstance(section, Mapping) or len(path) < 2 or path[1] in section
        return (self._above if key in self._above.data and inside else self._below).place(path)


def _laid_over(below: Tree, above: Tree) -> list[tuple[Tree, int]]:
    """Where each rule comes from; one written twice stays twice, for the loader to refuse."""
    replaced = {_version(above, n) for n in range(len(above.rules))}
    kept = [n for n in range(len(below.rules)) if _version(below, n) not in replaced]
    return [(below, n) for n in kept] + [(above, n) for n in range(len(above.rules))]


def _version(tree: Tree, n: int) -> tuple[str, str] | None:
    rule = tree.rules[n]
    if isinstance(rule, Mapping) and "id" in rule and "version" in rule:
        return str(rule["id"]), str(rule["version"])
    return None
