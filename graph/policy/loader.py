"""Loads a policy and refuses what the law refuses. A message is part of the interface."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import ValidationError

from graph.errors import PolicyError
from graph.policy import (
    bar_checks,
    clauses,
    data_checks,
    holidays,
    nearness_checks,
    ownership_checks,
    relation_checks,
    rule_checks,
)
from graph.policy.faults import Fault, Place, say
from graph.policy.model import Policy, digest_of
from graph.policy.overlay import Overlay
from graph.policy.reader import SPREAD, Tree, read
from graph.policy.shape_faults import shape_faults
from graph.records import canonical
from graph.text import Text

DISTRICT = "xinbei-2019"
CHECKS = (
    *data_checks.CHECKS,
    *rule_checks.CHECKS,
    *clauses.CHECKS,
    *holidays.CHECKS,
    *nearness_checks.CHECKS,
    *ownership_checks.CHECKS,
    *bar_checks.CHECKS,
    *clauses.CHECKS,
    *holidays.CHECKS,
    *relation_checks.CHECKS,
)


def load_policy(path: Path | Traversable) -> Policy:
    """The policy in a folder of `.yaml` files, or in one file.

    Raises PolicyError with every fault found, in the order of files and lines, each with the
    file, the line, the rule, the fault and the remedy.
    """
    return _checked(read(path))


def load_over(base: Path | Traversable, path: Path | Traversable) -> Policy:
    """The policy in `base` with the sections of another folder or file laid over it.

    Raises PolicyError as `load_policy` does, each fault with the file that it stands in.
    """
    return _checked(Overlay(read(base), read(path)))


def _checked(tree: Tree | Overlay) -> Policy:
    policy = _shaped(tree)
    _refuse(tree, [fault for check in CHECKS for fault in check(policy)])
    return policy.model_copy(update={"content": _content(tree, policy)})


def district_folder() -> Traversable:
    """Where the policy that comes with this service stands."""
    return files("graph.policy") / DISTRICT


@cache
def district_policy() -> Policy:
    """The policy of Changzhou Xinbei district that comes with this service."""
    return load_policy(district_folder())


def _shaped(tree: Tree | Overlay) -> Policy:
    try:
        return Policy.model_validate(tree.data)
    except ValidationError as error:
        _refuse(tree, shape_faults(error))
        raise


def _refuse(tree: Tree | Overlay, faults: list[Fault]) -> None:
    if not faults:
        return
    placed = sorted(((tree.place(f.path), f) for f in faults), key=_in_order)
    said = dict.fromkeys(say(place, fault) for place, fault in placed)
    raise PolicyError(
        Text("\n".join(text.zh for text in said), "\n".join(text.en for text in said))
    ) from None


def _in_order(placed: tuple[Place, Fault]) -> tuple[str, int]:
    place, _ = placed
    return place.file, place.line or 0


def _content(tree: Tree | Overlay, policy: Policy) -> str:
    switches = ((name, switch) for name, switch in policy.switches if switch)
    reasons = {name: switch.model_dump(exclude={"on"}) for name, switch in switches}
    rules = sorted(tree.rules, key=canonical)
    # What implements a clause is of the program and no part of the law.
    texts = {key: clause.text for key, clause in policy.clauses.items()}
    return digest_of(tree.data | {"switches": reasons, SPREAD: rules, "clauses": texts})
