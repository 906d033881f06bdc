"""The pages as a part of the application."""

from fastapi import FastAPI

from api.clients.opening import home_secret
from api.http import Service
from api.pages.guests import Pages
from api.pages.problem_page import problem_page
from api.pages.routes import ROUTERS
from api.pages.visits import Ended, Visits
from api.settings import Home


def add_pages(app: FastAPI, home: Home) -> None:
    service: Service = app.state.service
    app.state.pages = Pages(
        service, Visits(home_secret(home, "pages"), service.clock), Ended(home.visits)
    )
    app.state.problem_page = problem_page
    for router in ROUTERS:
        app.include_router(router)
