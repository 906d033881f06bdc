"""Screening, clearance and bars from office as the district's policy holds them."""

import os
from pathlib import Path

import pytest

from graph.errors import NotFoundError
from graph.intervals import day
from graph.policy import FundCarveOut, ScreenEffect, district_policy
from graph.vocabulary import Kind, SubjectType

POLICY = district_policy()
NOW = day("2026-06-01")
LISTS = {"SXBZXR", "YZWF", "ZFCG", "NMGGZ", "ZDSS", "DSJD"}


def rows(purpose, **of):
    found = POLICY.screening.purposes[purpose].rows
    return [r for r in found if all(getattr(r, name) == value for name, value in of.items())]


def test_every_serious_list_keeps_from_public_funds_and_no_record_does():
    blocking = rows("public_funds", effect=ScreenEffect.BLOCK)
    assert {str(code) for row in blocking for code in row.lists} == LISTS
    assert not any(row.records for row in blocking)


@pytest.mark.parametrize("carved", FundCarveOut)
def test_carved_out_funds_are_purposes_of_their_own(carved):
    purpose, of = POLICY.screening.purpose(carved)
    assert (purpose.id, of) == ("public_funds", carved)


def test_unknown_purpose_lists_those_there_are():
    with pytest.raises(NotFoundError, match=r"no purpose “subsidy”; use one of: procurement, .*"):
        POLICY.screening.purpose("subsidy")


def test_no_record_blocks_for_any_purpose():
    for purpose in POLICY.screening.purposes.values():
        assert not any(r.records and r.effect is ScreenEffect.BLOCK for r in purpose.rows)


def test_debtor_is_blocked_in_tendering_only_where_the_documents_say_so():
    blocks = [r for r in rows("bidding", effect=ScreenEffect.BLOCK) if r.lists]
    assert [r.needs for r in blocks] == ["tender_document"]


def test_clearance_looks_back_three_years():
    assert POLICY.screening.clearance_on(NOW).window == "P3Y"
    assert POLICY.screening.clearance_on(day("2019-09-11")) is None


def test_company_law_of_2018_gives_way_on_the_day_of_the_new_one():
    def ids(when):
        bars = [b for b in POLICY.bars if b.in_force(day(when))]
        return {b.id[:6] for b in bars if b.concerns(Kind.DIRECTOR, SubjectType.COMPANY, "")}

    assert ids("2024-06-30") == {"GS-146", "M03"}
    assert ids("2024-07-01") == {"GS-178", "M03"}


def test_only_sentences_under_the_company_law_of_2023_know_probation():
    assert {b.id for b in POLICY.bars if b.probation} == {"GS-178.2"}


def test_bar_of_a_foundation_is_not_of_other_social_organisations():
    (bar,) = [b for b in POLICY.bars if b.id == "JJ-23"]
    assert bar.concerns(Kind.CHAIR, SubjectType.SOCIAL_ORG, "53990411TE00001844")
    assert not bar.concerns(Kind.CHAIR, SubjectType.SOCIAL_ORG, "51990411TE0000168L")


def test_texts_quoted_of_the_district_stand_in_its_document():
    source = Path(__file__).parents[3] / "shared" / "policy-xinbei-2019.txt"
    if not source.exists():
        assert not os.environ.get("CI"), f"{source} is missing"
        pytest.skip(f"{source} is absent")
    text = "".join(source.read_text("utf-8").split())
    quoted = [b for key, b in POLICY.bases.items() if key.startswith("xinbei-") and b.quote]
    assert {b.article for b in quoted} >= {"二.(四).1.(2)", "二.(三).4.(3)"}
    for basis in quoted:
        assert "".join(basis.quote.split()) in text, basis.id
