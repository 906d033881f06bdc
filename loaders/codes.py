"""Codes that one row states of one organisation: each is a key under which others know it."""

from collections.abc import Callable, Iterator, Mapping

from graph.identifiers import OrgCode, classify, org_code_of, org_key
from graph.records import Party, Statement
from graph.vocabulary import Kind, NodeKind
from loaders.tables import Cells

Warn = Callable[[str, str], None]


def same_as(
    cells: Cells, fields: tuple[str, ...], name: str, state: Callable[..., Statement]
) -> Iterator[Statement]:
    """That the valid codes in these columns are of one organisation."""
    filled = [field for field in fields if cells.secret(field)]
    if len(filled) < 2:
        return
    codes = {field: classify(cells.secret(field)) for field in filled}
    for one, other in pairs(codes, name, cells.warn):
        record = f"{one.key}|{other.key}"
        yield state(kind=Kind.SAME_AS, src=one, dst=other, record_id=record)


def pairs(codes: Mapping[str, OrgCode], name: str, warn: Warn) -> Iterator[tuple[Party, Party]]:
    """The strongest key and the other one, by the codes of a row as they stand in its columns.

    Only a registration number needs a word: the unified code holds the organisation code itself.
    Codes that contradict each other say nothing, since one of them is wrong.
    """
    valid = {field: code for field, code in codes.items() if code.valid}
    odd = _contradiction(valid)
    if odd:
        warn(odd, "codes_contradict")
        return
    keys = {code.scheme: org_key(code, "", "") for code in valid.values()}
    strong, weak = keys.get("uscc") or keys.get("org_code"), keys.get("reg_no")
    if strong and weak:
        yield _party(strong, name), _party(weak, name)


def _contradiction(valid: Mapping[str, OrgCode]) -> str | None:
    """The first column whose code cannot be of the organisation of the columns before it."""
    known: dict[str, str] = {}
    for field, code in valid.items():
        repeated = known.setdefault(code.scheme, code.value) == code.value
        inside = org_code_of(known.get("uscc", ""))
        if not repeated or (inside and known.get("org_code", inside) != inside):
            return field
    return None


def _party(key: str, name: str) -> Party:
    return Party(key, NodeKind.ORGANIZATION, name)
