"""What a path says of itself, what it must not cross, and what bounds a search."""

import pytest

from graph.errors import InputError
from graph.intervals import day
from graph.records import Party, Statement
from graph.store import SqliteStore
from graph.vocabulary import Kind, NodeKind
from queries.holders import keys_in
from queries.paths import PathsAsked, paths_between
from queries.sight import EVERYTHING, Sight
from tests.builders import E1, E2, E4, REGISTRY, named, office, person, profile, span
from tests.graphs import DAY, company

ZHANG, LI = person("张甲"), person("李乙")
REP = Kind.LEGAL_REP
HUB = Party("u:91990411TE0000037L", NodeKind.ORGANIZATION, "园区")


def tie(kind, src, dst, since="2020-01-01", until="", **props):
    return Statement(kind, src, dst, DAY, REGISTRY, span(since, until), props=props, row=3)


def ask(store, sources, targets, *said, on="2026-06-01", sight=EVERYTHING, **asked):
    with store.write("test", "tester") as writer:
        writer.state([profile(E1), profile(E2), profile(E4), *said])
    with store.view() as view:
        nodes = view.find([p.key for p in (*sources, *targets)])
        return paths_between(
            [nodes[p.key] for p in sources],
            [nodes[p.key] for p in targets],
            view,
            day(on),
            sight,
            PathsAsked(**asked),
        )


def lines(told):
    return [[n.name or n.key for n in path.nodes] for path in told.paths]


def codes(told):
    return {part.code for part in told.left_out}


def test_hops_say_direction_kind_interval_and_source(store):
    told = ask(
        store,
        [E1],
        [E2],
        office(ZHANG, REP, "2020-01-01"),
        office(ZHANG, Kind.DIRECTOR, "2021-01-01", of=E2),
    )
    assert lines(told) == [["甲公司", "张甲", "乙公司"]]
    first, second = (step[0] for step in told.paths[0].steps)
    assert (first.kind, first.forward, first.valid_from) == (REP, False, "2020-01-01")
    assert (second.kind, second.forward, second.valid_to) == (Kind.DIRECTOR, True, "9999-12-31")
    assert first.proofs[0].sources[0].document == "registry.csv"
    assert told.found.en == "linked via 2 hops at the shortest; 1 listed"


def test_relations_of_one_pair_stand_side_by_side(store):
    told = ask(store, [E1], [E2], tie(Kind.HOLDS_SHARE, E1, E2, pct=30), tie(Kind.MANAGES, E2, E1))
    (step,) = told.paths[0].steps
    assert [(hop.kind, hop.forward) for hop in step] == [
        (Kind.HOLDS_SHARE, True),
        (Kind.MANAGES, False),
    ]


@pytest.mark.parametrize(("on", "linked"), [("2025-12-31", True), ("2026-01-01", False)])
def test_relation_counts_until_the_day_before_its_end(store, on, linked):
    told = ask(store, [E1], [E2], tie(Kind.MANAGES, E1, E2, until="2026-01-01"), on=on)
    assert bool(told.paths) is linked


def test_none_is_an_answer(store):
    told = ask(store, [E1], [E2], on="1990-01-01", most=4)
    assert told.paths == ()
    assert told.found.en == "none within 4 hops"


def test_two_sets_and_the_smallest_keys(store):
    told = ask(
        store,
        [E4, E1],
        [E2, HUB],
        profile(HUB),
        tie(Kind.MANAGES, E4, E2),
        tie(Kind.MANAGES, E1, HUB),
    )
    assert lines(told) == [["甲公司", "园区"]]


def test_chosen_kinds_only(store):
    said = [tie(Kind.MANAGES, E1, E2)]
    assert ask(store, [E1], [E2], *said, kinds={Kind.HOLDS_SHARE}).paths == ()


def test_same_subject_on_both_sides_is_an_error_with_its_key(store):
    with pytest.raises(InputError, match=f"{E1.key}.*both sides"):
        ask(store, [E1, E4], [E2, E1])


