"""List entries and measures, from rows that arrive in any order."""

from itertools import permutations

import pytest

from graph.intervals import FOREVER, Interval, day, iso
from graph.records import Party, Source, Statement
from graph.store import SqliteStore
from graph.vocabulary import Flag, Kind, NodeKind, Rank
from tests.builders import AUTHORITY, E1, EXTRACT, person, span

CASE = "（2026）测0411执1号"
EVENT = Party("e:court:1", NodeKind.EVENT, CASE)
OTHER = Source("另一法院", Rank.AUTHORITY, "other.csv")


def entry(start="2026-06-01", stop="", *, seen="2026-07-01", source=AUTHORITY, **props):
    said = {"list_code": "SXBZXR", "doc_no": CASE, "event": EVENT.key, **props}
    return Statement(
        Kind.LISTED, E1, None, day(seen), source, span=span(start, stop), props=said, record_id=CASE
    )


def out(on, *, seen="2026-09-01", source=AUTHORITY, **props):
    said = {"list_code": "SXBZXR", "doc_no": CASE, "out_doc_no": "移1号", **props}
    days = Interval(day(on), FOREVER)
    return Statement(
        Kind.DELISTED, E1, None, day(seen), source, span=days, props=said, record_id=f"out|{CASE}"
    )


def measure(code="M04", stop="", *, of=EVENT, seen="2026-07-01", source=AUTHORITY):
    props = {"code": code, "doc_no": "限1号"}
    days = span("2026-06-01", stop)
    who = person("赵丁")
    record = f"{code}|限1号"
    return Statement(
        Kind.MEASURE, who, of, day(seen), source, span=days, props=props, record_id=record
    )


@pytest.fixture
def listed(tmp_path_factory):
    """Loads statements in every order, each its own commit; gives the entries, always the same."""

    def load(*statements):
        seen, folder = [], tmp_path_factory.mktemp("lists")
        for n, order in enumerate(permutations(statements)):
            with SqliteStore(folder / f"{n}.sqlite", create=True) as store:
                for said in order:
                    with store.write("test", "test") as writer:
                        writer.state([said])
                seen.append(_entries(store))
        assert all(s == seen[0] for s in seen), seen
        return seen[0]

    return load


def _entries(store):
    with store.view() as view:
        facts = view.about([view.find([E1.key])[E1.key].ref], [Kind.LISTED])
        (found,) = facts.values()
        return [
            (
                iso(f.span.start),
                "" if f.span.stop == FOREVER else iso(f.span.stop),
                f.props.get("out_doc_no", ""),
                "|".join(x.name or "" for x in Flag(f.flags)),
            )
            for f in found
        ]


def test_an_entry_without_an_out_day_stands_open(listed):
    assert listed(entry()) == [("2026-06-01", "", "", "")]


def test_an_out_row_closes_the_entry_in_either_order(listed):
    assert listed(entry(), out("2026-08-15")) == [("2026-06-01", "2026-08-15", "移1号", "")]


def test_an_entry_seen_again_in_an_old_copy_stays_closed(listed):
    told = listed(entry(), out("2026-08-15"), entry(seen="2026-10-01", source=OTHER))
    assert told == [("2026-06-01", "2026-08-15", "移1号", "")]


def test_the_out_day_in_a_later_version_of_the_row_closes_it(listed):
    told = listed(entry(), entry(stop="2026-08-15", seen="2026-09-01"))
    assert told == [("2026-06-01", "2026-08-15", "", "")]


def test_an_out_day_withdrawn_by_its_own_source_opens_the_entry_again(listed):
    told = listed(entry(stop="2026-08-15", seen="2026-09-01"), entry(seen="2026-10-01"))
    assert told == [("2026-06-01", "", "", "")]


def test_the_end_that_another_source_of_the_rank_gives_counts(listed):
    told = listed(entry(stop="2026-08-15", source=OTHER), entry(seen="2026-10-01"))
    assert told == [("2026-06-01", "2026-08-15", "", "")]


def test_a_stated_term_gives_way_to_an_earlier_removal_only(listed):
    assert listed(entry(stop="2027-01-01"), out("2026-08-15"))[0][1] == "2026-08-15"
    assert listed(entry(stop="2026-07-15"), out("2026-08-15"))[0][1] == "2026-07-15"


def test_an_out_row_of_an_older_entry_closes_nothing(listed):
    assert listed(entry(), out("2026-05-31")) == [("2026-06-01", "", "", "")]


def test_an_entry_that_ended_on_its_first_day_stood_for_it(listed):
    assert listed(entry(), out("2026-06-01"))[0][:2] == ("2026-06-01", "2026-06-02")


def test_an_out_row_that_names_no_decision_closes_the_list(listed):
    assert listed(entry(), out("2026-08-15", doc_no=""))[0][1] == "2026-08-15"


@pytest.mark.parametrize("other", [{"list_code": "YZWF"}, {"doc_no": "（2026）测0411执2号"}])
def test_an_out_row_of_another_list_or_decision_closes_nothing(listed, other):
    assert listed(entry(), out("2026-08-15", **other))[0][1] == ""


def test_an_aggregator_takes_nothing_off_the_authority_s_list(listed):
    assert listed(entry(), out("2026-08-15", source=EXTRACT))[0][1] == ""


def test_a_stop_that_is_not_known_is_flagged(listed):
    row = entry(stop="2026-08-15")
    unknown = Statement(
        **{f: getattr(row, f) for f in ("kind", "src", "dst", "asserted_at", "source", "span")},
        flags=Flag.STOP_UNKNOWN,
        props=row.props,
        record_id=row.record_id,
    )
    assert listed(unknown) == [("2026-06-01", "2026-08-15", "", "STOP_UNKNOWN")]
    assert listed(unknown, out("2026-08-10")) == [("2026-06-01", "2026-08-10", "移1号", "")]


def test_two_sources_of_a_rank_that_give_two_days_of_entry_conflict(listed):
    told = listed(entry(), entry("2026-06-03", seen="2026-07-02", source=OTHER))
    assert told == [("2026-06-03", "", "", "CONFLICT")]


def test_two_entries_of_a_list_stand_side_by_side(listed):
    told = listed(entry(), entry(doc_no="（2025）测0411执9号", event="e:court:9"))
    assert len(told) == 2


def test_measures_stand_each_for_itself_and_end_by_a_newer_version(tmp_path):
    with SqliteStore(tmp_path / "s.sqlite", create=True) as store:
        said = [
            measure(),
            measure("M05"),
            measure(stop="2026-08-20", seen="2026-09-01"),
            measure(source=OTHER, seen="2026-06-20"),
        ]
        with store.write("test", "test") as writer:
            writer.state(said)
        with store.view() as view:
            event = view.find([EVENT.key])[EVENT.key].ref
            hops = view.expand({event: [span()]}, [Kind.MEASURE], "in").hops[event]
            facts = view.facts([h.fact for h in hops])
            ends = {str(f.props["code"]): f.span.stop for f in facts.values()}
    assert ends == {"M04": day("2026-08-20"), "M05": FOREVER}
