"""Notebooks: the graph through py2neo, where that package is installed.

It runs in a process of its own: a package without a maintainer leaves sockets open.
"""

import importlib.util
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from graph.errors import SettingsError
from graph.store.neo4j import Address
from graph.vocabulary import Kind
from queries.notebook import open_graph
from tests.builders import E1, office, person, profile
from tests.engines import emptied

ZHANG = person("张甲")
ROOT = Path(__file__).parents[2]


def run(program, **environment):
    """What a program of its own prints, as JSON."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", textwrap.dedent(program)],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def test_labels_and_edges_of_the_store_in_a_notebook(neo4j_server):
    if importlib.util.find_spec("py2neo") is None:
        pytest.skip("py2neo is not installed: pip install zelian[py2neo]")
    with emptied(neo4j_server) as store, store.write("r", "a") as writer:
        writer.state([profile(E1), office(ZHANG, Kind.LEGAL_REP, "2020-01-01")])
    told = run(
        """
        import json, os
        from graph.store.neo4j import Address
        from queries.notebook import classes, open_graph

        graph = open_graph(Address(os.environ["URI"], os.environ["PASSWORD"], os.environ["NAME"]))
        known = classes()
        org = known["Organization"].match(graph, os.environ["ORG"]).first()
        who = known["Person"].match(graph, os.environ["WHO"]).first()
        print(json.dumps({
            "cypher": graph.run("MATCH (p)-[:LEGAL_REP]->(o) RETURN p.name, o.name").data(),
            "name": org.name,
            "holders": [holder.name for holder in org.legal_rep_of],
            "at": [at.key for at in who.legal_rep],
            "chairs": list(who.chair),
        }))
        """,
        URI=neo4j_server.uri,
        PASSWORD=neo4j_server.password,
        NAME=neo4j_server.user,
        ORG=E1.key,
        WHO=ZHANG.key,
    )
    assert told == {
        "cypher": [{"p.name": "张甲", "o.name": "甲公司"}],
        "name": "甲公司",
        "holders": ["张甲"],
        "at": [E1.key],
        "chairs": [],
    }


def test_cluster_is_refused():
    with pytest.raises(SettingsError, match="bolt://"):
        open_graph(Address("neo4j://h:7687", "p"))


def test_missing_package_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "py2neo", None)
    with pytest.raises(SettingsError, match=r"zelian\[py2neo\]"):
        open_graph(Address("bolt://h:7687", "p"))


def test_neither_py2neo_nor_the_driver_is_imported_by_who_needs_none():
    loaded = run(
        """
        import json, sys
        import api.cli.commands, queries.explain
        print(json.dumps([name for name in ("py2neo", "neo4j") if name in sys.modules]))
        """
    )
    assert loaded == []
