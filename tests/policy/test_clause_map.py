"""Every clause of the policy: word for word, classed, and implemented where it must be."""

import importlib.util
import os
import re
from collections import Counter
from pathlib import Path

import pytest
import typer.main

from api.casebook.reader import case_files, read_cases
from api.cli import commands as _registered  # noqa: F401
from api.cli.app import app
from graph.policy import ClauseClass, district_policy
from graph.policy.clauses import implementers
from loaders import LOADERS

SOURCE = Path(__file__).parents[3] / "shared" / "policy-xinbei-2019.txt"
CASES = Path(__file__).parents[1] / "cases"
POLICY = district_policy()
CORE = [key for key, clause in POLICY.clauses.items() if clause.clause_class is ClauseClass.CORE]
ANNEXES = [f"附件{n}" for n in range(1, 6)]

# Core clauses that nothing implements, or no worked case shows, in this version: what implements
# them is named in `implemented_by` and its case is written, then the id leaves this tuple.
AWAITED: tuple[str, ...] = ()


def test_every_clause_is_there_once():
    assert len(POLICY.clauses) == 66 + len(ANNEXES)
    classes = Counter(clause.clause_class for clause in POLICY.clauses.values())
    assert classes == {ClauseClass.CORE: 29, ClauseClass.DATA: 30, ClauseClass.OUT: 12}
    assert [key for key, clause in POLICY.clauses.items() if clause.text is None] == ANNEXES


def test_texts_are_the_whole_policy_word_for_word():
    source = _source()
    body = source[source.index("一、总体要求") : source.index("附件：1.")]
    place = 0
    for key, clause in POLICY.clauses.items():
        if clause.text is None:
            continue
        text = _joined(clause.text)
        assert body.count(text) == 1, key
        assert body.index(text) >= place, key
        place = body.index(text)
        assert _number(key) in body[place - 3 : place].translate(HALF_WIDTH), key
        body = body.replace(text, "")
    # Headings and numbers are left, and no sentence.
    assert "。" not in body


HALF_WIDTH = str.maketrans("（）", "()")


def _number(key: str) -> str:
    """The number that stands before an item; a text under a heading has none."""
    found = re.search(r"\.(\(\d\))$", key)
    return found[1] if found else ""


def _source() -> str:
    if not SOURCE.exists():
        assert os.environ.get("CI") != "true", f"CI must have the policy text at {SOURCE.name}"
        pytest.skip("the policy text is not beside the repository")
    return _joined(SOURCE.read_text(encoding="utf-8"))


def _joined(text: str) -> str:
    """Without line and page breaks, which cut words in the source."""
    return "".join(text.split())


@pytest.mark.parametrize("key", [key for key in CORE if key not in AWAITED])
def test_core_clause_is_implemented_and_shown(key):
    kinds = {name.partition(":")[0] for name in implementers(POLICY, POLICY.clauses[key])}
    assert kinds & {"rule", "loader", "query", "endpoint"}
    assert key in {clause for case in _cases() for clause in case.clause}


def test_awaited_clauses_are_core_clauses():
    assert set(AWAITED) <= set(CORE)


@pytest.mark.parametrize(
    "name", sorted({n for c in POLICY.clauses.values() for n in implementers(POLICY, c)})
)
def test_name_of_an_implementer_resolves(name):
    kind, _, what = name.partition(":")
    assert RESOLVED[kind](what)


def test_cases_name_clauses_that_the_policy_has():
    """A case may rest on another law instead, whose articles begin with its name."""
    cited = {clause for case in _cases() for clause in case.clause}
    own = {clause for clause in cited if re.match(r"[一二三]\.|附件", clause)}
    assert own <= set(POLICY.clauses)


def _cases():
    return [case for path in case_files([CASES]) for case in read_cases(path)]


def _is_command(words: str) -> bool:
    found: object = typer.main.get_command(app)
    for word in words.split():
        found = getattr(found, "commands", {}).get(word)
    return found is not None


def _is_module(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


RESOLVED = {
    "rule": lambda name: name in {rule.id for rule in POLICY.rules},
    "loader": LOADERS.__contains__,
    "query": lambda name: _is_module(f"queries.{name}"),
    "command": _is_command,
    "module": _is_module,
    "endpoint": lambda path: False,  # this version has no endpoints
}


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("rule", "XZCF.nobody"),
        ("loader", "penalty"),
        ("query", "explained"),
        ("command", "match confirmed"),
        ("command", "confirm"),
        ("module", "graph.policy.nothing"),
    ],
)
def test_name_of_nothing_does_not_resolve(kind, name):
    assert not RESOLVED[kind](name)
