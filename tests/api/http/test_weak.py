"""In production mode the service does not start on a password that anybody would try first."""

from dataclasses import replace

import pytest

from api.http import Service, Settings
from api.http.weak import refuse_weak
from graph.errors import SettingsError
from tests.api.http.serving import World

SERVER = "neo4j://127.0.0.1:1"
PRODUCTION = replace(Settings(), production=True)


@pytest.fixture
def home(tmp_path):
    world = World(tmp_path)
    yield world.home
    world.close()


def environment(password, user="neo4j"):
    return {"ZELIAN_NEO4J_PASSWORD": password, "ZELIAN_NEO4J_USER": user}


@pytest.mark.parametrize(
    "password",
    [
        *("neo4j", "password", "changeme", "ChangeMe!", "Password123", "neo4j2026", "neo4jneo4j"),
        *("12345678", "2026-11-26", "aaaaaaaaaaaa", "k3$Lm9x"),
    ],
)
def test_a_default_or_simple_password_of_the_server_is_refused(home, password):
    with pytest.raises(SettingsError, match="common default or too simple") as told:
        refuse_weak(home, SERVER, environment(password))
    assert "ZELIAN_NEO4J_PASSWORD" in told.value.text.zh
    assert SERVER in told.value.text.en


def test_the_password_that_is_refused_is_not_repeated(home):
    with pytest.raises(SettingsError) as told:
        refuse_weak(home, SERVER, environment("Letmein77"))
    assert "etmein77" not in told.value.text.en + told.value.text.zh


def test_the_name_of_the_user_is_no_password(home):
    with pytest.raises(SettingsError):
        refuse_weak(home, SERVER, environment("Graphuser1", "graphuser"))


@pytest.mark.parametrize("password", ["k3$Lm9xQ", "correct horse battery", "my-neo4j-in-changzhou"])
def test_a_password_of_ones_own_is_taken(home, password):
    refuse_weak(home, SERVER, environment(password))


def test_an_address_that_holds_a_password_is_not_repeated(home):
    with pytest.raises(SettingsError) as told:
        refuse_weak(home, "neo4j://u:hidden@127.0.0.1:1", environment("changeme"))
    assert "hidden" not in told.value.text.en + told.value.text.zh


def test_the_embedded_store_has_no_password(home):
    refuse_weak(home, "/somewhere/store.sqlite", environment("changeme"))


@pytest.mark.parametrize("password", ["neo4j", "password", "changeme"])
def test_production_does_not_start_on_a_default_password(home, monkeypatch, password):
    """Refused before anybody is connected to: there is no server at that address."""
    monkeypatch.setenv("ZELIAN_STORE", SERVER)
    monkeypatch.setenv("ZELIAN_NEO4J_PASSWORD", password)
    with pytest.raises(SettingsError, match="production mode"):
        Service.open(home, PRODUCTION)
