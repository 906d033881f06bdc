"""How much one client may ask: requests a minute, distinct subjects and persons an hour.

Windows are fixed. Each worker counts for itself and allows its share, so that all together never
allow more than the limit.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from api.audit import is_person
from api.http.problems import RateError
from api.http.settings import Settings, variable

_MINUTE, _HOUR = 60, 3600
_MANY = 10_000  # windows that are kept before those that are over are dropped


@dataclass
class _Window:
    until: int = 0
    count: int = 0
    seen: set[str] = field(default_factory=set)


class Rates:
    """Raises RateError, which names the limit, when a client has used it up."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._clock = clock
        self._lock = Lock()
        self._windows: dict[tuple[str, str], _Window] = {}

    def request(self, client: str) -> None:
        self._count(client, "requests_per_minute")

    def sign_in(self, address: str) -> None:
        """Counts an attempt to sign in from an address, whoever it is."""
        self._count(address, "sign_ins_per_minute")

    def _count(self, who: str, limit: str) -> None:
        with self._lock:
            window, left = self._window(who, limit, _MINUTE)
            if window.count >= self._most(limit):
                raise self._refused(limit, left)
            window.count += 1

    def subjects(self, client: str, keys: Collection[str]) -> None:
        """Counts a question about these subjects, or refuses it and counts nothing."""
        kinds = {
            "subjects_per_hour": set(keys),
            "persons_per_hour": {key for key in keys if is_person(key)},
        }
        with self._lock:
            found = {name: self._window(client, name, _HOUR) for name in kinds}
            for name, (window, left) in found.items():
                if len(window.seen | kinds[name]) > self._most(name):
                    raise self._refused(name, left)
            for name, (window, _) in found.items():
                window.seen |= kinds[name]

    def _window(self, client: str, name: str, seconds: int) -> tuple[_Window, int]:
        """The window that runs, and in how many seconds the next one begins."""
        now = int(self._clock().timestamp())
        if len(self._windows) >= _MANY:  # anybody may come from many addresses
            self._windows = {k: w for k, w in self._windows.items() if w.until > now}
        window = self._windows.setdefault((client, name), _Window())
        if window.until <= now:
            window.until, window.count, window.seen = now - now % seconds + seconds, 0, set()
        return window, window.until - now

    def _most(self, name: str) -> int:
        return max(1, int(getattr(self._settings, name)) // self._settings.workers)

    def _refused(self, name: str, left: int) -> RateError:
        return RateError(variable(name), int(getattr(self._settings, name)), left)
