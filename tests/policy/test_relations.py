"""The section of relations: what its loader refuses, and what the district's own says."""

from pathlib import Path

import pytest

from graph.errors import PolicyError
from graph.intervals import day
from graph.policy import ClueEffect, RulingEffect, district_policy, load_policy

DISTRICT = Path(__file__).parents[2] / "graph" / "policy" / "xinbei-2019"
RELATIONS = district_policy().relations
FIRST = """    ZB-34.1:
      - version: "1"
        title: {zh: 与招标人的利害关系, en: interest with the tenderer}
        procedures: [tendering]
        ruling: bid_invalid # 认定可能影响招标公正性的 / once found to affect fairness
        clue: flag
        effective_from: 2012-02-01
"""


@pytest.fixture
def refused(tmp_path):
    """The message on the district's policy with one text of the section replaced."""

    def load(old, new):
        for file in DISTRICT.glob("*.yaml"):
            text = file.read_text("utf-8")
            if file.name == "relations.yaml":
                assert text.count(old) >= 1
                text = text.replace(old, new, 1)
            (tmp_path / file.name).write_text(text, "utf-8")
        with pytest.raises(PolicyError) as fault:
            load_policy(tmp_path)
        return fault.value.say("en")

    return load


def test_every_rule_is_cited_with_a_known_basis_and_says_something():
    for name, versions in RELATIONS.rules.versions():
        assert versions, name
        for rule in versions:
            assert rule.citation
            assert rule.ruling or rule.clue, name


def test_rulings_and_clues_share_no_word():
    assert not {str(e) for e in RulingEffect} & {str(e) for e in ClueEffect}


def test_chain_control_is_off_and_not_verified():
    switch = RELATIONS.switches.chain_control_excludes
    assert (switch.on, switch.verified) == (False, False)


@pytest.mark.parametrize(("when", "known"), [("2022-02-07", False), ("2022-02-08", True)])
def test_large_fine_has_a_measure_from_its_day_on(when, known):
    rule = RELATIONS.rules.in_force("CG-22.5", day(when))
    assert (rule is not None) is known


def test_policy_without_the_section_loads():
    assert load_policy(Path(__file__).parent / "sound").relations is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("citation: [tendering-regulation-34]", "citation: [decree]", "unknown basis “decree”"),
        ("citation: [tendering-regulation-34]", "citation: []", "cites no legal basis"),
        ("ruling: bid_invalid", "ruling: flag", "unknown effect of a ruling “flag”"),
        ("clue: flag", "clue: exclude", "unknown effect of a clue “exclude”"),
        ("procedures: [tendering]", "procedures: [auction]", "unknown procedure “auction”"),
        ("share_over: 50", "share_over: many", "“share_over” must be"),
        ("share_over: 50", "share_from: 50", "unknown key “share_from”"),
        ("window: P3Y", "window: 3 years", "“3 years” is no period"),
        ("lists: [SXBZXR]", "lists: [BLACK]", "unknown list “BLACK”"),
        ("    ZB-34.1:", "    ZB-34.9:", "unknown key “ZB-34.9”"),
        ("effective_from: 2012-02-01", "effective_from: 2012-01-31", "none of its bases is in"),
        (
            "effective_from: 2012-02-01",
            "effective_from: 2012-02-01\n        effective_to: 2012-02-01",
            "not after its start",
        ),
        ("    unknown:\n      offices: [LEGAL_REP]", "    unknown:", "“unknown” is missing"),
    ],
)
def test_fault_is_refused_in_words(refused, old, new, message):
    told = refused(old, new)
    assert message in told
    assert "relations.yaml, line" in told


def test_rule_that_says_nothing_is_refused(refused):
    silent = "\n".join(line for line in FIRST.splitlines() if "ruling" not in line)
    silent = silent.replace("        clue: flag\n", "") + "\n"
    assert "“ruling” is missing; add it" in refused(FIRST, silent)


@pytest.mark.parametrize(
    ("version", "message"),
    [("1", "version “1” stands twice"), ("2", "versions “1” and “2” are both in force from")],
)
def test_versions_of_a_rule_are_distinct_and_apart(refused, version, message):
    body = FIRST.split("\n", 1)[1].replace('"1"', f'"{version}"')
    more = body + "        citation: [tendering-regulation-34]\n        verified: true\n"
    assert message in refused("    ZB-34.2a:\n", more + "    ZB-34.2a:\n")
