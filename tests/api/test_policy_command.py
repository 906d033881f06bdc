"""`zelian policy`, as its user meets it: clauses, check, diff, what-if, and who may see what."""

import json
import sys

import pytest

from api.audit import verify
from api.cli import main
from api.settings import open_home
from graph.policy import district_policy
from graph.policy.loader import district_folder
from graph.store import SqliteStore
from tests.api.test_cli import BASE, E1, PENALTY, PENALTY_HEAD, PERSONS

POLICY = district_policy()

# The same rule from 2026 on, without the principal responsible person; the old version is ended.
NEW = """
rules:
  - id: XZCF.enterprise
    version: "1"
    effective_from: 2019-09-12
    effective_to: 2026-01-01
    event_category: XZCF
    subject_types: [company, noncompany, partnership, sole_prop, branch]
    clause: 二.(四).2.(6)
    when: {state: confirmed}
    records:
      - {class: legal_rep, tier: A_status, publication: 政务共享, rebuttable: true}
      - {class: main_person, tier: A_status, publication: 政务共享, rebuttable: true}
      - {class: direct, tier: B_determined, publication: 政务共享}
    period: {regime: auto}
    measures: []
    exemptions: [EX_NOT_IN_OFFICE, EX_IDENTITY, EX_FALSE_REGISTRATION, EX_NO_RESPONSIBILITY]
    citation: [xinbei-record-on-persons]
  - id: XZCF.enterprise
    version: "2"
    effective_from: 2026-01-01
    event_category: XZCF
    subject_types: [company, noncompany, partnership, sole_prop, branch]
    clause: 二.(四).2.(6)
    when: {state: confirmed}
    records:
      - {class: legal_rep, tier: A_status, publication: 授权查询, rebuttable: true}
      - {class: direct, tier: B_determined, publication: 政务共享}
    period: {regime: auto}
    measures: []
    exemptions: [EX_NOT_IN_OFFICE, EX_IDENTITY, EX_FALSE_REGISTRATION, EX_NO_RESPONSIBILITY]
    citation: [xinbei-record-on-persons]
"""


