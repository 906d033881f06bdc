"""What one release says of its process becomes named facts."""

from graph.intervals import iso
from graph.vocabulary import Kind, NodeKind
from tests.loaders.ocds.world import E1, E2, GOV, OCID, package, party, release, whole

PROJECT, LOT, CONTRACT = f"j:{OCID}", f"l:{OCID}", f"k:{OCID}|c1"


def test_a_process_is_found_again_with_its_values(world):
    world.load(package(whole()))
    said = world.profile(PROJECT)
    assert (said["title"], said["amount"], said["currency"]) == ("道路工程", "1000.5", "CNY")
    assert (said["publisher"], said["method"], said["category"]) == ("某平台", "open", "works")
    assert world.ends(Kind.PROCURES) == [(f"u:{GOV}", PROJECT)]
    assert world.ends(Kind.LOT_OF) == [(LOT, PROJECT)]
    assert world.names(NodeKind.PROJECT) == {PROJECT: "道路工程"}


def test_a_lot_has_what_rules_read_of_it(world):
    world.load(package(whole()))
    lot = world.profile(LOT)
    assert (lot["deadline"], lot["procedure"], lot["package"]) == ("2026-03-01", "tendering", OCID)


def test_the_deadline_is_the_day_that_the_publisher_wrote(world):
    """23:30 six hours west of Greenwich is the next day in China."""
    world.load(package(whole()))
    assert world.profile(PROJECT)["deadline"] == "2026-03-01"


def test_goods_and_services_are_procured_and_an_unsaid_category_says_nothing(world):
    for number, category in enumerate(("goods", "services", None)):
        tender = {"id": "t", "mainProcurementCategory": category}
        world.load(package({**release(tender=tender), "ocid": f"ocds-test01-{number}"}))
    procedures = [world.profile(f"l:ocds-test01-{n}").get("procedure") for n in range(3)]
    assert procedures == ["procurement", "procurement", None]


def test_bids_lead_from_tenderers_to_the_lot(world):
    world.load(package(whole()))
    b1, b2 = f"b:{OCID}|b1", f"b:{OCID}|b2"
    assert world.ends(Kind.SUBMITTED) == [(f"u:{E1}", b1), (f"u:{E2}", b2)]
    assert world.ends(Kind.FOR_LOT) == [(b1, LOT), (b2, LOT)]
    assert world.profile(b1)["submitted"] == "2026-02-20"


def test_an_award_says_who_when_and_how_much(world):
    world.load(package(whole()))
    ((supplier, lot, said),) = world.edges(Kind.AWARDED)
    assert (supplier, lot) == (f"u:{E1}", LOT)
    assert (said["award"], said["status"], said["date"]) == ("a1", "active", "2026-03-10")
    assert (said["amount"], said["currency"]) == ("900", "CNY")
    assert iso(world.span(Kind.AWARDED).start) == "2026-03-10"


def test_a_contract_binds_buyer_and_supplier(world):
    world.load(package(whole()))
    sides = {src: said["side"] for src, _, said in world.edges(Kind.PARTY_TO)}
    assert sides == {f"u:{GOV}": "purchaser", f"u:{E1}": "supplier"}
    assert world.edges(Kind.CONTRACT_OF) == [(CONTRACT, PROJECT, {"award": "a1"})]
    assert world.names(NodeKind.CONTRACT) == {CONTRACT: "道路合同"}


def test_what_is_due_and_what_was_paid_stand_at_the_contract(world):
    world.load(package(whole()))
    ((_, _, due),) = world.edges(Kind.OBLIGATION)
    assert (due["kind"], due["due"], due["status"]) == ("delivery", "2026-06-01", "notMet")
    assert "met" not in due
    ((contract, payee, paid),) = world.edges(Kind.PAYMENT)
    assert (contract, payee, paid["payer"]) == (CONTRACT, f"u:{E1}", f"u:{GOV}")
    assert (paid["date"], paid["amount"], paid["currency"]) == ("2026-04-02", "300", "CNY")


def test_lots_take_the_deadline_of_the_tender_and_bids_name_them(world):
    tender = {
        "id": "t",
        "tenderPeriod": {"endDate": "2026-03-01"},
        "lots": [
            {"id": "1", "title": "一标段", "value": {"amount": 5, "currency": "CNY"}},
            {"id": "2"},
        ],
    }
    bid = {"id": "b", "tenderers": [{"id": "one"}], "relatedLots": ["2"]}
    award = {"id": "a", "suppliers": [{"id": "one"}], "relatedLots": ["1", "2"]}
    world.load(
        package(
            release(
                tender=tender, bids={"details": [bid]}, awards=[award], parties=[party("one", "甲")]
            )
        )
    )
    first, second = f"l:{OCID}|1", f"l:{OCID}|2"
    assert world.profile(first)["amount"] == "5"
    assert world.profile(second)["deadline"] == "2026-03-01"
    assert world.profile(second)["package"] == f"{OCID}|2"
    assert world.ends(Kind.FOR_LOT) == [(f"b:{OCID}|b", second)]
    assert [lot for _, lot in world.ends(Kind.AWARDED)] == [first, second]


