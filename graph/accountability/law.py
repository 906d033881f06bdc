"""The law that an outcome rests on, word for word as it stood when the outcome was reached.

It is stored with the outcome, so that an old answer keeps its clause after the policy or the
program has changed.
"""

from typing import Self

from graph.accountability.shape import Shape
from graph.policy import Basis, Policy, Rule
from graph.text import Text


class ClauseText(Shape):
    id: str
    text: str


class Citation(Shape):
    law: str
    article: str
    level: str
    verified: bool

    @classmethod
    def of(cls, basis: Basis) -> Self:
        return cls(law=basis.law, article=basis.article, level=basis.level, verified=basis.verified)


class Law(Shape):
    """`policy` and `rule` are written id@version; without a rule nothing is recorded."""

    policy: str
    digest: str
    in_force_note: Text
    rule: str | None = None
    clause: ClauseText | None = None
    citations: tuple[Citation, ...] = ()

    @classmethod
    def of(cls, policy: Policy, rule: Rule | None = None) -> Self:
        return cls(
            policy=f"{policy.id}@{policy.version}",
            digest=policy.digest,
            in_force_note=policy.in_force_note,
            rule=f"{rule.id}@{rule.version}" if rule else None,
            clause=_clause(policy, rule.clause) if rule and rule.clause else None,
            citations=tuple(map(Citation.of, policy.citations(rule))) if rule else (),
        )


def _clause(policy: Policy, clause_id: str) -> ClauseText:
    # A rule on a clause without a text is refused when the policy is loaded.
    return ClauseText(id=clause_id, text=policy.clause(clause_id).text or "")
