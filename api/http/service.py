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
from api.http.weak import refuse_weak
from api.loads import Limits, Loads
from api.settings import Home, named_store, open_store
from graph.identifiers import KeyRing
from graph.intervals import Day, china_day
from graph.policy import Policy, district_policy
from graph.store import Store

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
    loads: Loads
    clock: Clock = utc_now

    @classmethod
    def open(cls, home: Home, settings: Settings, clock: Clock = utc_now) -> "Service":
        """Raises SettingsError for a secret that can be guessed, in production mode."""
        clients, secret = open_clients(home), home_secret(home, "tokens")
        address = named_store() or home.store_address
        if settings.production:
            refuse_weak(home, address)
        store, policy = open_store(address), district_policy()
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
            loads=Loads.open(home, _limits(settings), settings.open_loads, settings.load_days),
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
        self.clients.close()
        self.store.close()


def _limits(settings: Settings) -> Limits:
    return Limits(
        files=settings.upload_files,
        expanded=settings.upload_expanded_bytes,
        ratio=settings.upload_ratio,
    )
