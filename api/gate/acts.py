"""What may be written, and by whom. Asking changes nothing; an act adds to what is known, or
oversees what was added."""

from collections.abc import Mapping

from api.gate.roles import Role
from graph.vocabulary import Word


class Act(Word):
    LOAD = "load", "报送数据", "submit data"
    OVERSEE = "oversee", "查看报送情况", "see what became of submitted data"
    DECIDE = "decide", "登记决定", "enter a decision"
    READ_CASES = "read-cases", "查看案件登记", "read cases"
    READ_AUTHORIZATIONS = (
        "read-authorizations",
        "查看授权登记",
        "read the register of authorizations",
    )
    REVOKE = "revoke", "撤回授权", "revoke an authorization"
    OBJECT = "object", "提出异议", "object"


# Who is not named here writes nothing. Whose data may be loaded is bound to the provider, whose
# entry may be objected to, and whose authorization revoked, to the person. Cases are read by the
# clients that they name, authorizations by their grantee and their subject, all by the auditor.
ACTS: Mapping[Role, frozenset[Act]] = {
    Role.PROVIDER: frozenset({Act.LOAD, Act.OVERSEE}),
    Role.STEWARD: frozenset({Act.LOAD, Act.OVERSEE, Act.DECIDE}),
    Role.AUDITOR: frozenset({Act.OVERSEE, Act.READ_CASES, Act.READ_AUTHORIZATIONS}),
    Role.INVESTIGATOR: frozenset({Act.READ_CASES}),
    Role.API_CONSUMER: frozenset({Act.READ_AUTHORIZATIONS}),
    Role.SUBJECT_SELF: frozenset({Act.OBJECT, Act.READ_AUTHORIZATIONS, Act.REVOKE}),
}


def may(role: Role, act: Act) -> bool:
    return act in ACTS.get(role, frozenset())
