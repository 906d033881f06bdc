"""What the description of the interface says beyond the types: examples of what is sent and of
what is answered."""

from api.http.described.complete import complete

__all__ = ["complete"]
