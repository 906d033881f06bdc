"""What was imported and exported again is valid, and means the same when it is imported."""

import pytest

from graph.accountability.equality import lines
from graph.vocabulary import Kind
from loaders import LOADERS
from tests.api.exports.reading import exported
from tests.api.exports.standards import check_bods, check_ftm
from tests.loaders.bods.statements import company, holds, interest, other, person, statement
from tests.loaders.ftm import entities as ftm
from tests.loaders.json_files import lines_of, stored, written
from tests.loaders.sources import E1
from tests.published import published

BODS, FTM = LOADERS["bods"], LOADERS["ftm"]
EXAMPLES = (
    "bods-package",
    "indirect-ownership",
    "joint-ownership",
    "listed-company-exempt-from-disclosure",
    "nomination",
    "tecido",
)


def meaning(store, *without):
    """Every fact but those of these kinds, and of who is who, which shows in the ends of others."""
    with store.view() as view:
        told = [line.said for line in lines(view) if line.part == "facts"]
    left = {f'["{kind}"' for kind in (Kind.SAME_AS, *without)}
    return sorted(line for line in told if not any(line.startswith(start) for start in left))


def again(folder, loader, store, format_, **load):
    out = folder / f"out.{format_}"
    portion = exported(store, format_, out)
    back, report = stored(folder, loader, out, name="again.sqlite", **load)
    assert not report.total("rejected")
    return out, back, portion


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_of_bods_means_the_same_again(tmp_path, name):
    store, _ = stored(tmp_path, BODS, published("bods", f"{name}.json"))
    out, back, portion = again(tmp_path, BODS, store, "bods")
    assert meaning(back) == meaning(store)
    assert not portion.left_out
    check_bods(out)


VALUES = (
    company(alternateNames=["甲"], foundingDate="2001-02-03"),
    other(),
    person(nationalities=[{"name": "China", "code": "CN"}]),
    statement("person", "p2", {"personType": "anonymousPerson",
              "unspecifiedPersonDetails": {"reason": "interestedPartyExemptFromDisclosure"}}),
    holds(interest(share={"exclusiveMinimum": 25, "maximum": 50}, details="A"),
          interest("votingRights", beneficialOwnershipOrControl=True, share={"exact": 33.3})),
    holds(interest("seniorManagingOfficial"), record="r2", party="e2"),
    holds(interest("rightsToProfitOrIncome", endDate="2024-12-31"), record="r3", party="p2"),
    holds(interest(share={"minimum": 10}), record="r4", party={"reason": "unknown"}),
)  # fmt: skip


def test_statements_of_every_kind_mean_the_same_again(tmp_path):
    store, _ = stored(tmp_path, BODS, written(tmp_path, list(VALUES)))
    out, back, _ = again(tmp_path, BODS, store, "bods")
    assert meaning(back) == meaning(store)
    check_bods(out)


def test_entities_of_follow_the_money_mean_the_same_again(tmp_path):
    path = published("ftm", "donations.ijson")
    store, _ = stored(tmp_path, FTM, path, published="2020-01-01")
    out, back, portion = again(tmp_path, FTM, store, "ftm", published="2026-01-01")
    assert meaning(back) == meaning(store, Kind.HAS_CONTACT)
    assert set(portion.left_out) == {"HAS_CONTACT"}
    check_ftm(out)


def test_links_of_every_schema_mean_the_same_again(tmp_path):
    e = ftm.entity
    values = (
        ftm.company(),
        ftm.other(alias=["乙"], legalForm="有限责任公司", incorporationDate="2001-02-03"),
        ftm.person(nationality="cn"),
        ftm.person("p2", "李乙"),
        ftm.owns(percentage=">25%", ownershipType=["beneficial"]),
        ftm.owns("o2", "p2", percentage="25-50", endDate="2024-01-01"),
        ftm.directs(role=["董事", "总经理"], startDate="2020-01-01", endDate="2021-01-01"),
        e("x1", "Control", controller="p1", controlled="e2", controlType="voting"),
        e("x2", "UnknownLink", subject="p1", object="e2", role="顾问"),
        e("x3", "Membership", member="p1", organization="e2"),
        e("x4", "Family", person="p1", relative="p2", relationship="配偶"),
        e("x5", "Succession", predecessor="e1", successor="e2", startDate="2020-05-01"),
        e("x6", "Payment", payer="e1", beneficiary="e2", amount="5", currency="CNY",
          date="2020-02-03", purpose="货款"),
        e("s1", "Sanction", entity="e1", program="失信被执行人", listingDate="2020-01-01",
          authorityId="（2020）测1号", authority="某法院", endDate="2021-01-01"),
        e("c", "CallForTenders", title="某工程", name="某工程", authority="e1", tenderers=["e2"],
          submissionDeadline="2020-03-01"),
        e("k", "Contract", title="某合同", name="某合同", authority="e1",
          contractDate="2020-04-01"),
        e("a", "ContractAward", supplier="e2", contract="k", callForTenders="c", amount="7"),
        e("cc", "CourtCase", name="某案", caseNumber="（2020）测2号"),
        e("cp", "CourtCaseParty", party="e1", case="cc", role="被告"),
    )  # fmt: skip
    store, _ = stored(tmp_path, FTM, lines_of(tmp_path, *values), published="2026-01-01")
    out, back, _ = again(tmp_path, FTM, store, "ftm", published="2030-01-01")
    apart = (Kind.LISTED, Kind.SUBMITTED, Kind.FOR_LOT)
    assert meaning(back, *apart) == meaning(store, *apart)
    check_ftm(out)


def test_no_number_of_a_person_leaves_the_store(tmp_path):
    number = "999999197001010017"
    numbered = person(identifiers=[{"scheme": "CHN-IDCARD", "id": number}])
    values = [company(), numbered, holds(interest())]
    store, _ = stored(tmp_path, BODS, written(tmp_path, values))
    for format_ in ("bods", "ftm", "graphml"):
        out = tmp_path / format_
        exported(store, format_, out)
        text = out.read_text(encoding="utf-8")
        assert number not in text and "1970" not in text and E1 in text
