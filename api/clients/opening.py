"""The register of an installation; one that was made before there were clients gets it now."""

from filelock import FileLock

from api.audit.files import settle_names
from api.clients.register import Clients
from api.settings.home import LOCK, Home
from api.settings.secret_files import make_secret, read_secret


def open_clients(home: Home) -> Clients:
    """Raises SettingsError for a key that is lost, weak or open to others."""
    return Clients(home.clients, home_secret(home, "clients", needed=home.clients.exists()))


def home_secret(home: Home, name: str, needed: bool = False) -> bytes:
    """The secret under this name, made when it is first asked for, unless `needed` says that
    something already rests on it."""
    path = home.keys / name
    if not needed and not path.exists():
        with FileLock(home.path / LOCK):
            if not path.exists():
                make_secret(path)
                settle_names(home.keys)
    return read_secret(path)
