"""Real publications load, and what they say is found again."""

import pytest

from graph.vocabulary import Kind, NodeKind
from tests.loaders.ocds.world import World
from tests.published import published

PPP = "ocds-213czf-example-ppp"
COMPANY = "t:XX-XXX:12345678"
BIKES = "ocds-213czf-000-00001"
SIX = [
    f"ocds/sample-data/{BIKES}-{part}.json"
    for part in (
        "01-planning",
        "02-tender",
        "03-tenderAmendment",
        "04-award",
        "05-contract",
        "06-implementation",
    )
]


@pytest.fixture
def ppp(world):
    world.load(published("ocds/ppp/full.json"))
    return world


@pytest.fixture
def bikes(world):
    world.load(published(f"ocds/sample-data/{BIKES}.json"))
    return world


def test_the_project_company_has_its_shareholders(ppp):
    shares = {
        said["name"]: said["pct"] for _, dst, said in ppp.edges(Kind.HOLDS_SHARE) if dst == COMPANY
    }
    assert shares == {
        "Alpha Holdings Ltd": 33.37,
        "Beta Investment Company Ltd": 23.36,
        "Gamma Finance Corporation": 3.34,
        "Delta Investments": 3.34,
        "Epsilon": 9.35,
        "Zeta Joint Investments": 12.68,
        "Eta Fund": 6.54,
        "Theta Cable": 4.01,
        "Iota Telecoms": 4.01,
    }


def test_the_project_company_is_bound_by_the_contract_with_its_roles(ppp):
    sides = {
        ppp.names(NodeKind.ORGANIZATION)[src]: (said["side"], said["roles"])
        for src, _, said in ppp.edges(Kind.PARTY_TO)
    }
    assert sides["Mega Consortium Ltd"] == ("supplier", ["privateParty"])
    assert sides["Telecoms Promoter"] == ("purchaser", [])
    assert sides["Ministry of Communications"] == ("purchaser", [])
    assert sides["National Fiber Infrastructure"] == ("signatory", ["assetProvider"])
    assert sides["Big Bank Corp"] == ("financier", ["leadBank"])


def test_the_contract_has_the_values_of_all_its_releases(ppp):
    said = ppp.profile(f"k:{PPP}|1")
    assert said["title"] == "Public Private Partnership Agreement"
    assert (said["signed"], said["start"], said["end"]) == (
        "2016-01-24",
        "2016-01-24",
        "2046-01-23",
    )
    assert said["amendments"]["1"]["date"] == "2020-01-24"
    debt = said["finance"]["1"]
    assert (debt["amount"], debt["currency"]) == ("41000000", "USD")
    assert debt["party"] == "t:XX-FI:22222222"


def test_the_stages_and_the_lead_of_the_ppp_project(ppp):
    stages = {said["stage"] for _, _, said in ppp.edges(Kind.STAGE_OF)}
    assert stages == {"PROC", "EXEC"}
    ((_, _, event),) = ppp.edges(Kind.EVENT)
    assert (event["category"], event["state"]) == ("PPPWY", "lead")
    assert [src for src, _ in ppp.ends(Kind.SUBJECT_OF)] == [COMPANY]


def test_what_was_due_met_and_paid_in_the_ppp_project(ppp):
    due = {said["title"]: said for _, _, said in ppp.edges(Kind.OBLIGATION)}
    first = due["Initial coverage milestone"]
    assert (first["due"], first["met"], first["status"]) == ("2018-03-31", "2018-03-10", "met")
    assert due["Financial close"]["code"] == "financialClose"
    paid = ppp.edges(Kind.PAYMENT)
    assert len(paid) == 11
    assert {dst for _, dst, _ in paid} == {"t:XX-GOV:99999999"}
    assert {ppp.head(said["payer"]) for _, _, said in paid} == {COMPANY}


def test_the_tender_has_its_tenderers_supplier_and_values(bikes):
    said = bikes.profile(f"j:{BIKES}")
    assert (said["amount"], said["currency"], said["deadline"]) == ("1100000", "GBP", "2010-04-08")
    assert bikes.profile(f"l:{BIKES}")["procedure"] == "tendering"
    names = bikes.names(NodeKind.ORGANIZATION)
    assert {names[src] for src, _ in bikes.ends(Kind.SUBMITTED)} == {
        "AnyCorp Cycle Provision",
        "Beta Corp Construction",
    }
    ((supplier, _, award),) = bikes.edges(Kind.AWARDED)
    assert names[supplier] == "AnyCorp Cycle Provision"
    assert (award["amount"], award["currency"], award["date"]) == ("11000000", "GBP", "2010-05-10")
    amounts = sorted(said["amount"] for _, _, said in bikes.edges(Kind.PAYMENT))
    assert amounts == ["10000", "50000"]


@pytest.mark.parametrize("order", [1, -1])
def test_the_releases_one_by_one_say_what_their_package_says(tmp_path, order):
    one_by_one, together = World(tmp_path / "a"), World(tmp_path / "b")
    one_by_one.load(*[published(name) for name in SIX][::order])
    together.load(published(f"ocds/sample-data/{BIKES}.json"))
    assert one_by_one.everything() == together.everything()


@pytest.mark.parametrize(
    ("name", "suppliers"),
    [
        ("compiled-release-1.json", {"t:OCDS-87SD3T:C&C021030KX2"}),
        ("release-package-1.json", {"t:OCDS-87SD3T:C&C021030KX2"}),
        ("release-package_encoding-iso-8859-1.json", {"t:OCDS-87SD3T:CES031203IG0"}),
    ],
)
def test_real_publications_have_their_suppliers_and_tenderers(world, name, suppliers):
    report = world.load(published(f"ocds/real/{name}"))
    assert (report.total("rejected"), report.total("warnings")) == (0, 0)
    found = {src for src, _ in world.ends(Kind.AWARDED)}
    assert found == {key.replace("OCDS-87SD3T", "ocds-87sd3t") for key in suppliers}
    assert found < {src for src, _ in world.ends(Kind.SUBMITTED)}


def test_a_real_record_package_says_what_its_release_package_says(tmp_path):
    records, releases = World(tmp_path / "a"), World(tmp_path / "b")
    records.load(published("ocds/real/record-package_package.json"))
    releases.load(published("ocds/real/release-package-1.json"))
    ours = {f for f in records.everything()[1] if "OCDS-87SD3T-AD-SF-DRM-063-2015" in f[1]}
    assert ours == {f for f in releases.everything()[1] if f[1][:2] in ("j:", "l:", "k:", "b:")}


def test_the_latin_1_publication_keeps_its_accents(world):
    world.load(published("ocds/real/release-package_encoding-iso-8859-1.json"))
    assert "SECRETARÍA DE FINANZAS" in world.names(NodeKind.ORGANIZATION).values()
