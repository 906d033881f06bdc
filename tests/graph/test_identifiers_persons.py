import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identifiers import PersonNumber, notes, person_number

# Impossible province, right check digits.
PERSONS = {
    "张甲": "999999197001010017",
    "李乙": "999999197202020027",
    "王丙": "999999197503030034",
    "王丙（另一人）": "999999197503039039",
    "赵丁": "999999198004040048",
    "钱戊": "999999198105050050",
    "孙己": "999999198206060063",
    "周庚": "999999198307070076",
    "吴辛": "999999198408080089",
    "郑壬": "999999198509090091",
    "冯癸": "999999198610100100",
}
KNOWN = "11010519491231002X"


@pytest.mark.parametrize("number", PERSONS.values(), ids=PERSONS.keys())
def test_test_identities_are_valid_and_their_province_is_told(number: str):
    read = person_number(number)
    assert (read.scheme, read.value, read.valid) == ("id_card", number, True)
    assert read.warnings == (notes.PROVINCE_UNKNOWN,)


@pytest.mark.parametrize("number", [KNOWN, "440524188001010014"])
def test_published_examples(number: str):
    assert person_number(number) == PersonNumber("id_card", number, True)


def test_full_width_lower_case_and_spaced():
    assert person_number("１１０１０５ 19491231 002ｘ").value == KNOWN


def test_old_number_becomes_the_present_one():
    read = person_number("110105491231002")
    assert (read.value, read.valid, read.warnings) == (KNOWN, True, (notes.FROM_15,))


def test_wrong_check_character():
    read = person_number("110105194912310021")
    assert (read.valid, read.warnings) == (False, (notes.CITIZEN_CHECK_WRONG,))


@given(st.sampled_from([*PERSONS.values()]), st.integers(0, 17), st.sampled_from("0123456789"))
def test_no_single_changed_digit_stays_valid(number: str, place: int, digit: str):
    changed = number[:place] + digit + number[place + 1 :]
    assert person_number(changed).valid == (changed == number)


@pytest.mark.parametrize("number", ["999999197502290030", "999999197513010031", "999999751301001"])
def test_a_day_of_birth_that_does_not_exist(number: str):
    read = person_number(number)
    assert not read.valid
    assert notes.BIRTH_WRONG in read.warnings


@pytest.mark.parametrize("number", ["11010519491231002", "1101051949123100２XX9", "张甲"])
def test_another_shape_under_the_name_of_an_id_card(number: str):
    assert not person_number(number, "身份证").valid


@pytest.mark.parametrize(
    "number",
    [
        "110105********002X",
        "1101051949****002X",
        "110105xxxxxxxx002X",
        "110105＊＊＊＊＊＊＊＊002X",
        "11010519491231****",
        "110105●●●●●●●●002X",
    ],
)
def test_masked(number: str):
    read = person_number(number)
    assert (read.scheme, read.valid, read.masked) == ("id_card", False, True)
    assert read.warnings == (notes.MASKED,)
    assert "*" in read.value


def test_a_last_x_is_no_mask():
    assert not person_number("11010519491231002x").masked


@pytest.mark.parametrize(
    "kind", ["身份证", "居民身份证", "公民身份号码", "居民身份证（第二代居民身份证）"]
)
def test_names_of_the_citizen_number(kind: str):
    assert person_number(KNOWN, kind).scheme == "id_card"


def test_residence_permit_of_hong_kong_residents_has_a_citizen_number():
    read = person_number("810000180001010010", "港澳台居民居住证")
    assert (read.scheme, notes.PROVINCE_UNKNOWN in read.warnings) == ("id_card", False)


def test_passport():
    read = person_number("zz 99 00001", "护照")
    assert (read.scheme, read.value, read.valid) == ("passport", "ZZ9900001", True)
    assert read.warnings == (notes.PASSPORT_STATE,)


@pytest.mark.parametrize(
    ("kind", "number", "document"),
    [
        ("港澳居民来往内地通行证", "H00000019", "hk_mo_permit"),
        ("台湾居民来往大陆通行证（台胞证）", "00000019", "tw_permit"),
        ("外国人永久居留身份证", "999999197503030034", "foreign_pr"),
        ("香港身份证", "Z000000(9)", "hk_id"),
        ("军官证", "测字第0000019号", "officer"),
    ],
)
def test_other_documents_keep_their_kind(kind: str, number: str, document: str):
    read = person_number(number, kind)
    assert (read.scheme, read.valid, read.document) == ("other", True, document)


def test_a_masked_passport():
    read = person_number("ZZ****01", "护照")
    assert (read.valid, read.masked) == (False, True)


@pytest.mark.parametrize("number", ["00000000", "E1", "ABCDEFGH", "ZZ990000199999"])
def test_what_is_no_passport_number(number: str):
    assert person_number(number, "护照").warnings == (notes.DOCUMENT_WRONG,)


def test_a_number_without_kind_or_shape_identifies_nobody():
    assert person_number("H00000019").warnings == (notes.DOCUMENT_UNKNOWN,)
    assert person_number("H00000019", "会员卡").warnings == (notes.DOCUMENT_UNKNOWN,)


def test_a_kind_that_is_not_known_leaves_it_to_the_shape():
    assert person_number(KNOWN, "有效证件").scheme == "id_card"


def test_two_kinds_in_one_name_leave_it_to_the_shape():
    assert person_number(KNOWN, "护照（身份证）").scheme == "id_card"


@pytest.mark.parametrize("value", ["", "-", "无", "N/A"])
def test_no_number(value: str):
    read = person_number(value, "身份证")
    assert (read.value, read.valid, read.warnings) == ("", False, (notes.NO_NUMBER,))


@given(st.text(max_size=24), st.sampled_from(["", "身份证", "护照", "军官证"]))
def test_any_text_is_read(value: str, kind: str):
    read = person_number(value, kind)
    assert not (read.valid and (read.masked or not read.value))


def test_the_number_does_not_show_in_the_repr():
    assert PERSONS["张甲"] not in repr(person_number(PERSONS["张甲"]))
