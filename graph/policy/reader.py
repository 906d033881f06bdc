"""Reads YAML 1.2 files into one tree of sections, and keeps where each thing stands."""

import re
from collections.abc import Iterable
from importlib.resources.abc import Traversable
from pathlib import Path as FilePath
from typing import NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from graph.errors import PolicyError
from graph.policy.faults import Fault, Path, Place, say

# The one section that may be spread over several files.
SPREAD = "rules"

# What the parser raises, besides its own errors, for a tag that its value belies (`!!int x`), a
# key that is itself a mapping, or an alias inside its own anchor.
_UNREADABLE = (YAMLError, ValueError, TypeError, LookupError, RecursionError)
_DUPLICATE = re.compile(r'found duplicate key "(.*?)"')
_RULE = re.compile(r"\s*- id:\s*(\S+)")


class _DatesAsWritten(RoundTripConstructor):
    """Leaves a date a string, so that one which does not exist is refused with its line."""


_DatesAsWritten.add_constructor("tag:yaml.org,2002:timestamp", lambda constructor, node: node.value)


class Tree:
    """The sections of a policy as plain data, and the place of each part of it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.data: dict[str, object] = {}
        self.rules: list[object] = []
        self._homes: dict[str, tuple[str, CommentedMap]] = {}
        self._rules_at: list[tuple[str, CommentedSeq, int]] = []

    def add(self, file: str, root: CommentedMap) -> None:
        for key, value in root.items():
            if key == SPREAD and isinstance(value, CommentedSeq):
                self._add_rules(file, value)
                continue
            if key in self._homes:
                place = Place(file, _line(root, (key,)))
                refuse(place, "section_twice", key=key, other=self._homes[key][0])
            self._homes[key] = (file, root)
            self.data[key] = plain(value)

    def _add_rules(self, file: str, rules: CommentedSeq) -> None:
        self._rules_at += [(file, rules, n) for n in range(len(rules))]
        self.rules += [plain(rule) for rule in rules]
        self.data.setdefault(SPREAD, self.rules)

    def place(self, path: Path) -> Place:
        """The file, line and rule of a path, or of the nearest thing around it."""
        if path[0] == SPREAD and len(path) > 1 and isinstance(path[1], int):
            file, rules, n = self._rules_at[path[1]]
            return Place(file, _line(rules, (n, *path[2:])), _rule_id(rules[n], path[1]))
        home = self._homes.get(str(path[0]))
        return Place(home[0], _line(home[1], path)) if home else Place(self.name)


def read(source: FilePath | Traversable) -> Tree:
    """All `.yaml` files of a folder, or one file, as one tree."""
    tree = Tree(source.name)
    for file in _files(source):
        place = Place(file.name if file is source else f"{source.name}/{file.name}")
        try:
            tree.add(place.file, _parse(place, _text(place, file)))
        except RecursionError:
            refuse(place, "not_yaml")
    return tree


def _files(source: FilePath | Traversable) -> Iterable[FilePath | Traversable]:
    if source.is_file():
        return [source]
    if not source.is_dir():
        refuse(Place(source.name), "no_such_file")
    files = [f for f in source.iterdir() if f.name.endswith(".yaml")]
    if not files:
        refuse(Place(source.name), "no_files")
    return sorted(files, key=lambda f: f.name)


def _text(place: Place, file: FilePath | Traversable) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        refuse(place, "not_yaml")


def _parse(place: Place, text: str) -> CommentedMap:
    yaml = YAML(typ="rt")
    yaml.Constructor = _DatesAsWritten
    try:
        root = yaml.load(text)
    except DuplicateKeyError as error:
        key = _DUPLICATE.search(str(error.problem))
        refuse(_at(place, error, text), "duplicate_key", key=key[1] if key else "?")
    except MarkedYAMLError as error:
        refuse(_at(place, error, text), "not_yaml")
    except _UNREADABLE:
        refuse(place, "not_yaml")
    if root is None:
        refuse(place, "empty_file")
    if not isinstance(root, CommentedMap):
        line = root.lc.line + 1 if isinstance(root, CommentedSeq) else None
        refuse(place._replace(line=line), "not_sections")
    return root


def _at(place: Place, error: MarkedYAMLError, text: str) -> Place:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return place
    above = text.splitlines()[: mark.line + 1]
    rules = [found[1] for line in above if (found := _RULE.match(line))]
    return place._replace(line=mark.line + 1, rule=rules[-1] if rules else None)


def refuse(place: Place, code: str, **facts: object) -> NoReturn:
    raise PolicyError(say(place, Fault((), code, facts))) from None


def plain(node: object) -> object:
    """The same data without the marks of its file."""
    if isinstance(node, CommentedMap):
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        return [plain(value) for value in node]
    return str(node) if isinstance(node, str) else node


def _line(node: object, path: Path) -> int | None:
    line: int | None = None
    for step in path:
        if isinstance(node, CommentedMap) and step in node:
            merged = step not in node.lc.data  # by `<<`: it stands elsewhere
            line, node = line if merged else node.lc.key(step)[0] + 1, node[step]
        elif isinstance(node, CommentedSeq) and isinstance(step, int) and step < len(node):
            line, node = node.lc.item(step)[0] + 1, node[step]
        else:
            return line
    return line


def _rule_id(rule: object, index: int) -> str:
    if isinstance(rule, CommentedMap) and "id" in rule:
        return str(rule["id"])
    return f"#{index + 1}"
