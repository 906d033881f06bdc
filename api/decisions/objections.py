"""异议: the person recorded objects to an entry, and the dispute is on file at once."""

import hmac
from dataclasses import dataclass, field

from graph.accountability import adopt, drain, settle
from graph.errors import NotFoundError
from graph.intervals import FOREVER, Day, Interval, iso
from graph.policy import Policy
from graph.records import Node, Party, Source, Statement, Tx
from graph.store import Store, View
from graph.text import Text
from graph.vocabulary import Grounds, Kind, NodeKind, Rank
from queries.file import Item, credit_file
from queries.said import Shape
from queries.seen import seen_file
from queries.sight import Sight

_DOCUMENT = "objection"


class Objected(Shape):
    """The dispute as filed, and the entry as it stands now."""

    dispute: str
    received: str
    grounds: Grounds
    commit: Tx
    item: Item


@dataclass(frozen=True)
class Objection:
    """`evidence` is the hash of the paper; what it says stays outside of the graph."""

    event: str
    holder: str
    grounds: Grounds
    evidence: str = ""


@dataclass(frozen=True)
class Objections:
    """`authority` is who receives them; `key` makes the number of a dispute, which tells nothing
    of whom it is about."""

    store: Store
    policy: Policy
    authority: str
    key: bytes = field(repr=False)

    def file(self, objection: Objection, today: Day, actor: str, sight: Sight) -> Objected:
        """The same objection on the same day is the same dispute.

        Raises NotFoundError, with nothing written, where the asker sees no such entry.
        """
        adopt(self.store, self.policy, actor)
        with self.store.view() as view:
            held = _item(objection, view, today, sight)
        number = self._number(objection, today)
        with self.store.write(f"objection {number}", actor) as writer:
            writer.state([self._statement(objection, held, number, today)])
            commit, waiting = writer.tx, settle(writer, self.policy)
        if waiting:
            drain(self.store, self.policy, actor)
        with self.store.view() as view:
            item = _item(objection, view, today, sight)
        return Objected(
            dispute=number,
            received=iso(today),
            grounds=objection.grounds,
            commit=commit,
            item=item,
        )

    def _number(self, objection: Objection, today: Day) -> str:
        said = "\0".join((objection.event, objection.holder, objection.grounds, iso(today)))
        told = hmac.digest(self.key, b"dispute\0" + said.encode(), "sha256").hex()[:12]
        return f"异{iso(today)[:4]}-{told.upper()}"

    def _statement(self, objection: Objection, held: Item, number: str, today: Day) -> Statement:
        event = Party(held.event.key, NodeKind.EVENT, held.event.name)
        # Without a name: what the person is called is not for an objection to say.
        holder = Party(objection.holder, NodeKind.PERSON)
        props = {
            "dispute": number,
            "doc_no": number,
            "authority_name": self.authority,
            "decided": iso(today),
            "grounds": str(objection.grounds),
        }
        return Statement(
            Kind.DISPUTE,
            event,
            holder,
            today,
            Source(self.authority, Rank.AUTHORITY, _DOCUMENT, objection.evidence),
            span=Interval(today, FOREVER),
            props=props,
            record_id="|".join((number, event.key, objection.holder)),
        )


def _item(objection: Objection, view: View, today: Day, sight: Sight) -> Item:
    holder = _person(objection.holder, view)
    for item in seen_file(credit_file(holder, view, today), sight, today).items:
        if item.event.key == objection.event and item.entry.holder == holder.key:
            return item
    raise NotFoundError(_NOTHING)


def _person(key: str, view: View) -> Node:
    node = view.find([key]).get(key)
    if node is None or node.kind is not NodeKind.PERSON:
        raise NotFoundError(_NOTHING)
    return node


_NOTHING = Text("没有可提供的内容", "nothing is available")
