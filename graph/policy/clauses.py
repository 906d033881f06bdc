"""What implements a clause, and the checks that the map of clauses is sound."""

from collections.abc import Callable, Iterator

from graph.policy.data_checks import unknown
from graph.policy.faults import Fault
from graph.policy.model import Policy
from graph.policy.shapes import Clause


def implementers(policy: Policy, clause: Clause) -> tuple[str, ...]:
    """What implements a clause: the rules that carry it, then what its file names."""
    carried = (f"rule:{rule.id}" for rule in policy.rules if rule.clause == clause.id)
    return tuple(dict.fromkeys((*carried, *clause.implemented_by)))


def named_rules(policy: Policy) -> Iterator[Fault]:
    """A clause names only rules that the policy holds; other names the loader cannot know."""
    known = {rule.id: rule for rule in policy.rules}
    for key, clause in policy.clauses.items():
        for n, name in enumerate(clause.implemented_by):
            kind, _, rule = name.partition(":")
            if kind == "rule" and rule not in known:
                yield unknown(("clauses", key, "implemented_by", n), "unknown_rule", rule, known)


def texts(policy: Policy) -> Iterator[Fault]:
    """A rule rests on words: answers quote the clause that it carries."""
    for n, rule in enumerate(policy.rules):
        clause = policy.clauses.get(rule.clause or "")
        if clause is not None and clause.text is None:
            yield Fault(("rules", n, "clause"), "clause_without_text", {"value": clause.id})


CHECKS: tuple[Callable[[Policy], Iterator[Fault]], ...] = (named_rules, texts)
