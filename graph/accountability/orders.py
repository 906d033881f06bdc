"""Orders of measures for an event, as their documents state them."""

from dataclasses import dataclass
from typing import Any

from graph.accountability.law import Citation
from graph.intervals import ALWAYS
from graph.policy import Basis, Level, Policy
from graph.records import Fact, Node
from graph.store import View
from graph.vocabulary import Kind


@dataclass(frozen=True)
class OrderRecord:
    target: Node
    fact: Fact

    def text(self, name: str) -> str:
        return str(self.fact.props.get(name) or "")

    @property
    def basis(self) -> list[dict[str, Any]]:
        return list(self.fact.props.get("basis") or ())

    def citations(self, policy: Policy) -> tuple[Citation, ...]:
        return tuple(_citation(policy, said) for said in self.basis)


def read_orders(event: Node, view: View) -> tuple[OrderRecord, ...]:
    hops = view.expand({event.ref: [ALWAYS]}, [Kind.MEASURE], "in").hops[event.ref]
    targets, facts = view.nodes({h.src for h in hops}), view.facts([h.fact for h in hops])
    found = [OrderRecord(targets[h.src], facts[h.fact]) for h in hops]
    return tuple(sorted(found, key=lambda o: (o.fact.span, o.text("code"), o.target.key)))


def known_basis(policy: Policy, said: dict[str, Any]) -> Basis | None:
    """The basis of the policy with the words of an order; a law alone is none of its articles."""
    return next(
        (
            basis
            for basis in policy.bases.values()
            if said.get("law") in (basis.law, basis.law.split("（")[0])
            and said.get("article") == basis.article
        ),
        None,
    )


def _citation(policy: Policy, said: dict[str, Any]) -> Citation:
    basis = known_basis(policy, said)
    level = next((one for one in Level if one.label.zh == said.get("level")), None)
    return Citation(
        law=str(said.get("law") or ""),
        article=str(said.get("article") or ""),
        level=level or "",
        verified=basis is not None and basis.verified,
    )
