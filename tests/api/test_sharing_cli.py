"""`zelian consumers`, `authorization`, `disclose` and `outbox` as their user meets them."""

import json
import sys

import pytest

from api.cli import main
from api.cli import session as sessions
from graph.accountability import settle
from graph.intervals import day
from graph.policy import district_policy
from graph.vocabulary import Kind
from tests.asking import flat, status
from tests.builders import E1, office, person, profile
from tests.events import conduct, event_of, penalty

ZHANG = person("a" * 64)
P1 = event_of("P1", E1)
CONSENT = "ab" * 32


@pytest.fixture
def zelian(tmp_path, monkeypatch, capsys):
    """Runs the command in this process, on a day; gives exit code, output and error output."""
    monkeypatch.setenv("COLUMNS", "240")
    monkeypatch.setenv("ZELIAN_OPERATOR", "wang")

    def run(*arguments, lang="en", on="2026-06-01"):
        monkeypatch.setattr(sessions.Session, "today", property(lambda _: day(on)))
        command = ["zelian", "--home", str(tmp_path / "home"), "--lang", lang, *arguments]
        monkeypatch.setattr(sys, "argv", command)
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return left.value.code, told.out, told.err

    assert run("init")[0] == 0
    learn(
        profile(E1, type="company"),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        *penalty(P1, E1),
        conduct(P1, "2026-02-01", "2026-02-20"),
    )
    return run


def learn(*statements):
    with sessions.session().store.write("test", "tester") as writer:
        writer.state(flat(statements))
        settle(writer, district_policy())


def consumer(zelian, kind="bank", reach="public", purpose="credit"):
    asked = ("--name", "某行", "--kind", kind, "--reach", reach, "--purpose", purpose)
    code, out, _ = zelian("consumers", "add", *asked)
    assert code == 0
    return out.split()[1]


def consent(zelian, grantee, *more, purpose="credit"):
    asked = ("--grantee", grantee, "--purpose", purpose, "--until", "2026-07-01")
    paper = ("--evidence", CONSENT, "--channel", "counter")
    return zelian("authorization", "add", "--subject", ZHANG.key, *asked, *paper, *more)


def give(zelian, to, target=E1.key[2:], *more, **how):
    return zelian("disclose", target, "--to", to, "--purpose", "credit", *more, **how)


def test_whole_way_of_an_entry_that_is_repaired(zelian, tmp_path):
    path = tmp_path / "given.json"
    to = consumer(zelian)
    code, out, _ = give(zelian, to, E1.key[2:], "--out", str(path))
    assert code == 0
    assert "1 entries given to C0001" in out
    given = json.loads(path.read_text("utf-8"))["content"]
    assert given["disclosures"] == ["D2026-0001"]
    assert [i["entry"]["event"] for i in given["file"]["items"]] == [P1.key]
    assert zelian("outbox")[0] == 0
    learn(status(P1, "repaired", "2026-09-01"))
    code, out, _ = zelian("outbox", "--json", on="2026-09-04")
    (one,) = json.loads(out)["waiting"]
    assert (code, one["alert"], one["message"]["kind"]) == (0, False, "withdraw")
    code, out, _ = zelian("outbox", on="2026-09-05", lang="zh")
    assert code == 1
    for part in (one["id"], "撤回", "已修复", "2026-09-04", "逾期", "1 条警示"):
        assert part in out
    code, out, _ = zelian("outbox", "ack", one["id"], on="2026-09-05")
    assert (code, out.strip()) == (0, f"{one['id']} is acknowledged")
    code, out, _ = zelian("outbox", on="2026-09-06")
    assert code == 0
    assert "0 not acknowledged" in out


def test_outbox_of_an_earlier_day(zelian):
    give(zelian, consumer(zelian))
    learn(status(P1, "repaired", "2026-09-01"))
    assert zelian("outbox", "--as-of", "2026-09-05")[0] == 1
    assert zelian("outbox", "--as-of", "2026-08-31")[0] == 0


def test_the_outbox_is_asked_at_the_gate(zelian, tmp_path):
    case = zelian("case", "open", "--subject", ZHANG.key, "--title", "t", "--ground", "g",
                  "--purpose", "approval")  # fmt: skip
    assert case[0] == 0
    to = consumer(zelian, "department", "government", "approval")
    code, out, _ = zelian("disclose", ZHANG.key, "--to", to, "--purpose", "approval",
                          "--case", "2026-0001")  # fmt: skip
    assert code == 0
    assert json.loads(out)["file"]["holder"]["key"] == ZHANG.key
    learn(status(P1, "revoked", "2026-06-01"))
    zelian("outbox")
    lines = (tmp_path / "home" / "audit.jsonl").read_text("utf-8").splitlines()
    told = json.loads(lines[-1]).get("event", json.loads(lines[-1]))
    assert (told["question"], told["role"]) == ("outbox", "steward")
    assert told["subjects_returned"] == [ZHANG.key]


