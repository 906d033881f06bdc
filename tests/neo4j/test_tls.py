"""TLS to a real server: whose certificate counts, and what is said of one that does not."""

import pytest

from api.settings import open_store
from graph.errors import SettingsError
from graph.store.neo4j import Address, Neo4jStore
from tests.builders import E1, profile
from tests.engines import emptied
from tests.neo4j import certificates
from tests.neo4j.server import Server


@pytest.fixture
def server(neo4j_server) -> Server:
    if not neo4j_server.ours:
        pytest.skip("the server that ZELIAN_TEST_NEO4J_URI names has a certificate of its own")
    emptied(neo4j_server).close()
    return neo4j_server


def at(server: Server, scheme: str, host: str = "127.0.0.1") -> str:
    return f"{scheme}://{host}:{server.uri.rpartition(':')[2]}"


def environment(server: Server, **more: str) -> dict[str, str]:
    return server.environment | more


def authority(server: Server) -> str:
    return str(server.certificates / certificates.AUTHORITY)


@pytest.mark.parametrize("scheme", ["neo4j+s", "bolt+s", "neo4j", "bolt"])
def test_a_certificate_of_ones_own_authority_is_trusted(server, scheme):
    given = environment(server, ZELIAN_NEO4J_CA=authority(server))
    with open_store(at(server, scheme), create=True, environment=given) as store:
        with store.write("r", "a") as writer:
            writer.state([profile(E1)])
        assert store.head() == 1
        assert store._driver.encrypted


@pytest.mark.parametrize("scheme", ["neo4j+s", "bolt+s"])
def test_a_certificate_of_nobody_known_is_refused_with_what_to_set(server, scheme):
    with pytest.raises(SettingsError, match="ZELIAN_NEO4J_CA"):
        open_store(at(server, scheme), environment=environment(server))


def test_an_authority_that_signed_something_else_is_refused(server, tmp_path):
    certificates.make(tmp_path)
    given = environment(server, ZELIAN_NEO4J_CA=str(tmp_path / certificates.AUTHORITY))
    with pytest.raises(SettingsError, match="certificate"):
        open_store(at(server, "bolt+s"), environment=given)


def test_a_certificate_of_another_host_is_refused(server):
    given = environment(server, ZELIAN_NEO4J_CA=authority(server))
    with pytest.raises(SettingsError, match="host"):
        open_store(at(server, "bolt+s", "localhost"), environment=given)


def test_a_file_that_is_no_certificate_is_refused(server, tmp_path):
    (tmp_path / "ca.crt").write_text("no certificate")
    given = environment(server, ZELIAN_NEO4J_CA=str(tmp_path / "ca.crt"))
    with pytest.raises(SettingsError, match="certificate"):
        open_store(at(server, "bolt+s"), environment=given)


@pytest.mark.parametrize("scheme", ["neo4j+ssc", "bolt+ssc"])
def test_who_asks_for_no_check_gets_none(server, scheme):
    with open_store(at(server, scheme), environment=environment(server)) as store:
        assert store.head() == 0
        assert store._driver.encrypted


def test_no_check_and_an_authority_contradict_each_other(tmp_path):
    (tmp_path / "ca.crt").touch()
    with pytest.raises(SettingsError, match="ssc"):
        Address.parse("neo4j+ssc://127.0.0.1", "p", authority=tmp_path / "ca.crt")


def test_without_tls_the_server_is_asked_in_the_clear(server):
    with Neo4jStore(Address(server.uri, server.password, server.user)) as store:
        assert not store._driver.encrypted
