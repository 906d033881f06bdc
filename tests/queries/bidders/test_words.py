"""Every code that a rule yields has its sentence, in both languages and with the same blanks."""

import re
from pathlib import Path
from string import Formatter

import pytest

from queries.bidders import rules
from queries.bidders.rules import RULES
from queries.bidders.words import LEFT_OUT, PROCEDURE, REASONS, WHY_NOT, reason
from tests.lots import POLICY

SOURCES = [f.read_text("utf-8") for f in Path(rules.__file__).parent.glob("*.py")]
SIGHTED = {"head_open"}  # told in place of another code, where no person is granted


def blanks(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("table", [REASONS, LEFT_OUT, WHY_NOT, PROCEDURE])
def test_both_languages_fill_the_same_blanks(table):
    assert {c for c, text in table.items() if blanks(text.zh) != blanks(text.en)} == set()


def test_every_sentence_is_used():
    used = {code for source in SOURCES for code in re.findall(r'"([a-z_]+)"', source)}
    used |= {f"unit_{field}" for field in ("cancelled", "revoked", "bankrupt", "merged", "divided")}
    heads = {"head_conflict", "head_unknown", "head_no_number", "head_is_organization"}
    assert set(REASONS) - used - heads == SIGHTED


def test_sentence_has_labels_and_open_ends():
    facts = {"list": "ZDSS", "from": "2026-01-01", "to": "9999-12-31"}
    told = reason("listed", facts)
    assert told.en == "on the list of major tax violations at the deadline, [2026-01-01, …)"


def test_every_rule_of_the_policy_is_tested_and_no_other():
    assert {rule.id for rule in RULES} == {name for name, _ in POLICY.relations.rules.versions()}
    assert len({rule.id for rule in RULES}) == len(RULES)
