"""A store with the law of the district, and files that are loaded into it as a person would."""

from dataclasses import replace
from pathlib import Path

from graph.accountability import settle
from graph.intervals import day
from graph.policy import district_policy
from graph.store import SqliteStore
from loaders import LOADERS
from loaders.run import load
from queries.explain import explain_event
from tests.loaders.registry_tables import BASE, PERSON, delivery
from tests.loaders.sources import CTX, csv_file

POLICY = district_policy()
GOV1 = "11990411TE00001929"
LATE = "2026-11-01"


class House:
    """`put` loads rows and expects no row to be rejected unless told so."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = SqliteStore(folder / "house.sqlite", create=True)

    def put(self, kind, *rows, published=LATE, rejected=0, name=""):
        path = csv_file(self.folder, *rows, name=name or f"{kind}.csv")
        return self._load(kind, path, published, rejected)

    def register(self, code, name, type_, *persons, published="2026-06-01"):
        """An organisation with its officers as (name, number, position, mark, from, to)."""
        base = BASE | {"ENTNAME": name, "UNISCID": code, "ENTTYPE": type_}
        heads = ("NAME", "CERNO", "POSITION", "LEREPSIGN", "OFFHFROM", "OFFHTO")
        rows = [
            PERSON | {"PERSON_ID": str(i)} | dict(zip(heads, p, strict=True))
            for i, p in enumerate(persons)
        ]
        path = delivery(self.folder / f"registry-{code}", base=[base], persons=rows)
        return self._load("registry", path, published, 0)

    def _load(self, kind, path, published, rejected):
        ctx = replace(CTX, published=day(published))
        report = load([path], LOADERS[kind], self.store, ctx, self.folder / "rejects", self._settle)
        assert report.total("rejected") == rejected, report
        return report

    def _settle(self, writer):
        settle(writer, POLICY)

    def explain(self, key, as_of=LATE):
        with self.store.view() as view:
            return explain_event(key, view, POLICY, day(as_of))

    def bytes(self):
        return b"".join(p.read_bytes() for p in self.folder.glob("house.sqlite*"))


def statuses(told):
    """(name, tier, status) of every entry."""
    return sorted(
        (r.entry.holder_name, str(r.entry.tier or ""), str(r.entry.status)) for r in told.recorded
    )


def refusals(told):
    return sorted((n.name, n.condition) for n in told.not_recorded)


def codes(notes):
    return sorted(note.code for note in notes)
