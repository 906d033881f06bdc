"""Why the law would not let an order stand (domain.md §2.8; 国办发〔2020〕49号)."""

from collections.abc import Iterator

from graph.accountability.matter import Matter
from graph.accountability.orders import OrderRecord, known_basis
from graph.policy import Policy

REDUCES_RIGHTS = 1  # the class of measures that 国办发〔2020〕49号 binds to law


def faults_of(matter: Matter, order: OrderRecord) -> Iterator[str]:
    """Codes of what keeps an order from being taken as active."""
    policy = matter.policy
    missing = [
        need
        for need in policy.measures.minimum
        if not order.fact.props.get(need) and not _excused(policy, order, need)
    ]
    if missing:
        yield "missing:" + ",".join(missing)
    kind = policy.measures.codes.get(order.text("code"))
    if kind is None:
        yield "unknown_measure"
        return
    if set(kind.carve_outs) - set(order.fact.props.get("carve_outs") or ()):
        yield "carve_outs_missing"
    if kind.measure_class == REDUCES_RIGHTS and order.basis:
        yield from _basis_faults(policy, order)


def _excused(policy: Policy, order: OrderRecord, need: str) -> bool:
    return need in policy.measures.not_from_courts and order.text("executor_kind") == "法院"


def _basis_faults(policy: Policy, order: OrderRecord) -> Iterator[str]:
    enough = {level.label.zh for level in policy.measures.class_1_rests_on}
    sound = [said for said in order.basis if said.get("level") in enough]
    if not sound:
        yield "basis_too_low"
        return
    known = [known_basis(policy, said) for said in sound]
    if all(basis is not None and not basis.verified for basis in known):
        yield "unverified_only"
