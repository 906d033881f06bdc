"""The one function under every question about a person."""

import secrets
from collections.abc import Callable, Collection
from typing import TypeVar

from pydantic import TypeAdapter

from api.audit import AuditLog, Decision, Event, Stage, holds_number, is_key, is_person
from api.audit.lines import PersonKey
from api.desk import AUTHORIZATION_ID, CASE_ID, Desk, Purpose
from api.gate.decide import decide
from api.gate.grants import Grant
from api.gate.question import Asker, Question
from api.gate.refusals import Reason, refusal
from api.gate.roles import PURPOSES, Role
from graph.errors import StoreError
from graph.intervals import Day

T = TypeVar("T")

# Of what an outcome adds to its intent, all that comes from outside. Raises for what is no key.
_PERSONS: TypeAdapter[tuple[PersonKey, ...]] = TypeAdapter(tuple[PersonKey, ...])

ADMINISTRATOR = "administrator"  # in the log, where others have a role
UNFIT = "?"  # in place of a word that the log must not hold


class Gate:
    """Decides, writes down, asks, writes down, answers: in this order and no other.

    Raises RefusedError with the remedy, and AuditError (one of them) when the log cannot be
    written: then nothing is asked, or what was found is not handed on.
    """

    def __init__(self, log: AuditLog, desk: Desk) -> None:
        self._log = log
        self.desk = desk

    def ask(
        self,
        asker: Asker,
        question: Question,
        run: Callable[[Grant], T],
        returned: Callable[[T], Collection[str]],
        *,
        today: Day,
    ) -> T:
        """Runs the question if it may be asked.

        `run` is given what the answer may hold; `returned` tells the keys that are in the answer.
        """
        entry = self._entry(asker, question)
        grant = self._admit(asker, question, today, entry)
        intent = entry.model_copy(update={"withheld": grant.withheld()})
        return self._between(intent, lambda: run(grant), returned)

    def administer(
        self,
        actor: str,
        client: str,
        what: str,
        detail: str,
        run: Callable[[], T],
        returned: Callable[[T], Collection[str]],
    ) -> T:
        """Runs what an administrator does, who has no role: it is written down alike. Of `detail`
        the log keeps a keyed hash."""
        intent = Event(
            stage=Stage.INTENT,
            ask_id=secrets.token_hex(8),
            actor=_fit(actor),
            role=ADMINISTRATOR,
            client=_fit(client),
            question=f"administer:{what}",
            query_hash=self._log.fingerprint(detail),
            decision=Decision.ALLOW,
        )
        return self._between(intent, run, returned)

    def repeat(
        self, actor: str, client: str, what: str, detail: str, returned: Collection[str]
    ) -> None:
        """Writes down, before it leaves, an answer that was kept and is given once more; the role
        and the case stand in the lines of the first time."""
        intent = Event(
            stage=Stage.INTENT,
            ask_id=secrets.token_hex(8),
            actor=_fit(actor),
            role="",
            client=_fit(client),
            question=f"repeat:{what}",
            query_hash=self._log.fingerprint(detail),
            decision=Decision.ALLOW,
        )
        self._between(intent, lambda: None, lambda _: returned)

    def _between(
        self, intent: Event, run: Callable[[], T], returned: Callable[[T], Collection[str]]
    ) -> T:
        """Nothing is done that is not in the log before, and nothing told that is not after."""
        self._log.append(intent)
        try:
            answer = run()
            outcome = _answered(intent, set(returned(answer)))
        except BaseException as fault:
            self._log.append(_failed(intent, fault))
            raise
        self._log.append(outcome)
        return answer

    def check(self, asker: Asker, question: Question, *, today: Day) -> None:
        """Raises RefusedError, and writes it down, for what will not be admitted; what is written
        of anything else is written when it is asked. For acts, which use up nothing."""
        self._admit(asker, question, today, self._entry(asker, question))

    def _admit(self, asker: Asker, question: Question, today: Day, entry: Event) -> Grant:
        try:
            ruling = self._rule(asker, question, today, entry.ask_id)
        except StoreError:
            self._refuse(entry, Reason.DESK_UNUSABLE)
            raise
        if isinstance(ruling, Reason):
            self._refuse(entry, ruling)
            raise refusal(ruling, asker, ", ".join(sorted(PURPOSES[asker.role])))
        return ruling

    def _rule(self, asker: Asker, question: Question, today: Day, ask_id: str) -> Grant | Reason:
        ruling = decide(asker, question, self.desk, today)
        used = isinstance(ruling, Grant) and asker.role is Role.API_CONSUMER and asker.authorization
        # Before the log: an authorization for one question may be lost, and is never used twice.
        if used and not self.desk.spend(asker.authorization, ask_id):
            return Reason.AUTHORIZATION_SPENT
        return ruling

    def _entry(self, asker: Asker, question: Question) -> Event:
        return Event(
            stage=Stage.INTENT,
            ask_id=secrets.token_hex(8),
            actor=_fit(asker.actor),
            role=asker.role,
            client=_fit(asker.client),
            purpose=_code(asker.purpose, asker.purpose in set(Purpose)),
            case=_code(asker.case, CASE_ID.fullmatch(asker.case)),
            authorization=_code(
                asker.authorization, AUTHORIZATION_ID.fullmatch(asker.authorization)
            ),
            question=_fit(question.name),
            subjects=tuple(sorted({key for key in question.subjects if is_key(key)})),
            query_hash=self._log.fingerprint(question.spelled()),
            as_of=question.as_of,
            known_at=question.scope.known_at,
            policy=_fit(question.policy),
            commit=question.commit,
            decision=Decision.ALLOW,
        )

    def _refuse(self, entry: Event, reason: Reason) -> None:
        self._log.append(entry.model_copy(update={"decision": Decision.DENY, "reason": reason}))


def _answered(intent: Event, keys: set[str]) -> Event:
    told = {
        "stage": Stage.OUTCOME,
        "decision": Decision.ANSWERED,
        "result_count": len(keys),
        "subjects_returned": tuple(sorted(key for key in keys if is_person(key))),
    }
    _PERSONS.validate_python(told["subjects_returned"])
    return intent.model_copy(update=told)


def _failed(intent: Event, fault: BaseException) -> Event:
    # What the fault says may hold a name; its kind does not.
    told = {
        "stage": Stage.OUTCOME,
        "decision": Decision.FAILED,
        "reason": type(fault).__name__,
    }
    return intent.model_copy(update=told)


def _fit(word: str) -> str:
    return UNFIT if holds_number(word) else word


def _code(word: str, known: object) -> str:
    """A code as it is; of free words, which may hold a name, only that there were some."""
    return word if known or not word else UNFIT
