"""Writing, as every engine does it: facts follow the statements at once."""

from abc import abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from graph.identifiers import org_code_of
from graph.records import Judgement, Party, Ref, Statement, canonical
from graph.resolution import Said, Wanted, resolve
from graph.store.base import Writer
from graph.store.derive import Standing, Topic, delta, given_parties, settled
from graph.store.head_tables import HeadTables
from graph.store.heads import Heads
from graph.vocabulary import WEIGHT, Family, Kind


class Opening(NamedTuple):
    """A fact to open, and the topic that it belongs to."""

    topic: Topic
    src: Ref
    fact: Wanted


class FollowingWriter(Writer):
    """The order of the steps; an engine brings each of them, for a whole batch at a time."""

    def __init__(self, tables: HeadTables) -> None:
        self._heads = Heads(tables)
        self._touched: dict[Family, set[Ref]] = defaultdict(set)

    @abstractmethod
    def _unknown(self, statements: Sequence[Statement]) -> list[Statement]:
        """Those that the store does not have, each once."""

    @abstractmethod
    def _refs(self, keys: Collection[str]) -> dict[str, Ref]:
        """The nodes of stated keys, for the keys that have one."""

    @abstractmethod
    def _intern(self, parties: Mapping[str, tuple[Party, int]]) -> dict[str, Ref]:
        """The ref of each party's key; a new key becomes a node. The strongest name is shown."""

    @abstractmethod
    def _name(self, names: Mapping[Ref, Collection[str]]) -> None:
        """Makes names findable; a name that a node has already changes nothing."""

    @abstractmethod
    def _insert(self, statements: Sequence[Statement], refs: Mapping[str, Ref]) -> None: ...

    @abstractmethod
    def _note_org_codes(self, codes: Mapping[Ref, str]) -> None:
        """Remembers which nodes contain which organisation code."""

    @abstractmethod
    def _said(self, topics: Collection[Topic]) -> dict[Topic, list[Said]]:
        """All statements of these topics, their ends resolved to heads."""

    @abstractmethod
    def _standing(self, topics: Collection[Topic]) -> dict[Topic, list[Standing]]: ...

    @abstractmethod
    def _close(self, ids: Collection[int]) -> None:
        """A fact that this same commit opened never stood for anyone: it goes without a trace."""

    @abstractmethod
    def _open(self, opening: Sequence[Opening]) -> None: ...

    @abstractmethod
    def _judge(self, judgement: Judgement) -> int: ...

    @abstractmethod
    def _take_back(self, judged: int) -> str:
        """Ends a judgement; gives the mention that it was about."""

    def state(self, statements: Iterable[Statement]) -> int:
        fresh = self._unknown(list(statements))
        if not fresh:
            return 0
        parties = _parties(fresh)
        refs = self._intern(parties)
        self._name({refs[key]: (party.name,) for key, (party, _) in parties.items()})
        self._insert(fresh, refs)
        moves = self._heads.follow(
            [*self._near_codes(refs), *_ends(fresh, refs, Kind.SAME_AS)],
            _ends(fresh, refs, Kind.SUBJECT_OF),
        )
        stated = [Topic(refs[s.anchor.key], s.family) for s in fresh]
        heads = self._heads.of({t.anchor for t in stated})
        topics = [t._replace(anchor=heads[t.anchor]) for t in stated]
        self._follow(list(dict.fromkeys([*topics, *self._heads.topics(moves)])))
        return len(fresh)

    def _near_codes(self, refs: Mapping[str, Ref]) -> list[Ref]:
        """The `o:` nodes whose head may change by the codes that are stated."""
        found = {key: org_code_of(key[2:]) for key in refs if key.startswith("u:")}
        codes = {refs[key]: code for key, code in found.items() if code}
        self._note_org_codes(codes)
        bare = [f"o:{code}" for code in codes.values()]
        known = self._refs(bare)
        own = [refs[key] for key in refs if key.startswith("o:")]
        return [*(known[key] for key in bare if key in known), *own]

    def judge(self, judgement: Judgement) -> int:
        number = self._judge(judgement)
        self._regroup(judgement.mention)
        return number

    def undo(self, judged: int) -> None:
        self._regroup(self._take_back(judged))

    def _regroup(self, mention: str) -> None:
        moves = self._heads.follow([self._refs([mention])[mention]])
        self._follow(list(dict.fromkeys(self._heads.topics(moves))))

    def _follow(self, topics: Sequence[Topic]) -> None:
        """Brings the facts of these topics in line with all their statements."""
        if not topics:
            return
        said, standing = self._said(topics), self._standing(topics)
        anchors = self.view().nodes({t.anchor for t in topics})
        following = {t: resolve(t.family, anchors[t.anchor], said.get(t, [])) for t in topics}
        given = self._given([w for some in following.values() for w in some])
        closing: list[int] = []
        opening: list[Opening] = []
        for topic, wanted in following.items():
            change = delta((settled(w, given) for w in wanted), standing.get(topic, []))
            closing += change.close
            opening += [_opening(topic, fact) for fact in change.open]
            if change.close or change.open:
                self._touched[topic.family].add(topic.anchor)
        self._close(closing)
        self._open(opening)
        self._name(_names(opening))

    def _given(self, following: Iterable[Wanted]) -> dict[str, Ref]:
        """The heads of parties that no statement states as an end."""
        parties = list(given_parties(following))
        if not parties:
            return {}
        refs = self._intern(_best((party, 0) for party in parties))
        names: dict[Ref, set[str]] = defaultdict(set)
        for party in parties:
            names[refs[party.key]].add(party.name)
        self._name(names)
        heads = self._heads.of(set(refs.values()))
        return {key: heads[ref] for key, ref in refs.items()}

    def touched(self) -> dict[Family, set[Ref]]:
        return {family: set(refs) for family, refs in self._touched.items()}


