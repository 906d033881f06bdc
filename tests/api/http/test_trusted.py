"""Tokens of another authorization server: whose key counts, for how long, and for which client."""

import json
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

from api.clients import Clients, Enrolment
from api.clients.register import _STEPS
from api.gate import Purpose, Role
from api.http.settings import Settings, settings_from
from api.http.trusted import Trusted
from graph.errors import InputError, SettingsError
from tests.api.http.serving import C1, NOW, World

ISSUER = "https://login.example"
MAKING = {
    "ES256": (lambda: ec.generate_private_key(ec.SECP256R1()), ECAlgorithm),
    "EdDSA": (ed25519.Ed25519PrivateKey.generate, OKPAlgorithm),
    "RS256": (lambda: rsa.generate_private_key(65537, 2048), RSAAlgorithm),
}


class Server:
    """An authorization server: keys, and the file with their public halves."""

    def __init__(self, folder, algorithm="ES256"):
        self.path = folder / "jwks.json"
        self.algorithm = algorithm
        self.rotate("one")

    def rotate(self, kid):
        make, kind = MAKING[self.algorithm]
        self.key, self.kid = make(), kid
        public = kind.to_jwk(self.key.public_key(), as_dict=True)
        entry = public | {"kid": kid, "alg": self.algorithm}
        self.path.write_text(json.dumps({"keys": [entry]}))
        os.utime(self.path, ns=(0, hash(kid) % 10**9))  # two writes of one instant are two

    def token(self, **changes):
        claims = {
            "iss": ISSUER,
            "aud": "zelian",
            "client_id": "bank-1",
            "iat": NOW,
            "exp": NOW + timedelta(minutes=5),
        } | changes
        claims = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(claims, self.key, self.algorithm, headers={"kid": self.kid})

    def settings(self):
        return replace(Settings(), trusted_issuer=ISSUER, trusted_keys=str(self.path))

    def trusted(self):
        return Trusted(self.settings(), lambda: NOW)


@pytest.fixture
def server(tmp_path):
    return Server(tmp_path)


@pytest.mark.parametrize("algorithm", MAKING)
def test_a_token_of_the_other_server_says_whose_it_is(tmp_path, algorithm):
    server = Server(tmp_path, algorithm)
    assert server.trusted().client_id(server.token()) == "bank-1"


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://other.example"},
        {"aud": "others"},
        {"client_id": None},
        {"client_id": 5},
        {"exp": None},
        {"iat": None},
        {"exp": NOW - timedelta(seconds=30)},
        {"nbf": NOW + timedelta(seconds=31)},
        {"nbf": "soon"},
    ],
)
def test_a_token_that_is_not_for_us_or_not_of_now_counts_for_nothing(server, changes):
    assert server.trusted().client_id(server.token(**changes)) == ""


def test_clocks_may_differ_by_half_a_minute(server):
    late = server.token(exp=NOW - timedelta(seconds=29), nbf=NOW + timedelta(seconds=30))
    assert server.trusted().client_id(late) == "bank-1"


def test_a_token_signed_by_another_key_counts_for_nothing(server, tmp_path):
    trusted = server.trusted()
    (tmp_path / "thief").mkdir()
    assert trusted.client_id(Server(tmp_path / "thief").token()) == ""


def test_the_public_key_is_no_secret_to_sign_with(server):
    """The trick of naming HS256 and signing with what everybody can read."""
    entry = json.loads(server.path.read_text())["keys"][0]
    forged = jwt.encode(
        {"iss": ISSUER, "aud": "zelian", "client_id": "bank-1", "iat": NOW, "exp": 2**33},
        entry["x"].encode(),  # whole, the library does not sign with it
        "HS256",
        headers={"kid": "one"},
    )
    assert server.trusted().client_id(forged) == ""
    unsigned = jwt.encode({"client_id": "bank-1"}, None, "none", headers={"kid": "one"})
    assert server.trusted().client_id(unsigned) == ""


