"""What can be asked, in the role that was chosen."""

from fastapi import APIRouter, Response

from api.pages.guests import Visiting, member
from api.pages.questions import questions_for

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(here: Visiting) -> Response:
    if here.client is None:
        return here.go("/sign-in")
    here = member(here)
    if here.asked is None:
        return here.go("/terms")
    return here.page("home.html", questions=questions_for(here.role))
