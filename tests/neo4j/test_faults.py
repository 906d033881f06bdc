"""What may go wrong with a server, each on a real one: clear words, and nothing half-written."""

import socket

import pytest
from neo4j.exceptions import ClientError, Forbidden

from api.cli.commands.init import make_home
from api.cli.session import Session
from graph.accountability import settle
from graph.accountability.equality import content
from graph.errors import (
    SettingsError,
    StoreDeniedError,
    StoreUnreachableError,
    StoreVersionError,
)
from graph.store import SqliteStore
from graph.store.neo4j import Address, Neo4jStore, faults
from graph.store.neo4j.faults import check_version, explained
from graph.vocabulary import NodeKind
from loaders import LOADERS
from loaders.base import Context
from loaders.run import load
from tests.builders import E1, E2, profile
from tests.engines import address, emptied

FILE = "extract.csv"


@pytest.fixture
def ours(neo4j_server):
    """A server that this test may stop; it runs as before when the test is over."""
    if not neo4j_server.ours:
        pytest.skip("the running server is not ours to stop")
    yield neo4j_server
    if neo4j_server.process is None:
        neo4j_server.start()


def nodes(server):
    with server.driver() as driver:
        return driver.execute_query("MATCH (n) RETURN count(n)").records[0][0]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_server_that_is_down_at_the_start(scheme):
    where = Address(f"{scheme}://127.0.0.1:{free_port()}", "secret")
    with pytest.raises(StoreUnreachableError, match="cannot be reached") as told:
        Neo4jStore(where)
    assert "无法连接" in told.value.text.zh
    assert "run the same command again" in told.value.text.en


def test_wrong_password(neo4j_server):
    with pytest.raises(StoreDeniedError, match="ZELIAN_NEO4J_PASSWORD") as told:
        Neo4jStore(Address(neo4j_server.uri, "not the password", neo4j_server.user))
    assert "口令" in told.value.text.zh
    assert "not the password" not in str(told.value)


def test_server_of_an_older_version(neo4j_server, monkeypatch):
    """The same server, asked by a program that needs a newer one."""
    with emptied(neo4j_server):
        before = nodes(neo4j_server)
    monkeypatch.setattr(faults, "OLDEST", (99, 0))
    with pytest.raises(StoreVersionError, match=r"“Neo4j/5\..*this program needs Neo4j") as told:
        Neo4jStore(address(neo4j_server), create=True)
    assert "请升级服务器" in told.value.text.zh
    assert nodes(neo4j_server) == before


@pytest.mark.parametrize("agent", ["Neo4j/4.4.38", "Neo4j/3.5", "Neo4j/5.25.1", "Memgraph/v5.30.0"])
def test_version_that_is_too_old_or_another_product(agent):
    with pytest.raises(StoreVersionError, match="upgrade the server"):
        check_version(agent, Address("bolt://x", "p"))


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0", "Neo4j/2025.10.1", "Neo4j/5.26-aura"])
def test_version_that_will_do(agent):
    check_version(agent, Address("bolt://x", "p"))


@pytest.mark.parametrize(
    "given", ["http://h:7474", "neo4j://", "neo4j://u:hidden@h:7687", "postgres://h/db"]
)
def test_address_that_is_none(given):
    with pytest.raises(SettingsError, match="is no address") as told:
        Address.parse(given, "p")
    assert "hidden" not in told.value.text.en + told.value.text.zh


def test_address_without_a_password():
    with pytest.raises(SettingsError, match="ZELIAN_NEO4J_PASSWORD"):
        Address.parse("neo4j://h:7687", "")


def test_address_names_its_database_and_its_route():
    where = Address.parse("neo4j+s://h:7687/zelian?policy=near", "p")
    assert (where.uri, where.database) == ("neo4j+s://h:7687?policy=near", "zelian")


def test_user_who_may_only_read_which_on_community_is_a_database_that_is_read_only(ours):
    """Community has no roles (the next test), so every user may write wherever writing is open: the
    whole database is closed to it, and the server refuses as it would refuse one user."""
    with emptied(ours) as store, store.write("r", "a") as writer:
        writer.state([profile(E1)])
    ours.stop()  # a database that needs recovery does not start read-only
    ours.start("server.databases.read_only=neo4j")
    before = nodes(ours)
    with Neo4jStore(address(ours)) as store:
        with (
            pytest.raises(StoreDeniedError, match="may only read"),
            store.write("r", "a") as writer,
        ):
            writer.state([profile(E2)])
        with store.view() as view:
            assert set(view.find([E1.key, E2.key])) == {E1.key}
        assert store.head() == 1
    assert nodes(ours) == before
    ours.kill()


def test_community_has_no_role_that_only_reads(neo4j_server):
    """Should a later server have them, the test above can be made of a user."""
    with neo4j_server.driver() as driver:
        for command in ("SHOW ROLES", "GRANT ROLE reader TO neo4j", "CREATE ROLE reading"):
            with pytest.raises(ClientError, match="UnsupportedAdministrationCommand"):
                driver.execute_query(command, database_="system")


def test_refusal_of_a_user_by_role_says_the_same(neo4j_server):
    """What servers with roles answer; none such was at hand."""
    refused = Forbidden("Create node with labels 'Key' is not allowed for user 'x' with roles []")
    told = explained(refused, address(neo4j_server))
    assert isinstance(told, StoreDeniedError)
    assert "may only read" in told.text.en


def test_open_view_of_a_lost_server(ours):
    with emptied(ours) as store, store.view() as view:
        ours.kill()
        with pytest.raises(StoreUnreachableError):
            view.find([E1.key])


# --- lost in the middle of a load


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return make_home(tmp_path_factory.mktemp("home") / "home")


def load_some(home, store, folder, settle):
    """Six batches of registrations, each with its settling, as `zelian load` does it."""
    path = folder / FILE
    if not path.exists():
        rows = (f"9199041100000{n:04d}X,企业{n},存续,张{n}" for n in range(60))
        path.write_text(
            "\n".join(["统一社会信用代码,企业名称,登记状态,法定代表人", *rows]), "utf-8"
        )
    context = Context(keys=home.keyring(), published=739000, provider="登记机关")
    return load([path], LOADERS["extract"], store, context, home.rejects, settle, batch=10)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_server_lost_in_the_middle_of_a_batch(ours, home, tmp_path, moment):
    """Killed in the fourth batch, before or after the batch is attributed; then loaded again."""
    policy = Session(path=home.path).policy
    calls = []

    def until_lost(writer):
        calls.append(writer.tx)
        if moment == "after":
            settle(writer, policy)
        if len(calls) == 4:
            ours.kill()
        return settle(writer, policy)

    with emptied(ours) as store, pytest.raises(StoreUnreachableError, match="goes on from there"):
        load_some(home, store, tmp_path, until_lost)
    ours.start()
    with Neo4jStore(address(ours)) as store:
        assert store.head() == 3
        load_some(home, store, tmp_path, lambda writer: settle(writer, policy))
        assert store.head() == 6
        with store.view() as view:
            again = content(view)
            assert len(view.scan(NodeKind.ORGANIZATION)) == 60
    with SqliteStore(tmp_path / "whole.sqlite", create=True) as whole:
        load_some(home, whole, tmp_path, lambda writer: settle(writer, policy))
        with whole.view() as view:
            assert content(view) == again
