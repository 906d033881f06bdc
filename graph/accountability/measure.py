"""A measure as an answer tells it: proposed by a rule, or ordered by a document."""

from graph.accountability.law import Citation
from graph.accountability.proof import EndedBy, Proof
from graph.accountability.shape import Shape
from graph.text import Text
from graph.vocabulary import Word


class MeasureState(Word):
    """Only `active` binds anybody; `refused` is an order that the law does not let stand here."""

    PROPOSED = "proposed", "建议（须有决定书方生效）", "proposed; a decision is needed"
    ACTIVE = "active", "生效", "active"
    REFUSED = "refused", "不作为有效措施", "not taken as active"
    RELEASED = "released", "已解除", "released"
    REVOKED = "revoked", "已撤销", "revoked"
    TRANSFERRED = "transferred", "已变更被限制人", "transferred to another person"


class MeasureItem(Shape):
    """`reasons` are codes: why an order is refused, or what is to be looked at in it."""

    code: str
    label: Text
    source: str  # the rule or joint measure that proposes it, or "order"
    target: str
    target_name: str
    target_kind: str
    state: MeasureState
    valid_from: str
    valid_to: str
    document: str = ""
    authority: str = ""
    decided: str = ""
    executor: str = ""
    executor_kind: str = ""
    basis: tuple[Citation, ...] = ()
    carve_outs: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    blocked: tuple[tuple[str, str], ...] = ()  # days on which no new measure may be taken
    suspended: tuple[tuple[str, str], ...] = ()
    transferred_to: str = ""
    ended_by: EndedBy | None = None
    evidence: tuple[Proof, ...] = ()

    def binds_on(self, when: str) -> bool:
        """Whether the measure is in force on a day; ends take effect by themselves."""
        ended = (MeasureState.RELEASED, MeasureState.TRANSFERRED)
        in_force = self.state is MeasureState.ACTIVE or self.state in ended
        paused = any(first <= when < last for first, last in self.suspended)
        return in_force and self.valid_from <= when < self.valid_to and not paused

    def substance(self) -> dict[str, object]:
        legal = self.model_dump(mode="json", exclude={"target_name", "evidence", "ended_by"})
        return legal | {"ended_by": self.ended_by and self.ended_by.doc_no}
