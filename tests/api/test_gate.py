"""The gate on a real log and a real register."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.audit import AuditError, AuditLog, Line, verify
from api.desk import Desk
from api.gate import (
    GRANTS,
    PURPOSES,
    About,
    Asker,
    Gate,
    Grant,
    Purpose,
    Question,
    Reason,
    Role,
)
from api.gate.refusals import refusal
from graph.errors import NotFoundError, RefusedError, StoreError
from graph.intervals import Scope, day
from graph.policy import RECORDED, Publication

E1, E3 = "u:91990411TE0000010W", "u:91990411TE0000037L"
ZHANG, LI = "p1:zhang", "p1:li"
TODAY = day("2026-05-20")
KEY = b"k" * 32
ALL = frozenset(RECORDED)


class House:
    """A log, a register and a gate in one folder."""

    def __init__(self, folder: Path) -> None:
        self.log = AuditLog(folder / "audit.jsonl", KEY)
        self.log.create()
        self.desk = Desk(folder / "desk.sqlite", create=True)
        self.gate = Gate(self.log, self.desk)
        self.ran = 0

    def ask(
        self,
        asker: Asker,
        *subjects: str,
        today: int = TODAY,
        found: tuple[str, ...] = (),
        **members: Any,
    ) -> Grant:
        """Asks for nothing but the grant itself."""
        question = Question("trace", Scope(TODAY), subjects or (E1,), **members)
        return self.gate.ask(asker, question, self._run, lambda _: found, today=today)

    def _run(self, grant: Grant) -> Grant:
        self.ran += 1
        return grant

    def refused(self, asker: Asker, *subjects: str, **members: Any) -> tuple[str, RefusedError]:
        """The reason in the log, and what was said; nothing may have been asked."""
        with pytest.raises(RefusedError) as caught:
            self.ask(asker, *subjects, **members)
        assert self.ran == 0
        last = self.lines()[-1]
        assert (last.stage, last.decision) == ("intent", "deny")
        return last.reason, caught.value

    def lines(self) -> list[Line]:
        return list(self.log.lines())

    def case(self, **members: Any) -> str:
        given = {
            "title": "t",
            "ground": "g",
            "purpose": Purpose.INVESTIGATION,
            "subjects": [E1],
            "opened": day("2026-05-10"),
            "opened_by": "wang",
        }
        return self.desk.open_case(**(given | members)).id

    def authorization(self, **members: Any) -> str:
        given = {
            "subject": ZHANG,
            "grantee": "bank",
            "purpose": Purpose.CREDIT,
            "since": day("2026-05-10"),
            "until": day("2026-06-10"),
            "evidence": "ab" * 32,
            "channel": "counter",
            "registered_by": "wang",
        }
        return self.desk.authorize(**(given | members)).id


@pytest.fixture
def house(tmp_path) -> House:
    return House(tmp_path)


def investigator(case: str = "", **members: Any) -> Asker:
    return Asker(
        "wang", Role.INVESTIGATOR, **({"purpose": "investigation", "case": case} | members)
    )


def bank(authorization: str = "", client: str = "bank") -> Asker:
    actor = "bank" if client == "local" else "zhao"
    return Asker(actor, Role.API_CONSUMER, "credit", authorization=authorization, client=client)


AUDITOR = Asker("sun", Role.AUDITOR, "audit")


# What is written, and when


def test_the_intent_is_written_before_the_question_and_the_outcome_before_the_answer(house):
    stages: list[list[str]] = []

    def run(_: Grant) -> str:
        stages.append([line.stage for line in house.lines()])
        return "answer"

    def returned(_: str) -> list[str]:
        stages.append([line.stage for line in house.lines()])
        return [E1, LI, ZHANG]

    question = Question("trace", Scope(TODAY, 7), (E1,), policy="xinbei-2019@3", commit=9)
    assert house.gate.ask(AUDITOR, question, run, returned, today=TODAY) == "answer"
    assert stages == [["intent"], ["intent"]]
    intent, outcome = house.lines()
    assert (intent.decision, outcome.decision) == ("allow", "answered")
    assert intent.ask_id == outcome.ask_id
    assert (outcome.result_count, outcome.subjects_returned) == (3, (LI, ZHANG))
    assert (intent.as_of, intent.known_at, intent.commit) == ("2026-05-20", 7, 9)
    assert (intent.actor, intent.role, intent.purpose) == ("sun", "auditor", "audit")
    assert (intent.question, intent.subjects, intent.policy) == ("trace", (E1,), "xinbei-2019@3")


def test_a_failing_question_is_written_down_without_what_it_says(house):
    def run(_: Grant) -> str:
        raise NotFoundError(refusal(Reason.CASE_MISSING, AUDITOR, "").text)

    question = Question("trace", Scope(TODAY), (E1,))
    with pytest.raises(NotFoundError):
        house.gate.ask(AUDITOR, question, run, lambda _: [], today=TODAY)
    outcome = house.lines()[-1]
    assert (outcome.stage, outcome.decision) == ("outcome", "failed")
    assert (outcome.reason, outcome.result_count) == ("NotFoundError", None)


def test_a_question_that_is_interrupted_is_written_down(house):
    def run(_: Grant) -> str:
        raise KeyboardInterrupt

    question = Question("trace", Scope(TODAY), (E1,))
    with pytest.raises(KeyboardInterrupt):
        house.gate.ask(AUDITOR, question, run, lambda _: [], today=TODAY)
    assert house.lines()[-1].decision == "failed"


def test_an_answer_whose_keys_cannot_be_logged_is_not_handed_on(house):
    with pytest.raises(ValueError, match="is no key"):
        house.ask(AUDITOR, found=("p1:999999197001010017",))
    assert house.lines()[-1].decision == "failed"
    assert verify(house.log.path, KEY).whole


def test_an_unwritable_log_refuses_and_nothing_is_asked(house):
    house.log.path.unlink()
    house.log.path.mkdir()
    with pytest.raises(AuditError, match="not answered"):
        house.ask(AUDITOR)
    assert house.ran == 0


def test_an_answer_is_not_handed_on_when_the_outcome_cannot_be_written(house):
    def run(_: Grant) -> str:
        house.log.path.rename(house.log.path.with_suffix(".gone"))
        return "answer"

    with pytest.raises(AuditError):
        question = Question("trace", Scope(TODAY), (E1,))
        house.gate.ask(AUDITOR, question, run, lambda _: [], today=TODAY)


def test_an_unusable_register_refuses_and_is_written_down(house):
    case = house.case()
    for part in house.desk.path.parent.glob("desk.sqlite*"):
        part.unlink()
    house.desk.path.write_text("something else, and long enough to be read as a first page")
    with pytest.raises(StoreError):
        house.ask(investigator(case))
    assert (house.ran, house.lines()[-1].reason) == (0, "desk_unusable")


def test_words_that_may_hold_a_name_are_not_written(house):
    house.refused(investigator("张三案", purpose="查张三"))
    line = house.lines()[-1]
    assert (line.case, line.purpose) == ("?", "?")
    assert "张三" not in house.log.path.read_text(encoding="utf-8")


def test_of_the_details_only_a_fingerprint_is_written(house):
    for name in ("张三", "张三", "李四"):
        house.ask(AUDITOR, detail={"text": name})
    hashes = [line.query_hash for line in house.lines()[::2]]
    assert hashes[0] == hashes[1] != hashes[2]
    assert "张三" not in house.log.path.read_text(encoding="utf-8")


@pytest.mark.parametrize("subject", ["999999197001010017", "p1:999999197001010017", "张三"])
def test_a_number_or_name_instead_of_a_key(house, subject):
    reason, said = house.refused(AUDITOR, E1, subject)
    assert reason == "number_in_question"
    assert subject not in said.text.zh + house.log.path.read_text(encoding="utf-8")


def test_a_number_instead_of_an_actor(house):
    asker = Asker("999999197001010017", Role.AUDITOR, "audit")
    assert house.refused(asker)[0] == "number_in_question"
    assert house.lines()[-1].actor == "?"


def test_every_question_leaves_a_whole_log(house):
    house.ask(AUDITOR)
    with pytest.raises(RefusedError):
        house.ask(investigator())
    assert verify(house.log.path, KEY).lines == 3


# Purposes


@pytest.mark.parametrize("purpose", ["", "  "])
@pytest.mark.parametrize("role", Role)
def test_no_role_asks_without_a_purpose(house, role, purpose):
    reason, said = house.refused(Asker("wang", role, purpose))
    assert reason == "purpose_missing"
    assert min(PURPOSES[role]) in said.text.en


def test_a_purpose_that_does_not_exist(house):
    assert house.refused(Asker("wang", Role.AUDITOR, "curiosity"))[0] == "purpose_unknown"


def test_a_purpose_of_another_role(house):
    reason, said = house.refused(Asker("wang", Role.PROCUREMENT, "investigation"))
    assert reason == "purpose_not_for_role"
    assert "采购人员不得以此目的查询" in said.text.zh


# Cases


@pytest.mark.parametrize("covers", [{"covers": (E1,)}, {}])
def test_an_investigator_asks_in_a_case(house, covers):
    case = house.case()
    subjects = (ZHANG,) if covers else (E1,)
    grant = house.ask(investigator(case), *subjects, **covers)
    assert grant == GRANTS[Role.INVESTIGATOR]
    assert {line.case for line in house.lines()} == {"2026-0001"}


@pytest.mark.parametrize(
    ("today", "reason"),
    [
        ("2026-05-09", "case_not_begun"),
        ("2026-05-10", None),
        ("2026-05-31", None),
        ("2026-06-01", "case_expired"),
    ],
)
def test_the_days_of_a_case(house, today, reason):
    asker = investigator(house.case(until=day("2026-06-01")))
    if reason:
        assert house.refused(asker, today=day(today))[0] == reason
    else:
        assert house.ask(asker, today=day(today))


def test_a_case_is_closed_from_the_day_of_closing_on(house):
    asker = investigator(house.case(until=day("2026-06-01")))
    house.desk.close_case(asker.case, TODAY, "li")
    assert house.ask(asker, today=TODAY - 1)
    house.ran = 0
    assert house.refused(asker, today=TODAY)[0] == "case_closed"
    assert house.refused(asker, today=day("2026-07-01"))[0] == "case_closed"


def closed(house: House) -> str:
    return house.desk.close_case(house.case(), TODAY, "li").id


BAD_CASES: dict[str, Callable[[House], str]] = {
    "case_unknown": lambda house: "2026-0099",
    "case_closed": closed,
    "case_expired": lambda house: house.case(until=day("2026-05-15")),
    "case_not_begun": lambda house: house.case(opened=day("2026-05-21")),
    "case_other_purpose": lambda house: house.case(purpose=Purpose.AWARDS),
    "case_not_covering": lambda house: house.case(subjects=[E3, ZHANG]),
}


@pytest.mark.parametrize("reason", BAD_CASES)
def test_the_operator_is_told_precisely(house, reason):
    case = BAD_CASES[reason](house)
    logged, said = house.refused(investigator(case))
    assert logged == reason
    assert case in said.text.zh
    assert case in said.text.en


def test_others_are_told_one_and_the_same(house):
    told = set()
    for reason, make in BAD_CASES.items():
        logged, said = house.refused(investigator(make(house), client="portal"))
        assert logged == reason
        told.add(said.text)
    assert len(told) == 1


@pytest.mark.parametrize("client", ["local", "portal"])
def test_a_missing_case_and_its_remedy(house, client):
    reason, said = house.refused(investigator(client=client))
    assert reason == "case_missing"
    assert "先用 zelian case open … 登记案件，再加 --case 编号" in said.text.zh
    assert "zelian case open" in said.text.en


# Authorizations (C42)


def test_without_authorization_nothing_about_persons(house):
    grant = house.ask(bank())
    assert not grant.persons
    assert not grant.tiers
    assert not grant.shows(ZHANG)
    assert [p for p in Publication if grant.delivers(p)] == [Publication.PUBLIC]
    assert "persons" in house.lines()[0].withheld


@pytest.mark.parametrize("members", [{}, {"covers": (E1,)}])
def test_without_authorization_no_question_about_a_person(house, members):
    assert house.refused(bank(), ZHANG, **members)[0] == "authorization_missing"


def test_an_authorization_opens_the_file_of_its_subject_only(house):
    grant = house.ask(bank(house.authorization()), ZHANG)
    assert grant.shows(ZHANG)
    assert not grant.shows(LI)
    assert grant.delivers(Publication.AUTHORIZED)
    assert not grant.delivers(Publication.INTERNAL)
    assert not grant.restricted
    assert "other_persons" in house.lines()[0].withheld
    assert house.lines()[0].authorization == "A2026-0001"


def test_an_authorization_of_an_organization_opens_no_person(house):
    grant = house.ask(bank(house.authorization(subject=E1)))
    assert grant.delivers(Publication.AUTHORIZED)
    assert not grant.persons


@pytest.mark.parametrize(
    ("today", "reason"),
    [
        ("2026-05-09", "authorization_not_begun"),
        ("2026-05-10", None),
        ("2026-06-09", None),
        ("2026-06-10", "authorization_expired"),
    ],
)
def test_the_days_of_an_authorization(house, today, reason):
    asker = bank(house.authorization())
    if reason:
        assert house.refused(asker, ZHANG, today=day(today))[0] == reason
    else:
        assert house.ask(asker, ZHANG, today=day(today))


def revoked(house: House) -> str:
    return house.desk.revoke(house.authorization(), TODAY, "zhang").id


def spent(house: House) -> str:
    given = house.authorization(once=True)
    house.desk.spend(given, "a")
    return given


BAD_AUTHORIZATIONS: dict[str, Callable[[House], str]] = {
    "authorization_unknown": lambda house: "A2026-0099",
    "authorization_revoked": revoked,
    "authorization_expired": lambda house: house.authorization(until=day("2026-05-15")),
    "authorization_not_begun": lambda house: house.authorization(since=day("2026-05-21")),
    "authorization_spent": spent,
    "authorization_other_grantee": lambda house: house.authorization(grantee="shop"),
    "authorization_other_purpose": lambda house: house.authorization(purpose=Purpose.AWARDS),
    "authorization_not_covering": lambda house: house.authorization(subject=LI),
}


@pytest.mark.parametrize("reason", BAD_AUTHORIZATIONS)
def test_a_bad_authorization_is_refused_for_its_reason(house, reason):
    asker = bank(BAD_AUTHORIZATIONS[reason](house), client="local")
    logged, said = house.refused(asker, ZHANG)
    assert logged == reason
    assert asker.authorization in said.text.zh


def test_others_are_told_one_and_the_same_of_authorizations(house):
    told = {house.refused(bank(make(house)), ZHANG)[1].text for make in BAD_AUTHORIZATIONS.values()}
    assert len(told) == 1


def test_an_authorization_does_not_carry_a_second_person(house):
    assert house.refused(bank(house.authorization()), ZHANG, LI)[0] == "authorization_not_covering"


def test_an_authorization_for_once_carries_one_question(house):
    asker = bank(house.authorization(once=True))
    house.ask(asker, ZHANG)
    assert house.desk.authorization(asker.authorization).spent == house.lines()[0].ask_id
    house.ran = 0
    assert house.refused(asker, ZHANG)[0] == "authorization_spent"


def test_an_authorization_is_not_used_by_a_role_that_needs_none(house):
    given = house.authorization(once=True)
    house.ask(Asker("sun", Role.AUDITOR, "audit", authorization=given))
    assert house.desk.authorization(given).spent == ""


# Roles


@pytest.mark.parametrize("role", [Role.POLICY_ADMIN, Role.PROCUREMENT, Role.PROVIDER])
def test_roles_that_may_not_ask_about_persons(house, role):
    asker = Asker("wang", role, min(PURPOSES[role]), provider="bureau")
    assert house.refused(asker, ZHANG)[0] == "not_about_persons"
    assert house.refused(asker, "c:court:0123")[0] == "not_about_persons"
    assert house.ask(asker, E1)


def test_a_whistle_officer_has_no_graph(house):
    asker = Asker("wang", Role.WHISTLE_OFFICER, "protection")
    assert house.refused(asker)[0] == "not_in_the_graph"


def test_one_asks_for_ones_own_file(house):
    asker = Asker("zhang", Role.SUBJECT_SELF, "own_file", own=frozenset({ZHANG}))
    grant = house.ask(asker, ZHANG)
    assert grant.shows(ZHANG)
    assert not grant.shows(LI)


@pytest.mark.parametrize("subjects", [(LI,), (ZHANG, LI), (E1,)])
def test_one_asks_for_nobody_elses_file(house, subjects):
    asker = Asker("zhang", Role.SUBJECT_SELF, "own_file", own=frozenset({ZHANG}))
    assert house.refused(asker, *subjects)[0] == "not_own"


def test_one_who_is_not_identified_has_no_own_file(house):
    assert house.refused(Asker("x", Role.SUBJECT_SELF, "own_file"), ZHANG)[0] == "not_own"


def test_a_provider_sees_its_own_statements(house):
    asker = Asker("wang", Role.PROVIDER, "provision", provider="bureau")
    assert house.ask(asker).provider == "bureau"
    assert "other_providers" in house.lines()[0].withheld


def test_a_provider_that_is_not_known_is_refused(house):
    assert house.refused(Asker("wang", Role.PROVIDER, "provision"))[0] == "provider_missing"


def test_every_role_has_its_fields_and_purposes():
    assert set(GRANTS) == set(PURPOSES) == set(Role)


@pytest.mark.parametrize(
    ("field", "roles"),
    [
        ("exempted", {"auditor"}),
        ("suspended", {"auditor", "steward"}),
        ("closed_entries", {"auditor", "subject_self"}),
        ("complaints", {"auditor"}),
        ("candidates", {"auditor", "investigator", "steward"}),
        ("rejected", {"auditor", "investigator", "steward"}),
        ("restricted", {"auditor", "investigator", "steward", "subject_self"}),
        ("beneficial_owners", {"auditor", "investigator"}),
        ("masks", {"auditor", "investigator", "steward", "subject_self", "provider"}),
    ],
)
def test_who_sees_which_field(field, roles):
    assert {role for role, grant in GRANTS.items() if getattr(grant, field)} == roles


def test_who_sees_which_entries():
    persons = {role for role, grant in GRANTS.items() if grant.tiers == ALL}
    assert persons == {"auditor", "investigator", "steward", "subject_self"}
    assert all(grant.tiers in (frozenset(), ALL) for grant in GRANTS.values())
    public = {role for role, grant in GRANTS.items() if grant.reach is Publication.PUBLIC}
    assert public == {"procurement", "api_consumer", "provider", "whistle_officer"}


def test_what_is_absent_says_so():
    assert GRANTS[Role.AUDITOR].withheld() == ()
    withheld = GRANTS[Role.PROCUREMENT].withheld()
    assert {"masks", "beneficial_owners", "tier:A_status", "range:internal"} <= set(withheld)
    assert "persons" not in withheld


def test_without_persons_there_is_nothing_else_of_persons():
    of_persons = ("person_names", "masks", "candidates", "rejected", "restricted")
    for grant in GRANTS.values():
        assert grant.persons or not any(getattr(grant, name) for name in of_persons)
        assert grant.persons or (not grant.tiers and grant.about is not About.ANYONE)


@pytest.mark.parametrize("reason", [r for r in Reason if r is not Reason.DESK_UNUSABLE])
def test_every_refusal_is_said_in_both_languages(reason):
    said = refusal(reason, investigator("2026-0001", authorization="A2026-0001"), "investigation")
    assert said.exit_code == 4
    for text in said.text:
        assert text
        assert "{" not in text
