"""The law of bidders and suppliers as its file writes it: each rule in dated versions.

A rule gives a ruling when its test is met, a clue when only a person can say whether it is; the
two never share a word. `verified` says whether the reading behind the test was checked, beside the
flags of the bases that it cites.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StrictBool

from graph.intervals import Day
from graph.policy.fields import (
    Bilingual,
    Category,
    ClueWord,
    IsoPeriod,
    ListWord,
    Office,
    ProcedureWord,
    RulingWord,
    Subject,
)
from graph.policy.shapes import Cited, Dated, Line, Shape, Switch

Percent = Annotated[float, Field(ge=0, le=100)]
Yuan = Annotated[int, Field(ge=0)]
Count = Annotated[int, Field(ge=1)]
Lines = Annotated[tuple[Line, ...], Field(min_length=1)]


class UnitHead(Shape):
    """Who is the head of a unit (单位负责人): the first row of offices that anybody holds.

    Without `offices`, those of which `role_classes` says that the register must show a holder.
    """

    offices: tuple[Office, ...] = ()
    otherwise: tuple[Office, ...] = ()
    citation: Cited
    verified: StrictBool


class RelationRule(Dated):
    version: Line
    title: Bilingual
    procedures: Annotated[tuple[ProcedureWord, ...], Field(min_length=1)]
    ruling: RulingWord | None = None
    clue: ClueWord | None = None
    citation: Cited
    verified: StrictBool


class ShareRule(RelationRule):
    """`share_over`: 超过, the number itself is out. From `flag_from` on a share is a flag."""

    share_over: Percent
    flag_from: Percent
    influence_rules: StrictBool  # documented direction without a majority is as good as one


class GroupRule(RelationRule):
    share_over: Percent


class PricesRule(RelationRule):
    bids_from: Count  # fewer prices show no regularity


class ConductRule(RelationRule):
    """Grave circumstances (情节严重), and the bans that follow from them."""

    acts: Lines
    window: IsoPeriod
    count_from: Count
    loss_from: Yuan
    measures: Lines
    scope: ProcedureWord
    categories: tuple[Category, ...]
    ban: tuple[IsoPeriod, IsoPeriod]


class BanRule(RelationRule):
    measures: Lines
    scope: ProcedureWord
    categories: tuple[Category, ...]


class ClearRule(RelationRule):
    measures: Lines


class PenaltyRule(RelationRule):
    """`kinds` bar by themselves, `fines` from `fine_from` on. Both ends of the window are in."""

    window: IsoPeriod
    kinds: Lines
    fines: Lines
    fine_from: Yuan


class ServiceRule(RelationRule):
    services: Lines
    except_methods: Lines


class Kinship(Shape):
    kind: Literal["spouse", "lineal", "collateral", "affinity"]
    degree_to: Count | None = None


class RecusalRule(RelationRule):
    window: IsoPeriod
    offices: Annotated[tuple[Office, ...], Field(min_length=1)]
    share_over: Percent
    kin: Annotated[tuple[Kinship, ...], Field(min_length=1)]


class ListRule(RelationRule):
    lists: Annotated[tuple[ListWord, ...], Field(min_length=1)]


Plain = tuple[RelationRule, ...]


class RelationRules(Shape):
    """Every rule by the id under which it is cited."""

    interest: Plain = Field(alias="ZB-34.1")
    same_head: Plain = Field(alias="ZB-34.2a")
    control: tuple[ShareRule, ...] = Field(alias="ZB-34.2b")
    management: Plain = Field(alias="ZB-34.2c")
    not_related: tuple[GroupRule, ...] = Field(alias="ZB-34.neg")
    consortium: Plain = Field(alias="ZB-37")
    changed: Plain = Field(alias="ZB-38")
    collusion: tuple[GroupRule, ...] = Field(alias="ZB-39")
    same_author: Plain = Field(alias="ZB-40.1")
    same_agent: Plain = Field(alias="ZB-40.2")
    same_member: Plain = Field(alias="ZB-40.3")
    alike: tuple[PricesRule, ...] = Field(alias="ZB-40.4")
    mixed: Plain = Field(alias="ZB-40.5")
    same_account: Plain = Field(alias="ZB-40.6")
    with_tenderer: Plain = Field(alias="ZB-41")
    collusion_ban: tuple[ConductRule, ...] = Field(alias="ZB-53/67")
    fraud_ban: tuple[ConductRule, ...] = Field(alias="ZB-54/68")
    listed_tenderer: tuple[ListRule, ...] = Field(alias="SX-bid")
    supplier_relation: tuple[ShareRule, ...] = Field(alias="CG-18.1")
    prior_service: tuple[ServiceRule, ...] = Field(alias="CG-18.2")
    grave_violation: tuple[PenaltyRule, ...] = Field(alias="CG-22.5")
    ban_over: tuple[ClearRule, ...] = Field(alias="CG-19.2")
    supplier_consortium: Plain = Field(alias="CG-22L")
    recusal: tuple[RecusalRule, ...] = Field(alias="CG-9")
    malicious_collusion: tuple[GroupRule, ...] = Field(alias="CG-74")
    supplier_ban: tuple[BanRule, ...] = Field(alias="CG-77")
    supplier_alike: tuple[PricesRule, ...] = Field(alias="CG-87-37")
    listed: tuple[ListRule, ...] = Field(alias="CG-125")
    listed_nearby: tuple[ListRule, ...] = Field(alias="CG-125.neg")
    branch: Plain = Field(alias="CG-branch")
    post: tuple[ListRule, ...] = Field(alias="GS-178.5")

    def versions(self) -> Iterator[tuple[str, tuple[RelationRule, ...]]]:
        for name, field in type(self).model_fields.items():
            yield str(field.alias), getattr(self, name)

    def in_force(self, rule: str, when: Day) -> RelationRule | None:
        found = dict(self.versions())[rule]
        return next((version for version in found if version.in_force(when)), None)


class RelationSwitches(Shape):
    """Readings that are open; turned here, by whoever owns the policy."""

    chain_control_excludes: Switch
    change_of_form_invalidates: Switch


class Relations(Shape):
    switches: RelationSwitches
    unit_heads: dict[Subject, UnitHead]
    rules: RelationRules
