"""Settings of the service, from the environment; every limit has a safe default."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from graph.errors import SettingsError
from graph.text import Text


@dataclass(frozen=True, kw_only=True)
class Settings:
    production: bool = False  # ZELIAN_MODE=production: weak secrets stop the start
    body_bytes: int = 1_048_576
    body_depth: int = 8
    upload_bytes: int = 268_435_456  # of all files of one load, as they are sent
    upload_files: int = 64  # of one load, those in an archive counted
    upload_expanded_bytes: int = 2_147_483_648  # of what is packed in them
    upload_ratio: int = 200  # how many times its packed size a file may unpack to
    open_loads: int = 32  # that wait or run
    load_days: int = 90  # for which an ended load is told of, with its rejects
    requests_per_minute: int = 3_000  # of one client
    sign_ins_per_minute: int = 20  # to the pages, from one address
    subjects_per_hour: int = 20_000  # distinct subjects asked about by one client
    persons_per_hour: int = 500  # of them natural persons
    token_seconds: int = 600
    idempotency_seconds: int = 86_400  # how long an answer is given again under its key
    issuer: str = "zelian"
    audience: str = "zelian"
    authority: str = "责链运行单位"  # who receives objections
    # Another authorization server whose access tokens count too, and its public keys (JWKS).
    trusted_issuer: str = ""
    trusted_keys: str = ""
    # An answer that nothing is available takes at least this long, whatever the reason.
    floor_ms: int = 100
    workers: int = 1
    threads: int = 16  # of one process, which run questions


_NUMBERS = (
    "body_bytes",
    "body_depth",
    "upload_bytes",
    "upload_files",
    "upload_expanded_bytes",
    "upload_ratio",
    "open_loads",
    "load_days",
    "requests_per_minute",
    "sign_ins_per_minute",
    "subjects_per_hour",
    "persons_per_hour",
    "token_seconds",
    "idempotency_seconds",
    "floor_ms",
    "workers",
    "threads",
)

_WORDS = ("issuer", "audience", "authority", "trusted_issuer", "trusted_keys")


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """`ZELIAN_BODY_BYTES` and so on. Raises SettingsError for a value that cannot be."""
    mode = environment.get("ZELIAN_MODE", "") or "local"
    if mode not in ("local", "production"):
        raise SettingsError(_MODE.fill(value=mode))
    numbers = {name: _number(name, environment) for name in _NUMBERS}
    words = {name: environment.get(variable(name), "").strip() for name in _WORDS}
    given = {name: value for name, value in (numbers | words).items() if value}
    if bool(words["trusted_issuer"]) is not bool(words["trusted_keys"]):
        raise SettingsError(_TRUST)
    return Settings(production=mode == "production", **given)  # type: ignore[arg-type]


def variable(name: str) -> str:
    return f"ZELIAN_{name.upper()}"


def _number(name: str, environment: Mapping[str, str]) -> int | None:
    written = environment.get(variable(name), "").strip()
    if not written:
        return None
    if not (written.isascii() and written.isdigit() and int(written)):
        raise SettingsError(_POSITIVE.fill(name=variable(name), value=written))
    return int(written)


_MODE = Text(
    "ZELIAN_MODE 应为 local 或 production，而不是“{value}”；请改正后再启动",
    "ZELIAN_MODE is local or production, not “{value}”; correct it and start again",
)
_POSITIVE = Text(
    "{name} 应为正整数，而不是“{value}”；请改正后再启动",
    "{name} is a whole number above 0, not “{value}”; correct it and start again",
)
_TRUST = Text(
    "ZELIAN_TRUSTED_ISSUER 与 ZELIAN_TRUSTED_KEYS 须同时设置：外部授权服务器的名称，"
    "及其公钥文件（JWKS）",
    "set ZELIAN_TRUSTED_ISSUER and ZELIAN_TRUSTED_KEYS together: the name of the other "
    "authorization server, and the file of its public keys (JWKS)",
)
