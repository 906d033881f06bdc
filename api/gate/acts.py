"""What may be written, and by whom. Asking changes nothing; an act adds to what is known, or
oversees what was added."""

from collections.abc import Mapping

from api.gate.roles import Role
from graph.vocabulary import Word


class Act(Word):
    LOAD = "load", "报送数据", "submit data"
    OVERSEE = "oversee", "查看报送情况", "see what became of submitted data"
    DECIDE = "decide", "登记决定", "enter a decision"
    OBJECT = "object", "提出异议", "object"


# Who is not named here writes nothing. Whose data may be loaded is bound to the provider, and whose
# entry may be objected to is bound to the person.
ACTS: Mapping[Role, frozenset[Act]] = {
    Role.PROVIDER: frozenset({Act.LOAD, Act.OVERSEE}),
    Role.STEWARD: frozenset({Act.LOAD, Act.OVERSEE, Act.DECIDE}),
    Role.AUDITOR: frozenset({Act.OVERSEE}),
    Role.SUBJECT_SELF: frozenset({Act.OBJECT}),
}


def may(role: Role, act: Act) -> bool:
    return act in ACTS.get(role, frozenset())
