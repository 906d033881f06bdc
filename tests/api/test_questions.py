"""The questions of screening, clearance, office, risk and trace on the command line."""

import hashlib
import json
import sys

import pytest

from api.cli import commands, main
from graph.accountability import adopt, settle
from graph.policy import district_policy
from graph.records import Party, canonical
from graph.store import SqliteStore
from graph.vocabulary import Kind, NodeKind
from tests.asking import flat, listed, tie
from tests.builders import E1, E2, office, profile
from tests.events import conduct, event_of, named, penalty

assert commands  # importing the commands adds them to the application

C1, C2 = "91990411TE0000010W", "91990411TE0000029R"
WANG = Party(f"p1:{'a' * 64}", NodeKind.PERSON, "王丙")
CLOSED = event_of("吊1号", E2)
PARCEL = Party("i:test:parcel", NodeKind.INCIDENT, "快件一号")
PLATFORM = Party("u:91990411TE000023X4", NodeKind.ORGANIZATION, "某平台")

FACTS = [
    profile(E1, type="company"),
    profile(E2, type="company"),
    *penalty(CLOSED, E2, determined="2024-08-01", penalties=["吊销营业执照"], severity="serious"),
    conduct(CLOSED, "2024-01-01", "2024-02-01", doc="吊1号"),
    office(WANG, Kind.LEGAL_REP, "2020-01-01", of=E2),
    office(WANG, Kind.DIRECTOR, "2021-01-01", of=E1),
    named(CLOSED, WANG, level="E2"),
    listed(E1, start="2026-05-10"),
    tie(Kind.PROFILE, PARCEL, name="快件一号"),
    tie(Kind.HANDLED_BY, PARCEL, E2, "2024-01-10", "2024-01-11"),
    tie(Kind.HOSTS, PLATFORM, E1, "2025-01-01"),
]


