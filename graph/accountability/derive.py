"""Offices that count as others by law, on the days on which the law's condition holds."""

from collections.abc import Sequence
from dataclasses import replace

from graph.accountability.holdings import Holding
from graph.intervals import Interval, overlaps, without
from graph.policy import Condition, DerivedOffice, Policy
from graph.vocabulary import SubjectType


def derive(policy: Policy, subject_type: SubjectType, holdings: Sequence[Holding]) -> list[Holding]:
    """The holdings as the law counts them; each keeps the fact that it rests on."""
    counted = list(holdings)
    for rule in policy.derived_offices(subject_type):
        counted = [part for h in counted for part in _apply(rule, h, holdings)]
    return counted


def _apply(rule: DerivedOffice, holding: Holding, all_of: Sequence[Holding]) -> list[Holding]:
    if holding.counts_as is not rule.office:
        return [holding]
    days = _days(rule, holding, all_of)
    if not days:
        return [holding]
    other = without(holding.answers, days)
    derived = replace(holding, counts_as=rule.counts_as, answers=tuple(days))
    return [derived, replace(holding, answers=tuple(other))] if other else [derived]


def _days(rule: DerivedOffice, holding: Holding, all_of: Sequence[Holding]) -> list[Interval]:
    """The days on which this holding counts as another office."""
    term = overlaps(holding.answers, [rule.term])
    if rule.when is Condition.ORGANIZATION:
        return []  # the delegate stands in; see `partner_is_organization`
    rivals = [h.span for h in all_of if h.office in rule.others]
    if rule.when is Condition.SOLE:
        rivals += [h.span for h in all_of if h.office is rule.office and h.fact != holding.fact]
    return without(term, rivals)
