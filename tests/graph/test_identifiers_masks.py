import pytest

from graph.identifiers import (
    canonical_mask,
    coarse_mask,
    mask_account,
    mask_court,
    mask_id,
    mask_matches,
    mask_name,
    mask_phone,
)

WANG = "999999197503030034"
OTHER_WANG = "999999197503039039"


def test_both_shapes():
    assert mask_id(WANG) == "999999********0034"
    assert mask_court(WANG) == "9999991975****0034"


def test_an_old_number_is_masked_in_its_present_form():
    assert mask_court("110105491231002") == "1101051949****002X"


@pytest.mark.parametrize("mask", [mask_id, mask_court])
@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("", ""),
        ("E123", "****"),
        ("ZZ9900001", "*****0001"),
        ("99999919750303003", "*************3003"),
        ("9999991975****0034", "**************0034"),
    ],
)
def test_any_other_number_shows_its_last_four_at_most(mask, number: str, shown: str):
    assert mask(number) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张甲", "张*"),
        ("张三丰", "张**"),
        ("欧阳甲", "欧阳*"),
        ("欧阳甲乙", "欧阳**"),
        ("欧阳", "欧*"),
        ("张", "*"),
        ("", ""),
        ("  ", ""),
        (" 王丙 ", "王*"),
    ],
)
def test_name(name: str, shown: str):
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("110 9999 0001", "110****0001"),
        ("0000-99990001", "********0001"),
        ("99990", "*****"),
        ("", ""),
    ],
)
def test_phone(phone: str, shown: str):
    assert mask_phone(phone) == shown


def test_account():
    assert mask_account("9999 0000 0000 0000 123") == "***************0123"
    assert mask_account("1234567") == "*******"


@pytest.mark.parametrize("mask", ["9999991975****0034", "999999********0034", "9999991975xxxx0034"])
def test_a_mask_tells_the_two_of_one_name_apart(mask: str):
    assert mask_matches(WANG, mask)
    assert not mask_matches(OTHER_WANG, mask)


def test_a_full_width_mask_and_a_last_x():
    assert mask_matches("11010519491231002x", "１１０１０５＊＊＊＊＊＊＊＊００２ｘ")


@pytest.mark.parametrize(
    "mask", ["", "****", "9999991975***0034", "99999919750303****", WANG, "999999****0034"]
)
def test_another_shape_matches_nobody(mask: str):
    assert canonical_mask(mask) is None
    assert not mask_matches(WANG, mask)


@pytest.mark.parametrize("mask", ["9999991975****0034", "999999xxxxxxxx0034"])
def test_both_shapes_have_one_coarse_mask(mask: str):
    assert coarse_mask(mask) == mask_id(WANG)


@pytest.mark.parametrize("mask", ["", WANG, "99999919750303****"])
def test_what_is_no_mask_has_no_coarse_one(mask: str):
    assert coarse_mask(mask) is None


def test_a_number_that_is_masked_itself_matches_nothing():
    assert not mask_matches("9999991975****0034", "9999991975****0034")
