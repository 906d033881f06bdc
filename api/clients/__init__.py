"""The register of programs that may ask over HTTP."""

from api.clients.opening import open_clients
from api.clients.register import Clients, Issued
from api.clients.shapes import Client, Enrolment

__all__ = ["Client", "Clients", "Enrolment", "Issued", "open_clients"]
