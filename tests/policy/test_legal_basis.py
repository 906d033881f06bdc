"""`docs/legal-basis.md` names every uncertain point, and what it names is in the policy."""

import re
from pathlib import Path

import pytest

from graph.policy import district_policy

DOC = (Path(__file__).parents[2] / "docs" / "legal-basis.md").read_text(encoding="utf-8")
POLICY = district_policy()
POINTS = [f"U{n}" for n in range(1, 14)]
MORE = (
    "市场监督管理信用修复管理办法",
    "民营经济促进法",
    "农民专业合作社",
    "社会组织",
    "向征信机构提供",
)
SWITCHES = dict(POLICY.switches)
FLAGS = {
    "policy.in_force_checked": POLICY.in_force_checked,
    "measures.verified": POLICY.measures.verified,
    "retention.verified": POLICY.retention.verified,
}


def sections() -> dict[str, str]:
    """The text of each point, by the first word of its heading."""
    parts = re.split(r"^##+ ", DOC, flags=re.MULTILINE)[1:]
    return {part.split()[0]: part for part in parts}


def named(kind: str) -> list[str]:
    return sorted(set(re.findall(rf"`{kind}:([^`…]+)`", DOC)))


@pytest.mark.parametrize("point", [*POINTS, *MORE])
def test_every_point_says_what_where_and_how(point):
    told = sections()[point]
    for part in ("- 何处：", "- What: ", "- 数据 data: ", "- 确定 settle: "):
        assert told.count(part) == 1
    where = told.split("- 数据 data: ")[1].split("- 确定 settle: ")[0]
    assert re.search(r"`(none|(switch|basis|clause|regime|flag):[^`]+)`", where)


@pytest.mark.parametrize("name", named("switch"))
def test_named_switch_is_an_open_reading(name):
    assert not SWITCHES[name].verified


def test_every_switch_is_named():
    assert set(named("switch")) == set(SWITCHES)


@pytest.mark.parametrize("name", named("basis"))
def test_named_basis_is_not_verified(name):
    assert not POLICY.basis(name).verified


@pytest.mark.parametrize("name", named("clause"))
def test_named_clause_has_no_text(name):
    assert POLICY.clause(name).text is None


@pytest.mark.parametrize("name", named("regime"))
def test_named_regime_is_there(name):
    assert name in POLICY.regimes


@pytest.mark.parametrize("name", named("flag"))
def test_named_flag_is_still_false(name):
    assert not FLAGS[name]


def test_each_kind_of_mark_is_used():
    assert all(named(kind) for kind in ("switch", "basis", "clause", "regime", "flag"))
