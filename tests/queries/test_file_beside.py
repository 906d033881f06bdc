"""What a credit file shows beside entries: commitments and honours, and until when it keeps."""

from graph.accountability import settle
from graph.intervals import day
from graph.records import Statement
from graph.vocabulary import Kind
from queries.file import credit_file
from queries.retention import kept_until
from tests.accountability.penalty import POLICY, conduct, event, subject
from tests.builders import AUTHORITY, E1, profile, span


def put(store, *statements):
    with store.write("test", "test") as writer:
        writer.state(statements)
        settle(writer, POLICY)


def file_on(store, as_of):
    with store.view() as view:
        return credit_file(view.find([E1.key])[E1.key], view, day(as_of))


def merit(of, number, start, stop="", **props):
    said = {"doc_no": number, **props}
    days = span(start, stop)
    seen = day("2026-07-01")
    return Statement(of, E1, None, seen, AUTHORITY, span=days, props=said, record_id=number)


def test_commitments_and_honours_stand_beside_entries_and_make_none(store):
    put(
        store,
        profile(E1, type="company"),
        merit(Kind.COMMITMENT, "诺1号", "2025-01-01", kind="商家承诺", items=["如实标示"]),
        merit(Kind.HONOUR, "奖1号", "2025-03-01", "2026-03-01", kind="诚信示范"),
    )
    file = file_on(store, "2026-02-28")
    assert [(m.kind, m.what, m.items, m.stands, m.open) for m in file.merits] == [
        (Kind.COMMITMENT, "商家承诺", ("如实标示",), True, True),
        (Kind.HONOUR, "诚信示范", (), True, False),
    ]
    assert file.items == ()
    assert [m.stands for m in file_on(store, "2026-03-01").merits] == [True, False]
    assert [m.stands for m in file_on(store, "2024-12-31").merits] == [False, False]


def test_entry_that_is_over_is_kept_five_years_from_its_end(store):
    put(
        store,
        profile(E1, type="company"),
        event(severity="general"),
        subject(),
        conduct("2026-02-01", "2026-02-20"),
    )
    (item,) = file_on(store, "2026-07-01").items
    assert item.entry.expire_at == "2027-05-10"
    assert kept_until(item.entry, POLICY, day("2027-05-09")) is None
    assert kept_until(item.entry, POLICY, day("2027-05-10")) == "2032-05-10"