def test_keys_are_exchanged_while_the_service_runs(server):
    trusted, old = server.trusted(), server.token()
    server.rotate("two")
    assert trusted.client_id(server.token()) == "bank-1"
    assert trusted.client_id(old) == ""


def test_a_broken_file_ends_all_trust_and_stops_the_next_start(server):
    trusted = server.trusted()
    server.path.write_text("{")
    assert trusted.client_id(server.token()) == ""
    with pytest.raises(SettingsError, match="JWKS"):
        server.trusted()


def test_a_secret_key_is_no_public_key(server):
    server.path.write_text(json.dumps({"keys": [{"kty": "oct", "kid": "one", "k": "AAAA"}]}))
    with pytest.raises(SettingsError, match="kid"):
        server.trusted()


def test_without_another_server_its_tokens_are_nothing(server):
    assert Trusted(Settings(), lambda: NOW).client_id(server.token()) == ""


@pytest.mark.parametrize("name", ["ZELIAN_TRUSTED_ISSUER", "ZELIAN_TRUSTED_KEYS"])
def test_issuer_and_keys_are_set_together(name):
    with pytest.raises(SettingsError, match="together"):
        settings_from({name: "x"})


BANK = Enrolment(
    name="某银行",
    ground="征信业管理条例",
    roles=frozenset({Role.API_CONSUMER}),
    purposes=frozenset({Purpose.CREDIT}),
    external="bank-1",
)


def test_one_external_id_belongs_to_one_standing_client(tmp_path):
    clients = Clients(tmp_path / "clients.sqlite", b"k" * 32)
    first = clients.add(BANK, "test").client
    other = BANK.model_copy(update={"name": "另一银行"})
    with pytest.raises(InputError, match=first.id):
        clients.add(other, "test")
    clients.revoke(first.id, "test")
    assert clients.external("bank-1") is None
    second = clients.add(other, "test").client
    assert clients.external("bank-1") == second
    assert clients.external("") is None


@pytest.mark.parametrize("external", ["a b", "行", "x" * 201, "999999197001010017"])
def test_an_external_id_is_visible_ascii_and_no_number_of_a_person(tmp_path, external):
    clients = Clients(tmp_path / "clients.sqlite", b"k" * 32)
    with pytest.raises(InputError):
        clients.add(BANK.model_copy(update={"external": external}), "test")
    assert clients.all() == []


def test_the_client_asks_as_it_is_registered_here(tmp_path, server):
    world = World(tmp_path, trusted_issuer=ISSUER, trusted_keys=str(server.path))
    client = world._clients.add(BANK, "test").client
    body = {"target": C1, "purpose": "credit"}

    def ask(token, **more):
        sent = {"Authorization": f"Bearer {token}"}
        return world.http.post("/v1/risk", json=body | more, headers=sent).status_code

    assert ask(server.token()) == 200
    assert ask(server.token(roles=["auditor"]), role="auditor") == 404
    assert ask(server.token(client_id="bank-2")) == 401
    assert ask(server.token(client_id=client.id)) == 401  # our own ids are not the other's
    world._clients.revoke(client.id, "test")
    assert ask(server.token()) == 401
    world.close()


def test_a_register_of_the_first_version_is_brought_up_to_date(tmp_path):
    path = tmp_path / "clients.sqlite"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(_STEPS[0] + "PRAGMA user_version = 1;")
        old.execute(
            "INSERT INTO clients (id, name, ground, roles, purposes, own, provider, administrator,"
            " hash, added_by, added_at) VALUES ('K0001', 'a', 'b', 'auditor', 'audit', '', '', 0,"
            " 'h', 'c', 'd')"
        )
        old.commit()
    path.chmod(0o600)
    clients = Clients(path, b"k" * 32)
    assert clients.client("K0001").external == ""
    assert clients.add(BANK, "test").client.id == "K0002"
