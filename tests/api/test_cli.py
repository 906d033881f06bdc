"""The command line as its user meets it: messages, exit codes, and the way of a whole case."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from api.cli import commands, main
from api.cli import session as sessions
from graph.identifiers import PersonNumber
from graph.policy import district_policy

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
    asked = ("file", E1, "--json", "--as-of", as_of)
    told = json.loads(loaded(*asked, "--role", "auditor")[1])
    assert told["items"][0]["standing"] == standing
    ordinary = json.loads(loaded(*asked, "--case", open_case(loaded))[1])
    assert bool(ordinary["items"]) is (standing != "expired")


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


def test_answer_of_an_earlier_policy(loaded, monkeypatch):
    case = open_case(loaded)
    before = loaded("explain", E1, "--case", case, "--json")[1]
    policy = district_policy()
    clause = policy.clauses["二.(四).2.(6)"].model_copy(update={"text": "另一种写法"})
    told = {"clauses": policy.clauses | {clause.id: clause}, "content": "amended"}
    monkeypatch.setattr(sessions, "district_policy", lambda: policy.model_copy(update=told))
    code, out, _ = loaded("check", "--replay")
    assert code == 0
    assert "1 events are attributed again" in out
    now = loaded("explain", E1, "--case", case, "--json")[1]
    assert json.loads(now)["events"][0]["clause"]["text"] == "另一种写法"
    commit = str(json.loads(before)["known_at"])
    assert loaded("explain", E1, "--case", case, "--json", "--known-at", commit)[1] == before


def test_history_needs_a_case_and_tells_every_version(loaded, files):
    assert loaded("history", E1)[0] == 4
    loaded("load", "registry", str(files[0]), "--published", "2026-03-01")
    case = open_case(loaded)
    code, out, _ = loaded("history", E1, "--case", case, "--json")
    told = json.loads(out)
    assert code == 0
    (profile,) = [slot for slot in told["slots"] if slot["kind"] == "PROFILE"]
    assert [v["asserted"] for v in profile["versions"]] == ["2025-12-31", "2026-03-01"]
    assert {f["src"]["name"] for f in told["facts"] if f["kind"] == "SUPERVISOR"} == {"李乙"}
    event = loaded("history", "测市监罚〔2026〕1号", "--case", case, lang="zh")[1]
    for part in ("归责结果", "信用记录条目", "penalties.csv 第2行", "XZCF.enterprise@1", "张甲"):
        assert part in event


def test_history_of_a_person_by_key(loaded):
    case = open_case(loaded)
    told = json.loads(loaded("explain", E1, "--case", case, "--json")[1])
    person = told["events"][0]["recorded"][1]["entry"]["holder"]
    assert loaded("history", person, "--case", case)[0] == 4
    code, out, _ = loaded("history", person, "--case", open_case(loaded, person))
    assert code == 0
    assert "legal representative" in out
    assert "张甲 → 甲公司" in out


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


NOTICES = (
    "通知类型,通知文书文号,通知文书名称,通知机关,通知日期,处罚决定书文号,处罚机关,处罚机关代码,"
    "行政相对人名称,统一社会信用代码\n"
    "修复,测修〔2026〕1号,信用修复决定书,测试区市场监督管理局,2026-09-01,测市监罚〔2026〕1号,"
    f"{AUTHORITY},甲公司,{E1}\n"
)


def test_notice_ends_what_it_repairs_from_its_day_on(loaded, tmp_path):
    path = tmp_path / "notices.csv"
    path.write_text(NOTICES, "utf-8")
    case = open_case(loaded)
    before = loaded("explain", E1, "--case", case, "--json")[1]
    assert loaded("load", "notices", str(path), "--published", "2026-09-05")[0] == 0
    for as_of, standing, published in (
        ("2026-08-31", "stands", True),
        ("2026-09-01", "repaired", False),
    ):
        asked = ("file", E1, "--json", "--as-of", as_of)
        (item,) = json.loads(loaded(*asked, "--role", "auditor")[1])["items"]
        assert (item["standing"], item["published"]) == (standing, published)
        assert item["entry"]["ended_by"]["doc_no"] == "测修〔2026〕1号"
        ordinary = json.loads(loaded(*asked, "--case", case)[1])["items"]
        assert bool(ordinary) is published
    commit = str(json.loads(before)["known_at"])
    assert loaded("explain", E1, "--case", case, "--json", "--known-at", commit)[1] == before
    for command in ("explain", "file"):
        asked = (command, E1, "--role", "auditor", "--as-of", "2026-09-01")
        code, out, _ = loaded(*asked, lang="zh")
        assert code == 0
        assert all(part in out for part in ("已修复", "2026-09-01 起", "测修", "notices.csv"))
    assert loaded("check", "--replay")[0] == 0


@pytest.mark.parametrize("first", ["notices", "penalties"])
def test_notice_by_another_code_of_the_organisation_meets_its_penalty(
    zelian, files, tmp_path, first
):
    penalties = files[1]
    penalties.write_text(PENALTY_HEAD + PENALTY, "utf-8")
    notices = tmp_path / "notices.csv"
    notices.write_text(NOTICES.replace(E1, "TE0000010"), "utf-8")
    assert zelian("init")[0] == 0
    order = {"notices": (notices, penalties), "penalties": (penalties, notices)}[first]
    for path in order:
        assert zelian("load", path.stem, str(path), "--published", "2026-09-05")[0] == 0
    told = json.loads(zelian("explain", E1, "--role", "auditor", "--json")[1])
    (event,) = told["events"]
    assert event["recorded"][0]["entry"]["status"] == "repaired"


def test_notice_of_a_decision_that_is_not_loaded_leaves_the_rest_to_be_told(loaded, tmp_path):
    path = tmp_path / "notices.csv"
    path.write_text(NOTICES.replace("测市监罚〔2026〕1号", "测市监罚〔2026〕9号"), "utf-8")
    assert loaded("load", "notices", str(path), "--published", "2026-09-05")[0] == 0
    told = json.loads(loaded("explain", E1, "--case", open_case(loaded), "--json")[1])
    assert [e["recorded"][0]["entry"]["status"] for e in told["events"]] == ["active"]


COURT_LIST = (
    "iname,cardNum,partyTypeName,businessEntity,courtName,regDate,caseCode,disruptTypeName,"
    "performance,publishDate\n"
    f"甲公司,{E1},1,张甲,测试区人民法院,20260210,(2026)测0411执1号,违反财产报告制度,全部未履行,"
    "2026年06月01日\n"
    "王丙,9999991975****0034,0,,测试区人民法院,20260210,(2026)测0411执2号,违反财产报告制度,"
    "全部未履行,2026年06月01日\n"
)
REMOVED = {
    "iname": "甲公司",
    "cardNum": E1,
    "courtName": "测试区人民法院",
    "caseCode": "（2026）测0411执1号",
    "exitDate": "2026-09-01",
}


@pytest.fixture
def listed(loaded, tmp_path):
    path = tmp_path / "debtors.csv"
    path.write_text(COURT_LIST, "utf-8")
    assert loaded("load", "court_list", str(path), "--published", "2026-07-01")[0] == 0
    return loaded


def test_list_entry_is_told_with_the_case_and_no_end(listed):
    case = open_case(listed)
    code, out, _ = listed("explain", E1, "--case", case, lang="zh")
    assert code == 0
    for part in ("失信被执行人名单", "不自行到期", "[2026-02-10, …)", "debtors.csv", "关联记载"):
        assert part in out
    code, out, _ = listed("file", E1, "--case", case, "--as-of", "2036-01-01")
    assert "list of defaulting judgment debtors" in out
    assert "[2026-06-01, …)" in out


def test_removal_from_a_file_of_its_own_ends_everything(listed, tmp_path):
    path = tmp_path / "removed.jsonl"
    path.write_text(json.dumps(REMOVED) + "\n", "utf-8")
    assert listed("load", "court_list", str(path), "--published", "2026-09-10")[0] == 0
    answer = listed("file", E1, "--role", "auditor", "--json", "--as-of", "2026-09-01")
    told = json.loads(answer[1])
    (entry,) = told["lists"]
    assert (entry["valid_to"], entry["stands"]) == ("2026-09-01", False)
    standing = {i["entry"]["rule"]: i["standing"] for i in told["items"]}
    assert standing["SXBZXR.enterprise"] == "expired"
    assert listed("check", "--replay")[0] == 0


def test_masked_debtor_is_nobody_and_his_number_is_not_kept(listed, tmp_path):
    rejects = "".join(p.read_text("utf-8-sig") for p in (tmp_path / "home" / "rejects").iterdir())
    assert "masked_number" in rejects
    for path in (tmp_path / "home").rglob("*"):
        if path.is_file():
            assert b"9999991975****0034" not in path.read_bytes(), path


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
