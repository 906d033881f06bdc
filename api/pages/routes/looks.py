"""How the pages look: one stylesheet and one sign, ours and from here."""

from importlib.resources import files

from fastapi import APIRouter, Response

router = APIRouter(include_in_schema=False)
_STATIC = files("api.pages") / "static"


@router.get("/zelian.css")
async def stylesheet() -> Response:
    return Response((_STATIC / "zelian.css").read_bytes(), media_type="text/css")


@router.get("/zelian.svg")
async def sign() -> Response:
    return Response((_STATIC / "zelian.svg").read_bytes(), media_type="image/svg+xml")
