"""What the container files promise, as far as it can be told without a container engine."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def services():
    return YAML(typ="safe").load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]


def test_no_secret_is_in_the_file_and_none_is_made_up(services):
    for service in services.values():
        for name, value in service["environment"].items():
            if "PASSWORD" in name or "AUTH" in name:
                assert ":?" in value


def test_ports_are_open_to_this_machine_alone(services):
    ports = [port for service in services.values() for port in service.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


@pytest.mark.parametrize("name", ["zelian", "api"])
def test_program_runs_without_rights_on_a_file_system_that_is_read_only(services, name):
    ours = services[name]
    assert (ours["read_only"], ours["cap_drop"]) == (True, ["ALL"])
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    users = [line for line in lines if line.startswith("USER ")]
    assert users == ["USER zelian"]
    assert lines.index("USER zelian") < lines.index('ENTRYPOINT ["zelian"]')


def test_image_is_given_the_four_packages_and_nothing_else():
    allowed = (ROOT / ".dockerignore").read_text("utf-8").split()
    assert allowed[0] == "*"
    assert {a[1:] for a in allowed if a.startswith("!")} == {
        *("pyproject.toml", "README.md"),
        *("graph", "loaders", "queries", "api"),
    }


@pytest.mark.skipif(shutil.which("docker-compose") is None, reason="no docker-compose here")
@pytest.mark.parametrize(("password", "code"), [("a-password-of-mine", 0), ("", 1)])
def test_compose_takes_the_file_and_asks_for_the_password(password, code):
    done = subprocess.run(
        ["docker-compose", "-f", "docker-compose.yml", "config", "-q"],
        cwd=ROOT,
        env=os.environ | {"NEO4J_PASSWORD": password},
        capture_output=True,
    )
    assert done.returncode == code, done.stderr.decode()


def test_all_that_is_written_is_in_the_volume(services):
    """Also the store of `zelian demo`, which stands beside the home."""
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    volume = next(line.split()[1] for line in lines if line.startswith("VOLUME "))
    (home,) = {s["environment"]["ZELIAN_HOME"] for s in services.values() if "build" in s}
    assert f"ZELIAN_HOME={home} " in " ".join(lines)
    assert Path(f"{home}-demo").parent == Path(volume)
    for name in ("zelian", "api"):
        assert [v.rpartition(":")[2] for v in services[name]["volumes"]] == [volume]


def test_every_server_says_how_it_is_and_starts_after_the_one_it_asks(services):
    for name in ("neo4j", "api"):
        assert services[name]["healthcheck"]["test"][0] == "CMD"
        assert services[name]["restart"] == "unless-stopped"
    for name in ("zelian", "api"):
        assert services[name]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}


def test_service_refuses_weak_secrets(services):
    assert services["api"]["environment"]["ZELIAN_MODE"] == "production"
