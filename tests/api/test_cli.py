"""The command line as its user meets it: messages, exit codes, and the way of a whole case."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from api.cli import commands, main
from graph.identifiers import PersonNumber

ROOT = Path(__file__).parents[2]
E1, E2 = "91990411TE0000010W", "91990411TE0000029R"
PENALTY_HEAD = (
    "行政相对人名称,行政相对人类别,行政相对人代码_1(统一社会信用代码),法定代表人,行政处罚决定书文号,"
    "违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,处罚决定日期,处罚有效期,公示截止期,处罚机关,"
    "处罚机关统一社会信用代码,数据来源单位,数据来源单位统一社会信用代码,备注,严重程度,"
    "违法行为开始日期,违法行为结束日期\n"
)
AUTHORITY = "测试区市场监督管理局,11990411TE00001929"
PENALTY = (
    f"甲公司,法人及非法人组织,{E1},张甲,测市监罚〔2026〕1号,虚假宣传,在网页夸大功效,广告法,罚款,"
    f"罚款一万元,2026-05-10,2027-05-10,2027-05-10,{AUTHORITY},{AUTHORITY},,一般,2026-02-01,2026-02-20\n"
)
BASE = "PRIPID,ENTNAME,UNISCID,ENTTYPE,ENTSTATUS,ESDATE,REGORG,NAME\n"
PERSONS = "PRIPID,PERSON_ID,NAME,CERTYPE,CERNO,POSITION,LEREPSIGN,OFFHFROM,OFFHTO\n"


@pytest.fixture
def zelian(tmp_path, monkeypatch, capsys):
    """Runs the command in this process; gives exit code, standard output and standard error."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("ZELIAN_HOME", raising=False)

    def run(*arguments, lang="en"):
        monkeypatch.setattr(
            sys, "argv", ["zelian", "--home", str(tmp_path / "home"), "--lang", lang, *arguments]
        )
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return left.value.code, told.out, told.err

    return run


@pytest.fixture
def files(tmp_path):
    registry = tmp_path / "registry"
    registry.mkdir()
    (registry / "base.csv").write_text(
        BASE + f"1,甲公司,{E1},有限责任公司,存续,2015-01-01,测试区登记机关,张甲\n", "utf-8"
    )
    (registry / "persons.csv").write_text(
        PERSONS
        + "1,11,张甲,居民身份证,999999197001010017,董事长,1,2020-01-01,\n"
        + "1,12,李乙,居民身份证,999999197202020027,监事,0,2020-01-01,\n",
        "utf-8",
    )
    penalties = tmp_path / "penalties.csv"
    penalties.write_text(PENALTY_HEAD + PENALTY, "gb18030")
    return registry, penalties


@pytest.fixture
def loaded(zelian, files):
    registry, penalties = files
    assert zelian("init")[0] == 0
    assert zelian("load", "registry", str(registry), "--published", "2025-12-31")[0] == 0
    assert zelian("load", "penalties", str(penalties), "--published", "2026-06-01")[0] == 0
    return zelian


def open_case(zelian, subject=E1):
    code, out, _ = zelian(
        "case", "open", "--subject", subject, "--title", "test", "--ground", "law"
    )
    assert code == 0
    return out.split()[1]


def test_whole_way_from_a_penalty_to_the_responsible_person(loaded):
    case = open_case(loaded)
    code, out, _ = loaded("explain", "测市监罚〔2026〕1号", "--case", case, "--json")
    told = json.loads(out)
    assert code == 0
    assert [r["entry"]["holder_name"] for r in told["recorded"]] == ["甲公司", "张甲"]
    (supervisor,) = told["not_recorded"]
    assert (supervisor["name"], supervisor["condition"]) == ("李乙", "office_not_answerable")
    assert told["clause"]["text"].startswith("完善个人信用记录")
    proof = told["recorded"][1]["entry"]["capacities"][0]["evidence"][0]
    assert proof["valid_from"] == "2020-01-01"
    assert proof["sources"][0]["row"] == 2


def test_table_names_the_condition_the_row_and_the_clause(loaded):
    case = open_case(loaded)
    code, out, _ = loaded("explain", E1, "--case", case, lang="zh")
    assert code == 0
    for part in (
        "二.(四).2.(6)",
        "推定",
        "persons.csv",
        "第2行",
        "监事行使监督职权",
        "penalties.csv",
    ):
        assert part in out


def test_file_of_the_organisation_and_of_the_person(loaded):
    case = open_case(loaded)
    told = json.loads(loaded("explain", E1, "--case", case, "--json")[1])
    person = told["events"][0]["recorded"][1]["entry"]["holder"]
    assert loaded("file", person, "--case", case)[0] == 4
    own = open_case(loaded, person)
    code, out, _ = loaded("file", person, "--case", own, "--json", "--as-of", "2026-07-01")
    (item,) = json.loads(out)["items"]
    assert code == 0
    assert (item["entry"]["tier"], item["standing"]) == ("A_status", "stands")


