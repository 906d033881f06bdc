"""Who is who, in every engine and every order: codes, registration numbers, judgements."""

from dataclasses import replace
from itertools import permutations

import pytest

from graph.accountability import Outcome, settle
from graph.accountability.equality import lines
from graph.errors import InputError, NotFoundError
from graph.identifiers import uscc_check
from graph.intervals import ALWAYS, Interval, day
from graph.policy import district_policy
from graph.records import Judgement, Party, Statement
from graph.vocabulary import Kind, NodeKind
from queries.lookup import lookup
from tests.builders import AUTHORITY, E1, E2, REGISTRY, change, named, office, person, profile
from tests.reading import offices_of

POLICY = district_policy()
REP = Kind.LEGAL_REP
BY_ORG_CODE = Party("o:TE0000010", NodeKind.ORGANIZATION, "甲公司（机构代码）")
BY_NUMBER = Party("r:440301103097413", NodeKind.ORGANIZATION, "甲公司（注册号）")
MASK = Party("m1:coarse", NodeKind.MASK)
ZHANG, LI = person("张甲"), person("李乙")


def same(one, other, row=1):
    return Statement(
        Kind.SAME_AS, one, other, day("2026-06-01"), REGISTRY, record_id=f"{row}", row=row
    )


def masked(who, row=1):
    return Statement(
        Kind.HAS_MASK,
        who,
        MASK,
        day("2026-06-01"),
        AUTHORITY,
        props={"mask": "m1:court"},
        record_id=f"{who.key}|mask",
        row=row,
    )


def penalty(subject, doc="罚1号"):
    event = Party(f"e:authority:{doc}:{subject.key}", NodeKind.EVENT, doc)
    props = {
        "category": "XZCF",
        "state": "confirmed",
        "doc_no": doc,
        "determined": "2026-05-10",
        "severity": "general",
        "penalties": [],
    }
    seen = day("2026-05-20")
    return [
        Statement(Kind.EVENT, event, None, seen, AUTHORITY, props=props, record_id=event.key),
        Statement(Kind.SUBJECT_OF, subject, event, seen, AUTHORITY, record_id=event.key),
        Statement(
            Kind.CONDUCT,
            event,
            None,
            seen,
            AUTHORITY,
            span=Interval(day("2026-02-01"), day("2026-02-21")),
            props={"doc_no": doc},
            record_id=event.key,
        ),
    ]


def put(store, *statements):
    with store.write("test", "test") as writer:
        writer.state(statements)
        settle(writer, POLICY)


def judge(store, mention, target, same=True):
    with store.write("test", "test") as writer:
        number = writer.judge(Judgement(mention.key, target.key, same, "steward", "seen the paper"))
        settle(writer, POLICY)
    return number


def undo(store, number):
    with store.write("test", "test") as writer:
        writer.undo(number)
        settle(writer, POLICY)


def register(store):
    """(event, holder, status) of every entry that stands, at the heads."""
    with store.view() as view:
        events = [n.key for n in view.scan(NodeKind.EVENT)]
        bodies = [Outcome.model_validate(o.body) for o in view.outcomes(events).values()]
    return sorted((e.event, e.holder, str(e.status)) for o in bodies for e in o.entries)


def found(store, party, known=None):
    with store.view(known) as view:
        return view.find([party.key])[party.key].key


def name_of(store, party):
    with store.view() as view:
        return view.find([party.key])[party.key].name


def in_every_order(anew, batches, look):
    seen = []
    for order in permutations(batches):
        with anew() as store:
            for batch in order:
                put(store, *batch)
            seen.append(look(store))
    assert all(s == seen[0] for s in seen), seen
    return seen[0]


def test_organisation_code_inside_a_code_is_one_organisation(anew):
    batches = ([profile(E1)], [office(ZHANG, REP, "2020-01-01", of=BY_ORG_CODE)])
    told = in_every_order(anew, batches, lambda s: (found(s, BY_ORG_CODE), offices_of(s, E1, REP)))
    assert told == (E1.key, [("张甲", "2020-01-01", "", "")])


def test_two_codes_with_one_organisation_code_leave_it_alone(anew):
    body = "92990411TE0000010"
    other = Party(f"u:{body}{uscc_check(body)}", NodeKind.ORGANIZATION, "另一代码")
    batches = ([profile(E1)], [profile(other)], [profile(BY_ORG_CODE)])
    assert in_every_order(anew, batches, lambda s: found(s, BY_ORG_CODE)) == BY_ORG_CODE.key


