"""One fault a file. The head of each file in `faults/` names the file of the sound policy that it
replaces, and the message expected, in Chinese and English; its own name is the code of the fault.
"""

from pathlib import Path

import pytest

from graph.errors import PolicyError
from graph.policy import load_policy
from graph.policy.faults import MESSAGES

FAULTS = sorted((Path(__file__).parent / "faults").glob("*.yaml"))
ONE_CLAUSE = "clauses:\n  一.1: {text: TEXT, class: CORE, reason: {zh: 归责, en: attribution}}\n"
# The last is a fault of no file by itself: a store has used the version with other content.
WITHOUT_A_FILE = {"no_such_file", "no_files", "version_changed"}


def head(text: str, word: str) -> list[str]:
    mark = f"# {word}: "
    return [line.removeprefix(mark) for line in text.splitlines() if line.startswith(mark)]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.stem)
def test_fault_is_refused_with_its_message(fault, folder_with):
    text = fault.read_text(encoding="utf-8")
    (replaced,) = head(text, "replaces")
    with pytest.raises(PolicyError) as refused:
        load_policy(folder_with({replaced: text}))
    assert refused.value.say("zh").splitlines() == head(text, "zh")
    assert refused.value.say("en").splitlines() == head(text, "en")


def test_every_message_has_a_file():
    shown = {fault.stem.split("--")[0] for fault in FAULTS} - {"two_faults"}
    assert shown | WITHOUT_A_FILE == set(MESSAGES)


def test_sound_policy_loads(policy_with):
    assert policy_with().id == "sound"


def test_missing_folder(tmp_path):
    with pytest.raises(PolicyError) as refused:
        load_policy(tmp_path / "nowhere")
    assert refused.value.say("en") == (
        "nowhere: there is no such policy file or folder; check the path"
    )
    assert refused.value.say("zh") == "nowhere：找不到该政策文件或文件夹；请核对路径"


def test_folder_without_policy_files(tmp_path):
    (tmp_path / "notes.txt").write_text("rules: []")
    with pytest.raises(PolicyError, match=r"holds no \.yaml file; put one there"):
        load_policy(tmp_path)


def test_file_in_another_encoding(folder_with):
    folder = folder_with({})
    (folder / "rules.yaml").write_bytes("# 规则".encode("gb18030"))
    with pytest.raises(PolicyError, match=r"^faulty/rules.yaml: this is not YAML; .* UTF-8$"):
        load_policy(folder)


def test_two_documents_in_one_file(folder_with):
    with pytest.raises(PolicyError, match=r"clauses.yaml, line 3: this is not YAML"):
        load_policy(folder_with({"clauses.yaml": "---\nclauses: {}\n---\nclauses: {}\n"}))


@pytest.mark.parametrize(
    "text",
    [
        "a: &x [*x]\n",
        "version: !!int one\n",
        "? {a: [b]}\n: c\n",
        "a: !!timestamp x\n",
        "a: \x01\n",
    ],
)
def test_odd_yaml_is_refused_in_words(folder_with, text):
    with pytest.raises(PolicyError, match=r"^faulty/extra\.yaml"):
        load_policy(folder_with({"extra.yaml": text}))


def test_merged_key_is_refused_at_its_mapping(folder_with):
    text = "exemptions:\n  EX_IDENTITY:\n    <<: {applies: any}\n    needs: []\n"
    with pytest.raises(PolicyError, match=r"exemptions\.yaml, line 2: unknown key “applies”"):
        load_policy(folder_with({"exemptions.yaml": text}))


def test_byte_order_mark_is_no_part_of_the_text(folder_with):
    clauses = "\ufeff" + ONE_CLAUSE.replace("TEXT", "原文")
    assert load_policy(folder_with({"clauses.yaml": clauses})).clause("一.1").text == "原文"


def test_yes_and_no_are_words_in_yaml_1_2(policy_with):
    policy = policy_with(clauses=ONE_CLAUSE.replace("TEXT", "no"))
    assert policy.clause("一.1").text == "no"


def test_rule_without_an_id_is_named_by_its_number(folder_with):
    with pytest.raises(PolicyError, match="rule #1: “id” is missing; add it"):
        load_policy(folder_with({"rules.yaml": "rules:\n  - {version: '1'}\n"}))


def test_district_document_may_stand_beside_a_law(policy_with):
    measure = "{code: M01, target: [entity], basis: [district, law], status: proposed}"
    rules = _with_measure(measure)
    assert policy_with(rules=rules).rules[0].measures[0].basis == ("district", "law")


def test_verified_law_carries_an_active_measure(policy_with):
    measure = "{code: M01, target: [entity], basis: [unread, law], status: active}"
    assert policy_with(rules=_with_measure(measure)).rules[0].measures[0].status == "active"


def test_unverified_law_beside_a_verified_district_document_is_not_enough(folder_with):
    measure = "{code: M01, target: [entity], basis: [district, unread], status: active}"
    with pytest.raises(PolicyError, match="measure M01 rests on unverified bases alone"):
        load_policy(folder_with({"rules.yaml": _with_measure(measure)}))


def test_unread_law_may_carry_a_proposal(policy_with):
    measure = "{code: M01, target: [entity], basis: [unread], status: proposed}"
    assert policy_with(rules=_with_measure(measure)).rules[0].measures


def test_district_document_alone_may_carry_a_class_2_measure(policy_with):
    measure = "{code: M07, target: [entity], basis: [district], status: proposed}"
    assert policy_with(rules=_with_measure(measure)).rules[0].measures


def _with_measure(measure: str) -> str:
    sound = (Path(__file__).parent / "sound" / "rules.yaml").read_text(encoding="utf-8")
    return f"{sound}    measures: [{measure}]\n"
