"""docs/formats.md: every column is there, and every example row loads."""

import re
from pathlib import Path

import pytest

from graph.intervals import day
from loaders import LOADERS
from loaders.base import Context, Issue
from loaders.cases import disputes, exemptions, proceedings
from loaders.contracting import bids, contracts, ppp
from loaders.events import reader as events
from loaders.leads import complaints, incidents
from loaders.merits import commitments, licences
from loaders.orders import reader as orders
from loaders.relations import ties
from tests.loaders.sources import KEYS, said, statements

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
LATE = Context(KEYS, published=day("2026-11-01"))
SECTIONS = {part.split(" ", 1)[0]: part for part in PAGE.split("\n## ")[1:]}
EXAMPLE = re.compile(r"```csv\n(.*?)```", re.DOTALL)
TABLES = ("base", "persons", "investors", "changes", "branches")
LAYOUTS = {
    "events": events.LAYOUT,
    "proceedings": proceedings.LAYOUT,
    "disputes": disputes.LAYOUT,
    "exemptions": exemptions.LAYOUT,
    "orders": orders.LAYOUT,
    "contracts": contracts.LAYOUT,
    "bids": bids.LAYOUT,
    "ppp": ppp.LAYOUT,
    "commitments": commitments.LAYOUT,
    "licences": licences.LAYOUT,
    "ties": ties.LAYOUT,
    "incidents": incidents.LAYOUT,
    "complaints": complaints.LAYOUT,
}


@pytest.mark.parametrize("kind", LAYOUTS)
def test_every_column_stands_in_the_table_of_its_format(kind):
    rows = [line.split("|") for line in SECTIONS[kind].splitlines() if line.startswith("| ")]
    told = {cells[1].strip(): cells[2].strip() for cells in rows}
    for column in LAYOUTS[kind].values():
        names = " · ".join(column.names)
        assert (told[names] == "是 yes") == (column.required and column.filled), names


@pytest.mark.parametrize("kind", [kind for kind in SECTIONS if kind != "registry"])
def test_the_example_of_a_format_loads(tmp_path, kind):
    (example,) = EXAMPLE.findall(SECTIONS[kind])
    path = tmp_path / "example.csv"
    path.write_text(example, "utf-8")
    items = said(LOADERS[kind], path, LATE)
    assert statements(items)
    assert not [i for i in items if isinstance(i, Issue) and i.level == "reject"]


def test_the_examples_of_the_registry_load_as_one_delivery(tmp_path):
    for name, example in zip(TABLES, EXAMPLE.findall(SECTIONS["registry"]), strict=True):
        (tmp_path / f"{name}.csv").write_text(example, "utf-8")
    items = said(LOADERS["registry"], tmp_path)
    assert statements(items)
    assert not [i for i in items if isinstance(i, Issue) and i.level == "reject"]
