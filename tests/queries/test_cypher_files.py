"""Every public question of `queries/` has a file for Neo4j Browser, or a few together."""

import inspect
import pkgutil
from importlib import import_module
from importlib.resources import files

import pytest

import queries
from queries.said import Shape

# Of a lot and of a list of units: who is compared, and what each family of rules finds.
BIDDERS = (
    "bidders bidders_bids bidders_changed bidders_control bidders_findings bidders_group "
    "bidders_heads bidders_lists bidders_record bidders_review bidders_tenderer"
)
# The facts that bars from office read, and the bars.
OFFICES = "office office_bars office_bars_listed"
# The file that asks what the function asks, or the files that ask it together.
FILES = {
    "answer.explain": "events",
    "bidders.ask.check_codes": BIDDERS,
    "bidders.ask.check_lot": BIDDERS,
    "clearance.clearance": "clearance",
    "conflicts.conflicts": "conflicts",
    "explain.explain_event": "responsible responsible_not",
    "file.credit_file": "file",
    "history.history": "history",
    "lists.lists_on": "lists",
    "lists.lists_of": "lists",
    "match.waiting": "mentions mentions_candidates",
    "measures.measures_of": "measures",
    "measures.measures_on": "measures",
    "measures.measures_against": "measures",
    "merits.merits_of": "merits",
    "offices.conflicts.conflicts_at": OFFICES,
    "offices.conflicts.conflicts_of": OFFICES,
    "offices.conflicts.conflicts_page": OFFICES,
    "offices.office.may_hold": OFFICES,
    "owners.ask.owned_by": "owned directed",
    "owners.beneficial.beneficial": "beneficial",
    "owners.group.group_of": "owners_control directed",
    "owners.ask.owners_by": "owners owners_control beneficial",
    "paths.paths_between": "paths",
    "patterns.patterns": "patterns rotation terms",
    "person.explain_person": "events",
    "related.related": "related",
    "resources.around.explanations": "events",
    "resources.cards.person_card": "card",
    "resources.decided.disputes_of": "disputes",
    "resources.decided.exemptions_of": "exemptions",
    "resources.decided.measures_told": "measures",
    "resources.decided.repairs_of": "repairs",
    "resources.entries.entries_of": "entries",
    "resources.listed.members_page": "members",
    "resources.one_entry.explain_entry": "entry",
    "resources.tasks.tasks_of": "tasks",
    "resources.tasks.tasks_page": "open_tasks",
    "risk.risk.risk_of": "risk",
    "screen.screen": "screen",
    "shared.shared_file": "shared_file",
    "statements.statements_of": "statements",
    "tracing.trace.trace": "trace trace_handling trace_shop",
}
# Parts of a question above, which tell nothing by themselves.
PARTS = {
    "bidders.answer.answer_of",
    "bidders.judge.tell",
    "file.item_of",
    "match.mention_of",
    "owners.duty.duty",
    "owners.filed.filed",
    "owners.filed.unstated",
    "tracing.handling.trace_handling",
    "tracing.shops.trace_shop",
    "tracing.stages.trace_stages",
}
TOLD = (FILES.keys(), PARTS)
# Files that ask what no one function asks.
OWN = {"around_event", "proof"}


def questions():
    """The public functions that read a view and tell a shape."""
    for module in pkgutil.walk_packages(queries.__path__, "queries."):
        if module.name.endswith(".notebook"):  # needs the extra
            continue
        held = import_module(module.name)
        for name, function in inspect.getmembers(held, inspect.isfunction):
            own = function.__module__ == module.name and not name.startswith("_")
            if own and reads(function) and tells(function):
                yield f"{module.name.removeprefix('queries.')}.{name}"


def reads(function):
    return inspect.signature(function).parameters.get("view") is not None


def tells(function):
    words = function.__annotations__.get("return")
    return any(isinstance(part, type) and issubclass(part, Shape) for part in parts(words))


def parts(annotation):
    yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from parts(inner)


@pytest.mark.parametrize("question", sorted(questions()))
def test_every_question_has_its_files(question):
    assert sum(question in told for told in TOLD) == 1


def test_every_file_is_of_a_question_that_is_there():
    there = {p.name.removesuffix(".cypher") for p in files("queries.cypher").iterdir()}
    assert {name for name in there if "__" not in name} == {
        name for names in FILES.values() for name in names.split()
    } | OWN
    assert {q for told in TOLD for q in told} == set(questions())
