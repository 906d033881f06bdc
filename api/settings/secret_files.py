"""Secrets in files that only their owner can read."""

import os
import secrets
from pathlib import Path

from api.audit.files import replace_file
from graph.errors import SettingsError
from graph.text import Text

SECRET_BYTES = 32

_OTHERS = 0o077

_KEY_GONE = Text(
    "密钥文件 {path} 不存在；请从备份恢复，不要另造：另造的密钥认不出已有的记录",
    "the key file {path} is missing; restore it from a backup. Do not make a new one: it would "
    "not fit what is recorded",
)
_KEY_BAD = Text(
    "密钥文件 {path} 不是 64 位十六进制数；请从备份恢复",
    "the key file {path} is not 64 hexadecimal places; restore it from a backup",
)
_OPEN = Text(
    "{path} 可被他人读取；请运行 chmod {right} {path}，并考虑密钥是否已经泄露",
    "others can read {path}; run `chmod {right} {path}` and consider whether the key has leaked",
)


def make_secret(path: Path) -> None:
    replace_file(path, secrets.token_hex(SECRET_BYTES).encode() + b"\n")


def read_secret(path: Path) -> bytes:
    check_private(path)
    try:
        secret = bytes.fromhex(path.read_text("ascii").strip())
    except (OSError, ValueError) as fault:
        raise SettingsError(_KEY_BAD.fill(path=path)) from fault
    if len(secret) != SECRET_BYTES:
        raise SettingsError(_KEY_BAD.fill(path=path))
    return secret


def check_private(path: Path) -> None:
    """Raises SettingsError for a file or folder that is missing, or that others can reach."""
    if not path.exists():
        raise SettingsError(_KEY_GONE.fill(path=path))
    # On Windows the mode says nothing of permissions.
    if os.name != "nt" and path.stat().st_mode & _OTHERS:
        right = "700" if path.is_dir() else "600"
        raise SettingsError(_OPEN.fill(path=path, right=right))
