"""What is decided of an event after its determination: changes, revocations, repairs."""

from dataclasses import replace
from itertools import permutations

import pytest

from graph.intervals import day
from graph.records import Party, Source, Statement
from graph.store import SqliteStore
from graph.vocabulary import Flag, Kind, NodeKind, Rank
from tests.builders import AUTHORITY, EXTRACT, person, span

EVENT = Party("e:1", NodeKind.EVENT, "罚1号")
COURT = Source("法院", Rank.AUTHORITY, "notices.csv", "dd")


def decision(seen="2026-05-20", source=AUTHORITY, **props):
    said = {"category": "XZCF", "doc_no": "罚1号", "severity": "general", "title": "甲", **props}
    return Statement(
        Kind.EVENT, EVENT, None, day(seen), source, props=said, record_id=f"e:1|{source.provider}"
    )


def change(on="2026-08-01", doc="变1号", seen="2026-08-10", source=COURT, **changes):
    props = {"doc_no": doc, "decided": on, "changes": changes}
    return Statement(
        Kind.EVENT, EVENT, None, day(seen), source, props=props, record_id=f"{doc}|e:1|change"
    )


def severity(word, determined="2026-06-01", doc="认1号"):
    props = {"doc_no": doc, "severity": word, "determined": determined}
    return Statement(
        Kind.SEVERITY, EVENT, None, day("2026-08-20"), AUTHORITY, props=props, record_id=doc
    )


def status(word, on="2026-09-01", who=None, doc="通1号", seen="2026-09-10"):
    return Statement(
        Kind.STATUS,
        EVENT,
        who,
        day(seen),
        COURT,
        span=span(on),
        props={"status": word, "doc_no": doc, "decided": on},
        record_id=f"{doc}|e:1|{who.key if who else ''}",
    )


def facts_of(store, kind):
    with store.view() as view:
        node = view.find([EVENT.key])[EVENT.key]
        hops = view.expand({node.ref: [span()]}, [kind], "out").hops[node.ref]
        own = view.about([node.ref], [kind])[node.ref]
        return [*own, *view.facts([h.fact for h in hops if h.dst]).values()]


@pytest.fixture
def resolved(tmp_path):
    """The facts of a kind, the same for every order of single commits."""

    def load(kind, *statements):
        seen = []
        for order in permutations(statements):
            path = tmp_path / f"{len(list(tmp_path.iterdir()))}.sqlite"
            with SqliteStore(path, create=True) as store:
                for said in order:
                    with store.write("test", "test") as writer:
                        writer.state([said])
                seen.append([(f.props, f.flags, f.span) for f in facts_of(store, kind)])
        assert all(s == seen[0] for s in seen), seen
        return seen[0]

    return load


def test_a_change_lies_over_the_decision_and_leaves_the_rest(resolved):
    ((props, flags, _),) = resolved(Kind.EVENT, decision(), change(severity="serious"))
    assert (props["severity"], props["title"], props["doc_no"]) == ("serious", "甲", "罚1号")
    assert props["changed_by"] == [
        {"doc_no": "变1号", "decided": "2026-08-01", "fields": ["severity"]}
    ]
    assert flags is Flag.NONE


def test_the_old_row_published_again_does_not_undo_a_change(resolved):
    again = decision(seen="2026-12-01")
    ((props, flags, _),) = resolved(Kind.EVENT, decision(), again, change(severity="serious"))
    assert (props["severity"], flags) == ("serious", Flag.NONE)


def test_the_last_decided_change_holds(resolved):
    first = change("2026-08-01", "变1号", seen="2026-12-01", severity="serious", fine_yuan="1")
    second = change("2026-09-01", "变2号", severity="minor")
    ((props, _, _),) = resolved(Kind.EVENT, decision(), first, second)
    assert (props["severity"], props["fine_yuan"]) == ("minor", "1")
    assert [c["doc_no"] for c in props["changed_by"]] == ["变1号", "变2号"]


