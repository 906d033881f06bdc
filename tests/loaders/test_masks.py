"""The tie from a person or a mention to the mask of the number, from every source that has one."""

import pytest

from graph.identifiers import candidate_key, person_number
from graph.intervals import ALWAYS
from graph.records import canonical
from graph.store import SqliteStore
from graph.vocabulary import Kind, NodeKind
from loaders import LOADERS
from loaders.base import Issue
from tests.loaders.registry_tables import ORG, PERSON
from tests.loaders.registry_tables import read as read_registry
from tests.loaders.sources import (
    DETERMINATION,
    GOV,
    KEYS,
    LI_NAMED,
    PENALTY,
    csv_file,
    issues,
    said,
    statements,
)

WANG, OTHER_WANG = "999999197503030034", "999999197503039039"
BY_ID, BY_COURT = "999999********0034", "9999991975****0034"
KEY, OTHER_KEY = (KEYS.person_key(person_number(n)) for n in (WANG, OTHER_WANG))
COARSE, COURT = KEYS.mask_keys(person_number(WANG))
OTHER_COARSE, OTHER_COURT = KEYS.mask_keys(person_number(OTHER_WANG))

DOC = "新市监罚〔2026〕1号"
EVENT = f"e:{GOV}:{DOC}:u:91990411TE0000010W"


def registry(folder, number, kind="居民身份证"):
    rows = [PERSON | {"NAME": "王丙", "CERTYPE": kind, "CERNO": number}]
    return read_registry(folder, persons=rows)


def penalty(folder, number, kind="身份证"):
    person = {"行政相对人类别": "自然人", "行政相对人名称": "王丙", "法定代表人": ""}
    own = {"自然人证件类型": kind, "自然人证件号码": number}
    return said(LOADERS["penalties"], csv_file(folder, PENALTY | person | own))


def representative(folder, number, kind="身份证"):
    rep = {"法定代表人": "王丙", "法定代表人证件类型": kind, "法定代表人证件号码": number}
    return said(LOADERS["penalties"], csv_file(folder, PENALTY | rep))


def determination(folder, number, kind="身份证"):
    wang = {"责任人姓名": "王丙", "责任人证件类型": kind, "责任人证件号码": number}
    return said(LOADERS["determinations"], csv_file(folder, DETERMINATION | LI_NAMED | wang))


MENTIONS = {
    registry: candidate_key("org", ORG.key, "王丙"),
    penalty: candidate_key("penalty", GOV, DOC, "王丙"),
    determination: candidate_key("named", EVENT, "王丙"),
}
EVERY = pytest.mark.parametrize("read", [registry, penalty, representative, determination])
WITH_MENTIONS = pytest.mark.parametrize("read", list(MENTIONS))


def masks(items):
    return [(s.src.key, s.dst.key, s.props) for s in statements(items, Kind.HAS_MASK)]


@EVERY
def test_a_whole_number(tmp_path, read):
    (mask,) = statements(read(tmp_path, WANG), Kind.HAS_MASK)
    assert mask.src == (KEY, NodeKind.PERSON, "王丙")
    assert mask.dst == (COARSE, NodeKind.MASK, "")
    assert (mask.props, mask.record_id) == ({"mask": COURT}, f"{KEY}|mask")
    assert (mask.row, mask.span) == (2, ALWAYS)


@EVERY
def test_another_person_of_the_name_has_another_mask(tmp_path, read):
    assert masks(read(tmp_path, OTHER_WANG)) == [(OTHER_KEY, OTHER_COARSE, {"mask": OTHER_COURT})]
    assert {COARSE, COURT}.isdisjoint({OTHER_COARSE, OTHER_COURT})


@WITH_MENTIONS
@pytest.mark.parametrize(
    ("number", "court"), [(BY_ID, ""), (BY_COURT, COURT), ("9999991975ｘｘｘｘ0034", COURT)]
)
def test_a_masked_number_of_a_mention(tmp_path, read, number, court):
    (mask,) = statements(read(tmp_path, number), Kind.HAS_MASK)
    assert mask.src == (MENTIONS[read], NodeKind.PERSON, "王丙")
    assert mask.dst == (COARSE, NodeKind.MASK, "")
    assert (mask.props, mask.record_id) == ({"mask": court}, f"{MENTIONS[read]}|mask")


