"""Where the service listens: an address that is free, and a queue of its own for each process."""

import socket
import sys
from typing import Any, Self

from graph.errors import InputError
from graph.text import Text


class OwnQueue(socket.socket):
    """A socket that each process makes anew when it is handed over, so that the system shares out
    who connects (SO_REUSEPORT). Of one queue for all, the process that wakes first takes a whole
    burst of connections, and answers all that comes by them while the others rest.
    """

    def __init__(self, host: str, port: int) -> None:
        found = _resolved(host, port)
        super().__init__(found[0], socket.SOCK_STREAM)
        self.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self.bind(found[4])

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...]]:
        return type(self), self.getsockname()[:2]


# Elsewhere the option is missing, or gives everything to the last process.
SHARES_OUT = sys.platform == "linux"


def check_free(host: str, port: int) -> None:
    """Raises InputError for an address that cannot be listened on."""
    try:
        found = _resolved(host, port)
        with socket.socket(found[0]) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(found[4])
    except (OSError, UnicodeError) as fault:
        raise InputError(_NOT_FREE.fill(host=host, port=port, fault=fault)) from None


def _resolved(host: str, port: int) -> tuple[Any, ...]:
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]


_NOT_FREE = Text(
    "无法在 {host}:{port} 监听（{fault}）；请换一个端口（--port）或地址（--host）",
    "cannot listen on {host}:{port} ({fault}); choose another --port or --host",
)
