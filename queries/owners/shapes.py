"""What an answer about owners is made of."""

from graph.accountability.law import Citation
from graph.accountability.proof import Proof
from queries.said import Said, Shape, Subject
from queries.shares import Verdict
from queries.subgraph import LeftOut


class Extent(Shape):
    """Per cent: exact where both ends are one. `unknown`: an unknown share bears on it; with
    nothing else on record both ends are None."""

    low: float | None
    high: float | None
    unknown: bool = False


class Hop(Shape):
    """One relation of a chain. What is recorded of it in parentheses: `uncertain` says what is
    not known (start_unknown, stop_unknown, conflict); `joint` that others direct with it."""

    kind: str
    holder: Subject
    target: Subject
    share: Extent | None
    indirect: bool = False
    joint: bool = False
    instrument: str = ""
    valid_from: str
    valid_to: str
    uncertain: tuple[str, ...] = ()
    proofs: tuple[Proof, ...]


class Chain(Shape):
    """From the holder to the target; what it brings is the product of its shares."""

    share: Extent
    hops: tuple[Hop, ...]


class Step(Shape):
    """Why one party counts as directed: the votes held of it by the group, or an instrument."""

    target: Subject
    basis: str  # votes | instrument
    votes: Extent | None
    hops: tuple[Hop, ...]


class Control(Shape):
    """`steps` lead from the holder to the target; without a yes there are none, but for what
    an unknown share leaves possible."""

    verdict: Verdict
    joint: bool = False
    steps: tuple[Step, ...] = ()
    concert: tuple[Hop, ...] = ()


class Stake(Shape):
    """One holder's part of one target. `direct` is what is registered in the holder's own name.
    `chains` are the largest; `rest` is what comes on top of them through others."""

    holder: Subject
    target: Subject
    identity: str = ""  # anonymous | unknown: what the source says of the holder
    direct: Extent | None
    effective: Extent | None
    votes: Extent | None
    control: Control
    chains: tuple[Chain, ...] = ()
    rest: Extent | None = None


class Controller(Shape):
    """Someone at the top of a chain of control; `verdict` unknown where shares leave it open."""

    holder: Subject
    verdict: Verdict
    joint: bool
    state: bool  # common control by the state alone relates nobody (公司法 §265(四))


class Sum(Shape):
    """What the direct holders on record of one organisation add up to."""

    target: Subject
    total: Extent
    quality: str  # ok | bad | unknown


class LoopTold(Shape):
    """Parties that hold each other; closed: all of each other, so that nobody outside owns any."""

    members: tuple[Subject, ...]
    closed: bool
    because: Said


class End(Shape):
    """Where chains end without a natural person: why, and how much of the target ends there."""

    organization: Subject
    code: str  # state | no_owners | no_holders | not_read | unspecified
    effective: Extent | None
    because: Said


class Test(Shape):
    """One of the tests of a beneficial owner; `owners` satisfy it, `unsure` may."""

    test: str  # ownership | rights | control
    verdict: Verdict
    because: Said
    citations: tuple[Citation, ...]


class Candidate(Shape):
    """A natural person under all three tests; `counts_by` is the first that is satisfied."""

    holder: Subject
    identity: str
    effective: Extent | None
    votes: Extent | None
    ownership: Verdict
    rights: Verdict
    control: Verdict
    joint: bool
    counts_by: str


class InOffice(Shape):
    holder: Subject
    office: str
    proof: Proof


class Filed(Shape):
    """What was filed: a declaration, and no finding of actual control."""

    holder: Subject
    share: Extent | None
    told: dict[str, str]
    valid_from: str
    valid_to: str
    proofs: tuple[Proof, ...]


class Unstated(Shape):
    """A source that names nobody, with its reason."""

    answer: str  # none | unknown | exempt
    reason: str
    description: str
    proof: Proof


class Duty(Shape):
    """Whether the organisation files beneficial owners, and whether a commitment stands in."""

    filing: str  # files | not_yet | never | unknown
    commitment: Verdict
    because: tuple[Said, ...]
    citations: tuple[Citation, ...]


class Beneficial(Shape):
    """`outcome`: owners (some qualify) | none (nobody does: who is in charge counts) | state
    (the legal representative counts) | undecided | no_rule (before the measures)."""

    outcome: str
    because: Said
    duty: Duty | None
    tests: tuple[Test, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    in_place: tuple[InOffice, ...] = ()
    filed: tuple[Filed, ...] = ()
    unstated: tuple[Unstated, ...] = ()


class Owners(Shape):
    """`direction`: by (who owns the subject) or of (what the subject owns)."""

    subject: Subject
    direction: str
    as_of: str
    known_at: int
    stakes: tuple[Stake, ...]
    controllers: tuple[Controller, ...]
    sums: tuple[Sum, ...]
    loops: tuple[LoopTold, ...]
    ends: tuple[End, ...]
    beneficial: Beneficial | None
    solved: bool
    control_over: float
    citations: tuple[Citation, ...]
    left_out: tuple[LeftOut, ...]


class Member(Shape):
    """One organisation of a group, and how the head directs it."""

    organization: Subject
    control: Control


class Group(Shape):
    head: Subject
    state: bool
    members: tuple[Member, ...]


class Groups(Shape):
    """Everything under the same ultimate controllers; several when control is joint."""

    subject: Subject
    as_of: str
    known_at: int
    controllers: tuple[Controller, ...]
    groups: tuple[Group, ...]
    control_over: float
    citations: tuple[Citation, ...]
    left_out: tuple[LeftOut, ...]
