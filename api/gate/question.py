"""A question, and who asks it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from api.desk import Purpose
from api.gate.acts import Act
from api.gate.roles import Role
from graph.intervals import Scope, iso
from graph.records import canonical

LOCAL = "local"


@dataclass(frozen=True)
class Question:
    """What is asked.

    `subjects` are the keys asked about; `covers` the keys that tie the question to a case (its
    event, its organisation). Subjects of different cases belong in different questions.
    `detail` may hold anything: of it the log keeps a keyed hash only.
    """

    name: str
    scope: Scope
    subjects: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    detail: Mapping[str, str] = field(default_factory=dict)
    policy: str = ""  # the version of the law that the answer rests on
    commit: int = 0  # the newest commit of the store when it was asked
    act: Act | None = None  # what is to be written; a question writes nothing
    what: str = ""  # of what kind it is

    @property
    def touched(self) -> frozenset[str]:
        return frozenset(self.subjects) | frozenset(self.covers)

    @property
    def as_of(self) -> str:
        return iso(self.scope.as_of)

    def spelled(self) -> str:
        """One spelling for equal questions."""
        keys = [sorted(self.subjects), sorted(self.covers)]
        return canonical([self.name, keys, list(self.scope), dict(self.detail)])


@dataclass(frozen=True)
class Permit:
    """As what, and for what, a registered client may ask."""

    roles: frozenset[Role]
    purposes: frozenset[Purpose]

    def covers(self, role: Role, purpose: str) -> bool:
        return role in self.roles and purpose in self.purposes


@dataclass(frozen=True)
class Asker:
    """Who asks, in what role and for what.

    `own` are the keys under which the asker was identified; `provider` is the id under which a
    provider's statements stand, `kinds` are the source formats it may submit. Whoever fills these
    in has checked them. `permit` is what a client is registered for; the operator needs none.
    """

    actor: str
    role: Role
    purpose: str = ""
    case: str = ""
    authorization: str = ""
    client: str = LOCAL
    own: frozenset[str] = frozenset()
    provider: str = ""
    kinds: frozenset[str] = frozenset()
    permit: Permit | None = None

    @property
    def is_local(self) -> bool:
        """The operator, who holds the register and the log and may be told everything."""
        return self.client == LOCAL
