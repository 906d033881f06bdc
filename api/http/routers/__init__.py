"""What can be asked over HTTP; each router is thin over a question."""

from api.http.routers import (
    decisions,
    objections,
    offices,
    operating,
    questions,
    reads,
    relations,
    several,
    tokens,
)

ROUTERS = (
    questions.router,
    relations.router,
    offices.router,
    several.router,
    decisions.router,
    objections.router,
    reads.router,
    tokens.router,
    operating.router,
)

__all__ = ["ROUTERS"]
