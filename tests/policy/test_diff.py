"""What differs between two policies."""

from pathlib import Path

from graph.policy import district_policy, load_policy
from graph.policy.diff import Change, differences

SOUND = Path(__file__).parent / "sound"


def sound(name):
    return (SOUND / f"{name}.yaml").read_text(encoding="utf-8")


def told(policy, of=None):
    found = differences(of or load_policy(SOUND), policy)
    return [(d.section, d.key, d.what) for d in found]


def test_same_policy_has_none():
    assert differences(district_policy(), district_policy()) == []


def test_new_version_beside_an_ended_one(policy_with):
    rules = sound("rules")
    second = rules.removeprefix("rules:\n").replace('version: "1"', 'version: "2"')
    ended = rules.replace("2019-09-12", "2019-09-12\n    effective_to: 2026-07-01")
    policy = policy_with(rules=ended + second.replace("2019-09-12", "2026-07-01"))
    assert told(policy) == [("rules", "R@1", Change.ENDED), ("rules", "R@2", Change.ADDED)]


def test_rule_that_goes_on_longer_is_no_end(policy_with):
    rules = sound("rules").replace("2019-09-12", "2019-09-12\n    effective_to: 2026-07-01")
    assert told(load_policy(SOUND), policy_with(rules=rules)) == [("rules", "R@1", Change.CHANGED)]


def test_same_version_with_other_content_is_called_out(policy_with):
    policy = policy_with(rules=sound("rules").replace("政务共享", "授权查询", 1))
    (found,) = differences(load_policy(SOUND), policy)
    assert (found.key, found.what) == ("R@1", Change.REWRITTEN)
    assert [field.name for field in found.fields] == ["records"]


def test_removed_rule(policy_with):
    rules = sound("rules").replace("id: R", "id: S")
    assert told(policy_with(rules=rules)) == [
        ("rules", "R@1", Change.REMOVED),
        ("rules", "S@1", Change.ADDED),
    ]


def test_basis_switch_period_and_list(policy_with):
    policy = policy_with(
        bases=sound("bases").replace("verified: false", "verified: true"),
        policy=sound("policy").replace(
            "record_minor_on_person: {on: true", "record_minor_on_person: {on: false"
        ),
        severity=sound("severity").replace("max: P1Y", "max: P2Y"),
        measures=sound("measures").replace("示例清单", "新清单"),
    )
    found = differences(load_policy(SOUND), policy)
    assert [(d.section, d.key, [(f.name, f.before, f.after) for f in d.fields]) for d in found] == [
        ("switches", "record_minor_on_person", [("on", True, False)]),
        ("bases", "unread", [("verified", False, True)]),
        ("severity_regimes", "first", [("grades.general.max", "P1Y", "P2Y")]),
        ("measures", "", [("edition", "示例清单", "新清单")]),
    ]


def test_ended_basis(policy_with):
    text = sound("bases").replace("article: 第二条,", "article: 第二条, effective_to: 2030-01-01,")
    assert told(policy_with(bases=text)) == [("bases", "unread", Change.ENDED)]


def test_look_back_is_known_by_its_first_day(policy_with):
    text = sound("policy").replace("default: P2Y", "default: P3Y")
    assert told(policy_with(policy=text)) == [("look_back", "2019-09-12", Change.CHANGED)]


def test_holiday_table_that_is_added(policy_with):
    table = (
        "holidays:\n  2026:\n    source: 通知\n    verified: false\n    working_weekends: []\n"
        "    days_off: [{name: 元旦, from: 2026-01-01, through: 2026-01-01}]\n"
    )
    assert told(policy_with(holidays=table)) == [("holidays", "2026", Change.ADDED)]