def test_several_tenderers_of_one_bid_are_a_consortium(world):
    bid = {"id": "b", "tenderers": [{"id": "one"}, {"id": "two"}]}
    alone = {"id": "c", "tenderers": [{"id": "one"}]}
    world.load(package(whole() | {"bids": {"details": [bid, alone]}}))
    found = {(src, dst[-1]): said["consortium"] for src, dst, said in world.edges(Kind.SUBMITTED)}
    assert found == {(f"u:{E1}", "b"): True, (f"u:{E2}", "b"): True, (f"u:{E1}", "c"): False}


def test_a_tenderer_without_a_published_bid_has_one_and_no_second_beside_a_published_one(world):
    tender = {"id": "t", "tenderers": [{"id": "one"}, {"id": "two"}]}
    bids = {"details": [{"id": "b", "tenderers": [{"id": "one"}]}]}
    world.load(package(whole() | {"tender": tender, "bids": bids}))
    assert [src for src, _ in world.ends(Kind.SUBMITTED)] == [f"u:{E1}", f"u:{E2}"]
    assert world.profile(f"b:{OCID}|tenderer|two")["listed"] is True


def test_failed_and_cancelled_awards_stand_in_the_profile_and_award_nobody(world):
    awards = [
        {"id": "a1", "status": "unsuccessful"},
        {"id": "a2", "status": "cancelled", "date": "2026-03-02"},
    ]
    report = world.load(package(whole() | {"awards": awards, "contracts": []}))
    assert world.edges(Kind.AWARDED) == []
    found = world.profile(PROJECT)["awards"]
    assert found == {
        "a1": {"status": "unsuccessful"},
        "a2": {"status": "cancelled", "date": "2026-03-02"},
    }
    assert report.total("warnings") == 0


def test_a_cancelled_tender_says_so(world):
    world.load(package(release(tender={"id": "t", "status": "cancelled"})))
    assert world.profile(PROJECT)["status"] == "cancelled"


def test_amendments_of_tender_and_contract_are_kept_by_their_ids(world):
    change = {"id": "1", "date": "2026-03-05", "rationale": "延期"}
    world.load(
        package(
            release(
                tender={"id": "t", "amendments": [change]},
                contracts=[{"id": "c1", "awardID": "a", "suppliers": [], "amendments": [change]}],
            )
        )
    )
    expected = {"1": {"date": "2026-03-05", "rationale": "延期"}}
    assert world.profile(PROJECT)["amendments"] == expected
    assert world.profile(CONTRACT)["amendments"] == expected


def test_an_agent_of_the_buyer_is_told_from_the_buyer(world):
    agent = party("ag", "代理公司", "procurementAgency", number=E2)
    world.load(package(release(parties=[agent], buyer={"id": "gov", "name": "某局"})))
    assert world.ends(Kind.AGENT_FOR) == [(f"u:{E2}", PROJECT)]


def test_contacts_meet_by_hash_and_are_not_kept(world):
    point = {"telephone": "138 0000 0000", "email": "a@example.org"}
    one = party("one", "甲", number=E1, contactPoint=point)
    two = party("two", "乙", number=E2, contactPoint={"telephone": "+86-13800000000"})
    world.load(package(release(parties=[one, two])))
    phones = {dst for _, dst, said in world.edges(Kind.HAS_CONTACT) if said["kind"] == "phone"}
    assert len(phones) == 1
    kept = world.kept()
    assert b"13800000000" not in kept and b"a@example.org" not in kept and b"138 0000" not in kept


def test_shareholders_hold_per_cent_and_a_blank_share_stays_unknown(world):
    shareholders = [
        {
            "id": "1",
            "shareholder": {"id": "two"},
            "shareholding": 0.3337,
            "votingRights": "ordinary",
        },
        {"id": "2", "shareholder": {"id": "gov"}},
        {"id": "3", "shareholder": {"name": "丙"}, "shareholding": 51},
    ]
    one = party("one", "甲公司", "privateParty", number=E1, shareholders=shareholders)
    report = world.load(package(whole() | {"parties": [one, *whole()["parties"][::2]]}))
    shares = {said["name"]: said.get("pct") for _, _, said in world.edges(Kind.HOLDS_SHARE)}
    assert shares == {"乙公司": 33.37, "某局": None, "丙": None}
    assert report.total("warnings") == 1


def test_a_beneficial_owner_known_by_name_is_a_candidate(world):
    owners = [{"id": "x", "name": "张甲"}]
    world.load(package(release(parties=[party("one", "甲", number=E1, beneficialOwners=owners)])))
    ((person, org, said),) = world.edges(Kind.BENEFICIAL_OWNER_OF)
    assert person.startswith("c:ocds:") and org == f"u:{E1}" and said["name"] == "张甲"


def test_a_performance_failure_is_a_lead_and_never_confirmed(world):
    failure = {
        "id": "f1",
        "category": "outage",
        "period": {"startDate": "2026-01-01", "endDate": "2026-01-31"},
        "penaltyImposed": "5 万元",
        "penaltyPaid": False,
    }
    said = whole()
    said["contracts"][0]["implementation"]["performanceFailures"] = [failure]
    world.load(package(said))
    ((event, _, props),) = world.edges(Kind.EVENT)
    assert (props["category"], props["state"], props["penalty_paid"]) == ("PPPWY", "lead", False)
    assert world.ends(Kind.SUBJECT_OF) == [(f"u:{E1}", event)]
    assert world.ends(Kind.CONCERNS) == [(event, CONTRACT)]
    assert world.span(Kind.CONDUCT).iso() == ("2026-01-01", "2026-02-01")
