"""Where an installation keeps what it has, and how that is made and opened."""

from api.settings.home import Home, home_path, open_home
from api.settings.making import create_home

__all__ = ["Home", "create_home", "home_path", "open_home"]
