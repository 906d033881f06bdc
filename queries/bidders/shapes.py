"""The answer: rulings and clues apart, for each pair and for each bidder, and what was left out."""

from graph.accountability.law import Citation
from graph.accountability.proof import Proof
from graph.policy import ClueEffect, RulingEffect
from queries.said import Said, Shape, Subject
from queries.shares import Verdict


class Finding(Shape):
    """What a rule says of one bidder or of a pair, and why.

    `persons` are those on the path, by name where names are granted. `verified` is of the reading
    behind the test; each citation has its own flag.
    """

    rule: str
    title: Said
    verdict: Verdict
    code: str
    because: Said
    bidders: tuple[Subject, ...]
    facts: dict[str, str]
    path: tuple[Proof, ...]
    persons: tuple[Subject, ...]
    as_of: str
    citations: tuple[Citation, ...]
    verified: bool


class Ruling(Finding):
    """The law attaches the effect if the verdict is yes; an unknown one asks for a proof."""

    effect: RulingEffect


class Clue(Finding):
    """Has no effect by itself. The verdict is that of the rule's own test."""

    effect: ClueEffect


class Findings(Shape):
    """`not_met` are tests that came near and failed; each says what failed."""

    rulings: tuple[Ruling, ...] = ()
    clues: tuple[Clue, ...] = ()
    not_met: tuple[Ruling, ...] = ()


class BidderAnswer(Findings):
    """`ruled_by` are the rules with a ruling, of the bidder alone or of a pair that it is in."""

    bidder: Subject
    on_file: bool
    bids: tuple[Subject, ...]
    consortium: tuple[Subject, ...]
    ruled_by: tuple[str, ...]


class PairAnswer(Findings):
    bidders: tuple[Subject, Subject]


class RuleRead(Shape):
    """A rule of the procedure: whether it was applied, and how often it spoke."""

    rule: str
    title: Said
    applied: bool
    why_not: Said | None
    yes: int
    unknown: int
    clues: int


class LeftOut(Shape):
    code: str
    said: Said
    of: tuple[Subject, ...] = ()


class BiddersAnswer(Shape):
    """Who takes part in a lot, or an ad-hoc list of codes, at the deadline."""

    lot: Subject | None
    project: Subject | None
    as_of: str
    known_at: int
    procedures: tuple[str, ...]
    procedure_note: Said
    policy: str
    policy_digest: str
    policy_note: Said
    pairs: tuple[PairAnswer, ...]
    bidders: tuple[BidderAnswer, ...]
    compared: int
    rules: tuple[RuleRead, ...]
    left_out: tuple[LeftOut, ...]
