"""Who stands in a row: a unit by its codes, a person by number or key, else a mention."""

import re
from typing import NamedTuple

from graph.identifiers import KeyRing, candidate_key
from graph.records import Party
from graph.vocabulary import Assurance, NodeKind
from loaders.lists.subjects import reads_as_person
from loaders.penalties.events import authority_id
from loaders.penalties.subjects import Someone, organization, person
from loaders.tables import Cells, Layout, column

_PERSON_KEY = re.compile(r"p[0-9a-z]+:[0-9a-f]{64}")

CATEGORIES = {
    "法人及非法人组织": False,
    "法人和非法人组织": False,
    "法人": False,
    "非法人组织": False,
    "个体工商户": False,
    "机关": False,
    "单位": False,
    "组织": False,
    "自然人": True,
    "个人": True,
}


class Who(NamedTuple):
    """The fields under which a row names one party. `kind` is "" for one that is always a unit."""

    name: str
    code: str
    document: str
    number: str
    kind: str = ""


def who(prefix: str, units: bool = False) -> Who:
    kind = "" if units else f"{prefix}_kind"
    return Who(prefix, f"{prefix}_code", f"{prefix}_document", f"{prefix}_number", kind)


def who_layout(
    prefix: str, zh: str, required: bool = False, aliases: str = "", units: bool = False
) -> Layout:
    """The columns of one party, each heading beginning with the same word.

    `units`: it cannot be a natural person, and has no columns of one.
    """
    names = f"{zh}名称 {zh}" if units else f"{zh}名称 {zh}姓名 {zh}姓名或名称 {zh}"
    layout = {
        prefix: column(f"{names} {aliases}".strip(), required=required, limit=200),
        f"{prefix}_code": column(f"{zh}统一社会信用代码 {zh}代码", secret=True),
    }
    if not units:
        layout[f"{prefix}_kind"] = column(f"{zh}类别", limit=16)
        layout[f"{prefix}_document"] = column(f"{zh}证件类型", limit=64)
        layout[f"{prefix}_number"] = column(f"{zh}证件号码", secret=True)
    return layout


def unit(cells: Cells, field: str, name: str, provider: str) -> Party:
    """A unit by the code in a column; without one it is known in this provider's data only."""
    return organization(cells, (field,), name, authority_id("", provider))


def party(cells: Cells, keys: KeyRing, fields: Who, provider: str, near: str) -> Someone | None:
    """A person or a unit; `near` tells one mention from another. None for a blank, and for a row
    that is rejected since it does not tell which of the two it names."""
    name = cells.text(fields.name)
    if not name:
        if any(cells.secret(f) for f in (fields.code, fields.number)):
            cells.reject(fields.name, "missing_value")
        return None
    is_person = _is_person(cells, fields)
    if is_person is None:
        return None
    if is_person:
        return natural(cells, keys, fields, name, near)
    return Someone(unit(cells, fields.code, name, provider))


def _is_person(cells: Cells, fields: Who) -> bool | None:
    """By the category, else by what stands beside the name. A name alone tells neither, and a
    person must not be taken for a unit."""
    if not fields.kind:
        return False
    stated = cells.choice(fields.kind, CATEGORIES)
    if stated is not None or cells.rejected:
        return stated
    if cells.secret(fields.number) or cells.secret(fields.document):
        return True
    if reads_as_person(cells.secret(fields.code)):
        cells.reject(fields.code, "person_number_in_code")
        return None
    if not cells.secret(fields.code):
        cells.reject(fields.code, "unit_or_person")
        return None
    return False


def natural(cells: Cells, keys: KeyRing, fields: Who, name: str, near: str) -> Someone:
    """A person by a whole number, else a mention with a warning."""
    mention = candidate_key("row", near, name)
    return person(cells, keys, fields.number, fields.document, name, mention)


HOLDER: Layout = {
    "holder": column("所涉人员姓名 异议人姓名 申请人姓名 责任人姓名", limit=50),
    "holder_document": column(
        "所涉人员证件类型 异议人证件类型 申请人证件类型 责任人证件类型", limit=64
    ),
    "holder_number": column(
        "所涉人员证件号码 异议人证件号码 申请人证件号码 责任人证件号码", secret=True
    ),
    "holder_key": column("所涉人员键 异议人键 申请人键 责任人键", limit=80),
}
_HOLDER = who("holder")


def holder(cells: Cells, keys: KeyRing) -> Someone | None:
    """The one person whom a document speaks of; None for the subject of the event itself.

    Only a whole number, or the key that an answer shows, tells who it is: a name is no identity.
    """
    name, key = cells.text("holder"), cells.text("holder_key")
    if not name and not key and not cells.secret("holder_number"):
        return None
    if key:
        found = by_key(cells, "holder_key", key)
        if cells.secret("holder_number") and not cells.rejected:
            _same(cells, keys, key, name)
        return found
    if not name:
        cells.reject("holder", "missing_value")
    return numbered_only(cells, "holder_number", natural(cells, keys, _HOLDER, name or "?", ""))


def numbered_only(cells: Cells, field: str, found: Someone) -> Someone:
    """Rejects a person without a whole number: a name is no identity."""
    if found.assurance not in (None, Assurance.VERIFIED_ID):
        cells.reject(field, "number_or_key")
    return found


def by_key(cells: Cells, field: str, key: str) -> Someone:
    """Without a name beside the key: a slip must not rename whom the key means."""
    if not _PERSON_KEY.fullmatch(key):
        cells.reject(field, "not_a_key")
    return Someone(Party(key, NodeKind.PERSON), Assurance.VERIFIED_ID)


def _same(cells: Cells, keys: KeyRing, key: str, name: str) -> None:
    if natural(cells, keys, _HOLDER, name or "?", "").party.key != key:
        cells.reject("holder_key", "key_of_another")
