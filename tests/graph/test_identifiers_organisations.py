import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identifiers import (
    CATEGORIES,
    DEPARTMENTS,
    classify,
    notes,
    org_code_of,
    subject_type_of,
    uscc_check,
    uscc_parts,
)
from graph.identifiers.checks import USCC_SYMBOLS

E1 = "91990411TE0000010W"
COL1 = "N2990411TE00002131"

# Impossible regions, right check digits; the head says which register each comes from.
TEST_CODES = f"""
{E1} 91990411TE0000029R 91990411TE0000037L 91990411TE0000045F 91990411TE0000053A
91990411TE00000615 91990411TE0000096P 91990411TE0000109D 91990411TE00001178
91990411TE00001253 92990411TE0000133T 93990411TE0000141J 12990411TE000015XM
51990411TE0000168L 53990411TE00001844 11990411TE00001929 11990411TE0000205Y
{COL1} 91990411TE000023X4 91990411TE00002484
""".split()

# Published examples.
VECTORS = [
    "914403001922038216",
    "9144030071526726XG",
    "91330100799655058B",
    "91110000600037341L",
    "91350100M000100Y43",
]


def issued(head: str) -> str:
    """A code of the test region with this head and a right check digit."""
    body = f"{head}990411TE0000010"
    return body + uscc_check(body)


@pytest.mark.parametrize("code", [*TEST_CODES, *VECTORS])
def test_a_right_unified_code_is_valid_without_warning(code: str):
    read = classify(code)
    assert (read.scheme, read.value, read.valid) == ("uscc", code, True)
    assert read.warnings == read.suggestions == ()


@pytest.mark.parametrize("head", sorted(CATEGORIES))
def test_every_register_is_accepted(head: str):
    assert classify(issued(head)).valid


def test_codes_that_begin_with_a_letter():
    read = [classify(issued(head)) for head in ("A1", "N2", "Y1")]
    assert [(r.scheme, r.valid, r.warnings) for r in read] == [("uscc", True, ())] * 3
    assert classify("N2320411MF12345677").valid


def test_full_width_lower_case_and_spaced():
    assert classify("９１９９０４１１ ｔｅ０００００１０ｗ") == classify(E1)


def test_one_changed_character_is_kept_and_told():
    read = classify("91990411T20000010W")
    assert (read.scheme, read.value, read.valid) == ("uscc", "91990411T20000010W", False)
    assert read.warnings == (notes.CHECK_WRONG,)
    assert read.suggestions == ()


@given(st.sampled_from(TEST_CODES), st.integers(0, 17), st.sampled_from(USCC_SYMBOLS))
def test_no_single_change_stays_valid(code: str, place: int, symbol: str):
    changed = code[:place] + symbol + code[place + 1 :]
    assert classify(changed).valid == (changed == code)


@given(st.text(max_size=24))
def test_any_text_is_read_and_only_a_right_code_is_valid(value: str):
    read = classify(value)
    assert not (read.valid and (read.scheme == "other" or read.suggestions))


def test_a_look_alike_is_suggested_and_not_applied():
    read = classify("9I99O411TEOOOOO1OW")
    assert (read.value, read.valid) == ("9I99O411TEOOOOO1OW", False)
    assert read.suggestions == (E1,)
    assert read.warnings == (notes.LETTER_NOT_USED,)


def test_a_look_alike_that_does_not_pass_is_not_suggested():
    assert classify("9I990411T20000010W").suggestions == ()


def test_v_has_no_look_alike():
    read = classify("91990411TEV000010W")
    assert (read.warnings, read.suggestions) == ((notes.LETTER_NOT_USED,), ())


def test_a_letter_in_the_region_is_a_wrong_shape():
    assert classify("9199041ATE0000010W").warnings == (notes.SHAPE_WRONG,)


def test_inner_code_with_a_wrong_digit_is_only_a_warning():
    body = "91990411TE0000011"
    read = classify(body + uscc_check(body))
    assert read.valid
    assert read.warnings == (notes.INNER_CHECK_WRONG,)


def test_committees_are_marked_as_unverified():
    assert classify(issued("54")).warnings == (notes.UNVERIFIED_CLASS,)
    assert classify(issued("55")).warnings == (notes.UNVERIFIED_CLASS,)


def test_a_class_outside_the_tables_is_valid_and_told():
    assert classify(issued("94")).warnings == (notes.UNKNOWN_CLASS,)
    assert classify(issued("G1")).valid


