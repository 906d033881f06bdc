"""What is wrong in a publication is rejected by itself, with the reason; the rest loads."""

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import FileFormatError
from graph.store import SqliteStore
from graph.vocabulary import Kind
from loaders import LOADERS
from loaders.run import load
from tests.loaders.bods.statements import company, holds, interest, person
from tests.loaders.json_files import edges, lines_of, reasons, stored, written
from tests.loaders.json_mutations import mutated
from tests.loaders.sources import CTX, said

BODS = LOADERS["bods"]
GOOD = [company(), person(), holds(interest(share={"exact": 40}))]


def without(value, *path):
    copy = json.loads(json.dumps(value))
    at = copy
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    return copy


def with_(value, new, *path):
    copy = json.loads(json.dumps(value))
    at = copy
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = new
    return copy


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (without(person(), "statementId"), "missing_value"),
        (without(person(), "recordId"), "missing_value"),
        (with_(person(), 5.5, "recordDetails"), "wrong_type"),
        (with_(person(), ["a"], "recordId"), "wrong_type"),
        (with_(person(), "x" * 400, "recordId"), "too_long_id"),
        (with_(person(), "thing", "recordType"), "unknown_value"),
        (with_(person(), "reopened", "recordStatus"), "unknown_value"),
        (with_(person(), "2026-02-30", "statementDate"), "no_such_date"),
        (without(person(), "recordDetails", "personType"), "missing_value"),
        (with_(person(), "robot", "recordDetails", "personType"), "unknown_value"),
        (with_(person(), [], "recordDetails", "names"), "missing_value"),
        (without(company(), "recordDetails", "entityType"), "missing_value"),
        (with_(company(), {"type": "shop"}, "recordDetails", "entityType"), "unknown_value"),
        (without(holds(), "recordDetails", "subject"), "missing_value"),
        (without(holds(), "recordDetails", "interestedParty"), "missing_value"),
        (holds(subject={"reason": "unknown"}), "subject_unspecified"),
        (holds(party={"reason": "holiday"}), "unknown_value"),
        (holds(party={"why": "unknown"}), "missing_value"),
        (holds(party="e1"), "bound_to_itself"),
        (holds(interest(endDate="2019-01-01")), "end_before_start"),
        ("text", "no_object"),
        (None, "no_object"),
        ({"ocid": "ocds-1"}, "other_kind"),
    ],
)
def test_a_bad_statement_is_rejected_and_the_rest_loads(tmp_path, bad, reason):
    path = tmp_path / "a.json"
    path.write_text(json.dumps([bad, *GOOD]), encoding="utf-8")
    assert (1, "reject") in {(row, level) for row, level, _ in reasons(BODS, path)}
    assert reason in {found for row, _, found in reasons(BODS, path) if row == 1}
    store, report = stored(tmp_path, BODS, path)
    assert report.total("rejected") == 1
    assert (Kind.HOLDS_SHARE, "张甲", "甲公司", "2020-01-01", "") in edges(store)


def test_the_rejects_file_names_row_reason_and_remedy(tmp_path):
    _, report = stored(tmp_path, BODS, written(tmp_path, [*GOOD, without(person(), "recordId")]))
    text = report.files[0].rejects.read_text(encoding="utf-8-sig")
    assert "recordId" in text and ",4," in text and "必填" in text


def test_a_repeated_key_rejects_the_statement(tmp_path):
    text = json.dumps(person())[:-1] + ', "recordId": "p9"}'
    path = tmp_path / "a.jsonl"
    path.write_text(text + "\n" + json.dumps(company()), encoding="utf-8")
    assert reasons(BODS, path) == [(1, "reject", "repeated_key")]


def test_the_same_statement_twice_counts_as_a_duplicate(tmp_path):
    _, report = stored(tmp_path, BODS, lines_of(tmp_path, *GOOD, GOOD[2]))
    assert report.total("duplicates") == 1


def test_loading_again_changes_nothing(tmp_path):
    path = written(tmp_path, GOOD)
    store, _ = stored(tmp_path, BODS, path)
    head = store.head()
    store.close()
    with SqliteStore(tmp_path / "store.sqlite") as again:
        copy = written(tmp_path, GOOD, "copy.json")
        report = load([copy], BODS, again, CTX, tmp_path / "rejects", lambda _: None)
        assert report.files[0].already_loaded or report.total("new") == 0
        assert again.head() >= head


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ('{"releases": [], "ocid": "x"}', "OCDS"),
        ('[{"id": "a", "schema": "Person", "properties": {}}]', "FollowTheMoney"),
        ('{"type": "FeatureCollection", "features": []}', "GeoJSON"),
        ("[1, 2]", "JSON"),
        ("[]", "no records"),
        ('[{"statementId": "a"', "cut off"),
        ("name,code\n1,2\n", "no JSON"),
        ("", "empty"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_what_it_looks_like(tmp_path, text, like):
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileFormatError) as refused:
        BODS.check(path, CTX)
    assert like in refused.value.text.en


def test_one_file_of_another_kind_stops_the_load_with_nothing_written(tmp_path):
    good = written(tmp_path, GOOD)
    bad = written(tmp_path, [{"ocid": "x"}], "b.json")
    with SqliteStore(tmp_path / "s.sqlite", create=True) as store:
        with pytest.raises(FileFormatError, match=r"b\.json"):
            load([good, bad], BODS, store, CTX, tmp_path / "rejects", lambda _: None)
        assert store.head() == 0


def test_packed_and_otherwise_encoded_files_say_the_same(tmp_path):
    packed, wide = tmp_path / "a.json.gz", tmp_path / "w.json"
    packed.write_bytes(gzip.compress(json.dumps({"statements": GOOD}).encode()))
    wide.write_text(json.dumps(GOOD, ensure_ascii=False), encoding="utf-16")
    plain = [s.digest for s in said(BODS, written(tmp_path, GOOD)) if hasattr(s, "digest")]
    for path in (packed, wide):
        assert [s.digest for s in said(BODS, path) if hasattr(s, "digest")] == plain


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_no_mutation_of_a_publication_breaks_the_loader(tmp_path_factory, data):
    values = mutated(data, [*GOOD, holds(party={"reason": "unknown"})])
    path = written(tmp_path_factory.mktemp("m"), values)
    try:
        BODS.check(path, CTX)
    except FileFormatError:
        return
    said(BODS, path)
