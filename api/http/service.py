"""What one process of the service holds open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from api.clients import Clients, open_clients
from api.clients.opening import home_secret
from api.decisions import Decisions
from api.decisions.objections import Objections
from api.desk import Desk
from api.gate import Gate
from api.http.metrics import Metrics
from api.http.rates import Rates
from api.http.requests import Requests
from api.http.settings import Settings
from api.http.tokens import Tokens
from api.http.trusted import Trusted
from api.settings import Home, named_store, open_store
from graph.errors import SettingsError
from graph.identifiers import KeyRing
from graph.intervals import Day, china_day
from graph.policy import Policy, district_policy
from graph.store import Store
from graph.text import Text

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Service:
    settings: Settings
    store: Store
    gate: Gate
    policy: Policy
    clients: Clients
    tokens: Tokens
    trusted: Trusted
    rates: Rates
    metrics: Metrics
    keys: KeyRing
    cursor_key: bytes
    decisions: Decisions
    objections: Objections
    requests: Requests
    clock: Clock = utc_now

    @classmethod
    def open(cls, home: Home, settings: Settings, clock: Clock = utc_now) -> "Service":
        """Raises SettingsError for a weak secret in production."""
        clients, secret = open_clients(home), home_secret(home, "tokens")
        if settings.production:
            _refuse_weak(home)
        store, policy = open_store(named_store() or home.store_address), district_policy()
        home.incoming.mkdir(mode=0o700, exist_ok=True)
        return cls(
            settings=settings,
            store=store,
            gate=Gate(home.audit_log(), Desk(home.desk)),
            policy=policy,
            clients=clients,
            tokens=Tokens(secret, settings, clock),
            trusted=Trusted(settings, clock),
            rates=Rates(settings, clock),
            metrics=Metrics(),
            keys=home.keyring(),
            cursor_key=secret,
            objections=Objections(store, policy, settings.authority, secret),
            requests=Requests(home.requests, secret, clock, settings.idempotency_seconds),
            decisions=Decisions(store, policy, home.keyring(), home.incoming),
            clock=clock,
        )

    @property
    def today(self) -> Day:
        return china_day(self.clock())

    @property
    def law(self) -> str:
        return f"{self.policy.id}@{self.policy.version}"

    def close(self) -> None:
        self.store.close()


_LEAST_DISTINCT = 12  # of 32 bytes; a random secret has fewer once in more than 10^20


def _refuse_weak(home: Home) -> None:
    """A secret that somebody typed is no secret."""
    for path in sorted(home.keys.iterdir()):
        try:
            secret = bytes.fromhex(path.read_text("ascii").strip())
        except ValueError:
            continue  # of a shape that whoever reads it refuses
        if len(set(secret)) < _LEAST_DISTINCT:
            raise SettingsError(_WEAK.fill(path=path))


_WEAK = Text(
    "密钥 {path} 不是随机产生的，生产模式下不予启动；请停用，并以 zelian init 另建数据目录",
    "the secret {path} was not drawn at random, so the service does not start in production mode; "
    "give it up and make a new home with `zelian init`",
)
