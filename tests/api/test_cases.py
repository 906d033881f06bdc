"""The worked cases, and the runner that lawyers use on their own."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from api.casebook import run_cases
from api.casebook.model import Act
from api.casebook.reader import case_files, read_cases
from graph.errors import CaseFileError
from graph.policy import district_policy

CASES = Path(__file__).parents[1] / "cases"


@pytest.mark.parametrize("path", case_files([CASES]), ids=lambda p: p.stem)
def test_worked_cases_pass(path, anew):
    failed = [r for r in run_cases([path], district_policy(), anew) if not r.passed]
    assert failed == []


def test_every_case_names_its_clause_and_reason():
    cases = [c for path in case_files([CASES]) for c in read_cases(path)]
    assert len(cases) > 50
    assert all(c.clause and c.why for c in cases)
    assert len({c.case for c in cases}) == len(cases)


CASE = """
case: 一例
why: 因为
given:
  organizations: {E1: {code: 91990411TE0000010W, type: company}}
  persons: {张甲: {number: 999999197001010017}}
  offices: [{who: 张甲, office: LEGAL_REP, at: E1, from: 2020-01-01}]
  events:
    - id: P1
      category: XZCF
      subject: E1
      determined: 2026-05-10
      severity: general
      conduct: [{from: 2026-02-01, through: 2026-02-20}]
expect:
  entries: [{for: E1}, {for: 张甲}]
"""


def run(tmp_path, text):
    path = tmp_path / "case.yaml"
    path.write_text(text, "utf-8")
    return next(run_cases([path], district_policy())).differences


def test_right_case_passes(tmp_path):
    assert run(tmp_path, CASE) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("[{for: E1}]", "unexpected entry for 张甲"),
        ("[{for: E1}, {for: 张甲, tier: B_determined}]", "tier is A_status"),
        ("[{for: E1}, {for: 张甲, overlap: [[2026-02-01, 2026-02-20]]}]", "overlap"),
        ("[{for: E1}, {for: 张甲, as: [CHAIR]}]", "as is"),
        ("[{for: E1}, {for: 张甲, ended: 2026-09-01}]", "ended is never, expected 2026-09-01"),
        ("[{for: E1}, {for: 张甲, standing: repaired}]", "standing is stands"),
    ],
)
def test_case_that_expects_otherwise_fails_with_a_sentence(tmp_path, wrong, said):
    told = run(tmp_path, CASE.replace("[{for: E1}, {for: 张甲}]", wrong))
    assert len(told) == 1
    assert said in told[0]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("一.1", ("一.1",)),
        ("一.1; 一.2", ("一.1", "一.2")),
        ("[一.1, 一.2]", ("一.1", "一.2")),
    ],
)
def test_case_may_name_several_clauses(tmp_path, written, read):
    path = tmp_path / "case.yaml"
    path.write_text(CASE.replace("why:", f"clause: {written}\nwhy:"), "utf-8")
    assert next(read_cases(path)).clause == read


LISTED = """
case: 名单一例
why: 因为
given:
  organizations: {E1: {code: 91990411TE0000010W, type: company}}
  persons: {张甲: {number: 999999197001010017}}
  events: [{id: L1, category: SXBZXR, subject: E1, determined: 2026-06-01}]
  lists: [{who: E1, list: SXBZXR, event: L1, from: 2026-06-01, removed: 2026-09-01}]
  measures: [{who: 张甲, code: M04, document: 令1号, event: L1, from: 2026-06-01}]
expect:
  entries: [{for: E1}]
  tasks: [confirm_conduct_date]
  gaps: [conduct_date_unknown]
  lists: [{for: E1, list: SXBZXR, until: 2026-09-01, stands: true}]
  measures: [{for: 张甲, code: M04, stands: true}]
"""


def test_right_case_of_a_list_passes(tmp_path):
    assert run(tmp_path, LISTED) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((", until: 2026-09-01, stands: true}", ", until: never}"), "until is 2026-09-01"),
        (("stands: true}]\n  m", "stands: false}]\n  m"), "stands is True"),
        (("  lists: [{for: E1", "  lists: [{for: 张甲"), "张甲 is not in the list SXBZXR"),
        (("[{for: 张甲, code: M04", "[{for: 张甲, code: M05"), "no measure M05 on 张甲"),
        (("  measures: [{for: 张甲, code: M04, stands: true}]\n", ""), "unexpected measure M04"),
    ],
)
def test_lists_and_measures_that_differ_are_told(tmp_path, change, said):
    assert any(said in told for told in run(tmp_path, LISTED.replace(*change)))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("category: XZCF", "category: NONE"), "category"),
        (("from: 2020-01-01", "from: 2020-02-30"), "day is out of range"),
        (("who: 张甲", "who: 某甲"), "gives no “某甲”"),
        (("why: 因为", "reason: 因为"), "why"),
        (("given:", "given: ["), "readable YAML"),
    ],
)
def test_faulty_case_says_what_to_correct(tmp_path, change, said):
    with pytest.raises(CaseFileError, match=said):
        run(tmp_path, CASE.replace(*change))


def test_path_without_cases_is_refused(tmp_path):
    with pytest.raises(CaseFileError, match="no case file"):
        case_files([tmp_path])


def test_both_endings_are_found(tmp_path):
    inside = tmp_path / "more"
    inside.mkdir()
    for name in ("a.yaml", "b.yml", "c.txt"):
        (inside / name).write_text("x", "utf-8")
    assert [p.name for p in case_files([tmp_path])] == ["a.yaml", "b.yml"]


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "---\n---\n"])
def test_file_without_a_case_is_no_pass(tmp_path, content):
    path = tmp_path / "empty.yaml"
    path.write_text(content, "utf-8")
    with pytest.raises(CaseFileError, match="holds no case"):
        list(run_cases([path], district_policy()))


def test_act_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValidationError, match="before it begins"):
        Act.model_validate({"from": "2026-02-01", "through": "2026-01-31"})
    assert Act.model_validate({"from": "2026-02-01", "through": "2026-02-01"})
