"""Working days by the table of the policy; a year that it does not hold is not guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.intervals import day, iso
from graph.policy import district_policy
from graph.policy.holidays import add_working_days, missing_year, working_day

POLICY = district_policy()
FIRST, LAST = day("2019-01-01"), day("2026-12-31")


def after(when: str, count: int) -> str | None:
    found = add_working_days(POLICY, day(when), count)
    return found and iso(found)


def test_three_days_from_a_tuesday():
    # C29: revoked on Tuesday 2026-09-01, withdrawn by Friday.
    assert after("2026-09-01", 3) == "2026-09-04"


def test_across_a_plain_weekend():
    assert after("2026-09-03", 3) == "2026-09-08"


def test_across_the_national_day_week():
    # Off from 1 to 7 October 2026; Saturday the 10th is worked.
    assert after("2026-09-30", 1) == "2026-10-08"
    assert after("2026-09-30", 3) == "2026-10-10"
    assert after("2026-09-30", 4) == "2026-10-12"


def test_across_a_worked_saturday():
    assert after("2026-02-13", 1) == "2026-02-14"
    assert after("2026-02-13", 2) == "2026-02-24"


def test_holiday_moved_afterwards():
    # The Spring Festival of 2020 was extended; Labour Day of 2019 was rearranged.
    assert not working_day(POLICY, day("2020-02-01"))
    assert after("2019-04-30", 1) == "2019-05-05"


def test_no_days_are_the_day_itself():
    assert after("2026-10-01", 0) == "2026-10-01"


@pytest.mark.parametrize("when", ["2018-12-31", "2027-01-01"])
def test_year_without_a_table_is_unknown(when):
    assert working_day(POLICY, day(when)) is None


def test_across_a_missing_year():
    assert after("2026-12-30", 1) == "2026-12-31"
    assert after("2026-12-30", 2) is None
    assert missing_year(POLICY, day("2026-12-30"), 2) == 2027
    assert missing_year(POLICY, day("2026-12-30"), 1) is None
    assert missing_year(POLICY, day("2018-12-29"), 1) == 2018


def test_policy_without_a_table_knows_no_working_day(policy_with):
    assert missing_year(policy_with(), day("2026-09-01"), 3) == 2026


def test_every_year_says_where_it_is_from():
    assert list(POLICY.holidays) == list(range(2019, 2027))
    assert all("国办发明电" in table.source for table in POLICY.holidays.values())
    assert all(table.checked for table in POLICY.holidays.values() if table.verified)


@given(st.integers(FIRST, LAST - 60), st.integers(0, 30))
def test_counted_days_are_the_working_days_between(start, count):
    end = add_working_days(POLICY, start, count)
    assert sum(bool(working_day(POLICY, d)) for d in range(start + 1, end + 1)) == count
    assert count == 0 or working_day(POLICY, end)


@pytest.mark.parametrize("year", range(2019, 2027))
def test_what_a_notice_gives_it_takes_back(year):
    days = range(day(f"{year}-01-01"), day(f"{year}-12-31") + 1)
    assert 247 <= sum(bool(working_day(POLICY, d)) for d in days) <= 252