def test_registration_number_stated_with_a_code_is_one_organisation(anew):
    batches = (
        [profile(E1), same(E1, BY_NUMBER)],
        [office(ZHANG, REP, "2020-01-01", of=BY_NUMBER)],
        penalty(BY_NUMBER),
    )
    told = in_every_order(anew, batches, lambda s: (found(s, BY_NUMBER), register(s)))
    event = f"e:authority:罚1号:{BY_NUMBER.key}"
    assert told == (E1.key, [(event, ZHANG.key, "active"), (event, E1.key, "active")])


def test_registration_number_stated_with_two_codes_stays_alone(anew):
    batches = (
        [profile(E1), same(E1, BY_NUMBER, row=1)],
        [profile(E2), same(E2, BY_NUMBER, row=2)],
        [profile(BY_NUMBER)],
    )
    assert in_every_order(anew, batches, lambda s: found(s, BY_NUMBER)) == BY_NUMBER.key


def test_number_follows_an_organisation_code_to_the_code_that_contains_it(anew):
    batches = (
        [same(BY_ORG_CODE, BY_NUMBER)],
        [profile(E1)],
        [profile(BY_NUMBER)],
    )
    assert in_every_order(anew, batches, lambda s: found(s, BY_NUMBER)) == E1.key


def test_what_was_said_of_a_number_stands_once_when_it_is_merged(anew):
    batches = (
        [profile(BY_NUMBER), office(ZHANG, REP, "2020-01-01", of=BY_NUMBER)],
        [same(E1, BY_NUMBER)],
    )

    def facts(store):
        with store.view() as view:
            org, who = (view.find([p.key])[p.key].ref for p in (E1, ZHANG))
            offices = view.expand({who: [ALWAYS]}, [REP], "out").hops[who]
            ends = {n.key for n in view.nodes({h.dst for h in offices}).values()}
            return len(view.about([org], [Kind.PROFILE])[org]), len(offices), ends

    assert in_every_order(anew, batches, facts) == (1, 1, {E1.key})


def test_one_determination_under_two_codes_of_its_subject_is_one_event(anew):
    batches = (
        [profile(E1), office(ZHANG, REP, "2020-01-01")],
        penalty(E1),
        penalty(BY_ORG_CODE),
    )
    told = in_every_order(anew, batches, register)
    event = f"e:authority:罚1号:{E1.key}"
    assert told == [(event, ZHANG.key, "active"), (event, E1.key, "active")]


def test_same_document_number_on_two_subjects_is_two_events(anew):
    batches = ([profile(E1), profile(E2)], penalty(E1), penalty(E2))
    assert len({event for event, *_ in in_every_order(anew, batches, register)}) == 2


def test_judgement_turns_a_candidate_into_a_person_and_undoing_turns_it_back(store):
    put(store, profile(E1), office(named("张甲"), REP, "2020-01-01"), *penalty(E1))
    put(store, office(ZHANG, REP, "2020-01-01", of=E2))
    before = register(store)
    assert [holder for _, holder, _ in before] == [E1.key]
    number = judge(store, named("张甲"), ZHANG)
    assert [holder for _, holder, _ in register(store)] == [ZHANG.key, E1.key]
    undo(store, number)
    assert register(store) == before


def test_answer_before_a_judgement_is_still_the_one_given_then(store):
    put(store, profile(E1), office(named("张甲"), REP, "2020-01-01"), *penalty(E1))
    put(store, office(ZHANG, REP, "2020-01-01", of=E2))
    commit = store.head()
    judge(store, named("张甲"), ZHANG)
    assert found(store, named("张甲")) == ZHANG.key
    assert found(store, named("张甲"), commit) == named("张甲").key
    assert [t[0] for t in offices_of(store, E1, REP, commit)] == ["张甲?"]
    with store.view(commit) as view:
        assert view.entries([ZHANG.key]) == {}


def test_facts_that_come_after_a_judgement_follow_it(store):
    put(store, profile(E1), office(named("张甲"), REP, seen="2026-01-01"))
    put(store, office(ZHANG, REP, "2020-01-01", of=E2))
    judge(store, named("张甲"), ZHANG)
    put(store, office(named("张甲"), Kind.CHAIR, "2021-01-01"))
    assert offices_of(store, E1, Kind.CHAIR) == [("张甲", "2021-01-01", "", "")]