def test_a_masked_representative_is_no_mention(tmp_path):
    assert masks(representative(tmp_path, BY_COURT)) == []


@EVERY
@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("", "身份证"),
        (WANG[:-1] + "5", "身份证"),
        ("99999919750303****", "身份证"),
        ("ZZ9900001", "护照"),
        ("ZZ99****1", "护照"),
        (BY_ID, "护照"),
    ],
)
def test_what_no_mask_can_be_compared_with(tmp_path, read, number, kind):
    assert masks(read(tmp_path, number, kind)) == []


@EVERY
@pytest.mark.parametrize("number", [WANG, BY_ID, BY_COURT])
def test_neither_number_nor_mask_is_kept(tmp_path, read, number):
    items = read(tmp_path, number)
    kept = [canonical([s.src, s.dst, s.props, s.record_id]) for s in statements(items)]
    told = [str(i) for i in items if isinstance(i, Issue)]
    for text in (*kept, *told):
        assert not any(part in text for part in (WANG, BY_ID, BY_COURT, "999999"))


def test_a_row_that_is_left_out_ties_nobody(tmp_path):
    rows = [PERSON | {"OFFHFROM": "2020-02-30"}]
    assert masks(read_registry(tmp_path, persons=rows)) == []
    person = {"行政相对人类别": "自然人", "自然人证件号码": WANG, "处罚依据": ""}
    assert masks(said(LOADERS["penalties"], csv_file(tmp_path, PENALTY | person))) == []


def test_two_offices_of_a_person_give_one_tie_a_row(tmp_path):
    items = registry(tmp_path, WANG)
    assert len(statements(items, Kind.EXEC_DIRECTOR, Kind.LEGAL_REP)) == 2
    assert len(masks(items)) == 1


def test_a_person_in_two_rows_is_stated_with_one_content(tmp_path):
    one = PERSON | {"CERNO": WANG}
    items = read_registry(tmp_path, persons=[one, one | {"PERSON_ID": "8", "POSITION": "监事"}])
    assert len({s.digest for s in statements(items, Kind.HAS_MASK)}) == 1


def test_namesakes_behind_masks_at_one_enterprise_keep_both(tmp_path):
    one = PERSON | {"NAME": "王丙", "CERNO": BY_ID}
    items = read_registry(tmp_path, persons=[one, one | {"CERNO": "999999********9039"}])
    stated = statements(items, Kind.HAS_MASK)
    assert {s.dst.key for s in stated} == {COARSE, OTHER_COARSE}
    assert len({s.slot for s in stated}) == 2


def test_the_delegate_and_not_the_partner_has_the_mask(tmp_path):
    row = PERSON | {"NAME": "乙公司(委派代表:王丙)", "CERNO": WANG, "POSITION": "执行事务合伙人"}
    assert masks(read_registry(tmp_path, persons=[row])) == [(KEY, COARSE, {"mask": COURT})]


def test_a_number_beside_the_name(tmp_path):
    row = PERSON | {"NAME": f"王丙 {WANG}", "CERNO": ""}
    assert masks(read_registry(tmp_path, persons=[row])) == [(KEY, COARSE, {"mask": COURT})]


def test_both_shapes_and_the_number_meet_at_one_mask_in_a_store(tmp_path):
    files = [registry(tmp_path, BY_ID), penalty(tmp_path, BY_COURT)]
    files += [determination(tmp_path, WANG), representative(tmp_path, OTHER_WANG)]
    with SqliteStore(tmp_path / "s.db", create=True) as store:
        for items in files:
            assert not [i for i in issues(items) if i[0] == "reject"]
            with store.write("test", "test") as writer:
                writer.state(statements(items))
        assert at(store, COARSE) == {MENTIONS[registry], MENTIONS[penalty], KEY}
        assert at(store, OTHER_COARSE) == {OTHER_KEY}


def at(store, mask):
    """Who is tied to a mask."""
    with store.view() as view:
        ref = view.find([mask])[mask].ref
        hops = view.expand({ref: [ALWAYS]}, [Kind.HAS_MASK], "in").hops[ref]
        return {node.key for node in view.nodes({h.src for h in hops}).values()}
