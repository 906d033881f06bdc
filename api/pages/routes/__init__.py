"""The addresses of the pages."""

from api.pages.routes import access, ask, home, looks, terms

ROUTERS = (access.router, home.router, terms.router, ask.router, looks.router)

__all__ = ["ROUTERS"]
