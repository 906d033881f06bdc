"""The part of the graph that an export holds: page by page, without what is not granted."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from api.gate import Grant
from graph.intervals import ALWAYS
from graph.records import Fact, Node, Ref
from graph.store import View
from graph.store.base import Way
from graph.vocabulary import Family, Kind, NodeKind, family_of

PAGE = 500
REMEMBERED = 50_000
MOST_HOPS = 6
_WAYS: tuple[Way, Way] = ("out", "in")

# What follows from a default event has ways of its own to travel (notices, withdrawals); an export
# could never be called back.
_FAMILIES = frozenset(Family) - {Family.EVENT, Family.MEASURES}
_OWN = frozenset({Kind.SAME_AS, Kind.HAS_MASK, Kind.LISTING})
_SHAPING = frozenset({Kind.OFFICE_CHANGE, Kind.NAME_CHANGE, Kind.DELISTED})
KINDS = tuple(k for k in Kind if k not in _OWN | _SHAPING and family_of(k) in _FAMILIES)
NODES = tuple(k for k in NodeKind if k not in (NodeKind.EVENT, NodeKind.MASK, NodeKind.COMPLAINT))
_NAMES = frozenset({"name", "aliases"})
_OWNERS = frozenset({Kind.BENEFICIAL_OWNER_OF, Kind.UNSTATED_OWNER})


@dataclass(frozen=True)
class Told:
    """A node, what is said of it, and the edges that leave it."""

    node: Node
    about: tuple[Fact, ...]
    edges: tuple[tuple[Fact, Node], ...]

    @property
    def props(self) -> dict[str, object]:
        """What the profile says; nothing where there is none."""
        profiles = (f.props for f in self.about if f.kind is Kind.PROFILE)
        return dict(next(profiles, {}))


Edges = dict[Ref, list[tuple[Fact, Node]]]


@dataclass
class Portion:
    """`chosen` None is the whole store. `keys` fills with what was handed out."""

    view: View
    grant: Grant
    chosen: frozenset[Ref] | None = None
    keys: set[str] = field(default_factory=set)
    edges: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    _aliases: dict[Ref, tuple[str, ...]] = field(default_factory=dict)

    def told(self) -> Iterator[Told]:
        """Every node that may be shown, in order of kind and key."""
        self.edges = 0
        for page in self._pages():
            yield from self._page(page)

    def _pages(self) -> Iterator[Sequence[Node]]:
        if self.chosen is not None:
            nodes = sorted(self.view.nodes(self.chosen).values(), key=_place)
            yield from _batches(n for n in nodes if self.shows(n))
            return
        for kind in NODES:
            after = ""
            while page := self.view.scan(kind, after, PAGE):
                yield [n for n in page if self.shows(n)]
                after = page[-1].key

    def _page(self, page: Sequence[Node]) -> Iterator[Told]:
        refs = [n.ref for n in page]
        hops = self.view.expand({ref: [ALWAYS] for ref in refs}, KINDS, "out").hops
        facts = self.view.facts([h.fact for found in hops.values() for h in found if h.dst])
        about = self.view.about(refs, KINDS)
        far = self.view.nodes({f.dst for f in facts.values()})
        for node in page:
            own = [facts[h.fact] for h in hops[node.ref] if h.fact in facts]
            edges = [
                (self._unnamed(f, node), self._named(far[f.dst]))
                for f in own
                if self._tells(f, far[f.dst])
            ]
            said = tuple(self._unnamed(f, node) for f in about[node.ref] if self._tells(f, node))
            self.keys |= {node.key, *(end.key for _, end in edges)}
            self.edges += len(edges)
            yield Told(self._named(node), said, tuple(edges))

    def scan(self, kind: NodeKind) -> Iterator[Node]:
        """Every node of a kind, in order of key."""
        after = ""
        while page := self.view.scan(kind, after, PAGE):
            yield from (node for node in page if self.shows(node))
            after = page[-1].key

    def arriving(self, refs: Iterable[Ref], kinds: Collection[Kind]) -> Edges:
        """The edges of these kinds that may be told and end at the nodes, with where they start;
        whether or not the ends were chosen."""
        return self._crossing(refs, kinds, "in")

    def leaving(self, refs: Iterable[Ref], kinds: Collection[Kind]) -> Edges:
        """As `arriving`, of edges that start at the nodes."""
        return self._crossing(refs, kinds, "out")

    def _crossing(self, refs: Iterable[Ref], kinds: Collection[Kind], way: Way) -> Edges:
        hops = self.view.expand({ref: [ALWAYS] for ref in refs}, kinds, way).hops
        ends = {h.fact: h.src if way == "in" else h.dst for some in hops.values() for h in some}
        nodes = self.view.nodes({ref for ref in ends.values() if ref})
        facts = self.view.facts([fact for fact, ref in ends.items() if ref])
        return {
            ref: [
                (self._unnamed(facts[h.fact], far), self._named(far))
                for h in some
                if h.fact in facts and self._granted(facts[h.fact], far := nodes[ends[h.fact]])
            ]
            for ref, some in hops.items()
        }

    def aliases(self, node: Node) -> tuple[str, ...]:
        """The references under which records of sources mean the node."""
        found = self._aliases.get(node.ref)
        if found is None:
            if len(self._aliases) >= REMEMBERED:
                self._aliases.clear()
            found = tuple(n.key for n in self.view.members(node.ref) if n.key.startswith("x:"))
            self._aliases[node.ref] = found
        return found

    def shows(self, node: Node) -> bool:
        if node.kind not in NODES:
            return False
        if node.kind is not NodeKind.PERSON:
            return True
        identified = not node.key.startswith("c:") or self.grant.candidates
        return identified and self.grant.shows(node.key)

    def _tells(self, fact: Fact, far: Node) -> bool:
        inside = self.chosen is None or not fact.dst or fact.dst in self.chosen
        return inside and self._granted(fact, far)

    def _granted(self, fact: Fact, far: Node) -> bool:
        owners = self.grant.beneficial_owners or fact.kind not in _OWNERS
        provider = self.grant.provider
        own = not provider or any(p.provider == provider for p in fact.evidence)
        return owners and own and self.shows(far)

    def _named(self, node: Node) -> Node:
        return node._replace(name="") if self._hides(node) else node

    def _unnamed(self, fact: Fact, node: Node) -> Fact:
        if not self._hides(node):
            return fact
        return fact._replace(props={k: v for k, v in fact.props.items() if k not in _NAMES})

    def _hides(self, node: Node) -> bool:
        return node.kind is NodeKind.PERSON and not self.grant.person_names


def neighbourhood(
    start: Node, view: View, grant: Grant, hops: int, cap: int
) -> tuple[Portion, tuple[str, ...]]:
    """What lies within so many hops, and the keys of nodes with more edges than the cap, behind
    which nothing was followed. Nothing is reached through a node that may not be shown."""
    portion = Portion(view, grant, frozenset())
    reached: dict[Ref, Node] = {start.ref: start}
    edge: list[Ref] = [start.ref]
    cut: set[Ref] = set()
    for _ in range(min(hops, MOST_HOPS)):
        beyond: set[Ref] = set()
        for way in _WAYS:
            found = view.expand({ref: [ALWAYS] for ref in edge}, KINDS, way, cap)
            cut |= set(found.over)
            beyond |= {
                h.dst if way == "out" else h.src for some in found.hops.values() for h in some
            }
        new = view.nodes(beyond - set(reached) - {0})
        fresh = {ref: node for ref, node in new.items() if portion.shows(node)}
        reached |= fresh
        edge = list(fresh)
    portion.chosen = frozenset(reached)
    return portion, tuple(sorted(reached[ref].key for ref in cut if ref in reached))


def _place(node: Node) -> tuple[int, str]:
    return list(NodeKind).index(node.kind), node.key


def _batches(nodes: Iterable[Node]) -> Iterator[list[Node]]:
    waiting = iter(nodes)
    while page := list(islice(waiting, PAGE)):
        yield page
