"""How serious an act is, by what is stated and by the kinds of its penalties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from graph.intervals import day
from graph.policy import district_policy
from graph.vocabulary import Severity

POLICY = district_policy()
BEFORE, AFTER = day("2026-03-31"), day("2026-04-01")
KINDS = ["警告", "通报批评", "罚款", "没收违法所得", "吊销执照", "限制从业"]


def severity(*penalties: str, simple: bool = False, stated: str = "", on: int = AFTER) -> Severity:
    return POLICY.severity(penalties, simple, stated, on)


@pytest.mark.parametrize("penalty", ["警告", "通报批评", " 通报 批评"])
def test_minor_kinds(penalty):
    assert severity(penalty) is Severity.MINOR


@pytest.mark.parametrize(
    "penalty", ["吊销许可证", "吊销许可证（照）", "吊销许可证(照)", "限制从业"]
)
def test_serious_kinds(penalty):
    assert severity(penalty) is Severity.SERIOUS


@pytest.mark.parametrize("penalty", ["罚款", "没收违法所得", "责令停产停业", "暂扣许可证", "其他"])
def test_sector_lists_decide_the_rest(penalty):
    assert severity(penalty) is Severity.UNCLASSIFIED


def test_no_kind_at_all_is_unclassified():
    assert severity() is Severity.UNCLASSIFIED


def test_a_name_that_only_contains_a_kind_is_not_that_kind():
    assert severity("暂扣或者吊销许可证") is Severity.UNCLASSIFIED


def test_simple_procedure_is_minor_even_with_a_fine():
    assert severity("罚款", simple=True) is Severity.MINOR
    assert severity(simple=True) is Severity.MINOR


def test_heaviest_kind_counts():
    assert severity("警告", "罚款") is Severity.UNCLASSIFIED
    assert severity("警告", "通报批评") is Severity.MINOR
    assert severity("警告", "罚款", "吊销执照") is Severity.SERIOUS
    assert severity("吊销执照", simple=True) is Severity.SERIOUS


@pytest.mark.parametrize("stated", Severity)
def test_what_is_stated_wins(stated):
    assert severity("吊销执照", stated=stated) is stated
    assert severity("警告", simple=True, stated=stated) is stated


def test_unknown_stated_word_is_refused():
    with pytest.raises(InputError, match="“heavy” is no severity; write one of minor, general"):
        severity(stated="heavy")


def test_each_regime_has_its_own_kinds():
    assert severity("吊销执照", on=BEFORE) is Severity.UNCLASSIFIED
    assert severity("吊销执照", on=AFTER) is Severity.SERIOUS
    assert severity("罚款", simple=True, on=BEFORE) is Severity.UNCLASSIFIED
    assert severity("警告", on=BEFORE) is Severity.MINOR
    assert severity("警告", on=day("2023-04-30")) is Severity.UNCLASSIFIED
    assert severity("警告", on=day("2019-06-30")) is Severity.UNCLASSIFIED


def test_grounds_name_their_source():
    grounds = POLICY.severity_grounds(["警告", "罚款"], True, AFTER)
    assert [(g.severity, g.simple_procedure, g.verified) for g in grounds] == [
        (Severity.MINOR, True, False),
        (Severity.MINOR, False, False),
    ]
    assert all(POLICY.basis(b) for g in grounds for b in g.citation)
    assert POLICY.severity_grounds(["罚款"], False, AFTER) == []
    assert POLICY.severity_grounds(["警告"], False, day("2019-06-30")) == []


@given(st.lists(st.sampled_from(KINDS)), st.booleans(), st.randoms())
def test_order_of_penalties_does_not_matter(penalties, simple, random):
    shuffled = random.sample(penalties, len(penalties))
    assert severity(*shuffled, simple=simple) is severity(*penalties, simple=simple)


@given(st.lists(st.sampled_from(KINDS)), st.booleans(), st.sampled_from(KINDS))
def test_a_further_penalty_never_makes_an_act_lighter(penalties, simple, further):
    weight = [Severity.MINOR, Severity.UNCLASSIFIED, Severity.SERIOUS].index
    before = severity(*penalties, simple=simple)
    if penalties or simple:
        assert weight(severity(*penalties, further, simple=simple)) >= weight(before)