def test_consent_from_registration_to_revocation(zelian):
    to = consumer(zelian, reach="authorized")
    assert consent(zelian, to)[0] == 0
    code, out, _ = give(zelian, to, ZHANG.key, "--authorization", "A2026-0001")
    assert code == 0
    assert [i["entry"]["tier"] for i in json.loads(out)["file"]["items"]] == ["A_status"]
    out = zelian("authorization", "list")[1]
    assert ZHANG.key[:20] in out
    assert zelian("authorization", "revoke", "A2026-0001", on="2026-06-10")[0] == 0
    assert give(zelian, to, ZHANG.key, "--authorization", "A2026-0001", on="2026-06-09")[0] == 0
    assert give(zelian, to, ZHANG.key, "--authorization", "A2026-0001", on="2026-06-10")[0] == 4
    assert "revoked" in zelian("authorization", "list")[1]


@pytest.mark.parametrize(("on", "code"), [("2026-06-30", 0), ("2026-07-01", 4)])
def test_consent_holds_until_the_day_before(zelian, on, code):
    to = consumer(zelian, reach="authorized")
    consent(zelian, to)
    assert give(zelian, to, ZHANG.key, "--authorization", "A2026-0001", on=on)[0] == code


def test_consumers_are_listed_and_closed(zelian):
    to = consumer(zelian)
    assert "某行" in zelian("consumers", "list")[1]
    code, out, _ = zelian("consumers", "close", to)
    assert (code, out.strip()) == (0, "consumer C0001 is closed")
    code, _, err = give(zelian, to)
    assert code == 4
    assert "given nothing on 2026-06-01" in err
    assert "2026-06-01" in zelian("consumers", "list")[1]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("disclose", "--to", "C0001", "--purpose", "credit"), 2, "say what you ask about"),
        (("disclose", E1.key, "--to", "C0009", "--purpose", "credit"), 3, "zelian consumers list"),
        (("disclose", "张甲", "--to", "C0001", "--purpose", "credit"), 3, "nothing is known"),
        (("disclose", E1.key, "--to", "C0001", "--purpose", "approval"), 4, "not registered for"),
        (("disclose", ZHANG.key, "--to", "C0001", "--purpose", "credit"), 4, "public range"),
        (("disclose", P1.key, "--to", "C0001", "--purpose", "credit"), 2, "no organization or"),
        (
            ("disclose", E1.key, "--to", "C0001", "--purpose", "credit", "--out", "/nowhere/x"),
            2,
            "there is no folder",
        ),
        (
            ("consumers", "add", "--name", "x", "--kind", "bank", "--purpose", "audit"),
            2,
            "not given to others",
        ),
        (
            (
                "consumers",
                "add",
                "--name",
                "x",
                "--kind",
                "bank",
                "--purpose",
                "credit",
                "--reach",
                "internal",
            ),
            2,
            "internal range",
        ),
        (("consumers", "close", "C0009"), 3, "there is no consumer"),
        (("outbox", "ack", "D2026-0001.ab"), 3, "zelian outbox"),
        (("outbox", "--as-of", "2026-02-30"), 2, "is no date"),
        (("authorization", "revoke", "A2026-0009"), 3, "there is no authorization"),
    ],
)
def test_bad_input_is_one_message_and_an_exit_code(zelian, arguments, code, said):
    consumer(zelian)
    found, out, err = zelian(*arguments)
    assert (found, out) == (code, "")
    assert said in err
    assert "Traceback" not in err
    assert sessions.session().desk.disclosures.all() == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--purpose", "audit"), "by authorization for"),
        (("--subject", "p1:short"), "cut off or wrong"),
        (("--until", "2026-05-01"), "not after the first day"),
        (("--evidence", "signed"), "SHA-256"),
        (("--channel", "999999197001010017"), "number of a person"),
    ],
)
def test_bad_consent_is_not_registered(zelian, more, said):
    code, _, err = consent(zelian, "C0001", *more)
    assert code == 2
    assert said in err
    assert sessions.session().desk.authorizations() == []


def test_consent_of_an_organisation_by_code(zelian):
    assert consent(zelian, "C0001", "--subject", E1.key[2:])[0] == 0
    (granted,) = sessions.session().desk.authorizations()
    assert granted.subject == E1.key


def test_a_refused_disclosure_does_not_tell_who_is_on_file(zelian):
    to = consumer(zelian, reach="authorized")
    told = [give(zelian, to, key) for key in (ZHANG.key, "p1:" + "c" * 64)]
    assert told[0] == told[1]
    assert told[0][0] == 4


def test_a_file_that_is_there_is_not_overwritten_and_nothing_is_recorded(zelian, tmp_path):
    path = tmp_path / "given.json"
    path.write_text("mine", "utf-8")
    code, _, err = give(zelian, consumer(zelian), E1.key[2:], "--out", str(path))
    assert code == 2
    assert "never overwritten" in err
    assert path.read_text("utf-8") == "mine"
    assert sessions.session().desk.disclosures.all() == []
