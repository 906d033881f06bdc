"""Who is signed in at a browser, as what they ask, and until when."""

from api.pages.visits.ended import Ended
from api.pages.visits.sealing import Visits
from api.pages.visits.shape import Visit

__all__ = ["Ended", "Visit", "Visits"]
