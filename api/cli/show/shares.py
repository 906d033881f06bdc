"""Shares, control and chains in words: per cent as known, and never more than is recorded."""

from api.cli.show.graph import name
from api.cli.show.words import rows, span, word
from graph.text import Lang, Text
from queries.owners.shapes import Control, Extent, Hop
from queries.shares import Verdict

_UNKNOWN = Text("不明", "unknown")
_FROM = Text("至少{low}%，其余不明", "{low} % at least, the rest unknown")
_CONTROL = {
    Verdict.YES: Text("控制", "controls"),
    Verdict.NO: Text("未见控制", "no control on record"),
    Verdict.UNKNOWN: Text("是否控制不明", "control unknown"),
}
_JOINT = Text("共同控制", "controls jointly")
_VERDICT = {v: v.label for v in Verdict}
_UNCERTAIN = {
    "start_unknown": Text("起日不明", "start unknown"),
    "stop_unknown": Text("止日不明", "end unknown"),
    "conflict": Text("来源冲突", "sources conflict"),
}
_INDIRECT = Text("间接", "indirect")


def share(extent: Extent | None, lang: Lang) -> str:
    """One number, or from and to; nothing for nothing on record."""
    if extent is None:
        return ""
    if extent.low is None or extent.high is None:
        known = _FROM.fill(low=f"{extent.low:g}") if extent.low else _UNKNOWN
        return known.say(lang)
    if extent.unknown:
        return (_FROM.fill(low=f"{extent.low:g}") if extent.low else _UNKNOWN).say(lang)
    if extent.low == extent.high:
        return f"{extent.low:g}%"
    return f"{extent.low:g}–{extent.high:g}%"


def control(found: Control, lang: Lang) -> str:
    joint = found.joint and found.verdict is Verdict.YES
    return (_JOINT if joint else _CONTROL[found.verdict]).say(lang)


def verdict(found: Verdict, lang: Lang) -> str:
    return _VERDICT[found].say(lang)


def hop_line(hop: Hop, lang: Lang) -> str:
    """One relation with what is recorded of it and what is not known."""
    said = [share(hop.share, lang), hop.instrument, _INDIRECT.say(lang) if hop.indirect else ""]
    said += [_UNCERTAIN[code].say(lang) for code in hop.uncertain]
    told = " ".join(part for part in said if part)
    return f"{name(hop.holder)} —{word(hop.kind, lang)}{f' {told}' if told else ''}→ " + name(
        hop.target
    )


def chain_line(hops: tuple[Hop, ...], depth: int, lang: Lang) -> str:
    """A chain on one line; beyond the depth only how many hops it goes on."""
    shown = [hop_line(hop, lang) for hop in hops[:depth]]
    left = len(hops) - len(shown)
    more = Text(f"…（还有{left}层）", f"… ({left} more)").say(lang) if left else ""
    return "; ".join([*shown, *([more] if more else [])])


def sources(hops: tuple[Hop, ...], lang: Lang) -> str:
    """Interval and rows of every hop."""
    lines = [f"{span((h.valid_from, h.valid_to))} {rows(h.proofs, lang)}" for h in hops]
    return "\n".join(dict.fromkeys(lines))
