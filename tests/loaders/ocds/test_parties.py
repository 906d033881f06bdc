"""Under which key a party stands: by its identifiers, else within its process."""

import pytest

from graph.identifiers import person_number
from graph.vocabulary import Kind, NodeKind
from tests.loaders.ocds.world import E1, KEYS, OCID, World, package, party, release

ZHANG = "999999197001010017"
ORG_CODE = E1[8:17]


def buyer_key(world, *, ocid=OCID, head=None, **said):
    """The key under which a buyer stands that is described so."""
    one = {"id": "x", "name": "某单位", **said}
    document = {**release(parties=[one], buyer={"id": one["id"]}), "ocid": ocid}
    world.load(package(document, **(head or {})))
    return world.ends(Kind.PROCURES)[-1][0]


def identifier(scheme, own):
    return {"scheme": scheme, "id": own}


@pytest.mark.parametrize(
    ("scheme", "own", "key"),
    [
        ("CN-USCC", E1, f"u:{E1}"),
        ("CN-USCC", E1.lower(), f"u:{E1}"),
        ("XX-ANY", E1, f"u:{E1}"),
        ("统一社会信用代码", E1, f"u:{E1}"),
        ("CN-ORG", ORG_CODE, f"o:{ORG_CODE}"),
        ("GB-COH", "11111111", "t:GB-COH:11111111"),
        ("FR-RCS", "732829320", "t:FR-RCS:732829320"),
        ("XX-GOV", "99999999", "t:XX-GOV:99999999"),
        ("MX RFC", "GDF9712054NA", "t:MX_RFC:GDF9712054NA"),
    ],
)
def test_an_identifier_is_the_same_party_in_every_publication(world, scheme, own, key):
    assert buyer_key(world, identifier=identifier(scheme, own)) == key


def test_a_number_without_scheme_is_known_within_the_publisher(world):
    assert buyer_key(world, identifier={"id": "0901"}) == "t:ocds-test01:0901"


def test_an_additional_identifier_that_is_a_chinese_code_counts_before_a_foreign_one(world):
    more = [identifier("CN-USCC", E1)]
    found = buyer_key(world, identifier=identifier("GB-COH", "1"), additionalIdentifiers=more)
    assert found == f"u:{E1}"


def test_an_id_that_is_written_as_identifiers_are_is_one(world):
    assert buyer_key(world, id="GB-COH-123") == "t:GB-COH:123"


def test_the_id_of_a_party_means_nothing_in_another_process(tmp_path):
    keys = {buyer_key(World(tmp_path / str(n)), id="7", ocid=f"ocds-test01-{n}") for n in range(2)}
    assert keys == {"x:ocds-test01-0:7", "x:ocds-test01-1:7"}


def test_a_name_alone_is_one_party_in_its_process_and_nowhere_else(world):
    for number in range(2):
        said = release(buyer={"name": "同名单位"}, tender={"procuringEntity": {"name": "同名单位"}})
        world.load(package({**said, "ocid": f"ocds-test01-{number}"}))
    keys = {src for src, _ in world.ends(Kind.PROCURES)}
    assert len(keys) == 2 and all(key.startswith("t:ocds-test01-") for key in keys)
    assert not any("同名单位" in key for key in keys)


def test_a_code_that_does_not_pass_its_check_is_kept_and_merges_nothing(world):
    one = party("x", "某单位", number="91990411T20000010W")
    report = world.load(package(release(parties=[one], buyer={"id": "x"})))
    assert world.ends(Kind.PROCURES)[0][0] == "t:CN-USCC:91990411T20000010W"
    assert report.total("warnings") == 1


def test_a_person_with_a_whole_number_stands_under_its_keyed_hash(world):
    one = party("x", "张甲", scheme="CN-ID", number=ZHANG)
    world.load(package(release(parties=[one], awards=[{"id": "a", "suppliers": [{"id": "x"}]}])))
    assert world.ends(Kind.AWARDED)[0][0] == KEYS.person_key(person_number(ZHANG))
    assert ZHANG.encode() not in world.kept()


@pytest.mark.parametrize("kind", ["individual", "naturalPerson", "自然人"])
def test_an_individual_supplier_without_a_number_is_a_candidate(world, kind):
    one = party("x", "张甲", details={"entityType": kind})
    world.load(package(release(parties=[one], awards=[{"id": "a", "suppliers": [{"id": "x"}]}])))
    assert world.ends(Kind.AWARDED)[0][0].startswith("c:ocds:")
    assert list(world.names(NodeKind.PERSON).values()) == ["张甲"]


@pytest.mark.parametrize("place", ["id", "name", "identifier"])
def test_the_number_of_a_person_is_kept_nowhere(world, place):
    one = {
        "id": "x",
        "name": "某",
        place: {"scheme": "XX", "id": ZHANG} if place == "identifier" else ZHANG,
    }
    world.load(package(release(parties=[one], buyer={"id": one["id"], "name": one["name"]})))
    assert ZHANG.encode() not in world.kept()


def test_a_party_is_found_by_id_in_another_release_of_the_process(world):
    first = release(
        "2026-05-01", "1", parties=[party("m", "某联合体")], tender={"tenderers": [{"id": "m"}]}
    )
    second = release("2026-06-01", "2", parties=[party("m", "某项目公司", number=E1)])
    world.load(package(first, second))
    assert world.ends(Kind.SUBMITTED)[0][0] == f"u:{E1}"


@pytest.mark.parametrize("order", [1, -1])
def test_who_a_party_is_may_be_told_in_another_file_before_or_after(tmp_path, order):
    award = release(
        "2026-05-01",
        "1",
        awards=[{"id": "a", "suppliers": [{"id": "m", "name": "某公司"}]}],
        contracts=[{"id": "c", "awardID": "a"}],
    )
    told = release("2026-06-01", "2", parties=[party("m", "某公司", number=E1)])
    world = World(tmp_path)
    world.load(*[package(r) for r in (award, told)][::order])
    assert world.ends(Kind.AWARDED) == [(f"u:{E1}", f"l:{OCID}")]
    assert [src for src, _ in world.ends(Kind.PARTY_TO)] == [f"u:{E1}"]


def test_a_release_says_the_same_alone_and_among_others(tmp_path):
    """Edges are told apart by the id of a party, known or not: none of them comes twice."""
    first = release("2026-05-01", "1", parties=[party("m", "某公司", number=E1)], buyer={"id": "m"})
    second = release("2026-06-01", "2", awards=[{"id": "a", "suppliers": [{"id": "m"}]}])
    third = release("2026-07-01", "3", awards=[{"id": "a", "status": "cancelled"}])
    apart, together = World(tmp_path / "a"), World(tmp_path / "b")
    apart.load(package(third, second), package(first), package(first, second, third))
    together.load(package(first, second, third))
    assert apart.everything() == together.everything()
    assert len(apart.edges(Kind.AWARDED)) == 1


def test_a_party_that_says_nothing_is_rejected_and_the_rest_loads(world):
    report = world.load(package(release(buyer={"roles": []}, tender={"title": "某项目"})))
    assert report.total("rejected") == 1
    assert world.profile(f"j:{OCID}")["title"] == "某项目"
