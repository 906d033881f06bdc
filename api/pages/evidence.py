"""An answer as a file to keep: what was asked in which state, the answer, and their own hash."""

from fastapi import Response
from pydantic import BaseModel

from api.cli.evidence import sealed
from api.http.bodies import Asked
from api.pages.guests import Guest
from graph.intervals import iso


def evidence(guest: Guest, slug: str, asked: Asked, told: BaseModel) -> Response:
    """Named without whom it is about: file names are seen by others."""
    service = guest.service
    answer = told.model_dump(mode="json")
    content = {
        "question": slug,
        "asked_on": iso(service.today),
        "asked_by": guest.client.name if guest.client else "",
        **asked.model_dump(mode="json", include={"role", "purpose", "case", "authorization"}),
        "commit": answer["known_at"],
        "policy": service.law,
        "policy_digest": service.policy.digest,
        "answer": answer,
    }
    name = f"zelian-{slug}-{answer['as_of']}-{answer['known_at']}.json"
    response = Response(sealed(content)[0], media_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return guest.keeping(response)
