"""Reads OCDS: each release states what it says of its process, in its own version."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from graph.records import Source, Statement
from graph.text import Text
from graph.vocabulary import Rank
from loaders.base import Context as Said
from loaders.base import Loader, Yield
from loaders.json_input import Document, Item, open_document
from loaders.ocds.awards import award_statements, awards_said
from loaders.ocds.bids import bid_statements
from loaders.ocds.context import Context
from loaders.ocds.contracts import contract_statements
from loaders.ocds.holdings import party_statements
from loaders.ocds.parties import Parties
from loaders.ocds.process import process_statements
from loaders.ocds.reading import Notes
from loaders.ocds.release import Release, looks_like_ocds, read_release
from loaders.ocds.stages import stage_statements
from loaders.ocds.telling import Teller
from loaders.ocds.unpack import unpack
from loaders.tables import refuse, scrub, sha256_of

_LISTS = ("releases", "records")
_OTHER_KIND = Text(
    "不是 OCDS：没有发布（release）或记录（record）", "is no OCDS: it has no releases"
)
_ASK_OCDS = Text(
    "应为发布、发布包、记录或记录包，每个过程有 ocid；请确认选对了文件和格式",
    "a release, a record or a package of them is needed, with an ocid for each process; make sure "
    "that file and format are the right ones",
)


def read(path: Path, ctx: Said) -> Iterator[Yield]:
    document = _open(path)
    with closing(_context(document)) as context:
        sha256 = sha256_of(path)
        for item in document.items():
            notes = Notes(scrub(path.name), item.number)
            said = list(_statements(item, notes, context, ctx, sha256))
            yield from notes.issues
            yield from said


def check(path: Path, ctx: Said) -> int:
    """The number of releases and records. Raises FileFormatError wherever `read` would."""
    document = _open(path)
    return sum(document.lists.values()) or sum(1 for _ in document.items())


def _open(path: Path) -> Document:
    document = open_document(path, *_LISTS)
    if document.shape == "values" or "ocid" in document.head:
        # Each line is whole in memory, and so is one record: its releases belong together.
        document = open_document(path)
    if document.lists or any(_is_ocds(item) for item in document.items()):
        return document
    raise refuse(path, _OTHER_KIND, _ASK_OCDS)


def _is_ocds(item: Item) -> bool:
    return any(looks_like_ocds(found.value) for found in unpack(*_place(item), Notes("", 0)))


def _context(document: Document) -> Context:
    context = Context()
    for item in document.items():
        for release in _releases(item, Notes("", item.number)):
            context.note(release)
    context.ready()
    return context


def _releases(item: Item, notes: Notes) -> Iterator[Release]:
    if item.repeated:
        for pointer in item.repeated:
            notes.add("reject", item.where + pointer, "", "repeated_key")
        return
    for found in unpack(*_place(item), notes):
        release = read_release(found, notes)
        if release:
            yield release


def _place(item: Item) -> tuple[Any, str, Mapping[str, Any]]:
    return item.value, item.where, item.head


def _statements(
    item: Item, notes: Notes, context: Context, ctx: Said, sha256: str
) -> Iterator[Statement]:
    for release in _releases(item, notes):
        merged = context.of(release.ocid)
        source = Source(ctx.provider or release.prefix, Rank.AGGREGATOR, notes.document, sha256)
        parties = Parties(release, merged, ctx.keys)
        teller = Teller(release, merged, parties, ctx.keys, source, item.number)
        awards = awards_said(teller)
        yield from process_statements(teller, awards)
        yield from party_statements(teller)
        yield from bid_statements(teller)
        yield from award_statements(teller, awards)
        yield from contract_statements(teller)
        yield from stage_statements(teller)


OCDS = Loader(
    kind="ocds",
    label=Text("公开合同数据（OCDS）", "open contracting data (OCDS)"),
    rank=Rank.AGGREGATOR,
    read=read,
    check=check,
)
