"""The service over HTTP: the same questions, gate and answers as on the command line."""

from api.http.application import create_app
from api.http.service import Service
from api.http.settings import Settings, settings_from

__all__ = ["Service", "Settings", "create_app", "settings_from"]
