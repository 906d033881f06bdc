"""Case files: one or more YAML documents, read strictly."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from api.casebook.model import WorkedCase
from graph.errors import CaseFileError
from graph.text import Text

_SUFFIXES = frozenset({".yaml", ".yml"})


def case_files(paths: list[Path]) -> list[Path]:
    """The YAML files under these paths, in order. Raises CaseFileError for a path without any."""
    found: list[Path] = []
    for path in paths:
        inside = _inside(path) if path.is_dir() else [path]
        if not inside or not inside[0].is_file():
            raise CaseFileError(_no_file(path))
        found += inside
    return found


def _inside(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix in _SUFFIXES)


def read_cases(path: Path) -> Iterator[WorkedCase]:
    """The cases of a file. Raises CaseFileError that names the file, the case and the field."""
    try:
        documents = list(YAML(typ="safe").load_all(path.read_text("utf-8")))
    except (YAMLError, ValueError, OSError) as fault:  # ValueError: a day that does not exist
        raise CaseFileError(_unreadable(path, fault)) from fault
    if not any(documents):
        raise CaseFileError(_empty(path))
    for number, document in enumerate(documents, 1):
        try:
            yield WorkedCase.model_validate(document)
        except ValidationError as fault:
            raise CaseFileError(_faulty(path, number, fault)) from fault


def _no_file(path: Path) -> Text:
    return Text(
        f"{path} 下没有案例文件（*.yaml、*.yml）；请检查路径",
        f"there is no case file (*.yaml, *.yml) at {path}; check the path",
    )


def _empty(path: Path) -> Text:
    return Text(
        f"{path} 里没有案例；没有案例不等于通过，请写入案例或移走此文件",
        f"{path} holds no case; nothing to check is not a pass: write a case or take it away",
    )


def _unreadable(path: Path, fault: Exception) -> Text:
    return Text(
        f"{path} 不是可读的 YAML：{fault}；请按所示行改正",
        f"{path} is not readable YAML: {fault}; correct the line shown",
    )


def _faulty(path: Path, number: int, fault: ValidationError) -> Text:
    faults = "; ".join(
        f"{'.'.join(str(part) for part in e['loc'])}: {e['msg']}" for e in fault.errors()
    )
    return Text(
        f"{path} 第 {number} 个案例有误：{faults}；请按案例格式改正",
        f"case {number} of {path} is faulty: {faults}; correct it to the form of a case",
    )
