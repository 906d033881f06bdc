"""The application as a server starts it: `uvicorn --factory api.app:from_environment`."""

import gc
import logging
import sys
from typing import TextIO

from fastapi import FastAPI

from api.http import Service, Settings, create_app, settings_from
from api.http.logs import LOGGER
from api.http.service import Clock, utc_now
from api.pages import add_pages
from api.settings import Home, home_path, open_home

# Answers are trees, which go without a collector; looking through them at every 700 objects costs
# a twentieth of the time of a question.
_COLLECT_AFTER = 20_000


def from_environment() -> FastAPI:
    """Home and settings as the environment says; raises SettingsError for what is unsafe."""
    _log_to(sys.stderr)
    app = application(open_home(home_path()), settings_from())
    # The law, the types and the modules stay: no collection has to walk through them again.
    gc.collect()
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
    return app


def application(home: Home, settings: Settings, clock: Clock = utc_now) -> FastAPI:
    """The service with its pages."""
    app = create_app(Service.open(home, settings, clock))
    add_pages(app, home)
    return app


def _log_to(stream: TextIO) -> None:
    if not LOGGER.handlers:
        LOGGER.addHandler(logging.StreamHandler(stream))
        LOGGER.setLevel(logging.INFO)
        LOGGER.propagate = False