@pytest.mark.parametrize(
    ("as_of", "standing"),
    [("2026-05-09", "not_yet"), ("2026-05-10", "stands"), ("2027-05-10", "expired")],
)
def test_standing_follows_the_day_asked_about(loaded, as_of, standing):
    case = open_case(loaded)
    told = json.loads(loaded("file", E1, "--case", case, "--json", "--as-of", as_of)[1])
    assert told["items"][0]["standing"] == standing


def offices_recorded(told):
    recorded = told["events"][0]["recorded"]
    return {c["code"] for r in recorded if r["entry"]["tier"] for c in r["entry"]["capacities"]}


def test_answer_of_an_earlier_commit(loaded, files, tmp_path):
    case = open_case(loaded)
    before = json.loads(loaded("explain", E1, "--case", case, "--json")[1])
    later = tmp_path / "later"
    later.mkdir()
    (later / "base.csv").write_text(
        BASE + f"1,甲公司,{E1},有限责任公司,存续,2015-01-01,测试区登记机关,赵丁\n", "utf-8"
    )
    (later / "changes.csv").write_text(
        "PRIPID,ALTITEM,ALTBE,ALTAF,ALTDATE\n1,法定代表人变更,张甲,赵丁,2026-01-15\n", "utf-8"
    )
    assert loaded("load", "registry", str(later), "--published", "2026-07-01")[0] == 0
    now = json.loads(loaded("explain", E1, "--case", case, "--json")[1])
    assert offices_recorded(before) == {"LEGAL_REP", "CHAIR"}
    assert offices_recorded(now) == {"CHAIR"}
    commit = str(before["known_at"])
    then = json.loads(loaded("explain", E1, "--case", case, "--json", "--known-at", commit)[1])
    assert then == before


def test_loading_again_changes_nothing(loaded, files):
    code, out, _ = loaded("load", "penalties", str(files[1]), "--published", "2026-06-01")
    assert code == 0
    assert "nothing changed" in out
    assert loaded("check", "--replay")[0] == 0


def test_check_tells_of_a_changed_audit_log(loaded, tmp_path):
    open_case(loaded)
    loaded("explain", E1)
    log = tmp_path / "home" / "audit.jsonl"
    log.write_bytes(log.read_bytes().replace(b'"deny"', b'"allow"'))
    code, out, _ = loaded("check")
    assert code == 1
    assert "line 1 was changed" in out


def test_question_without_a_case_is_refused_with_the_next_step(loaded):
    code, out, err = loaded("explain", E1)
    assert (code, out) == (4, "")
    assert "zelian case open" in err


def test_case_on_another_subject_is_refused(loaded):
    code, _, err = loaded("explain", E1, "--case", "2020-0001")
    assert code == 4
    assert "2020-0001" in err


def test_person_is_not_found_by_name(loaded):
    code, _, err = loaded("explain", "张甲", "--case", open_case(loaded))
    assert code == 3
    assert "张甲" in err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("explain",), 2, "say what you ask about"),
        (("explain", E1, "--as-of", "2026-02-30"), 2, "is no date"),
        (("explain", E1, "--known-at", "yesterday"), 2, "cannot be read"),
        (("explain", E2), 3, "nothing is known"),
        (("load", "poems", "x.csv"), 2, "no source format"),
        (("cases", "nowhere"), 2, "no case file"),
    ],
)
def test_bad_input_is_one_message_and_an_exit_code(loaded, arguments, code, said):
    found, _, err = loaded(*arguments)
    assert found == code
    assert said in err
    assert "Traceback" not in err


def test_command_before_init_says_what_to_run(zelian):
    code, _, err = zelian("explain", E1)
    assert code == 2
    assert "zelian init" in err


def test_init_twice_is_refused(zelian):
    assert zelian("init")[0] == 0
    assert zelian("init")[0] == 2


