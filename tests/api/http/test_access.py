"""Keys and tokens: who holds one, until when, and what a wrong one gets."""

from datetime import timedelta

import jwt
import pytest

from api.clients import Clients, Enrolment, open_clients
from api.clients.opening import home_secret
from api.gate import Purpose, Role
from api.http.settings import Settings, settings_from
from api.http.tokens import Tokens
from graph.errors import InputError, NotFoundError, SettingsError
from tests.api.http.serving import C1, NOW

KEY = b"k" * 32
BANK = Enrolment(
    name="某银行",
    ground="征信业管理条例",
    roles=frozenset({Role.API_CONSUMER}),
    purposes=frozenset({Purpose.CREDIT}),
)


def changed(**members):
    return BANK.model_copy(update=members)


def test_a_key_is_known_by_its_hash_alone(tmp_path):
    clients = Clients(tmp_path / "clients.sqlite", KEY)
    client, key = clients.add(BANK, "test")
    assert len(key) >= len("zelian_") + 43  # 256 bits in base64
    assert clients.holder(key) == client
    assert clients.holder(key + "x") is None
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert key.encode() not in files
    assert Clients(tmp_path / "clients.sqlite", b"l" * 32).holder(key) is None


def test_a_revoked_client_is_nobody(tmp_path):
    clients = Clients(tmp_path / "clients.sqlite", KEY)
    client, key = clients.add(BANK, "test")
    assert clients.revoke(client.id, "test").revoked_at
    assert clients.holder(key) is None
    assert clients.standing(client.id) is None
    with pytest.raises(InputError, match="revoked before"):
        clients.revoke(client.id, "test")
    with pytest.raises(NotFoundError):
        clients.revoke("K0009", "test")


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (changed(name=" "), "must not be empty"),
        (changed(ground=""), "must not be empty"),
        (changed(name="a\nb"), "control characters"),
        (changed(name="x" * 101), "too long"),
        (changed(name="999999197001010017"), "number of a person"),
        (changed(roles=frozenset()), "--role and --purpose"),
        (changed(purposes=frozenset()), "--role and --purpose"),
        (changed(purposes=frozenset({Purpose.AUDIT})), "fit none of the roles"),
        (changed(administrator=True), "asks nothing"),
        (changed(own=frozenset({"王"})), "no key"),
        (
            changed(roles=frozenset({Role.SUBJECT_SELF}), purposes=frozenset({Purpose.OWN_FILE})),
            "verified key",
        ),
        (
            changed(roles=frozenset({Role.PROVIDER}), purposes=frozenset({Purpose.PROVISION})),
            "id of the provider",
        ),
        (
            changed(
                roles=frozenset({Role.PROVIDER}),
                purposes=frozenset({Purpose.PROVISION}),
                provider="登记机关",
                kinds=frozenset({"penalties", "gossip"}),
            ),
            "no source format gossip",
        ),
        (changed(kinds=frozenset({"penalties"})), "for data providers"),
    ],
)
def test_a_client_that_is_not_whole_is_not_registered(tmp_path, wanted, told):
    clients = Clients(tmp_path / "clients.sqlite", KEY)
    with pytest.raises(InputError, match=told):
        clients.add(wanted, "test")
    assert clients.all() == []


def test_a_name_is_given_once_even_after_it_was_revoked(tmp_path):
    clients = Clients(tmp_path / "clients.sqlite", KEY)
    clients.revoke(clients.add(BANK, "test").client.id, "test")
    with pytest.raises(InputError, match="already"):
        clients.add(BANK, "test")


def take(world, client, key, **more):
    form = {"grant_type": "client_credentials", "client_id": client, "client_secret": key}
    return world.http.post("/v1/token", data=form | more)


def test_a_token_asks_like_its_key(world):
    key = world.keys[Role.PROCUREMENT]
    client = open_clients(world.home).holder(key).id
    told = take(world, client, key)
    assert told.json()["expires_in"] == 600
    assert told.headers["cache-control"] == "no-store"
    body = {"purpose": "procurement", "target": C1}
    assert world.post("/v1/file", told.json()["access_token"], body).status_code == 200
    basic = world.http.post(
        "/v1/token", data={"grant_type": "client_credentials"}, auth=(client, key)
    )
    assert basic.status_code == 200


def test_a_token_is_given_for_the_clients_own_key_only(world):
    key = world.keys[Role.PROCUREMENT]
    assert take(world, "K0099", key).status_code == 401
    assert take(world, open_clients(world.home).holder(key).id, "wrong").status_code == 401
    assert take(world, "", "").status_code == 401
    assert take(world, "K0001", key, grant_type="password").status_code == 422


def tokens(settings=None, clock=lambda: NOW):
    return Tokens(KEY, settings or Settings(), clock)


def test_a_token_holds_until_the_second_it_expires():
    issued = tokens().issue("K0001")
    last = NOW + timedelta(seconds=599)
    assert tokens(clock=lambda: last).client_id(issued) == "K0001"
    assert tokens(clock=lambda: last + timedelta(seconds=1)).client_id(issued) == ""


@pytest.mark.parametrize("changes", [{"issuer": "other"}, {"audience": "other"}])
def test_a_token_of_another_issuer_or_for_others_is_none(changes):
    assert tokens().client_id(tokens(Settings(**changes)).issue("K0001")) == ""


def claims(**changes):
    told = {"iss": "zelian", "aud": "zelian", "sub": "K0001", "iat": NOW}
    return {k: v for k, v in (told | {"exp": NOW + timedelta(1)} | changes).items() if v}


def test_a_token_of_another_algorithm_or_without_a_claim_is_none():
    assert tokens().client_id(jwt.encode(claims(), KEY, "HS256")) == "K0001"
    assert tokens().client_id(jwt.encode(claims(), KEY + KEY, "HS512")) == ""
    assert tokens().client_id(jwt.encode(claims(), None, "none")) == ""
    for name in claims():
        assert tokens().client_id(jwt.encode(claims(**{name: None}), KEY, "HS256")) == ""


def test_roles_come_from_the_register_and_not_from_a_token(world):
    secret = home_secret(world.home, "tokens")
    client = open_clients(world.home).holder(world.keys[Role.PROCUREMENT]).id
    forged = jwt.encode(claims(sub=client, role="auditor", roles=["auditor"]), secret, "HS256")
    body = {"purpose": "audit", "role": "auditor", "target": C1}
    assert world.post("/v1/file", forged, body).status_code == 404
    assert world.post("/v1/file", forged, {"purpose": "procurement", "target": C1}).is_success


@pytest.mark.parametrize("name", ["ZELIAN_MODE", "ZELIAN_BODY_BYTES", "ZELIAN_WORKERS"])
@pytest.mark.parametrize("value", ["x", "-1", "0", "1.5"])
def test_a_setting_that_cannot_be_is_refused_by_name(name, value):
    with pytest.raises(SettingsError, match=name):
        settings_from({name: value})
    assert settings_from({}) == Settings()
    assert settings_from({"ZELIAN_BODY_BYTES": "10", "ZELIAN_ISSUER": "i"}).body_bytes == 10
