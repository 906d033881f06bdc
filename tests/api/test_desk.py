import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from api.desk import Case, Desk, Purpose
from graph.errors import (
    InputError,
    NotFoundError,
    StoreError,
    StoreMissingError,
    StoreVersionError,
)
from graph.intervals import day

E1 = "u:91990411TE0000010W"
CONSENT = "ab" * 32
ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path / "desk.sqlite", create=True)


def case(desk: Desk, **members: object) -> Case:
    given: dict[str, object] = {
        "title": "甲公司围标",
        "ground": "招标投标法实施条例 §4",
        "purpose": Purpose.INVESTIGATION,
        "subjects": [E1],
        "opened": day("2026-05-10"),
        "opened_by": "wang",
    }
    return desk.open_case(**(given | members))  # type: ignore[arg-type]


def authorization(desk: Desk, **members: object):
    given: dict[str, object] = {
        "subject": "p1:zhang",
        "grantee": "bank",
        "purpose": Purpose.CREDIT,
        "since": day("2026-05-10"),
        "until": day("2026-06-10"),
        "evidence": CONSENT,
        "channel": "counter",
        "registered_by": "wang",
    }
    return desk.authorize(**(given | members))  # type: ignore[arg-type]


def test_a_case_comes_back_as_registered(desk):
    opened = case(desk, subjects=[E1, "p1:zhang"], until=day("2026-06-01"))
    again = Desk(desk.path).case(opened.id)
    assert again == opened
    assert (again.id, again.title, again.purpose) == ("2026-0001", "甲公司围标", "investigation")
    assert again.subjects == {E1, "p1:zhang"}
    assert again.span.iso() == ("2026-05-10", "2026-06-01")


def test_numbers_run_by_year(desk):
    ids = [case(desk, opened=day(d)).id for d in ("2026-05-10", "2027-01-01", "2026-12-31")]
    assert ids == ["2026-0001", "2027-0001", "2026-0002"]


def test_numbers_go_on_after_9999(desk):
    case(desk)
    with sqlite3.connect(desk.path) as connection:
        connection.execute("UPDATE cases SET id = '2026-9999'")
    connection.close()
    assert [case(desk).id, case(desk).id] == ["2026-10000", "2026-10001"]


def test_cases_are_listed_in_order_of_registration(desk):
    ids = [case(desk, opened=day(d)).id for d in ("2027-05-10", "2026-05-10")]
    assert [c.id for c in desk.cases()] == ids


def test_a_closed_case_holds_until_the_day_before(desk):
    closed = desk.close_case(case(desk).id, day("2026-05-20"), "li")
    assert (closed.closed_by, closed.span.iso()[1]) == ("li", "2026-05-20")


def test_a_case_is_closed_once_and_not_before_it_began(desk):
    opened = case(desk)
    with pytest.raises(InputError, match="cannot end on 2026-05-09"):
        desk.close_case(opened.id, day("2026-05-09"), "li")
    desk.close_case(opened.id, day("2026-05-10"), "li")
    with pytest.raises(InputError, match="cannot be ended again"):
        desk.close_case(opened.id, day("2026-05-11"), "li")


@pytest.mark.parametrize("unknown", ["2026-0009", "", "x", "\udce4", "2026-0001'--"])
def test_an_unknown_case(desk, unknown):
    case(desk)
    with pytest.raises(NotFoundError, match="zelian case list"):
        desk.case(unknown)
    with pytest.raises(NotFoundError):
        desk.close_case(unknown, day("2026-05-10"), "li")


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"title": " "}, "“title” must not be empty"),
        ({"ground": ""}, "“legal ground” must not be empty"),
        ({"opened_by": ""}, "must not be empty"),
        ({"title": "查999999197001010017"}, "number of a person"),
        ({"subjects": []}, "at least one organization code"),
        ({"subjects": ["张三"]}, "no key"),
        ({"subjects": [E1, "999999197001010017"]}, "no key"),
        ({"until": day("2026-05-09")}, "not after the first day"),
        ({"until": day("2026-05-10")}, "not after the first day"),
    ],
)
def test_a_bad_case_is_not_registered(desk, members, told):
    with pytest.raises(InputError, match=told) as caught:
        case(desk, **members)
    assert "999999197001010017" not in caught.value.text.zh
    assert desk.cases() == []


def test_an_authorization_comes_back_as_registered(desk):
    granted = authorization(desk)
    assert granted == desk.authorization("A2026-0001")
    assert granted.span.iso() == ("2026-05-10", "2026-06-10")
    assert desk.authorizations() == [granted]


def test_a_revoked_authorization_ends(desk):
    revoked = desk.revoke(authorization(desk).id, day("2026-05-12"), "zhang")
    assert revoked.span.iso() == ("2026-05-10", "2026-05-12")


def test_an_authorization_for_once_is_spent_once(desk):
    once, often = authorization(desk, once=True).id, authorization(desk).id
    assert [desk.spend(once, "a"), desk.spend(once, "b")] == [True, False]
    assert [desk.spend(often, "a"), desk.spend(often, "b")] == [True, True]
    assert desk.authorization(once).spent == "a"


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"evidence": "signed"}, "SHA-256"),
        ({"grantee": ""}, "“grantee” must not be empty"),
        ({"subject": "张三"}, "no key"),
        ({"until": day("2026-05-10")}, "not after the first day"),
    ],
)
def test_a_bad_authorization_is_not_registered(desk, members, told):
    with pytest.raises(InputError, match=told):
        authorization(desk, **members)
    assert desk.authorizations() == []


def test_no_desk_is_made_by_opening(tmp_path):
    with pytest.raises(StoreMissingError, match="zelian init"):
        Desk(tmp_path / "desk.sqlite")
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_desk(tmp_path):
    (tmp_path / "desk.sqlite").write_text("something else, and long enough to be read as a page")
    with pytest.raises(StoreError, match="cannot be used"):
        Desk(tmp_path / "desk.sqlite")


def test_a_desk_of_a_newer_program_is_left_alone(desk):
    connection = sqlite3.connect(desk.path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreVersionError, match="upgrade"):
        Desk(desk.path)


def test_the_file_is_for_its_owner_only(desk):
    assert desk.path.stat().st_mode & 0o077 == 0


def test_two_processes_never_give_one_number_twice(desk):
    program = textwrap.dedent("""
        import sys
        from pathlib import Path
        from api.desk import Desk, Purpose
        desk = Desk(Path(sys.argv[1]), create=True)
        for _ in range(20):
            print(desk.open_case(title="t", ground="g", purpose=Purpose.INVESTIGATION,
                                 subjects=["u:1"], opened=739000, opened_by="w").id)
    """)
    command = [sys.executable, "-c", program, str(desk.path)]
    runs = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) for _ in range(2)]
    ids = [i for r in runs for i in r.communicate()[0].split()]
    assert len(set(ids)) == len(ids) == 40
