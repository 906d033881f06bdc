"""What the district is made of, before it is laid out as rows of a file."""

from dataclasses import dataclass

ID_CARD = "身份证"


@dataclass(frozen=True)
class Person:
    name: str
    number: str


@dataclass(frozen=True)
class Post:
    """A row of the persons table."""

    name: str
    number: str
    position: str
    since: str = ""
    until: str = ""
    head: bool = False  # whom the registry marks as representative


@dataclass(frozen=True)
class Stake:
    """A row of the investors table; `percent` may be blank: unknown, neither 0 nor 100."""

    name: str
    number: str
    percent: str
    amount: str
    since: str
    organisation: bool = False


@dataclass(frozen=True)
class Change:
    item: str
    before: str
    after: str
    on: str


@dataclass(frozen=True)
class Enterprise:
    """An organisation as the registry shows it in one delivery."""

    serial: int
    name: str
    code: str
    type: str
    founded: str
    head: str = ""
    capital: str = ""
    reg_no: str = ""
    status: str = "存续"
    address: str = ""
    scope: str = ""
    posts: tuple[Post, ...] = ()
    stakes: tuple[Stake, ...] = ()
    changes: tuple[Change, ...] = ()
    parent: int = 0  # the serial of the head office of a branch

    @property
    def id(self) -> str:
        return f"990411{self.serial:08d}"


@dataclass(frozen=True)
class Authority:
    name: str
    code: str
    mark: str  # as in the numbers of its decisions


@dataclass(frozen=True)
class Offence:
    type: str
    facts: str
    basis: str
    authority: Authority


@dataclass(frozen=True)
class Penalty:
    """A row of the 双公示 table; `fine` in 万元.

    The days of the conduct and the severity stand in the row itself only for natural persons,
    of whom no determination speaks.
    """

    number: str
    subject: str
    code: str
    kind: str
    offence: Offence
    decided: str
    classes: str = "罚款"
    fine: str = ""
    head: str = ""
    document: str = "行政处罚决定书"
    person_document: str = ""
    person_number: str = ""
    remark: str = ""
    first: str = ""
    last: str = ""
    severity: str = ""


@dataclass(frozen=True)
class Determination:
    """A row of the determinations table; one person or one interval a row."""

    penalty: Penalty
    number: str
    severity: str
    first: str = ""
    last: str = ""
    person: str = ""
    person_number: str = ""
    position: str = ""
    finding: str = ""
    level: str = ""
    sanction: str = ""


@dataclass(frozen=True)
class Part:
    """What one story (or the crowd) adds to the district.

    `first` is shown by the delivery of 2025-12, `second` by that of 2026-06, which gives only
    what is new or changed; `extract_only` by the aggregator alone.
    """

    first: tuple[Enterprise, ...] = ()
    second: tuple[Enterprise, ...] = ()
    extract_only: tuple[Enterprise, ...] = ()
    may: tuple[Penalty, ...] = ()
    june: tuple[Penalty, ...] = ()
    determinations: tuple[Determination, ...] = ()


def joined(parts: "list[Part]") -> Part:
    return Part(
        first=tuple(e for p in parts for e in p.first),
        second=tuple(e for p in parts for e in p.second),
        extract_only=tuple(e for p in parts for e in p.extract_only),
        may=tuple(x for p in parts for x in p.may),
        june=tuple(x for p in parts for x in p.june),
        determinations=tuple(d for p in parts for d in p.determinations),
    )
