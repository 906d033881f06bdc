"""Values of the policy in files for Neo4j Browser, and the parts that those files repeat."""

import ast
import re
from importlib.resources import files

import pytest

from graph.identifiers import subject_type_of
from graph.intervals import iso
from graph.policy import district_policy
from graph.vocabulary import SubjectType

POLICY = district_policy()
TEXTS = {
    path.name.removesuffix(".cypher"): path.read_text("utf-8")
    for path in files("queries.cypher").iterdir()
    if path.name.endswith(".cypher")
}
BIDDERS = sorted(name for name in TEXTS if name.startswith("bidders"))
# From where to where files say the same: the first words of a part and its last.
REPEATED = {
    "who bids": (BIDDERS, "MATCH (clock:Clock", "} AS rivals"),
    "heads": (
        ("bidders_heads", "bidders_lists", "bidders_review"),
        "CALL (known, day, units, table, by_code, marks) {",
        "}) AS headed",
    ),
    "shares of bidders": (
        ("bidders_control", "bidders_group", "bidders_tenderer"),
        "  MATCH (holder:Key)-[r:HOLDS_SHARE|HOLDS_VOTES]->(held)",
        "}) AS shares",
    ),
    "shares of owners": (
        ("owners", "owned", "owners_control", "directed", "beneficial"),
        "  MATCH (fact:Fact {id: r.fact}) WHERE NOT coalesce(fact.p_derived, false)",
        "END}) AS shares",
    ),
    "nominees": (
        ("owners", "owned", "owners_control", "directed", "beneficial"),
        "// What a nominee holds is the principal's",
        "AS links",
    ),
    "who directs": (
        ("owners_control", "directed", "beneficial"),
        "WITH *, [l IN links",
        "AS concert",
    ),
    "who directs together": (
        ("owners_control", "directed", "beneficial"),
        "CALL (parties, board, concert, whose) {",
        "AS together",
    ),
}


def part(name, first, last):
    text = TEXTS[name]
    begin = text.index(first)
    return text[begin : text.index(last, begin)]


@pytest.mark.parametrize("repeated", REPEATED)
def test_a_part_that_files_repeat_is_one_text(repeated):
    names, first, last = REPEATED[repeated]
    assert len({part(name, first, last) for name in names}) == 1


def as_python(text):
    """A map of Cypher as one of Python."""
    return ast.literal_eval(re.sub(r"`?(\w+)`?:", r"'\1':", text))


def map_named(name, text):
    """The map that the file calls so."""
    end = text.index(f"}} AS {name}")
    return as_python(text[text.rindex("{", 0, end) : end + 1])


def test_heads_of_units_are_those_of_the_policy():
    wanted = {}
    for kind, row in POLICY.relations.unit_heads.items():
        first = row.offices or POLICY.required_offices(kind)
        wanted[str(kind)] = [sorted(map(str, first)), *([str(o)] for o in row.otherwise)]
    found = map_named("table", TEXTS["bidders_heads"])
    assert {kind: [sorted(step) for step in steps] for kind, steps in found.items()} == wanted


@pytest.mark.parametrize(
    "name", ["bidders_heads", "bidders_lists", "bidders_review", "trace_handling"]
)
def test_kinds_by_code_are_those_of_the_standard(name):
    found = map_named("by_code", TEXTS[name])
    for head in {*found, "91", "A1", "Y1", "N1", "11", "79"}:
        code = f"{head}990411TE0000010W"
        assert found.get(head) == subject_type_of(code)


def test_offices_that_answer_for_handling_are_those_of_the_policy():
    found = map_named("table", TEXTS["trace_handling"])
    for kind in SubjectType:
        assert set(found.get(str(kind), [])) == set(map(str, POLICY.required_offices(kind)))


_LAW = r"\{rule: ('[^']+'(?: \+ item)?),\s+of: (\[[^]]*\]|'\w+'|both),\s+since: '([\d-]+)'"


def laws():
    for name in BIDDERS:
        text = TEXTS[name]
        both = re.search(r"(\[[^]]*\]) AS both", text)
        for rule, of, since in re.findall(
            r"\{rule: ('[^']+'(?: \+ item)?),\s+of: (\[[^]]*\]|'\w+'|both),\s+since: '([\d-]+)'",
            text,
        ):
            of = both[1] if of == "both" else of
            yield name, rule, {*re.findall(r"\w+", of)}, since


def test_rules_of_bidders_are_of_their_procedures_since_their_day():
    versions = dict(POLICY.relations.rules.versions())
    seen = set()
    for name, rule, procedures, since in laws():
        ids = [f"ZB-40.{n}" for n in range(1, 7)] if "item" in rule else [rule.strip("'")]
        for id_ in ids:
            seen.add(id_)
            (law,) = versions[id_]
            assert (set(map(str, law.procedures)), iso(law.effective_from)) == (
                procedures,
                since,
            ), name
    # Two files hold one rule each, or two, in a condition.
    for name, held in {
        "bidders_tenderer": {"ZB-34.1": "2012-02-01"},
        "bidders_review": {"CG-9": "2015-03-01", "CG-18.2": "2015-03-01"},
    }.items():
        for id_, since in held.items():
            seen.add(id_)
            (law,) = versions[id_]
            assert iso(law.effective_from) == since
            assert f"toString(deadline) >= '{since}'" in TEXTS[name]
            assert f"'{id_}' AS rule" in TEXTS[name]
    assert seen == set(versions)
