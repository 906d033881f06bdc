"""Files of a form, written to disk as they come in: nothing of them is held in memory."""

import asyncio
import hashlib
from pathlib import Path

from fastapi import Request
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect

from api.http.parts import Parts
from api.loads import Limits, look_into, plain_name
from api.loads.folders import placed
from api.loads.refusals import unfit


async def receive(request: Request, folder: Path, limits: Limits) -> list[Path]:
    """The files of a request, in a folder, under the names they were sent with.

    Raises UnfitError for a form or file that is not taken; whoever calls removes the folder then.
    """
    mark = _mark(request)
    with Parts(folder, limits.files) as parts:
        parser = MultipartParser(mark, parts.callbacks())
        try:
            async for chunk in request.stream():
                await asyncio.to_thread(parser.write, chunk)
        except (FormParserError, ClientDisconnect) as fault:
            raise unfit("broken_form") from fault
    if not parts.whole:
        raise unfit("broken_form")
    return await asyncio.to_thread(_placed, folder, parts, limits)


def fingerprint(request: Request, files: list[Path]) -> str:
    """What a request with these files asks for, whatever stood between them."""
    digest = hashlib.sha256(f"{request.method} {request.url.path}?{request.url.query}".encode())
    for path in sorted(files):
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        digest.update(f"\n{content} {path.name}".encode())
    return digest.hexdigest()


def _mark(request: Request) -> bytes:
    """What stands between the parts."""
    kind, options = parse_options_header(request.headers.get("content-type"))
    if kind != b"multipart/form-data" or not options.get(b"boundary"):
        raise unfit("no_form")
    return options[b"boundary"]


def _placed(folder: Path, parts: Parts, limits: Limits) -> list[Path]:
    # A form in a browser sends a field that was left empty as a file without name and content.
    files = [(path, name) for path, name in parts.files if name or path.stat().st_size]
    if not files:
        raise unfit("no_file")
    paths = placed(folder, [(path, plain_name(name)) for path, name in files])
    for path, _ in parts.files:
        path.unlink(missing_ok=True)
    for path in paths:
        look_into(path, limits)
    return paths
