"""What of a finding the asker may see. A ruling is told without its persons; a clue is not told."""

from graph.accountability.holdings import is_identified
from graph.policy import Publication, Tier
from graph.records import Node
from graph.vocabulary import Kind, NodeKind
from queries.bidders.found import Edge, Found
from queries.shares import Verdict
from queries.sight import Sight

# Findings that have not been made yet are shared with nobody outside the authority.
_INTERNAL = frozenset({"not_confirmed"})
_OF_HEADS = frozenset({"head_unknown", "head_no_number", "head_is_organization", "head_conflict"})


def seen(found: Found, sight: Sight) -> bool:
    """A ruling of the law is always told; a clue, and a test that failed, only with its path."""
    if found.code in _INTERNAL and not sight.delivers(Publication.INTERNAL):
        return False
    if not all(shows(node, sight) for node in found.who):
        return False
    told_anyway = not found.clue and found.verdict is not Verdict.NO
    return told_anyway or all(_shows(edge, sight) for edge in found.path)


def shown_path(found: Found, sight: Sight) -> tuple[Edge, ...]:
    """The whole path or, where any part of it may not be seen, the parts without a person."""
    if all(_shows(edge, sight) for edge in found.path):
        return found.path
    return tuple(edge for edge in found.path if _shows(edge, sight))


def shows(node: Node, sight: Sight) -> bool:
    """Whether a bidder, or an end of a path, may stand in the answer."""
    if node.kind is not NodeKind.PERSON:
        return True
    return sight.shows(node.key) and (is_identified(node.key) or sight.candidates)


def code_of(found: Found, sight: Sight) -> str:
    """Why a head is not known tells of a person: without persons it is only said to be open."""
    return "head_open" if found.code in _OF_HEADS and not sight.persons else found.code


def _shows(edge: Edge, sight: Sight) -> bool:
    """Entries of persons, kinship and mentions by name have grants of their own."""
    if not (shows(edge.src, sight) and shows(edge.dst, sight)):
        return False
    if edge.kind is Kind.KIN_OF:
        return sight.restricted
    own_entry = edge.kind is Kind.LISTED and edge.src.kind is NodeKind.PERSON
    return Tier.B_DETERMINED in sight.tiers if own_entry else True
