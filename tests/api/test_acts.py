"""Who may write what: acts pass the gate as questions do, and are written down as they are."""

from itertools import product

import pytest

from api.audit import AuditLog
from api.desk import Desk
from api.gate import ACTS, PURPOSES, Act, Asker, Gate, Question, Role
from graph.errors import RefusedError
from graph.intervals import Scope, day

TODAY = day("2026-06-01")
ZHANG, LI = f"p1:{'a' * 64}", f"p1:{'b' * 64}"
E1 = "u:91990411TE0000010W"


class House:
    def __init__(self, folder):
        self.log = AuditLog(folder / "audit.jsonl", b"k" * 32)
        self.log.create()
        self.gate = Gate(self.log, Desk(folder / "desk.sqlite", create=True))
        self.done = []

    def act(self, asker: Asker, act: Act, *subjects: str) -> None:
        question = Question(f"{act}:test", Scope(TODAY), subjects, act=act, what="test")
        self.gate.ask(asker, question, self.done.append, lambda _: (), today=TODAY)

    def refused(self, asker: Asker, act: Act, *subjects: str) -> str:
        with pytest.raises(RefusedError):
            self.act(asker, act, *subjects)
        assert not self.done
        return list(self.log.lines())[-1].reason


@pytest.fixture
def house(tmp_path) -> House:
    return House(tmp_path)


def asker(role: Role, **members) -> Asker:
    return Asker("wang", role, min(PURPOSES[role]), **members)


@pytest.mark.parametrize(
    ("role", "act"), [(r, a) for r, a in product(Role, Act) if a not in ACTS.get(r, ())]
)
def test_a_role_without_the_act_is_refused_and_written_down(house, role, act):
    known = asker(role, provider="bureau", own=frozenset({ZHANG}), case="2026-0001")
    assert house.refused(known, act, ZHANG) == "not_an_act"


@pytest.mark.parametrize("act", [Act.LOAD, Act.DECIDE])
def test_a_steward_writes_and_it_is_in_the_log(house, act):
    house.act(asker(Role.STEWARD), act)
    assert [line.question for line in house.log.lines()] == [f"{act}:test"] * 2
    assert house.done


def test_a_provider_loads_under_its_own_name(house):
    house.act(asker(Role.PROVIDER, provider="bureau", kinds=frozenset({"test"})), Act.LOAD)
    assert house.done[0].provider == "bureau"


def test_a_provider_loads_only_what_it_is_enrolled_for(house):
    other = asker(Role.PROVIDER, provider="bureau", kinds=frozenset({"another"}))
    assert house.refused(other, Act.LOAD) == "not_its_kind"
    house.act(other, Act.OVERSEE)
    assert house.done[0].provider == "bureau"


def test_a_provider_that_is_not_known_loads_nothing(house):
    nobody = asker(Role.PROVIDER, kinds=frozenset({"test"}))
    assert house.refused(nobody, Act.LOAD) == "provider_missing"


def test_one_objects_to_ones_own_entry(house):
    house.act(asker(Role.SUBJECT_SELF, own=frozenset({ZHANG})), Act.OBJECT, ZHANG)
    assert house.done


@pytest.mark.parametrize("subjects", [(), (LI,), (ZHANG, LI), (E1,)])
def test_nobody_objects_for_another(house, subjects):
    zhang = asker(Role.SUBJECT_SELF, own=frozenset({ZHANG}))
    assert house.refused(zhang, Act.OBJECT, *subjects) == "not_own"


def test_an_act_needs_a_purpose_of_the_role(house):
    steward = Asker("wang", Role.STEWARD, "audit")
    assert house.refused(steward, Act.DECIDE) == "purpose_not_for_role"
