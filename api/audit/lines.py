"""One line of the audit log."""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from api.audit.privacy import holds_number, is_key, is_person
from api.audit.sealing import hash_in, seal, unseal
from graph.vocabulary import Word

LONGEST = 16 * 2**20  # bytes of one line; about 200,000 persons
NOTHING_BEFORE = "0" * 64


class Stage(Word):
    INTENT = "intent", "查询前", "before the question"
    OUTCOME = "outcome", "答复前", "before the answer"
    REPAIR = "repair", "残行处理", "unfinished line set aside"
    RESTART = "restart", "另起一册", "new log begun"


class Decision(Word):
    ALLOW = "allow", "准予", "allowed"
    DENY = "deny", "拒绝", "refused"
    ANSWERED = "answered", "已答复", "answered"
    FAILED = "failed", "出错", "failed"
    NONE = "none", "无", "none"


def _encodable(value: object) -> object:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _no_number(value: str) -> str:
    if holds_number(value):
        raise ValueError("holds the number of a person")
    return value


def _key_only(value: str) -> str:
    if not is_key(value):
        raise ValueError("is no key")
    return value


def _person_only(value: str) -> str:
    if not is_person(value):
        raise ValueError("is not the key of a person")
    return value


Plain = Annotated[str, BeforeValidator(_encodable), AfterValidator(_no_number)]
Key = Annotated[str, BeforeValidator(_encodable), AfterValidator(_key_only)]
PersonKey = Annotated[Key, AfterValidator(_person_only)]


class Event(BaseModel):
    """What is to be written down: keys of subjects only, no name and no number."""

    # The input is left out of what a ValidationError says: it may be the number itself.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    stage: Stage
    ask_id: str
    actor: Plain
    role: Plain
    client: Plain
    purpose: Plain = ""
    case: Plain = ""
    authorization: Plain = ""
    question: Plain = ""
    subjects: tuple[Key, ...] = ()
    query_hash: str = ""
    as_of: str = ""
    known_at: int | None = None
    policy: Plain = ""
    commit: int = 0
    decision: Decision
    reason: Plain = ""
    result_count: int | None = None
    subjects_returned: tuple[PersonKey, ...] = ()
    withheld: tuple[str, ...] = ()
    note: str = ""


class Line(Event):
    """An event in its place in the chain; `prev` is the hash of the line before."""

    seq: int
    at: str
    prev: str
    hash: str


def write_line(key: bytes, event: Event, seq: int, at: str, prev: str) -> tuple[Line, bytes]:
    place: dict[str, Any] = {"seq": seq, "at": at, "prev": prev}
    raw = seal(key, "line", event.model_dump(mode="json") | place)
    # Once more: a copy with changes was not validated when it was made.
    return Line(**dict(event), **place, hash=hash_in(raw)), raw + b"\n"


def read_line(key: bytes, raw: bytes) -> dict[str, Any] | None:
    """The members of a line as it was written; None for any other bytes."""
    return unseal(key, "line", raw[:-1]) if raw.endswith(b"\n") else None


def housekeeping(stage: Stage, actor: str, note: str) -> Event:
    """What the log says of itself."""
    return Event(
        stage=stage,
        ask_id="",
        actor=actor,
        role="",
        client="local",
        decision=Decision.NONE,
        note=note,
    )
