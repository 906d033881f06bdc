"""Pictures drawn on the server. Each shows what a table on the same page says in full."""

from api.pages.picture.network import Network, network
from api.pages.picture.timeline import Timeline, timeline

__all__ = ["Network", "Timeline", "network", "timeline"]
