"""What can be asked over HTTP; each router is thin over a question."""

from api.http.routers import (
    authorizations,
    cases,
    decisions,
    loads,
    objections,
    offices,
    operating,
    persons,
    questions,
    reads,
    record,
    relations,
    sending,
    several,
    statements,
    store_wide,
    tokens,
)

ROUTERS = (
    questions.router,
    persons.router,
    record.router,
    store_wide.router,
    relations.router,
    offices.router,
    several.router,
    statements.router,
    decisions.router,
    objections.router,
    sending.router,
    loads.router,
    cases.router,
    cases.writing,
    authorizations.router,
    authorizations.writing,
    reads.router,
    tokens.router,
    operating.router,
)

__all__ = ["ROUTERS"]
