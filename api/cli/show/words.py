"""Codes of answers as words, and proofs as one line."""

from graph.accountability.outcome import Capacity, Entry, EntryStatus
from graph.accountability.proof import Proof
from graph.policy import Publication, Registry, Tier
from graph.text import Lang, Text
from graph.vocabulary import (
    EventStatus,
    Finding,
    Kind,
    NodeKind,
    Severity,
    SubjectType,
    Word,
)

_LABELLED = (
    Kind,
    NodeKind,
    Finding,
    Tier,
    Publication,
    Severity,
    SubjectType,
    EventStatus,
    EntryStatus,
)
_WORDS: dict[str, Word] = {str(word): word for vocabulary in _LABELLED for word in vocabulary}
_OWN = {
    "subject": Text("当事人", "subject"),
    "parent": Text("出资人（母公司等）", "holds a share of the subject"),
    "subsidiary": Text("所投资企业", "the subject holds a share of it"),
    "head_office": Text("所属法人（总机构）", "head office"),
    "branch": Text("分支机构", "branch"),
    "partner": Text("合伙人（组织）", "partner"),
    "changed": Text("变更", "changed"),
}
_ENDED = Text("{day} 起（{document}）", "from {day} ({document})")
_WITHDRAW = Text("撤回期限：{day}（三个工作日）", "to be taken back by {day} (three working days)")
_DISPUTED = Text(
    "异议 {number}（{grounds}）：{on} 受理，{due} 前处理",
    "dispute {number} ({grounds}): received {on}, to be decided by {due}",
)
_DECIDED = {
    True: Text(
        "异议 {number}（{grounds}）：{decided} 成立",
        "dispute {number} ({grounds}): upheld {decided}",
    ),
    False: Text(
        "异议 {number}（{grounds}）：{decided} 不成立",
        "dispute {number} ({grounds}): not upheld {decided}",
    ),
}
_PRESUMED = Text("（推定）", " (presumed)")


def word(code: str | None, lang: Lang) -> str:
    """The label of a code; what has none is shown as it is."""
    if not code:
        return ""
    if code in _OWN:
        return _OWN[code].say(lang)
    return _WORDS[code].label.say(lang) if code in _WORDS else code


def tier(entry: Entry, lang: Lang) -> str:
    """An entry by status is always shown with the word presumed (domain.md §0.1(6)); one in the
    file of bodies and officials with the name of that file."""
    presumed = _PRESUMED.say(lang) if entry.tier == Tier.A_STATUS else ""
    apart = entry.registry.label.say(lang) if entry.registry is Registry.GOVERNMENT else ""
    return "\n".join(part for part in (word(entry.tier, lang) + presumed, apart) if part)


def ending(entry: Entry, lang: Lang) -> list[str]:
    """From which day on an entry is ended, by which document; nothing for one that is not."""
    if entry.ended_on is None or entry.ended_by is None:
        return []
    told = _ENDED.fill(day=entry.ended_on, document=entry.ended_by.doc_no)
    lines = [f"{word(entry.status, lang)} {told.say(lang)}"]
    if entry.withdraw_by:
        lines.append(_WITHDRAW.fill(day=entry.withdraw_by).say(lang))
    return lines


def disputes(entry: Entry, lang: Lang) -> list[str]:
    """Each dispute over an entry, open or decided."""
    lines = []
    for contest in entry.contests:
        facts = {"number": contest.number, "grounds": contest.grounds.label, "on": contest.received}
        if contest.decided is None:
            told = _DISPUTED.fill(due=contest.due or "…", **facts)
        else:
            told = _DECIDED[contest.upheld].fill(decided=contest.decided, **facts)
        lines.append(f"⚑ {told.say(lang)}")
    return lines


def span(interval: tuple[str, str]) -> str:
    """`[from, to)`; an open end is shown as …"""
    start = "…" if interval[0] <= "1000-01-01" else interval[0]
    stop = "…" if interval[1] >= "9999-12-31" else interval[1]
    return f"[{start}, {stop})"


def spans(intervals: tuple[tuple[str, str], ...]) -> str:
    return " ".join(span(i) for i in intervals)


def capacity(held: Capacity, lang: Lang) -> str:
    return " ".join(part for part in (word(held.code, lang), spans(held.overlap)) if part)


def rows(proofs: tuple[Proof, ...], lang: Lang) -> str:
    """Where a path comes from: each document with its row."""
    at = Text("第{row}行", "row {row}")
    found = []
    for proof in proofs:
        for source in proof.sources:
            row = f" {at.fill(row=source.row).say(lang)}" if source.row else ""
            found.append(f"{source.document}{row}")
    return "\n".join(dict.fromkeys(found))


def terms(proofs: tuple[Proof, ...]) -> str:
    return "\n".join(dict.fromkeys(span((p.valid_from, p.valid_to)) for p in proofs if _dated(p)))


def _dated(proof: Proof) -> bool:
    return proof.valid_to < "9999-12-31" or proof.valid_from > "1000-01-01"
