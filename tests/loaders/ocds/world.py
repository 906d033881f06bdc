"""Small contracting processes, and short ways to read what a store makes of them."""

import json
from pathlib import Path

from graph.identifiers import KeyRing
from graph.store import SqliteStore
from graph.store.base import INFINITY
from graph.vocabulary import Kind, NodeKind
from loaders.base import Context, Issue
from loaders.ocds import OCDS
from loaders.run import load

KEYS = KeyRing("1", {"1": b"k" * 32})
CTX = Context(KEYS)
OCID = "ocds-test01-1"
E1, E2, GOV = "91990411TE0000010W", "91990411TE0000029R", "11990411TE00001929"


def party(own, name, *roles, scheme="CN-USCC", number="", **more):
    identifier = {"identifier": {"scheme": scheme, "id": number}} if number else {}
    return {"id": own, "name": name, "roles": list(roles), **identifier, **more}


BUYER = party("gov", "某局", "buyer", number=GOV)
ONE = party("one", "甲公司", "tenderer", "supplier", number=E1)
TWO = party("two", "乙公司", "tenderer", number=E2)


def release(day="2026-05-01", own="1", tag=("tender",), **said):
    date = day if "T" in day else f"{day}T09:00:00+08:00"
    return {"ocid": OCID, "id": own, "date": date, "tag": list(tag), **said}


MILESTONE = {"id": "m1", "type": "delivery", "dueDate": "2026-06-01", "status": "notMet"}


def whole(day="2026-05-01", **more):
    """A process from tender to payment."""
    return release(
        day,
        parties=[BUYER, ONE, TWO],
        buyer={"id": "gov", "name": "某局"},
        tender={
            "id": "t",
            "title": "道路工程",
            "mainProcurementCategory": "works",
            "procurementMethod": "open",
            "status": "complete",
            "value": {"amount": 1000.5, "currency": "CNY"},
            "tenderPeriod": {"endDate": "2026-03-01T23:30:00-06:00"},
        },
        bids={
            "details": [
                {"id": "b1", "date": "2026-02-20", "status": "valid", "tenderers": [{"id": "one"}]},
                {"id": "b2", "status": "valid", "tenderers": [{"id": "two"}]},
            ]
        },
        awards=[
            {
                "id": "a1",
                "status": "active",
                "date": "2026-03-10",
                "value": {"amount": 900, "currency": "CNY"},
                "suppliers": [{"id": "one"}],
            }
        ],
        contracts=[
            {
                "id": "c1",
                "awardID": "a1",
                "title": "道路合同",
                "status": "active",
                "dateSigned": "2026-03-20",
                "value": {"amount": 900, "currency": "CNY"},
                "implementation": {
                    "milestones": [
                        {
                            "id": "m1",
                            "type": "delivery",
                            "dueDate": "2026-06-01",
                            "status": "notMet",
                        }
                    ],
                    "transactions": [
                        {
                            "id": "p1",
                            "date": "2026-04-02",
                            "value": {"amount": 300, "currency": "CNY"},
                            "payer": {"id": "gov"},
                            "payee": {"id": "one"},
                        }
                    ],
                },
            }
        ],
        **more,
    )


def package(*releases, **more):
    return {"version": "1.1", "publisher": {"name": "某平台"}, "releases": list(releases), **more}


class World:
    """A store into which files are loaded."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(exist_ok=True)
        self.store = SqliteStore(self.folder / "store.db", create=True)
        self.files = 0

    def put(self, document, name=""):
        self.files += 1
        path = self.folder / (name or f"{self.files}.json")
        text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
        path.write_text(text, encoding="utf-8")
        return path

    def load(self, *documents, batch=10_000):
        paths = [d if isinstance(d, Path) else self.put(d) for d in documents]
        rejects = self.folder / "rejects"
        return load(paths, OCDS, self.store, CTX, rejects, lambda _: None, batch=batch)

    def kept(self):
        """Every byte that is on disk of the store."""
        return b"".join(path.read_bytes() for path in self.folder.glob("store.db*"))

    def edges(self, kind):
        """(key of the source, key of the target or "", properties), in order."""
        return sorted(
            ((src, dst, props) for k, src, dst, _, props in self.standing() if k is kind),
            key=str,
        )

    def head(self, key):
        """The key of the subject that a key means."""
        with self.store.view() as view:
            found = view.find([key])
            return found[key].key if found else key

    def ends(self, kind):
        return [(src, dst) for src, dst, _ in self.edges(kind)]

    def profile(self, key):
        return next(p for k, s, _, _, p in self.standing() if k is Kind.PROFILE and s == key)

    def span(self, kind):
        return next(span for k, _, _, span, _ in self.standing() if k is kind)

    def names(self, kind):
        with self.store.view() as view:
            return {node.key: node.name for node in view.scan(kind)}

    def everything(self):
        """All that stands, comparable between stores."""
        names = [sorted(self.names(kind).items()) for kind in NodeKind]
        facts = [(k, s, d, span, str(sorted(p.items()))) for k, s, d, span, p in self.standing()]
        return names, sorted(facts)

    def standing(self):
        found = {}
        with self.store.view() as view:
            for kind in NodeKind:
                for node in view.scan(kind, limit=100_000):
                    found |= {f.id: f for f in view.ever(node.ref) if f.sup == INFINITY}
            keys = view.nodes({r for f in found.values() for r in (f.src, f.dst) if r})
            return [
                (f.kind, keys[f.src].key, keys[f.dst].key if f.dst else "", f.span, dict(f.props))
                for f in found.values()
            ]


def issues(world, document):
    """(level, place, reason) of every issue that the document raises."""
    path = document if isinstance(document, Path) else world.put(document)
    OCDS.check(path, CTX)
    return [(i.level, i.column, i.reason) for i in OCDS.read(path, CTX) if isinstance(i, Issue)]
