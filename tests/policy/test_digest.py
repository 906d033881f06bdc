"""The digest tells one policy from another, and nothing but the policy."""

import re
from pathlib import Path

from graph.policy import load_policy

SOUND = Path(__file__).parent / "sound"


def test_same_files_give_the_same_digest(policy_with):
    assert re.fullmatch("[0-9a-f]{64}", policy_with().digest)
    assert load_policy(SOUND).digest == load_policy(SOUND).digest


def test_split_order_and_comments_do_not_count(tmp_path):
    parts = [f.read_text(encoding="utf-8") for f in sorted(SOUND.glob("*.yaml"), reverse=True)]
    whole = tmp_path / "whole.yaml"
    whole.write_text("# all in one\n".join(parts), encoding="utf-8")
    assert load_policy(whole).digest == load_policy(SOUND).digest


def test_order_of_rules_does_not_count(policy_with, tmp_path):
    sound = (SOUND / "rules.yaml").read_text(encoding="utf-8").removeprefix("rules:\n")
    first = sound.replace("id: R", "id: A").replace(
        "2019-09-12", "2019-09-12\n    effective_to: 2026-01-01"
    )
    second = sound.replace("id: R", "id: B").replace("2019-09-12", "2026-01-01")
    one_way = policy_with(rules="rules:\n" + first + second).digest
    (tmp_path / "faulty" / "rules.yaml").write_text("rules:\n" + second, encoding="utf-8")
    (tmp_path / "faulty" / "more.yaml").write_text("rules:\n" + first, encoding="utf-8")
    assert load_policy(tmp_path / "faulty").digest == one_way


def test_any_word_counts(policy_with):
    text = (SOUND / "rules.yaml").read_text(encoding="utf-8")
    assert policy_with(rules=text.replace("政务共享", "授权查询")).digest != (
        load_policy(SOUND).digest
    )


def test_what_implements_a_clause_does_not_count(policy_with):
    text = (SOUND / "clauses.yaml").read_text(encoding="utf-8")
    listed = text.replace("class: CORE", "class: CORE, implemented_by: ['query:file']")
    assert policy_with(clauses=listed).digest == load_policy(SOUND).digest


def test_word_of_a_clause_counts(policy_with):
    text = (SOUND / "clauses.yaml").read_text(encoding="utf-8")
    assert policy_with(clauses=text.replace("记入", "写入")).digest != load_policy(SOUND).digest


def test_turning_a_switch_equals_writing_it(policy_with):
    text = (SOUND / "policy.yaml").read_text(encoding="utf-8")
    written = policy_with(
        policy=text.replace(
            "record_minor_on_person: {on: true", "record_minor_on_person: {on: false"
        )
    )
    assert load_policy(SOUND).switched("record_minor_on_person", False).digest == written.digest
