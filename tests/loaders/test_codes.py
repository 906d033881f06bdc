"""Several codes of one organisation in one row: said to be one, or found to contradict."""

from itertools import permutations

import pytest

from graph.accountability import Outcome, settle
from graph.identifiers import classify
from graph.policy import district_policy
from graph.store import SqliteStore
from graph.vocabulary import Kind, NodeKind
from loaders import LOADERS
from loaders.codes import pairs
from loaders.run import load
from tests.loaders.registry_tables import BASE, delivery
from tests.loaders.registry_tables import read as read_registry
from tests.loaders.sources import (
    CTX,
    DETERMINATION,
    E1,
    E2,
    GOV,
    PENALTY,
    WRONG_CHECK,
    ZHANG,
    csv_file,
    issues,
    said,
    statements,
)

INSIDE, OTHER_ORG, REG = "TE0000010", "TE000031X", "990411000000011"
OTHER_REG = "440301103097413"
ONE, TWO, THREE = (
    "行政相对人代码_1（统一社会信用代码）",
    "行政相对人代码_2（工商注册号）",
    "行政相对人代码_3（组织机构代码）",
)
CODELESS = {n: v for n, v in DETERMINATION.items() if n != "统一社会信用代码"}


def tied(items):
    return [(s.src.key, s.dst.key) for s in statements(items, Kind.SAME_AS)]


def by_penalty(folder, one="", two="", three="", **change):
    row = PENALTY | {ONE: one, TWO: two, THREE: three} | change
    return said(LOADERS["penalties"], csv_file(folder, row))


def by_determination(folder, one="", two="", three=""):
    row = CODELESS | {ONE: one, TWO: two, THREE: three}
    return said(LOADERS["determinations"], csv_file(folder, row))


@pytest.fixture(params=[by_penalty, by_determination])
def read(request, tmp_path):
    return lambda *codes: request.param(tmp_path, *codes)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ((E1, REG, ""), [(f"u:{E1}", f"r:{REG}")]),
        ((E1, REG, INSIDE), [(f"u:{E1}", f"r:{REG}")]),
        (("", REG, INSIDE), [(f"o:{INSIDE}", f"r:{REG}")]),
        ((REG, "", INSIDE), [(f"o:{INSIDE}", f"r:{REG}")]),
        ((E1, "", INSIDE), []),
        ((E1, "", ""), []),
        (("", REG, ""), []),
        ((E1, E1, ""), []),
    ],
)
def test_codes_of_a_row_that_need_saying(read, codes, expected):
    items = read(*codes)
    assert tied(items) == expected
    assert issues(items) == []


@pytest.mark.parametrize(
    "codes", [(E1, REG[:-1] + "2", ""), (WRONG_CHECK, REG, ""), (E1, "企业12", "")]
)
def test_a_code_that_is_not_valid_is_tied_to_nothing(read, codes):
    items = read(*codes)
    assert tied(items) == []
    assert len(issues(items)) == 1


def test_a_number_of_a_person_is_tied_to_nothing(read):
    items = read(E1, ZHANG, "")
    assert tied(items) == []
    assert [reason for *_, reason in issues(items)] == ["person_number_in_code"]


@pytest.mark.parametrize(
    ("codes", "column"),
    [
        ((E1, "", OTHER_ORG), "行政相对人代码_3(组织机构代码)"),
        ((E1, REG, OTHER_ORG), "行政相对人代码_3(组织机构代码)"),
        ((E1, E2, ""), "行政相对人代码_2(工商注册号)"),
        ((REG, OTHER_REG, INSIDE), "行政相对人代码_2(工商注册号)"),
    ],
)
def test_codes_that_contradict_each_other_merge_nothing(read, codes, column):
    items = read(*codes)
    assert tied(items) == []
    assert issues(items) == [("warning", column, "codes_contradict")]


def test_what_is_stated(tmp_path):
    (same,) = statements(by_penalty(tmp_path, E1, REG), Kind.SAME_AS)
    assert same.src == (f"u:{E1}", NodeKind.ORGANIZATION, "甲公司")
    assert same.dst == (f"r:{REG}", NodeKind.ORGANIZATION, "甲公司")
    assert (same.record_id, same.row, same.props) == (f"u:{E1}|r:{REG}", 2, {})
    assert same.source.provider == f"{GOV} 新市监局"


