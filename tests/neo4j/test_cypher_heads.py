"""A question in Neo4j Browser may be asked by any key of a subject, as far as it was known."""

import pytest

from graph.records import Party
from graph.vocabulary import Kind, NodeKind
from tests.asking import listed, tie
from tests.builders import E1, office, person, profile
from tests.holdings import holds
from tests.orders import order

NUMBER = Party("r:440301103097413", NodeKind.ORGANIZATION, "甲公司（注册号）")
MORE = {
    "related": {"kinds": None, "degree": 300},
    "clearance": {"window": "P3Y"},
    "risk": {},
    "owners": {"steps": 50},
    "lists": {},
    "measures": {},
    "office": {},
    "history": {},
}


def same(row):
    """Without what tells of the driver's own objects."""
    return {k: v for k, v in row.items() if k != "path"}


@pytest.mark.parametrize("question", sorted(MORE))
def test_key_that_was_joined_asks_for_the_same_subject(browser, question):
    asked = browser(
        [
            profile(E1, type="company"),
            profile(NUMBER, type="company"),
            listed(E1, "SXBZXR", "2026-05-10"),
            order(E1, None, "M07"),
            holds(person("李乙"), E1, 30),
            office(person("张甲"), Kind.LEGAL_REP, "2020-01-01"),
        ],
        [tie(Kind.SAME_AS, E1, NUMBER)],
    )
    with asked.store.view() as view:
        nodes = view.find([E1.key, NUMBER.key])
    assert nodes[E1.key] == nodes[NUMBER.key]

    def rows(key, known_at):
        values = {"key": key, "as_of": "2026-07-01", "known_at": known_at}
        return list(map(same, asked.rows(question, **values, **MORE[question])))

    assert rows(E1.key, None) == rows(NUMBER.key, None)
    if question not in ("history", "clearance"):  # which tell nothing here, or of every commit
        assert rows(E1.key, 1) != rows(NUMBER.key, 1)
