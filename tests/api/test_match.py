"""The steward's desk: mentions, candidates, effect before, judgement, undoing."""

import json

import pytest

from tests.api.test_cli import BASE, E1, PENALTY, PENALTY_HEAD, PERSONS, open_case
from tests.api.test_cli import zelian as zelian

NUMBER = "999999197001010017"


@pytest.fixture
def desk(zelian, tmp_path):
    """甲公司 is represented by a 张甲 without a number; a 张甲 with a number is known elsewhere."""
    registry = tmp_path / "registry"
    registry.mkdir()
    (registry / "base.csv").write_text(
        BASE
        + f"1,甲公司,{E1},有限责任公司,存续,2015-01-01,登记机关,张甲\n"
        + "2,乙公司,91990411TE0000029R,有限责任公司,存续,2015-01-01,登记机关,张甲\n",
        "utf-8",
    )
    (registry / "persons.csv").write_text(
        PERSONS
        + "1,11,张甲,,,董事长,1,2020-01-01,\n"
        + f"2,21,张甲,居民身份证,{NUMBER},董事长,1,2020-01-01,\n",
        "utf-8",
    )
    penalties = tmp_path / "penalties.csv"
    penalties.write_text(PENALTY_HEAD + PENALTY, "utf-8")
    zelian("init")
    assert zelian("load", "registry", str(registry), "--published", "2026-06-01")[0] == 0
    assert zelian("load", "penalties", str(penalties), "--published", "2026-06-01")[0] == 0
    return zelian


def mention_and_target(desk):
    (mention,) = json.loads(desk("match", "list", "--json")[1])
    (candidate,) = mention["candidates"]
    return mention["subject"]["key"], candidate["subject"]["key"], candidate["speaks_for"]


def recorded(desk, case):
    told = json.loads(desk("explain", E1, "--case", case, "--json")[1])
    return [r["entry"]["holder_name"] for r in told["events"][0]["recorded"]]


def test_namesake_elsewhere_is_a_candidate_by_name_only(desk):
    mention, target, reasons = mention_and_target(desk)
    assert mention.startswith("c:")
    assert target.startswith("p1:")
    assert reasons == ["same_name"]


def test_effect_is_shown_and_nothing_is_changed_without_a_yes(desk, monkeypatch):
    case = open_case(desk)
    mention, target, _ = mention_and_target(desk)
    monkeypatch.setattr("typer.confirm", lambda *_, **__: (_ for _ in ()).throw(SystemExit(130)))
    code, out, _ = desk("match", "confirm", mention, target, "--reason", "ID card seen")
    assert code == 130
    assert "would open: 张甲" in out
    assert recorded(desk, case) == ["甲公司"]


def test_judgement_records_and_undoing_takes_the_entry_back(desk):
    case = open_case(desk)
    mention, target, _ = mention_and_target(desk)
    assert desk("match", "confirm", mention, target, "--reason", "ID card seen", "--yes")[0] == 0
    assert recorded(desk, case) == ["甲公司", "张甲"]
    assert json.loads(desk("match", "list", "--json")[1]) == []
    assert "ID card seen" in desk("match", "list", "--judged")[1]
    code, out, _ = desk("match", "undo", "1", "--yes")
    assert code == 0
    assert "would close: 张甲" in out
    assert recorded(desk, case) == ["甲公司"]
    assert desk("check", "--replay")[0] == 0


def test_history_shows_the_key_that_a_row_states_and_the_judgement(desk):
    mention, target, _ = mention_and_target(desk)
    desk("match", "confirm", mention, target, "--reason", "ID card seen", "--yes")
    code, out, _ = desk("history", target, "--case", open_case(desk, target))
    assert code == 0
    for part in ("ID card seen", "judgements of identity", "under c:"):
        assert part in out


def test_rejected_candidate_stays_listed_as_another(desk):
    mention, target, _ = mention_and_target(desk)
    assert desk("match", "reject", mention, target, "--reason", "born elsewhere", "--yes")[0] == 0
    (again,) = json.loads(desk("match", "list", "--json")[1])
    assert again["candidates"][0]["judged"] == "different"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("confirm", "c:org:none", "p1:none", "--reason", "x", "--yes"), 3, "nothing is stated"),
        (("undo", "9", "--yes"), 3, "does not stand"),
        (("confirm", "a", "b", "--reason", " ", "--yes"), 2, "give the reason"),
    ],
)
def test_bad_judgement_is_refused_with_the_next_step(desk, arguments, code, said):
    found, _, err = desk("match", *arguments)
    assert (found, said in err) == (code, True)


def test_conflict_of_equal_ranks_stands_until_one_statement_is_upheld(desk, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    base = BASE + f"1,甲公司,{E1},有限责任公司,存续,2015-01-01,登记机关,李乙\n"
    (other / "base.csv").write_text(base, "utf-8")
    (other / "persons.csv").write_text(
        PERSONS + "1,31,李乙,居民身份证,999999197202020027,董事长,1,2020-01-01,\n", "utf-8"
    )
    told = "--published", "2026-06-01", "--provider", "另一登记库"
    assert desk("load", "registry", str(other), *told)[0] == 0
    case = open_case(desk)
    first = json.loads(desk("explain", E1, "--case", case, "--json")[1])["events"][0]
    (entry,) = [r["entry"] for r in first["recorded"] if r["entry"]["holder_name"] == "李乙"]
    assert (entry["status"], "source_conflict" in entry["review_required"]) == (
        "pending_review",
        True,
    )
    (conflict,) = json.loads(desk("match", "conflicts", "--json")[1])
    sides = [s for s in conflict["sides"] if s["who"]["name"] == "李乙"]
    for number in {source["statement"] for s in sides for source in s["said"]["sources"]}:
        code, out, _ = desk("match", "uphold", number, "--reason", "charter seen", "--yes")
        assert code == 0
    assert "would open: 李乙" in out
    now = json.loads(desk("explain", E1, "--case", case, "--json")[1])["events"][0]
    (entry,) = [r["entry"] for r in now["recorded"] if r["entry"]["holder_name"] == "李乙"]
    # The row of the decision names 张甲: that is another question, and still open.
    assert entry["review_required"] == ["name_contradiction"]
    assert json.loads(desk("match", "conflicts", "--json")[1]) == []
    assert desk("check", "--replay")[0] == 0


def test_unknown_statement_is_not_upheld(desk):
    code, _, err = desk("match", "uphold", "00000000", "--reason", "x", "--yes")
    assert (code, "no statement" in err) == (3, True)


def test_looking_at_an_effect_is_a_question_that_is_logged(desk, tmp_path):
    mention, target, _ = mention_and_target(desk)
    desk("match", "confirm", mention, target, "--reason", "ID card seen", "--yes")
    lines = [json.loads(x) for x in (tmp_path / "home" / "audit.jsonl").read_text().splitlines()]
    told = [line for line in lines if line["question"] == "effect"]
    assert [line["stage"] for line in told] == ["intent", "outcome"]
    assert told[0]["subjects"] == sorted([mention, target])
    assert told[1]["subjects_returned"] == [target]
