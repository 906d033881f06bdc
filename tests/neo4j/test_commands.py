"""Every command gives on Neo4j what it gives on the embedded store."""

import re
import shutil
import sys
from importlib.resources import as_file

import pytest

from api.cli import commands, main
from api.demo.district import DELIVERIES, STORIES, files
from api.settings import Home
from tests.engines import emptied

assert commands  # each adds itself to the application
KEY = r"[ucp]\d*:[0-9A-Za-z:]+"


@pytest.fixture
def zelian(monkeypatch, capsys):
    """Runs the command on a home; gives exit code, standard output and standard error."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("ZELIAN_OPERATOR", "clerk")
    for name in ("ZELIAN_HOME", "ZELIAN_STORE", "ZELIAN_NEO4J_PASSWORD"):
        monkeypatch.delenv(name, raising=False)

    def run(home, *arguments):
        monkeypatch.setattr(
            sys, "argv", ["zelian", "--home", str(home), "--lang", "en", *arguments]
        )
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return left.value.code, told.out, told.err

    return run


@pytest.fixture
def homes(zelian, neo4j_server, monkeypatch, tmp_path):
    """Two homes with the same keys: one embedded, one whose store is on the server."""
    embedded, served = tmp_path / "embedded", tmp_path / "served"
    assert zelian(embedded, "init")[0] == 0
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)
    emptied(neo4j_server).close()
    assert zelian(served, "init", "--store", neo4j_server.uri)[0] == 0
    assert not (served / "store.sqlite").exists()
    shutil.rmtree(served / "keys")
    shutil.copytree(embedded / "keys", served / "keys")
    shutil.copy(embedded / "audit.head", served / "audit.head")
    shutil.copy(embedded / "audit.jsonl", served / "audit.jsonl")
    return embedded, served


def told_alike(zelian, homes, *arguments):
    """What both homes answer, without the folder and the instants; they must not differ."""
    told = []
    for home in homes:
        code, out, err = zelian(home, *arguments)
        said = (out + err).replace(str(home), "HOME")
        told.append((code, re.sub(r"\d{4}-\d\d-\d\dT[\d:.+]+|\d\d:\d\d:\d\d", "NOW", said)))
    assert told[0] == told[1]
    return told[0]


def test_every_command_answers_alike(zelian, homes):
    def both(*arguments):
        return told_alike(zelian, homes, *arguments)

    with as_file(files()) as folder:
        for delivery in DELIVERIES:
            options = ("--published", delivery.published, "--provider", delivery.provider)
            assert both("load", delivery.kind, str(folder / delivery.path), *options)[0] == 0
    number = STORIES[1].case.number
    assert both("case", "open", "--subject", number, "--title", "t", "--ground", "g")[0] == 0
    case = re.search(r"\d{4}-\d{4}", both("case", "list")[1]).group()
    for question in ("history", "explain"):
        assert both(question, number, "--case", case)[0] == 0
        code, out = both(question, number, "--case", case, "--json")
        assert code == 0
    assert both("explain", number, "--case", case, "--known-at", "4", "--as-of", "2026-07-01")
    subject = re.search(r"u:[0-9A-Z]{18}", out).group()
    assert both("case", "open", "--subject", subject, "--title", "t", "--ground", "g")[0] == 0
    for question in ("file", "history", "explain"):
        assert both(question, subject, "--case", "2026-0002")[0] in (0, 4)
    assert both("match", "list")[0] == 0
    assert both("match", "conflicts")[0] == 0
    assert both("check", "--replay")[0] == 0
    assert both("explain", "u:91990411NOBODY00001", "--case", case)[0] != 0


def test_init_on_a_store_with_data_is_refused(zelian, neo4j_server, homes, tmp_path):
    with emptied(neo4j_server) as store, store.write("r", "a"):
        pass
    code, _, err = zelian(tmp_path / "third", "init", "--store", neo4j_server.uri)
    assert code == 2
    assert "keys of another home" in err
    assert not Home(tmp_path / "third").mark.exists()


def test_password_missing_or_wrong_is_one_message(zelian, neo4j_server, homes, monkeypatch):
    monkeypatch.setenv("ZELIAN_NEO4J_PASSWORD", "wrong")
    code, out, err = zelian(homes[1], "check")
    assert (code, out) == (2, "") or "ZELIAN_NEO4J_PASSWORD" in err
    monkeypatch.delenv("ZELIAN_NEO4J_PASSWORD")
    code, _, err = zelian(homes[1], "match", "list")
    assert code == 2
    assert "ZELIAN_NEO4J_PASSWORD" in err
    assert "Traceback" not in err


def test_copy_proves_that_nothing_differs_and_is_used_from_then_on(
    zelian, neo4j_server, homes, tmp_path
):
    embedded, _ = homes
    with as_file(files()) as folder:
        path = str(folder / DELIVERIES[0].path)
        assert zelian(embedded, "load", "registry", path, "--published", "2025-12-31")[0] == 0
    emptied(neo4j_server).close()
    code, out, _ = zelian(
        embedded, "copy", str(embedded / "store.sqlite"), neo4j_server.uri, "--use"
    )
    assert code == 0
    assert "every part is equal" in out
    assert Home(embedded).store_address == neo4j_server.uri
    (embedded / "store.sqlite").unlink()
    assert zelian(embedded, "match", "list")[0] == 0
    back = tmp_path / "back.sqlite"
    assert zelian(embedded, "copy", neo4j_server.uri, str(back))[0] == 0
    code, _, err = zelian(embedded, "copy", neo4j_server.uri, str(back))
    assert (code, "choose an empty one" in err) == (1, True)


def test_files_for_the_importer_go_into_an_empty_folder(zelian, homes, tmp_path):
    embedded, _ = homes
    store, folder = str(embedded / "store.sqlite"), tmp_path / "csv"
    code, out, _ = zelian(embedded, "copy", store, "--csv", str(folder))
    assert code == 0
    assert "neo4j-admin database import full" in out
    assert zelian(embedded, "copy", store, "--csv", str(folder))[0] == 2
    assert zelian(embedded, "copy", store)[0] == 2
