"""Whatever is wrong with a file: the place and the reason are told, and the rest loads."""

import copy
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import FileFormatError
from graph.records import Statement
from graph.vocabulary import Kind
from loaders.base import Issue
from loaders.ocds import OCDS
from tests.loaders.ocds.world import CTX, OCID, issues, package, release, whole
from tests.published import published


@pytest.mark.parametrize(
    ("broken", "place", "reason"),
    [
        (7, "/releases/0", "not_an_object"),
        ({"id": "1", "date": "2026-05-01"}, "/releases/0/ocid", "missing_ocid"),
        ({"ocid": OCID, "id": "1"}, "/releases/0/date", "missing_date"),
        ({"ocid": OCID, "date": "May 2026"}, "/releases/0/date", "not_a_date"),
        ({"ocid": OCID, "date": "2026-02-30"}, "/releases/0/date", "not_a_date"),
        ({"ocid": OCID, "date": 20260501}, "/releases/0/date", "not_a_date"),
        ({"ocid": [OCID], "date": "2026-05-01"}, "/releases/0/ocid", "missing_ocid"),
    ],
)
def test_a_release_without_a_place_is_rejected_and_the_next_one_loads(world, broken, place, reason):
    document = package(broken, whole())
    assert ("reject", place, reason) in issues(world, document)
    report = world.load(document)
    assert (report.total("rows"), report.total("rejected")) == (2, 1)
    assert world.edges(Kind.AWARDED)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"awards": {"id": "a"}}, ("warning", "/awards", "wrong_type")),
        ({"awards": ["a"]}, ("reject", "/awards/0", "not_an_object")),
        ({"awards": [{"status": "cancelled"}]}, ("reject", "/awards/0/id", "missing_id")),
        (
            {"awards": [{"id": "1", "status": "cancelled"}, {"id": "1"}]},
            ("reject", "/awards/1/id", "duplicate_id"),
        ),
        (
            {"awards": [{"id": "1", "status": "lost", "suppliers": [{"name": "甲"}]}]},
            ("warning", "/awards/0/status", "unknown_code"),
        ),
        ({"tender": "open"}, ("warning", "/tender", "wrong_type")),
        ({"tender": {"title": {"zh": "标题"}}}, ("warning", "/tender/title", "wrong_type")),
        (
            {"tender": {"procurementMethod": "公开"}},
            ("warning", "/tender/procurementMethod", "unknown_code"),
        ),
        (
            {"tender": {"tenderPeriod": {"endDate": "soon"}}},
            ("warning", "/tender/tenderPeriod/endDate", "not_a_date"),
        ),
        (
            {"tender": {"value": {"amount": "much"}}},
            ("warning", "/tender/value/amount", "not_an_amount"),
        ),
        ({"contracts": [{"awardID": "1"}]}, ("reject", "/contracts/0/id", "missing_id")),
        ({"bids": {"details": [{}]}}, ("reject", "/bids/details/0/id", "missing_id")),
        ({"bids": []}, ("warning", "/bids", "wrong_type")),
        (
            {"tender": {"id": "a/b", "lots": [{"a~b": 1}]}},
            ("reject", "/tender/lots/0/id", "missing_id"),
        ),
    ],
)
def test_a_fault_is_told_with_its_pointer(world, said, expected):
    level, place, reason = expected
    found = issues(world, package(release(**said)))
    assert (level, f"/releases/0{place}", reason) in found


def test_an_unknown_code_is_kept_as_it_came(world):
    world.load(package(release(tender={"status": "paused"})))
    assert world.profile(f"j:{OCID}")["status"] == "paused"


