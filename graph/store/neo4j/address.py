"""Where a store is on a Neo4j server, and how the program is let in."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from graph.errors import SettingsError
from graph.text import Text

# `+s` is TLS with a certificate that is checked, `+ssc` TLS with one that is not.
SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
DATABASE = "neo4j"

_FORM = Text(
    "存储地址“{given}”无法识别；请写成 neo4j://主机:7687/数据库（加密用 neo4j+s://），"
    "用户和口令放在环境变量 ZELIAN_NEO4J_USER 和 ZELIAN_NEO4J_PASSWORD 中",
    "“{given}” is no address of a store; write neo4j://host:7687/database (neo4j+s:// with TLS), "
    "and put user and password into ZELIAN_NEO4J_USER and ZELIAN_NEO4J_PASSWORD",
)
_NO_PASSWORD = Text(
    "没有 {given} 的口令；请在环境变量 ZELIAN_NEO4J_PASSWORD 中给出",
    "there is no password for {given}; give it in ZELIAN_NEO4J_PASSWORD",
)
_NO_CERTIFICATE = Text(
    "证书文件 {path} 不存在；请检查环境变量 ZELIAN_NEO4J_CA",
    "there is no certificate {path}; check ZELIAN_NEO4J_CA",
)

_CONTRADICTION = Text(
    "{given} 表示不检查证书（+ssc），却又以 ZELIAN_NEO4J_CA 给出签发证书；请改用 +s，或清除该变量",
    "{given} asks for no check of the certificate (+ssc), while ZELIAN_NEO4J_CA names who signs "
    "it; write +s, or unset the variable",
)


@dataclass(frozen=True)
class Address:
    """One database on one server or cluster. The seconds bound a wait for another writer, one
    read and one whole write."""

    uri: str
    password: str = field(repr=False)
    user: str = "neo4j"
    database: str = DATABASE
    authority: Path | None = None  # the certificate that signs that of the server
    wait_seconds: float = 30.0
    read_seconds: float = 60.0
    write_seconds: float = 3600.0

    @classmethod
    def parse(
        cls, given: str, password: str, user: str = "neo4j", authority: Path | None = None
    ) -> Self:
        """From `neo4j://host:port/database`. Raises SettingsError; shows no secret."""
        parts = urlsplit(given)
        if parts.scheme not in SCHEMES or not parts.hostname or "@" in parts.netloc:
            shown = given.rpartition("@")[2] if "@" in given else given
            raise SettingsError(_FORM.fill(given=shown))
        uri = f"{parts.scheme}://{parts.netloc}" + (f"?{parts.query}" if parts.query else "")
        if not password:
            raise SettingsError(_NO_PASSWORD.fill(given=uri))
        if authority and parts.scheme.endswith("+ssc"):
            raise SettingsError(_CONTRADICTION.fill(given=uri))
        if authority and not authority.is_file():
            raise SettingsError(_NO_CERTIFICATE.fill(path=authority))
        return cls(uri, password, user, parts.path.strip("/") or DATABASE, authority)

    def __str__(self) -> str:
        return f"{self.uri}/{self.database}"
