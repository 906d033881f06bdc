"""Short ways to read a store in a test."""

from graph.intervals import ALWAYS, FOREVER, iso
from graph.records import Party
from graph.store import Store
from graph.vocabulary import Flag, Kind


def offices_of(store: Store, org: Party, kind: Kind, known: int | None = None):
    """(name, from, to, flags) of every holder; `?` marks who is known by name only."""
    with store.view(known) as view:
        node = view.find([org.key])[org.key]
        hops = view.expand({node.ref: [ALWAYS]}, [kind], "in").hops[node.ref]
        people = view.nodes({h.src for h in hops})
        return [
            (
                people[h.src].name + ("?" if people[h.src].key.startswith("c:") else ""),
                iso(h.start),
                "" if h.stop == FOREVER else iso(h.stop),
                "|".join(f.name or "" for f in Flag(h.flags)),
            )
            for h in hops
        ]