@pytest.mark.parametrize(
    ("other", "flags"),
    [
        ({"severity": "serious"}, Flag.CONFLICT),
        ({"severity": "minor"}, Flag.NONE),
        ({"fine_yuan": "1"}, Flag.NONE),
    ],
)
def test_changes_of_one_day_that_differ_are_a_conflict(resolved, other, flags):
    ((_, found, _),) = resolved(
        Kind.EVENT, decision(), change(severity="minor"), change(doc="变2号", **other)
    )
    assert found is flags


def test_the_steward_settles_changes_that_differ(resolved):
    minor, serious = change(severity="minor"), change(doc="变2号", severity="serious")
    for upheld in (minor, serious):
        word = replace(upheld, source=Source("steward", Rank.STEWARD, "decision"))
        ((props, flags, _),) = resolved(Kind.EVENT, decision(), minor, serious, word)
        assert props["severity"] == upheld.props["changes"]["severity"]
        assert flags is Flag.NONE


def test_a_document_published_again_replaces_its_change(resolved):
    typo, right = change(severity="serious"), change(severity="minor", seen="2026-08-11")
    ((props, _, _),) = resolved(Kind.EVENT, decision(), typo, right)
    assert props["severity"] == "minor"


def test_a_change_without_its_decision_is_no_event_yet(resolved):
    assert resolved(Kind.EVENT, change(severity="serious"), status("repaired")) == []


def test_providers_that_agree_on_the_decision_stay_in_agreement(resolved):
    ((_, flags, _),) = resolved(
        Kind.EVENT, decision(), decision(source=EXTRACT), change(severity="minor")
    )
    assert flags is Flag.NONE


@pytest.mark.parametrize(("determined", "stands"), [("2026-08-01", 0), ("2026-08-02", 1)])
def test_a_severity_found_of_the_old_content_falls_away(resolved, determined, stands):
    found = resolved(
        Kind.SEVERITY, decision(), severity("serious", determined), change(severity="minor")
    )
    assert len(found) == stands


def test_a_change_of_the_fine_leaves_the_severity_that_was_found(resolved):
    found = resolved(Kind.SEVERITY, decision(), severity("serious"), change(fine_yuan="1"))
    assert len(found) == 1


def test_ends_of_one_day_stand_beside_each_other(resolved):
    found = resolved(
        Kind.STATUS,
        status("repaired"),
        status("revoked", doc="判1号"),
        status("repaired", who=person("张甲"), doc="通2号"),
    )
    assert sorted(p["status"] for p, _, _ in found) == ["repaired", "repaired", "revoked"]
    assert {s for _, _, s in found} == {span("2026-09-01")}


def test_a_notice_published_again_replaces_what_it_said(resolved):
    ((props, _, _),) = resolved(
        Kind.STATUS, status("revoked"), status("withdrawn", seen="2026-09-11")
    )
    assert props["status"] == "withdrawn"


def step(state, seen, doc="认1号"):
    return Statement(
        Kind.PROCEEDING,
        EVENT,
        None,
        day(seen),
        AUTHORITY,
        span=span("2026-06-01"),
        props={"state": state, "doc_no": doc},
        record_id=f"{doc}|step",
    )


def test_a_step_under_the_number_of_the_determination_leaves_its_findings_standing(resolved):
    found = severity("serious")
    confirmed = step("confirmed", seen="2026-09-01")
    assert [props["severity"] for props, *_ in resolved(Kind.SEVERITY, found, confirmed)] == [
        "serious"
    ]


def test_a_step_published_again_replaces_itself(resolved):
    earlier, later = step("verifying", "2026-08-01"), step("confirmed", "2026-09-01")
    found = resolved(Kind.PROCEEDING, earlier, later, severity("serious"))
    assert [props["state"] for props, *_ in found] == ["confirmed"]