def test_judgement_that_they_differ_merges_nothing_and_is_kept(store):
    put(store, profile(E1), office(named("张甲"), REP, "2020-01-01"))
    put(store, office(ZHANG, REP, "2020-01-01", of=E2))
    judge(store, named("张甲"), ZHANG, same=False)
    assert found(store, named("张甲")) == named("张甲").key
    with store.view() as view:
        (judged,) = view.judgements()
    assert (judged.judgement.user, judged.judgement.reason) == ("steward", "seen the paper")
    assert judged.judgement.same is False


def test_two_numbered_persons_are_never_merged(store):
    put(store, office(ZHANG, REP, "2020-01-01"), office(LI, REP, "2020-01-01", of=E2))
    with pytest.raises(InputError, match="never two valid codes"):
        judge(store, LI, ZHANG)
    with pytest.raises(InputError):
        judge(store, E1, E2)
    with pytest.raises(InputError):
        judge(store, ZHANG, E2)


def test_mask_is_no_subject_and_is_merged_into_nothing(store):
    put(store, profile(E1), masked(ZHANG))
    for target in (E1, ZHANG, BY_NUMBER):
        put(store, profile(target))
        with pytest.raises(InputError):
            judge(store, MASK, target)
        with pytest.raises(InputError):
            judge(store, target, MASK)


def test_judgement_on_an_unknown_key_is_refused(store):
    put(store, office(ZHANG, REP, "2020-01-01"))
    with pytest.raises(NotFoundError, match="nothing is stated"):
        judge(store, named("钱戊"), ZHANG)
    with pytest.raises(NotFoundError, match="does not stand"):
        undo(store, 7)


def test_undone_judgement_stays_in_the_history(store):
    put(store, office(named("张甲"), REP, "2020-01-01"), office(ZHANG, REP, "2020-01-01", of=E2))
    number = judge(store, named("张甲"), ZHANG)
    commit = store.head()
    undo(store, number)
    with store.view() as now, store.view(commit) as then:
        assert now.judgements() == []
        assert [j.id for j in then.judgements()] == [number]


def test_mask_leads_from_a_mention_to_the_numbered_person_and_changes_no_outcome(store):
    put(store, profile(E1), office(named("张甲"), REP, "2020-01-01"), *penalty(E1))
    before = register(store)
    put(store, masked(named("张甲")), masked(ZHANG))
    assert register(store) == before
    with store.view() as view:
        mask = view.find([MASK.key])[MASK.key]
        hops = view.expand({mask.ref: [ALWAYS]}, [Kind.HAS_MASK], "in").hops[mask.ref]
        keys = {n.key for n in view.nodes({h.src for h in hops}).values()}
    assert keys == {named("张甲").key, ZHANG.key}


def test_mask_without_a_name_is_found_by_no_search(store):
    put(store, masked(ZHANG))
    with store.view() as view:
        assert [n.name for n in view.scan(NodeKind.MASK)] == [""]
        for text in ("", " ", "m1", "coarse", MASK.key, "张甲"):
            assert view.search(text, [NodeKind.MASK]).nodes == []
        with pytest.raises(NotFoundError):
            lookup(MASK.key, view)


def test_name_that_comes_with_a_mask_only_fills_a_blank(anew):
    other = masked(ZHANG._replace(name="张旧"))
    batches = ([other], [office(ZHANG, REP, "2020-01-01")])
    assert in_every_order(anew, batches, lambda s: name_of(s, ZHANG)) == "张甲"


def test_name_that_only_a_mask_brings_is_shown(store):
    put(store, masked(ZHANG))
    assert name_of(store, ZHANG) == "张甲"


def test_mention_that_is_judged_keeps_one_mask(store):
    put(store, office(named("张甲"), REP, "2020-01-01"), office(ZHANG, REP, "2020-01-01", of=E2))
    put(store, masked(named("张甲")), masked(ZHANG, row=2))
    judge(store, named("张甲"), ZHANG)
    with store.view() as view:
        ref = view.find([ZHANG.key])[ZHANG.key].ref
        assert len(view.expand({ref: [ALWAYS]}, [Kind.HAS_MASK], "out").hops[ref]) == 1


def test_merged_organisation_is_walked_and_searched_once(store):
    put(store, profile(E1), profile(BY_ORG_CODE))
    with store.view() as view:
        assert [n.key for n in view.scan(NodeKind.ORGANIZATION)] == [E1.key]
        assert [n.key for n in view.search("机构代码", [NodeKind.ORGANIZATION]).nodes] == [E1.key]
        assert view.expand({view.find([E1.key])[E1.key].ref: [ALWAYS]}, [REP], "in").over == {}


