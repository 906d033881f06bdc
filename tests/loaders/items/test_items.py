"""Values of JSON publications: days, shares, roles, texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.intervals import FOREVER, day, iso
from graph.vocabulary import Flag, Kind
from loaders.items import When, office_of_role, percentage, span_of
from loaders.items.days import read_when
from loaders.items.likeness import is_sound
from loaders.values import ValueFault

SEEN = day("2026-01-10")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-02-03", "2020-02-03", "2020-02-03"),
        ("2020-02-03T10:00:00", "2020-02-03", "2020-02-03"),
        ("2020-02-03T23:00:00Z", "2020-02-04", "2020-02-04"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("２０２０", "2020-01-01", "2020-12-31"),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(text, first, last):
    found = read_when(text)
    assert (iso(found.first), iso(found.last)) == (first, last)


@pytest.mark.parametrize("text", ["2020-13", "0001", "2020-02-30", "gestern", "12"])
def test_what_is_no_date_is_told_so(text):
    with pytest.raises(ValueFault):
        read_when(text)


def spanned(start, last):
    whens = [read_when(text) if text else None for text in (start, last)]
    span, flags = span_of(*whens, SEEN)
    return iso(span.start), "" if span.stop == FOREVER else iso(span.stop), flags


@pytest.mark.parametrize(
    ("start", "last", "found"),
    [
        ("2020-01-01", "", ("2020-01-01", "", Flag.NONE)),
        ("2020-01-01", "2020-01-31", ("2020-01-01", "2020-02-01", Flag.NONE)),
        ("2020-01-01", "2020-01-01", ("2020-01-01", "2020-01-02", Flag.NONE)),
        ("", "", ("2026-01-10", "", Flag.START_UNKNOWN)),
        ("", "2020-01-31", ("2020-01-31", "2020-02-01", Flag.START_UNKNOWN)),
        # Nobody holds before the last day on which it may have begun.
        ("2020", "", ("2020-12-31", "", Flag.START_UNKNOWN)),
        ("2020-01-01", "2021", ("2020-01-01", "2021-01-02", Flag.STOP_UNKNOWN)),
        ("2020-06-01", "2020", ("2020-06-01", "2020-06-02", Flag.STOP_UNKNOWN)),
    ],
)
def test_a_span_takes_nothing_that_is_not_said(start, last, found):
    assert spanned(start, last) == found


@pytest.mark.parametrize(("start", "last"), [("2020-02-01", "2020-01-31"), ("2021", "2020")])
def test_an_end_before_the_start_is_no_span(start, last):
    assert span_of(read_when(start), read_when(last), SEEN) is None


@given(st.integers(700000, 740000), st.integers(0, 400), st.integers(-50, 50))
def test_no_span_is_empty(first, length, shift):
    start = When(first, first + length)
    found = span_of(start, When(first + shift, first + shift + length), SEEN)
    assert found is None or found[0].start < found[0].stop


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("51%", {"pct": 51}),
        ("51.0", {"pct": 51}),
        ("５１％", {"pct": 51}),
        ("33,3 %", {"pct": 33.3}),
        ("25-50", {"pct_min": 25, "pct_max": 50}),
        ("25% - 50%", {"pct_min": 25, "pct_max": 50}),
        ("25 to 50", {"pct_min": 25, "pct_max": 50}),
        (">25%", {"pct_min": 25, "pct_min_open": True}),
        ("超过50%", {"pct_min": 50, "pct_min_open": True}),
        ("at least 25", {"pct_min": 25}),
        ("<5", {"pct_max": 5, "pct_max_open": True}),
        ("", {}),
        ("101", None),
        ("60-50", None),
        ("most", None),
        ("-5", None),
    ],
)
def test_a_percentage_is_a_number_or_bounds(text, told):
    assert percentage(text) == told


@pytest.mark.parametrize(
    ("role", "offices"),
    [
        ("董事长", [Kind.CHAIR]),
        ("董事、总经理", [Kind.DIRECTOR, Kind.GENERAL_MANAGER]),
        ("Director", [Kind.DIRECTOR]),
        ("Director; CEO", [Kind.DIRECTOR, Kind.GENERAL_MANAGER]),
        ("Chairman of the Board", [Kind.CHAIR]),
        ("executive director", [Kind.DIRECTOR]),
        ("执行董事", [Kind.EXEC_DIRECTOR]),
        ("法定代表人", [Kind.LEGAL_REP]),
        ("legal representative", [Kind.LEGAL_REP]),
        ("Company Secretary", [Kind.OTHER_OFFICE]),
        ("department director", [Kind.OTHER_OFFICE]),
        ("", [Kind.OTHER_OFFICE]),
        ("  ", [Kind.OTHER_OFFICE]),
    ],
)
def test_words_name_an_office_and_no_words_name_none(role, offices):
    assert office_of_role(role) == offices


@pytest.mark.parametrize(
    ("value", "sound"),
    [
        ("张甲", True),
        ("\ud800", False),
        ([{"a": "b\udfff"}], False),
        ({"\ud800": 1}, False),
        (1, True),
    ],
)
def test_half_of_a_surrogate_pair_is_no_text(value, sound):
    assert is_sound(value) is sound