def test_a_key_held_twice_rejects_its_release_alone(world):
    text = '{"releases": [%s, %s]}'
    good = json.dumps(whole())
    twice = '{"ocid": "ocds-test01-2", "date": "2026-05-01", "tender": {"id": 1, "id": 2}}'
    path = world.put(text % (twice, good))
    assert issues(world, path) == [("reject", "/releases/0/tender/id", "repeated_key")]
    assert world.load(path).total("rejected") == 1
    assert world.edges(Kind.AWARDED)


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "[]",
        "[1, 2]",
        '{"name": "package.json"}',
        '[{"statementId": "1", "recordType": "person"}]',
        '{"id": "1", "schema": "Person"}\n{"id": "2", "schema": "Company"}',
        "单位,代码\n甲,1\n",
        json.dumps(package(whole()))[:-1],
        "",
    ],
    ids=["empty", "list", "numbers", "other", "bods", "ftm", "csv", "cut_off", "nothing"],
)
def test_a_file_of_another_kind_stops_the_load_and_nothing_is_written(world, text):
    good, bad = world.put(package(whole())), world.put(text)
    with pytest.raises(FileFormatError, match=bad.name):
        world.load(good, bad)
    assert world.store.head() == 0


def test_an_empty_package_is_loaded_and_says_nothing(world):
    assert world.load(package()).total("rows") == 0


def test_the_remedies_are_in_both_languages(world):
    document = package(release(tender="x", awards=[{}], contracts=[7]))
    path = world.put(document)
    for issue in OCDS.read(path, CTX):
        if isinstance(issue, Issue):
            assert issue.remedy.zh and issue.remedy.en and issue.row == 1


SAMPLES = ["ocds/ppp/full.json", "ocds/sample-data/ocds-213czf-000-00001.json"]
JUNK = st.sampled_from(
    [None, 7, "x", "", [], {}, [[]], [{}], {"id": None}, True, -1.5, "2026-13-01", "\x00"]
)


def places(value, path=()):
    """Every member of a document, as a path."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, child in inside:
        yield (*path, key)
        if isinstance(child, dict | list):
            yield from places(child, (*path, key))


def change(document, path, junk, drop):
    holder = document
    for key in path[:-1]:
        holder = holder[key]
    if drop and isinstance(holder, dict):
        del holder[path[-1]]
    else:
        holder[path[-1]] = copy.deepcopy(junk)


@pytest.mark.parametrize("sample", SAMPLES)
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_publication_that_is_changed_anywhere_gives_no_traceback(tmp_path, sample, data):
    document = copy.deepcopy(json.loads(published(sample).read_text("utf-8")))
    for _ in range(data.draw(st.integers(1, 4))):
        known = list(places(document))
        if known:
            change(
                document,
                data.draw(st.sampled_from(known)),
                data.draw(JUNK),
                data.draw(st.booleans()),
            )
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(document))
    try:
        assert OCDS.check(path, CTX) >= 0
        assert all(isinstance(i, Statement | Issue) for i in OCDS.read(path, CTX))
    except FileFormatError as fault:
        assert fault.text.zh and "changed.json" in fault.text.en


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1, exclude_max=True))
def test_a_publication_that_is_cut_off_anywhere_is_refused(tmp_path, share):
    sound = published(SAMPLES[1]).read_bytes().rstrip()
    path = tmp_path / "cut.json"
    path.write_bytes(sound[: int(len(sound) * share)])
    with pytest.raises(FileFormatError, match=r"byte|is empty"):
        OCDS.check(path, CTX)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["", "x", OCID, "2026-05-01"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "ocid",
                    "id",
                    "date",
                    "releases",
                    "records",
                    "compiledRelease",
                    "tender",
                    "awards",
                    "parties",
                    "url",
                ]
            ),
            inner,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=ANY)
def test_any_json_is_loaded_or_refused(tmp_path, document):
    path = tmp_path / "any.json"
    path.write_text(json.dumps(document))
    try:
        assert OCDS.check(path, CTX) >= 0
        assert isinstance(list(OCDS.read(path, CTX)), list)
    except FileFormatError as fault:
        assert "any.json" in fault.text.zh
