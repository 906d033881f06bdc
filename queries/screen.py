"""A batch of codes against lists, ordered measures and active records, for one purpose
(二.(一).2.(2), 二.(一).2.(5), 二.(四).2.(1), (2)).

Only a hit on the subject itself counts: that its representative, its shareholder or its parent
is listed is no hit. What blocks and what flags is the policy's (screening.yaml). A code that is
not on file is unknown and never clear.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from graph.accountability.law import Citation
from graph.errors import InputError
from graph.identifiers import OrgCode, classify, org_key
from graph.intervals import Day, iso
from graph.policy import FundCarveOut, Policy, ScreenEffect, ScreenPurpose, ScreenRow
from graph.records import Node
from graph.store import View
from graph.text import Text
from graph.vocabulary import NodeKind, Word
from queries.hits import Found, Hit, hits_of
from queries.lists import lists_of
from queries.measures import measures_against
from queries.records import records_of
from queries.said import Said, Shape, Subject
from queries.sight import Sight

MOST = 1000  # codes in one batch


class ScreenOutcome(Word):
    BLOCK = "block", "拦截", "block"
    FLAG = "flag", "提示（须人工核对）", "flag: a person decides"
    CLEAR = "clear", "未命中", "clear"
    UNKNOWN = "unknown", "不明", "unknown"


class Screened(Shape):
    """What one code came to. `asked` is blank where it may be the number of a person."""

    number: int
    asked: str
    subject: Subject | None
    outcome: ScreenOutcome
    because: Said
    hits: tuple[Hit, ...] = ()


class ScreenAnswer(Shape):
    purpose: str
    label: Said
    carved_out: str
    stated: tuple[str, ...]
    as_of: str
    known_at: int
    policy: str
    policy_note: Said
    digest: str
    results: tuple[Screened, ...]


@dataclass(frozen=True)
class Batch:
    """What is asked: codes, for which purpose, and what the documents of the procedure say."""

    codes: Sequence[str]
    purpose: str
    stated: frozenset[str] = frozenset()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the organisations meant, as far as the codes are valid."""
        return tuple(dict.fromkeys(filter(None, map(code_key, self.codes))))


def code_key(asked: str) -> str:
    """The key of an organisation by a valid code; "" for whatever else is asked."""
    code = classify(asked)
    return org_key(code, "lookup", "") if code.valid else ""


def screen(
    batch: Batch, view: View, policy: Policy, as_of: Day, sight: Sight, most: int = MOST
) -> ScreenAnswer:
    """Raises InputError for an empty batch or one of more than `most` codes, NotFoundError for a
    purpose that the policy does not have."""
    purpose, carved = policy.screening.purpose(batch.purpose)
    _check_size(batch.codes, most)
    nodes = {key: n for key, n in view.find(batch.keys).items() if n.kind is _ORGANIZATION}
    rows = [row for row in purpose.rows if _applies(row, batch.stated, as_of)]
    found = _found(list(nodes.values()), view, policy, as_of, sight)
    results = []
    for number, asked in enumerate(batch.codes, 1):
        node = nodes.get(code_key(asked))
        if node is None:
            results.append(_unknown(number, asked))
        else:
            hits = hits_of(found[node.key], rows)
            results.append(_screened(number, asked, node, hits, purpose, carved))
    return ScreenAnswer(
        purpose=batch.purpose,
        label=Said.of(purpose.label),
        carved_out=carved or "",
        stated=tuple(sorted(batch.stated)),
        as_of=iso(as_of),
        known_at=view.known_at,
        policy=f"{policy.id}@{policy.version}",
        policy_note=Said.of(policy.in_force_note),
        digest=policy.digest,
        results=tuple(results),
    )


_ORGANIZATION = NodeKind.ORGANIZATION


def _check_size(codes: Sequence[str], most: int) -> None:
    if not codes:
        raise InputError(_EMPTY)
    if len(codes) > most:
        raise InputError(_TOO_MANY.fill(found=len(codes), most=most))


