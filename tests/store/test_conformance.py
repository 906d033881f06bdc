"""What every engine must do alike: both clocks, statements, facts, search, register."""

from datetime import UTC, datetime, timedelta

import pytest

from graph.intervals import ALWAYS, day, iso
from graph.records import EntryRow, OutcomeRow, Party, Statement
from graph.store import INFINITY, View
from graph.vocabulary import OFFICES, Family, Flag, Kind, NodeKind
from tests.builders import E1, E2, EXTRACT, REGISTRY, change, office, person, profile, span
from tests.reading import offices_of

REP = Kind.LEGAL_REP
ZHANG, ZHAO = person("张甲"), person("赵丁")


def put(store, *statements):
    with store.write("test", "tester") as writer:
        new = writer.state(statements)
        return new, writer.touched(), writer.tx


def ref(view, party):
    return view.find([party.key])[party.key].ref


# --- commits and the clock of knowledge


def test_empty_store_has_head_zero(store):
    assert store.head() == 0
    assert list(store.changes(0)) == []


def test_commit_instants_strictly_increase(store):
    for n in range(5):
        put(store, office(person(str(n)), REP, "2020-01-01"))
    instants = [c.at for c in store.changes(0)]
    assert instants == sorted(set(instants))


def test_tx_at_gives_the_newest_commit_not_after_an_instant(store):
    put(store, profile(E1))
    put(store, profile(E2))
    first = datetime.fromisoformat(next(store.changes(0)).at)
    assert store.tx_at(first - timedelta(microseconds=1)) == 0
    assert store.tx_at(first) == 1
    assert store.tx_at(datetime.now(UTC) + timedelta(days=1)) == 2