BAD_FILES = {
    "empty": (b"", "empty"),
    "pdf": (b"%PDF-1.7 binary", "PDF"),
    "encoding": (PENALTY_HEAD.encode() + b"\xff\xfe\x81\xff", "cannot be decoded"),
    "column": ((PENALTY_HEAD.replace("处罚决定日期,", "") + "x\n").encode(), "处罚决定日期"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_file_that_is_not_what_it_says_stops_and_writes_nothing(zelian, tmp_path, name):
    zelian("init")
    content, said = BAD_FILES[name]
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    code, _, err = zelian("load", "penalties", str(path), "--published", "2026-06-01")
    assert code == 2
    assert said in err
    assert "bad.csv" in err
    path.write_text(PENALTY_HEAD + PENALTY, "utf-8")
    assert zelian("load", "penalties", str(path), "--published", "2026-06-01")[0] == 0


def test_bad_rows_go_to_the_rejects_file_and_the_rest_loads(zelian, tmp_path):
    zelian("init")
    path = tmp_path / "mixed.csv"
    wrong = PENALTY.replace("1号", "2号").replace("2026-05-10", "2026-02-30", 1)
    path.write_text(PENALTY_HEAD + PENALTY + wrong + PENALTY, "utf-8")
    code, out, _ = zelian("load", "penalties", str(path), "--published", "2026-06-01")
    assert code == 0
    rejects = next((tmp_path / "home" / "rejects").iterdir()).read_text("utf-8-sig")
    assert "mixed.csv,3,处罚决定日期,2026-02-30,no_such_date" in rejects
    assert "mixed" in out


def test_row_that_contradicts_the_registry_holds_the_entry_back(zelian, files, tmp_path):
    registry, penalties = files
    penalties.write_text(PENALTY_HEAD + PENALTY.replace("张甲", "钱戊"), "utf-8")
    zelian("init")
    zelian("load", "registry", str(registry), "--published", "2026-06-01")
    zelian("load", "penalties", str(penalties), "--published", "2026-06-01")
    told = json.loads(zelian("explain", E1, "--case", open_case(zelian), "--json")[1])
    recorded = {r["entry"]["holder_name"]: r["entry"] for r in told["events"][0]["recorded"]}
    assert recorded["张甲"]["status"] == "pending_review"
    assert recorded["甲公司"]["status"] == "active"


def test_no_number_stands_in_the_store_the_log_or_the_rejects(loaded, tmp_path):
    loaded("explain", E1, "--case", open_case(loaded))
    for path in (tmp_path / "home").rglob("*"):
        if path.is_file():
            assert b"999999197001010017" not in path.read_bytes(), path


STRANGER = "p1:" + "ab" * 32


def person_on_file(zelian):
    told = json.loads(zelian("explain", E1, "--case", open_case(zelian), "--json")[1])
    return told["events"][0]["recorded"][1]["entry"]["holder"]


def logged(tmp_path):
    lines = (tmp_path / "home" / "audit.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def decisions(tmp_path):
    return [(e["stage"], e["decision"], e["reason"]) for e in map(event_of, logged(tmp_path))]


def event_of(line):
    return line.get("event", line)


@pytest.mark.parametrize("command", ["explain", "file"])
def test_refusal_does_not_tell_who_is_on_file(loaded, tmp_path, command):
    known = person_on_file(loaded)
    told = []
    for key in (known, STRANGER):
        before = len(logged(tmp_path))
        told.append(loaded(command, key))
        assert len(logged(tmp_path)) == before + 1
    assert told[0] == told[1]
    assert told[0][0] == 4
    assert [d[1] for d in decisions(tmp_path)[-2:]] == ["deny", "deny"]


@pytest.mark.parametrize("command", ["explain", "file"])
def test_refusal_by_number_does_not_tell_who_is_on_file(loaded, monkeypatch, command):
    told = []
    for number in ("999999197001010017", "999999198003030038"):
        monkeypatch.setattr("api.cli.asked.typer.prompt", lambda *a, n=number, **o: n)
        monkeypatch.setattr("api.cli.asked.person_number", valid_number)
        told.append(loaded(command, "--number"))
    assert told[0] == told[1]
    assert told[0][0] == 4


def valid_number(typed):
    return PersonNumber("id_card", typed, valid=True)


@pytest.mark.parametrize("command", ["explain", "file"])
def test_unknown_person_of_a_case_is_a_failed_question(loaded, tmp_path, command):
    code, out, err = loaded(command, STRANGER, "--case", open_case(loaded, STRANGER))
    assert (code, out) == (3, "")
    assert "nobody" in err
    assert decisions(tmp_path)[-2:] == [
        ("intent", "allow", ""),
        ("outcome", "failed", "NotFoundError"),
    ]


@pytest.mark.parametrize("key", ["p1:nonexistent", "p1:" + "AB" * 32, STRANGER[:-1], "c:org:12"])
def test_key_that_can_be_no_persons_is_refused(loaded, key):
    said = "is cut off or wrong"
    opened = loaded("case", "open", "--subject", key, "--title", "test", "--ground", "law")
    asked = loaded("explain", key)
    assert (opened[0], asked[0]) == (2, 2)
    assert said in opened[2]
    assert said in asked[2]


@pytest.mark.parametrize("command", [("case", "list"), ("--help",), ("explain", "--help")])
def test_reader_that_goes_away_is_no_fault(zelian, tmp_path, command):
    zelian("init")
    gone, pipe = os.pipe()
    os.close(gone)
    run = "from api.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", run, "--home", str(tmp_path / "home"), *command],
        cwd=ROOT,
        stdout=pipe,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(pipe)
    assert (done.returncode, done.stderr) == (0, b"")


def commands_of(app):
    yield from (f.name or f.callback.__name__ for f in app.registered_commands)
    for group in app.registered_groups:
        yield group.name
        yield from (f"{group.name} {name}" for name in commands_of(group.typer_instance))


@pytest.mark.parametrize("command", ["", *commands_of(commands.load.app)])
def test_help_fits_a_narrow_terminal(zelian, monkeypatch, command):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERMINAL_WIDTH", "80")
    code, out, _ = zelian(*command.split(), "--help")
    assert code == 0
    assert f"Usage: zelian {command}".strip() in out
    assert "…" not in out
