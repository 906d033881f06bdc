"""What every command shares: the home, the language, the operator, the days."""

import getpass
import os
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path

from rich.console import Console

from api.desk import Desk, Purpose
from api.gate import USUAL, Asker, Gate, Role
from api.settings import Home, home_path, named_store, open_home, open_store
from graph.errors import InputError
from graph.intervals import CHINA, Day, china_day, day
from graph.policy import Policy, district_policy
from graph.records import Tx
from graph.store import Store
from graph.text import Lang, Text


@dataclass
class Session:
    """One run of the command line. Files are opened when a command first needs them."""

    path: Path = field(default_factory=home_path)
    lang: Lang = "zh"
    store_at: str = ""  # an address that goes before that of the home
    out: Console = field(default_factory=Console)
    err: Console = field(default_factory=lambda: Console(stderr=True))

    @cached_property
    def home(self) -> Home:
        return open_home(self.path)

    @cached_property
    def store(self) -> Store:
        return open_store(self.store_at or self.home.store_address)

    def close(self) -> None:
        """Gives back what the store holds of the machine; a later question opens it again."""
        if "store" in self.__dict__:
            self.store.close()
            del self.store

    @cached_property
    def desk(self) -> Desk:
        return Desk(self.home.desk)

    @cached_property
    def gate(self) -> Gate:
        return Gate(self.home.audit_log(), self.desk)

    @cached_property
    def policy(self) -> Policy:
        return district_policy()

    @property
    def today(self) -> Day:
        return china_day(datetime.now(UTC))

    @property
    def operator(self) -> str:
        return os.environ.get("ZELIAN_OPERATOR") or getpass.getuser()

    def asker(
        self,
        case: str,
        purpose: str,
        role: Role = Role.INVESTIGATOR,
        authorization: str = "",
    ) -> Asker:
        """The local operator, in the role that the command is given."""
        meant = purpose or USUAL.get(role, "")
        return Asker(self.operator, role, meant, case, authorization)

    def steward(self) -> Asker:
        """The local operator at the identity desk."""
        return Asker(actor=self.operator, role=Role.STEWARD, purpose=Purpose.STEWARDSHIP)

    def as_of(self, asked: str) -> Day:
        return day(asked) if asked else self.today

    def known_at(self, asked: str) -> Tx | None:
        """A commit number, a day (its end in China) or an instant with its time zone."""
        if not asked:
            return None
        return int(asked) if asked.isdigit() else self.store.tx_at(_instant(asked))

    def say(self, text: Text) -> str:
        return text.say(self.lang)

    def print(self, zh: str, en: str) -> None:
        self.out.print(zh if self.lang == "zh" else en, highlight=False, soft_wrap=True)


def _instant(asked: str) -> datetime:
    try:
        if len(asked) == len("2026-05-10"):
            return datetime.combine(date.fromisoformat(asked), time.max, CHINA)
        instant = datetime.fromisoformat(asked)
    except ValueError:
        raise InputError(
            Text(
                f"--known-at “{asked}” 无法识别；请写提交号、2026-05-10 或 2026-05-10T09:00+08:00",
                f"--known-at “{asked}” cannot be read; give a commit number, 2026-05-10 or "
                "2026-05-10T09:00+08:00",
            )
        ) from None
    return instant if instant.tzinfo else instant.replace(tzinfo=CHINA)


# The commands of one process share it; `main` makes it anew.
current = Session()


def session() -> Session:
    return current


def begin(home: Path | None, lang: Lang) -> Session:
    global current
    current.close()
    current = Session(path=home_path(home), lang=lang, store_at=named_store())
    return current