def _applies(row: ScreenRow, stated: Collection[str], as_of: Day) -> bool:
    return row.in_force(as_of) and (row.needs is None or row.needs in stated)


def _found(
    nodes: list[Node], view: View, policy: Policy, as_of: Day, sight: Sight
) -> dict[str, Found]:
    listed, ordered = lists_of(nodes, view, as_of), measures_against(nodes, view, as_of)
    records = records_of(nodes, view)
    cited = {k: Citation.of(b) for k, b in policy.bases.items() if b.in_force(as_of)}
    return {
        n.key: Found(listed[n.ref], ordered[n.ref], records[n.ref].entries, as_of, sight, cited)
        for n in nodes
    }


def _screened(
    number: int,
    asked: str,
    node: Node,
    hits: tuple[Hit, ...],
    purpose: ScreenPurpose,
    carved: FundCarveOut | None,
) -> Screened:
    effects = {hit.effect for hit in hits}
    if carved is not None:
        outcome, because = ScreenOutcome.CLEAR, _CARVED.fill(funds=carved.label)
    elif ScreenEffect.BLOCK in effects:
        outcome, because = ScreenOutcome.BLOCK, _BLOCKED.fill(purpose=purpose.label)
    elif ScreenEffect.FLAG in effects:
        outcome, because = ScreenOutcome.FLAG, _FLAGGED
    else:
        outcome, because = ScreenOutcome.CLEAR, _CLEAR
    return Screened(
        number=number,
        asked=asked,
        subject=Subject.of(node),
        outcome=outcome,
        because=Said.of(because),
        hits=tuple(_as_information(h) for h in hits) if carved else hits,
    )


def _as_information(hit: Hit) -> Hit:
    return hit.model_copy(update={"effect": ScreenEffect.INFO})


def _unknown(number: int, asked: str) -> Screened:
    code = classify(asked)
    # What is no code at all may be the number, the key or the name of a person: it is not kept.
    sure = code.valid or code.scheme in ("uscc", "org_code")
    because = _NOT_ON_FILE if code.valid else _no_code(code)
    return Screened(
        number=number,
        asked=code.value if sure else "",
        subject=None,
        outcome=ScreenOutcome.UNKNOWN,
        because=Said.of(because),
    )


def _no_code(code: OrgCode) -> Text:
    if code.scheme == "other":
        return _NO_CODE
    notes = list(code.warnings) or [_NO_CODE]
    return _INVALID.fill(
        why=Text("；".join(n.zh for n in notes), "; ".join(n.en for n in notes)),
    )


_EMPTY = Text(
    "没有要比对的代码；请写出代码，或用 --file 给出文件",
    "there is no code to screen; give codes, or a file with --file",
)
_TOO_MANY = Text(
    "一次最多比对 {most} 个代码，这里有 {found} 个；请分批",
    "at most {most} codes are screened at once, here are {found}; split them",
)
_CARVED = Text(
    "{funds}资金不受名单限制（二.(一).2.(2)）；命中仅供知悉",
    "no list keeps anybody from {funds} (二.(一).2.(2)); hits are information only",
)
_BLOCKED = Text("用途“{purpose}”：依法拦截", "blocked for the purpose “{purpose}”")
_FLAGGED = Text("有须人工核对的命中；提示不是结论", "there are hits to look at: no ruling")
_CLEAR = Text("截至该日没有命中", "no hit on that day")
_NOT_ON_FILE = Text(
    "库中没有这一代码的单位；不明不等于未命中，请先载入有关文件",
    "no organization of this code is on file; unknown is not clear: load the file that has it",
)
_INVALID = Text(
    "代码无效：{why}；请核对后再比对", "the code is not valid: {why}; check it and screen again"
)
_NO_CODE = Text(
    "不是单位代码；名称不是身份，请写统一社会信用代码；查询个人请用 zelian clearance 或 office",
    "this is no code of an organization; a name is not an identity: give the code. Of a person ask "
    "with `zelian clearance` or `zelian office`",
)
