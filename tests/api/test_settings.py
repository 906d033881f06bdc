import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from api.audit import verify
from api.desk import Desk
from api.settings import Home, create_home, home_path, open_home
from graph.errors import SettingsError
from graph.identifiers import person_number

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name == "nt", reason="needs file modes")


@pytest.fixture
def home(tmp_path) -> Home:
    return create_home(tmp_path / "home")


def contents(home: Home) -> dict[str, bytes]:
    files = (p for p in home.path.rglob("*") if p.is_file())
    return {str(p.relative_to(home.path)): p.read_bytes() for p in files}


def test_a_new_home_has_everything(home):
    assert open_home(home.path) == home
    assert verify(home.audit, home.audit_key()).whole
    assert Desk(home.desk).cases() == []
    assert home.rejects.is_dir()
    assert home.keyring().current == "1"


def test_a_new_home_makes_its_parents(tmp_path):
    assert open_home(create_home(tmp_path / "a" / "b").path)


def test_each_home_has_secrets_of_its_own(home, tmp_path):
    other = create_home(tmp_path / "other")
    number = person_number("999999197001010017")
    keys = {home.audit_key(), other.audit_key(), *home.keyring().secrets.values()}
    assert len(keys) == 3
    assert all(len(key) == 32 for key in keys)
    assert home.keyring().person_key(number) != other.keyring().person_key(number)


def test_older_keys_stay_in_the_ring(home):
    older = home.person_key_file("0")
    older.write_text("ab" * 32)
    older.chmod(0o600)
    ring = open_home(home.path).keyring()
    assert (ring.current, set(ring.secrets)) == ("1", {"0", "1"})


def test_no_secret_is_shown(home):
    assert home.audit_key().hex() not in repr(home) + repr(home.keyring()) + repr(home.audit_log())


@posix
def test_nobody_else_can_read_a_home(home):
    for path in (home.path, *home.path.rglob("*")):
        if path.name not in ("init.lock", "audit.lock"):
            assert path.stat().st_mode & 0o077 == 0, path


def test_a_home_is_not_made_twice(home):
    before = contents(home)
    with pytest.raises(SettingsError, match="not overwritten"):
        create_home(home.path)
    assert contents(home) == before


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("dear")
    mode = tmp_path.stat().st_mode
    with pytest.raises(SettingsError, match=r"letter\.txt"):
        create_home(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]
    assert tmp_path.stat().st_mode == mode


def test_a_file_in_place_of_the_folder(tmp_path):
    (tmp_path / "home").write_text("")
    with pytest.raises(SettingsError, match="no home can be made"):
        create_home(tmp_path / "home")
    with pytest.raises(SettingsError, match="zelian init"):
        open_home(tmp_path / "home")