def test_a_rejected_row_ties_nothing(tmp_path):
    assert statements(by_penalty(tmp_path, E1, REG, 处罚依据="")) == []


def test_codes_beside_a_natural_person_are_not_tied(tmp_path):
    assert tied(by_penalty(tmp_path, E1, REG, 行政相对人类别="自然人")) == []


def test_the_weaker_code_alone_in_a_determination(tmp_path):
    row = CODELESS | {"工商注册号": REG}
    (conduct,) = statements(said(LOADERS["determinations"], csv_file(tmp_path, row)))
    assert conduct.src.key == f"e:{GOV}:新市监罚〔2026〕1号:r:{REG}"


@pytest.mark.parametrize(
    ("code", "reg_no", "expected"),
    [
        (E1, REG, [(f"u:{E1}", f"r:{REG}")]),
        (INSIDE, REG, [(f"o:{INSIDE}", f"r:{REG}")]),
        (REG, E1, [(f"u:{E1}", f"r:{REG}")]),
        (E1, INSIDE, []),
        (E1, "", []),
        ("", REG, []),
        (WRONG_CHECK, REG, []),
    ],
)
def test_a_base_row_of_the_registry(tmp_path, code, reg_no, expected):
    items = read_registry(tmp_path, base=[BASE | {"UNISCID": code, "REGNO": reg_no}])
    assert tied(items) == expected
    assert "codes_contradict" not in {reason for *_, reason in issues(items)}


def test_a_base_row_that_contradicts_itself(tmp_path):
    items = read_registry(tmp_path, base=[BASE | {"UNISCID": E1, "REGNO": OTHER_ORG}])
    assert tied(items) == []
    assert issues(items) == [("warning", "REGNO", "codes_contradict")]
    assert statements(items, Kind.PROFILE)[0].src.key == f"u:{E1}"


def test_a_base_row_that_is_left_out_ties_nothing(tmp_path):
    base = BASE | {"REGNO": REG, "ESDATE": "2015-02-30"}
    assert statements(read_registry(tmp_path, base=[base])) == []


def test_columns_do_not_count_only_codes():
    codes = {"b": classify(REG), "a": classify(E1)}
    (pair,) = pairs(codes, "甲公司", lambda *_: None)
    assert [party.key for party in pair] == [f"u:{E1}", f"r:{REG}"]


def put(store, loader, path):
    policy = district_policy()
    load([path], LOADERS[loader], store, CTX, path.parent / "r", lambda w: settle(w, policy))


def told(store, event):
    """Organisations, events, and who is recorded for the event: as a reader finds them."""
    with store.view() as view:
        stored = view.outcomes([event])
        entries = [e for o in stored.values() for e in Outcome.model_validate(o.body).entries]
        return (
            [n.key for n in view.scan(NodeKind.ORGANIZATION)],
            [n.key for n in view.scan(NodeKind.EVENT)],
            sorted((e.event, e.holder, e.status) for e in entries),
            view.find([f"r:{REG}"])[f"r:{REG}"].key,
        )


def test_a_penalty_by_registration_number_is_of_the_registered_enterprise(tmp_path):
    dated = {"违法行为开始日期": "2026-01-01", "违法行为结束日期": "2026-01-31"}
    sources = [
        ("penalties", csv_file(tmp_path, PENALTY | dated | {ONE: "", TWO: REG})),
        ("registry", delivery(tmp_path / "d", base=[BASE | {"REGNO": REG}])),
    ]
    event = f"e:{GOV}:新市监罚〔2026〕1号:r:{REG}"
    seen = []
    for n, order in enumerate(permutations(sources)):
        with SqliteStore(tmp_path / f"{n}.db", create=True) as store:
            for loader, path in order:
                put(store, loader, path)
            seen.append(told(store, event))
    assert seen[0] == seen[1]
    assert seen[0] == ([f"u:{E1}"], [event], [(event, f"u:{E1}", "active")], f"u:{E1}")
