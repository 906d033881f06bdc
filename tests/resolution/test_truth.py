"""A registry that tells the truth, whatever part of it, never puts anybody into office who was not.

A true history of one office is drawn; the registry delivers snapshots of it on some days, with or
without change items, complete listings and known first days. The timeline may know less than the
truth. It must not know anything else.
"""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.intervals import FOREVER, day, iso
from graph.records import Node
from graph.resolution import Said, resolve
from graph.vocabulary import WEIGHT, Family, Flag, Kind, NodeKind
from tests.builders import E1, change, listing, office, person

REP = Kind.LEGAL_REP
FIRST, LAST = day("2020-01-01"), day("2026-01-01")
DAYS = st.integers(FIRST, LAST)
ORGANIZATION = Node(1, E1.key, NodeKind.ORGANIZATION, E1.name)


@st.composite
def histories(draw):
    """Holders with the day on which each came; nobody follows himself."""
    days = sorted(draw(st.sets(DAYS, min_size=1, max_size=5)))
    names = draw(st.lists(st.sampled_from("甲乙丙"), min_size=len(days), max_size=len(days)))
    held = []
    for start, name in zip(days, names, strict=True):
        if not held or held[-1][1] != name:
            held.append((start, name))
    return held


@st.composite
def deliveries(draw):
    """A true history and what the registry says of it on some days."""
    held = draw(histories())
    known_starts, listed = draw(st.booleans()), draw(st.booleans())
    changes_from = draw(st.one_of(st.none(), st.just(0), DAYS))
    said = []
    for seen in draw(st.sets(st.integers(held[0][0], LAST), min_size=1, max_size=4)):
        said += _snapshot(held, seen, known_starts, listed, changes_from)
    return held, draw(st.permutations(said))


def _snapshot(held, seen, known_starts, listed, changes_from):
    start, name = max(h for h in held if h[0] <= seen)
    told = {"start": iso(start)} if known_starts else {}
    said = [office(person(name), REP, **told, seen=iso(seen), record=f"{name}{start}")]
    said += [listing(seen=iso(seen))] if listed else []
    for (_, before), (on, after) in pairwise(held):
        if changes_from is not None and changes_from <= on <= seen:
            item = change(REP, iso(on), before, after, seen=iso(seen))
            item.props["before_key"] = person(before).key
            item.props["after_key"] = person(after).key
            said.append(item)
    return said


def timeline(statements):
    """(key, span, flags) of the terms, straight from the rules."""
    refs: dict[str, int] = {}

    def ref(party):
        return refs.setdefault(party.key, len(refs) + 2) if party != E1 else 1

    stored = [
        Said(
            id=n,
            kind=s.kind,
            src=ref(s.src),
            dst=ref(s.dst) if s.dst else 0,
            span=s.span,
            flags=s.flags,
            asserted_at=s.asserted_at,
            weight=WEIGHT[s.source.rank],
            provider=s.source.provider,
            slot=s.slot,
            digest=s.digest,
            props=s.props,
            src_key=s.src.key,
        )
        for n, s in enumerate({s.digest: s for s in statements}.values())
    ]
    keys = {n: key for key, n in refs.items()}
    wanted = resolve(Family.OFFICES, ORGANIZATION, stored)
    return [(keys[w.src] if isinstance(w.src, int) else w.src.key, w.span, w.flags) for w in wanted]


def terms_of(held):
    """(key, first day, day after the last) of each true term."""
    ends = [start for start, _ in held[1:]] + [FOREVER]
    return [(person(n).key, start, end) for (start, n), end in zip(held, ends, strict=True)]


@settings(max_examples=400, deadline=None)
@given(deliveries())
def test_nobody_is_in_office_on_a_day_on_which_he_was_not(delivered):
    held, said = delivered
    last_seen = max(s.asserted_at for s in said)
    for key, span, _ in timeline(said):
        vouched = range(span.start, min(span.stop, last_seen + 1))
        true = [range(start, end) for k, start, end in terms_of(held) if k == key]
        assert all(any(d in term for term in true) for d in (vouched[0], vouched[-1])), (held, key)


@settings(max_examples=200, deadline=None)
@given(deliveries())
def test_one_truthful_registry_never_contradicts_itself(delivered):
    _, said = delivered
    assert not any(flags & Flag.CONFLICT for _, _, flags in timeline(said))


@settings(max_examples=200, deadline=None)
@given(histories())
def test_all_change_items_and_first_days_give_the_whole_truth(held):
    said = _snapshot(held, LAST, True, True, 0)
    told = {(key, span.start, span.stop) for key, span, _ in timeline(said)}
    first = terms_of(held)[0]
    assert told >= set(terms_of(held)[1:])
    assert all(t in terms_of(held) or t[0] == first[0] for t in told)