@pytest.mark.parametrize(("asked", "named_as"), [({"most": 7}, "--max"), ({"k": 101}, "--k")])
def test_limits_are_named_in_the_error(store, asked, named_as):
    with pytest.raises(InputError, match=named_as):
        ask(store, [E1], [E2], **asked)


# --- who may not be seen


def through_a_person():
    return [office(ZHANG, REP, "2020-01-01"), office(ZHANG, REP, "2020-01-01", of=E2)]


def test_no_path_through_a_person_without_a_grant(store):
    without = Sight()
    linked = ask(store, [E1], [E2], *through_a_person(), sight=without)
    assert linked.paths == ()
    apart = ask(store, [E1], [E4], sight=without)
    assert linked.found == apart.found
    assert linked.left_out == apart.left_out
    assert keys_in(linked) == {E1.key, E2.key}


def test_path_around_a_person_who_may_not_be_seen(store):
    said = [*through_a_person(), tie(Kind.MANAGES, E1, E4), tie(Kind.MANAGES, E4, E2)]
    told = ask(store, [E1], [E2], *said, sight=Sight(), k=5)
    assert lines(told) == [["甲公司", "丁公司", "乙公司"]]


def test_mentions_are_no_path_without_a_grant_of_candidates(store):
    said = [office(named("张甲"), REP, "2020-01-01")]
    with store.write("test", "tester") as writer:
        writer.state([profile(E1), *said])
    sight = Sight(persons=True, person_names=True)
    assert ask(store, [E1], [E2], sight=sight).paths == ()
    assert ask(store, [named("张甲")], [E1], sight=sight).paths == ()
    assert ask(store, [named("张甲")], [E1]).paths != ()


def test_kinship_is_crossed_only_where_it_is_granted(store):
    said = [
        office(ZHANG, REP, "2020-01-01"),
        tie(Kind.KIN_OF, ZHANG, LI),
        office(LI, REP, "2020-01-01", of=E2),
    ]
    assert ask(store, [E1], [E2], *said).paths
    sight = Sight(persons=True, person_names=True, candidates=True)
    told = ask(store, [E1], [E2], sight=sight)
    assert told.paths == ()
    assert codes(told) == {"restricted"}


# --- bounds


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """A contact point of 50,000 organisations, 甲 and 乙 among them."""
    with SqliteStore(tmp_path_factory.mktemp("crowd") / "s.sqlite", create=True) as opened:
        users = [company(str(n)) for n in range(50_000)]
        with opened.write("test", "tester") as writer:
            writer.state(tie(Kind.HAS_CONTACT, user, HUB) for user in (E1, E2, *users))
        yield opened


def test_hub_of_50_000_edges_is_not_crossed_and_named(crowded):
    told = ask(crowded, [E1], [E2])
    assert told.paths == ()
    (hub,) = [part for part in told.left_out if part.code == "hub"]
    assert (hub.subject.key, hub.degree) == (HUB.key, 50_002)
    assert told.found.en == "none within 6 hops without crossing the hubs named below"
    assert lines(ask(crowded, [E1], [E2], cap=60_000)) == [["甲公司", "园区", "乙公司"]]


def test_hub_may_stand_at_an_end(crowded):
    assert lines(ask(crowded, [HUB], [E2])) == [["园区", "乙公司"]]
    assert lines(ask(crowded, [E1], [HUB], k=3)) == [["甲公司", "园区"]]


def test_spent_effort_is_said_and_is_no_finding(crowded):
    told = ask(crowded, [HUB], [E2], effort=10, k=2)
    assert told.paths == ()
    assert codes(told) == {"effort"}
    assert told.found.en == "not done, which concludes nothing"


def test_more_shortest_paths_than_are_listed(store):
    between = [company(f"{n:03}") for n in range(101)]
    said = [s for c in between for s in (tie(Kind.MANAGES, E1, c), tie(Kind.MANAGES, c, E2))]
    told = ask(store, [E1], [E2], *said, every=True)
    assert len(told.paths) == 100
    assert lines(told)[0][1] == "公司000"
    assert codes(told) == {"more_paths"}