@pytest.fixture
def zelian(tmp_path, monkeypatch, capsys):
    """Runs the command in this process; gives exit code, standard output and standard error."""
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments, lang="en"):
        home = str(tmp_path / "home")
        monkeypatch.setattr(sys, "argv", ["zelian", "--home", home, "--lang", lang, *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return left.value.code, told.out, told.err

    return run


@pytest.fixture
def loaded(zelian, tmp_path):
    """甲公司 with a representative and another general manager, and one penalty."""
    folder = tmp_path / "registry"
    folder.mkdir()
    base = BASE + f"1,甲公司,{E1},有限责任公司,存续,2015-01-01,测试区登记机关,张甲\n"
    (folder / "base.csv").write_text(base, "utf-8")
    persons = (
        "1,11,张甲,居民身份证,999999197001010017,董事长,1,2020-01-01,\n"
        "1,12,李乙,居民身份证,999999197202020027,总经理,0,2020-01-01,\n"
    )
    (folder / "persons.csv").write_text(PERSONS + persons, "utf-8")
    (tmp_path / "penalties.csv").write_text(PENALTY_HEAD + PENALTY, "utf-8")
    assert zelian("init")[0] == 0
    assert zelian("load", "registry", str(folder), "--published", "2025-12-31")[0] == 0
    penalties = str(tmp_path / "penalties.csv")
    assert zelian("load", "penalties", penalties, "--published", "2026-06-01")[0] == 0
    return zelian


def open_case(zelian, subject):
    out = zelian("case", "open", "--subject", subject, "--title", "t", "--ground", "law")[1]
    return out.split()[1]


def written(tmp_path, text, name="new.yaml"):
    (tmp_path / name).write_text(text, "utf-8")
    return str(tmp_path / name)


def copied(tmp_path, name, *change):
    """The district's policy in a folder of its own, with one file changed."""
    folder = tmp_path / "copy"
    folder.mkdir()
    for file in district_folder().iterdir():
        text = file.read_text("utf-8")
        if file.name == name:
            assert change[0] in text
            text = text.replace(*change, 1)
        (folder / file.name).write_text(text, "utf-8")
    return str(folder)


def test_clauses_are_told_one_a_line(zelian):
    code, out, _ = zelian("policy", "clauses", lang="zh")
    assert code == 0
    line = next(line for line in out.splitlines() if line.startswith("二.(四).2.(6) "))
    assert "CORE" in line
    assert "rule:XZCF.enterprise" in line
    assert [line.split()[0] for line in out.splitlines() if line[0] != " "][1:] == list(
        POLICY.clauses
    )


def test_clauses_with_their_texts(zelian):
    told = json.loads(zelian("policy", "clauses", "--json")[1])
    assert {line["id"]: line["text"] for line in told} == {
        key: clause.text for key, clause in POLICY.clauses.items()
    }
    annex = told[-1]
    assert (annex["id"], annex["class"], annex["text"]) == ("附件5", "DATA", None)


def test_sound_policy_is_checked_without_a_store(zelian):
    code, out, _ = zelian("policy", "check")
    assert code == 0
    assert f"{len(POLICY.rules)} rules, 71 clauses" in out
    assert "nothing was compared" in out


def test_every_fault_is_told_with_its_place(zelian, tmp_path):
    folder = copied(tmp_path, "rules-xzcf.yaml", "class: legal_rep", "class: legal_rap")
    code, _, err = zelian("policy", "check", folder)
    assert code == 2
    assert "copy/rules-xzcf.yaml, line 13, rule XZCF.enterprise: unknown role class" in err


def test_folder_that_is_not_there(zelian):
    code, _, err = zelian("policy", "check", "/nowhere")
    assert code == 2
    assert "check the path" in err


def test_rewritten_version_is_refused_by_a_store_that_used_it(loaded, tmp_path):
    assert "no rule version that this store has used is changed" in loaded("policy", "check")[1]
    folder = copied(tmp_path, "rules-xzcf.yaml", "rebuttable: true", "rebuttable: false")
    code, _, err = loaded("policy", "check", folder)
    assert code == 2
    assert "copy/rules-xzcf.yaml, line 6, rule XZCF.enterprise: version “1” was used" in err


def test_check_as_json(loaded):
    told = json.loads(loaded("policy", "check", "--json")[1])
    assert told["compared"]
    assert told["holidays"][-1] == 2026
    assert "violation-list-2021" in told["unverified"]


def test_same_policy_has_no_difference(zelian):
    assert zelian("policy", "diff", "current", str(district_folder()))[1] == "no difference\n"


def test_differences_of_two_policies(zelian, tmp_path):
    folder = copied(tmp_path, "rules-xzcf.yaml", "rebuttable: true", "rebuttable: false")
    code, out, _ = zelian("policy", "diff", "current", folder)
    assert code == 0
    assert "XZCF.enterprise@1" in out
    assert "same version rewritten (forbidden)" in out
    (told,) = json.loads(zelian("policy", "diff", "current", folder, "--json")[1])
    assert (told["section"], told["what"]) == ("rules", "rewritten")


def test_long_text_is_shown_around_its_difference(zelian, tmp_path):
    folder = copied(tmp_path, "clauses.yaml", "采取相应的联合惩戒措施。", "采取相应的措施。")
    out = zelian("policy", "diff", "current", folder, lang="zh")[1]
    assert "…" in out
    assert "联合惩戒措施。" in out
    assert "指导思想" not in out


def test_what_if_without_a_case_names_no_person(loaded, tmp_path):
    code, out, _ = loaded("policy", "what-if", written(tmp_path, NEW))
    assert code == 0
    for part in (
        "would close",
        "would change",
        "XZCF.enterprise@2",
        "测市监罚〔2026〕1号",
        "甲公司",
    ):
        assert part in out
    assert "张甲" not in out
    assert "李乙" not in out
    raw = loaded("policy", "what-if", written(tmp_path, NEW), "--json")[1]
    told = json.loads(raw)
    assert "p1:" not in raw
    assert [(t["what"], t["persons"], t["organizations"]) for t in told["totals"]] == [
        ("changes", 1, 1),
        ("closes", 1, 0),
    ]
    assert {c["holder_kind"] for c in told["changes"]} == {"organization"}


def test_what_if_under_a_case_names_whom_it_covers(loaded, tmp_path):
    case = open_case(loaded, E1)
    code, out, _ = loaded("policy", "what-if", written(tmp_path, NEW), "--case", case, "--json")
    told = json.loads(out)
    assert code == 0
    assert {(c["holder_name"], c["what"]) for c in told["changes"]} == {
        ("甲公司", "changes"),
        ("张甲", "changes"),
        ("李乙", "closes"),
    }
    rep = next(c for c in told["changes"] if c["holder_name"] == "张甲")
    assert (rep["before"]["publication"], rep["after"]["publication"]) == (
        "government",
        "authorized",
    )
    assert set(rep["differs"]) == {"rule_version", "publication", "capacities"}
    table = loaded("policy", "what-if", written(tmp_path, NEW), "--case", case, lang="zh")[1]
    assert "李乙" in table
    assert "只列出该案件所涉对象" in table


def test_what_if_under_a_case_of_another_subject_tells_nothing(loaded, tmp_path):
    code, _, err = loaded("policy", "what-if", written(tmp_path, NEW), "--case", "2026-9999")
    assert (code, "2026-9999" in err) == (4, True)
    other = open_case(loaded, "p1:" + "0" * 64)
    asked = ("policy", "what-if", written(tmp_path, NEW), "--case", other, "--json")
    told = json.loads(loaded(*asked)[1])
    assert (told["changes"], told["totals"], told["events"]) == ([], [], [])


def test_what_if_writes_nothing_and_is_logged(loaded, tmp_path):
    home = open_home(tmp_path / "home")
    with SqliteStore(home.store) as store:
        before = store.head()
    loaded("policy", "what-if", written(tmp_path, NEW))
    with SqliteStore(home.store) as store:
        assert store.head() == before
    assert verify(home.audit, home.audit_key()).whole
    assert '"what-if"' in home.audit.read_text("utf-8")


def test_what_if_of_a_rewritten_version_says_that_it_is_never_adopted(loaded, tmp_path):
    again = NEW.split('  - id: XZCF.enterprise\n    version: "2"')[0]
    again = again.replace("    effective_to: 2026-01-01\n", "").replace("政务共享", "授权查询")
    out = loaded("policy", "what-if", written(tmp_path, again))[1]
    assert "XZCF.enterprise@1 is the same version with other content" in out


def test_what_if_of_nothing_new(loaded, tmp_path):
    text = "measures: {verified: true}\n"
    out = loaded("policy", "what-if", written(tmp_path, text))[1]
    assert "no entry would change" in out


def test_fault_of_a_section_laid_over_is_told_in_its_own_file(loaded, tmp_path):
    text = NEW.replace("    effective_to: 2026-01-01\n", "")
    code, _, err = loaded("policy", "what-if", written(tmp_path, text))
    assert code == 2
    assert "new.yaml, line 20, rule XZCF.enterprise: versions “1” and “2” are both in force" in err
