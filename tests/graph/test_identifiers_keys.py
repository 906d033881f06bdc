import hashlib
import hmac

import pytest

from graph.errors import IdentifierError, SettingsError
from graph.identifiers import (
    KeyRing,
    candidate_key,
    classify,
    mask_court,
    mask_id,
    org_key,
    person_number,
    thing_key,
)
from graph.vocabulary import NodeKind

ZHANG = "999999197001010017"
WANG = "999999197503030034"
OTHER_WANG = "999999197503039039"

RING = KeyRing(current="1", secrets={"1": b"a" * 32})


def test_organisation_keys_by_scheme():
    assert org_key(classify("91990411TE0000010W"), "s", "甲") == "u:91990411TE0000010W"
    assert org_key(classify("TE000001-0"), "s", "甲") == "o:TE0000010"
    assert org_key(classify("440301103097413"), "s", "甲") == "r:440301103097413"


@pytest.mark.parametrize("code", ["91990411T20000010W", "9904111000001", "企业12"])
def test_a_code_that_is_not_valid_stays_inside_its_source(code: str):
    assert org_key(classify(code), "s", "甲公司") == f"t:s:{code}"


@pytest.mark.parametrize("code", ["", "N/A", "000000000", WANG, mask_court(WANG)])
def test_without_a_code_the_fallback_stands_in(code: str):
    assert org_key(classify(code), "s", " 甲公司 ") == "t:s:甲公司"


def test_neither_code_nor_name_is_refused():
    with pytest.raises(IdentifierError) as caught:
        org_key(classify("无"), "court-list", " ")
    assert "court-list" in caught.value.say("zh")
    assert "court-list" in caught.value.say("en")


@pytest.mark.parametrize("source", ["", "a:b", "a b"])
def test_a_source_that_would_blur_keys_is_refused(source: str):
    with pytest.raises(IdentifierError):
        org_key(classify(""), source, "甲公司")
    with pytest.raises(IdentifierError):
        candidate_key(source, "e1", "王丙")


def test_a_candidate_is_a_mention():
    digest = hashlib.sha256("event-1\x1f王丙".encode()).hexdigest()
    assert candidate_key("s", "event-1", "王丙") == f"c:s:{digest[:24]}"


def test_mentions_in_other_places_are_other_candidates():
    keys = {
        candidate_key("s", "event-1", "王丙"),
        candidate_key("s", "event-2", "王丙"),
        candidate_key("t", "event-1", "王丙"),
        candidate_key("s", "event-1王", "丙"),
    }
    assert len(keys) == 4


def test_a_candidate_of_nothing_is_refused():
    with pytest.raises(IdentifierError):
        candidate_key("s", "", " ")


def test_person_key_names_its_secret_and_not_the_number():
    digest = hmac.new(b"a" * 32, f"id_card:{ZHANG}".encode(), "sha256").hexdigest()
    assert RING.person_key(person_number(ZHANG)) == f"p1:{digest}"


def test_one_person_however_the_number_is_written():
    written = ["110105491231002", "１１０１０５19491231002x"]
    assert len({RING.person_key(person_number(n, "身份证")) for n in written}) == 1


def test_two_of_one_name_and_day_of_birth_have_two_keys():
    assert RING.person_key(person_number(WANG)) != RING.person_key(person_number(OTHER_WANG))


def test_equal_numbers_of_other_documents_are_other_persons():
    kinds = ["护照", "台胞证", "军官证", "警官证"]
    assert len({RING.person_key(person_number("00000019", kind)) for kind in kinds}) == 4


@pytest.mark.parametrize(
    ("number", "kind", "hidden"),
    [
        ("999999197001010018", "身份证", "999999197001010018"),
        ("99999919700101001", "身份证", "9999991970"),
        ("9999991970****0017", "", "9999991970"),
        ("H00000019", "", "H0000"),
        ("0000", "护照", "0000"),
    ],
)
def test_a_number_that_identifies_nobody_is_refused_and_not_shown(
    number: str, kind: str, hidden: str
):
    with pytest.raises(IdentifierError) as caught:
        RING.person_key(person_number(number, kind))
    said = (caught.value.say("zh"), caught.value.say("en"), str(caught.value))
    assert not any(hidden in text for text in said)
    assert mask_id(number) in said[0]
    assert "候选" in said[0]
    assert "candidate" in said[1]


def test_an_empty_number_is_refused_in_both_languages():
    with pytest.raises(IdentifierError) as caught:
        RING.person_key(person_number(""))
    assert "（空）" in caught.value.say("zh")
    assert "(empty)" in caught.value.say("en")


