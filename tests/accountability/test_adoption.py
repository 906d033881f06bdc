"""A store keeps the rule versions that it has used, and adopts no policy that changes one."""

import pytest

from graph.accountability import adopt, changed_rules, is_adopted
from graph.errors import PolicyError
from graph.intervals import day
from graph.policy import district_policy
from graph.store import SqliteStore
from tests.accountability.penalty import conduct, event, put, subject

POLICY = district_policy()
PLACE = next(n for n, r in enumerate(POLICY.rules) if r.id == "XZCF.enterprise")


@pytest.fixture
def store(tmp_path):
    with SqliteStore(tmp_path / "s.sqlite", create=True) as opened:
        put(opened, event(), subject(), conduct("2026-02-01", "2026-02-20"))
        adopt(opened, POLICY, "test")
        yield opened


def with_rule(policy=POLICY, **changes):
    """The policy with another rule for penalties of enterprises, as its digest would tell it."""
    rules = list(policy.rules)
    rules[PLACE] = rules[PLACE].model_copy(update=changes)
    return policy.model_copy(update={"rules": tuple(rules), "content": repr(changes)})


@pytest.mark.parametrize(
    "changes",
    [
        {"restricted": True},
        {"records": POLICY.rules[PLACE].records[:1]},
        {"effective_from": day("2020-01-01")},
        {"clause": "二.(二).2.(2)"},
        {"citation": ("civil-code-61",)},
    ],
)
def test_used_version_with_other_content_is_refused(store, changes):
    head = store.head()
    with pytest.raises(PolicyError) as refused:
        adopt(store, with_rule(**changes), "test")
    assert refused.value.say("zh") == (
        "xinbei-2019，规则 XZCF.enterprise：版本“1”已被本库使用，内容不得改写；"
        "请恢复原文，给它写上 effective_to，再以新版本号另写一条"
    )
    assert refused.value.say("en").startswith("xinbei-2019, rule XZCF.enterprise: version “1” was")
    assert store.head() == head
    assert is_adopted(store, POLICY)


def test_used_version_may_be_ended_and_followed(store):
    ended = with_rule(effective_to=day("2026-07-01"))
    following = ended.rules[PLACE].model_copy(
        update={"version": "2", "effective_from": day("2026-07-01"), "restricted": True}
    )
    following = following.model_copy(update={"effective_to": day("9999-12-31")})
    amended = ended.model_copy(update={"rules": (*ended.rules, following)})
    assert adopt(store, amended, "test") == 1
    assert changed_rules(store, amended) == []


def test_a_new_version_is_used_once_adopted(store):
    new = POLICY.rules[PLACE].model_copy(update={"id": "NEW", "version": "1"})
    first = POLICY.model_copy(update={"rules": (*POLICY.rules, new), "content": "first"})
    second = first.model_copy(
        update={
            "rules": (*POLICY.rules, new.model_copy(update={"restricted": True})),
            "content": "second",
        }
    )
    assert changed_rules(store, second) == []
    adopt(store, first, "test")
    assert changed_rules(store, second) == [len(POLICY.rules)]


def test_words_of_a_basis_are_no_content_of_the_rule(store):
    basis = POLICY.bases["xinbei-record-on-persons"].model_copy(update={"quote": "另一种写法"})
    told = {"bases": POLICY.bases | {basis.id: basis}, "content": "amended"}
    assert adopt(store, POLICY.model_copy(update=told), "test") == 1


def test_a_rule_of_another_policy_is_another_rule(store):
    head = POLICY.policy.model_copy(update={"id": "elsewhere"})
    other = with_rule(restricted=True).model_copy(update={"policy": head})
    assert changed_rules(store, other) == []


def test_store_that_used_no_policy_knows_no_version(tmp_path):
    with SqliteStore(tmp_path / "new.sqlite", create=True) as new:
        assert changed_rules(new, with_rule(restricted=True)) == []
