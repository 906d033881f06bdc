"""A file with some sections, laid over a whole policy."""

from pathlib import Path

import pytest

from graph.errors import PolicyError
from graph.policy import load_policy
from graph.policy.loader import load_over

SOUND = Path(__file__).parent / "sound"
RULES = (SOUND / "rules.yaml").read_text(encoding="utf-8")


@pytest.fixture
def over(tmp_path):
    def lay(text):
        path = tmp_path / "new.yaml"
        path.write_text(text, encoding="utf-8")
        return load_over(SOUND, path)

    return lay


def test_whole_policy_over_itself_is_the_same():
    assert load_over(SOUND, SOUND).digest == load_policy(SOUND).digest


def test_rule_of_the_same_version_is_replaced(over):
    policy = over(RULES.replace("政务共享", "授权查询"))
    assert [rule.version for rule in policy.rules] == ["1"]
    assert policy.rules[0].records[0].publication == "authorized"


def test_rule_of_another_version_is_added(over):
    ended = RULES.replace("2019-09-12", "2019-09-12\n    effective_to: 2026-07-01")
    second = (
        RULES.removeprefix("rules:\n").replace('"1"', '"2"').replace("2019-09-12", "2026-07-01")
    )
    assert [rule.version for rule in over(ended + second).rules] == ["1", "2"]


def test_section_of_keys_is_replaced_key_by_key(over):
    policy = over(
        "exemptions:\n"
        "  EX_OTHER: {label: {zh: 他, en: other}, applies_to: [any], needs: [], effect: closed}\n"
        "switches:\n"
        "  record_minor_on_person: {on: false, verified: true, why: {zh: 定, en: settled}}\n"
    )
    assert set(policy.exemptions) == {"EX_IDENTITY", "EX_OTHER"}
    assert not policy.switch("record_minor_on_person")
    assert policy.switch("cooperative_as_enterprise")


def test_other_section_is_replaced_as_a_whole(over):
    policy = over("look_back:\n  - {effective_from: 2019-01-01, default: P3Y, citation: [law]}\n")
    assert [term.default for term in policy.look_backs] == ["P3Y"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RULES + RULES.removeprefix("rules:\n"), "new.yaml, line 15, rule R: version “1” stands"),
        ("rules: {R: 1}\n", "new.yaml, line 1: “rules” must be a list"),
        ("rules:\n  - {id: R}\n", "new.yaml, line 2, rule R: “version” is missing"),
        ("clauses: {}\nmeasurs: {}\n", "new.yaml, line 2: unknown key “measurs”"),
        ("look_back: []\n", "new.yaml, line 1: nothing of look_back is in force from 2019-09-12"),
        ("bases:\n  law: {law: 法}\n", "new.yaml, line 2: “article” is missing"),
    ],
)
def test_fault_is_told_in_its_own_file(over, text, said):
    with pytest.raises(PolicyError) as refused:
        over(text)
    assert any(line.startswith(said) for line in refused.value.say("en").splitlines())


def test_fault_below_is_told_in_the_file_below(over):
    # The rule below rests on a basis that the overlay ends.
    text = (
        "bases:\n  district: {law: 示例意见, article: 一.1, level: 规范性文件, "
        "effective_from: 2019-09-12, effective_to: 2020-01-01, verified: true}\n"
    )
    with pytest.raises(PolicyError, match=r"^sound/rules.yaml, line 13, rule R: on 2020-01-01"):
        over(text)
