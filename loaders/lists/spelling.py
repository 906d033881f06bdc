"""Case numbers, and the keys of events that are entries in a list."""

import unicodedata

from graph.records import Party
from graph.vocabulary import EventCategory, ListCode, NodeKind
from loaders.penalties.events import document_number

# Lists whose entries are defaults.
DEFAULTS = tuple(code for code in ListCode if code.value in {c.value for c in EventCategory})
LISTS = {name: code for code in DEFAULTS for name in (code.value, code.label.zh)}

_ROUND = str.maketrans("([【〔〖﹝<〈)]】〕〗﹞>〉", "（" * 8 + "）" * 8)


def case_number(written: str) -> str:
    """One spelling of a case number: no spaces, full-width round brackets as courts print them.

    >>> case_number("(2014)广法执字第00232号"), case_number("〔2019〕皖1122执 1194号")
    ('（2014）广法执字第00232号', '（2019）皖1122执1194号')
    """
    return "".join(unicodedata.normalize("NFKC", written).split()).translate(_ROUND)


def list_event(code: ListCode, authority: str, decision: str, subject_key: str) -> Party:
    """The default that an entry in a list establishes, by the number of its decision, or by the
    day of entry where the authority gives none.

    The list stands in the key: a penalty under the same number is another event.
    """
    return Party(f"e:{authority}:{code}/{decision}:{subject_key}", NodeKind.EVENT, decision)


# How the decisions of each list are numbered.
NUMBERED = {code: case_number if code is ListCode.SXBZXR else document_number for code in DEFAULTS}
