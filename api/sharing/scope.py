"""The scope of a consumer: what it may hold, and what of a grant may be handed to it."""

from dataclasses import replace

from api.desk import Consumer, ConsumerKind
from api.gate import Grant
from graph.policy import Publication
from queries.sight import BOTH_TIERS, Sight

# The restricted file of staff of public institutions is shared within government only.
_GOVERNMENT = frozenset(
    {ConsumerKind.MUNICIPAL_PLATFORM, ConsumerKind.DISTRICT_PLATFORM, ConsumerKind.DEPARTMENT}
)


def sight_of(consumer: Consumer) -> Sight:
    """What a consumer may hold. To whom only the public range is open, no person is; nobody is
    given what is over, exempted or suspended, candidates, or whom a complaint came from."""
    persons = consumer.reach is not Publication.PUBLIC
    return Sight(
        reach=consumer.reach,
        tiers=BOTH_TIERS if persons else frozenset(),
        persons=persons,
        person_names=persons,
        restricted=persons and consumer.kind in _GOVERNMENT,
    )


def within(grant: Grant, consumer: Consumer) -> Sight:
    """What both the grant and the scope of the consumer let pass. A credit-reporting institution
    is told of a person by that person's authorization only."""
    scope = sight_of(consumer)
    wider = scope.reach.includes(grant.reach)
    reporting = consumer.kind is ConsumerKind.CREDIT_REPORTING
    consented = grant.only is not None or not reporting
    return replace(
        scope,
        reach=scope.reach if wider else grant.reach,
        tiers=scope.tiers & grant.tiers,
        persons=scope.persons and grant.persons and consented,
        person_names=scope.person_names and grant.person_names,
        restricted=scope.restricted and grant.restricted,
        only=grant.only,
    )
