"""A real publication of FollowTheMoney: its organisations, persons and payments are found again."""

import json
from collections import Counter

from graph.vocabulary import Kind, NodeKind
from loaders import LOADERS
from tests.loaders.json_files import facts, stored
from tests.published import published

FTM = LOADERS["ftm"]


def test_every_entity_of_the_publication_is_found_again(tmp_path):
    path = published("ftm", "donations.ijson")
    told = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    store, report = stored(tmp_path, FTM, path, published="2020-01-01")
    assert (report.total("rejected"), report.total("warnings")) == (0, 0)
    names = {e["id"]: e["properties"].get("name", [""])[0] for e in told}
    with store.view() as view:
        organisations = {n.name for n in view.scan(NodeKind.ORGANIZATION)}
        persons = {n.name for n in view.scan(NodeKind.PERSON)}
        assert all(n.key.startswith("c:") for n in view.scan(NodeKind.PERSON))
        assert not view.scan(NodeKind.RECORD)
    by_schema = Counter(e["schema"] for e in told)
    assert by_schema["Payment"] == 290
    assert persons == {names[e["id"]] for e in told if e["schema"] == "Person"}
    kinds = ("Company", "Organization")
    assert organisations == {names[e["id"]] for e in told if e["schema"] in kinds}
    paid = [
        (edge.src, edge.dst, edge.start, fact.props["amount_eur"])
        for edge, fact in facts(store, Kind.PAYMENT)
    ]
    assert Counter(paid) == Counter(_payment(e["properties"], names) for e in told if _pays(e))


def _pays(entity):
    return entity["schema"] == "Payment"


def _payment(said, names):
    ends = (names[said["payer"][0]], names[said["beneficiary"][0]])
    return (*ends, said["date"][0], said["amountEur"][0])
