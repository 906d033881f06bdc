"""Each process listens in a queue of its own on the one address."""

import pickle
import socket

import pytest

from api.http.listening import SHARES_OUT, OwnQueue, check_free
from graph.errors import InputError

pytestmark = pytest.mark.skipif(not SHARES_OUT, reason="the system does not share out connections")


def test_what_is_handed_over_is_a_queue_of_its_own():
    with OwnQueue("127.0.0.1", 0) as first, pickle.loads(pickle.dumps(first)) as second:
        address = first.getsockname()
        assert second.getsockname() == address
        assert second.fileno() != first.fileno()
        second.listen()
        with socket.create_connection(address, timeout=5):
            second.settimeout(5)
            second.accept()[0].close()


def test_an_address_that_others_listen_on_is_not_free():
    with OwnQueue("127.0.0.1", 0) as queue:
        queue.listen()
        with pytest.raises(InputError, match="--port"):
            check_free(*queue.getsockname())
