"""`zelian demo --serve` as a new user runs it: open the address, sign in with the key, ask."""

import os
import re
import socket
import subprocess
import sys
import time

import httpx
import pytest

from api.demo.stories import HEADLINE, STORIES
from tests.api.pages.browsing import Browser, found, words

START = "import sys; from api.cli import main; sys.argv[0] = 'zelian'; main()"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """What it prints up to the address. A store that the environment names is left alone."""
    home = tmp_path_factory.mktemp("demo") / "home"
    port = _free()
    command = [sys.executable, "-c", START, "--home", str(home), "demo", "--serve"]
    given = os.environ | {"ZELIAN_STORE": str(home / "other.sqlite"), "COLUMNS": "200"}
    asked = [*command, "--port", str(port)]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, env=given, text=True) as running:
        lines = []
        for line in running.stdout:
            lines.append(line)
            if "/docs" in line:
                break
        yield "".join(lines)
        running.terminate()
        running.wait(30)
    assert not (home / "other.sqlite").exists()


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def visitor(served):
    url = re.search(r"http://127\.0\.0\.1:\d+", served)[0]
    with Browser(url) as browser:
        _until_it_listens(browser)
        browser.sign_in(re.search(r"zelian_\S+", served)[0])
        yield browser


def _until_it_listens(browser) -> None:
    for _ in range(200):
        try:
            browser.http.get("/healthz")
            return
        except httpx.ConnectError:
            time.sleep(0.05)


def test_the_headline_is_explained_to_whoever_opens_the_address(served, visitor):
    case = re.search(r"案件编号填 (\S+)；", served)[1]
    assert visitor.page.url.path == "/terms"
    visitor.post("/terms", choice="investigator:investigation", case=case)
    read = words(visitor.ask("responsible", target=HEADLINE.number).text)
    for name in ("周望川", "魏澄野", "沈知行", "杜予禾"):
        assert name in read
    assert "<svg" in visitor.page.text


def test_every_way_on_leads_to_an_answer(served, visitor):
    case = re.search(r"案件编号填 (\S+)；", served)[1]
    visitor.post("/terms", choice="investigator:investigation", case=case)
    page = visitor.ask("responsible", target=STORIES[2].case.number)
    ways = {
        (
            form.get("action"),
            next(i.get("value") for i in form.iter("input") if i.get("name") == "target"),
        )
        for form in found(page.text, "form")
        if "go" in (form.get("class") or "").split()
    }
    assert len(ways) > 6
    for path, target in ways:
        visitor.get(path)
        assert visitor.post(path, target=target).status_code == 200


def _target(form):
    return next(i.get("value") for i in form.iter("input") if i.get("name") == "target")


def test_one_key_shows_the_pages_of_every_role(visitor):
    visitor.post("/terms", choice="subject_self:own_file")
    form = next(f for f in found(visitor.get("/own").text, "form") if f.get("action") == "/own")
    assert HEADLINE.number in words(visitor.post("/own", target=_target(form)).text)
    visitor.get("/terms")
    visitor.post("/terms", choice="procurement:procurement")
    codes = " ".join(story.case.subject for story in STORIES if story.case.subject)
    page = visitor.ask("bidders", codes=codes, deadline="2026-06-30")
    assert page.status_code == 200
