"""A real Neo4j Community server for the tests: fetched by Maven, started on loopback.

`ZELIAN_TEST_NEO4J_URI` (with `_USER` and `_PASSWORD`) names one that is running instead. Its
database is emptied by every test.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from tests.neo4j import certificates

POM = Path(__file__).with_name("pom.xml")
READY_SECONDS = 120
_JAVA = [
    "java",
    *(
        f"--add-opens=java.base/{package}=ALL-UNNAMED"
        for package in ("java.nio", "java.io", "sun.nio.ch", "java.lang")
    ),
]
# A short life of small questions: little is gained by compiling them well.
BRIEF = ("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
_CONF = """
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.bolt.tls_level=OPTIONAL
dbms.ssl.policy.bolt.enabled=true
dbms.ssl.policy.bolt.base_directory=certificates
dbms.ssl.policy.bolt.client_auth=NONE
server.memory.pagecache.size=128m
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
"""


@dataclass
class Server:
    """`kill` and `start` again to lose it in the middle; what was committed stays."""

    uri: str
    user: str = "neo4j"
    password: str = field(default_factory=lambda: secrets.token_hex(16), repr=False)
    folder: Path | None = None
    classpath: str = field(default="", repr=False)
    process: subprocess.Popen[bytes] | None = None
    machine: tuple[str, ...] = BRIEF

    @property
    def ours(self) -> bool:
        """Whether the tests may stop it."""
        return self.folder is not None

    @property
    def certificates(self) -> Path:
        assert self.folder is not None
        return self.folder / "certificates"

    @property
    def environment(self) -> dict[str, str]:
        """What the program reads to open a store there."""
        return {"ZELIAN_NEO4J_USER": self.user, "ZELIAN_NEO4J_PASSWORD": self.password}

    def driver(self) -> neo4j.Driver:
        return neo4j.GraphDatabase.driver(
            self.uri, auth=(self.user, self.password), notifications_min_severity="OFF"
        )

    def start(self, *settings: str) -> None:
        assert self.folder is not None
        port = self.uri.rpartition(":")[2]
        conf = self.folder / "conf" / "neo4j.conf"
        conf.parent.mkdir(parents=True, exist_ok=True)
        conf.write_text(_CONF.format(port=port) + "\n".join(settings))
        if not self.certificates.exists():
            certificates.make(self.certificates)
        if not (self.folder / "data").exists():
            self._java("org.neo4j.cli.AdminTool", "dbms", "set-initial-password", self.password)
        with (self.folder / "server.log").open("ab") as log:
            places = (f"--home-dir={self.folder}", f"--config-dir={conf.parent}")
            self.process = subprocess.Popen(
                [*_JAVA, *self.machine, "org.neo4j.server.CommunityEntryPoint", *places],
                stdout=log,
                stderr=log,
                env=self._environment(),
            )
        self._wait()

    def admin(self, *arguments: str) -> None:
        """Runs `neo4j-admin` on the server's own folder, while the server is down."""
        self._java("org.neo4j.cli.AdminTool", *arguments)

    def _java(self, main: str, *arguments: str) -> None:
        done = subprocess.run(
            [*_JAVA, *self.machine, main, *arguments],
            env=self._environment(),
            cwd=self.folder,  # what an import reports is written where it runs
            capture_output=True,
        )
        assert done.returncode == 0, (done.stdout + done.stderr).decode()

    def _environment(self) -> dict[str, str]:
        folder = str(self.folder)
        places = {"NEO4J_HOME": folder, "NEO4J_CONF": f"{folder}/conf"}
        return os.environ | places | {"CLASSPATH": self.classpath}

    def _wait(self) -> None:
        assert self.process is not None and self.folder is not None
        deadline = time.monotonic() + READY_SECONDS
        while not self._ready():
            gone = self.process.poll() is not None
            log = (self.folder / "server.log").read_text()[-3000:]
            assert not gone and time.monotonic() < deadline, log
            time.sleep(0.2)

    def _ready(self) -> bool:
        try:
            with self.driver() as driver:
                driver.verify_connectivity()
        except (DriverError, Neo4jError):
            return False
        return True

    def kill(self) -> None:
        """At once, as a machine that fails."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """In order, so that it needs no recovery when it starts again."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(60)
            self.process = None


def missing() -> str:
    """Why no server can be had here; "" if one can."""
    if os.environ.get("ZELIAN_TEST_NEO4J_URI"):
        return ""
    lacking = [tool for tool in ("java", "mvn") if shutil.which(tool) is None]
    return f"no Neo4j: {' and '.join(lacking)} not installed" if lacking else ""


def begin(folder: Path, machine: tuple[str, ...] = BRIEF) -> Server:
    """The running server that the environment names, else one started in the folder."""
    given = os.environ.get("ZELIAN_TEST_NEO4J_URI")
    if given:
        user = os.environ.get("ZELIAN_TEST_NEO4J_USER", "neo4j")
        return Server(given, user, os.environ.get("ZELIAN_TEST_NEO4J_PASSWORD", ""))
    server = Server(
        f"bolt://127.0.0.1:{_free_port()}",
        folder=folder,
        classpath=_classpath(folder),
        machine=machine,
    )
    server.start()
    return server


def _classpath(folder: Path) -> str:
    listed = folder / "classpath"
    subprocess.run(
        ["mvn", "-q", "-B", "-f", POM, "dependency:build-classpath", f"-Dmdep.outputFile={listed}"],
        check=True,
        capture_output=True,
    )
    return listed.read_text().strip()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
