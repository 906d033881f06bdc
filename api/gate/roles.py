"""Who may see which fields, and for what: the table of domain.md §5."""

from collections.abc import Mapping

from api.desk import Purpose
from api.gate.grants import About, Grant
from graph.policy import Publication
from graph.vocabulary import Word
from queries.sight import BOTH_TIERS


class Role(Word):
    INVESTIGATOR = "investigator", "调查人员", "investigator"
    PROCUREMENT = "procurement", "采购人员", "procurement officer"
    API_CONSUMER = "api_consumer", "接口使用方", "API consumer"
    SUBJECT_SELF = "subject_self", "本人", "the person recorded"
    PROVIDER = "provider", "数据提供单位", "data provider"
    STEWARD = "steward", "数据治理员", "data steward"
    POLICY_ADMIN = "policy_admin", "规则管理员", "policy owner"
    AUDITOR = "auditor", "审计人员", "auditor"
    WHISTLE_OFFICER = "whistle_officer", "举报受理人员", "whistle officer"


GRANTS: Mapping[Role, Grant] = {
    Role.INVESTIGATOR: Grant(
        about=About.ANYONE,
        reach=Publication.INTERNAL,
        tiers=BOTH_TIERS,
        persons=True,
        person_names=True,
        masks=True,
        candidates=True,
        rejected=True,
        restricted=True,
        beneficial_owners=True,
    ),
    # Office holders are public facts and stand on the path of a verdict; entries on them do not.
    Role.PROCUREMENT: Grant(about=About.ORGANIZATIONS, persons=True, person_names=True),
    Role.API_CONSUMER: Grant(about=About.ORGANIZATIONS),
    Role.SUBJECT_SELF: Grant(
        about=About.OWN,
        reach=Publication.INTERNAL,
        tiers=BOTH_TIERS,
        persons=True,
        person_names=True,
        masks=True,
        closed_entries=True,
        restricted=True,
    ),
    Role.PROVIDER: Grant(about=About.ORGANIZATIONS, persons=True, person_names=True, masks=True),
    Role.STEWARD: Grant(
        about=About.ANYONE,
        reach=Publication.INTERNAL,
        tiers=BOTH_TIERS,
        persons=True,
        person_names=True,
        masks=True,
        candidates=True,
        rejected=True,
        suspended=True,
        restricted=True,
    ),
    Role.POLICY_ADMIN: Grant(about=About.ORGANIZATIONS, reach=Publication.INTERNAL),
    Role.AUDITOR: Grant(
        about=About.ANYONE,
        reach=Publication.INTERNAL,
        tiers=BOTH_TIERS,
        persons=True,
        person_names=True,
        masks=True,
        candidates=True,
        rejected=True,
        closed_entries=True,
        exempted=True,
        suspended=True,
        restricted=True,
        beneficial_owners=True,
        complaints=True,
    ),
    # The vault of informants is not reached through the graph.
    Role.WHISTLE_OFFICER: Grant(about=About.NOTHING),
}

# An API consumer with an authorization: of the authorization's subject, and of nobody else.
AUTHORIZED_PERSON = Grant(
    about=About.ANYONE,
    reach=Publication.AUTHORIZED,
    tiers=BOTH_TIERS,
    persons=True,
    person_names=True,
)
AUTHORIZED_ORGANIZATION = Grant(about=About.ORGANIZATIONS, reach=Publication.AUTHORIZED)

_USES_OF_A_FILE = frozenset(
    {Purpose.APPROVAL, Purpose.APPOINTMENT, Purpose.AWARDS, Purpose.PROMOTION}
)
PURPOSES: Mapping[Role, frozenset[Purpose]] = {
    Role.INVESTIGATOR: _USES_OF_A_FILE | {Purpose.INVESTIGATION},
    Role.PROCUREMENT: frozenset({Purpose.PROCUREMENT}),
    Role.API_CONSUMER: _USES_OF_A_FILE | {Purpose.PROCUREMENT, Purpose.CREDIT},
    Role.SUBJECT_SELF: frozenset({Purpose.OWN_FILE, Purpose.OBJECTION}),
    Role.PROVIDER: frozenset({Purpose.PROVISION}),
    Role.STEWARD: frozenset({Purpose.STEWARDSHIP, Purpose.OBJECTION}),
    Role.POLICY_ADMIN: frozenset({Purpose.POLICY}),
    Role.AUDITOR: frozenset({Purpose.AUDIT}),
    Role.WHISTLE_OFFICER: frozenset({Purpose.PROTECTION}),
}

# What the command line takes an asker to ask for who does not say so.
USUAL: Mapping[Role, Purpose] = {
    Role.INVESTIGATOR: Purpose.INVESTIGATION,
    Role.PROCUREMENT: Purpose.PROCUREMENT,
    Role.SUBJECT_SELF: Purpose.OWN_FILE,
    Role.PROVIDER: Purpose.PROVISION,
    Role.STEWARD: Purpose.STEWARDSHIP,
    Role.POLICY_ADMIN: Purpose.POLICY,
    Role.AUDITOR: Purpose.AUDIT,
    Role.WHISTLE_OFFICER: Purpose.PROTECTION,
}