def test_older_view_does_not_know_what_came_later(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-01-01"))
    put(store, change(REP, "2026-01-15", "张甲", "赵丁"))
    assert offices_of(store, E1, REP, known=1) == [("张甲", "2020-01-01", "", "")]
    assert [t[:3] for t in offices_of(store, E1, REP)] == [
        ("张甲", "2020-01-01", "2026-01-15"),
        ("赵丁?", "2026-01-15", ""),
    ]


def test_open_view_stays_at_its_commit_while_others_write(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-01-01"))
    with store.view() as view:
        org = ref(view, E1)
        put(store, change(REP, "2026-01-15", "张甲", "赵丁"))
        hops = view.expand({org: [ALWAYS]}, [REP], "in").hops[org]
        assert [h.stop for h in hops] == [ALWAYS.stop]
        assert view.known_at == 1


def test_failed_block_leaves_no_trace(store):
    with pytest.raises(RuntimeError), store.write("test", "tester") as writer:
        writer.state([profile(E1)])
        raise RuntimeError
    assert store.head() == 0
    with store.view() as view:
        assert view.find([E1.key]) == {}


# --- statements


def test_stating_again_changes_nothing(store):
    said = [profile(E1), office(ZHANG, REP, "2020-01-01")]
    assert put(store, *said)[0] == 2
    new, touched, _ = put(store, *said)
    assert (new, touched) == (0, {})


def test_twice_in_one_batch_counts_once(store):
    assert put(store, profile(E1), profile(E1))[0] == 1


def test_same_words_of_a_newer_version_leave_the_fact_standing(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-01-01"))
    new, touched, _ = put(store, office(ZHANG, REP, "2020-01-01", seen="2026-01-01"))
    assert (new, touched) == (1, {})


def test_versions_show_every_version_with_its_commit(store):
    old = office(ZHANG, REP, "2020-01-01", seen="2025-01-01")
    new = office(ZHANG, REP, "2021-01-01", seen="2026-01-01")
    put(store, new)
    put(store, old)
    with store.view() as view:
        assert [(s.span, tx) for s, tx in view.versions(old.slot)] == [
            (span("2020-01-01"), 2),
            (span("2021-01-01"), 1),
        ]
        assert view.versions(old.slot)[0][0].digest == old.digest


def test_newer_version_holds_in_whatever_order_it_came(store):
    put(store, office(ZHANG, REP, "2021-01-01", seen="2026-01-01"))
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-01-01"))
    assert offices_of(store, E1, REP) == [("张甲", "2021-01-01", "", "")]


def test_touched_names_the_anchor_by_family(store):
    _, touched, _ = put(store, profile(E1), office(ZHANG, REP, "2020-01-01"))
    with store.view() as view:
        org = ref(view, E1)
    assert touched == {Family.PROFILE: {org}, Family.OFFICES: {org}}


# --- the auditor's reads


def test_slots_name_every_statement_at_a_node_also_one_that_never_held(store):
    registry = office(ZHANG, REP, "2020-01-01", seen="2026-06-01")
    lost = office(ZHAO, REP, "2020-01-01", seen="2026-06-01", source=EXTRACT)
    elsewhere = office(ZHAO, REP, "2020-01-01", of=E2)
    put(store, registry, lost, elsewhere, profile(E1))
    with store.view() as view:
        assert [f.dst for f in view.ever(ref(view, ZHAO))] == [ref(view, E2)]
        assert set(view.slots(ref(view, ZHAO))) == {lost.slot, elsewhere.slot}
        assert set(view.slots(ref(view, E1))) == {registry.slot, lost.slot, profile(E1).slot}


def test_slots_at_both_ends_of_a_tie(store):
    tie = Statement(Kind.BRANCH_OF, E2, E1, day("2026-01-01"), REGISTRY)
    put(store, tie)
    with store.view() as view:
        assert view.slots(ref(view, E1)) == view.slots(ref(view, E2)) == [tie.slot]


def test_slots_hold_what_later_commits_stated_too(store):
    put(store, profile(E1))
    put(store, office(ZHANG, REP, "2020-01-01"))
    with store.view(1) as view:
        assert len(view.slots(ref(view, E1))) == 2


def test_ever_gives_the_facts_of_all_commits_at_either_end(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-01-01"))
    put(store, change(REP, "2026-01-15", "张甲", "赵丁"))
    with store.view() as view:
        held = [(iso(f.span.stop), f.rec, f.sup) for f in view.ever(ref(view, ZHANG))]
        assert held == [("9999-12-31", 1, 2), ("2026-01-15", 2, INFINITY)]
        assert len(view.ever(ref(view, E1))) == 3
        assert view.ever(ref(view, E1))[0].evidence[0].document == "registry.csv"


def test_ever_registered_by_event_and_by_holder(store):
    register(store, outcome("e:1", ("p1:a", "x")))
    register(store, outcome("e:1", ("p1:b", "y"), note="later"))
    register(store, outcome("e:2", ("p1:a", "z")))
    with store.view(1) as view:
        outcomes, entries = view.ever_registered("e:1")
        assert [(o.rec, o.sup) for o in outcomes] == [(1, 2), (2, INFINITY)]
        assert [(e.holder, e.rec, e.sup) for e in entries] == [
            ("p1:a", 1, 2),
            ("p1:b", 2, INFINITY),
        ]
        outcomes, entries = view.ever_registered("p1:a")
        assert outcomes == []
        assert [(e.event, e.rec, e.sup) for e in entries] == [("e:1", 1, 2), ("e:2", 3, INFINITY)]


def test_commits_tell_when_and_by_whom(store):
    put(store, profile(E1))
    put(store, profile(E2))
    with store.view() as view:
        assert view.commits([2, 9]) == {2: next(store.changes(1))}


# --- reading


def test_expand_takes_a_window_for_each_node(store):
    put(store, office(ZHANG, REP, "2020-01-01", "2021-01-01"))
    put(store, office(ZHAO, REP, "2020-01-01", "2021-01-01", of=E2))
    with store.view() as view:
        one, other = ref(view, E1), ref(view, E2)
        windows = {one: [span("2020-06-01", "2020-07-01")], other: [span("2021-01-01")]}
        hops = view.expand(windows, OFFICES, "in").hops
    assert [h.kind for h in hops[one]] == [REP]
    assert hops[other] == []


@pytest.mark.parametrize(
    ("first", "last", "met"),
    [
        ("2019-12-31", "2020-01-01", 0),
        ("2019-12-31", "2020-01-02", 1),
        ("2020-12-31", "2021-01-02", 1),
        ("2021-01-01", "2021-01-02", 0),
    ],
)
def test_boundary_days_are_half_open(store, first, last, met):
    put(store, office(ZHANG, REP, "2020-01-01", "2021-01-01"))
    with store.view() as view:
        org = ref(view, E1)
        assert len(view.expand({org: [span(first, last)]}, [REP], "in").hops[org]) == met


def test_hop_that_meets_two_windows_comes_once(store):
    put(store, office(ZHANG, REP, "2020-01-01"))
    with store.view() as view:
        org = ref(view, E1)
        windows = [span("2020-02-01", "2020-03-01"), span("2020-05-01", "2020-06-01")]
        assert len(view.expand({org: windows}, [REP], "in").hops[org]) == 1


def test_node_over_the_cap_gives_its_degree_and_no_hops(store):
    put(store, *(office(person(str(n)), Kind.DIRECTOR, "2020-01-01") for n in range(4)))
    with store.view() as view:
        org = ref(view, E1)
        assert view.expand({org: [ALWAYS]}, OFFICES, "in", cap=3) == ({}, {org: 4})
        assert len(view.expand({org: [ALWAYS]}, OFFICES, "in", cap=4).hops[org]) == 4


def test_hops_are_ordered_by_start_then_key_not_by_arrival(store):
    put(store, office(person("b"), Kind.DIRECTOR, "2020-01-01"))
    put(store, office(person("a"), Kind.DIRECTOR, "2020-01-01"))
    put(store, office(person("c"), Kind.DIRECTOR, "2019-01-01"))
    assert [t[0] for t in offices_of(store, E1, Kind.DIRECTOR)] == ["c", "a", "b"]


def test_what_is_said_of_a_node_itself_is_a_hop_to_nowhere_and_no_edge(store):
    put(store, profile(E1))
    with store.view() as view:
        org = ref(view, E1)
        (hop,) = view.expand({org: [ALWAYS]}, tuple(Kind), "out").hops[org]
        assert (hop.kind, hop.dst) == (Kind.PROFILE, 0)
        assert view.expand({org: [ALWAYS]}, tuple(Kind), "in").hops[org] == []
        assert view.degrees([org], tuple(Kind), "out") == {org: 0}


def test_degrees_count_edges_of_all_times_as_known_then(store):
    put(store, office(ZHANG, REP, "2020-01-01", "2021-01-01", seen="2025-01-01"))
    put(store, office(ZHAO, Kind.DIRECTOR, "2022-01-01", seen="2025-01-01"))
    with store.view() as now, store.view(1) as then:
        org = ref(now, E1)
        assert now.degrees([org, 99], OFFICES, "in") == {org: 2, 99: 0}
        assert then.degrees([org], OFFICES, "in") == {org: 1}
        assert now.degrees([org], [REP], "out") == {org: 0}


def test_facts_give_props_and_provenance(store):
    said = office(ZHANG, REP, "2020-01-01")
    put(store, said)
    with store.view() as view:
        org = ref(view, E1)
        hop = view.expand({org: [ALWAYS]}, [REP], "in").hops[org][0]
        fact = view.facts([hop.fact])[hop.fact]
    assert fact.props["name"] == "张甲"
    (source,) = fact.evidence
    assert (source.document, source.row, source.statement) == ("registry.csv", 2, said.digest)
    assert source.asserted_at == day("2026-06-01")


def test_unknown_keys_and_refs_are_absent(store):
    with store.view() as view:
        assert view.find(["u:nothing"]) == {}
        assert view.nodes([99]) == {}
        assert view.facts([99]) == {}


def test_profile_is_read_with_about(store):
    put(store, profile(E1, type="company"))
    with store.view() as view:
        org = ref(view, E1)
        (fact,) = view.about([org], [Kind.PROFILE])[org]
    assert fact.props["type"] == "company"
    assert fact.flags is Flag.NONE


def test_scan_walks_in_order_of_key(store):
    put(store, profile(E2), profile(E1))
    with store.view() as view:
        first = view.scan(NodeKind.ORGANIZATION, limit=1)
        rest = view.scan(NodeKind.ORGANIZATION, after=first[0].key)
    assert [n.key for n in first + rest] == [E1.key, E2.key]


# --- search


@pytest.fixture
def named_store(store):
    def org(n, name):
        return Party(f"t:x:{n}", NodeKind.ORGANIZATION, name)

    put(store, *(profile(org(n, f"望溪第{n}食品有限公司")) for n in range(6)))
    put(
        store,
        profile(org(7, "澄湾精密机械（望溪）有限公司")),
        office(person("王丙"), REP, "2020-01-01"),
    )
    return store


@pytest.mark.parametrize("text", ["王丙", "丙", "王"])
def test_short_chinese_name_is_found(named_store, text):
    with named_store.view() as view:
        assert [n.name for n in view.search(text, [NodeKind.PERSON]).nodes] == ["王丙"]


@pytest.mark.parametrize("text", ["精密", "密机械(望", "机械（望溪）有限", "澄湾 精密"])
def test_fragment_of_a_company_name_is_found(named_store, text):
    with named_store.view() as view:
        found = view.search(text, [NodeKind.ORGANIZATION])
    assert [n.name for n in found.nodes] == ["澄湾精密机械（望溪）有限公司"]


def test_prefix_comes_before_fragment(named_store):
    with named_store.view() as view:
        names = [n.name for n in view.search("望溪", [NodeKind.ORGANIZATION]).nodes]
    assert names[-1].startswith("澄湾")
    assert len(names) == 7


def test_more_than_the_limit_is_too_broad_and_not_cut(named_store):
    with named_store.view() as view:
        assert view.search("望溪", [NodeKind.ORGANIZATION], limit=6) == ([], True)
        assert view.search("有司", [NodeKind.ORGANIZATION]) == ([], False)
        assert view.search("（）", [NodeKind.ORGANIZATION]) == ([], False)


def test_former_name_is_found(store):
    put(store, profile(E1._replace(name="旧名公司"), seen="2024-01-01"))
    put(store, profile(E1, seen="2026-01-01"))
    with store.view() as view:
        assert [n.name for n in view.search("旧名", [NodeKind.ORGANIZATION]).nodes] == ["甲公司"]


def test_name_of_later_commits_is_not_found_before(store):
    put(store, profile(E2))
    put(store, profile(E1))
    with store.view(1) as view:
        assert view.search("甲公司", [NodeKind.ORGANIZATION]).nodes == []


# --- register


def outcome(event, *entries, note=""):
    rows = tuple(EntryRow(event, h, s, {"holder": h, "substance": s}) for h, s in entries)
    return OutcomeRow(event, {"event": event, "note": note}, rows)


def register(store, *outcomes):
    with store.write("test", "tester") as writer:
        writer.register(outcomes)


def test_entry_stays_open_while_its_substance_is_the_same(store):
    register(store, outcome("e:1", ("p1:a", "x")))
    register(store, outcome("e:1", ("p1:a", "x"), note="more evidence"))
    with store.view() as view:
        (entry,) = view.entries(["p1:a"])["p1:a"]
        assert entry.rec == 1
        assert view.outcomes(["e:1"])["e:1"].rec == 2


def test_entry_of_other_substance_closes_the_one_before(store):
    register(store, outcome("e:1", ("p1:a", "x")))
    register(store, outcome("e:1", ("p1:a", "y")))
    with store.view() as now, store.view(1) as then:
        assert [e.body["substance"] for e in now.entries(["p1:a"])["p1:a"]] == ["y"]
        assert [e.body["substance"] for e in then.entries(["p1:a"])["p1:a"]] == ["x"]


def test_entry_that_no_longer_follows_is_closed_and_kept(store):
    register(store, outcome("e:1", ("p1:a", "x")))
    register(store, outcome("e:1"))
    with store.view() as now, store.view(1) as then:
        assert now.entries(["p1:a"]) == {}
        assert len(then.entries(["p1:a"])["p1:a"]) == 1


def test_queued_events_are_pending_until_registered(store):
    with store.write("test", "tester") as writer:
        writer.queue(["e:2", "e:1"])
        assert writer.queued(10) == ["e:1", "e:2"]
    with store.view() as view:
        assert view.pending(["e:1", "e:3"]) == {"e:1"}
    register(store, outcome("e:1"))
    with store.view() as view:
        assert view.pending(["e:1", "e:2"]) == {"e:2"}


def test_event_is_not_pending_before_it_was_queued(store):
    put(store, profile(E1))
    with store.write("test", "tester") as writer:
        writer.queue(["e:1"])
    with store.view(1) as then, store.view() as now:
        assert then.pending(["e:1"]) == set()
        assert now.pending(["e:1"]) == {"e:1"}


def test_mark_keeps_the_last_position(store):
    assert store.marked("penalties:aa") == (0, False)
    for position, done in ((10, False), (20, True)):
        with store.write("test", "tester") as writer:
            writer.mark("penalties:aa", position, done)
    assert store.marked("penalties:aa") == (20, True)


def test_writer_sees_its_own_writes(store):
    with store.write("test", "tester") as writer:
        writer.state([office(ZHANG, REP, "2020-01-01")])
        with writer.view() as view:
            org = ref(view, E1)
            assert len(view.expand({org: [ALWAYS]}, [REP], "in").hops[org]) == 1


def test_members_are_the_node_and_whoever_it_was_the_head_of(store):
    by_org_code = Party("o:TE0000010", NodeKind.ORGANIZATION, "甲公司")
    put(store, profile(by_org_code))
    put(store, profile(E1))
    with store.view() as view:
        org = ref(view, E1)
        assert [n.key for n in view.members(org)] == [by_org_code.key, E1.key]
        assert view.ever_judged([E1.key]) == []


# --- the hot loop of a search


def touching(view, parties, kinds, on):
    nodes = view.find([p.key for p in parties])
    found = view.touching([n.ref for n in nodes.values()], kinds, day(on))
    keys = {ref: n.key for ref, n in view.nodes({r for t in found for r in t[:2]}).items()}
    return sorted((keys[near], keys[far], fact) for near, far, fact in found)


def expected(view, parties, kinds, on):
    nodes = view.find([p.key for p in parties])
    found = View.touching(view, [n.ref for n in nodes.values()], kinds, day(on))
    keys = {ref: n.key for ref, n in view.nodes({r for t in found for r in t[:2]}).items()}
    return sorted((keys[near], keys[far], fact) for near, far, fact in found)


@pytest.mark.parametrize("kinds", [[REP], sorted(OFFICES), [REP, Kind.PROFILE]])
def test_touching_is_both_expansions_at_once(store, kinds):
    put(store, office(ZHANG, REP, "2020-01-01", "2026-01-15"), profile(E1))
    put(store, office(ZHAO, REP, "2026-01-15"), office(ZHANG, Kind.CHAIR, "2020-01-01", of=E2))
    for known in (1, 2):
        with store.view(known) as view:
            for on in ("2019-12-31", "2020-01-01", "2026-01-14", "2026-01-15"):
                parties = (E1, ZHANG) if known == 1 else (E1, E2, ZHANG, ZHAO)
                found = touching(view, parties, kinds, on)
                assert found == expected(view, parties, kinds, on)


def test_touching_sees_an_edge_from_either_end_on_its_days(store):
    put(store, office(ZHANG, REP, "2020-01-01", "2026-01-15"))
    with store.view() as view:

        def ends(on):
            return [t[:2] for t in touching(view, [E1, ZHANG], [REP], on)]

        both = sorted([(E1.key, ZHANG.key), (ZHANG.key, E1.key)])
        assert ends("2019-12-31") == []
        assert ends("2020-01-01") == both
        assert ends("2026-01-14") == both
        assert ends("2026-01-15") == []


def test_touching_reads_what_was_known_then(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-01-01"))
    put(store, change(REP, "2026-01-15", "张甲", "赵丁"))
    with store.view(1) as view:
        assert len(touching(view, [E1], [REP], "2026-02-01")) == 1
        assert touching(view, [E1], [REP], "2026-02-01")[0][1] == ZHANG.key
    with store.view() as view:
        assert touching(view, [E1], [REP], "2026-02-01")[0][1] != ZHANG.key
