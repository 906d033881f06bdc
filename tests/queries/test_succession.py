"""The record of a unit goes over to its successor; its persons do not."""

from graph.accountability import settle
from graph.intervals import day
from graph.records import Statement
from graph.vocabulary import Kind
from queries.file import credit_file
from tests.accountability.penalty import EVENT, POLICY, conduct, event, subject
from tests.builders import E1, E2, E4, REGISTRY, office, person, profile, span

ZHANG, LI = person("张甲"), person("李乙")


def succeeds(new, old, on="2026-06-01"):
    return Statement(
        Kind.SUCCEEDS, new, old, day("2026-07-01"), REGISTRY, span=span(on), props={"kind": "合并"}
    )


def put(store, *statements):
    with store.write("test", "test") as writer:
        writer.state(statements)
        settle(writer, POLICY)


DEFAULT = (
    profile(E1, type="company"),
    office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
    event(severity="general"),
    subject(),
    conduct("2026-02-01", "2026-02-20"),
)


def items(store, unit, as_of):
    with store.view() as view:
        file = credit_file(view.find([unit.key])[unit.key], view, day(as_of))
    return [(i.recorded_for.key, bool(i.inherited)) for i in file.items]


def test_successor_shows_the_record_of_the_unit_it_succeeds(store):
    put(store, *DEFAULT, succeeds(E2, E1))
    assert items(store, E2, "2026-07-01") == [(E1.key, True)]
    assert items(store, E1, "2026-07-01") == [(E1.key, False)]


def test_day_before_the_succession_shows_nothing(store):
    put(store, *DEFAULT, succeeds(E2, E1))
    assert items(store, E2, "2026-05-31") == []
    assert items(store, E2, "2026-06-01") == [(E1.key, True)]


def test_head_of_the_successor_is_not_recorded(store):
    put(store, *DEFAULT, succeeds(E2, E1), office(LI, Kind.LEGAL_REP, "2020-01-01", of=E2))
    assert items(store, LI, "2026-07-01") == []
    assert items(store, ZHANG, "2026-07-01") == [(ZHANG.key, False)]


def test_succession_goes_through_several_units_and_a_circle_ends(store):
    put(store, *DEFAULT, succeeds(E4, E2), succeeds(E2, E1), succeeds(E1, E4))
    assert items(store, E4, "2026-07-01") == [(E1.key, True)]
    with store.view() as view:
        file = credit_file(view.find([E4.key])[E4.key], view, day("2026-07-01"))
    assert [(p.src, p.dst) for p in file.items[0].inherited] == [
        (E4.key, E2.key),
        (E2.key, E1.key),
    ]


def test_the_event_stays_that_of_the_old_unit(store):
    put(store, *DEFAULT, succeeds(E2, E1))
    with store.view() as view:
        assert EVENT.key in view.outcomes([EVENT.key])
        assert view.entries([E2.key]) == {}
