"""Files that only their owner reads, and that are there whole or not at all."""

import os
from pathlib import Path
from typing import BinaryIO

PRIVATE = 0o600


def replace_file(path: Path, content: bytes) -> None:
    """Puts the content in place of the file in one step; durable on return, but for its name."""
    draft = path.with_name(path.name + ".new")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        settle(file)
    draft.replace(path)


def append_private(path: Path, content: bytes) -> int:
    """Adds to the end of a file. Gives the place at which the content begins."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE)
    with os.fdopen(handle, "ab") as file:
        place = file.seek(0, os.SEEK_END)
        file.write(content)
        settle(file)
    return place


def settle(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def settle_names(folder: Path) -> None:
    """Makes the names in a folder durable, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