def test_mask_keys_meet_the_masks_of_a_source():
    by_id, by_court = RING.mask_keys(person_number(WANG))
    assert RING.mask_key("999999xxxxxxxx0034") == by_id
    assert RING.mask_key("9999991975＊＊＊＊0034") == by_court
    assert by_id.startswith("m1:")
    assert by_court not in RING.mask_keys(person_number(OTHER_WANG))


def test_a_mask_of_another_shape_is_refused_and_not_shown():
    with pytest.raises(IdentifierError) as caught:
        RING.mask_key("99999919750303****")
    assert "9999" not in caught.value.say("zh") + caught.value.say("en")


def test_a_mask_has_the_keys_of_the_number_behind_it_as_far_as_it_shows_it():
    coarse, court = RING.mask_keys(person_number(WANG))
    assert RING.keys_of_mask("9999991975xxxx0034") == (coarse, court)
    assert RING.keys_of_mask("999999********0034") == (coarse, "")
    assert RING.keys_of_mask("9999991975****9039") == RING.mask_keys(person_number(OTHER_WANG))
    with pytest.raises(IdentifierError):
        RING.keys_of_mask("99999919750303****")


def test_mask_keys_need_a_whole_citizen_number():
    for number in (person_number("9999991975****0034"), person_number("ZZ9900001", "护照")):
        with pytest.raises(IdentifierError):
            RING.mask_keys(number)


@pytest.mark.parametrize(
    ("kind", "some", "same"),
    [
        ("phone", "110 9999 0001", "+86-110-9999-0001"),
        ("phone", "0000-99990001", "（0000）99990001"),
        ("account", "9999 0000 1234", "９９９９００００１２３４"),
        ("address", "虚构路3－12室", "虚构路 ３-１２ 室"),
    ],
)
def test_equal_contacts_meet(kind: str, some: str, same: str):
    assert RING.contact_key(kind, some) == RING.contact_key(kind, same)
    assert RING.contact_key(kind, some).startswith("h1:")


def test_other_contacts_do_not_meet():
    assert RING.contact_key("address", "3-12室") != RING.contact_key("address", "31-2室")
    assert RING.contact_key("phone", "99990001") != RING.contact_key("account", "99990001")


@pytest.mark.parametrize("value", ["", "无", "110****0001", "电话"])
def test_a_contact_that_cannot_be_compared_is_refused(value: str):
    with pytest.raises(IdentifierError) as caught:
        RING.contact_key("phone", value)
    assert "phone" in caught.value.say("en")


def test_a_contact_is_never_hashed_as_a_person():
    person = RING.person_key(person_number("ZZ9900001", "护照"))
    assert RING.contact_key("passport", "ZZ9900001")[3:] != person[3:]


def test_a_new_secret_makes_new_keys_and_the_older_still_finds():
    number = person_number(ZHANG)
    ring = KeyRing(current="2", secrets={"1": b"a" * 32, "2": b"b" * 32})
    assert ring.person_key(number).startswith("p2:")
    assert [old.person_key(number) for old in ring.older()] == [RING.person_key(number)]


@pytest.mark.parametrize(
    ("current", "secrets", "named"),
    [
        ("1", {"1": b"s3cret" * 5}, "32"),
        ("2", {"1": b"a" * 32}, "2"),
        ("2", {"2": b"a" * 32, "1": b""}, "1"),
        ("A:", {"A:": b"a" * 32}, "A:"),
    ],
)
def test_unsafe_keys_are_refused(current: str, secrets: dict[str, bytes], named: str):
    with pytest.raises(SettingsError) as caught:
        KeyRing(current=current, secrets=secrets)
    assert named in caught.value.say("zh")
    assert named in caught.value.say("en")
    assert "s3cret" not in caught.value.say("en")


def test_secrets_do_not_show_and_do_not_change():
    secrets = {"1": b"a" * 32}
    ring = KeyRing(current="1", secrets=secrets)
    secrets.clear()
    assert repr(ring) == "KeyRing(current='1')"
    assert ring == RING
    assert hash(ring) == hash(RING)


def test_a_thing_is_told_by_its_parts():
    assert thing_key(NodeKind.LOT, " P-1 ", "L1") == "l:P-1|L1"
    assert thing_key(NodeKind.LOT, "P-1", "l1") != thing_key(NodeKind.LOT, "P-1", "L1")
    assert thing_key(NodeKind.LOT, "a|b", "c") != thing_key(NodeKind.LOT, "a", "b|c")


def test_no_number_of_a_person_stands_in_the_key_of_a_thing():
    assert ZHANG not in thing_key(NodeKind.CONTRACT, "合同", ZHANG)


def test_a_thing_without_any_part_is_refused():
    with pytest.raises(IdentifierError) as caught:
        thing_key(NodeKind.LOT, " ", "")
    assert "标段" in caught.value.say("zh")
