"""A store copied between the engines is the same store, at every commit."""

import shutil

import pytest

from api.cli.commands.init import make_home
from api.cli.session import Session
from api.demo.run import load_district
from graph.accountability import settle
from graph.accountability.equality import content
from graph.errors import StoreError
from graph.policy import district_policy
from graph.records import Judgement
from graph.store import SqliteStore, copying
from graph.store.copying import copy, measures
from graph.store.neo4j import Neo4jStore, files
from graph.vocabulary import Kind, NodeKind
from tests.builders import E1, E2, change, named, office, person, profile
from tests.engines import address, emptied
from tests.events import conduct, event_of, penalty

ZHANG = person("张甲")
EVENT = event_of("罚1号", E1)


def quiet(*_):
    pass


def put(store, *statements):
    with store.write("load", "clerk") as writer:
        writer.state(statements)
        settle(writer, district_policy())


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A store with corrections, a judgement undone, a mark, and an event that waits."""
    path = tmp_path_factory.mktemp("told") / "s.sqlite"
    with SqliteStore(path, create=True) as store:
        put(
            store,
            profile(E1, note='a "quoted", \n word', more="", share=1.5, rows=3),
            office(named("张甲"), Kind.LEGAL_REP, "2020-01-01"),
        )
        put(store, office(ZHANG, Kind.CHAIR, "2020-01-01", of=E2), *penalty(EVENT, E1))
        put(store, profile(E2, note=7, share="none", rows=[1]))
        put(store, conduct(EVENT, "2026-02-01", "2026-02-20"))
        with store.write("match", "steward") as writer:
            number = writer.judge(Judgement(named("张甲").key, ZHANG.key, True, "s", "seen"))
            settle(writer, district_policy())
        put(store, change(Kind.LEGAL_REP, "2026-02-10", "张甲", "赵丁"))
        with store.write("match", "steward") as writer:
            writer.undo(number)
            writer.queue([EVENT.key])
            writer.mark("extract:aa", 7, True)
    return path


def at_every_commit(store):
    said = []
    for commit in range(1, store.head() + 1):
        with store.view(commit) as view:
            said.append(content(view))
    return said


def test_copy_there_and_back_is_the_same_at_every_commit(told, neo4j_server, tmp_path):
    with (
        SqliteStore(told) as source,
        emptied(neo4j_server) as server,
        SqliteStore(tmp_path / "back.sqlite", create=True) as back,
    ):
        copy(source, server, quiet)
        copy(server, back, quiet)
        assert measures(source.raw()) == measures(server.raw()) == measures(back.raw())
        assert all(m.rows for m in measures(server.raw()).values())
        assert at_every_commit(source) == at_every_commit(server) == at_every_commit(back)
        assert server.marked("extract:aa") == (7, True)
        for store in (server, back):
            with store.view() as view:
                found = view.search("赵", [NodeKind.PERSON]).nodes
                assert [node.name for node in found] == ["赵丁"]


def test_work_goes_on_alike_after_a_copy(told, neo4j_server, tmp_path):
    own = tmp_path / "own.sqlite"
    shutil.copy(told, own)
    with SqliteStore(own) as source, emptied(neo4j_server) as server:
        copy(source, server, quiet)
        for store in (source, server):
            put(store, office(person("李乙"), Kind.DIRECTOR, "2021-01-01"), profile(E2))
        there, here = measures(server.raw()), measures(source.raw())
        differing = {part for part in here if here[part] != there[part]}
        assert differing == {"commits"}  # whose instants are those of two writings
        assert here["commits"].rows == there["commits"].rows


def test_target_with_commits_is_refused(told, neo4j_server):
    with SqliteStore(told) as source, emptied(neo4j_server) as server:
        put(server, profile(E1))
        with pytest.raises(StoreError, match="choose an empty one"):
            copy(source, server, quiet)
        assert server.head() == 1


def test_copy_that_was_cut_off_is_no_store_and_can_be_made_again(told, neo4j_server):
    def cut(part, done, total):
        if part.name == "facts":
            raise InterruptedError

    with SqliteStore(told) as source, emptied(neo4j_server) as server:
        with pytest.raises(InterruptedError):
            copy(source, server, cut)
        assert server.head() == 0
        copy(source, server, quiet)
        assert measures(source.raw()) == measures(server.raw())


def test_source_that_moves_while_it_is_copied_is_told(told, neo4j_server, tmp_path):
    own = tmp_path / "own.sqlite"
    shutil.copy(told, own)
    with SqliteStore(own) as source, emptied(neo4j_server) as server:

        def write_meanwhile(part, done, total):
            if part.name == "facts":
                put(source, profile(E2))

        with pytest.raises(StoreError, match="written to while it was copied"):
            copy(source, server, write_meanwhile)
        assert server.head() == 0


def test_difference_of_one_value_is_seen(told, neo4j_server):
    with SqliteStore(told) as source, emptied(neo4j_server) as server:
        copy(source, server, quiet)
        with neo4j_server.driver() as driver:
            driver.execute_query("MATCH (f:Fact {id: 1}) SET f.p_name = 'other'")
        here, there = measures(source.raw()), measures(server.raw())
        assert {part for part in here if here[part] != there[part]} == {"facts"}


def test_files_of_a_first_load_are_the_same_store(told, neo4j_server, tmp_path):
    if not neo4j_server.ours:
        pytest.skip("the running server is not ours to stop")
    with SqliteStore(told) as source:
        arguments = files.write_files(source.raw(), tmp_path, quiet)
        neo4j_server.stop()
        neo4j_server.admin(
            "database", "import", "full", f"@{arguments}", "--overwrite-destination", "neo4j"
        )
        neo4j_server.start()
        with Neo4jStore(address(neo4j_server)) as server:
            assert measures(source.raw()) == measures(server.raw())
            assert at_every_commit(source) == at_every_commit(server)
            put(server, profile(E2))
    with neo4j_server.driver() as driver:
        found = driver.execute_query("SHOW INDEXES YIELD name, state").records
        assert {"name_words", "fact_id", "key_key"} <= {row["name"] for row in found}
        assert {row["state"] for row in found} == {"ONLINE"}
        people = driver.execute_query("MATCH (p:Person)-[h:CHAIR]->(o) RETURN p.name, o.name")
        assert people.records[0].values() == ["张甲", "乙公司"]


def test_copy_batches_do_not_change_what_is_copied(told, neo4j_server, monkeypatch):
    monkeypatch.setattr(copying, "BATCH", 3)
    with SqliteStore(told) as source, emptied(neo4j_server) as server:
        copy(source, server, quiet)
        assert measures(source.raw()) == measures(server.raw())


def test_whole_district_is_the_same_in_both_engines(neo4j_server, tmp_path):
    home = make_home(tmp_path / "home")
    session = Session(path=home.path)
    load_district(session)
    with emptied(neo4j_server) as server:
        copy(session.store, server, quiet)
        assert measures(session.store.raw()) == measures(server.raw())
        with session.store.view() as here, server.view() as there:
            assert content(here) == content(there)
