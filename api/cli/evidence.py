"""An answer kept as evidence: one file with what was asked of which state, and its own hash."""

import hashlib
import os
from pathlib import Path
from typing import Any

from api.audit.files import PRIVATE, settle
from graph.errors import InputError
from graph.records import canonical
from graph.text import Text


def check_new(path: Path) -> None:
    """Raises InputError for a file that is there already: evidence is never overwritten."""
    if path.exists():
        raise InputError(_THERE.fill(path=path))
    if not path.parent.is_dir():
        raise InputError(_NO_FOLDER.fill(path=path.parent))


def sealed(content: dict[str, Any]) -> tuple[bytes, str]:
    """The file of a content, with its sha256: over the content as JSON with sorted keys and
    without blanks, in UTF-8."""
    sha256 = hashlib.sha256(canonical(content).encode()).hexdigest()
    return canonical({"content": content, "sha256": sha256}).encode() + b"\n", sha256


def keep(path: Path, content: dict[str, Any]) -> str:
    """Writes the content beside its sha256, whole or not at all; gives the hash."""
    whole, sha256 = sealed(content)
    draft = path.with_name(f"{path.name}.new")
    check_new(path)
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
        with os.fdopen(handle, "wb") as file:
            file.write(whole)
            settle(file)
        draft.rename(path)
    except OSError as fault:
        draft.unlink(missing_ok=True)
        raise InputError(_NOT_WRITTEN.fill(path=path, why=fault.strerror)) from fault
    return sha256


_THERE = Text(
    "{path} 已经存在；证据不覆盖，请换一个文件名",
    "{path} is there already; evidence is never overwritten: give another name",
)
_NO_FOLDER = Text("文件夹 {path} 不存在；请先建立", "there is no folder {path}; make it first")
_NOT_WRITTEN = Text(
    "{path} 无法写入（{why}）；请换一个位置，再问一次",
    "{path} cannot be written ({why}); choose another place and ask again",
)