@pytest.mark.parametrize("typed", ["71526726X", "71526726-X", "ＴＥ０００００１０"])
def test_organisation_code(typed: str):
    read = classify(typed)
    assert (read.scheme, read.valid, read.warnings) == ("org_code", True, ())


def test_organisation_code_with_a_wrong_digit():
    read = classify("TE0000011")
    assert (read.scheme, read.valid, read.warnings) == ("org_code", False, (notes.CHECK_WRONG,))


def test_organisation_code_may_hold_look_alikes_so_each_may_be_meant():
    assert classify("TEOO0001O").suggestions == ("TE0000010",)


@pytest.mark.parametrize("code", ["440301103097413", "440301103448669"])
def test_registration_number(code: str):
    read = classify(code)
    assert (read.scheme, read.valid, read.warnings) == ("reg_no", True, ())


def test_registration_number_with_a_wrong_digit_or_letter():
    assert classify("440301103097414").warnings == (notes.CHECK_WRONG,)
    typed = classify("44O3O11O3O97413")
    assert (typed.scheme, typed.valid) == ("reg_no", False)
    assert typed.suggestions == ("440301103097413",)


def test_old_registration_number_is_accepted_with_a_warning():
    read = classify("9904111000001")
    assert (read.scheme, read.valid, read.warnings) == ("reg_no", False, (notes.OLD_REG_NO,))


@pytest.mark.parametrize("value", ["", "N/A", "-", "--", "无", "暂无", "null"])
def test_nothing_given(value: str):
    read = classify(value)
    assert (read.scheme, read.value, read.valid, read.warnings) == ("other", "", False, ())


@pytest.mark.parametrize("value", ["0" * 18, "000000000", "0" * 15, "1" * 13, "********"])
def test_a_filler_is_nobodys_code(value: str):
    read = classify(value)
    assert (read.value, read.valid, read.warnings) == ("", False, (notes.PLACEHOLDER,))


@pytest.mark.parametrize("value", ["企合测字第000123号", "12345", "٣٣٣٣٣٣٣٣٤"])
def test_what_is_no_code_is_kept(value: str):
    read = classify(value)
    assert (read.scheme, read.valid, read.warnings) == ("other", False, (notes.UNKNOWN_SCHEME,))
    assert read.value == value


@pytest.mark.parametrize(
    "value",
    [
        "999999197503030034",
        "999999197503030035",
        "99999919750303003X",
        "999999********0034",
        "9999991975****0034",
        "9999991975xxxx0034",
        "99999919750303****",
    ],
)
def test_a_persons_number_in_a_code_column_is_not_kept(value: str):
    read = classify(value)
    assert (read.scheme, read.value, read.valid) == ("other", "", False)
    assert read.warnings == (notes.PERSON_IN_CODE,)


def test_a_code_right_by_both_its_checks_stays_a_code_though_it_reads_as_a_person():
    read = classify("919904199001011229")
    assert (read.scheme, read.valid, read.warnings) == ("uscc", True, ())


def test_organisation_code_inside_a_unified_code():
    assert org_code_of("9144030071526726XG") == "71526726X"
    assert org_code_of(E1) == "TE0000010"
    assert org_code_of("91990411T20000010W") is None
    assert org_code_of("TE0000010") is None


def test_parts():
    parts = uscc_parts(COL1)
    assert parts is not None
    assert (parts.region, parts.org_code) == ("990411", "TE0000213")
    assert parts.department is not None
    assert parts.category is not None
    assert parts.department.say("zh") == "农业"
    assert parts.category.say("en") == "collective economic organisation of a village"
    assert uscc_parts("440301103097413") is None


def test_every_category_belongs_to_a_department():
    assert {head[0] for head in CATEGORIES} == set(DEPARTMENTS)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("91", "company"),
        ("92", "individual"),
        ("93", "cooperative"),
        ("12", "public_institution"),
        ("11", "gov_body"),
        ("51", "social_org"),
        ("52", "social_org"),
        ("53", "social_org"),
        ("31", "law_firm"),
        ("54", "village_body"),
        ("55", "village_body"),
        ("N2", "village_body"),
        ("N9", "village_body"),
        ("89", None),
        ("A1", None),
    ],
)
def test_subject_type(head: str, kind: str | None):
    assert subject_type_of(issued(head)) == kind


def test_a_registration_number_of_tianjin_is_no_public_institution():
    assert subject_type_of("120000000000017") is None
