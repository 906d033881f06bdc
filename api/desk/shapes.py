"""What is registered at the desk. Days are half-open: the day `until` is out."""

import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from graph.intervals import FOREVER, Day, Interval
from graph.policy import Publication
from graph.records import Tx
from graph.vocabulary import Word

CASE_ID = re.compile(r"[0-9]{4}-[0-9]{4,}")
AUTHORIZATION_ID = re.compile(r"A[0-9]{4}-[0-9]{4,}")


class Purpose(Word):
    """What for: PIPL §6 binds every use of an answer to it."""

    INVESTIGATION = "investigation", "调查", "investigation"
    PROCUREMENT = "procurement", "采购", "procurement"
    APPROVAL = "approval", "审批", "approval"
    APPOINTMENT = "appointment", "选拔任用", "appointment"
    AWARDS = "awards", "评优评先", "awards"
    PROMOTION = "promotion", "职务晋升", "promotion"
    CREDIT = "credit", "授信", "granting credit"
    OWN_FILE = "own_file", "本人查询", "own file"
    OBJECTION = "objection", "异议与修复", "dispute and repair"
    AUDIT = "audit", "审计", "audit"
    STEWARDSHIP = "stewardship", "数据治理", "stewardship"
    PROVISION = "provision", "数据报送", "provision of data"
    POLICY = "policy", "政策制定", "policy making"
    PROTECTION = "protection", "举报人保护", "protection of informants"


def _keys(joined: object) -> object:
    return (joined.split("\n") if joined else []) if isinstance(joined, str) else joined


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Case(Shape):
    """Who may be asked about, on what legal ground and for what, from when to when; `clients` are
    the ids of those who may ask over the network, anybody of the role where none is named."""

    id: str
    title: str
    ground: str
    purpose: Purpose
    subjects: Annotated[frozenset[str], BeforeValidator(_keys)]
    opened: Day
    until: Day | None
    opened_by: str
    registered_at: str
    closed: Day | None = None
    closed_by: str = ""
    clients: Annotated[frozenset[str], BeforeValidator(_keys)] = frozenset()

    @property
    def span(self) -> Interval:
        return Interval(self.opened, min(self.until or FOREVER, self.closed or FOREVER))


class Authorization(Shape):
    """A subject's consent that a grantee asks about it; `evidence` is the hash of the paper."""

    id: str
    subject: str
    grantee: str
    purpose: Purpose
    since: Day
    until: Day
    once: bool
    evidence: str
    channel: str
    registered_by: str
    registered_at: str
    revoked: Day | None = None
    revoked_by: str = ""
    spent: str = ""  # the question that used an authorization for one time

    @property
    def span(self) -> Interval:
        return Interval(self.since, min(self.until, self.revoked or FOREVER))


class ConsumerKind(Word):
    """With whom entries are shared (二.(四).3, 二.(三).3.(2))."""

    MUNICIPAL_PLATFORM = "municipal_platform", "市联合奖惩系统", "municipal platform"
    DISTRICT_PLATFORM = "district_platform", "区级平台", "district platform"
    DEPARTMENT = "department", "部门", "department"
    BANK = "bank", "金融机构", "bank"
    CREDIT_REPORTING = "credit_reporting", "征信机构", "credit-reporting institution"
    PLATFORM = "platform", "电子商务平台", "e-commerce platform"
    UTILITY = "utility", "公用事业单位", "utility"
    ASSOCIATION = "association", "行业协会商会", "association"


class Consumer(Shape):
    """Whom entries may be given to, within what range, for what. `reach` is the narrowest range
    of publication that it may be given."""

    id: str
    name: str
    kind: ConsumerKind
    reach: Publication
    purposes: Annotated[frozenset[Purpose], BeforeValidator(_keys)]
    registered: Day
    registered_by: str
    registered_at: str
    closed: Day | None = None
    closed_by: str = ""

    @property
    def span(self) -> Interval:
        return Interval(self.registered, self.closed or FOREVER)


class Disclosure(Shape):
    """One entry that a consumer was given, as known at a commit and as of a day. `ground` is the
    case or the authorization in whose name."""

    id: str
    consumer: str
    event: str
    holder: str
    commit_no: Tx
    as_of: Day
    purpose: Purpose
    ground: str
    given_by: str
    registered_at: str


class Acknowledgement(Shape):
    """A consumer's word that it did what a message asks: it now holds the entry as it was known at
    a commit, as of a day."""

    disclosure: str
    digest: str
    commit_no: Tx
    as_of: Day
    acknowledged_by: str
    registered_at: str
