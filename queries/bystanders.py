"""Who stands near an event and is not responsible for it, each with the condition that fails.

Attribution reads none of this. It is looked up when someone asks, so that the answer can show
that a shareholder's head, a head office or a namesake was seen and left out, and why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.accountability.conditions import REJECTIONS, say
from graph.accountability.proof import Proof
from graph.intervals import ALWAYS, Interval
from graph.records import Hop, Node, Ref
from graph.store import View, Way
from graph.vocabulary import Kind, NodeKind
from queries.said import Bystander, Link, Said, Subject

# The offices that make somebody the head of an organisation.
HEADS = (
    Kind.LEGAL_REP,
    Kind.BRANCH_HEAD,
    Kind.HEAD_OF_BODY,
    Kind.INVESTOR_OWNER,
    Kind.OPERATOR,
    Kind.MANAGING_PARTNER,
)
# More neighbours than this in one direction are counted, not listed.
MOST = 50


@dataclass
class Around:
    """What was found around an event; `left_out` counts what a limit cut."""

    bystanders: list[Bystander] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    left_out: int = 0


@dataclass(frozen=True)
class _Side:
    """One way from the subject to other organisations, and what is said of their heads."""

    kinds: tuple[Kind, ...]
    way: Way
    link: str
    condition: str


_SIDES = (
    _Side((Kind.HOLDS_SHARE,), "in", "parent", "head_of_parent"),
    _Side((Kind.HOLDS_SHARE,), "out", "subsidiary", "head_of_subsidiary"),
    _Side((Kind.BRANCH_OF,), "out", "head_office", "head_of_head_office"),
    _Side((Kind.BRANCH_OF,), "in", "branch", "head_of_branch"),
    _Side(
        (Kind.MANAGING_PARTNER, Kind.LIMITED_PARTNER, Kind.GENERAL_PARTNER),
        "in",
        "partner",
        "head_of_partner",
    ),
)


def around(
    subject: Node, window: Sequence[Interval], recorded: Iterable[Node], view: View
) -> Around:
    """The people and organisations near a subject in a window of days."""
    found = Around()
    if subject.kind is NodeKind.ORGANIZATION:
        _shareholders(subject, window, view, found)
        for side in _SIDES:
            _side(subject, side, window, view, found)
    for person in recorded:
        _namesakes(person, subject, view, found)
    return found


def _hops(
    refs: Iterable[Ref], window: Sequence[Interval], kinds: Iterable[Kind], way: Way, view: View
) -> tuple[list[Hop], int]:
    expansion = view.expand(dict.fromkeys(refs, window), tuple(kinds), way, cap=MOST)
    hops = [hop for ref in sorted(expansion.hops) for hop in expansion.hops[ref]]
    return hops, sum(expansion.over.values())


def _shareholders(subject: Node, window: Sequence[Interval], view: View, found: Around) -> None:
    hops, over = _hops([subject.ref], window, [Kind.HOLDS_SHARE], "in", view)
    found.left_out += over
    people = view.nodes({h.src for h in hops})
    facts = view.facts([h.fact for h in hops])
    for hop in hops:
        person = people[hop.src]
        if person.kind is NodeKind.PERSON:
            pct = facts[hop.fact].props.get("pct")
            share = {"share_zh": "比例不明", "share_en": "share unknown"}
            if pct is not None:
                share = {"share_zh": f"{pct:g}%", "share_en": f"{pct:g} %"}
            proof = Proof.of(facts[hop.fact], person.key, subject.key)
            found.bystanders.append(
                _bystander(person, person.name, Kind.HOLDS_SHARE, "shareholder", share, (proof,))
            )


def _side(
    subject: Node, side: _Side, window: Sequence[Interval], view: View, found: Around
) -> None:
    hops, over = _hops([subject.ref], window, side.kinds, side.way, view)
    found.left_out += over
    far = {h.src if side.way == "in" else h.dst: h for h in hops}
    facts = view.facts([h.fact for h in far.values()])
    for ref, node in sorted(view.nodes(far).items(), key=lambda item: item[1].key):
        if node.kind is NodeKind.ORGANIZATION:
            ends = (node.key, subject.key) if side.way == "in" else (subject.key, node.key)
            step = Proof.of(facts[far[ref].fact], *ends)
            found.links.append(Link(kind=side.link, organization=Subject.of(node), path=(step,)))
            _heads(node, side, step, window, view, found)


def _heads(
    organization: Node,
    side: _Side,
    step: Proof,
    window: Sequence[Interval],
    view: View,
    found: Around,
) -> None:
    hops, over = _hops([organization.ref], window, HEADS, "in", view)
    found.left_out += over
    people = view.nodes({h.src for h in hops})
    facts = view.facts([h.fact for h in hops])
    for hop in hops:
        person = people[hop.src]
        if person.kind is NodeKind.PERSON:
            proof = Proof.of(facts[hop.fact], person.key, organization.key)
            words = _of_office(hop.kind) | {"organization": organization.name}
            path = (step, proof)
            found.bystanders.append(
                _bystander(person, person.name, hop.kind, side.condition, words, path)
            )


def _namesakes(person: Node, subject: Node, view: View, found: Around) -> None:
    """Others of the same name who hold an office somewhere else."""
    same = view.search(person.name, [NodeKind.PERSON], limit=MOST)
    others = [n for n in same.nodes if n.name == person.name and n.ref != person.ref]
    hops, _ = _hops([n.ref for n in others], [ALWAYS], HEADS, "out", view)
    facts = view.facts([h.fact for h in hops])
    nodes = view.nodes({ref for h in hops for ref in (h.src, h.dst)})
    for hop in hops:
        if hop.dst != subject.ref:
            organization = nodes[hop.dst]
            words = _of_office(hop.kind) | {"organization": organization.name}
            proof = Proof.of(facts[hop.fact], nodes[hop.src].key, organization.key)
            namesake = nodes[hop.src]
            found.bystanders.append(
                _bystander(namesake, namesake.name, hop.kind, "same_name", words, (proof,))
            )


def _of_office(kind: Kind) -> dict[str, str]:
    return {"office_zh": kind.label.zh, "office_en": kind.label.en}


def _bystander(
    person: Node,
    name: str,
    office: Kind,
    condition: str,
    words: dict[str, str],
    path: tuple[Proof, ...],
) -> Bystander:
    return Bystander(
        holder=person.key,
        name=name,
        office=office,
        condition=condition,
        because=Said.of(say(REJECTIONS, condition, words)),
        path=path,
    )
