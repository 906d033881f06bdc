"""What was loaded and exported again validates, and means the same."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from api.exports import FORMATS
from api.exports.portion import Portion, neighbourhood
from api.gate import GRANTS, Role
from graph.vocabulary import Kind
from tests.api.exports.ocds_schema import faults
from tests.loaders.ocds.world import E1, E2, OCID, ONE, World, package, party, release, whole
from tests.published import published

EXPORTER = "责链 Zelian"
EVERYTHING = GRANTS[Role.AUDITOR]
# Hashes are no contact that could be written; who is whose reference is told by identifiers;
# an event travels by notices that can be called back, and never in an export.
UNTOLD = {
    Kind.HAS_CONTACT,
    Kind.SAME_AS,
    Kind.EVENT,
    Kind.SUBJECT_OF,
    Kind.CONDUCT,
    Kind.CONCERNS,
}


def exported(world, grant=EVERYTHING, start=""):
    path = world.folder / "exported.json"
    path.unlink(missing_ok=True)
    with world.store.view() as view:
        if start:
            portion, _ = neighbourhood(view.find([start])[start], view, grant, 2, 1000)
        else:
            portion = Portion(view, grant)
        FORMATS["ocds"].write(portion, path)
    return path, portion


def meaning(world):
    """The facts, with references to parties resolved."""

    def resolved(props):
        keys = {k: world.head(v) for k, v in props.items() if k in ("payer", "party")}
        inside = {k: resolved(v) for k, v in props.items() if isinstance(v, dict)}
        # A package must name a publisher: where the source names none, it is the exporter.
        dropped = {"payer_name"} | ({"publisher"} if props.get("publisher") == EXPORTER else set())
        return {k: v for k, v in {**props, **keys, **inside}.items() if k not in dropped}

    return sorted(
        (kind, src, dst, str(span), str(sorted(resolved(props).items())))
        for kind, src, dst, span, props in world.standing()
        if kind not in UNTOLD
    )


def again(world, folder):
    path, _ = exported(world)
    assert faults(json.loads(path.read_text("utf-8"))) == []
    other = World(folder)
    report = other.load(path)
    assert (report.total("rejected"), report.total("warnings")) == (0, 0)
    return other


@pytest.mark.parametrize(
    "name",
    [
        "ppp/full.json",
        "sample-data/ocds-213czf-000-00001.json",
        "real/compiled-release-1.json",
        "real/release-package-1.json",
        "real/record-package_package.json",
        "real/release-package_encoding-iso-8859-1.json",
    ],
)
def test_a_publication_means_the_same_when_it_comes_back(tmp_path, name):
    world = World(tmp_path / "a")
    world.load(published(f"ocds/{name}"))
    assert meaning(again(world, tmp_path / "b")) == meaning(world)


def test_a_process_with_lots_consortium_and_failed_awards_comes_back(tmp_path):
    said = whole()
    said["tender"] |= {
        "lots": [
            {"id": "1", "title": "一标段"},
            {"id": "2", "value": {"amount": 5, "currency": "CNY"}},
        ],
        "tenderers": [{"id": "gov"}],
        "amendments": [{"id": "x", "date": "2026-03-05", "rationale": "延期"}],
    }
    said["bids"]["details"][0] |= {
        "tenderers": [{"id": "one"}, {"id": "two"}],
        "relatedLots": ["2"],
    }
    said["awards"] += [
        {"id": "a2", "status": "unsuccessful", "relatedLots": ["1"]},
        {"id": "a3", "suppliers": [{"id": "two"}, {"name": "只有名称"}], "relatedLots": ["1", "2"]},
    ]
    said["parties"].append(
        party("ag", "代理公司", "procurementAgency", scheme="GB-COH", number="7")
    )
    said["buyer"] = {"id": "unknown", "name": "未列明的单位"}
    world = World(tmp_path / "a")
    world.load(package(said))
    assert meaning(again(world, tmp_path / "b")) == meaning(world)


def test_holdings_come_back_with_the_day_on_which_each_was_first_seen(tmp_path):
    def held(day, own, share):
        holders = [{"id": own, "shareholder": {"id": own, "name": own}, "shareholding": share}]
        return release(day, day, parties=[{**ONE, "shareholders": holders}])

    world = World(tmp_path / "a")
    world.load(package(held("2026-01-01", "甲", 0.4), held("2026-02-01", "乙", 0.6), whole()))
    assert meaning(again(world, tmp_path / "b")) == meaning(world)


def test_a_party_stands_under_one_identifier_with_its_roles(world):
    world.load(package(whole()))
    path, _ = exported(world)
    parties = json.loads(path.read_text("utf-8"))["releases"][-1]["parties"]
    ours = next(p for p in parties if p["name"] == "甲公司")
    assert ours["identifier"] == {"scheme": "CN-USCC", "id": E1}
    assert ours["roles"] == ["payee", "supplier", "tenderer"]


def test_an_export_around_a_party_holds_its_processes_whole_and_no_others(world):
    other = whole() | {"ocid": "ocds-test01-2", "parties": [party("two", "乙公司", number=E2)]}
    other |= {
        "awards": [],
        "contracts": [],
        "bids": {"details": [{"id": "b", "tenderers": [{"id": "two"}]}]},
    }
    world.load(package(whole(), other, {**release(tender={"id": "z"}), "ocid": "ocds-test01-3"}))
    path, portion = exported(world, start=f"u:{E1}")
    found = json.loads(path.read_text("utf-8"))["releases"]
    assert [r["ocid"] for r in found] == [OCID]
    assert len(found[0]["bids"]["details"]) == 2
    assert f"u:{E2}" in portion.keys


def natural(world):
    owner = [{"id": "o", "name": "李乙"}]
    people = [
        party("z", "张甲", details={"entityType": "individual"}),
        party("one", "甲公司", number=E1, beneficialOwners=owner),
    ]
    suppliers = [{"id": "z"}, {"id": "one"}]
    world.load(package(release(parties=people, awards=[{"id": "a", "suppliers": suppliers}])))


def test_persons_and_owners_are_absent_unless_they_are_granted(world):
    natural(world)
    path, portion = exported(world, GRANTS[Role.API_CONSUMER])
    text = path.read_text("utf-8")
    assert "张甲" not in text and "李乙" not in text and "甲公司" in text
    assert not any(key.startswith("c:") for key in portion.keys)
    hidden, _ = exported(world, replace(EVERYTHING, beneficial_owners=False))
    assert "张甲" in hidden.read_text("utf-8") and "李乙" not in hidden.read_text("utf-8")


def test_a_candidate_comes_back_as_the_same_candidate(tmp_path):
    world = World(tmp_path / "a")
    natural(world)
    assert again(world, tmp_path / "b").ends(Kind.AWARDED) == world.ends(Kind.AWARDED)


def test_everything_handed_out_is_told_to_the_gate(world):
    world.load(package(whole()))
    _, portion = exported(world)
    assert {f"u:{E1}", f"u:{E2}", f"j:{OCID}", f"k:{OCID}|c1"} <= portion.keys


def test_an_empty_store_gives_an_empty_package(world):
    path, _ = exported(world)
    document = json.loads(path.read_text("utf-8"))
    assert document["releases"] == [] and faults(document) == []
    assert Path(path).name == "exported.json"
