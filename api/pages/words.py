"""What templates say things with, in one language: the same words as on the command line."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from api.cli.show.bidders import verdict
from api.cli.show.words import disputes, ending, tier, word
from graph.accountability.proof import Proof
from graph.text import Lang, Text
from queries.said import Said

_OPEN_START, _OPEN_STOP = "1000-01-01", "9999-12-31"
_NOT_STATED = Text("期间未载明", "days not stated")
_SINCE = Text("{start} 起", "from {start}")
_BEFORE = Text("{stop} 前", "before {stop}")
_ON = Text("{start} 当日", "on {start}")
_BETWEEN = Text("{start} 起，{stop} 前", "from {start}, before {stop}")
_KEY_SHOWN = 12  # characters of a key that tell holders apart on a page


def words_in(lang: Lang) -> dict[str, Callable[..., Any]]:
    """The filters of templates."""
    return {
        "say": partial(say, lang=lang),
        "word": partial(word, lang=lang),
        "tier": partial(tier, lang=lang),
        "ending": partial(ending, lang=lang),
        "disputes": partial(disputes, lang=lang),
        "days": partial(days, lang=lang),
        "spans": partial(spans, lang=lang),
        "day": day,
        "short": short,
        "sources": sources,
        "dated": dated,
        "lines": lines,
    }


def globals_in(lang: Lang) -> dict[str, Any]:
    return {
        "lang": lang,
        "t": partial(pick, lang=lang),
        "verdict": partial(verdict, lang=lang),
        "sign": sign,
        "td": td,
    }


def pick(zh: str, en: str, *, lang: Lang, **values: object) -> str:
    """A sentence of a template; what fills it is said in the same language."""
    return Text(zh, en).fill(**values).say(lang) if values else Text(zh, en).say(lang)


def say(text: Text | Said | Any, lang: Lang) -> str:
    """Of a word its label."""
    said: Text | Said = getattr(text, "label", text)
    return said.say(lang)


def day(written: str) -> Markup:
    """A day that is not broken at its hyphens."""
    return Markup('<time datetime="{0}">{0}</time>').format(written)


def days(interval: tuple[str, str], lang: Lang) -> Markup:
    """A half-open interval in words: its last day is named as the first that is out."""
    start, stop = interval
    begins, ends = start > _OPEN_START, stop < _OPEN_STOP
    if begins and ends:
        text = _ON if _next(start) == stop else _BETWEEN
    else:
        text = _SINCE if begins else _BEFORE if ends else _NOT_STATED
    said: str = escape(text.say(lang))
    return Markup(said).format(start=day(start), stop=day(stop))


def _next(written: str) -> str:
    return (date.fromisoformat(written) + timedelta(days=1)).isoformat()


def spans(intervals: tuple[tuple[str, str], ...], lang: Lang) -> Markup:
    return Markup("；" if lang == "zh" else "; ").join(days(i, lang) for i in intervals)


def short(key: str) -> str:
    return key if len(key) <= 2 * _KEY_SHOWN else f"{key[:_KEY_SHOWN]}…"


def sources(proofs: tuple[Proof, ...]) -> list[Any]:
    """Every row that a path rests on, once, in its order."""
    found: Mapping[tuple[object, ...], Any] = {
        (s.document, s.row, s.provider, s.version): s for p in proofs for s in p.sources
    }
    return list(found.values())


def dated(interval: tuple[str, str]) -> bool:
    return interval[0] > _OPEN_START or interval[1] < _OPEN_STOP


def lines(text: str) -> Markup:
    return Markup("<br>").join(text.split("\n"))


def td(heading: str) -> Markup:
    """Of a cell: what it is one of, for tables whose cells are stacked on a narrow screen."""
    return Markup('role="cell" data-th="{}"').format(heading)


# A state has a shape of its own, so that no reader depends on colours.
_SIGNS = {
    "stands": "●",
    "block": "■",
    "flag": "▲",
    "info": "ⓘ",
    "clear": "✓",
    "unknown": "?",
    "pending_review": "◐",
    "contested": "⚑",
    "suspended": "‖",
    "determined": "●",
    "accountable": "◆",
    "in_office_then": "◇",
    "candidate": "◇",
    "not_yet": "◌",
}


def sign(kind: str) -> str:
    return _SIGNS.get(kind, "○")