def everything(store):
    with store.view() as view:
        return sorted(map(str, lines(view)))


def test_judgement_undone_leaves_no_trace_in_what_holds(store):
    put(store, profile(E1), office(named("张甲"), REP, "2020-01-01"), *penalty(E1))
    put(store, office(ZHANG, REP, "2020-01-01", of=E2), *penalty(BY_NUMBER), profile(BY_NUMBER))
    before = everything(store)
    numbers = [judge(store, named("张甲"), ZHANG), judge(store, BY_NUMBER, E1)]
    assert everything(store) != before
    for number in numbers:
        undo(store, number)
    assert everything(store) == before


def test_judgement_on_a_name_that_only_a_change_item_gives_moves_its_facts(store):
    put(store, change(REP, "2020-01-01", "", "张甲"), office(ZHANG, REP, "2020-01-01", of=E2))
    before = everything(store)
    assert [t[0] for t in offices_of(store, E1, REP)] == ["张甲?"]
    number = judge(store, named("张甲"), ZHANG)
    assert [t[0] for t in offices_of(store, E1, REP)] == ["张甲"]
    undo(store, number)
    assert everything(store) == before


def test_event_that_two_subjects_are_stated_of_is_one_in_every_order(anew):
    """The provider corrects the subject; what the key of the event ends in does not change."""
    event = f"e:authority:罚1号:{BY_ORG_CODE.key}"
    corrected = [replace(s, src=E2) for s in penalty(BY_ORG_CODE) if s.kind is Kind.SUBJECT_OF]
    batches = (penalty(E1), penalty(BY_ORG_CODE), corrected)

    def look(store):
        return found(store, Party(event, NodeKind.EVENT)), everything(store)

    assert in_every_order(anew, batches, look)[0] == f"e:authority:罚1号:{E1.key}"


A_RECORD = Party("x:source:1", NodeKind.RECORD)
ANOTHER = Party("x:source:2", NodeKind.RECORD)
OF_A_REGISTER = Party("t:GB-COH:1", NodeKind.ORGANIZATION, "某公司")


def test_reference_is_the_subject_of_its_record_whichever_comes_first(anew):
    batches = (
        [office(ZHANG, Kind.DIRECTOR, "2020-01-01", of=A_RECORD)],
        [same(OF_A_REGISTER, A_RECORD, 1)],
        [same(E1, A_RECORD, 2)],
    )
    told = in_every_order(
        anew, batches, lambda s: (found(s, A_RECORD), offices_of(s, E1, Kind.DIRECTOR))
    )
    assert told == (E1.key, [("张甲", "2020-01-01", "", "")])


def test_reference_to_a_record_with_two_codes_stays_alone(anew):
    batches = ([same(E1, A_RECORD, 1)], [same(E2, A_RECORD, 2)])
    assert in_every_order(anew, batches, lambda s: found(s, A_RECORD)) == A_RECORD.key


def test_reference_to_a_record_that_replaces_another_is_the_same_subject(anew):
    third = Party("x:source:3", NodeKind.RECORD)
    batches = ([same(E1, A_RECORD, 1)], [same(ANOTHER, A_RECORD, 2)], [same(third, ANOTHER, 3)])
    told = in_every_order(anew, batches, lambda s: [found(s, p) for p in (ANOTHER, third)])
    assert told == [E1.key, E1.key]


def test_reference_that_nothing_tells_is_a_record_and_nobody(store):
    put(store, office(A_RECORD, REP, "2020-01-01"), profile(E1), *penalty(E1))
    assert found(store, A_RECORD) == A_RECORD.key
    assert [holder for _, holder, _ in register(store)] == [E1.key]


def test_name_is_not_bound_where_a_record_may_mean_another_of_that_name(store):
    by_record = office(A_RECORD, Kind.DIRECTOR, "2020-01-01", source=REGISTRY)
    referred = replace(by_record, props={"name": "张甲"})
    put(
        store,
        office(ZHANG, Kind.DIRECTOR, "2020-01-01"),
        office(named("张甲"), Kind.DIRECTOR, "2020-01-01"),
        referred,
    )
    with store.view() as view:
        org = view.find([E1.key])[E1.key]
        hops = view.expand({org.ref: [ALWAYS]}, [Kind.DIRECTOR], "in").hops[org.ref]
        holders = {node.key for node in view.nodes({h.src for h in hops}).values()}
    assert named("张甲").key in holders