def test_a_missing_home(tmp_path):
    with pytest.raises(SettingsError, match="zelian init"):
        open_home(tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_what_else_a_home_needs_is_made_before_it_counts(tmp_path):
    def fail(home: Home) -> None:
        assert home.keyring
        raise RuntimeError

    with pytest.raises(RuntimeError):
        create_home(tmp_path / "home", fail)
    with pytest.raises(SettingsError, match="zelian init"):
        open_home(tmp_path / "home")
    made = create_home(tmp_path / "home", lambda home: home.store.touch(0o600))
    assert open_home(made.path).store.exists()


@pytest.mark.parametrize(
    "gone",
    [
        ["home.json"],
        ["home.json", "desk.sqlite"],
        ["home.json", "desk.sqlite", "audit.head"],
        ["home.json", "desk.sqlite", "audit.head", "audit.jsonl"],
        ["home.json", "desk.sqlite", "audit.head", "audit.jsonl", "keys/audit"],
    ],
)
def test_a_half_made_home_is_finished_and_keeps_its_keys(home, gone):
    person = home.keyring().secrets["1"]
    for name in gone:
        (home.path / name).unlink()
    with pytest.raises(SettingsError, match="unfinished"):
        open_home(home.path)
    create_home(home.path)
    assert open_home(home.path).keyring().secrets["1"] == person
    assert verify(home.audit, home.audit_key()).whole


@pytest.mark.parametrize(("key", "sealed"), [("person-1", "store.sqlite"), ("audit", "audit.head")])
def test_no_new_key_is_made_for_what_the_lost_one_sealed(home, key, sealed):
    home.store.touch(0o600)
    (home.path / "home.json").unlink()
    (home.keys / key).unlink()
    with pytest.raises(SettingsError, match=sealed):
        create_home(home.path)
    assert not (home.keys / key).exists()


@pytest.mark.parametrize("key", ["person-1", "audit"])
def test_a_missing_key(home, key):
    (home.keys / key).unlink()
    with pytest.raises(SettingsError, match="backup"):
        open_home(home.path)


def test_a_missing_folder_of_keys(home):
    home.keys.rename(home.path / "elsewhere")
    with pytest.raises(SettingsError, match="backup"):
        open_home(home.path)


def test_a_draft_of_a_key_is_no_key(home):
    draft = home.keys / "person-1.new"
    draft.touch(0o600)
    assert set(open_home(home.path).keyring().secrets) == {"1"}


@posix
def test_a_finished_home_keeps_its_mode(home):
    home.path.chmod(0o750)
    with pytest.raises(SettingsError, match="not overwritten"):
        create_home(home.path)
    assert home.path.stat().st_mode & 0o777 == 0o750


@posix
@pytest.mark.parametrize("key", ["person-1", "audit"])
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_key_that_others_can_reach_is_refused(home, key, mode):
    path = home.keys / key
    path.chmod(mode)
    with pytest.raises(SettingsError) as caught:
        open_home(home.path)
    assert f"chmod 600 {path}" in caught.value.text.zh
    assert f"chmod 600 {path}" in caught.value.text.en


@posix
def test_a_folder_of_keys_that_others_can_reach_is_refused(home):
    home.keys.chmod(0o750)
    with pytest.raises(SettingsError, match=r"chmod 700 .*keys"):
        open_home(home.path)


@posix
def test_a_key_that_was_opened_later_is_refused_when_read(home):
    home.audit_key_file.chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600"):
        home.audit_key()


@pytest.mark.parametrize("content", ["", "ab" * 31, "ab" * 33, "xy" * 32, "ключ" * 16])
def test_a_key_that_is_none(home, content):
    home.audit_key_file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match="64 hexadecimal"):
        home.audit_key()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": "x", "person_key": "1"}', "\0"])
def test_a_mark_that_cannot_be_read(home, content):
    (home.path / "home.json").write_text(content)
    with pytest.raises(SettingsError, match="backup"):
        open_home(home.path)


def test_a_home_of_a_newer_program(home):
    (home.path / "home.json").write_text('{"version": 2, "person_key": "1"}')
    with pytest.raises(SettingsError, match="upgrade"):
        open_home(home.path)


def test_where_a_home_is(tmp_path):
    named = {"ZELIAN_HOME": str(tmp_path / "named")}
    assert home_path(tmp_path / "given", named) == tmp_path / "given"
    assert home_path(None, named) == tmp_path / "named"
    assert home_path(None, {}) == Path.home() / ".zelian"
    assert home_path(None, {"ZELIAN_HOME": " "}) == Path.home() / ".zelian"
    assert home_path(Path("~/z"), {}) == Path.home() / "z"


CREATING = """
import sys
from pathlib import Path
from api.settings import create_home
from graph.errors import SettingsError
print("ready", flush=True)
try:
    create_home(Path(sys.argv[1]))
    print("made")
except SettingsError:
    print("there")
"""


def creating(path: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", CREATING, str(path)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    return process


def test_of_processes_that_make_one_home_one_makes_it(tmp_path):
    runs = [creating(tmp_path / "home") for _ in range(3)]
    said = sorted(run.communicate()[0].decode().strip() for run in runs)
    assert said == ["made", "there", "there"]
    assert open_home(tmp_path / "home").audit_key()


@posix
@pytest.mark.parametrize("delay", [0, 0.001, 0.002, 0.004, 0.007, 0.011])
def test_a_creation_that_was_killed_can_be_ended(tmp_path, delay):
    run = creating(tmp_path / "home")
    time.sleep(delay)
    run.send_signal(signal.SIGKILL)
    run.communicate()
    if not (tmp_path / "home" / "home.json").exists():
        create_home(tmp_path / "home")
    home = open_home(tmp_path / "home")
    assert verify(home.audit, home.audit_key()).whole
    assert Desk(home.desk).cases() == []


def test_a_folder_of_something_else_is_no_home(tmp_path):
    (tmp_path / "photos").mkdir()
    with pytest.raises(
        SettingsError, match=r"is no Zelian home .*“photos”.*choose another"
    ) as told:
        open_home(tmp_path)
    assert "unfinished" not in told.value.say("en")


def test_an_empty_folder_is_no_home_yet(tmp_path):
    with pytest.raises(SettingsError, match=r"there is no Zelian home at .* run `zelian init`"):
        open_home(tmp_path)
