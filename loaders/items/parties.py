"""Whom a record is of. Records refer to one another by reference; each states the keys it knows."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.identifiers import (
    KeyRing,
    OrgCode,
    candidate_key,
    classify,
    org_key,
    person_number,
    reference_key,
)
from graph.identifiers.citizens import looks_like_citizen_number
from graph.records import Party
from graph.vocabulary import Assurance, NodeKind
from loaders.items.entry import Entry
from loaders.masks import Masks, masks_of
from loaders.tables import scrub

_PRIORITY = ("uscc", "org_code", "reg_no")  # domain.md §4.1
_GAPS = re.compile(r"[\s:]+")
_CHINESE = re.compile(
    r"^(?:CN|CHN)(?:-|$)|统一社会信用代码|组织机构代码|注册号|工商注册|unified social credit", re.I
)
_CARD = re.compile(r"^(?:CN|CHN)-(?:IDCARD|ID)$|身份证|公民身份号码|resident identity", re.I)


class Known(NamedTuple):
    """A subject with the key that tells it apart, and what comes with it."""

    party: Party
    assurance: Assurance | None = None  # of persons
    masks: Masks | None = None
    codes: tuple[OrgCode, ...] = ()  # valid Chinese codes, the strongest first


class Written(NamedTuple):
    """An identifier as it is written down; `scheme` is its register or kind of document."""

    scheme: str
    value: str


def source_of(provider: str) -> str:
    """The provider as a part of a key."""
    return _GAPS.sub("_", provider.strip())


def reference(provider: str, record: str) -> Party:
    return Party(reference_key(source_of(provider), record), NodeKind.RECORD)


def known_organization(
    entry: Entry, provider: str, record: str, name: str, written: Iterable[Written]
) -> Known:
    """By a valid Chinese code; else by the first id of a register; else by the record itself."""
    ids = list(written)
    codes = sorted(_codes(entry, ids), key=lambda code: _PRIORITY.index(code.scheme))
    if codes:
        key = org_key(codes[0], "", "")
    else:
        own = next(_foreign(ids), None)
        key = f"t:{own[0]}:{own[1]}" if own else _by_record(provider, record)
    return Known(Party(key, NodeKind.ORGANIZATION, name), codes=tuple(codes))


def shown(written: Iterable[Written]) -> list[str]:
    """The ids of other registers as a profile tells them, without a person's number."""
    others = (w for w in written if not (_CHINESE.search(w.scheme) and classify(w.value).valid))
    return sorted({f"{scheme}:{value}" for scheme, value in _foreign(others)})


def _by_record(provider: str, record: str) -> str:
    return "t" + reference_key(source_of(provider), record)[1:]


def _codes(entry: Entry, ids: Iterable[Written]) -> Iterator[OrgCode]:
    """Valid codes of China. Ids of other registers may look like one by chance."""
    for scheme, value in ids:
        code = classify(value)
        chinese = bool(_CHINESE.search(scheme))
        if code.valid and (chinese or (code.scheme == "uscc" and not scheme)):
            yield code
        elif chinese and code.warnings:
            entry.warn(
                "identifiers", code.value, "check_digit", why=code.warnings[0], suggestions=""
            )


def _foreign(ids: Iterable[Written]) -> Iterator[Written]:
    for scheme, value in ids:
        plain = scrub(value)
        if scheme and value == plain and not looks_like_citizen_number(value):
            yield Written(source_of(scheme), _GAPS.sub("_", value.strip()))


def known_person(
    entry: Entry, keys: KeyRing, provider: str, record: str, name: str, written: Iterable[Written]
) -> Known:
    """By a whole, valid citizen number; else a candidate under the record that names it."""
    own = reference_key(source_of(provider), record)
    candidate = Party(candidate_key(source_of(provider), "record", own), NodeKind.PERSON, name)
    masked: Masks | None = None
    for scheme, value in written:
        read = person_number(value, "身份证" if _CARD.search(scheme) else scheme)
        masks = masks_of(keys, read)
        if read.scheme == "id_card" and read.valid:
            party = Party(keys.person_key(read), NodeKind.PERSON, name)
            return Known(party, Assurance.VERIFIED_ID, masks)
        masked = masked or masks
        if read.scheme == "id_card" and not read.masked:
            entry.warn_number("identifiers", value, "number_invalid", why=read.warnings[0])
        elif not read.masked:
            entry.warn_number("identifiers", value, "number_not_kept")
    assurance = Assurance.MASKED if masked else Assurance.NAME_ONLY
    return Known(candidate, assurance, masked)
