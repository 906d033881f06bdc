"""The pages in a real browser with scripts off, at the width of a desk and of a telephone."""

import os

import pytest

from api.gate import Role
from tests.api.http.serving import C1
from tests.api.pages.chromium import Chromium, installed

pytestmark = pytest.mark.skipif(
    not (os.environ.get("CI") and installed()), reason="CI=true and a Chromium are needed"
)

FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
# The smallest of the contrasts of text against what it stands on, by the formula of WCAG 2.
CONTRAST = """(() => {
  const light = c => c.map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const rgb = s => (s.match(/[\\d.]+/g) || []).map(Number);
  const behind = e => { for (; e; e = e.parentElement) {
    const c = rgb(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] === 1) return c;
  } return [255, 255, 255]; };
  const texts = [...document.querySelectorAll('body *')].filter(e => !(e instanceof SVGElement)
    && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
  return Math.min(...texts.map(e => {
    const [a, b] = [rgb(getComputedStyle(e).color), behind(e)].map(c => light(c.slice(0, 3)));
    return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  }));
})()"""


@pytest.fixture(scope="module", params=[(1280, 900), (390, 844)], ids=["desk", "telephone"])
def opened(request, world):
    with Chromium(*request.param) as browser:
        browser.go(f"{world.url}/sign-in")
        browser.submit("main form", key=world.keys[Role.INVESTIGATOR])
        browser.look(
            "document.querySelector('input[value=\"investigator:investigation\"]').click()"
        )
        browser.submit("main form", case=world.case)
        yield browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("slug", "target"), [("responsible", "罚2号"), ("related", C1), ("risk", C1), ("file", C1)]
)
def test_an_answer_is_seen_whole_and_fetches_nothing_from_elsewhere(
    world, opened, slug, target, scheme
):
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    opened.call("Emulation.setEmulatedMedia", features=features)
    opened.go(f"{world.url}/{slug}")
    assert opened.look(FITS)
    opened.submit("main form", target=target)
    assert "公司" in opened.look("document.querySelector('main').innerText")
    assert opened.look(FITS)
    assert opened.look(CONTRAST) >= 4.5
    assert opened.look("location.pathname + location.search") == f"/{slug}"
    assert opened.look("document.cookie") == ""
    asked = {r["request"]["url"] for r in opened.told("Network.requestWillBeSent")}
    # Pictures of the browser's own controls are data.
    assert not [u for u in asked if u.startswith("http") and not u.startswith(f"{world.url}/")]
    assert f"{world.url}/zelian.css" in asked
    blocked = [e["entry"]["text"] for e in opened.told("Log.entryAdded")]
    assert not [text for text in blocked if "Content Security Policy" in text]


def test_the_stylesheet_is_applied_and_the_focus_is_seen(world, opened):
    opened.go(f"{world.url}/file")
    assert opened.look("getComputedStyle(document.body).marginTop") == "0px"
    opened.call("Input.dispatchKeyEvent", type="rawKeyDown", key="Tab", windowsVirtualKeyCode=9)
    assert opened.look("document.activeElement.className") == "skip"
    assert opened.look("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert opened.look("document.activeElement.getBoundingClientRect().top >= 0")
