"""Under which id, and as which version, something was published that is published again."""

import hashlib

from api.exports.portion import Portion, Told
from graph.intervals import Day
from graph.records import Fact, Node, canonical
from loaders.items import source_of


def record_of(node: Node, portion: Portion, provider: str) -> str:
    """The id that the provider itself gave, by the references of its records; else the key."""
    start = f"x:{source_of(provider)}:"
    own = (a.removeprefix(start) for a in portion.aliases(node) if a.startswith(start))
    return next(own, node.key)


def providers_of(told: Told) -> tuple[str, ...]:
    """Everybody who says something of the node or of its edges."""
    facts = (*told.about, *(fact for fact, _ in told.edges))
    return tuple(sorted({proof.provider for fact in facts for proof in fact.evidence}))


def newest(fact: Fact) -> Day:
    return max(proof.asserted_at for proof in fact.evidence)


def fingerprint(value: object) -> str:
    """An id that equal content has again: 64 hexadecimal places."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()
