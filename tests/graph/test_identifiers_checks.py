import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import IdentifierError
from graph.identifiers import citizen_check, gs15_check, org_check, uscc_check
from graph.identifiers.checks import USCC_SYMBOLS

digits = st.text("0123456789", min_size=17, max_size=17)
uscc_bodies = st.text(USCC_SYMBOLS, min_size=17, max_size=17)
places = st.integers(0, 16)


def replaced(body: str, place: int, symbol: str) -> str:
    return body[:place] + symbol + body[place + 1 :]


def swapped(body: str, place: int) -> str:
    return body[:place] + body[place + 1] + body[place] + body[place + 2 :]


def test_worked_example_of_the_unified_code():
    assert uscc_check("91440300192203821") == "6"


def test_worked_examples_of_the_other_codes():
    assert org_check("71526726") == "X"
    assert gs15_check("44030110309741") == "3"
    assert citizen_check("11010519491231002") == "X"


def test_check_character_zero_where_the_sum_is_a_multiple():
    assert uscc_check("0" * 17) == "0"
    assert org_check("0" * 8) == "0"


@given(uscc_bodies, places, st.sampled_from(USCC_SYMBOLS))
def test_unified_code_tells_every_other_symbol(body: str, place: int, symbol: str):
    # 31 is prime and no weight is a multiple of it.
    other = replaced(body, place, symbol)
    assert (uscc_check(other) == uscc_check(body)) == (other == body)


@given(uscc_bodies, st.integers(0, 15))
def test_unified_code_tells_swapped_neighbours(body: str, place: int):
    other = swapped(body, place)
    assert (uscc_check(other) == uscc_check(body)) == (other == body)


@given(digits, places, st.sampled_from("0123456789"))
def test_citizen_number_tells_every_other_digit(body: str, place: int, digit: str):
    other = replaced(body, place, digit)
    assert (citizen_check(other) == citizen_check(body)) == (other == body)


@given(digits, st.integers(0, 13), st.sampled_from("0123456789"))
def test_registration_number_tells_every_other_digit(digits17: str, place: int, digit: str):
    body = digits17[:14]
    other = replaced(body, place, digit)
    assert (gs15_check(other) == gs15_check(body)) == (other == body)


@given(digits, st.integers(0, 7), st.sampled_from("0123456789"))
def test_organisation_code_tells_every_other_digit(digits17: str, place: int, digit: str):
    body = digits17[:8]
    other = replaced(body, place, digit)
    assert (org_check(other) == org_check(body)) == (other == body)


def test_organisation_code_cannot_tell_symbols_eleven_apart():
    assert org_check("TE000000") == org_check("TEB0000M")


@pytest.mark.parametrize("body", ["", "9144", "I" * 17, "9" * 18, "٣" * 17])
def test_a_body_that_cannot_be_read_says_what_is_needed(body: str):
    with pytest.raises(IdentifierError) as caught:
        uscc_check(body)
    assert "17" in caught.value.say("zh")
    assert "17" in caught.value.say("en")
