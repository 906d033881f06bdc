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


@dataclass
class _Window:
    number: int = -1
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
        with self._lock:
            window, left = self._window(client, "requests_per_minute", _MINUTE)
            if window.count >= self._most("requests_per_minute"):
                raise self._refused("requests_per_minute", left)
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
        window = self._windows.setdefault((client, name), _Window())
        if window.number != now // seconds:
            window.number, window.count, window.seen = now // seconds, 0, set()
        return window, seconds - now % seconds

    def _most(self, name: str) -> int:
        return max(1, int(getattr(self._settings, name)) // self._settings.workers)

    def _refused(self, name: str, left: int) -> RateError:
        return RateError(variable(name), int(getattr(self._settings, name)), left)