def _opening(topic: Topic, fact: Wanted) -> Opening:
    assert isinstance(fact.src, int)
    return Opening(topic, fact.src, fact)


def _names(opening: Iterable[Opening]) -> dict[Ref, set[str]]:
    names: dict[Ref, set[str]] = defaultdict(set)
    for _, src, fact in opening:
        if name := str(fact.props.get("name") or ""):
            names[src].add(name)
    return names


def _ends(statements: Iterable[Statement], refs: Mapping[str, Ref], kind: Kind) -> list[Ref]:
    return [refs[p.key] for s in statements if s.kind is kind for p in (s.src, s.dst) if p]


def _parties(statements: Iterable[Statement]) -> dict[str, tuple[Party, int]]:
    """Each party with the strength of the name that it is stated under here."""
    return _best(
        (party, name_strength(said, said.kind is Kind.PROFILE and party is said.src))
        for said in statements
        for party in (said.src, said.dst)
        if party is not None
    )


def _best(parties: Iterable[tuple[Party, int]]) -> dict[str, tuple[Party, int]]:
    best: dict[str, tuple[Party, int]] = {}
    for party, strength in parties:
        held = best.get(party.key)
        if held is None or (strength, party.name) > (held[1], held[0].name):
            best[party.key] = (party, strength)
    return best


def name_strength(said: Statement, own_profile: bool) -> int:
    """Whose spelling of a name is shown: a profile before a mention, then rank, then the newer.

    A name that comes with a mask only fills a blank: what is said there is the number.
    """
    weight = 0 if said.kind is Kind.HAS_MASK else WEIGHT[said.source.rank]
    return (((own_profile << 3) + weight) << 32) + said.asserted_at


def body_of(said: Statement) -> str:
    """What an engine keeps of a statement beside its columns."""
    named = [said.src.name, said.dst.name if said.dst else ""]
    return canonical({"props": said.props, "names": named, "record": said.record_id})
