"""What BODS 0.4 and FollowTheMoney ask of a file, from their published field rules."""

import json
from datetime import date

_DETAILS = {
    "entity": {"isComponent", "entityType"},
    "person": {"isComponent", "personType"},
    "relationship": {"isComponent", "subject", "interestedParty"},
}
_STATUS = {"new", "updated", "closed"}
_ENTITY = {
    "registeredEntity", "legalEntity", "arrangement", "anonymousEntity", "unknownEntity", "state",
    "stateBody",
}  # fmt: skip
_SUBTYPES = {
    "arrangement": {"trust", "nomination", "other"},
    "legalEntity": {"trust", "other"},
    "stateBody": {"governmentDepartment", "stateAgency", "other"},
}
_PERSON = {"knownPerson", "anonymousPerson", "unknownPerson"}
_REASONS = {
    "noBeneficialOwners", "subjectUnableToConfirmOrIdentifyBeneficialOwner",
    "interestedPartyHasNotProvidedInformation", "subjectExemptFromDisclosure",
    "interestedPartyExemptFromDisclosure", "unknown", "informationUnknownToPublisher",
}  # fmt: skip
_INTERESTS = {
    "shareholding", "votingRights", "appointmentOfBoard", "otherInfluenceOrControl",
    "seniorManagingOfficial", "settlor", "trustee", "protector", "beneficiaryOfLegalArrangement",
    "rightsToSurplusAssetsOnDissolution", "rightsToProfitOrIncome", "rightsGrantedByContract",
    "conditionalRightsGrantedByContract", "controlViaCompanyRulesOrArticles",
    "controlByLegalFramework", "boardMember", "boardChair", "unknownInterest",
    "unpublishedInterest", "enjoymentAndUseOfAssets", "rightToProfitOrIncomeFromAssets", "nominee",
    "nominator",
}  # fmt: skip
_BOUNDS = {"exact", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}


def check_bods(path):
    statements = json.loads(path.read_text(encoding="utf-8"))
    assert len({s["statementId"] for s in statements}) == len(statements)
    records = {s["recordId"] for s in statements}
    for said in statements:
        _statement(said)
        {"entity": _entity, "person": _person}.get(said["recordType"], _related(records))(
            said["recordDetails"]
        )


def _statement(said):
    assert 32 <= len(said["statementId"]) <= 64
    assert said["declarationSubject"] and said["recordId"]
    assert said["recordStatus"] in _STATUS
    assert set(said["recordDetails"]) >= _DETAILS[said["recordType"]]
    assert isinstance(said["recordDetails"]["isComponent"], bool)
    published = said["publicationDetails"]
    assert (published["bodsVersion"], bool(published["publisher"]["name"])) == ("0.4", True)
    for day in (said["statementDate"], published["publicationDate"]):
        assert date.fromisoformat(day)


def _entity(details):
    type_ = details["entityType"]
    assert type_["type"] in _ENTITY
    subtypes = _SUBTYPES.get(type_["type"], {"other"})
    assert type_.get("subtype", "other") in subtypes | {"other"}
    for found in details.get("identifiers", ()):
        assert found["scheme"] and found["id"]
    for place in [details["jurisdiction"]] if "jurisdiction" in details else []:
        assert place["name"] and 2 <= len(place.get("code", "CN")) <= 6
    for key in ("foundingDate", "dissolutionDate"):
        assert key not in details or date.fromisoformat(details[key])
    _unspecified(details.get("unspecifiedEntityDetails", {"reason": "unknown"}))


def _person(details):
    assert details["personType"] in _PERSON
    assert all(name["fullName"] for name in details.get("names", ()))
    assert all(
        len(n.get("code", "CN")) == 2 and n["name"] for n in details.get("nationalities", ())
    )
    _unspecified(details.get("unspecifiedPersonDetails", {"reason": "unknown"}))


def _unspecified(told):
    assert told["reason"] in _REASONS


def _related(records):
    def check(details):
        for end in ("subject", "interestedParty"):
            stated = details[end]
            _unspecified(stated) if isinstance(stated, dict) else None
            assert isinstance(stated, dict) or stated in records
        assert not (details["isComponent"] and details.get("componentRecords"))
        for interest in details.get("interests", ()):
            _interest(interest)

    return check


def _interest(interest):
    assert interest["type"] in _INTERESTS
    assert interest["directOrIndirect"] in {"direct", "indirect", "unknown"}
    assert isinstance(interest["beneficialOwnershipOrControl"], bool)
    share = interest.get("share", {})
    assert set(share) <= _BOUNDS and all(0 <= bound <= 100 for bound in share.values())
    for key in ("startDate", "endDate"):
        assert key not in interest or date.fromisoformat(interest[key])


_REQUIRED = {
    "Company": ("name",),
    "Organization": ("name",),
    "LegalEntity": ("name",),
    "Person": ("name",),
    "Ownership": ("owner", "asset"),
    "Directorship": ("director", "organization"),
    "Control": ("controller", "controlled"),
    "UnknownLink": ("subject", "object"),
    "Family": ("person", "relative"),
    "Succession": ("predecessor", "successor"),
    "Payment": ("payer", "beneficiary"),
    "Sanction": ("entity",),
    "CallForTenders": ("title", "authority"),
    "Contract": ("title",),
    "ContractAward": ("supplier", "contract"),
    "CourtCase": ("name",),
    "CourtCaseParty": ("case", "party"),
    "Membership": ("member", "organization"),
}


def check_ftm(path):
    """Every entity has what its schema requires, in lists of texts, and refers to what is there."""
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    ids = {entity["id"] for entity in found}
    assert len(ids) == len(found)
    for entity in found:
        assert set(entity) == {"id", "schema", "properties"}
        properties = entity["properties"]
        assert all(isinstance(v, list) and all(map(_is_text, v)) for v in properties.values())
        required = _REQUIRED[entity["schema"]]
        assert all(properties.get(key) for key in required)
        links = [v for key in required if key not in ("name", "title") for v in properties[key]]
        assert ids.issuperset(links)


def _is_text(value):
    return isinstance(value, str) and bool(value)
