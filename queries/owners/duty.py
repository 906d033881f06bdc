"""Whether an organisation files beneficial owners, and whether a commitment stands in for it."""

from decimal import Decimal, InvalidOperation

from graph.accountability.law import Citation
from graph.intervals import Day, Interval
from graph.policy import BeneficialOwners, Policy
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind, SubjectType
from queries.owners.ends import Profiles
from queries.owners.reading import Reading
from queries.owners.shapes import Duty
from queries.said import Said
from queries.shares import Verdict

FILES = "files"

_FILING = {
    FILES: Text("应当备案", "it files"),
    "not_yet": Text("该类主体暂不备案", "subjects of this type do not file for the time being"),
    "never": Text("该类主体不备案", "subjects of this type do not file"),
    "unknown": Text("主体类型不明，是否备案不能断定", "its type is unknown, so its duty is too"),
}
_COMMITMENT = {
    Verdict.YES: Text(
        "注册资本不超过{most}元且登记的出资人均为自然人：符合承诺免报的条件（须不存在其他控制或收益安排）",
        "its capital is {most} yuan or less and all holders on record are natural persons: it may "
        "commit instead of filing, if there is no other control or benefit",
    ),
    Verdict.NO: Text("不符合承诺免报的条件", "it may not commit instead of filing"),
    Verdict.UNKNOWN: Text(
        "注册资本或出资人不明，是否符合承诺免报的条件不能断定",
        "whether it may commit instead of filing is not decided: capital or holders are unknown",
    ),
}


def duty(reading: Reading, policy: Policy, law: BeneficialOwners, view: View, as_of: Day) -> Duty:
    filing = _filing(reading, law, view, as_of)
    commitment = _commitment(reading, law) if filing == FILES else Verdict.NO
    said = [Said.of(_FILING[filing])]
    if filing == FILES:
        most = law.commitment.capital_yuan
        said.append(Said.of(_COMMITMENT[commitment].fill(most=f"{most:,}")))
    bases = (*law.filing.citation, *law.commitment.citation)
    return Duty(
        filing=filing,
        commitment=commitment,
        because=tuple(said),
        citations=tuple(Citation.of(policy.basis(basis)) for basis in bases),
    )


def _filing(reading: Reading, law: BeneficialOwners, view: View, as_of: Day) -> str:
    type_ = reading.profiles.type_of(reading.root.ref)
    if type_ == SubjectType.BRANCH and _is_foreign(reading, view, as_of):
        return FILES
    groups = {FILES: law.filing.filers, "not_yet": law.filing.not_yet, "never": law.filing.never}
    return next((name for name, types in groups.items() if type_ in types), "unknown")


def _is_foreign(reading: Reading, view: View, as_of: Day) -> bool:
    """Whether the branch is of a foreign organisation."""
    root = reading.root.ref
    hops = view.expand({root: [Interval(as_of, as_of + 1)]}, [Kind.BRANCH_OF], "out").hops[root]
    heads = {hop.dst for hop in hops}
    profiles = Profiles(heads, view, as_of)
    return any(profiles.type_of(head) == SubjectType.FOREIGN_ORG for head in heads)


def _commitment(reading: Reading, law: BeneficialOwners) -> Verdict:
    """Small capital, and nobody but natural persons on record in whatever capacity."""
    cone, profiles = reading.cone, reading.profiles
    shares = [s for s in cone.shares if s.target.ref == reading.root.ref]
    others = cone.ties or cone.votes or any(not profiles.is_natural(s.holder) for s in shares)
    small = _small(profiles.of(reading.root.ref).get("capital_yuan"), law.commitment.capital_yuan)
    if others or small is Verdict.NO:
        return Verdict.NO
    return small if shares and reading.root.ref not in cone.over else Verdict.UNKNOWN


def _small(capital: object, most: int) -> Verdict:
    try:
        return Verdict.YES if Decimal(str(capital)) <= most else Verdict.NO
    except InvalidOperation:
        return Verdict.UNKNOWN
