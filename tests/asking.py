"""Short ways to say the rest of what sources say, and to ask a store that was attributed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.accountability import settle
from graph.intervals import day
from graph.policy import district_policy
from graph.records import Party, Statement
from graph.store import SqliteStore, Store, View
from graph.vocabulary import Kind, NodeKind
from tests.builders import AUTHORITY, REGISTRY, span

POLICY = district_policy()


def open_store(path: Path) -> Store:
    """Replaced where a test runs on every engine."""
    return SqliteStore(path, create=True)


@contextmanager
def asking(tmp_path, *statements, policy=POLICY) -> Iterator[View]:
    """A view of a store that holds these statements, each event attributed."""
    with open_store(tmp_path / "asked.sqlite") as store:
        with store.write("test", "test") as writer:
            writer.state(flat(statements))
            settle(writer, policy)
        with store.view() as view:
            yield view


def flat(statements) -> list[Statement]:
    return [s for given in statements for s in (given if isinstance(given, list) else [given])]


def node(view, party):
    return view.find([party.key])[party.key]


def listed(who, code="SXBZXR", start="2026-05-10", stop="", event=None, doc="", source=AUTHORITY):
    key = event.key if event else ""
    props = {"list_code": code, "doc_no": doc or (event.name if event else "1"), "event": key}
    seen = day("2026-05-20")
    return Statement(Kind.LISTED, who, None, seen, source, span=span(start, stop), props=props)


def order(who, code, start, stop="", event=None, doc="令1号"):
    props = {"code": code, "doc_no": doc, "executor": "某机关"}
    record = f"{code}|{doc}|{who.key}"
    return Statement(
        Kind.MEASURE,
        who,
        event,
        day("2026-05-20"),
        AUTHORITY,
        span=span(start, stop),
        props=props,
        record_id=record,
    )


def status(event, what, on, who=None):
    return Statement(
        Kind.STATUS,
        event,
        who,
        day("2026-09-20"),
        AUTHORITY,
        span=span(on),
        props={"status": what, "doc_no": f"通知{on}", "decided": on},
        record_id=f"{event.key}|{what}|{on}|{who.key if who else ''}",
    )


def tie(kind, src, dst=None, start="", stop="", *, source=REGISTRY, **props):
    record = f"{kind}|{src.key}|{dst.key if dst else ''}|{start}"
    return Statement(
        kind,
        src,
        dst,
        day("2026-06-01"),
        source,
        span=span(start, stop),
        props=props,
        record_id=record,
    )


def thing(kind: NodeKind, name: str) -> Party:
    return Party(f"{kind[0]}:test:{name}", kind, name)
