"""Records that are published again: what each version says of which days, in any order."""

from itertools import permutations

import pytest

from graph.intervals import ALWAYS
from graph.vocabulary import Flag, Kind
from loaders import LOADERS
from tests.loaders.bods.statements import company, flat, holds, interest, person
from tests.loaders.json_files import edges, props, stored, written

BODS = LOADERS["bods"]


def in_every_order(folder, *values):
    """The edges, equal whichever order of separate files they come in."""
    found = []
    for number, order in enumerate(permutations(values)):
        paths = [
            written(folder, [value], f"{number}-{place}.json") for place, value in enumerate(order)
        ]
        store, report = stored(folder, BODS, *paths, name=f"{number}.sqlite")
        assert not report.total("rejected")
        found.append(edges(store))
    assert all(one == found[0] for one in found)
    return [e for e in found[0] if e.dst == "甲公司"]


def share(pct, start="2020-01-01", **more):
    return interest(share={"exact": pct}, startDate=start, **more)


def test_a_later_start_ends_the_version_before_it(tmp_path):
    found = in_every_order(
        tmp_path,
        company(),
        holds(share(100), day="2020-02-01"),
        holds(share(40, "2023-05-01"), day="2023-06-01", status="updated"),
    )
    assert [(e.start, e.stop) for e in found] == [("2020-01-01", "2023-05-01"), ("2023-05-01", "")]


def test_a_start_that_the_version_before_had_seen_pass_corrects_it(tmp_path):
    found = in_every_order(
        tmp_path,
        company(),
        holds(share(100, "2020-01-01"), day="2020-02-01"),
        holds(share(40, "2020-02-01"), day="2023-06-01", status="updated"),
    )
    assert [(e.start, e.stop) for e in found] == [("2020-02-01", "")]


def test_a_closed_record_ends_on_its_day(tmp_path):
    found = in_every_order(
        tmp_path,
        company(),
        holds(share(100), day="2020-02-01"),
        holds(share(100), day="2023-06-01", status="closed"),
    )
    assert [(e.start, e.stop) for e in found] == [("2020-01-01", "2023-06-01")]


def test_an_interest_that_a_newer_version_leaves_out_ended_unseen(tmp_path):
    found = in_every_order(
        tmp_path,
        company(),
        holds(share(100), interest("votingRights"), interest("boardChair"), day="2020-02-01"),
        holds(share(100), day="2023-06-01", status="updated"),
    )
    assert [(e.kind, e.stop) for e in found] == [
        (Kind.CHAIR, "2020-02-02?"),
        (Kind.HOLDS_SHARE, ""),
        (Kind.HOLDS_VOTES, "2020-02-02?"),
    ]


def test_a_version_without_interests_ends_those_before(tmp_path):
    found = in_every_order(
        tmp_path,
        company(),
        holds(share(100), day="2020-02-01"),
        holds(day="2023-06-01", status="updated"),
    )
    assert [(e.kind, e.start, e.stop) for e in found] == [
        (Kind.HOLDS_SHARE, "2020-01-01", "2020-02-02?"),
        (Kind.LINKED_TO, "2023-06-01?", ""),
    ]


def test_two_versions_of_one_day_that_differ_are_a_conflict(tmp_path):
    paths = [
        written(tmp_path, [company(), holds(share(n), number=str(n))], f"{n}.json")
        for n in (30, 40)
    ]
    store, _ = stored(tmp_path, BODS, *paths)
    with store.view() as view:
        org = view.find(["u:91990411TE0000010W"])["u:91990411TE0000010W"]
        (hop,) = view.expand({org.ref: [ALWAYS]}, [Kind.HOLDS_SHARE], "in").hops[org.ref]
    assert hop.flags & Flag.CONFLICT


@pytest.mark.parametrize("replaces", [True, False])
def test_a_flat_statement_is_a_version_of_those_it_replaces(tmp_path, replaces):
    """Up to 0.3 every statement is a record of its own."""
    entity = {"entityType": "registeredEntity", "name": "甲公司", "isComponent": False}
    who = {"personType": "knownPerson", "names": [{"fullName": "张甲"}], "isComponent": False}

    def owns(number, day, pct, **more):
        return flat(
            "ownershipOrControlStatement",
            number,
            day,
            subject={"describedByEntityStatement": "e".ljust(32, "z")},
            interestedParty={"describedByPersonStatement": "p".ljust(32, "z")},
            interests=[
                {"type": "shareholding", "interestLevel": "direct", "share": {"exact": pct}}
            ],
            **more,
        )

    newer = {"replacesStatements": ["r1".ljust(32, "z")]} if replaces else {}
    store, report = stored(
        tmp_path,
        BODS,
        written(
            tmp_path,
            [
                flat("entityStatement", "e", **entity),
                flat("personStatement", "p", **who),
                owns("r1", "2019-01-10", 100),
                owns("r2", "2021-01-10", 40, **newer),
            ],
        ),
    )
    assert not report.total("rejected")
    found = edges(store, Kind.HOLDS_SHARE)
    assert [(e.src, e.dst) for e in found] == [("张甲", "甲公司")] * (1 if replaces else 2)
    if replaces:
        assert props(store, Kind.HOLDS_SHARE)["pct"] == 40


def test_whoever_replaces_a_person_statement_is_that_person(tmp_path):
    values = [
        flat(
            "personStatement",
            number,
            f"20{year}-01-10",
            personType="knownPerson",
            names=[{"fullName": "张甲"}],
            replacesStatements=[before.ljust(32, "z")] if before else [],
        )
        for number, before, year in (("p1", "", 19), ("p2", "p1", 20), ("p3", "p2", 21))
    ]
    for number, order in enumerate(permutations(values)):
        store, _ = stored(tmp_path, BODS, written(tmp_path, list(order)), name=f"{number}.sqlite")
        with store.view() as view:
            keys = [f"x:测试登记处:{n.ljust(32, 'z')}" for n in ("p1", "p2", "p3")]
            assert len({node.ref for node in view.find(keys).values()}) == 1
        store.close()


def test_the_same_office_in_newer_versions_is_one_term(tmp_path):
    found = in_every_order(
        tmp_path,
        company(),
        person(),
        holds(interest("boardMember"), day="2020-02-01"),
        holds(interest("boardMember"), day="2023-06-01", status="closed"),
    )
    assert [(e.kind, e.src, e.start, e.stop) for e in found] == [
        (Kind.DIRECTOR, "张甲", "2020-01-01", "2023-06-01")
    ]
