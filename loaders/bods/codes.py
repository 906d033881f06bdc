"""The codelists of the standard, in every spelling that its versions had, and what each becomes."""

from graph.vocabulary import Kind, Word

_INTERESTS: dict[Kind, str] = {
    Kind.HOLDS_SHARE: "shareholding",
    Kind.HOLDS_VOTES: "votingRights",
    Kind.CONTROLS: "appointmentOfBoard otherInfluenceOrControl influenceOrControl "
    "otherInfluenceOrControlOfTrust controlViaCompanyRulesOrArticles controlByLegalFramework "
    "rightsGrantedByContract trustee trusteeOfTrust protector protectorOfTrust",
    # Rights and roles that direct nobody, or only under a condition; and what is not told.
    Kind.LINKED_TO: "settlor settlorOfTrust grantorOfTrust beneficiaryOfLegalArrangement "
    "beneficiaryOfTrust rightsToSurplusAssetsOnDissolution rightsToSurplusAssets "
    "rightsToProfitOrIncome conditionalRightsGrantedByContract enjoymentAndUseOfAssets "
    "rightToProfitOrIncomeFromAssets unknownInterest unpublishedInterest",
    # Who manages at the top is told, and in which office is not.
    Kind.OTHER_OFFICE: "seniorManagingOfficial",
    Kind.DIRECTOR: "boardMember",
    Kind.CHAIR: "boardChair",
    Kind.NOMINEE_FOR: "nominee nominator",
}


def plain(code: str) -> str:
    """One spelling for `votingRights`, `voting-rights` and `Voting rights`."""
    return "".join(char for char in code.lower() if char.isalnum())


INTERESTS = {
    plain(code): (kind, code) for kind, codes in _INTERESTS.items() for code in codes.split()
}
NOMINATOR = "nominator"


class Answer(Word):
    """Why nobody is named: three different answers, none of which is a person."""

    NONE = "none", "声明没有", "declared that there is none"
    UNKNOWN = "unknown", "不明", "unknown"
    EXEMPT = "exempt", "豁免披露", "exempt from disclosure"


_REASONS: dict[Answer, str] = {
    Answer.NONE: "noBeneficialOwners",
    Answer.UNKNOWN: "subjectUnableToConfirmOrIdentifyBeneficialOwner "
    "interestedPartyHasNotProvidedInformation unknown informationUnknownToPublisher",
    Answer.EXEMPT: "subjectExemptFromDisclosure interestedPartyExemptFromDisclosure",
}
REASONS = {
    plain(code): (answer, code) for answer, codes in _REASONS.items() for code in codes.split()
}

RECORD_TYPES = {
    **dict.fromkeys(("entity", "entitystatement"), "entity"),
    **dict.fromkeys(("person", "personstatement"), "person"),
    **dict.fromkeys(("relationship", "ownershiporcontrolstatement"), "relationship"),
}
STATUSES = frozenset({"new", "updated", "closed"})
ENTITY_TYPES = {
    plain(code): code
    for code in (
        "registeredEntity",
        "legalEntity",
        "arrangement",
        "anonymousEntity",
        "unknownEntity",
        "state",
        "stateBody",
    )
}
PERSON_TYPES = {plain(c): c for c in ("knownPerson", "anonymousPerson", "unknownPerson")}
DIRECTNESS = {plain(c): c for c in ("direct", "indirect", "unknown")}
UNSPECIFIED = frozenset({"anonymousEntity", "unknownEntity", "anonymousPerson", "unknownPerson"})
