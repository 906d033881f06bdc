"""Which schemata are taken, and what those that link two entities become."""

from typing import Final, NamedTuple

from graph.vocabulary import Kind


class Link(NamedTuple):
    """From the entities under one property to those under another. `words` are the properties
    that say of what kind the link is."""

    kind: Kind
    source: str
    target: str
    words: tuple[str, ...] = ("role",)


EDGES: Final[dict[str, Link]] = {
    "Ownership": Link(Kind.HOLDS_SHARE, "owner", "asset", ("ownershipType", "role")),
    "Control": Link(Kind.CONTROLS, "controller", "controlled", ("controlType", "role")),
    "Directorship": Link(Kind.OTHER_OFFICE, "director", "organization"),
    "Employment": Link(Kind.OTHER_OFFICE, "employee", "employer"),
    "UnknownLink": Link(Kind.LINKED_TO, "subject", "object"),
    "Associate": Link(Kind.LINKED_TO, "person", "associate", ("relationship",)),
    "Representation": Link(Kind.LINKED_TO, "agent", "client"),
    "Membership": Link(Kind.LINKED_TO, "member", "organization"),
    "ProjectParticipant": Link(Kind.LINKED_TO, "participant", "project"),
    "CourtCaseParty": Link(Kind.LINKED_TO, "party", "case"),
    "Family": Link(Kind.KIN_OF, "person", "relative", ("relationship",)),
    # The later one succeeds the earlier one.
    "Succession": Link(Kind.SUCCEEDS, "successor", "predecessor"),
    "Payment": Link(Kind.PAYMENT, "payer", "beneficiary", ("purpose",)),
}
ORGANIZATIONS: Final = frozenset({"Company", "Organization", "PublicBody", "LegalEntity"})
_OTHERS = (
    "Person Address Sanction Identification Passport CallForTenders Contract ContractAward "
    "Project CourtCase"
)
TAKEN: Final = ORGANIZATIONS | set(EDGES) | set(_OTHERS.split())

# Names under which an entity holds those that link it, in publications that nest them.
_HOLDERS = (
    "ownershipOwner ownershipAsset directorshipDirector directorshipOrganization sanctions "
    "controlledEntities controllingEntities unknownLinkTo unknownLinkFrom employers employees "
    "familyPerson familyRelative associates associations agencyClient agentRepresentation "
    "membershipMember membershipOrganization predecessors successors passports identification "
    "identificiation paymentPayer paymentBeneficiary projectParticipants projects "
    "contractAwardSupplier courtCase parties"
)
LINKS: Final = frozenset(_HOLDERS.split())
