"""Which judgements may be made; they are recorded and taken back, never changed or removed."""

from collections.abc import Collection

from graph.errors import InputError, NotFoundError
from graph.records import Judgement
from graph.resolution.identity import may_merge
from graph.text import Text


def check(judgement: Judgement, known: Collection[str]) -> None:
    """Raises NotFoundError for a key that nothing states, InputError for what may not merge."""
    for key in (judgement.mention, judgement.target):
        if key not in known:
            raise NotFoundError(_unknown(key))
    if judgement.same and not may_merge(judgement.mention, judgement.target):
        raise InputError(_no_merge(judgement))


def not_standing(number: int) -> NotFoundError:
    return NotFoundError(
        Text(
            f"没有编号为 {number} 的有效判定；请用 zelian match list --judged 查看",
            f"judgement {number} does not stand; see zelian match list --judged",
        )
    )


def _unknown(key: str) -> Text:
    return Text(
        f"库中没有键“{key}”；请用 zelian match list 查看待判定的对象",
        f"nothing is stated under “{key}”; see zelian match list",
    )


def _no_merge(judgement: Judgement) -> Text:
    pair = f"{judgement.mention} → {judgement.target}"
    return Text(
        f"不能合并 {pair}：只能把较弱的标识并入较强的同类标识，两个有效代码或两个号码不得合并",
        f"{pair} cannot be merged: only a weaker identifier goes into a stronger one of the same "
        "kind; never two valid codes, never two numbered persons",
    )
