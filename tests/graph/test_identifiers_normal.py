import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identifiers import is_blank, normalise
from graph.identifiers.normal import fold


@pytest.mark.parametrize(
    "typed",
    [
        "91990411te0000010w",
        "９１９９０４１１ＴＥ００００010Ｗ",
        " 9199\u00a00411\u3000TE00\u200b00010W\ufeff\t",
        "91990411-TE000001\u20110\u2014W",
        "91990411\u2212TE000001\uff0d0W",
    ],
)
def test_every_spelling_becomes_one(typed: str):
    assert normalise(typed) == "91990411TE0000010W"


@given(st.text())
def test_normalise_is_idempotent(value: str):
    assert normalise(normalise(value)) == normalise(value)


@given(st.text(alphabet="aA0９Ｚ-－—\u3000\u200b\u0301\u0327ßﬁ①ー"))
def test_normalise_leaves_no_space_and_no_dash(value: str):
    kinds = {unicodedata.category(char) for char in normalise(value)}
    assert not kinds & {"Zs", "Zl", "Zp", "Cc", "Cf", "Pd"}


def test_a_mark_without_width_does_not_hide_a_composition():
    assert normalise("e\u200b\u0301") == "É"


@pytest.mark.parametrize(
    "value",
    ["", " ", "\u3000", "-", "--", "——", "N/A", "n/a", "ｎ／ａ", "null", "无", " 暂 无 ", "/"],
)
def test_blank(value: str):
    assert is_blank(value)


@pytest.mark.parametrize("value", ["0", "无锡", "A", "*", "不详公司"])
def test_not_blank(value: str):
    assert not is_blank(value)


def test_fold_keeps_the_dash_of_an_address():
    assert fold("虚构路３—１２ 室") == "虚构路3-12室"
