"""Where an installation keeps what it has, and how that is made and opened."""

from api.settings.home import Home, home_path, open_home
from api.settings.making import create_home, use_store
from api.settings.stores import is_server, named_store, open_store

__all__ = [
    "Home",
    "create_home",
    "home_path",
    "is_server",
    "named_store",
    "open_home",
    "open_store",
    "use_store",
]
