"""What is particular to the production engine: its clock, its layout, its plans."""

import secrets
import threading
import time
from contextlib import contextmanager
from dataclasses import replace

import pytest

from graph.accountability import settle
from graph.errors import StoreBusyError, StoreError, StoreMissingError, StoreVersionError
from graph.intervals import ALWAYS, day
from graph.policy import district_policy
from graph.records import Judgement
from graph.store import INFINITY
from graph.store.neo4j import Neo4jStore, asking
from graph.store.neo4j.rows import gather, spread
from graph.store.neo4j.schema import MIGRATIONS
from graph.vocabulary import Kind, NodeKind
from tests.builders import E1, E2, change, named, office, person, profile
from tests.engines import address, emptied
from tests.events import conduct, event_of, penalty

REP = Kind.LEGAL_REP
ZHANG = person("张甲")
EVENT = event_of("罚1号", E1)


@pytest.fixture
def store(neo4j_server):
    with emptied(neo4j_server) as opened:
        yield opened


@pytest.fixture
def cypher(neo4j_server):
    with neo4j_server.driver() as driver:
        yield lambda text, **values: driver.execute_query(text, values).records


def put(store, *statements):
    with store.write("r", "a") as writer:
        writer.state(statements)
        settle(writer, district_policy())


def put_a_story(store):
    put(store, profile(E1), profile(E2), office(ZHANG, REP, "2020-01-01", seen="2025-01-01"))
    put(store, *penalty(EVENT, E1), conduct(EVENT, "2026-02-01", "2026-02-20"))
    put(store, change(REP, "2026-01-15", "张甲", "赵丁"))


# --- the clock


def test_second_writer_waits_and_then_says_busy(store, neo4j_server):
    with (
        Neo4jStore(address(neo4j_server, wait_seconds=0.3)) as other,
        store.write("r", "a") as writer,
    ):
        writer.state([profile(E1)])
        began = time.monotonic()
        with pytest.raises(StoreBusyError, match="try again later"), other.write("r", "b"):
            pass
        assert time.monotonic() - began < 10
    put(store, profile(E2))
    assert store.head() == 2


