"""Pages for people: the questions of the service, with its gate and its answers."""

from api.pages.wiring import add_pages

__all__ = ["add_pages"]
