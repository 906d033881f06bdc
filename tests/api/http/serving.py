"""A service on a small store: what every test of HTTP asks. Real gate, log and register."""

import json
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import httpx
import uvicorn

from api.cli.commands.init import make_home
from api.clients import Enrolment, open_clients
from api.desk import Desk
from api.gate import PURPOSES, Purpose, Role
from api.http import Service, Settings, create_app
from api.http.protocol import Protocol
from api.pages import add_pages
from api.settings import Home, open_store
from graph.accountability import adopt, settle
from graph.identifiers import candidate_key, person_number
from graph.intervals import day
from graph.policy import district_policy
from graph.records import Party
from graph.vocabulary import Kind, NodeKind
from tests.asking import flat, listed, tie
from tests.builders import E1, E2, office, profile
from tests.disputes import decided, dispute
from tests.events import conduct, event_of, named, penalty
from tests.orders import order

NOW = datetime(2026, 6, 1, 4, tzinfo=UTC)
TODAY = day("2026-06-01")
NUMBER = "999999197503030034"
NAME, OTHER_NAME = "王丙丁", "赵戊己"
C1, C2 = E1.key.removeprefix("u:"), E2.key.removeprefix("u:")
EVENT = event_of("罚1号", E1)
OWN_EVENT = event_of("罚2号", E2)
DECIDED = event_of("罚3号", E2)
LOT = Party("l:test:lot", NodeKind.LOT, "一标段")
PARCEL = Party("i:test:parcel", NodeKind.INCIDENT, "快件一号")
PLATFORM = Party("u:91990411TE000023X4", NodeKind.ORGANIZATION, "某平台")


class World:
    """A home with facts, a client for each role, a case and two authorizations.

    `store` is the address of a graph on a server, which is empty.
    """

    def __init__(self, folder: Path, store: str = "", **settings: object) -> None:
        self.home: Home = make_home(folder / "home", store)
        key = self.home.keyring().person_key(person_number(NUMBER))
        self.wang = Party(key, NodeKind.PERSON, NAME)
        self.zhao = Party(f"p1:{'b' * 64}", NodeKind.PERSON, OTHER_NAME)
        self._load()
        self.keys = {role: self._enrol(role) for role in Role}
        admin = Enrolment(name="管理员", ground="运行", administrator=True)
        self.admin = self._clients.add(admin, "test").key
        desk = Desk(self.home.desk)
        self.case = desk.open_case(
            title="案件",
            ground="法",
            purpose=Purpose.INVESTIGATION,
            subjects=[E1.key, E2.key, self.wang.key, PARCEL.key],
            opened=TODAY,
            opened_by="test",
        ).id
        self.authorization = desk.authorize(
            subject=self.wang.key,
            grantee="api_consumer 客户端",
            purpose=Purpose.CREDIT,
            since=TODAY,
            until=TODAY + 30,
            evidence="0" * 64,
            channel="书面",
            registered_by="test",
        ).id
        many = {"requests_per_minute": 100_000, "sign_ins_per_minute": 100_000}
        limits = {"floor_ms": 0} | many | settings
        self.service = Service.open(self.home, replace(Settings(), **limits), lambda: NOW)
        app = create_app(self.service)
        add_pages(app, self.home)
        self._server, self._thread = begin(app)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.http = httpx.Client(base_url=self.url, timeout=60)

    @cached_property
    def _clients(self):
        return open_clients(self.home)

    def _enrol(self, role: Role) -> str:
        wanted = Enrolment(
            name=f"{role} 客户端",
            ground="测试",
            roles=frozenset({role}),
            purposes=PURPOSES[role],
            own=frozenset({self.wang.key} if role is Role.SUBJECT_SELF else ()),
            provider="登记机关" if role is Role.PROVIDER else "",
            kinds=frozenset({"penalties", "registry"} if role is Role.PROVIDER else ()),
        )
        return self._clients.add(wanted, "test").key

    def _load(self) -> None:
        facts = [
            profile(E1, type="company"),
            profile(E2, type="company"),
            *penalty(EVENT, E1, determined="2026-05-01", severity="serious"),
            conduct(EVENT, "2026-01-01", "2026-02-01", doc="罚1号"),
            *penalty(OWN_EVENT, E2, determined="2026-05-02", severity="serious"),
            conduct(OWN_EVENT, "2026-01-01", "2026-02-01", doc="罚2号"),
            office(self.wang, Kind.LEGAL_REP, "2020-01-01", of=E1),
            office(self.wang, Kind.DIRECTOR, "2021-01-01", of=E2),
            office(self.zhao, Kind.LEGAL_REP, "2021-01-01", of=E2),
            office(
                Party(candidate_key("org", E2.key, "钱庚"), NodeKind.PERSON, "钱庚"),
                Kind.SUPERVISOR,
                "2021-01-01",
                of=E2,
            ),
            named(EVENT, self.wang, level="E2"),
            listed(E1, start="2026-05-10"),
            tie(Kind.PROFILE, PARCEL, name="快件一号"),
            tie(Kind.HANDLED_BY, PARCEL, E2, "2024-01-10", "2024-01-11"),
            tie(Kind.HOSTS, PLATFORM, E1, "2025-01-01"),
            tie(Kind.PROFILE, LOT, name="一标段", deadline="2026-05-10", procedure="procurement"),
            *self._decided(),
        ]
        with open_store(self.home.store_address) as store:
            adopt(store, district_policy(), "test")
            with store.write("test", "test") as writer:
                writer.state(flat(facts))
                settle(writer, district_policy())

    def _decided(self) -> list:
        """An event of E2 after which everything was decided of its representative that can be."""
        zhao = Party(self.zhao.key, NodeKind.PERSON)
        return [
            *penalty(DECIDED, E2, determined="2026-05-03", severity="serious"),
            conduct(DECIDED, "2026-01-01", "2026-02-01", doc="罚3号"),
            dispute(DECIDED, "2026-05-05", zhao, grounds="wrong"),
            decided(Kind.PLEA, DECIDED, "2026-05-06", zhao, "主1号", plea="不可抗力"),
            decided(Kind.STATUS, DECIDED, "2026-06-20", zhao, "修1号", status="repaired"),
            order(zhao, DECIDED, decided="2026-05-20", served_date="2026-05-20"),
        ]

    def post(self, path: str, role: Role | str, body: dict, **headers: str):
        """Asks with what the role needs by the way, unless the body says otherwise."""
        usual = {Role.API_CONSUMER: Purpose.CREDIT, Role.STEWARD: Purpose.STEWARDSHIP}
        if role in self.keys:
            purpose = usual.get(role) or sorted(PURPOSES[role], key=_first)[0]
            given = {"purpose": purpose}
            if role is Role.INVESTIGATOR:
                given |= {"purpose": Purpose.INVESTIGATION, "case": self.case}
            body = given | body
        key = self.keys.get(role, role)
        sent = {"Authorization": f"Bearer {key}"} | headers
        return self.http.post(path, json=body, headers=sent)

    def get(self, path: str, role: Role | str, **query: str):
        key = self.keys.get(role, role)
        return self.http.get(path, params=query, headers={"Authorization": f"Bearer {key}"})

    def log(self) -> list[dict]:
        lines = self.home.audit.read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def close(self) -> None:
        self.http.close()
        self._server.should_exit = True
        self._thread.join(30)  # only then is the store free for another


def begin(app) -> tuple[uvicorn.Server, threading.Thread]:
    """A real server in this process, on loopback and a port that is free."""
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, log_level="error", access_log=False, http=Protocol
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    return server, thread


def _first(purpose: Purpose) -> int:
    return list(Purpose).index(purpose)