def test_writers_in_turn_give_out_no_number_twice(store, neo4j_server):
    def write_some(n):
        with Neo4jStore(address(neo4j_server)) as own:
            for k in range(4):
                put(own, office(person(f"{n}.{k}"), Kind.DIRECTOR, "2020-01-01"))

    writers = [threading.Thread(target=write_some, args=(n,)) for n in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [c.tx for c in store.changes(0)] == list(range(1, 13))
    with store.view() as view:
        org = view.find([E1.key])[E1.key].ref
        hops = view.expand({org: [ALWAYS]}, [Kind.DIRECTOR], "in").hops[org]
    assert len({h.fact for h in hops}) == len({h.src for h in hops}) == 12


def test_reader_runs_beside_a_writer(store):
    with store.write("r", "a") as writer:
        writer.state([profile(E1)])
        with store.view() as view:
            assert view.find([E1.key]) == {}
    with store.view() as view:
        assert E1.key in view.find([E1.key])


def test_address_with_routing_reads_its_own_writes(store, neo4j_server):
    routed = replace(address(neo4j_server), uri=neo4j_server.uri.replace("bolt:", "neo4j:"))
    with Neo4jStore(routed) as other:
        for n in range(3):
            put(other, office(person(str(n)), Kind.DIRECTOR, "2020-01-01"))
            with other.view() as view:
                assert view.known_at == n + 1
                assert f"p1:{n}" in view.find([f"p1:{n}"])


def test_read_that_takes_too_long_is_ended(neo4j_server):
    with emptied(neo4j_server, read_seconds=0.2) as store, store.view() as view:
        ask = view._ask
        with pytest.raises(StoreError, match="longer than its limit"):
            ask("UNWIND range(1, 100000000) AS n WITH n WHERE n % 7 = 8 RETURN count(n)")


# --- what is in the database


def test_database_without_a_store_says_what_to_run(store, neo4j_server, cypher):
    cypher("MATCH (n) DETACH DELETE n")
    with pytest.raises(StoreMissingError, match="zelian init"):
        Neo4jStore(address(neo4j_server))


def test_database_of_somebody_else_is_left_alone(store, neo4j_server, cypher):
    cypher("MATCH (n) DETACH DELETE n")
    cypher("CREATE (:Recipe {name: 'soup'})")
    with pytest.raises(StoreError, match="other data"):
        Neo4jStore(address(neo4j_server), create=True)
    assert len(cypher("MATCH (n) RETURN n")) == 1


def test_store_of_a_newer_program_is_refused(store, neo4j_server, cypher):
    cypher("MATCH (c:Clock) SET c.schema = $v", v=len(MIGRATIONS) + 1)
    with pytest.raises(StoreVersionError, match="upgrade"):
        Neo4jStore(address(neo4j_server))
    cypher("MATCH (c:Clock) SET c.schema = $v", v=len(MIGRATIONS))


def test_names_of_the_first_version_are_spelled_anew(store, neo4j_server, cypher):
    """Also where that was cut off before: one name is done, the index is not."""
    put(store, profile(E1), profile(E2))
    cypher("DROP INDEX name_words")
    cypher(
        "CREATE FULLTEXT INDEX name_grams FOR (n:Name) ON EACH [n.grams] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
    )
    cypher("MATCH (n:Name {text: $name}) SET n.grams = '甲公 公司 司' REMOVE n.words", name=E1.name)
    cypher("MATCH (c:Clock) SET c.schema = 1")
    with Neo4jStore(address(neo4j_server)) as again, again.view() as view:
        assert [n.key for n in view.search("甲公", [NodeKind.ORGANIZATION]).nodes] == [E1.key]
    indexes = {row["name"]: row["options"] for row in cypher("SHOW INDEXES YIELD name, options")}
    assert "name_grams" not in indexes
    assert indexes["name_words"]["indexConfig"]["fulltext.analyzer"] == "cjk"
    assert cypher("MATCH (n:Name) WHERE n.grams IS NOT NULL RETURN n") == []
    assert cypher("MATCH (c:Clock) RETURN c.schema AS v")[0]["v"] == len(MIGRATIONS)


def test_making_a_store_again_changes_nothing(store, neo4j_server):
    put(store, profile(E1))
    with Neo4jStore(address(neo4j_server), create=True) as again:
        assert again.head() == 1


def test_people_see_kinds_of_nodes_and_edges(store, cypher):
    put_a_story(store)
    (row,) = cypher(
        "MATCH (p:Person)-[h:LEGAL_REP]->(o:Organization) "
        "WHERE h.sup = $now AND p.key = $key RETURN p.name, o.name, h.start, h.stop",
        now=INFINITY,
        key=ZHANG.key,
    )
    assert list(row.values()) == ["张甲", "甲公司", day("2020-01-01"), day("2026-01-15")]
    (said,) = cypher(
        "MATCH (e:Event)-[:EVENT]->(f:Fact)-[:RESTS_ON]->(s:Statement)-[:READ_IN]->(d:Source) "
        "RETURN e.name, f.p_determined, s.row, d.document"
    )
    assert list(said.values()) == ["罚1号", "2026-05-10", 2, "penalties.csv"]


def test_every_edge_agrees_with_its_fact(store, cypher):
    put_a_story(store)
    edges = cypher(
        "MATCH (a)-[h]->(b) WHERE h.fact IS NOT NULL MATCH (f:Fact {id: h.fact}) "
        "RETURN f.kind = type(h) AND f.src = a.ref AND f.dst = coalesce(b.ref, 0) "
        "AND f.start = h.start AND f.stop = h.stop AND f.rec = h.rec AND f.sup = h.sup AS same"
    )
    assert [e["same"] for e in edges] == [True] * len(edges)
    assert len(edges) == cypher("MATCH (f:Fact) RETURN count(f) AS n")[0]["n"]
    assert cypher("MATCH ()-[h]->() WHERE h.sup < $now RETURN h", now=INFINITY)


def test_no_kind_is_called_like_an_edge_of_the_layout():
    assert not {"HAS_HEAD", "CALLED", "RESTS_ON", "READ_IN"} & {str(kind) for kind in Kind}


@pytest.mark.parametrize(
    "props",
    [
        {},
        {"name": "张甲", "share": 12.5, "rows": 3, "sure": True, "none": None, "list": [1, "a"]},
        {"nested": "own", "p_x": {"y": [None]}, "with blank": 1, "wide": 2**70},
    ],
)
def test_props_come_back_as_they_went(props):
    assert gather(spread(props)) == props


# --- plans


@contextmanager
def asked(monkeypatch):
    """Every Cypher that is run within the block."""
    seen, run = {}, asking._all

    def note(tx, text, values):
        seen.setdefault(getattr(text, "text", text), values)
        return run(tx, text, values)

    with monkeypatch.context() as patched:
        patched.setattr(asking, "_all", note)
        yield seen


SCANS = {"AllNodesScan", "NodeByLabelScan", "DirectedAllRelationshipsScan"}


def operators(plan):
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


def test_no_question_and_no_write_scans_the_graph(store, neo4j_server, monkeypatch):
    with asked(monkeypatch) as seen:
        put_a_story(store)
        with store.write("r", "a") as writer:
            writer.queue(["e:1"])
        read_everything(store)
    with neo4j_server.driver() as driver, driver.session() as session:
        for text, values in seen.items():
            plan = session.run(f"EXPLAIN {text}", values).consume().plan
            assert not SCANS & set(operators(plan)), text
    assert len(seen) > 50


def read_everything(store):
    with store.view() as view:
        found = view.find([E1.key, ZHANG.key, EVENT.key])
        org, who, event = (found[p.key].ref for p in (E1, ZHANG, EVENT))
        for way in ("in", "out"):
            hops = view.expand({org: [ALWAYS], who: [ALWAYS]}, tuple(Kind), way).hops
            view.facts([h.fact for some in hops.values() for h in some])
            view.degrees([org], [REP], way)
        view.about([event], [Kind.EVENT])
        view.scan(NodeKind.EVENT)
        view.search("甲", list(NodeKind))
        view.search("甲公司", list(NodeKind))
        for slot in view.slots(org):
            statement, _ = view.versions(slot)[0]
            view.statement(statement.digest)
        view.members(org)
        view.ever(org)
        view.ever_judged([E1.key])
        view.ever_registered(EVENT.key)
        view.commits([1])
        view.outcomes([EVENT.key])
        view.entries([ZHANG.key])
        view.pending([EVENT.key])


def test_heads_are_found_by_index(store, neo4j_server, monkeypatch):
    put(store, profile(E1), office(named("张甲"), REP, "2020-01-01"))
    put(store, office(ZHANG, REP, "2020-01-01", of=E2))
    with asked(monkeypatch) as seen, store.write("r", "a") as writer:
        number = writer.judge(Judgement(named("张甲").key, ZHANG.key, True, "s", "seen"))
        writer.undo(number)
    with neo4j_server.driver() as driver, driver.session() as session:
        for text, values in seen.items():
            plan = session.run(f"EXPLAIN {text}", values).consume().plan
            assert not SCANS & set(operators(plan)), text


def test_password_is_shown_nowhere(neo4j_server):
    secret = secrets.token_hex(8)
    where = address(neo4j_server)
    assert neo4j_server.password not in repr(where) + str(where)
    assert secret not in repr(type(where)(neo4j_server.uri, secret))
