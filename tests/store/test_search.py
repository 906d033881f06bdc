"""Search by a fragment of a name finds exactly the names that hold it, whatever the script.

What the index of an engine gives are candidates; if it left one out, nobody would notice.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.records import Party
from graph.store.grams import contains, plain
from graph.vocabulary import NodeKind
from tests.builders import profile
from tests.engines import ENGINES, opened

# Stop words of English, mixed scripts, full width, kana, hangul, Han beyond the first plane.
LETTERS = [
    *"甲乙丙司公々〇",
    *"aisTHEof8０Ａｂéßİ",
    *"カかガｶ가",
    "𠮷",
    "𱍐",
    "ﬁ",
    "（",
    "-",
    " ",
    "·",
    "'",
]
NAMES = st.text(st.sampled_from(LETTERS), min_size=1, max_size=6)


@pytest.fixture(scope="module", params=ENGINES)
def growing(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("search") / "store.sqlite"
    with opened(request.param, path, request.getfixturevalue) as store:
        yield store, set()


def add(store, held, names):
    fresh = sorted(set(names) - held)
    held.update(fresh)
    if fresh:
        with store.write("r", "a") as writer:
            writer.state([profile(called(name)) for name in fresh])


def called(name):
    key = "-".join(f"{ord(letter):x}" for letter in name)
    return Party(f"t:x:{key}", NodeKind.ORGANIZATION, name)


@settings(max_examples=30)
@given(names=st.lists(NAMES, max_size=4), text=NAMES)
def test_search_finds_the_names_that_hold_the_text(growing, names, text):
    store, held = growing
    add(store, held, names)
    with store.view() as view:
        found = view.search(text, [NodeKind.ORGANIZATION], limit=10_000)
    assert not found.too_broad
    expected = {name for name in held if plain(text) and contains(name, text)}
    assert {node.name for node in found.nodes} == expected


@pytest.mark.parametrize("text", ["is", "the", "A", "０", "ｶ", "𠮷", "々", "司a", "aa", "甲"])
def test_search_finds_words_that_an_analyzer_drops_or_parts(growing, text):
    store, held = growing
    add(store, held, [text, f"甲{text}乙", f"x{text}", f"{text}有限公司", "无关"])
    with store.view() as view:
        found = view.search(text, [NodeKind.ORGANIZATION], limit=10_000)
    assert {n.name for n in found.nodes} == {name for name in held if contains(name, text)}
