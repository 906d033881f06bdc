"""The parties of a process, each under the id by which its other parts mean it."""

import re
from collections import defaultdict
from typing import Any

from api.audit import is_person
from api.exports.ocds_around import Around
from graph.intervals import Day
from graph.records import Node
from graph.vocabulary import Kind, NodeKind

Block = dict[str, Any]

_SCHEMES = {"u": "CN-USCC", "o": "CN-ORG", "r": "CN-REG"}
_SPACES = re.compile(r"[\s:]+")
_NAME_ONLY = re.compile(r"n-[0-9a-f]{20}")


class Cast:
    """Whoever is referred to, with the roles played."""

    def __init__(self, around: Around) -> None:
        self._around = around
        said = around.said(around.project)
        self._process = _SPACES.sub("_", str(said.get("ocid") or ""))
        self._prefix = str(said.get("prefix") or "")
        self._nodes: dict[str, Node] = {}
        self._roles: dict[str, set[str]] = defaultdict(set)
        self._held = self._holdings()
        self.seen = {day for blocks in self._held.values() for day, _, _ in blocks}

    def ref(self, who: Node | None, role: str = "") -> Block | None:
        """How another part of the release means a party; one that is a name only stays one."""
        if who is None:
            return None
        name = {"name": who.name} if who.name else {}
        if self._is_name(who):
            return name
        self._nodes[who.key] = who
        if role:
            self.play(who, role)
        return {"id": self._id(who), **name}

    def refs(self, some: list[Node]) -> list[Block]:
        return [ref for who in some if (ref := self.ref(who))]

    def named(self, key: Any, name: str = "") -> Block | None:
        """As `ref`, of a party whose key stands in a property; None unless it may be shown."""
        portion = self._around.portion
        if not key:
            return None
        # Who only pays is named in a property and is the end of no edge.
        kind = NodeKind.PERSON if is_person(str(key)) else NodeKind.ORGANIZATION
        unknown = Node(0, str(key), kind, name)
        who = portion.view.find([str(key)]).get(str(key)) or unknown
        return self.ref(who) if portion.shows(who) else None

    def play(self, who: Node, *roles: str) -> None:
        self._roles[who.key].update(roles)

    def parties(self, day: Day) -> list[Block]:
        """Everybody who was referred to, with what was first seen on the day."""
        holdings = {party["id"]: party for party in self.holdings(day)}
        found = {}
        for key in sorted(self._nodes):
            party = self._party(self._nodes[key])
            found[party["id"]] = party | holdings.pop(party["id"], {})
        return [*found.values(), *holdings.values()]

    def holdings(self, day: Day) -> list[Block]:
        """Whose holders were first seen on a day."""
        found = []
        for company, blocks in self._held.items():
            lists: dict[str, list[Block]] = defaultdict(list)
            for number, (seen, part, block) in enumerate(blocks, start=1):
                if seen == day:
                    lists[part].append({"id": str(number), **block})
            if lists:
                found.append({**self._party(self._nodes[company]), **lists})
        return found

    def _holdings(self) -> dict[str, list[tuple[Day, str, Block]]]:
        around, found = self._around, defaultdict[str, list[tuple[Day, str, Block]]](list)
        companies = {n.ref: n for edges in around.edges.values() for _, n in edges}
        for company in sorted(companies.values(), key=lambda node: node.key):
            for fact, who in around.of(company, Kind.HOLDS_SHARE):
                self._nodes[company.key] = company
                block = _share(fact.props) | {"shareholder": self.ref(who)}
                found[company.key].append((fact.span.start, "shareholders", block))
            for fact, who in around.of(company, Kind.BENEFICIAL_OWNER_OF):
                self._nodes[company.key] = company
                block = {"id": who.key, "name": who.name} if who.name else {"id": who.key}
                found[company.key].append((fact.span.start, "beneficialOwners", block))
        return found

    def _party(self, who: Node) -> Block:
        found: Block = {"id": self._id(who), "name": who.name}
        roles = sorted(self._roles[who.key])
        if identifier := self._identifier(who):
            found["identifier"] = identifier
        if who.kind is NodeKind.PERSON:
            found["details"] = {"entityType": "individual"}
        return {**found, "roles": roles} if roles else found

    def _id(self, who: Node) -> str:
        """The id under which the process itself means the party, else its key."""
        own = f"x:{self._process}:"
        keys = (who.key, *(self._around.portion.aliases(who) if who.ref else ()))
        return min((k.removeprefix(own) for k in keys if k.startswith(own)), default=who.key)

    def _identifier(self, who: Node) -> dict[str, str]:
        letter, _, rest = who.key.partition(":")
        if letter in _SCHEMES:
            return {"scheme": _SCHEMES[letter], "id": rest}
        if letter != "t":
            return {}
        scheme, _, own = rest.partition(":")
        return {"id": own} if scheme == self._prefix else {"scheme": scheme, "id": own}

    def _is_name(self, who: Node) -> bool:
        own = who.key.removeprefix(f"t:{self._process}:")
        return own != who.key and bool(_NAME_ONLY.fullmatch(own))


def _share(said: Any) -> Block:
    pct = said.get("pct")
    words = {
        "votingRights": said.get("voting"),
        "votingRightsDetails": said.get("voting_details"),
        "notes": said.get("notes"),
        "shareholding": None if pct is None else round(float(pct) / 100, 6),
    }
    return {key: value for key, value in words.items() if value is not None}
