"""What follows from a set of statements is the same in whatever order the set is read."""

from collections.abc import Sequence
from functools import partial
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.records import Node, Party, Source, Statement, canonical
from graph.resolution import Said, resolve
from graph.vocabulary import WEIGHT, Family, Kind, NodeKind, Rank
from tests.builders import EXTRACT, named, office, person
from tests.histories import examples, histories, tell, timelines

SMALL = settings(max_examples=examples(300), deadline=None)


REP = Kind.LEGAL_REP


class Nodes:
    """Refs in the order of first mention, as a store gives them out."""

    def __init__(self) -> None:
        self.keys: list[str] = [""]

    def ref(self, party: Party | None) -> int:
        if party is None:
            return 0
        if party.key not in self.keys:
            self.keys.append(party.key)
        return self.keys.index(party.key)


def said(statements: Sequence[Statement], nodes: Nodes) -> list[Said]:
    return [
        Said(
            id=n,
            kind=s.kind,
            src=nodes.ref(s.src),
            dst=nodes.ref(s.dst),
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
        for n, s in enumerate(statements, 1)
    ]


def following(statements: Sequence[Statement]) -> dict[tuple[Family, str], list[str]]:
    """The facts that follow, by topic, with keys in the place of refs."""
    topics: dict[tuple[Family, str], list[Statement]] = {}
    for s in statements:
        topics.setdefault((s.family, s.anchor.key), []).append(s)
    return {topic: _facts(topic, some) for topic, some in topics.items()}


def _facts(topic: tuple[Family, str], statements: list[Statement]) -> list[str]:
    family, key = topic
    nodes = Nodes()
    read = said(statements, nodes)
    anchor = Node(nodes.ref(Party(key, NodeKind.ORGANIZATION)), key, NodeKind.ORGANIZATION, "")
    told = []
    for wanted in resolve(family, anchor, read):
        src = wanted.src.key if isinstance(wanted.src, Party) else nodes.keys[wanted.src]
        ends = [src, nodes.keys[wanted.dst]]
        told.append(canonical([wanted.kind, ends, wanted.span, int(wanted.flags), wanted.props]))
    return sorted(set(told))


@SMALL
@given(history=histories(), data=st.data())
def test_facts_do_not_depend_on_the_order_of_the_statements(history, data):
    other = data.draw(st.permutations(history))
    assert following(other) == following(history), tell(history)


@SMALL
@given(some=timelines, data=st.data())
def test_timeline_of_an_office_is_the_same_in_every_order(some, data):
    other = data.draw(st.permutations(some))
    assert following(other) == following(some), tell(some)


def test_terms_that_touch_are_joined_alike_in_every_order():
    """An extract contradicts itself on an open end; what the registry saw before stays sure."""
    other = Source("另一登记机关", Rank.REGISTRY, "other.csv", "dd")
    zhang, li = person("张甲"), person("李乙")
    record = partial(office, kind=REP, seen="2026-01-01")
    year = {"start": "2025-01-01", "stop": "2026-01-01"}
    some = [
        record(zhang, source=EXTRACT, record="q"),
        record(zhang, start="2025-01-01", source=EXTRACT, record="a"),
        record(zhang, **year, source=EXTRACT, record="a"),
        record(named("张甲"), **year, source=other),
        record(li, **year | {"seen": "2025-06-01"}, source=other),
    ]
    assert len({canonical(list(following(o).values())) for o in permutations(some)}) == 1
