"""The key of a penalty decision against one party, the same from every file that speaks of it.

domain.md §4.4: (deciding authority, document number, party).
"""

import re
import unicodedata

from graph.identifiers import is_blank, normalise
from graph.identifiers.normal import fold
from graph.records import Party
from graph.vocabulary import NodeKind

_OPENING, _CLOSING = "[【〔〖﹝<〈(", "]】〕〗﹞>〉)"
_ROUND = str.maketrans(_OPENING + _CLOSING, "(" * len(_OPENING) + ")" * len(_CLOSING))
_YEAR = re.compile(r"\((\d{4})\)")


def document_number(written: str) -> str:
    """One spelling of a document number: no spaces, and the year in the brackets of the standard.

    >>> document_number("常市监罚字 [2026] １２ 号"), document_number("（常）应急罚（2026）3-1号")
    ('常市监罚字〔2026〕12号', '(常)应急罚〔2026〕3-1号')
    """
    text = "".join(unicodedata.normalize("NFKC", written).split())
    return _YEAR.sub(r"〔\1〕", text.translate(_ROUND))


def authority_id(code: str, name: str) -> str:
    """What tells a deciding authority apart: its code, else its name; `?` for neither."""
    return (fold(name) if is_blank(code) else normalise(code)).replace(":", "") or "?"


def event_party(authority: str, document: str, subject_key: str) -> Party:
    """The event of a decision (its number in the one spelling) against a party."""
    return Party(f"e:{authority}:{document}:{subject_key}", NodeKind.EVENT, document)
