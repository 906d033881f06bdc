"""Under which key a party stands.

A valid Chinese code is the organisation that registers know. Any other identifier is its scheme
and id, the same in every publication. An id of the publisher's own is known in that publisher's
data only (an identifier without a scheme). The id of a party, which the standard makes unique in
its process, is a reference there: any release of the process may tell who it is. A name alone is
a name in its process: two of them are one party there and nowhere else.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from graph.identifiers import (
    KeyRing,
    OrgCode,
    candidate_key,
    classify,
    notes,
    org_key,
    person_number,
    reference_key,
)
from graph.identifiers.normal import fold
from graph.records import Party
from graph.vocabulary import NodeKind
from loaders.tables import scrub

_CHINESE = re.compile(r"CN($|-)|USCC|统一社会信用代码|组织机构代码|注册号", re.IGNORECASE)
_ORG_ID = re.compile(r"([A-Z]{2,3}-[A-Z0-9]{2,})-(\S+)")  # as org-id.guide writes it
_PRIORITY = ("uscc", "org_code", "reg_no")
_LONGEST = 100
_LONG_NUMBER = re.compile(r"[0-9]{15}")
_SPACES = re.compile(r"[\s:]+")
_NO_CODE = OrgCode("other", "", False)
# The same parties come again and again in a file.
_code_of, _number_of = lru_cache(4096)(classify), lru_cache(4096)(person_number)
_OWN_CANDIDATE = re.compile(r"c:ocds:[0-9a-f]{24}")


class Who(NamedTuple):
    """A party as it is described: its own id, its name, its identifiers as (scheme, id)."""

    own: str
    name: str
    identifiers: Sequence[tuple[str, str]]
    natural: bool

    @property
    def known(self) -> bool:
        return bool(self.own or self.name or self.identifiers)


class Identified(NamedTuple):
    party: Party
    doubted: str = ""  # a code that does not pass its check


def identify(who: Who, process: str, prefix: str, keys: KeyRing) -> Identified:
    identifiers = [*who.identifiers, *_org_id(who.own)]
    number = next((n for _, i in identifiers if (n := _number_of(i)).valid), None)
    codes = [(scheme, _code_of(written)) for scheme, written in identifiers]
    chosen = _chinese_code(codes)
    if chosen is None and number is not None and _is_citizen(number.value):
        return Identified(Party(keys.person_key(number), NodeKind.PERSON, who.name))
    if who.natural or any(notes.PERSON_IN_CODE in code.warnings for _, code in codes):
        return Identified(_candidate(who, process))
    key = org_key(chosen, "", "") if chosen else _foreign(who, identifiers, process, prefix, keys)
    wrong = [code.value for scheme, code in codes if _CHINESE.search(scheme) and not code.valid]
    return Identified(Party(key, NodeKind.ORGANIZATION, who.name), wrong[0] if wrong else "")


def _is_citizen(number: str) -> bool:
    return len(number) == 18


def _chinese_code(codes: Sequence[tuple[str, OrgCode]]) -> OrgCode | None:
    """The strongest valid code. Outside a Chinese scheme only a unified code without a doubt
    counts: shorter numbers of other countries pass the check by chance."""
    fit = [
        code
        for scheme, code in codes
        if code.valid and (_CHINESE.search(scheme) or (code.scheme == "uscc" and not code.warnings))
    ]
    return min(fit, key=lambda code: _PRIORITY.index(code.scheme), default=None)


def _candidate(who: Who, process: str) -> Party:
    if _OWN_CANDIDATE.fullmatch(who.own):
        return Party(who.own, NodeKind.PERSON, who.name)
    key = candidate_key("ocds", process, scrub(who.own), who.name)
    return Party(key, NodeKind.PERSON, who.name)


def _foreign(
    who: Who, identifiers: Sequence[tuple[str, str]], process: str, prefix: str, keys: KeyRing
) -> str:
    full = [(scheme, written) for scheme, written in identifiers if scheme]
    if full:
        scheme, written = full[0]
        return _key(scheme, written, keys)
    if identifiers:
        return _key(prefix, identifiers[0][1], keys)
    return refer(process, who.own) if who.own else _key(process, name_label(who.name), keys)


def refer(process: str, own: str) -> str:
    """The key under which the releases of a process mean a party by its id: who that is may be
    told in any of them, or never."""
    return reference_key(process, own if scrub(own) == own else name_label(own))


def name_label(name: str) -> str:
    """What stands for a name in a key."""
    return f"n-{hashlib.sha256(fold(name).encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"


def _key(source: str, written: str, keys: KeyRing) -> str:
    label = unicodedata.normalize("NFKC", written).strip()
    hidden = scrub(label) != label or _LONG_NUMBER.search(label) or len(label) > _LONGEST
    if hidden:
        label = keys.contact_key("identifier", label).partition(":")[2][:24]
    return org_key(_NO_CODE, _SPACES.sub("_", source), label)


def _org_id(own: str) -> list[tuple[str, str]]:
    found = _ORG_ID.fullmatch(own)
    return [(found[1], found[2])] if found else []
