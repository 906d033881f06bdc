"""The addresses of the pages."""

from api.pages.routes import access, ask, home, looks, objecting, terms

ROUTERS = (access.router, home.router, terms.router, ask.router, objecting.router, looks.router)

__all__ = ["ROUTERS"]
