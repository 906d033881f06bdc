"""Secrets that somebody typed, which stop the start in production mode."""

import os
from collections.abc import Mapping

from api.settings import Home, is_server
from api.settings.stores import PASSWORD_VARIABLE, USER_VARIABLE
from graph.errors import SettingsError
from graph.text import Text

_LEAST_DISTINCT = 12  # of 32 bytes; a random secret has fewer once in more than 10^20
_LEAST_LENGTH, _LEAST_LETTERS = 8, 5  # of a password
# What manuals, images and examples hold; compared without digits and signs around it.
_DEFAULTS = frozenset(
    (
        *("neo4j", "neo", "password", "passwd", "passw0rd", "changeme", "changeit", "change-me"),
        *("secret", "admin", "administrator", "root", "test", "default", "letmein", "qwerty"),
        "zelian",
    )
)
_AROUND = "0123456789!@#$%^&*?._-"


def refuse_weak(home: Home, address: str, environment: Mapping[str, str] = os.environ) -> None:
    """Raises SettingsError for a key of the home, or a server's password, that can be guessed."""
    _refuse_typed_keys(home)
    if is_server(address):
        _refuse_default_password(address, environment)


def _refuse_typed_keys(home: Home) -> None:
    for path in sorted(home.keys.iterdir()):
        try:
            secret = bytes.fromhex(path.read_text("ascii").strip())
        except ValueError:
            continue  # of a shape that whoever reads it refuses
        if len(set(secret)) < _LEAST_DISTINCT:
            raise SettingsError(_TYPED.fill(path=path))


def _refuse_default_password(address: str, environment: Mapping[str, str]) -> None:
    password = environment.get(PASSWORD_VARIABLE, "")
    user = environment.get(USER_VARIABLE, "").strip() or "neo4j"
    plain = password.lower()
    core = plain.strip(_AROUND)
    known = not core or {plain, core} & (_DEFAULTS | {user.lower(), user.lower() * 2})
    short = len(password) < _LEAST_LENGTH or len(set(password)) < _LEAST_LETTERS
    if password and (known or short):  # without one the address is refused, in words of its own
        shown = address.rpartition("@")[2]  # an address must not hold a password, and may
        raise SettingsError(_DEFAULT.fill(at=shown, variable=PASSWORD_VARIABLE))


_TYPED = Text(
    "密钥 {path} 不是随机产生的，生产模式下不予启动；请停用，并以 zelian init 另建数据目录",
    "the secret {path} was not drawn at random, so the service does not start in production mode; "
    "give it up and make a new home with `zelian init`",
)
_DEFAULT = Text(
    "{variable} 中 {at} 的口令是常见的默认口令或过于简单，生产模式下不予启动；"
    "请在服务器上改用自己的口令（ALTER CURRENT USER SET PASSWORD），再写入该变量",
    "the password of {at} in {variable} is a common default or too simple, so the service does not "
    "start in production mode; give the server one of your own (ALTER CURRENT USER SET PASSWORD) "
    "and set the variable to it",
)
