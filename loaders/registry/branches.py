"""The branches table: which branch belongs to which enterprise, and who heads it."""

from collections.abc import Iterator

from graph.identifiers import org_key, person_number
from graph.intervals import FOREVER, Interval
from graph.records import Party, Statement
from graph.vocabulary import Flag, Kind, NodeKind, SubjectType
from loaders.base import Yield
from loaders.registry.columns import TableKind
from loaders.registry.identities import best_code, natural_person, source_id
from loaders.registry.ledger import Subject
from loaders.registry.names import mention
from loaders.registry.persons import office_props
from loaders.registry.profiles import profile_props
from loaders.registry.reading import Line, Reading
from loaders.registry.remedies import note_codes


def read_branches(reading: Reading) -> Iterator[Yield]:
    return reading.read(TableKind.BRANCHES, _row)


def _row(line: Line) -> Iterator[Statement]:
    """The tie; and the branch itself, unless the base table has a row of its own for it."""
    subject, name = line.subject(), line.cells.text("name")
    if subject is None or not name:
        return
    branch, codes = _branch(line, subject, name)
    record = f"{subject.record}|{branch.key}"
    said, place = line.reading.said, line.place
    yield said(subject, place, Kind.BRANCH_OF, branch, subject.org, record, {"name": name})
    if not line.reading.ledger.knows(branch.key):
        props = profile_props(name, SubjectType.BRANCH, codes)
        yield said(subject, place, Kind.PROFILE, branch, None, branch.key, props)
        yield from _head(line, subject, branch)


def _branch(line: Line, subject: Subject, name: str) -> tuple[Party, tuple[str, str]]:
    """A branch that is listed under the code of its enterprise has none of its own."""
    codes = line.cells.secret("code"), line.cells.secret("reg_no")
    note_codes(line.part.under, line.cells, "code", "reg_no")
    key = _key(subject, name, codes)
    if key == subject.org.key:
        line.warn("code", "code_of_head")
        codes = ("", "")
        key = _key(subject, name, codes)
    return Party(key, NodeKind.ORGANIZATION, name), codes


def _key(subject: Subject, name: str, codes: tuple[str, str]) -> str:
    return org_key(best_code(*codes), source_id(subject.provider), f"{subject.org.key}|{name}")


def _head(line: Line, subject: Subject, branch: Party) -> Iterator[Statement]:
    written = line.cells.secret("head")
    named = mention(written) if written else None
    if named is None:
        if written:
            line.warn("head", "name_not_clear")
        return
    keys, place = line.reading.ctx.keys, line.place
    number = person_number(named.number)
    who = natural_person(keys, branch, named.name, number)
    record = f"{branch.key}|{who.own_id}|{Kind.BRANCH_HEAD}"
    dated = Interval(line.reading.published, FOREVER), Flag.START_UNKNOWN
    props = office_props(who, "负责人")
    yield line.reading.said(
        subject, place, Kind.BRANCH_HEAD, who.party, branch, record, props, dated
    )