@pytest.fixture
def zelian(tmp_path, monkeypatch, capsys):
    """Runs the command in this process; gives exit code, standard output and standard error."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("ZELIAN_HOME", raising=False)

    def run(*arguments, lang="en"):
        home = str(tmp_path / "home")
        monkeypatch.setattr(sys, "argv", ["zelian", "--home", home, "--lang", lang, *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return left.value.code, told.out, told.err

    assert run("init")[0] == 0
    with SqliteStore(tmp_path / "home" / "store.sqlite") as store:
        adopt(store, district_policy(), "test")
        with store.write("test", "test") as writer:
            writer.state(flat(FACTS))
            settle(writer, district_policy())
    return run


def open_case(zelian, subject=C1):
    code, out, _ = zelian("case", "open", "--subject", subject, "--title", "t", "--ground", "law")
    assert code == 0
    return out.split()[1]


def log(tmp_path):
    lines = (tmp_path / "home" / "audit.jsonl").read_text("utf-8").splitlines()
    return [line for line in map(json.loads, lines) if "question" in line]


BY_DAY = ("--as-of", "2026-06-01")


def test_batch_is_screened_in_the_role_of_its_purpose(zelian):
    code, out, _ = zelian(
        "screen", C1, C2, "甲公司", "--purpose-code", "procurement", "--json", *BY_DAY
    )
    told = json.loads(out)
    assert code == 0
    assert [r["outcome"] for r in told["results"]] == ["block", "flag", "unknown"]
    assert told["results"][0]["hits"][0]["listed"]["list_code"] == "SXBZXR"
    assert told["digest"] == district_policy().digest


def test_table_names_the_list_the_article_and_what_a_flag_is(zelian):
    code, out, _ = zelian("screen", C1, "--purpose-code", "procurement", *BY_DAY, lang="zh")
    assert code == 0
    for part in ("拦截", "失信被执行人名单", "第二十二条", "penalties.csv", "提示不是结论"):
        assert part in out


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (f"{C1}\n\n{C2}\n", "utf-8"),
        (f"序号,统一社会信用代码\n1,{C1}\n2,{C2}\n", "gb18030"),
        (f"﻿代码;名称\n{C1};甲公司\n{C2};乙公司\n", "utf-8"),
    ],
)
def test_file_of_codes(zelian, tmp_path, content, encoding):
    path = tmp_path / "codes.csv"
    path.write_text(content, encoding)
    code, out, _ = zelian(
        "screen", "--file", str(path), "--purpose-code", "relief", "--json", *BY_DAY
    )
    assert code == 0
    assert [(r["asked"], r["outcome"]) for r in json.loads(out)["results"]] == [
        (C1, "clear"),
        (C2, "clear"),
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--purpose-code", "procurement"], 2, "no code to screen"),
        ([C1, "--purpose-code", "subsidy"], 3, "there is no purpose “subsidy”; use one of"),
        (["--file", "gone.csv", "--purpose-code", "relief"], 2, "is not there; check the path"),
        ([C1, "--purpose-code", "relief", "--as-of", "2026-02-30"], 2, "is no date"),
        (
            [C1, "--purpose-code", "procurement", "--role", "investigator"],
            4,
            "an investigator needs a case",
        ),
    ],
)
def test_bad_input_is_one_message_with_its_exit_code(zelian, arguments, code, said):
    left, _, err = zelian("screen", *arguments)
    assert (left, said in err, "Traceback" in err) == (code, True, False)


def test_evidence_holds_the_answer_its_commit_the_policy_and_its_hash(zelian, tmp_path):
    kept = tmp_path / "evidence.json"
    arguments = ["screen", C1, "--purpose-code", "procurement", *BY_DAY, "--save", str(kept)]
    code, _, err = zelian(*arguments)
    whole = json.loads(kept.read_text("utf-8"))
    answer = whole["content"]["answer"]
    assert code == 0
    assert whole["sha256"] == hashlib.sha256(canonical(whole["content"]).encode()).hexdigest()
    assert whole["sha256"] in err.replace("\n", "")
    assert (answer["known_at"], answer["digest"]) == (2, district_policy().digest)
    assert answer["results"][0]["outcome"] == "block"
    assert kept.stat().st_mode & 0o077 == 0


def test_evidence_names_the_file_of_codes_by_its_hash(zelian, tmp_path):
    codes, kept = tmp_path / "codes.txt", tmp_path / "evidence.json"
    codes.write_text(C1, "utf-8")
    arguments = ["--file", str(codes), "--purpose-code", "relief", "--save", str(kept)]
    assert zelian("screen", *arguments)[0] == 0
    whole = json.loads(kept.read_text("utf-8"))
    assert whole["content"]["file_sha256"] == hashlib.sha256(C1.encode()).hexdigest()


def test_evidence_is_never_overwritten_and_nothing_is_asked_then(zelian, tmp_path):
    kept = tmp_path / "evidence.json"
    kept.write_text("earlier", "utf-8")
    before = len(log(tmp_path))
    code, _, err = zelian("screen", C1, "--purpose-code", "relief", "--save", str(kept))
    assert code == 2
    assert "evidence is never overwritten" in err
    assert kept.read_text("utf-8") == "earlier"
    assert len(log(tmp_path)) == before


def test_evidence_into_a_folder_that_is_not_there_is_refused(zelian, tmp_path):
    gone = str(tmp_path / "no" / "evidence.json")
    code, _, err = zelian("screen", C1, "--purpose-code", "relief", "--save", gone)
    assert (code, "there is no folder" in err) == (2, True)


def test_clearance_of_an_organisation(zelian):
    case = open_case(zelian, C2)
    code, out, _ = zelian("clearance", C2, "--case", case, "--json", *BY_DAY)
    told = json.loads(out)
    assert (code, told["verdict"]) == (0, "no")
    assert told["window"] == ["2023-06-01", "2026-06-01"]
    code, out, _ = zelian("clearance", C2, "--case", case, *BY_DAY, lang="zh")
    assert code == 0
    assert "吊1号" in out
    assert "含首尾两日" in out


def test_clearance_of_a_person_needs_a_grant_and_a_key(zelian):
    assert zelian("clearance", WANG.key)[0] == 4
    consumer = ("--role", "api_consumer", "--purpose", "approval")
    assert zelian("clearance", WANG.key, *consumer)[0] == 4
    assert zelian("clearance", "王丙")[0] == 3
    case = open_case(zelian, WANG.key)
    code, out, _ = zelian("clearance", WANG.key, "--case", case, "--json", *BY_DAY)
    assert (code, json.loads(out)["verdict"]) == (0, "no")


def test_office_of_a_person(zelian):
    case = open_case(zelian, WANG.key)
    asked = ("office", WANG.key, "--at", C1, "--as", "director", "--case", case)
    code, out, _ = zelian(*asked, "--json", "--as-of", "2027-08-01")
    told = json.loads(out)
    assert (code, told["verdict"]) == (0, "barred")
    assert told["findings"][0]["through"] == "2027-08-01"
    assert json.loads(zelian(*asked, "--json", "--as-of", "2027-08-02")[1])["verdict"] == (
        "not_barred"
    )
    code, out, _ = zelian(*asked, *BY_DAY, lang="zh")
    assert code == 0
    for part in ("不得担任", "GS-178.4", "第一百七十八条", "信用修复不缩短"):
        assert part in out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([WANG.key, "--at", C1], 2, "say where (--at) and which office (--as)"),
        ([WANG.key, "--at", C1, "--as", "BOSS"], 2, "“BOSS” is no office"),
        ([WANG.key, "--at", C1, "--as", "DIRECTOR"], 4, "an investigator needs a case"),
        (["王丙", "--at", C1, "--as", "DIRECTOR"], 3, "nothing is known of “王丙”"),
        (["--page"], 4, "an investigator needs a case"),
        (["--at", C1, "--as", "DIRECTOR"], 2, "say what you ask about"),
    ],
)
def test_office_asked_wrongly(zelian, arguments, code, said):
    left, _, err = zelian("office", *arguments)
    assert (left, said in err, "Traceback" in err) == (code, True, False)


def test_offices_held_against_a_bar_at_an_organisation_and_in_the_whole_store(zelian):
    case = open_case(zelian, C1)
    code, out, _ = zelian("office", "--conflicts", C1, "--case", case, "--json", *BY_DAY)
    (conflict,) = json.loads(out)["conflicts"]
    assert (code, conflict["person"]["key"], conflict["role"]) == (0, WANG.key, "DIRECTOR")
    code, out, _ = zelian("office", "--page", "--role", "auditor", "--json", *BY_DAY)
    told = json.loads(out)
    assert (code, told["next"]) == (0, "")
    assert {c["organization"]["key"] for c in told["conflicts"]} == {E1.key, E2.key}
    code, out, _ = zelian("office", "--conflicts", C1, "--case", case, *BY_DAY, lang="zh")
    assert (code, "王丙" in out) == (0, True)


def test_consumer_asks_linked_risk_without_a_trace_of_persons(zelian, tmp_path):
    consumer = ("--role", "api_consumer", "--purpose", "credit")
    code, out, _ = zelian("risk", C1, *consumer, "--json", *BY_DAY)
    told = json.loads(out)
    assert code == 0
    assert (told["linked"], told["counts"]) == ([], [])
    assert [x["list_code"] for x in told["own"]["lists"]] == ["SXBZXR"]
    assert WANG.key not in out
    asked = [e for e in log(tmp_path) if e["question"] == "risk"]
    assert [e["stage"] for e in asked] == ["intent", "outcome"]
    assert asked[-1]["subjects_returned"] == []


def test_investigator_without_a_case_is_refused_and_that_is_logged(zelian, tmp_path):
    code, _, err = zelian("risk", C1)
    assert (code, "an investigator needs a case" in err) == (4, True)
    assert [e["decision"] for e in log(tmp_path) if e["question"] == "risk"] == ["deny"]


def test_investigator_sees_the_link_through_the_person(zelian, tmp_path):
    case = open_case(zelian)
    code, out, _ = zelian("risk", C1, "--case", case, "--json", *BY_DAY)
    linked = {(x["via"], x["subject"]["name"]) for x in json.loads(out)["linked"]}
    assert code == 0
    assert linked == {("person", "乙公司"), ("office_holder", "王丙")}
    assert log(tmp_path)[-1]["subjects_returned"] == [WANG.key]
    code, out, _ = zelian("risk", C1, "--case", case, *BY_DAY, lang="zh")
    assert (code, "关联只是信息" in out, "吊1号" in out) == (0, True, True)


def test_platform_asks_about_its_own_merchants(zelian):
    consumer = ("--role", "api_consumer", "--purpose", "credit", "--platform", PLATFORM.key[2:])
    assert zelian("risk", C1, *consumer, *BY_DAY)[0] == 0
    code, _, err = zelian("risk", C2, *consumer, *BY_DAY)
    assert (code, "is not hosted by" in err) == (3, True)


def test_trace_from_an_incident(zelian):
    case = open_case(zelian, C2)
    code, out, _ = zelian("trace", "快件一号", "--case", case, "--json", *BY_DAY)
    (handled,) = json.loads(out)["handlers"]
    assert code == 0
    assert [(p["holder"], p["standpoint"]) for p in handled["persons"]] == [
        (WANG.key, "in_office_then")
    ]
    code, out, _ = zelian("trace", PARCEL.key, "--case", case, *BY_DAY, lang="zh")
    assert (code, "王丙" in out, "回溯不是认定" in out) == (0, True, True)


def test_trace_from_an_ordinary_penalty_says_where_to_look(zelian):
    case = open_case(zelian, C2)
    code, _, err = zelian("trace", "吊1号", "--case", case)
    assert (code, "zelian explain" in err) == (3, True)


def test_trace_needs_a_case_on_the_handler(zelian):
    assert zelian("trace", "快件一号", "--case", open_case(zelian, C1))[0] == 4
