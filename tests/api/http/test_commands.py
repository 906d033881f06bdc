"""`zelian serve` and `zelian clients` as a user runs them."""

import os
import socket
import subprocess
import sys
import time

import httpx
import pytest

from api.cli import commands, main
from api.cli.commands.init import make_home
from api.clients import Enrolment, open_clients

assert commands  # importing the commands adds them to the application


@pytest.fixture
def zelian(tmp_path, monkeypatch, capsys):
    """Runs the command in this process; gives exit code, standard output and standard error."""
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments):
        home = str(tmp_path / "home")
        monkeypatch.setattr(sys, "argv", ["zelian", "--home", home, "--lang", "en", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return left.value.code, told.out, told.err

    return run


BANK = ("--name", "某银行", "--ground", "law", "--role", "api_consumer", "--purpose", "credit")


def test_first_administrator_is_told_the_key_once(zelian, tmp_path):
    out = zelian("init")[1]
    key = next(line for line in out.splitlines() if line.startswith("zelian_"))
    home = tmp_path / "home"
    kept = b"".join(p.read_bytes() for p in home.rglob("*") if p.is_file())
    assert key.encode() not in kept
    assert zelian("clients", "list")[1].count("administrator") == 2  # name and role
    assert zelian("init")[0] == 2


def test_client_is_added_listed_and_revoked(zelian):
    zelian("init")
    code, out, _ = zelian("clients", "add", *BANK)
    assert code == 0
    assert "client K0002" in out
    assert "zelian_" in out
    listed = zelian("clients", "list")[1]
    assert "某银行" in listed
    assert "in use" in listed
    assert "zelian_" not in listed
    assert zelian("clients", "revoke", "K0002")[0] == 0
    assert "revoked 20" in zelian("clients", "list")[1]
    assert zelian("clients", "revoke", "K0002")[0] == 2
    assert zelian("clients", "revoke", "K0099")[0] == 3


def test_client_that_is_not_whole_is_refused_with_what_to_do(zelian):
    zelian("init")
    code, _, err = zelian("clients", "add", "--name", "x", "--ground", "law")
    assert code == 2
    assert "--role and --purpose" in err


def test_a_home_from_before_there_were_clients_gets_the_register(zelian, tmp_path):
    make_home(tmp_path / "home")
    assert zelian("clients", "add", *BANK)[0] == 0


def test_a_lost_key_of_the_register_is_not_made_anew(zelian, tmp_path):
    zelian("init")
    (tmp_path / "home" / "keys" / "clients").unlink()
    code, _, err = zelian("clients", "add", *BANK)
    assert code == 2
    assert "restore it from a backup" in err


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_service_answers_until_it_is_stopped(tmp_path, workers):
    home = make_home(tmp_path / "home")
    wanted = Enrolment(name="admin", ground="law", administrator=True)
    key = open_clients(home).add(wanted, "test").key
    url = f"http://127.0.0.1:{(port := free_port())}"
    program = "from api.cli import main; main()"
    command = [sys.executable, "-c", program, "--home", str(home.path), "serve"]
    command += ["--port", str(port), "--workers", workers]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        ready = _when_ready(url)
        assert ready.json()["commit"] == 0
        for _ in range(5):
            assert httpx.get(f"{url}/healthz").json() == {"status": "ok"}
        told = httpx.get(f"{url}/metrics", headers={"Authorization": f"Bearer {key}"}).text
        assert 'route="/healthz",status="200"} 5.0' in told
        assert httpx.get(f"{url}/metrics").status_code == 401
    finally:
        server.terminate()
        out, err = server.communicate(timeout=60)
    assert url in out.decode()
    assert b'"route": "/readyz"' in err
    assert key.encode() not in err


def _when_ready(url):
    for _ in range(600):
        try:
            return httpx.get(f"{url}/readyz")
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the service did not start")


def test_an_address_in_use_is_said_before_anything_starts(zelian):
    zelian("init")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, _, err = zelian("serve", "--port", str(taken.getsockname()[1]))
    assert code == 2
    assert "choose another --port" in err


def test_a_setting_that_cannot_be_stops_the_start(zelian, monkeypatch):
    zelian("init")
    monkeypatch.setenv("ZELIAN_BODY_BYTES", "much")
    monkeypatch.setattr(os, "environ", dict(os.environ))
    code, _, err = zelian("serve", "--port", str(free_port()))
    assert code == 2
    assert "ZELIAN_BODY_BYTES" in err
