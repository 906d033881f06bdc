"""How serious an act is: by what the authority states, else by the kinds of its penalties."""

import unicodedata
from collections.abc import Sequence

from graph.errors import InputError
from graph.policy.shapes import Grading
from graph.text import Text
from graph.vocabulary import Severity

LIGHTEST_FIRST = (Severity.MINOR, Severity.GENERAL, Severity.SERIOUS)


def stated_severity(word: str) -> Severity:
    severity = next((s for s in Severity if s == word), None)
    if severity is None:
        raise InputError(
            Text(
                "严重程度“{word}”无法识别；请写成 {known} 之一",
                "“{word}” is no severity; write one of {known}",
            ).fill(word=word, known=", ".join(Severity))
        )
    return severity


def graded(gradings: Sequence[Grading], penalties: Sequence[str], simple: bool) -> Severity:
    """The heaviest kind.

    A kind that no grading lists may be serious by the list of its sector: it leaves the whole
    unclassified, unless another kind is serious already or the simple procedure decides.
    """
    kinds = [_grade_of(gradings, name) for name in penalties]
    if Severity.SERIOUS in kinds:
        return Severity.SERIOUS
    by_procedure = next((g.severity for g in gradings if g.simple_procedure), None)
    if simple and by_procedure:
        return by_procedure
    decided = [kind for kind in kinds if kind]
    if not decided or len(decided) < len(kinds):
        return Severity.UNCLASSIFIED
    return max(decided, key=LIGHTEST_FIRST.index)


def grounds(gradings: Sequence[Grading], penalties: Sequence[str], simple: bool) -> list[Grading]:
    """The gradings that speak to these penalties; each has its citation."""
    return [
        g
        for g in gradings
        if (simple and g.simple_procedure) or any(_lists(g, name) for name in penalties)
    ]


def _grade_of(gradings: Sequence[Grading], name: str) -> Severity | None:
    return next((g.severity for g in gradings if _lists(g, name)), None)


def _lists(grading: Grading, name: str) -> bool:
    return plain_kind(name) in map(plain_kind, grading.names)


def plain_kind(name: str) -> str:
    """A penalty kind as it is compared: full-width forms folded, no spaces."""
    return "".join(unicodedata.normalize("NFKC", name).split())
